import type { Clock, Millis } from '../../listening/time.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import { CHANNEL_INTERVAL_MS } from './limits.ts';

/** Calls about one channel, one after the other, a second apart; a pause asked by Slack holds the whole channel. */
export interface ChannelQueue {
  run<T>(channel: string, work: () => Promise<T>): Promise<T>;
  /** Nothing goes out to the channel before `ms` have passed. */
  hold(channel: string, ms: number): void;
}

export function createChannelQueue(clock: Clock): ChannelQueue {
  const inTurn = createKeyedQueue();
  const free = new Map<string, Millis>();

  const turn = async (channel: string): Promise<void> => {
    for (;;) {
      const wait = (free.get(channel) ?? 0) - clock.now();
      if (wait <= 0) break;
      await clock.sleep(wait);
    }
    free.set(channel, clock.now() + CHANNEL_INTERVAL_MS);
  };

  return {
    run: (channel, work) =>
      inTurn(channel, async () => {
        await turn(channel);
        try {
          return await work();
        } finally {
          // A pause that is over is forgotten, as its channel is.
          for (const [key, at] of free) if (at < clock.now()) free.delete(key);
        }
      }),
    hold: (channel, ms) => {
      free.set(channel, Math.max(free.get(channel) ?? 0, clock.now() + ms));
    },
  };
}
