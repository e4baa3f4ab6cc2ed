/** One way in which advertisers and swindlers speak, or those who suffer from something: one cue for all languages. */
export interface Cue {
  name: string;
  pattern: RegExp;
}

/**
 * @param patterns written without accents, in lower case. Of a text that is read, figures stand as `zmoney`, `zpercent`, `zphone`
 * and `zcode`, and names as `zname`; links are gone
 */
export function cue(name: string, ...patterns: readonly string[]): Cue {
  return { name, pattern: new RegExp(patterns.join('|'), 'u') };
}
