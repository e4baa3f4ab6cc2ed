import type { Digest } from '../../listening/digest.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { mentionView } from '../mentions/mentions.ts';
import { aboutPost } from '../mentions/post-actions.ts';
import type { Element } from '../message.ts';
import { withCommands } from '../own-commands.ts';

/** The one question of a digest: whether a post was held back rightly; nothing when none was. */
export function doubtElements({ doubt, period }: Digest, words: Copy, format: Format): Element[] {
  if (!doubt) return [];
  const { keyword, held, mention } = doubt;
  const copy = words.relevance;
  const args = aboutPost({ mention: mention.id, keyword: keyword.id });
  const count = format.count(held, words.units.posts);
  return [
    { kind: 'text', text: [{ bold: copy.ask(oneLine(keyword.name, 60)) }] },
    { kind: 'mention', mention: mentionView(mention, keyword.id, period.to - 1, words, format) },
    {
      kind: 'buttons',
      buttons: [
        { label: copy.askYes, verb: 'restore', args },
        { label: copy.askNo, verb: 'mark', args: { ...args, as: 'not-about-us' } },
      ],
    },
    { kind: 'note', text: withCommands(copy.askNote(count)) },
  ];
}
