import { DAY, type Millis } from '../time.ts';

const MINUTES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  sast: 120,
  jst: 540,
  kst: 540,
  awst: 480,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
};
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const MAIL =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{2}|\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+-]\d{2}:?\d{2})|\s+([a-z]{1,5}))?$/i;

/**
 * Reads RFC 3339 / ISO 8601 and RFC 822 / 2822 times; a time without a zone is UTC, as is a single military letter
 * (RFC 2822 section 4.3). `Date.parse` is not used: of 49 strings found in feeds it gets 22 wrong or not at all.
 * @returns null for anything else, impossible days and unknown zones included
 */
export function parseDate(text: string): Millis | null {
  if (text.length > 80) return null;
  const trimmed = text.replace(/\([^()]*\)/g, ' ').trim();
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const millis = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
    const clock = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)] as const;
    return momentOf([Number(year), Number(month), Number(day)], clock, millis, zoneMinutes(zone));
  }
  const mail = MAIL.exec(trimmed);
  if (!mail) return null;
  const [, day, name, year, hour, minute, second, offset, zone] = mail;
  const month = MONTHS.indexOf(name!.slice(0, 3).toLowerCase()) + 1;
  const clock = [Number(hour), Number(minute), Number(second ?? 0)] as const;
  return momentOf([fullYear(year!), month, Number(day)], clock, 0, zoneMinutes(offset ?? zone));
}

/** The time, when a post may really have been written then: not before 1995, and at most a day ahead of `now`. */
export function believable(at: Millis | null, now: Millis): Millis | null {
  if (at === null || !Number.isFinite(at)) return null;
  return at >= Date.UTC(1995, 0, 1) && at <= now + DAY ? Math.trunc(at) : null;
}

function momentOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number],
  millis: number,
  zone: number | null,
): Millis | null {
  if (zone === null || month < 1 || minute > 59 || second > 60) return null;
  if (hour > 24 || (hour === 24 && minute + second > 0)) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  // A leap second does not exist on this clock; the second before it does.
  const seconds = (hour * 60 + minute - zone) * 60 + Math.min(second, 59);
  return midnight.getTime() + seconds * 1000 + millis;
}

function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return 0;
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    if (minutes > 14 * 60 + 59 || Number(offset[3] ?? 0) > 59) return null;
    return offset[1] === '-' ? -minutes : minutes;
  }
  if (zone.length === 1) return 0;
  return MINUTES[zone.toLowerCase()] ?? null;
}

/** RFC 2822 section 4.3: two digits below 50 are this century. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}
