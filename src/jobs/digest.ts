import type { Clock } from '../listening/time.ts';
import { lastDue } from '../listening/zoned.ts';
import { sendDigest } from '../services/digests/send-digest.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface DigestParts {
  store: Store;
  clock: Clock;
}

/** Posts the digests that are due by each channel's own clock. */
export function digestJob({ store, clock }: DigestParts): Job {
  return {
    name: 'digest',
    everyMs: 60_000,
    run: async () => {
      const now = clock.now();
      const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
      for (const channel of await store.allChannels()) {
        const workspace = workspaces.get(channel.workspaceId);
        if (!workspace || channel.paused) continue;
        const { digest, timeZone } = channel;
        if (digest.daily !== null) {
          const due = lastDue(now, timeZone, digest.daily, null);
          await sendDigest(store, workspace, channel, 'daily', due, now);
        }
        if (digest.weekly !== null) {
          const { at, weekday } = digest.weekly;
          const due = lastDue(now, timeZone, at, weekday);
          await sendDigest(store, workspace, channel, 'weekly', due, now);
        }
      }
    },
  };
}
