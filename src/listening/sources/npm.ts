import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { searchRequests, wantedBy } from './shared/anchors.ts';
import { type Fields, fieldsOf, httpOf, listOf, stringsOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Five million requests a month are acceptable (docs.npmjs.com/policies/open-source-terms); these are far fewer. */
const EVERY_MS = HOUR;
const MAX_PER_MINUTE = 6;
/** At most 250 packages at once (npm/registry, docs/REGISTRY-API.md), the best matches first, whatever their age. */
const PAGE_SIZE = 250;
const LIMITS = { overlap: DAY, reach: 7 * DAY, maxPages: 4 } as const;
const MINE = /^((?:@[\w.~-]+\/)?[\w.~-]+)@([\w.+-]+)$/;

/**
 * Releases of packages that name the words: in their name, description or keywords. The search has no order by time, so
 * its best thousand are read and the new ones among them are taken.
 */
export const npm: Source = {
  id: 'npm',
  label: 'npm',
  homepage: 'https://www.npmjs.com/',
  access: 'opt-in',
  options: { baseUrl: 'https://registry.npmjs.org' },
  about: {},
  terms:
    'The open-source terms of npm: names, descriptions and keywords of packages are kept with a link, no mail address; what is unpublished there is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  previews: true,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  const { scope } = wantedBy(wanted);
  return searchRequests('npm', wanted, EVERY_MS, MINUTE / MAX_PER_MINUTE).map((request) => ({
    ...request,
    scope,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const words = request.params.words ?? request.key;
  const paging = pagingOf(stored, LIMITS, context.now(), [words]);
  const { from, at } = paging.chain;
  const begin = Number(at ?? 0);
  const query = new URLSearchParams({ text: words, size: String(PAGE_SIZE), from: String(begin) });
  const answer = await context.web.fetch(`${baseOf(context)}/-/v1/search?${query}`, { lane: 'api' });
  const { objects, total } = fieldsOf(jsonOf(answer, 'npm', context));
  const list = listOf(objects);
  if (!list) throw new SourceError('malformed', 'npm answers with something that is no list of packages.');
  const releases = list.map((found) => fieldsOf(found.package));
  const fresh = releases.filter(({ date }) => (timeOf(date) ?? from) >= from);
  const reached = begin + list.length;
  const goesOn = list.length > 0 && typeof total === 'number' && reached < total;
  const isLast = paging.chain.pages + 1 >= LIMITS.maxPages;
  return {
    posts: fresh.map(postOf).filter((post) => post !== null),
    ...paging.after({
      times: fresh.map(({ date }) => timeOf(date)).filter((time) => time !== null),
      // Beyond the thousandth are packages that hardly match: no gap.
      next: goesOn && !isLast ? String(reached) : null,
    }),
  };
}

function postOf(release: Fields): RawPost | null {
  const name = textOf(release.name);
  const version = textOf(release.version);
  const extId = `${name}@${version}`;
  if (!name || !version || !MINE.test(extId) || extId.length > 300) return null;
  const { username } = fieldsOf(release.publisher);
  const publisher = textOf(username);
  const text = textOf(release.description);
  const { repository, homepage } = fieldsOf(release.links);
  const links = [repository, homepage].flatMap((link) => httpOf(link) ?? []);
  return {
    source: 'npm',
    extId,
    kind: 'post',
    url: `https://www.npmjs.com/package/${name}/v/${version}`,
    title: `${name} ${version}`,
    publishedAt: timeOf(release.date),
    outlet: 'npm',
    tags: stringsOf(release.keywords).slice(0, 30),
    ...(text ? { text } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(publisher
      ? {
          author: {
            id: publisher,
            name: publisher,
            url: `https://www.npmjs.com/~${encodeURIComponent(publisher)}`,
          },
        }
      : {}),
  };
}

async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const extId of extIds) {
    const [, name, version] = MINE.exec(extId) ?? [];
    if (name === undefined || version === undefined) continue;
    const address = `${baseOf(context)}/${name.replace('/', '%2F')}/${encodeURIComponent(version)}`;
    const { status } = await context.web.fetch(address, { lane: 'api', allow: [404, 410] });
    if (status !== 200) gone.push(extId);
  }
  return gone;
}

function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? npm.options.baseUrl ?? '').replace(/\/+$/, '');
}
