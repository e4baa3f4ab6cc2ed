import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { Copy } from '../languages/copy.ts';
import type { MentionView } from '../message.ts';

export function labelName(label: SentimentLabel | null, { units }: Pick<Copy, 'units'>): string {
  if (label === null) return units.notJudged;
  return label === 'neg' ? units.negative : label === 'pos' ? units.positive : units.neutral;
}

/** The mood beside a post; null where nobody was to judge it. */
export function shownLabel({ label }: MentionView, words: Pick<Copy, 'units'>): string | null {
  return label === undefined ? null : labelName(label, words);
}
