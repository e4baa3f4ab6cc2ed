import type { Person } from '../channel.ts';
import { DAY, type Millis } from '../time.ts';
import type { Alert, ResolveReason, Triage } from './alert.ts';
import type { TriageAction } from './triage-action.ts';
import { STEADY_CLOCK, type TriageClock } from './triage-clock.ts';
import { respondWithin } from './triage-timers.ts';

/** A snooze that lasts longer, and beyond the next morning, needs a reason; none is longer than the second. */
const SNOOZE_WITHOUT_REASON = DAY;
const MAX_SNOOZE = 30 * DAY;
/** Longest note, in UTF-16 units, and most notes kept of one alert (the oldest go first). */
export const MAX_NOTE = 2_000;
const MAX_NOTES = 100;
/** The same note by the same person within this time is a double click. */
const DOUBLE_CLICK = 10_000;

/** Reasons that say the alert was real; the others teach the rule. */
export const REAL_REASONS: readonly ResolveReason[] = ['fixed', 'answered', 'no-action'];

/**
 * Why an action is refused.
 * - `held`: somebody else holds it; asked again with `takeOver` it is done;
 * - `closed`, `open`: only open (closed) alerts can be acted upon so;
 * - `merge-itself`, `merged`: the target is this alert, or is itself merged (follow it to its end first);
 * - `duplicate-of-what`: reason `duplicate` is given by merging;
 * - `past`, `too-long`, `why-needed`, `calm-already`: the snooze cannot be as asked;
 * - `nobody`: nobody holds it;
 * - `not-due`: a timer came too early or twice.
 */
export type RefusalCode =
  | 'held'
  | 'closed'
  | 'open'
  | 'merge-itself'
  | 'merged'
  | 'duplicate-of-what'
  | 'past'
  | 'too-long'
  | 'why-needed'
  | 'calm-already'
  | 'nobody'
  | 'empty'
  | 'not-due';

export type ActionResult =
  /** `detail` goes to the audit: names of members, numbers, reasons and moments; nothing of a post or a note. */
  | { ok: true; changed: true; alert: Alert; detail: string | null }
  /** It was so already (a double click, a second platform): nothing to store, nobody to notify. */
  | { ok: true; changed: false; alert: Alert }
  | { ok: false; code: RefusalCode };

/** @param respondBy when a reaction is due; null = never (quiet alerts) */
export function newTriage(now: Millis, respondBy: Millis | null): Triage {
  return {
    state: 'new',
    holder: null,
    since: now,
    claimedAt: null,
    snoozedUntil: null,
    escalated: null,
    reopened: 0,
    reason: null,
    duplicateOf: null,
    closedAt: null,
    closedBy: null,
    notes: [],
    respondBy,
    remindedAt: null,
    idleAskedAt: null,
  };
}

export function isClosed({ triage }: Pick<Alert, 'triage'>): boolean {
  return triage.state === 'resolved' || triage.state === 'dismissed';
}

/** Nobody has taken it, and the time to answer is past. */
/** What is back to normal by itself hurries nobody. */
export function isOverdue({ triage, calmAt }: Pick<Alert, 'triage' | 'calmAt'>, now: Millis): boolean {
  return triage.state === 'new' && calmAt === null && triage.respondBy !== null && triage.respondBy < now;
}

export function samePerson(a: Person | 'timer' | null, b: Person | 'timer' | null): boolean {
  if (a === null || b === null || a === 'timer' || b === 'timer') return a === b;
  return a.platform === b.platform && a.id === b.id;
}

/**
 * One action on one alert, as a new alert with a version one higher. Pure: rights, storing and notifying are the
 * caller's, and the clock by which a new deadline runs. States: new, claimed, snoozed, resolved, dismissed; `escalated`
 * is a flag; a reopened alert is new again.
 */
export function applyAction(
  alert: Alert,
  action: TriageAction,
  by: Person | 'timer',
  now: Millis,
  clock: TriageClock = STEADY_CLOCK,
): ActionResult {
  const { triage } = alert;
  const closed = isClosed(alert);
  const change = (part: Partial<Triage>, detail: string | null = null): ActionResult => ({
    ok: true,
    changed: true,
    alert: { ...alert, triage: { ...triage, ...part }, version: alert.version + 1 },
    detail,
  });
  const same: ActionResult = { ok: true, changed: false, alert };
  const refuse = (code: RefusalCode): ActionResult => ({ ok: false, code });

  switch (action.verb) {
    case 'claim':
    case 'assign': {
      if (closed) return refuse('closed');
      const to = action.verb === 'claim' ? by : action.to;
      if (to === 'timer') return refuse('nobody');
      if (samePerson(triage.holder, to)) {
        // The holder's own click answers "still on it?" and ends their snooze.
        if (triage.state === 'claimed' && triage.idleAskedAt === null) return same;
        return change({ ...held(triage, to, now), claimedAt: triage.claimedAt ?? now }, nameOf(to));
      }
      const others = triage.holder !== null && !samePerson(triage.holder, by);
      if (others && !action.takeOver) return refuse('held');
      return change({ ...held(triage, to, now), claimedAt: triage.claimedAt ?? now }, nameOf(to));
    }
    case 'release':
      if (closed) return refuse('closed');
      if (triage.holder === null) return refuse('nobody');
      if (by === 'timer' && triage.idleAskedAt === null) return refuse('not-due');
      return change(
        { ...unheld(alert, now, clock), ...(triage.state === 'snoozed' ? asleep(triage) : {}) },
        nameOf(triage.holder),
      );
    case 'snooze': {
      if (closed) return refuse('closed');
      if (triage.state === 'snoozed' && triage.snoozedUntil === action.until) return same;
      if (action.until === 'calm') {
        if (alert.calmAt !== null) return refuse('calm-already');
      } else {
        if (action.until <= now) return refuse('past');
        if (action.until - now > MAX_SNOOZE) return refuse('too-long');
        const free = Math.max(now + SNOOZE_WITHOUT_REASON, action.morning ?? now);
        if (action.until > free && !action.why?.trim()) return refuse('why-needed');
      }
      const notes = action.why?.trim() && by !== 'timer' ? noted(triage, by, action.why, now) : triage.notes;
      return change(
        { state: 'snoozed', since: now, snoozedUntil: action.until, idleAskedAt: null, notes },
        action.until === 'calm' ? 'calm' : new Date(action.until).toISOString(),
      );
    }
    case 'escalate':
      if (closed) return refuse('closed');
      if (by === 'timer' && (triage.escalated || triage.state !== 'new')) return refuse('not-due');
      if (triage.escalated && !triage.escalated.nowhere) return same;
      return change({ escalated: { at: now, by, ...(action.nowhere ? { nowhere: true } : {}) } });
    case 'note': {
      if (by === 'timer') return refuse('nobody');
      const text = action.text.trim();
      if (text === '') return refuse('empty');
      const last = triage.notes.at(-1);
      if (
        last &&
        last.text === text.slice(0, MAX_NOTE) &&
        samePerson(last.by, by) &&
        now - last.at < DOUBLE_CLICK
      )
        return same;
      return change({ notes: noted(triage, by, text, now), idleAskedAt: null });
    }
    case 'merge': {
      if (action.into.id === alert.id) return refuse('merge-itself');
      if (closed) return triage.duplicateOf === action.into.id ? same : refuse('closed');
      // A chain would hide the alert that people work on, and could close on itself.
      if (action.into.triage.duplicateOf !== null) return refuse('merged');
      return change(
        {
          ...closing('resolved', 'duplicate', by, now),
          duplicateOf: action.into.id,
          duplicateNumber: action.into.number,
        },
        `#${action.into.number}`,
      );
    }
    case 'resolve':
    case 'dismiss': {
      const state = action.verb === 'resolve' ? 'resolved' : 'dismissed';
      if (closed) return triage.state === state ? same : refuse('closed');
      if (action.reason === 'duplicate') return refuse('duplicate-of-what');
      return change(closing(state, action.reason, by, now), action.reason);
    }
    case 'reopen':
      if (!closed) return same;
      return change({
        ...newTriage(now, clock.after(now, respondWithin(alert.severity))),
        claimedAt: triage.claimedAt,
        notes: triage.notes,
        reopened: triage.reopened + 1,
      });
    case 'remind':
      if (triage.state !== 'new' || triage.remindedAt !== null) return refuse('not-due');
      return change({ remindedAt: now });
    case 'ask-idle':
      if (triage.state !== 'claimed' || triage.idleAskedAt !== null) return refuse('not-due');
      return change({ idleAskedAt: now }, triage.holder ? nameOf(triage.holder) : null);
    case 'wake':
      return triage.state === 'snoozed'
        ? change(awake(alert, now, clock), fires(alert) ? 'fires' : 'quiet')
        : refuse('not-due');
  }
}

/**
 * The alert became more severe: a snooze ends at once, and who has not answered yet has the time of its new severity.
 * @param respondBy when a reaction is due at the new severity
 * @returns the same alert when it is no more severe than before
 */
export function raiseSeverity(
  alert: Alert,
  severity: Alert['severity'],
  now: Millis,
  respondBy: Millis,
): Alert {
  const { triage } = alert;
  if (severity >= alert.severity) return alert;
  const risen = { ...alert, severity, version: alert.version + 1 };
  if (triage.state === 'snoozed') {
    const woken = awake({ ...risen, calmAt: null }, now, STEADY_CLOCK);
    const due = woken.respondBy === undefined ? {} : { respondBy };
    return { ...risen, triage: { ...triage, ...woken, ...due } };
  }
  if (triage.state !== 'new') return risen;
  return { ...risen, triage: { ...triage, respondBy: Math.min(respondBy, triage.respondBy ?? respondBy) } };
}

/** Whether an alert whose snooze ends speaks up: only when it is still abnormal then. */
export function fires(alert: Pick<Alert, 'calmAt'>): boolean {
  return alert.calmAt === null;
}

function held(triage: Triage, to: Person, now: Millis): Partial<Triage> {
  return {
    state: 'claimed',
    holder: to,
    since: now,
    snoozedUntil: null,
    idleAskedAt: null,
    respondBy: null,
    remindedAt: triage.remindedAt,
  };
}

/** Unclaimed again: a new deadline, since nobody looks at it any more. */
function unheld(alert: Alert, now: Millis, clock: TriageClock): Partial<Triage> {
  return {
    state: 'new',
    holder: null,
    since: now,
    snoozedUntil: null,
    idleAskedAt: null,
    respondBy: fires(alert) ? clock.after(now, respondWithin(alert.severity)) : null,
    remindedAt: null,
  };
}

function asleep(triage: Triage): Partial<Triage> {
  return { state: 'snoozed', snoozedUntil: triage.snoozedUntil };
}

function awake(alert: Alert, now: Millis, clock: TriageClock): Partial<Triage> {
  if (alert.triage.holder === null) return unheld(alert, now, clock);
  return { state: 'claimed', since: now, snoozedUntil: null, idleAskedAt: null };
}

function closing(
  state: 'resolved' | 'dismissed',
  reason: ResolveReason,
  by: Person | 'timer',
  now: Millis,
): Partial<Triage> {
  return {
    state,
    reason,
    since: now,
    closedAt: now,
    closedBy: by,
    snoozedUntil: null,
    respondBy: null,
    idleAskedAt: null,
  };
}

function noted(triage: Triage, by: Person, text: string, now: Millis): Triage['notes'] {
  return [...triage.notes, { at: now, by, text: text.trim().slice(0, MAX_NOTE) }].slice(-MAX_NOTES);
}

function nameOf(person: Person): string {
  return `@${person.name}`;
}
