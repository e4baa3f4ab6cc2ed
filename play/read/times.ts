import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';

const UNITS = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE, s: 1_000 } as const;
const LENGTH = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,9})s)?$/;

/** `3d4h20m` in milliseconds; null when it is no such thing. */
export function lengthIn(text: string): number | null {
  const found = LENGTH.exec(text);
  if (!found || text === '') return null;
  const [, ...counts] = found;
  return Object.values(UNITS).reduce((sum, unit, nth) => sum + unit * Number(counts[nth] ?? 0), 0);
}

/** `+3d4h20m` or `-7d`, in milliseconds from the start; null when it is no such thing. */
export function offsetIn(text: string): number | null {
  const length = /^[+-]/.test(text) ? lengthIn(text.slice(1)) : null;
  if (length === null) return null;
  return text.startsWith('-') ? 0 - length : length;
}

/** `08:00` as minutes of the day; null when it is no such thing. */
export function minuteOfDay(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** A date with its time zone, in milliseconds UTC; null when it is no such thing. */
export function momentIn(text: string): number | null {
  const found = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text);
  const at = Date.parse(text);
  if (!found || Number.isNaN(at)) return null;
  // The 31st of a shorter month would be taken for a day of the next.
  const day = found[1]!;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? at : null;
}
