import { engineHit } from '../../mentions/marks.ts';
import type { Hit, Mention } from '../../mentions/mention.ts';

/** Below this chance of being right a second opinion is asked. */
const DOUBTFUL = 0.5;
/** What was judged on this machine; stars and people need no second opinion. */
const LOCAL: ReadonlySet<Hit['sentiment']['method']> = new Set(['lexicon', 'tables', 'sentence', 'none']);

/** Hits whose mood is in doubt, or not judged at all, as the engine has them. What is held back is not worth asking. */
export function doubtfulHits({ hits }: Mention): Hit[] {
  return hits
    .map(engineHit)
    .filter(
      ({ held, sentiment: { method, label, confidence } }) =>
        held === null && LOCAL.has(method) && (label === null || confidence < DOUBTFUL),
    );
}
