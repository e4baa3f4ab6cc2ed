import { createHash } from 'node:crypto';
import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, MINUTE, type Millis } from '../time.ts';
import { searchRequests } from './shared/anchors.ts';
import { type Fields, fieldsOf, httpOf, listOf, textOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits are not published: every half hour for one search, ten searches a minute over all. */
const EVERY_MS = 30 * MINUTE;
const MAX_PER_MINUTE = 10;
/** Episodes of one answer; there are no further pages. */
const MAX = 100;
const LIMITS = { overlap: 0, reach: 7 * DAY, maxPages: 1 } as const;

export const podcastIndex: Source = {
  id: 'podcast-index',
  label: 'Podcast Index',
  homepage: 'https://podcastindex.org/',
  access: 'keyed',
  options: { key: null, secret: null, baseUrl: 'https://api.podcastindex.org/api/1.0' },
  about: { key: 'key of the API.', secret: 'secret that comes with the key.' },
  terms: 'An open index with a free key; titles, descriptions and links of episodes are kept, no sound.',
  cost: 'free',
  keyFrom: 'api.podcastindex.org: sign up, the key and the secret come by mail',
  triedLive: false,
  previews: true,
  plan,
  collect,
};

function plan(wanted: Wanted[]): Request[] {
  return searchRequests('podcast-index', wanted, EVERY_MS, MINUTE / MAX_PER_MINUTE);
}

/** The search by person is the one that finds episodes: by title, description, person tags, owner and author. */
async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const words = request.params.words ?? request.key;
  const { baseUrl = podcastIndex.options.baseUrl } = context.options;
  const query = new URLSearchParams({
    q: words,
    max: String(MAX),
    fulltext: '',
  });
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/search/byperson?${query}`, {
    lane: 'api',
    headers: signed(context.options, now),
    explain,
  });
  const { items } = fieldsOf(jsonOf(answer, 'Podcast Index', context));
  const list = listOf(items);
  if (!list)
    throw new SourceError('malformed', 'Podcast Index answers with something that is no list of episodes.');

  const times = list.map(timeOf).filter((time) => time !== null);
  const { chain, after } = pagingOf(stored, LIMITS, now, [words]);
  const posts = list.map(postOf).filter((post) => post !== null);
  const wanted = (at: Millis | null) => at === null || at > chain.from || at >= now - LIMITS.reach;
  return {
    posts: posts.filter(({ publishedAt }) => wanted(publishedAt)),
    // A full answer may have left out what is older than all it shows.
    ...after({ times, next: list.length < MAX ? null : 'end' }),
  };
}

/** `Authorization` is the SHA-1 of key, secret and date in hexadecimal (Podcastindex-org/docs-api, root.yaml). */
function signed({ key = '', secret = '' }: SourceContext['options'], now: Millis): Record<string, string> {
  const date = String(Math.floor(now / 1000));
  return {
    'x-auth-key': key,
    'x-auth-date': date,
    authorization: createHash('sha1').update(`${key}${secret}${date}`).digest('hex'),
  };
}

function postOf(item: Fields): RawPost | null {
  const title = textOf(item.title);
  const url = httpOf(item.link) ?? httpOf(item.enclosureUrl);
  if (typeof item.id !== 'number' || !url || !title) return null;
  const html = textOf(item.description);
  const show = textOf(item.feedTitle);
  const name = textOf(item.feedAuthor) ?? show;
  const feed = httpOf(item.feedUrl);
  const lang = textOf(item.feedLanguage);
  const sound = httpOf(item.enclosureUrl);
  return {
    source: 'podcast-index',
    extId: String(item.id),
    kind: 'episode',
    url,
    title,
    publishedAt: timeOf(item),
    ...(html ? { html } : {}),
    ...(lang ? { lang } : {}),
    ...(show ? { outlet: show } : {}),
    ...(name
      ? {
          author: {
            name,
            ...(typeof item.feedId === 'number' ? { id: `feed:${item.feedId}` } : {}),
            ...(feed ? { url: feed } : {}),
          },
        }
      : {}),
    ...(sound ? { links: [sound] } : {}),
  };
}

function timeOf({ datePublished }: Fields): Millis | null {
  return typeof datePublished === 'number' && Number.isSafeInteger(datePublished)
    ? datePublished * 1000
    : null;
}

function explain(_said: string, usual: SourceError): SourceError {
  if (usual.status !== 401) return usual;
  return new SourceError(
    'refused',
    'Podcast Index does not accept the key: check EARSHOT_PODCAST_INDEX_KEY and EARSHOT_PODCAST_INDEX_SECRET, and that the clock of this machine is right.',
    { status: usual.status },
  );
}
