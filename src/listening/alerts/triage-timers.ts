import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import type { Alert } from './alert.ts';
import type { Severity } from './kinds/kind.ts';
import type { TriageAction } from './triage-action.ts';

/** Time to a first reaction by severity, in milliseconds: what "respond by" on the card says. */
const RESPOND_WITHIN: Readonly<Record<Severity, Millis>> = {
  1: 30 * MINUTE,
  2: 2 * HOUR,
  3: 8 * HOUR,
  4: DAY,
};
/** A claimed alert that nobody touched for this long: its holder is asked. */
const IDLE_AFTER: Readonly<Record<Severity, Millis>> = { 1: 2 * HOUR, 2: 4 * HOUR, 3: DAY, 4: 3 * DAY };
/** The holder's time to answer "still on it?" before the alert is unclaimed. */
const ANSWER_WITHIN: Readonly<Record<Severity, Millis>> = { 1: 30 * MINUTE, 2: HOUR, 3: 4 * HOUR, 4: DAY };

export function respondWithin(severity: Severity): Millis {
  return RESPOND_WITHIN[severity];
}

/** The timer that comes next for this alert, and when; null = none until somebody acts. */
function nextTimer(alert: Alert): { at: Millis; action: TriageAction } | null {
  const { triage, severity } = alert;
  switch (triage.state) {
    case 'new':
      // One reminder, then one escalation, never a loop; what is back to normal by itself hurries nobody.
      if (triage.respondBy === null || alert.calmAt !== null) return null;
      if (triage.remindedAt === null) return { at: triage.respondBy, action: { verb: 'remind' } };
      if (triage.escalated) return null;
      return { at: triage.remindedAt + RESPOND_WITHIN[severity], action: { verb: 'escalate' } };
    case 'claimed': {
      if (triage.idleAskedAt !== null)
        return { at: triage.idleAskedAt + ANSWER_WITHIN[severity], action: { verb: 'release' } };
      return { at: lastTouched(alert) + IDLE_AFTER[severity], action: { verb: 'ask-idle' } };
    }
    case 'snoozed':
      if (triage.snoozedUntil === 'calm')
        return alert.calmAt === null ? null : { at: alert.calmAt, action: { verb: 'wake' } };
      return triage.snoozedUntil === null ? null : { at: triage.snoozedUntil, action: { verb: 'wake' } };
    case 'resolved':
    case 'dismissed':
      return null;
  }
}

/** The action that is due, if any: the job takes it as `timer`, and looks again at its next turn. */
export function dueTimer(alert: Alert, now: Millis): TriageAction | null {
  const next = nextTimer(alert);
  return next !== null && next.at <= now ? next.action : null;
}

function lastTouched({ triage }: Alert): Millis {
  return Math.max(triage.since, triage.notes.at(-1)?.at ?? 0);
}
