import type { Clock, Millis } from '../../listening/time.ts';
import { CHANNEL_INTERVAL_MS } from './limits.ts';

/** Calls about one channel, one after the other, a second apart; a pause asked by Slack holds the whole channel. */
export interface ChannelQueue {
  run<T>(channel: string, work: () => Promise<T>): Promise<T>;
  /** Nothing goes out to the channel before `ms` have passed. */
  hold(channel: string, ms: number): void;
}

export function createChannelQueue(clock: Clock): ChannelQueue {
  const tails = new Map<string, Promise<void>>();
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
    run: async (channel, work) => {
      const before = tails.get(channel) ?? Promise.resolve();
      const done = before.then(() => turn(channel)).then(work);
      const tail = done.then(
        () => undefined,
        () => undefined,
      );
      tails.set(channel, tail);
      // The last one out forgets the channel: a bot of a year would remember every one it ever wrote in.
      void tail.then(() => {
        if (tails.get(channel) === tail) tails.delete(channel);
        for (const [key, at] of free) if (at < clock.now()) free.delete(key);
      });
      return done;
    },
    hold: (channel, ms) => {
      free.set(channel, Math.max(free.get(channel) ?? 0, clock.now() + ms));
    },
  };
}
