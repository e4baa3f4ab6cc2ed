/** Units of `age:`, the largest first; `ms` in milliseconds. */
export const TIME_UNITS = [
  { sign: 'w', ms: 604_800_000 },
  { sign: 'd', ms: 86_400_000 },
  { sign: 'h', ms: 3_600_000 },
  { sign: 'm', ms: 60_000 },
] as const;
