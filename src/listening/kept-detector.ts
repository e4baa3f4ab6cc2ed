import type { SpikeState } from './detectors/spike-state.ts';

/** A detector's state as it is stored, with a mark of the requests it was learned from. */
export interface KeptDetector {
  basis: string;
  spike: SpikeState;
}

export function writeKept(kept: KeptDetector): string {
  return JSON.stringify(kept);
}

/** @param text from `writeKept` */
export function readKept(text: string): KeptDetector {
  return JSON.parse(text) as KeptDetector;
}
