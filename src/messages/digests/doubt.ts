import type { Digest } from '../../listening/digest.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { mentionView } from '../mentions/mentions.ts';
import { aboutPost } from '../mentions/post-actions.ts';
import type { Element } from '../message.ts';

const QUOTED = 80;

/** The one question of a digest: whether a post was held back rightly; nothing when none was. */
export function doubtElements({ doubt, period }: Digest, words: Copy, format: Format): Element[] {
  if (!doubt) return [];
  const { keyword, held, mention } = doubt;
  const copy = words.relevance;
  const args = aboutPost({ mention: mention.id, keyword: keyword.id });
  const { title, excerpt, source, url } = mentionView(mention, keyword.id, period.to - 1, words, format);
  const quoted = oneLine(title ?? excerpt, QUOTED) || source;
  return [
    {
      kind: 'text',
      text: [
        { bold: copy.ask(oneLine(keyword.name, 60)) },
        ' ',
        { link: url, text: quoted },
        ` · ${source} · ${words.digest.heldBack(format.count(held, words.units.posts))}`,
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { label: copy.askYes, verb: 'restore', args },
        { label: copy.askNo, verb: 'mark', args: { ...args, as: 'not-about-us' } },
      ],
    },
  ];
}
