/** Units of `age:`, the largest first; `ms` in milliseconds, `sign` as printed, `names` as typed. */
export const TIME_UNITS: readonly { sign: string; ms: number; names: readonly string[] }[] = [
  { sign: 'w', ms: 604_800_000, names: ['w', 'week', 'weeks', 'sem', 'semaine', 'semaines'] },
  { sign: 'd', ms: 86_400_000, names: ['d', 'day', 'days', 'j', 'jour', 'jours'] },
  { sign: 'h', ms: 3_600_000, names: ['h', 'hour', 'hours', 'heure', 'heures'] },
  { sign: 'm', ms: 60_000, names: ['m', 'min', 'mins', 'minute', 'minutes'] },
];
