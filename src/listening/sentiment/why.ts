import type { Sentiment } from '../mentions/mention.ts';
import type { Readable, Reading } from './reading.ts';

const MOST = 8;
const LONGEST = 60;

/** The words that speak, as they were written, the weightiest first. */
export function whyOf(ask: Readable, { tokens, weights, spans }: Reading): Sentiment['why'] {
  const why: Sentiment['why'] = [];
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    if (weight === 0) continue;
    const [first, last] = spans.get(at) ?? [at, at];
    const token = (ask[tokens[at]!.field] ?? '')
      .slice(tokens[first]!.start, tokens[last]!.end)
      .slice(0, LONGEST);
    why.push({ token, weight: Math.round(weight * 100) / 100 });
  }
  return why.length < 2 ? why : why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST);
}
