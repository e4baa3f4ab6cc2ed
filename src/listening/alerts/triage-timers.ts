import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import type { Alert } from './alert.ts';
import type { Severity } from './kinds/kind.ts';
import type { TriageAction } from './triage-action.ts';
import { STEADY_CLOCK, type TriageClock } from './triage-clock.ts';

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

/** The timer that comes next for this alert, and when; null = none until somebody acts, or before anybody could see it. */
export function nextTimer(alert: Alert, clock: TriageClock): { at: Millis; action: TriageAction } | null {
  const { triage, severity } = alert;
  switch (triage.state) {
    case 'new': {
      // One reminder, then one escalation, never a loop; what is back to normal by itself hurries nobody.
      if (triage.respondBy === null || alert.calmAt !== null || clock.seenFrom === null) return null;
      if (triage.remindedAt === null)
        return { at: Math.max(triage.respondBy, fullTime(alert, clock)), action: { verb: 'remind' } };
      if (triage.escalated) return null;
      return { at: clock.after(triage.remindedAt, RESPOND_WITHIN[severity]), action: { verb: 'escalate' } };
    }
    case 'claimed': {
      if (triage.idleAskedAt !== null)
        return {
          at: clock.after(triage.idleAskedAt, ANSWER_WITHIN[severity]),
          action: { verb: 'release' },
        };
      return { at: clock.after(lastTouched(alert), IDLE_AFTER[severity]), action: { verb: 'ask-idle' } };
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

/**
 * The action that is due, if any: the job takes it as `timer`, and looks again at its next turn. What presses people waits
 * while their clock stands still; the end of a snooze is at the moment that they chose.
 */
export function dueTimer(alert: Alert, now: Millis, clock: TriageClock): TriageAction | null {
  const next = nextTimer(alert, clock);
  if (next === null || next.at > now) return null;
  return next.action.verb === 'wake' || clock.runsAt(now) ? next.action : null;
}

/** When people have had the whole time to react since they could see it, or since it became theirs again. */
function fullTime({ triage, severity }: Alert, clock: TriageClock): Millis {
  return clock.after(Math.max(triage.since, clock.seenFrom ?? 0), RESPOND_WITHIN[severity]);
}

/**
 * A deadline later than the one that the alert shows, because its card came later than was to be expected, or nobody could
 * see it for a while; null when there is none, or nobody has seen it yet.
 */
export function laterDeadline(alert: Alert, clock: TriageClock): Millis | null {
  const { respondBy, remindedAt, state } = alert.triage;
  if (state !== 'new' || respondBy === null || remindedAt !== null || clock.seenFrom === null) return null;
  const honest = fullTime(alert, clock);
  return honest - respondBy >= MINUTE && Number.isFinite(honest) ? honest : null;
}

/** Whether any timer will come by itself as the alert is now. */
export function hasTimer(alert: Alert): boolean {
  return nextTimer(alert, STEADY_CLOCK) !== null;
}

function lastTouched({ triage }: Alert): Millis {
  return Math.max(triage.since, triage.notes.at(-1)?.at ?? 0);
}
