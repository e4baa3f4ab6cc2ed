import { SourceError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import { HOUR, type Millis } from '../../time.ts';
import { fieldsOf, httpOf, numberOf } from '../shared/fields.ts';
import type { ItemMemory } from '../shared/item-memory.ts';
import { nameItems } from '../shared/item-names.ts';
import type { Json, ParsedFeed, SourceContext, WebAnswer } from '../source.ts';

/** A move counts when it is seen again after this long: a wrong redirect rarely outlives a working day's morning. */
const MOVE_AFTER_MS = 3 * HOUR;

/** The address that a feed is said to have moved to. */
export interface Move {
  to: string;
  /** Since when that is said without a break. */
  since: Millis;
  /** `feed`: in the feed's own words, which are believed only when the same feed is there. */
  by: 'redirect' | 'feed';
}

/**
 * The move to remember after an answer; null when nobody speaks of one.
 * @param parsed null when the feed had nothing new to say: what it said of itself before holds on
 */
export function moveAfter(
  answer: WebAnswer,
  parsed: ParsedFeed | null,
  address: string,
  before: Move | null,
  now: Millis,
): Move | null {
  if (answer.movedTo === null && parsed === null) return before?.by === 'feed' ? before : null;
  const to = answer.movedTo ?? (parsed && announcedIn(parsed, [address, answer.url]));
  if (to === null) return null;
  return before?.to === to ? before : { to, since: now, by: answer.movedTo === null ? 'feed' : 'redirect' };
}

/** Whether a move has lasted, and leads to the feed that was followed. @param items what is known of it */
export async function isMoved(move: Move, items: ItemMemory, context: SourceContext): Promise<boolean> {
  if (context.now() - move.since < MOVE_AFTER_MS) return false;
  if (move.by === 'redirect') return true;
  try {
    const answer = await context.web.fetch(move.to);
    const there = await context.parseFeed(answer.body, answer.headers.get('content-type'), answer.url);
    const { shown, known } = nameItems(there.items, items);
    return shown > 0 && known.size * 2 >= shown;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}

export function moveIn(stored: Json | undefined): Move | null {
  const { to, since, by } = fieldsOf(stored);
  const [address, time] = [httpOf(to), numberOf(since)];
  return address && time !== null
    ? { to: address, since: time, by: by === 'feed' ? 'feed' : 'redirect' }
    : null;
}

/**
 * `itunes:new-feed-url` is an order to move. `rel=self` is often wrong, or that of a feed which another filters: it counts
 * where it is the same address with https, or with or without `www.`.
 */
function announcedIn({ newAddress, self }: ParsedFeed, current: readonly string[]): string | null {
  if (newAddress !== null && !current.includes(newAddress)) return newAddress;
  if (newAddress !== null || self === null || current.includes(self)) return null;
  const downgraded = self.startsWith('http:') && current[0]!.startsWith('https:');
  return !downgraded && bare(self) === bare(current[0]!) ? self : null;
}

function bare(address: string): string {
  const { host = '', pathname = '', search = '' } = parseUrl(address) ?? {};
  return `${host.replace(/^www\./, '')}${pathname}${search}`;
}
