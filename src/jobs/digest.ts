import { type Clock, MINUTE, type Millis } from '../listening/time.ts';
import { CADENCES, dueBy, followSchedule } from '../services/digests/follow-schedule.ts';
import { sendDigest } from '../services/digests/send-digest.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface DigestParts {
  store: Store;
  clock: Clock;
}

const NAME = 'digest';
/** Longer than a job that fails waits for its next try: only a bot that does not run leaves such a hole. */
const AWAY = 10 * MINUTE;

/** Posts the digests that are due by each channel's own clock. */
export function digestJob({ store, clock }: DigestParts): Job {
  return {
    name: NAME,
    everyMs: MINUTE,
    run: async () => {
      const now = clock.now();
      const away = await absence(store, now);
      const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
      for (const channel of await store.allChannels()) {
        const workspace = workspaces.get(channel.workspaceId);
        if (!workspace) continue;
        const marks = await followSchedule(store, channel, now);
        if (channel.paused) continue;
        for (const cadence of CADENCES) {
          const mark = marks.find((known) => known.cadence === cadence);
          const due = dueBy(channel, cadence, now);
          if (mark && due !== null && due > mark.until && due > mark.since)
            await sendDigest(store, workspace, channel, mark, due, { now, away });
        }
      }
    },
  };
}

/** The time that just passed without the bot, by the scheduler's own record; null when it has been there. */
async function absence(store: Store, now: Millis): Promise<{ from: Millis; to: Millis } | null> {
  const last = (await store.jobStates()).find(({ name }) => name === NAME)?.lastAt ?? now;
  return now - last > AWAY ? { from: last, to: now } : null;
}
