import type { Millis } from '../time.ts';
import type { SpikeState } from './detectors/spike-state.ts';
import type { QuietDay } from './quiet-day.ts';

/** A detector's state as it is stored, with a hash of the requests it was learned from and its quiet days. */
export interface StoredDetector {
  basis: string;
  spike: SpikeState;
  quietDays: QuietDay[];
  /** Starts up to here were found when history came in, and are history: what they are about was never news. */
  silentUntil?: Millis;
}

export function writeStored(detector: StoredDetector): string {
  return JSON.stringify(detector);
}

/** @param text from `writeStored` */
export function readStored(text: string): StoredDetector {
  const stored = JSON.parse(text) as Omit<StoredDetector, 'quietDays'> & Partial<StoredDetector>;
  // Rows of before there were any.
  return { ...stored, quietDays: stored.quietDays ?? [] };
}
