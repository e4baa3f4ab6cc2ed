import { type Clock, DAY } from '../listening/time.ts';
import { type CheckParts, checkChannel } from '../services/channels/check-channel.ts';
import type { Job } from './scheduler.ts';

/** Once a day, every channel that is to hear something is looked at before it has to: permissions and settings change. */
export function checkChannelsJob(parts: CheckParts & { clock: Clock }): Job {
  const { store, clock } = parts;
  const name = 'check-channels';
  return {
    name,
    everyMs: DAY,
    run: async () => {
      // Whoever has just chosen a channel has read what was found in it: the daily looks begin a day later.
      if (!(await store.jobStates()).some((state) => state.name === name)) return;
      for (const channel of await store.allChannels()) {
        if (channel.paused) continue;
        const subscriptions = await store.subscriptions(channel.workspaceId);
        if (subscriptions.some(({ channelId }) => channelId === channel.id))
          await checkChannel(parts, channel, clock.now());
      }
    },
  };
}
