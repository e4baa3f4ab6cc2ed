import type { SpikeState } from './detectors/spike-state.ts';
import type { QuietDay } from './quiet-day.ts';

/** A detector's state as it is stored, with a hash of the requests it was learned from and its quiet days. */
export interface StoredDetector {
  basis: string;
  spike: SpikeState;
  quietDays: QuietDay[];
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
