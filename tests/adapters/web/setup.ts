import { createWeb, type PoliteWeb, type WebOptions } from '../../../src/adapters/web/index.ts';
import { SourceError } from '../../../src/config/errors.ts';
import type { Clock } from '../../../src/listening/time.ts';

export interface StepClock extends Clock {
  /** Every pause that was asked for, in milliseconds. */
  slept: number[];
  at: number;
}

/** A clock that stands still until somebody sleeps, then jumps. */
export function stepClock(at = Date.UTC(2026, 10, 20, 12)): StepClock {
  const clock: StepClock = {
    at,
    slept: [],
    now: () => clock.at,
    async sleep(ms) {
      clock.slept.push(ms);
      clock.at += ms;
    },
  };
  return clock;
}

export function webFor(ports: number[], more: Partial<WebOptions> = {}): PoliteWeb {
  return createWeb({
    userAgent: 'Earshot/0.1 (+https://earshot.example/bot; feed fetcher)',
    clock: stepClock(),
    allowPrivate: ports.map((port) => `127.0.0.1:${port}`),
    ...more,
  });
}

/** The SourceError a promise ends in; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<SourceError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('expected a SourceError, but it succeeded');
}
