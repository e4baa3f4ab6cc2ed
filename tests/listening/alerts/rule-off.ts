import { ruleOptions } from '../../../src/listening/alerts/kinds/index.ts';
import { type AlertRule, DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';

const OFF = { switch: false, limit: null, sensitivity: 'off' } as const;

/** A rule that asks for no kind of alert, whichever there are. */
export const RULE_OFF: AlertRule = {
  ...DEFAULT_RULE,
  ...Object.fromEntries(ruleOptions.map(({ key, type }) => [key, OFF[type]])),
};
