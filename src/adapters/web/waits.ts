import { DAY, type Millis } from '../../listening/time.ts';

interface HeaderBag {
  get(name: string): string | null;
}

/** Names under which servers say when a spent quota comes back (IETF draft, GitHub, Mastodon, X). */
const RESET_HEADERS = [
  'x-ratelimit-reset',
  'x-rate-limit-reset',
  'ratelimit-reset',
  'x-ratelimit-reset-after',
];

/** Later than any number of seconds a server would ask to wait, earlier than any date: 2001. */
const FIRST_EPOCH_SECOND = 1_000_000_000;

/**
 * Milliseconds that an answer asks us to wait: the longer of `Retry-After` (seconds or an HTTP date, RFC 9110 10.2.3)
 * and the reset of a quota that is spent. Moments are measured from the server's own `Date`, so a wrong clock on either
 * side does no harm.
 * @returns null when it asks for nothing; never negative, at most a day.
 */
export function waitAskedBy(headers: HeaderBag, now: Millis): number | null {
  const serverNow = dateOf(headers.get('date')) ?? now;
  const waits = [waitOf(headers.get('retry-after'), serverNow)];
  if (headers.get('x-ratelimit-remaining') === '0' || waits[0] === null) {
    for (const name of RESET_HEADERS) waits.push(waitOf(headers.get(name), serverNow));
  }
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(DAY, Math.max(...known));
}

function waitOf(value: string | null, serverNow: Millis): number | null {
  const [first = ''] = (value ?? '').split(/,\s*(?=\d+(?:\s*,|\s*$))/);
  const text = first.trim().replace(/^(\d{1,15})\s*s(?:ec(?:onds?)?)?$/i, '$1');
  if (/^\d{1,15}(\.\d{1,6})?$/.test(text)) {
    const seconds = Number(text);
    if (seconds < FIRST_EPOCH_SECOND) return Math.ceil(seconds * 1000);
    const at = seconds < FIRST_EPOCH_SECOND * 1000 ? seconds * 1000 : seconds;
    return Math.max(0, Math.ceil(at - serverNow));
  }
  const at = dateOf(text);
  return at === null ? null : Math.max(0, at - serverNow);
}

/**
 * HTTP dates in their three forms (RFC 9110 5.6.7) and the ISO stamps Mastodon uses. All but that of asctime name their
 * zone, and that one means UTC, so `Date.parse` is exact for them.
 */
function dateOf(text: string | null): Millis | null {
  const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/.test(text ?? '');
  const stamp = asctime ? `${text} GMT` : (text ?? '').replace(/UTC$/, 'GMT');
  if (!/GMT$|Z$|[+-]\d\d:?\d\d$/.test(stamp)) return null;
  const at = Date.parse(stamp);
  return Number.isNaN(at) ? null : at;
}
