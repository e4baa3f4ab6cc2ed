import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { Copy } from '../languages/copy.ts';

export function labelName(label: SentimentLabel | null, { units }: Pick<Copy, 'units'>): string {
  if (label === null) return units.notJudged;
  return label === 'neg' ? units.negative : label === 'pos' ? units.positive : units.neutral;
}
