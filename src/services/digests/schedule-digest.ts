import type { Channel, DigestSchedule } from '../../listening/channel.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { lastDue, nextDue } from '../../listening/zoned.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireOwner } from '../actor.ts';
import { followSchedule } from './follow-schedule.ts';

const USUAL_TIME = '09:00';

/** An absent field stays as it is. */
export interface ScheduleChange {
  cadence?: 'daily' | 'weekly' | 'off';
  /** `HH:MM` */
  at?: string;
  /** 1 (Monday) to 7 */
  weekday?: number;
}

/** Changes when a channel gets its digest. @throws UserError('not-allowed') */
export async function scheduleDigest(
  store: Store,
  actor: Actor,
  channel: Channel,
  change: ScheduleChange,
): Promise<{ channel: Channel; changed: boolean }> {
  const after = { ...channel, digest: changedSchedule(channel.digest, change) };
  if (JSON.stringify(after.digest) === JSON.stringify(channel.digest)) return { channel, changed: false };
  requireOwner(actor, personId(channel.owner), channel);
  const { daily, weekly } = after.digest;
  const detail = daily ?? (weekly ? `${weekly.weekday} ${weekly.at}` : 'off');
  await store.saveChannel(after, auditRow(actor, 'digest', after.id, detail));
  await followSchedule(store, after, actor.now);
  return { channel: after, changed: true };
}

/** `daily` and `weekly` replace one another; a time or a day alone moves what is set. */
function changedSchedule(current: DigestSchedule, { cadence, at, weekday }: ScheduleChange): DigestSchedule {
  const { daily, weekly } = current;
  if (cadence === 'off') return { daily: null, weekly: null };
  if (cadence === undefined && at === undefined && weekday === undefined) return current;
  if (cadence === 'weekly' || (cadence === undefined && (weekday !== undefined || weekly !== null))) {
    return {
      daily: cadence === undefined ? daily : null,
      weekly: {
        weekday: weekday ?? weekly?.weekday ?? 1,
        at: at ?? weekly?.at ?? daily ?? USUAL_TIME,
      },
    };
  }
  return { daily: at ?? daily ?? weekly?.at ?? USUAL_TIME, weekly: null };
}

/** When a channel gets its next digest; null = it gets none. */
export function nextDigest({ digest: { daily, weekly }, timeZone }: Channel, now: Millis): Millis | null {
  const next = [
    ...(daily === null ? [] : [nextDue(now, timeZone, daily)]),
    // The last one within the next seven days is the next one.
    ...(weekly === null ? [] : [lastDue(now + 7 * DAY, timeZone, weekly.at, weekly.weekday)]),
  ];
  return next.length === 0 ? null : Math.min(...next);
}
