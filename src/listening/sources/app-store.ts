import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { type Fields, fieldsOf, listOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { namedIn } from './shared/named.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits of the feed are not published; the look-up of the same host allows some 20 calls a minute (iTunes Search API). */
const EVERY_MS = HOUR;
const CALLS_PER_MINUTE = 10;
const GAP_MS = 3_000;
/**
 * Ten pages of fifty reviews and no more (facundoolano/app-store-scraper, lib/reviews.js). Reviews show up late, and now
 * and then a page comes without some of them.
 */
const LIMITS = { overlap: 3 * DAY, reach: 7 * DAY, maxPages: 10 } as const;

interface App {
  country: string;
  id: string;
  name: string | null;
}

/**
 * Reviews of the apps that are named, country by country: the public feed of customer reviews. A review seldom names its
 * app, so each carries the app's name as a tag: it is a mention of the keyword that finds that name.
 */
export const appStore: Source = {
  id: 'app-store',
  label: 'App Store reviews',
  homepage: 'https://www.apple.com/app-store/',
  access: 'keyed',
  options: { apps: null, baseUrl: 'https://itunes.apple.com' },
  about: {
    apps: 'apps whose reviews are read, country and id of the address of each: `fr/1234567890, us/1234567890`; `fr/1234567890=Kestrelbox` gives the name under which its reviews count, else it is that of the store.',
  },
  terms:
    "Apple's public feed of customer reviews: the 500 newest of an app in a country, kept with a link; it does not say what is deleted, so nothing is deleted here before its time.",
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  if (wanted.length === 0) return [];
  const apps = appsIn(options.apps);
  const everyMs = Math.max(EVERY_MS, Math.ceil((apps.length * MINUTE) / CALLS_PER_MINUTE));
  return apps.map(({ country, id, name }) => ({
    source: 'app-store',
    key: `${country}/${id}`,
    params: { country, id, ...(name === null ? {} : { name }) },
    scope: 'all',
    serves: 'all',
    everyMs,
  }));
}

/** `fr/1234567890`, or the id alone: of the store of the United States. */
function appsIn(option: string | undefined): App[] {
  const apps = namedIn(option).flatMap(({ id, name }) => {
    const [, country = 'us', number] = /^(?:([a-z]{2})\/)?(?:id)?(\d{5,12})$/i.exec(id) ?? [];
    return number === undefined ? [] : [{ country: country.toLowerCase(), id: number, name }];
  });
  // Of an app that is named twice the first counts.
  return [...new Map(apps.reverse().map((app) => [`${app.country}/${app.id}`, app])).values()].reverse();
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { country = 'us', id = '' } = request.params;
  const paging = pagingOf(stored, LIMITS, context.now());
  const { from, at } = paging.chain;
  const page = Number(at ?? 1);
  const path = `${country}/rss/customerreviews/page=${page}/id=${id}/sortby=mostrecent/json`;
  const { feed } = fieldsOf(await ask(path, context));
  if (typeof feed !== 'object' || feed === null)
    throw new SourceError('malformed', 'The App Store answers with something that is no list of reviews.');
  const entries = entriesOf(fieldsOf(feed).entry);
  // Older answers begin with the app itself.
  const reviews = entries.filter((entry) => labelOf(entry['im:rating']) !== undefined);
  const shown = entries.map((entry) => labelOf(entry['im:name'])).find((label) => label !== undefined);
  const known = request.params.name ?? textOf(fieldsOf(stored).name) ?? shown;
  const name = known ?? (paging.first || reviews.length > 0 ? await nameOf(country, id, context) : undefined);
  const app: App = { country, id, name: name ?? null };
  const times = reviews.map(writtenAt).filter((time) => time !== null);
  const goesOn = reviews.length > 0 && Math.min(...times) >= from;
  const after = paging.after({ times, next: goesOn ? String(page + 1) : null });
  return {
    posts: reviews.map((review) => postOf(review, app)).filter((post) => post !== null),
    ...after,
    cursor: { ...after.cursor, name: request.params.name === undefined ? (name ?? null) : null },
    ...(name ? { title: `${name} (${country.toUpperCase()})` } : {}),
  };
}

/** None, one, or a list: the feed is XML turned into JSON. */
function entriesOf(entry: unknown): Fields[] {
  if (entry === undefined || entry === null) return [];
  const list = Array.isArray(entry) ? listOf(entry) : listOf([entry]);
  return list ?? [];
}

async function nameOf(country: string, id: string, context: SourceContext): Promise<string | undefined> {
  const query = new URLSearchParams({ id, country });
  const { resultCount, results } = fieldsOf(await ask(`lookup?${query}`, context));
  if (resultCount === 0)
    throw new SourceError(
      'misconfigured',
      `The App Store has no app ${id} in ${country.toUpperCase()}: check EARSHOT_APP_STORE_APPS.`,
    );
  return textOf(listOf(results)?.[0]?.trackName);
}

async function ask(path: string, context: SourceContext): Promise<unknown> {
  const { baseUrl = appStore.options.baseUrl } = context.options;
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/${path}`, {
    lane: 'api',
    gapMs: GAP_MS,
  });
  return jsonOf(answer, 'The App Store', context);
}

function postOf(review: Fields, { country, id, name }: App): RawPost | null {
  const number = labelOf(review.id);
  const title = labelOf(review.title);
  const text = labelOf(review.content);
  if (!number || !/^\d{1,20}$/.test(number) || (!title && !text)) return null;
  const author = fieldsOf(review.author);
  const writer = labelOf(author.name);
  const writerId = /\/id(\d{1,20})/.exec(labelOf(author.uri) ?? '')?.[1];
  const votes = Number(labelOf(review['im:voteSum']) ?? Number.NaN);
  const stars = Number(labelOf(review['im:rating']));
  return {
    source: 'app-store',
    extId: number,
    kind: 'review',
    // A review has no page of its own; the store passes over what it does not know.
    url: `https://apps.apple.com/${country}/app/id${id}?reviewId=${number}`,
    publishedAt: writtenAt(review),
    outlet: `App Store ${country.toUpperCase()}`,
    country,
    rating: { stars, ...(name === null ? {} : { of: name }) },
    counts: Number.isFinite(votes) && votes > 0 ? { likes: votes } : {},
    ...(name === null ? {} : { tags: [name] }),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    ...(writer ? { author: { name: writer, ...(writerId ? { id: writerId } : {}) } } : {}),
  };
}

/** The last change: the feed gives no other time. */
function writtenAt(review: Fields): Millis | null {
  return timeOf(labelOf(review.updated));
}

function labelOf(value: unknown): string | undefined {
  return textOf(fieldsOf(value).label);
}
