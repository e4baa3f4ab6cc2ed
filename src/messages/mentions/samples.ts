import type { Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';
import { mentionView } from './mentions.ts';

/** How many of each kind are shown by default: enough to judge, short enough to read. */
const SHOWN = 3;

/** Mentions under a heading of their own; nothing when there are none. @param stored whether people can act on them */
export function samples(
  name: string,
  mentions: readonly Mention[],
  keywordId: string,
  now: Millis,
  words: Copy,
  format: Format,
  { max = SHOWN, stored = true }: { max?: number; stored?: boolean } = {},
): Element[] {
  if (mentions.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: name }] },
    ...mentions.slice(0, max).map((mention): Element => {
      const { post, ...view } = mentionView(mention, keywordId, now, words, format);
      return { kind: 'mention', mention: stored && post ? { ...view, post } : view };
    }),
  ];
}
