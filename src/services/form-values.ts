import type { Keyword } from '../listening/keywords/keyword.ts';

/** The rule as one would type it: sent back unchanged, it changes nothing. A mute that runs has no value here: any would move its end. */
export function ruleForm({ name, rule }: Keyword): Record<string, string> {
  return {
    target: name,
    sensitivity: rule.spike,
    threshold: String(rule.threshold ?? 0),
    every: String(rule.every),
    mood: String(rule.mood),
    first: String(rule.first),
    silence: String(rule.silence),
    slow: String(rule.slowBurn),
  };
}
