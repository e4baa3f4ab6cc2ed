import type { SpikeState } from './detectors/spike-state.ts';
import type { QuietDay } from './quiet-day.ts';

/** A detector's state as it is stored, with a mark of the requests it was learned from and what it has to tell. */
export interface StoredDetector {
  basis: string;
  spike: SpikeState;
  quietDays: QuietDay[];
}

export function writeStored(kept: StoredDetector): string {
  return JSON.stringify(kept);
}

/** @param text from `writeKept` */
export function readStored(text: string): StoredDetector {
  const kept = JSON.parse(text) as Omit<StoredDetector, 'quietDays'> & Partial<StoredDetector>;
  // Rows of before there were any.
  return { ...kept, quietDays: kept.quietDays ?? [] };
}
