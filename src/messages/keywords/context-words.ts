import type { Keyword } from '../../listening/keywords/keyword.ts';
import { oneLine } from '../foreign.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';

/** Words that were found around an everyday name, with a menu to keep those that go with the brand; nothing when none were. */
export function contextElements(
  { name }: Pick<Keyword, 'name'>,
  found: readonly string[],
  { keywords, units }: Copy,
): Element[] {
  if (found.length === 0) return [];
  const words = found.map((word) => oneLine(word, 30));
  return [
    { kind: 'text', text: [{ bold: keywords.contextTitle }] },
    {
      kind: 'text',
      text: `${keywords.contextFound(oneLine(name, 60))} ${words.map((word) => units.quote(word)).join(', ')}`,
    },
    {
      kind: 'buttons',
      buttons: [],
      menus: [
        {
          label: keywords.takeWord,
          verb: 'edit',
          args: { target: name },
          arg: 'context',
          options: words.map((word) => ({ label: word, value: `+${word}` })),
        },
      ],
    },
  ];
}
