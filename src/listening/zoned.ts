import type { Millis } from './time.ts';
import { DAY, MINUTE } from './time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Wall-clock time of `at` in an IANA zone. */
export function localTime(at: Millis, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  return {
    year: parts.year!,
    month: parts.month!,
    day: parts.day!,
    hour: parts.hour!,
    minute: parts.minute!,
  };
}

/**
 * The moment of a wall-clock time. A time that summer time skips gives the moment the clock jumps to, shifted by the
 * jump (02:30 becomes 03:30); a time that comes twice gives the first.
 */
export function momentOf(local: LocalTime, timeZone: string): Millis {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const offsets = [offsetAt(asUtc - DAY, timeZone), offsetAt(asUtc + DAY, timeZone)];
  const candidates = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - offsets[0]!;
}

function offsetAt(at: Millis, timeZone: string): number {
  const { year, month, day, hour, minute } = localTime(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE;
}

/** A stretch in which the clock of a zone runs on, `offset` milliseconds ahead of UTC; `to` is exclusive. */
export interface ClockRun {
  from: Millis;
  to: Millis;
  offset: number;
}

/** A period, cut where the clock of the zone changes: at the begin and the end of summer time. */
export function clockRuns(from: Millis, to: Millis, timeZone: string): ClockRun[] {
  const runs: ClockRun[] = [];
  let start = from;
  let offset = offsetAt(from, timeZone);
  for (let at = from; at < to; ) {
    const next = Math.min(at + DAY, to);
    if (offsetAt(next, timeZone) === offset) {
      at = next;
      continue;
    }
    at = changeAfter(at, next, offset, timeZone);
    if (at >= to) break;
    runs.push({ from: start, to: at, offset });
    start = at;
    offset = offsetAt(at, timeZone);
  }
  if (start < to) runs.push({ from: start, to, offset });
  return runs;
}

/** The minute at which the clock leaves `offset`, which it has at `from` and not at `to`. */
function changeAfter(from: Millis, to: Millis, offset: number, timeZone: string): Millis {
  let low = Math.floor(from / MINUTE);
  let high = Math.floor(to / MINUTE);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle * MINUTE, timeZone) === offset) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/** `HH:MM` as hour and minute; the caller has validated it. */
function clockTime(text: string): { hour: number; minute: number } {
  const [hour, minute] = text.split(':').map(Number);
  return { hour: hour ?? 0, minute: minute ?? 0 };
}

/** Weekday of a local date, 1 (Monday) to 7. */
export function weekdayOf(local: LocalTime): number {
  return ((new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay() + 6) % 7) + 1;
}

/** Local date `days` later, at the same clock time. */
export function plusDays(local: LocalTime, days: number): LocalTime {
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return { ...local, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Latest moment at or before `now` at which it was `at` (HH:MM) in the zone, on `weekday` when one is given. */
export function lastDue(now: Millis, timeZone: string, at: string, weekday: number | null): Millis {
  const today = { ...localTime(now, timeZone), ...clockTime(at) };
  for (let back = 0; back <= 8; back++) {
    const day = plusDays(today, -back);
    if (weekday !== null && weekdayOf(day) !== weekday) continue;
    const moment = momentOf(day, timeZone);
    if (moment <= now) return moment;
  }
  throw new Error(`no due moment within eight days: ${at} ${timeZone}`);
}

/** Next moment after `now` at which it is `at` in the zone. */
export function nextDue(now: Millis, timeZone: string, at: string): Millis {
  const today = { ...localTime(now, timeZone), ...clockTime(at) };
  for (let ahead = 0; ahead <= 2; ahead++) {
    const moment = momentOf(plusDays(today, ahead), timeZone);
    if (moment > now) return moment;
  }
  throw new Error(`no due moment within two days: ${at} ${timeZone}`);
}

/** Start of the local day that holds `now`. */
export function dayStart(now: Millis, timeZone: string): Millis {
  return momentOf({ ...localTime(now, timeZone), hour: 0, minute: 0 }, timeZone);
}

/** End of the quiet stretch that holds `now`, or null outside of it. `from` after `to` crosses midnight. */
export function quietUntil(
  now: Millis,
  timeZone: string,
  quiet: { from: string; to: string },
): Millis | null {
  if (quiet.from === quiet.to) return null;
  const begun = lastDue(now, timeZone, quiet.from, null);
  const ends = nextDue(begun, timeZone, quiet.to);
  return now < ends ? ends : null;
}

/** Start of the next quiet stretch after `now`; never comes when it has no length. */
export function quietFrom(now: Millis, timeZone: string, quiet: { from: string; to: string }): Millis {
  return quiet.from === quiet.to ? Number.POSITIVE_INFINITY : nextDue(now, timeZone, quiet.from);
}
