import { DeliveryError } from '../../config/errors.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import { CHANNEL_INTERVAL_MS } from './limits.ts';

/** Calls about one channel, one after the other, a second apart. Longer waits are the outbox's: nothing sleeps here. */
export interface ChannelQueue {
  /** @throws DeliveryError `down` for what had not begun when the queue was stopped */
  run<T>(channel: string, work: () => Promise<T>): Promise<T>;
  /** Ends the waits: what has not begun is refused, and is still in the outbox. */
  stop(): void;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
}

export function createChannelQueue(clock: Clock): ChannelQueue {
  const inTurn = createKeyedQueue();
  const lastCall = new Map<string, Millis>();
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  const turn = async (channel: string): Promise<void> => {
    const last = lastCall.get(channel);
    const passed = last === undefined ? CHANNEL_INTERVAL_MS : clock.now() - last;
    // A clock that was set back makes nobody wait longer than the interval.
    if (passed < CHANNEL_INTERVAL_MS)
      await Promise.race([clock.sleep(CHANNEL_INTERVAL_MS - Math.max(0, passed)), stopped]);
    if (stopping.signal.aborted) throw new DeliveryError('down', 'the bot is stopping');
    lastCall.set(channel, clock.now());
  };

  const underWay = new Set<Promise<unknown>>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  };

  return {
    run: (channel, work) =>
      inTurn(channel, async () => {
        await turn(channel);
        try {
          return await tracked(work());
        } finally {
          const now = clock.now();
          for (const [key, at] of lastCall)
            if (Math.abs(now - at) > CHANNEL_INTERVAL_MS) lastCall.delete(key);
        }
      }),
    stop: () => stopping.abort(),
    idle: async () => void (await Promise.allSettled(underWay)),
  };
}
