import { UserError } from '../../config/errors.ts';
import type { Alert } from '../../listening/alerts/alert.ts';
import { applyAction, fires, type RefusalCode, samePerson } from '../../listening/alerts/triage.ts';
import type { TriageAction } from '../../listening/alerts/triage-action.ts';
import type { TriageClock } from '../../listening/alerts/triage-clock.ts';
import { nextTimer } from '../../listening/alerts/triage-timers.ts';
import type { Person } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { AlertLine } from '../../messages/alerts/line.ts';
import type { Store } from '../../store/store.ts';
import { alertCards, cardsOf, clockOf } from './alert-cards.ts';
import { alertDeliveries } from './notify-alert.ts';

export type ActOutcome =
  | { done: true; changed: boolean; alert: Alert; keyword: Keyword }
  | { done: false; code: RefusalCode | 'nowhere'; alert: Alert; keyword: Keyword };

/** Tries, when somebody else was faster each time. */
const TRIES = 4;

/**
 * Applies one action to the alert as it is stored now, notifies every channel that shows it, and audits it, in one batch.
 * When somebody else is faster, the action is tried again on the alert as they left it.
 * @throws UserError('alert-changed') when others are always faster, UserError('alert-not-found') when it is gone
 */
export async function actOnAlert(
  store: Store,
  at: { workspaceId: string; alertId: string },
  action: TriageAction,
  by: Person | 'timer',
  now: Millis,
): Promise<ActOutcome> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await store.alert(at.workspaceId, at.alertId);
    if (!before) throw new UserError('alert-not-found', { typed: at.alertId });
    const keyword = await keywordOf(store, before);
    // A flag that nobody sees would look like help on its way; the timer says so in the thread instead.
    const nowhere = action.verb === 'escalate' && !(await reachesSomebody(store, before));
    if (nowhere && by !== 'timer') return { done: false, code: 'nowhere', alert: before, keyword };
    const channels = await store.channels(at.workspaceId);
    const clock = clockOf(before, await alertCards(store, before), channels);
    const result = applyAction(
      before,
      nowhere ? { verb: 'escalate', nowhere: true } : action,
      by,
      now,
      clock,
    );
    if (!result.ok) return { done: false, code: result.code, alert: before, keyword };
    if (!result.changed) return { done: true, changed: false, alert: before, keyword };
    const { alert, detail } = result;
    const deliveries = [
      ...alertDeliveries({
        what: 'acted',
        alert,
        keyword,
        channels,
        now,
        lines: linesOf(before, alert, action, by, clock),
        cardsIn: await cardsOf(store, alert),
        ...(action.verb === 'escalate' ? { escalatedBy: by } : {}),
        askHolder: action.verb === 'ask-idle',
      }),
      ...(action.verb === 'merge'
        ? alertDeliveries({
            what: 'acted',
            // The target itself does not change: the merged alert makes the key of its line unique.
            alert: action.into,
            keyword: await keywordOf(store, action.into),
            channels,
            now,
            lines: [{ what: 'merged-here', other: alert.number, otherId: alert.id }],
            cardsIn: await cardsOf(store, action.into),
          })
            .filter(({ kind }) => kind === 'reply')
            .map((line) => ({ ...line, key: `${line.key}:${alert.id}` }))
        : []),
    ];
    const audit = {
      workspaceId: at.workspaceId,
      at: now,
      person: by,
      act: action.verb,
      subject: alert.id,
      detail,
    };
    if (await store.commitAct([{ alert, expectedVersion: before.version }], [audit], deliveries))
      return { done: true, changed: true, alert, keyword };
  }
  throw new UserError('alert-changed', { alert: at.alertId });
}

/** The alert to merge into: whoever names one that was merged itself means the one that goes on. */
export async function mergeTarget(store: Store, alert: Alert): Promise<Alert> {
  const { duplicateOf } = alert.triage;
  const next = duplicateOf === null ? null : await store.alert(alert.workspaceId, duplicateOf);
  return next ? mergeTarget(store, next) : alert;
}

/** Whether an escalation goes to another channel, or calls anybody. */
async function reachesSomebody(store: Store, alert: Alert): Promise<boolean> {
  const cards = await cardsOf(store, alert);
  return (await store.channels(alert.workspaceId)).some(
    ({ id, escalateTo, onCall, onCallGroups }) =>
      cards.includes(id) && (escalateTo !== null || onCall.length + onCallGroups.length > 0),
  );
}

async function keywordOf(store: Store, alert: Alert): Promise<Keyword> {
  const keyword = (await store.keywords(alert.workspaceId)).find(({ id }) => id === alert.keywordId);
  // Removed at this moment, and its alerts with it.
  if (!keyword) throw new UserError('alert-not-found', { typed: alert.id });
  return keyword;
}

/** A plain claim and a snooze stand on the card; the thread has what others must know, and what people wrote. */
function linesOf(
  before: Alert,
  after: Alert,
  action: TriageAction,
  by: Person | 'timer',
  clock: TriageClock,
): AlertLine[] {
  switch (action.verb) {
    case 'claim': {
      const { holder } = before.triage;
      const tookOver = holder !== null && by !== 'timer' && !samePerson(holder, by);
      return tookOver ? [{ what: 'claim', by, from: holder }] : [];
    }
    case 'assign':
      return by === 'timer' ? [] : [{ what: 'assign', by, to: action.to }];
    case 'release':
      return [{ what: 'release', by, ...(by === 'timer' ? { from: before.triage.holder } : {}) }];
    case 'escalate':
      return [{ what: 'escalate', by }];
    case 'note':
      return by === 'timer' ? [] : [{ what: 'note', by, text: after.triage.notes.at(-1)?.text ?? '' }];
    case 'merge':
      return [{ what: 'merge', into: action.into.number }];
    case 'resolve':
    case 'dismiss':
      return [{ what: action.verb, by }];
    case 'reopen':
      return by === 'timer' ? [] : [{ what: 'reopen', by }];
    case 'remind': {
      const next = nextTimer(after, clock);
      const known = next?.action.verb === 'escalate' && Number.isFinite(next.at);
      return [{ what: 'remind', ...(known ? { next: { at: next.at, whom: null } } : {}) }];
    }
    case 'wake':
      return fires(after) ? [{ what: 'wake', worse: false }] : [];
    case 'snooze':
    case 'ask-idle':
      return [];
  }
}
