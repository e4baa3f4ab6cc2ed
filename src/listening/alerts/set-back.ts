import type { Millis } from '../time.ts';
import type { Alert } from './alert.ts';

/**
 * An alert with what was noted of it while the clock ran ahead, moved back with the clock: else its people would be
 * reminded, and its snooze would end, only when the clock comes there again. Moments that somebody chose, or that follow
 * from an act of before, stay. null = nothing is to be moved.
 */
export function alertSetBack(alert: Alert, to: Millis, by: Millis): Alert | null {
  const { triage, now } = alert;
  const back = <T extends Millis | null>(at: T): T => (at !== null && at > to ? ((at - by) as T) : at);
  const isOfThen = triage.since > to;
  const moved: Alert = {
    ...alert,
    raisedAt: back(alert.raisedAt),
    calmAt: back(alert.calmAt),
    now: { ...now, toldAt: back(now.toldAt) },
    triage: {
      ...triage,
      since: back(triage.since),
      claimedAt: back(triage.claimedAt),
      snoozedUntil:
        isOfThen && typeof triage.snoozedUntil === 'number' ? triage.snoozedUntil - by : triage.snoozedUntil,
      escalated: triage.escalated && { ...triage.escalated, at: back(triage.escalated.at) },
      closedAt: back(triage.closedAt),
      notes: triage.notes.map((note) => ({ ...note, at: back(note.at) })),
      respondBy: isOfThen && triage.respondBy !== null ? triage.respondBy - by : triage.respondBy,
      remindedAt: back(triage.remindedAt),
      idleAskedAt: back(triage.idleAskedAt),
      ...(triage.hidden
        ? { hidden: triage.hidden.map((stretch) => ({ from: back(stretch.from), to: back(stretch.to) })) }
        : {}),
    },
    version: alert.version + 1,
  };
  const isSame = JSON.stringify({ ...moved, version: alert.version }) === JSON.stringify(alert);
  return isSame ? null : moved;
}
