/** One measured goal: a ratio of two things run in turns in one process, unless `what` says otherwise. */
export interface BenchRow {
  id: string;
  what: string;
  measured: number;
  /** The bar in words: `<= 2.0`. */
  goal: string;
  ok: boolean;
  note?: string;
}

/** The middle value; of an even number, the upper middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
