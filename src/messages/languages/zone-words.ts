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
const MOST_NAMED = 6;

/**
 * Abbreviations that people of several places use for their own time, and ones that the runtime takes for another place than
 * most people do: `BST` is Dhaka to it, `EST` a Panama without summer time.
 */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    est: ['America/New_York', 'America/Panama'],
    cst: ['America/Chicago', 'Asia/Shanghai'],
    mst: ['America/Denver', 'America/Phoenix'],
    ast: ['America/Halifax', 'America/Puerto_Rico', 'Asia/Riyadh'],
    bst: ['Europe/London', 'Asia/Dhaka'],
    ist: ['Asia/Calcutta', 'Europe/Dublin', 'Asia/Jerusalem'],
    ect: ['America/Guayaquil', 'Europe/Paris'],
    cest: ['Europe/Paris', 'Europe/Brussels', 'Europe/Berlin', 'Europe/Madrid', 'Europe/Rome'],
    eest: ['Europe/Athens', 'Europe/Helsinki', 'Europe/Bucharest', 'Europe/Kiev'],
  }),
);

/** What somebody means who names a time zone. */
export type ZoneReading =
  | { zone: string }
  /** Several are called so, or the place has several. */
  | { among: readonly string[] };

/** `Europe/Paris`, `Paris`, `new york`, `Londres`, `heure de Paris`, `London, UK`, `Norvège`; null = no zone is called so. */
export function readZone(typed: string, now: Millis): ZoneReading | null {
  const shared = SHARED.get(folded(typed));
  if (shared) return { among: shared };
  const exact =
    canonicalZone(typed) ??
    canonicalZone(
      typed
        .trim()
        .replace(/\s*\/\s*/g, '/')
        .replace(/\s+/g, '_'),
    );
  if (exact !== null) return { zone: exact };
  return (
    placeCalled(folded(typed)) ??
    placeCalled(withoutAround(folded(typed))) ??
    placeInPlace(typed, now) ??
    atOffset(typed, now)
  );
}

function placeCalled(wanted: string): ZoneReading | null {
  if (wanted === '') return null;
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
  const country = countries().get(wanted) ?? [];
  const [only, ...more] = country;
  return only === undefined ? null : more.length === 0 ? { zone: only } : { among: country };
}

/** `Paris, France`: the city, where it lies in what is named behind it. `London, Ontario` is another one. */
function placeInPlace(typed: string, now: Millis): ZoneReading | null {
  const [city = '', place = '', ...more] = typed.split(',').map((part) => part.trim());
  if (city === '' || place === '' || more.length > 0) return null;
  const [inner, outer] = [readZone(city, now), readZone(place, now)];
  if (!inner || !outer) return null;
  const around = zonesOf(outer);
  const both = zonesOf(inner).filter((zone) => around.includes(zone));
  return both.length === 1 ? { zone: both[0]! } : null;
}

function zonesOf(reading: ZoneReading): string[] {
  return 'zone' in reading ? [reading.zone] : reading.among.map((zone) => canonicalZone(zone) ?? zone);
}

function atOffset(typed: string, now: Millis): ZoneReading | null {
  const offset = offsetIn(typed);
  if (offset === null) return null;
  const there = (zones: readonly string[]) => zones.filter((zone) => offsetOf(zone, now) === offset);
  const named = there(NAMED);
  const among = (named.length > 0 ? named : there(Intl.supportedValuesOf('timeZone'))).slice(0, MOST_NAMED);
  const [only, ...more] = among;
  return only === undefined ? null : more.length === 0 ? { zone: canonicalZone(only)! } : { among };
}

/** `heure de Paris`, `Pacific Time` without the words that say what it is. */
function withoutAround(wanted: string): string {
  const around = languages.flatMap(({ copy }) => listed(copy.zones.around)).map(folded);
  const before = around.find((words) => wanted.startsWith(`${words} `));
  if (before !== undefined) return withoutAround(wanted.slice(before.length).trim());
  const behind = around.find((words) => wanted.endsWith(` ${words}`));
  return behind === undefined ? wanted : withoutAround(wanted.slice(0, -behind.length).trim());
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
  const others = [...new Set(own)].filter((zone) => zone !== guess);
  // Whoever lives by it on purpose can say so.
  return guess === null || guess === 'UTC'
    ? [...others.slice(0, MENU_SIZE - 1), 'UTC']
    : [guess, ...others].slice(0, MENU_SIZE);
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

let lands: Map<string, string[]> | null = null;

/** Zones of each country by its name in each language, one for each time that is kept there; those with a name first. */
function countries(): Map<string, string[]> {
  if (lands) return lands;
  lands = new Map();
  for (const { tag } of languages) {
    const names = new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' });
    for (const code of regionCodes()) {
      const name = names.of(code);
      const zones = name === undefined ? [] : zonesIn(code);
      if (zones.length > 0) lands.set(folded(name!), zones);
    }
  }
  return lands;
}

function regionCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

function zonesIn(code: string): string[] {
  // A getter in older runtimes, a method in newer ones.
  const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] } = new Intl.Locale(
    `und-${code}`,
  );
  const zones = [...(locale.getTimeZones?.() ?? locale.timeZones ?? [])].map(
    (zone) => canonicalZone(zone) ?? zone,
  );
  const named = NAMED.map((zone) => canonicalZone(zone));
  const sorted = [
    ...zones.filter((zone) => named.includes(zone)),
    ...zones.filter((zone) => !named.includes(zone)),
  ];
  const times = sorted.map((zone) => YEAR.map((moment) => offsetOf(zone, moment)).join());
  return sorted.filter((_, index) => times.indexOf(times[index]!) === index).slice(0, MOST_NAMED);
}

/** A winter and a summer: zones that agree in both keep the same time. */
const YEAR = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

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
  if (Number(found[3] ?? 0) > 59) return null;
  return found[1] === '+' ? minutes : -minutes;
}

function offsetOf(zone: string, now: Millis): number {
  const { year, month, day, hour, minute } = localTime(now, zone);
  const there = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((there - now) / 60_000);
}
