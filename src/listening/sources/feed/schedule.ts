import { DAY, HOUR, type Millis } from '../../time.ts';
import { fieldsOf } from '../shared/fields.ts';
import type { Json, ParsedFeed, WebAnswer } from '../source.ts';
import { nextUnskipped, type Skipped } from './skipped.ts';

/** A wait that a feed asks for in its own words is followed up to a day; cache headers, often nobody's intention, less far. */
const LONGEST_WAIT_MS = DAY;
const LONGEST_CACHE_MS = 6 * HOUR;

/** How often a feed wants to be read, as it said when it last answered in full: a 304 says nothing of it. */
export interface Asks extends Skipped {
  intervalMs: number;
}

export function asksOf({ intervalMs, skip }: Pick<ParsedFeed, 'intervalMs' | 'skip'>): Asks {
  return { intervalMs: Math.min(intervalMs ?? 0, LONGEST_WAIT_MS), ...skip };
}

/** @returns the wait in milliseconds, when it is longer than the usual one */
export function waitOf(answer: WebAnswer, asks: Asks, everyMs: number, now: Millis): { nextInMs?: number } {
  const maxAge = /max-age\s*=\s*(\d{1,9})/i.exec(answer.headers.get('cache-control') ?? '')?.[1];
  const expires = Date.parse(answer.headers.get('expires') ?? '');
  const sentAt = Date.parse(answer.headers.get('date') ?? '') || now;
  const cached =
    maxAge === undefined ? (Number.isNaN(expires) ? 0 : expires - sentAt) : Number(maxAge) * 1000;
  const wait = Math.max(asks.intervalMs, Math.min(cached, LONGEST_CACHE_MS), everyMs);
  const nextInMs = nextUnskipped(now + wait, asks) - now;
  return nextInMs > everyMs ? { nextInMs } : {};
}

export function asksIn(value: Json | undefined): Asks {
  const { intervalMs, hours, days } = fieldsOf(value);
  return {
    intervalMs: typeof intervalMs === 'number' ? intervalMs : 0,
    hours: numbersIn(hours),
    days: numbersIn(days),
  };
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}
