/** Where a moment falls in the week of the people who listen. */
export interface SeasonSlots {
  /** 0 is Monday 00:00 to 01:00 on the local clock, 167 Sunday 23:00. */
  readonly hourOfWeek: number;
  /** 0 to 23 the hours of a working day, 24 to 47 those of Saturday and Sunday. */
  readonly dayHour: number;
}

const QUARTER = 15 * 60_000;
const MAX_CACHED = 50_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly quarters: Map<number, SeasonSlots>;
}

const zones = new Map<string, Zone>();

const ALL_SLOTS: readonly SeasonSlots[] = Array.from({ length: 168 }, (_, hourOfWeek) => ({
  hourOfWeek,
  dayHour: (hourOfWeek % 24) + (hourOfWeek >= 120 ? 24 : 0),
}));

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    zone = { format, quarters: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/**
 * The slots of a moment (ms UTC) on the clock of an IANA time zone, summer time included. Remembered by
 * quarter of an hour (every zone's offset is a multiple of it), since Intl costs microseconds a call.
 * Throws RangeError for a zone that Intl does not know.
 */
export function seasonSlots(at: number, timeZone: string): SeasonSlots {
  const zone = zoneOf(timeZone);
  const quarter = Math.floor(at / QUARTER);
  const known = zone.quarters.get(quarter);
  if (known) return known;
  let day = 0;
  let hour = 0;
  for (const part of zone.format.formatToParts(quarter * QUARTER)) {
    if (part.type === 'weekday') day = WEEKDAYS.indexOf(part.value);
    else if (part.type === 'hour') hour = Number(part.value);
  }
  const slots = ALL_SLOTS[day * 24 + hour]!;
  if (zone.quarters.size >= MAX_CACHED) zone.quarters.clear();
  zone.quarters.set(quarter, slots);
  return slots;
}

/** The slots of an hour of the week. */
export function slotsOfHour(hourOfWeek: number): SeasonSlots {
  return ALL_SLOTS[hourOfWeek]!;
}
