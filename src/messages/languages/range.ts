/** The usual range, as a person says it: `none`, `2`, or `0 to 2` with the language's own words. */
export function rangeText(low: string, high: string, none: string, to: string): string {
  if (high === '0') return none;
  return low === high ? low : `${low} ${to} ${high}`;
}
