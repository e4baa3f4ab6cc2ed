import type { Channel } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { lastDue } from '../../listening/zoned.ts';
import type { DigestMark, Store } from '../../store/store.ts';

type Cadence = DigestMark['cadence'];
export const CADENCES: readonly Cadence[] = ['daily', 'weekly'];

const OFF = '';

/**
 * Moves the marks of a channel along with its schedule. What is due by the new one counts from now on, and goes on where
 * the last digest ended: nothing is sent at the moment of the change, and nothing is reported twice or never.
 */
export async function followSchedule(store: Store, channel: Channel, now: Millis): Promise<DigestMark[]> {
  const { workspaceId, id: channelId } = channel;
  const marks = await store.digestMarks(workspaceId, channelId);
  const reported = marks.length === 0 ? null : Math.max(...marks.map(({ until }) => until));
  const moved: DigestMark[] = [];
  for (const cadence of CADENCES) {
    const before = marks.find((mark) => mark.cadence === cadence);
    const schedule = scheduleOf(channel, cadence);
    if (before?.schedule === schedule || (!before && schedule === OFF)) {
      if (before) moved.push(before);
      continue;
    }
    const known = before && before.schedule !== OFF ? before.until : reported;
    const mark: DigestMark = {
      workspaceId,
      channelId,
      cadence,
      until: schedule === OFF ? before!.until : (known ?? dueBy(channel, cadence, now)!),
      schedule,
      since: before?.schedule === null ? before.until : now,
    };
    await store.enqueueDigest([], mark);
    moved.push(mark);
  }
  return moved;
}

/** The last moment up to now at which a digest was due by what is set; null = that cadence is off. */
export function dueBy({ digest, timeZone }: Channel, cadence: Cadence, now: Millis): Millis | null {
  if (cadence === 'daily') return digest.daily === null ? null : lastDue(now, timeZone, digest.daily, null);
  const { weekly } = digest;
  return weekly === null ? null : lastDue(now, timeZone, weekly.at, weekly.weekday);
}

/** A channel that is paused gets none, as if it were off. */
function scheduleOf({ digest: { daily, weekly }, timeZone, paused }: Channel, cadence: Cadence): string {
  if (paused) return OFF;
  if (cadence === 'daily') return daily === null ? OFF : `${daily} ${timeZone}`;
  return weekly === null ? OFF : `${weekly.weekday} ${weekly.at} ${timeZone}`;
}
