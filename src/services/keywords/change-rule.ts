import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../config/errors.ts';
import type { RuleSettings } from '../../listening/alerts/kinds/index.ts';
import type { AlertRule } from '../../listening/alerts/rule.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireOwner } from '../actor.ts';

const MAX_EVENTS = 20;

/** An absent part stays as it is. */
export interface RuleChanges {
  settings: Partial<RuleSettings>;
  /** null = muted no longer. */
  mutedUntil?: Millis | null;
  /** Something planned, from now and for a day when it does not say; an event of the same name is moved. */
  /** Which posts count, as we write it; null = all from now on. */
  where?: string | null;
  event?: { name: string; from?: Millis; to?: Millis };
}

/**
 * Changes the alert rule of a keyword, for all who hear of it: a mute, too, is for those who set it.
 * @param asked names of what was asked for, for the audit
 * @throws UserError('bad-argument') when a planned event ends before it begins, UserError('not-allowed')
 */
export async function changeRule(
  store: Store,
  actor: Actor,
  keyword: Keyword,
  { settings, mutedUntil = keyword.rule.mutedUntil, where = keyword.rule.where, event }: RuleChanges,
  asked: readonly string[],
): Promise<{ keyword: Keyword; changed: boolean }> {
  const expected = event ? withEvent(keyword.rule.expected, event, actor.now) : keyword.rule.expected;
  const { where: _, ...others } = keyword.rule;
  const counted = where === null || where === undefined ? {} : { where };
  const rule: AlertRule = { ...others, ...settings, mutedUntil, expected, ...counted };
  if (isSame(rule, keyword.rule)) return { keyword, changed: false };
  requireOwner(actor, keyword.createdBy);
  const after = { ...keyword, rule };
  await store.saveKeyword(
    after,
    auditRow(actor, 'alert', keyword.id, `${keyword.name}: ${asked.join(', ')}`),
  );
  return { keyword: after, changed: true };
}

function isSame(rule: AlertRule, other: AlertRule): boolean {
  return isDeepStrictEqual(rule, other);
}

/** Events that are over are forgotten. */
function withEvent(
  known: AlertRule['expected'],
  { name, from: begins, to: ends }: NonNullable<RuleChanges['event']>,
  now: Millis,
): AlertRule['expected'] {
  const from = begins ?? now;
  const to = ends ?? from + DAY;
  if (to <= from) throw new UserError('bad-argument', { argument: 'to', problem: 'order' });
  const ofCampaigns = known.filter(({ campaign, to: end }) => campaign !== undefined && end > now);
  const others = known.filter(
    ({ campaign, to: end, name: other }) => campaign === undefined && end > now && other !== name,
  );
  return [...ofCampaigns, ...[...others, { from, to, name }].slice(-MAX_EVENTS)];
}
