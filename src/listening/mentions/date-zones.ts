/** Minutes east of Greenwich. Names that several zones share ("IST") are not here: a wrong hour is worse than none. */
const MINUTES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  zulu: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  trt: 180,
  sast: 120,
  pkt: 300,
  npt: 345,
  wib: 420,
  wita: 480,
  wit: 540,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
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
  art: -180,
  clst: -180,
  clt: -240,
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
/** Zones of North America that are written without saying whether it is summer: minutes in winter. */
const AMERICAN: Readonly<Record<string, number>> = { at: -240, et: -300, ct: -360, mt: -420, pt: -480 };
/** Farthest zone there is, and a minute less than the next hour. */
const FARTHEST = 14 * 60 + 59;

/**
 * The offset that a date names; an empty text is UTC, and so is a single military letter (RFC 2822 section 4.3).
 * @param day on which it is said: some names mean another hour in summer
 * @returns null for a zone that is unknown
 */
export function zoneMinutes(
  text: string,
  day: { year: number; month: number; day: number } | null = null,
): number | null {
  const zone = text
    .trim()
    .toLowerCase()
    .replace(/[−–]/g, '-')
    .replace(/^etc\//, '');
  if (zone === '') return 0;
  const offset = /^(?:(?:gmt|utc|ut|z)\s?)?([+-])\s?(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    if (minutes > FARTHEST || Number(offset[3] ?? 0) > 59) return null;
    return offset[1] === '-' ? -minutes : minutes;
  }
  if (/^[a-z]$/.test(zone)) return 0;
  const american = Object.hasOwn(AMERICAN, zone) ? AMERICAN[zone]! : null;
  if (american !== null) {
    const hours = day === null ? null : americanSummer(day.year, day.month, day.day);
    return hours === null ? null : american + hours * 60;
  }
  // "EST-0500", "UTC UTC": the figure says it, or once is enough.
  const named = /^([a-z]{2,5})\s?([+-]\d{2}:?\d{2})$/.exec(zone);
  if (named) return Object.hasOwn(MINUTES, named[1]!) ? zoneMinutes(named[2]!) : null;
  return Object.hasOwn(MINUTES, zone) ? MINUTES[zone]! : null;
}

/** Hours that clocks of North America are ahead on a day; null on the two days on which they change. */
function americanSummer(year: number, month: number, day: number): number | null {
  const sunday = (inMonth: number, first: number) =>
    first + ((7 - new Date(Date.UTC(year, inMonth - 1, first)).getUTCDay()) % 7);
  // Until 2006: from the first Sunday of April to the last of October.
  const [begin, end] =
    year >= 2007 ? [300 + sunday(3, 8), 1100 + sunday(11, 1)] : [400 + sunday(4, 1), 1000 + sunday(10, 25)];
  const today = month * 100 + day;
  if (today === begin || today === end) return null;
  return today > begin && today < end ? 1 : 0;
}
