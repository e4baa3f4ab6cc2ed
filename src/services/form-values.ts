import { rankedOptions } from '../listening/alerts/kinds/index.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';

/** The rule as one would type it: sent back unchanged, it changes nothing. A mute that runs has no value here: any would move its end. */
export function ruleForm({ name, rule }: Keyword): Record<string, string> {
  return {
    target: name,
    ...Object.fromEntries(rankedOptions.map(({ key, argument }) => [argument, String(rule[key] ?? 0)])),
  };
}
