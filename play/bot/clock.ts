import type { Clock, Millis } from '../../src/listening/time.ts';

/** A clock that stands still until it is moved; sleeping takes no real time on it. */
export interface SimulatedClock extends Clock {
  /** Only forward. */
  moveTo(at: Millis): void;
  /** From now on it goes at the pace of real time. */
  letRun(): void;
}

export function createSimulatedClock(start: Millis): SimulatedClock {
  let now = start;
  let runningSince: number | null = null;
  return {
    now: () => (runningSince === null ? now : now + Date.now() - runningSince),
    sleep: async (ms) => {
      if (runningSince !== null) await new Promise((resolve) => setTimeout(resolve, ms));
    },
    moveTo: (at) => {
      now = at;
    },
    letRun: () => {
      runningSince = Date.now();
    },
  };
}
