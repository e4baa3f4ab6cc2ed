import type { Sentiment } from '../mentions/mention.ts';
import type { Readable, Reading } from './reading.ts';
import { aroundTarget } from './target.ts';

const MOST = 8;
const LONGEST = 60;

/** Away from the target a word says less about it. */
const AWAY = 0.7;

/** The words that speak, as they were written, the weightiest first. */
export function whyOf(ask: Readable, { tokens, weights, spans, own }: Reading): Sentiment['why'] {
  const why: Sentiment['why'] = [];
  const speaking = weights.reduce((count, weight) => (weight === 0 ? count : count + 1), 0);
  const near = own === null || speaking < 2 ? null : aroundTarget(tokens, own);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    if (weight === 0) continue;
    const [first, last] = spans.get(at) ?? [at, at];
    const token = (ask[tokens[at]!.field] ?? '')
      .slice(tokens[first]!.start, tokens[last]!.end)
      .slice(0, LONGEST);
    why.push({ token, weight: Math.round(weight * (!near || near.window.has(at) ? 1 : AWAY) * 100) / 100 });
  }
  return why.length < 2 ? why : why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST);
}
