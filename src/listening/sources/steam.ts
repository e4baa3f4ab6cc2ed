import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { countsOf, type Fields, fieldsOf, listOf, textOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { namedIn } from './shared/named.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits are not published: one read of what is new every half hour, six games a minute. */
const EVERY_MS = 30 * MINUTE;
const GAMES_PER_MINUTE = 6;
const GAP_MS = 1_500;
/** A hundred reviews at most are given at once (partner.steamgames.com/doc/store/getreviews). 40 pages are 4,000. */
const PAGE_SIZE = 100;
const LIMITS = { overlap: HOUR, reach: 7 * DAY, maxPages: 40 } as const;

/**
 * Reviews of the games that are named, by their last change: what is new and what was rewritten come together. Each
 * carries the game's name as a tag, for a review seldom names its game.
 */
export const steam: Source = {
  id: 'steam',
  label: 'Steam reviews',
  homepage: 'https://store.steampowered.com/',
  access: 'keyed',
  options: { apps: null, baseUrl: 'https://store.steampowered.com' },
  about: {
    apps: 'games whose reviews are read, the number in the address of each with the name under which its reviews count: `1234560=Kestrel Racer, 1234570=Kestrel Racer 2`.',
  },
  terms:
    "Steam's documented list of user reviews, open to everybody: kept with author and link, rewritten ones follow; it does not say what is deleted, so nothing is deleted here before its time.",
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  if (wanted.length === 0) return [];
  const games = namedIn(options.apps).filter(({ id }) => /^\d{1,10}$/.test(id));
  const everyMs = Math.max(EVERY_MS, Math.ceil((games.length * MINUTE) / GAMES_PER_MINUTE));
  return games.map(({ id, name }) => ({
    source: 'steam',
    key: id,
    params: { id, ...(name === null ? {} : { name }) },
    scope: 'all',
    serves: 'all',
    everyMs,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { id = request.key, name } = request.params;
  const { baseUrl = steam.options.baseUrl } = context.options;
  const paging = pagingOf(stored, LIMITS, context.now());
  const { from, at } = paging.chain;
  const query = new URLSearchParams({
    json: '1',
    filter: 'updated',
    language: 'all',
    review_type: 'all',
    purchase_type: 'all',
    num_per_page: String(PAGE_SIZE),
    cursor: at ?? '*',
  });
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/appreviews/${id}?${query}`, {
    lane: 'api',
    gapMs: GAP_MS,
  });
  const { success, reviews, cursor } = fieldsOf(jsonOf(answer, 'Steam', context));
  if (typeof success === 'number' && success !== 1)
    throw new SourceError('misconfigured', `Steam knows no game ${id}: check EARSHOT_STEAM_APPS.`);
  const list = listOf(reviews);
  if (!list) throw new SourceError('malformed', 'Steam answers with something that is no list of reviews.');
  const times = list.map(changedAt).filter((time) => time !== null);
  // A page may be short although more follow: the end is an empty one, or a cursor that stays.
  const next = textOf(cursor);
  const goesOn = list.length > 0 && Math.min(...times) >= from && next !== undefined && next !== (at ?? '*');
  return {
    posts: list
      .filter((review) => (changedAt(review) ?? from) >= from)
      .map((review) => postOf(review, id, name))
      .filter((post) => post !== null),
    ...paging.after({ times, next: goesOn ? next : null }),
    ...(name ? { title: name } : {}),
  };
}

function postOf(review: Fields, game: string, name: string | undefined): RawPost | null {
  const id = textOf(review.recommendationid);
  const text = textOf(review.review);
  const { steamid, personaname } = fieldsOf(review.author);
  const writer = textOf(steamid);
  if (!id || !/^\d{1,20}$/.test(id) || !text || !writer || !/^\d{1,20}$/.test(writer)) return null;
  const publishedAt = timeOf(review.timestamp_created);
  const editedAt = changedAt(review);
  const lang = LANGUAGES[textOf(review.language) ?? ''];
  const up = review.voted_up;
  return {
    source: 'steam',
    extId: id,
    kind: 'review',
    url: `https://steamcommunity.com/profiles/${writer}/recommended/${game}/`,
    text: withoutMarkup(text),
    publishedAt,
    outlet: 'Steam',
    author: {
      id: writer,
      name: textOf(personaname) ?? writer,
      url: `https://steamcommunity.com/profiles/${writer}`,
    },
    counts: countsOf({ likes: review.votes_up, replies: review.comment_count }),
    ...(typeof up === 'boolean'
      ? { rating: { thumb: up ? 'up' : 'down', ...(name ? { of: name } : {}) } }
      : {}),
    ...(name ? { tags: [name] } : {}),
    ...(lang ? { lang } : {}),
    ...(editedAt !== null && editedAt !== publishedAt ? { editedAt } : {}),
  };
}

/** Reviews are written in the markup of forums: `[b]so[/b]`, `[url=…]there[/url]`. */
function withoutMarkup(text: string): string {
  return text.replace(
    /\[\/?(?:b|i|u|s|h[1-3]|strike|spoiler|list|olist|\*|code|quote|noparse|hr|table|tr|td|th|url)(?:=[^\]\n]{0,500})?\]/gi,
    ' ',
  );
}

function changedAt(review: Fields): Millis | null {
  return timeOf(review.timestamp_updated) ?? timeOf(review.timestamp_created);
}

function timeOf(seconds: unknown): Millis | null {
  return typeof seconds === 'number' && Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1000 : null;
}

/** Steam's own names (partner.steamgames.com/doc/store/localization/languages). */
const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  brazilian: 'pt',
  bulgarian: 'bg',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  koreana: 'ko',
  latam: 'es',
  norwegian: 'no',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  schinese: 'zh',
  spanish: 'es',
  swedish: 'sv',
  tchinese: 'zh',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
};
