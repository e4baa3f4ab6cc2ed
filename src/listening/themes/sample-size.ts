/** Posts that themes of a period are found in: all of a small one, and no more of a loud year than of a loud day. */
const SAMPLE = 1_500;
/** Parts are steps of a fixed ladder: some posts more or less than were counted give the same sample. */
const STEPS_TO_HALF = 4;

/** The part of so many posts that is read, 0..1. */
export function partOf(total: number): number {
  if (total <= SAMPLE) return 1;
  return 2 ** (-Math.ceil(STEPS_TO_HALF * Math.log2(total / SAMPLE)) / STEPS_TO_HALF);
}
