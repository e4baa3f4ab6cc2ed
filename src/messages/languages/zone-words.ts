import type { Language } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { localTime } from '../../listening/zoned.ts';
import { type Copy, copyOf } from './copy.ts';
import { languages } from './index.ts';

type ZoneName = keyof Copy['zones']['places'];
type Region = keyof Copy['zones']['regions'];

/** Zones that have names in every language. */
const NAMED = Object.keys(languages[0]!.copy.zones.places) as ZoneName[];

const IN_REGION: Readonly<Record<Region, readonly ZoneName[]>> = {
  unitedStates: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  canada: ['America/Toronto', 'America/Vancouver', 'America/Halifax'],
  australia: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth'],
  brazil: ['America/Sao_Paulo'],
  mexico: ['America/Mexico_City'],
  europe: ['Europe/London', 'Europe/Paris', 'Europe/Berlin', 'Europe/Athens'],
  africa: ['Africa/Casablanca', 'Africa/Lagos', 'Africa/Nairobi', 'Africa/Johannesburg'],
  asia: ['Asia/Dubai', 'Asia/Calcutta', 'Asia/Singapore', 'Asia/Tokyo'],
};

/** Zones of a menu, those first where a language is spoken most. Discord shows 25. */
const LIKELY: Readonly<Record<string, readonly ZoneName[]>> = {
  fr: [
    'Europe/Paris',
    'Europe/Brussels',
    'Europe/Zurich',
    'America/Toronto',
    'Africa/Casablanca',
    'Africa/Algiers',
    'Africa/Tunis',
    'Africa/Dakar',
    'Africa/Abidjan',
    'Indian/Reunion',
    'America/Guadeloupe',
  ],
};
const ANYWHERE: readonly ZoneName[] = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/Athens',
  'America/Sao_Paulo',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Calcutta',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];
const MENU_SIZE = 25;

/** What somebody means who names a time zone. */
export type ZoneReading =
  | { zone: string }
  /** Several are called so, or the place has several. */
  | { among: readonly string[] };

/** `Europe/Paris`, `Paris`, `new york`, `Londres`; null = no zone is called so. */
export function readZone(typed: string, now: Millis): ZoneReading | null {
  const exact = canonicalZone(typed);
  if (exact !== null) return { zone: exact };
  const wanted = folded(typed);
  const named = NAMED.filter((zone) => namesOf(zone).some((name) => folded(name) === wanted));
  const found = named.length > 0 ? named : (cities().get(wanted) ?? []);
  if (found.length === 1) return { zone: canonicalZone(found[0]!)! };
  if (found.length > 1) return { among: found };
  const region = (Object.keys(IN_REGION) as Region[]).find((id) =>
    languages.some(({ copy }) => listed(copy.zones.regions[id]).some((name) => folded(name) === wanted)),
  );
  if (region !== undefined) {
    const among = IN_REGION[region];
    return { among };
  }
  const offset = offsetIn(typed);
  if (offset === null) return null;
  const among = NAMED.filter((zone) => offsetOf(zone, now) === offset);
  return among.length > 0 ? { among: among.slice(0, 6) } : null;
}

/** All names that a zone may be asked for by. */
export function zoneNames(): string[] {
  return NAMED.flatMap(namesOf);
}

/** A zone as one reads it: by its place, where there is a name for it. */
export function zoneLabel(zone: string, language: Language): string {
  const key = NAMED.find((name) => canonicalZone(name) === canonicalZone(zone));
  if (key !== undefined) return listed(copyOf(language).zones.places[key])[0]!;
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}

/** Zones to choose from, the one that is guessed first. */
export function likelyZones(language: Language, guess: string | null): string[] {
  const own = [...(LIKELY[language] ?? []), ...ANYWHERE].map((zone) => canonicalZone(zone) ?? zone);
  const all = guess === null || guess === 'UTC' ? [...own, 'UTC'] : [guess, ...own];
  return [...new Set(all)].slice(0, MENU_SIZE);
}

/** As the runtime calls a zone; null where it knows none of that name. */
function canonicalZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function namesOf(zone: ZoneName): string[] {
  return languages.flatMap(({ copy }) => listed(copy.zones.places[zone]));
}

function listed(names: string): string[] {
  return names.split(', ');
}

let known: Map<string, string[]> | null = null;

/** Zones of the IANA list by their cities. */
function cities(): Map<string, string[]> {
  if (known) return known;
  known = new Map();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = folded(zone.split('/').at(-1)!);
    known.set(city, [...(known.get(city) ?? []), zone]);
  }
  return known;
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_’'-]+/g, ' ')
    .trim();
}

/** `UTC+2`, `GMT-05:30`, `+2`, in minutes. */
function offsetIn(typed: string): number | null {
  const found = /^(?:utc|gmt)?\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(typed.trim());
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '+' ? minutes : -minutes;
}

function offsetOf(zone: string, now: Millis): number {
  const { year, month, day, hour, minute } = localTime(now, zone);
  const there = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((there - now) / 60_000);
}
