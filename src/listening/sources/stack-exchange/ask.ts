import { SourceError } from '../../../config/errors.ts';
import { htmlToText } from '../../mentions/html-text.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, type Millis } from '../../time.ts';
import { type Fields, fieldsOf, httpOf, listOf, textOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import type { Page, SourceContext, WebAnswer } from '../source.ts';

export const API = 'https://api.stackexchange.com/2.3';
/** Results of a page, and ids in one look-up. */
export const PAGE_SIZE = 100;

/** Sites with a name of their own; all others are `<site>.stackexchange.com`. */
const HOSTS: Readonly<Record<string, string>> = {
  stackoverflow: 'stackoverflow.com',
  superuser: 'superuser.com',
  serverfault: 'serverfault.com',
  askubuntu: 'askubuntu.com',
  mathoverflow: 'mathoverflow.net',
  stackapps: 'stackapps.com',
};

export function hostOf(site: string): string {
  return HOSTS[site] ?? `${site}.stackexchange.com`;
}

/** The license asks to name the author. */
export function authorOf(owner: unknown, site: string): RawPost['author'] {
  const { display_name, user_id, link } = fieldsOf(owner);
  const name = textOf(display_name);
  const url = httpOf(link);
  if (!name) return undefined;
  return {
    name: htmlToText(name).text,
    ...(typeof user_id === 'number' ? { id: `${site}:${user_id}` } : {}),
    ...(url ? { url } : {}),
  };
}

/** The rest of the day's quota; when it is spent, nothing is asked before the next UTC day. */
export function quota(quotaLeft: number | null, now: Millis): Pick<Page, 'quotaLeft' | 'nextInMs'> {
  if (quotaLeft === null) return {};
  return quotaLeft > 0 ? { quotaLeft } : { quotaLeft, nextInMs: DAY - (now % DAY) };
}

export interface Answer {
  items: Fields[];
  hasMore: boolean;
  quotaLeft: number | null;
}

export async function ask(
  path: string,
  query: Record<string, string>,
  context: SourceContext,
): Promise<Answer> {
  const { baseUrl = API, key } = context.options;
  const params = new URLSearchParams({ ...query, ...(key ? { key } : {}) });
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/${path}?${params}`, {
    lane: 'api',
    pauseAfter,
    explain: (body, usual) => explain(body, usual, context.now()),
  });
  const { items, has_more, quota_remaining } = fieldsOf(jsonOf(answer, 'Stack Exchange', context));
  const list = listOf(items);
  if (!list)
    throw new SourceError('malformed', 'Stack Exchange answers with something that is no list of posts.');
  return {
    items: list,
    hasMore: has_more === true,
    quotaLeft: typeof quota_remaining === 'number' ? quota_remaining : null,
  };
}

/** `backoff` in the body: seconds to wait before the same method is called again (docs/throttle). */
function pauseAfter(answer: WebAnswer): number {
  const { backoff } = fieldsIn(new TextDecoder().decode(answer.body));
  return typeof backoff === 'number' ? backoff * 1000 : 0;
}

/** Errors come as HTTP 400 with a number of their own (api.stackexchange.com/docs/error-handling). */
function explain(body: string, usual: SourceError, now: Millis): SourceError {
  const { error_id: id, error_message: words } = fieldsIn(body);
  const more = { status: usual.status };
  // Their number for an overload of theirs, whatever we ask.
  if (id === 503) return new SourceError('down', 'Stack Exchange is overloaded.', { status: 503 });
  if (id === 502) {
    // "too many requests from this IP, more requests available in 1234 seconds"; without a figure, until the quota is new.
    const seconds = /in (\d{1,6}) seconds/.exec(typeof words === 'string' ? words : '')?.[1];
    const retryAfterMs = seconds ? Number(seconds) * 1000 : (usual.retryAfterMs ?? DAY - (now % DAY));
    return new SourceError(
      'limited',
      'Stack Exchange asks for fewer requests; a key (EARSHOT_STACK_EXCHANGE_KEY) allows 10,000 a day.',
      { ...more, retryAfterMs },
    );
  }
  if (id === 403 || id === 401 || id === 402 || (id === 400 && /key/i.test(String(words))))
    return new SourceError(
      'misconfigured',
      'Stack Exchange does not accept the key: check EARSHOT_STACK_EXCHANGE_KEY, or remove it and read without.',
      more,
    );
  if (id === 400 && /site/i.test(String(words)))
    return new SourceError(
      'misconfigured',
      'Stack Exchange does not know this site: check the names in EARSHOT_STACK_EXCHANGE_SITES.',
      more,
    );
  return usual;
}
