import { createHash } from 'node:crypto';
import { SourceError } from '../../config/errors.ts';
import { canonicalUrl } from '../mentions/canonical-url.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, MINUTE, type Millis } from '../time.ts';
import { searchRequests } from './shared/anchors.ts';
import { decodeText } from './shared/charset/decode.ts';
import { type Fields, fieldsOf, httpOf, listOf, mediaOf, textOf } from './shared/fields.ts';
import { readLeniently } from './shared/lenient-json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from './source.ts';

/** News is added every quarter of an hour; one request in five seconds is the pace that GDELT asks for. */
const EVERY_MS = 15 * MINUTE;
const GAP_MS = 5_000;
/** The most that one answer holds; there is no second page. */
const MAX_RECORDS = 250;
const LIMITS = { reach: 7 * DAY, maxPages: 1, gapFrom: 'overlap' } as const;
/** It looks back three months at most. */
const LONGEST_LOOK_MS = 80 * DAY;

/**
 * News of the world by the DOC 2.0 interface: headlines with their addresses. It turns requests away when it is busy
 * (429, at times at the first), so it is a bonus: a read that fails is made up by the next one, which looks back as
 * far as is missing.
 */
export const gdelt: Source = {
  id: 'gdelt',
  label: 'GDELT news',
  homepage: 'https://www.gdeltproject.org/',
  access: 'opt-in',
  options: { baseUrl: 'https://api.gdeltproject.org/api/v2/doc/doc' },
  about: {},
  terms:
    'Open for any use with a citation of the GDELT Project and a link to gdeltproject.org; headlines and links are kept, the articles belong to their publishers.',
  cost: 'free; often busy',
  keyFrom: null,
  triedLive: false,
  previews: true,
  plan,
  collect,
};

function plan(wanted: Wanted[]): Request[] {
  // Half of the pace that is allowed: the rest is for what came too late.
  return searchRequests('gdelt', wanted, EVERY_MS, 2 * GAP_MS);
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const words = request.params.words ?? request.key;
  const paging = pagingOf(withMark(stored), { ...LIMITS, overlap: 2 * request.everyMs }, now, [words]);
  const from = Math.max(now - LONGEST_LOOK_MS, paging.chain.from);
  const query = new URLSearchParams({
    query: `"${words}"`,
    mode: 'artlist',
    format: 'json',
    sort: 'datedesc',
    maxrecords: String(MAX_RECORDS),
    timespan: `${Math.ceil((now - from) / MINUTE)}min`,
  });
  const base = context.options.baseUrl ?? gdelt.options.baseUrl ?? '';
  const answer = await context.web.fetch(`${base}?${query}`, { gapMs: GAP_MS });
  const { articles, lost, broken } = articlesIn(answer);
  if (lost > 0) context.lose?.(lost);
  const posts = articles.map(postOf).filter((post) => post !== null);
  const times = posts.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const cut = broken || (articles.length >= MAX_RECORDS && times.length > 0);
  // The times are those at which GDELT saw the articles: the mark is the time of the read.
  const after = paging.after({ times: [...times, now], next: cut ? 'end' : null });
  const reason = broken ? 'broken' : 'too-many';
  return { posts, ...after, ...(after.gap ? { gap: { ...after.gap, reason } } : {}) };
}

/** Cursors of earlier versions call the mark `readAt`. */
function withMark(stored: Json): Json {
  const { readAt } = fieldsOf(stored);
  return typeof readAt === 'number' ? { v: 1, high: readAt } : stored;
}

/**
 * Nothing found is `{}`; what GDELT does not like about a question it says in plain words, with HTTP 200. Its titles are
 * written into the JSON as they are: `\'`, tabs, bare quotes, and now and then the end is missing.
 */
function articlesIn(answer: WebAnswer): { articles: Fields[]; lost: number; broken: boolean } {
  const text = decodeText(answer.body, answer.headers.get('content-type'));
  const read = readLeniently(text);
  if (read === null) throw complaint(text);
  const { value, lost, cut: broken } = read;
  const { articles } = fieldsOf(value);
  const list = articles === undefined && JSON.stringify(value) === '{}' && !broken ? [] : listOf(articles);
  if (list === null)
    throw new SourceError('malformed', 'GDELT answers with something that is no list of articles.');
  return { articles: list, lost, broken };
}

function complaint(text: string): SourceError {
  if (/limit (?:your )?requests|every 5 seconds/i.test(text))
    return new SourceError('limited', 'GDELT asks for fewer requests.', { status: 429 });
  if (/too short|too common|too long/i.test(text))
    return new SourceError('refused', 'GDELT does not search for words as short, common or long as these.');
  return new SourceError('malformed', 'GDELT answers with something that is not JSON.');
}

function postOf(fields: Fields): RawPost | null {
  const url = httpOf(fields.url);
  const title = textOf(fields.title);
  if (!url || !title) return null;
  const site = textOf(fields.domain) ?? new URL(url).hostname;
  const lang = LANGUAGES[textOf(fields.language)?.toLowerCase() ?? ''];
  const key = canonicalUrl(url) ?? url;
  return {
    source: 'gdelt',
    extId: key.length <= 500 ? key : createHash('sha256').update(key).digest('hex'),
    kind: 'article',
    url,
    title,
    publishedAt: seenAt(fields.seendate),
    outlet: site,
    ...(textOf(fields.sourcecountry) ? { country: String(fields.sourcecountry) } : {}),
    ...mediaOf({ image: httpOf(fields.socialimage) !== undefined, video: false }),
    author: { id: site, name: site, url: new URL(url).origin },
    ...(lang ? { lang } : {}),
  };
}

/** `20261120T081500Z`: when GDELT first saw the article; when it was published it does not know. */
function seenAt(value: unknown): Millis | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(value) ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

/** GDELT writes languages out; those not here are detected from the words themselves. */
const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  catalan: 'ca',
  chinese: 'zh',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hindi: 'hi',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  norwegian: 'no',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  spanish: 'es',
  swedish: 'sv',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
};
