import type { Millis } from '../time.ts';
import { type RuleSettings, ruleOptions } from './kinds/index.ts';

/** A launch or a campaign that people expect: raises the bar of the spike rule between `from` and `to`. */
export interface ExpectedEvent {
  from: Millis;
  to: Millis;
  name: string;
  /** The campaign that it comes from, and goes with. */
  campaign?: string;
}

/** The conditions under which a keyword raises an alert. */
export interface AlertRule extends RuleSettings {
  mutedUntil: Millis | null;
  expected: ExpectedEvent[];
  /** Only posts that meet this condition count (`--where`); absent = all do. */
  where?: string;
}

export const DEFAULT_RULE: AlertRule = {
  ...(Object.fromEntries(
    ruleOptions.map(({ key, byDefault }) => [key, byDefault]),
  ) as unknown as RuleSettings),
  mutedUntil: null,
  expected: [],
};

/** A rule as it was stored, perhaps before there were all options. */
export function completeRule(stored: Partial<AlertRule>): AlertRule {
  return { ...DEFAULT_RULE, ...stored };
}
