import { type RuleSettings, ruleOptions } from '../../../src/listening/alerts/kinds/index.ts';

/** Settings that ask for no kind of alert, whatever kinds there are. */
export const RULE_OFF = Object.fromEntries(
  ruleOptions.map(({ key, type }) => [key, { switch: false, limit: null, sensitivity: 'off' }[type]]),
) as unknown as RuleSettings;
