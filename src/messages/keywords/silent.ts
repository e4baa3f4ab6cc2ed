import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Run } from '../message.ts';
import { textMessage } from '../text-message.ts';
import { doubtText } from './doubts.ts';

/** A keyword that has found nothing for a month, and what may be the reason, the likeliest first. */
export interface SilentKeyword {
  keyword: Keyword;
  doubts: readonly Doubt[];
}

/** Keywords that are named with their reason; of more only the number is said. */
const SHOWN = 10;
/** What a choice of a menu may hold on every platform. */
const LONGEST_VALUE = 70;

/** The keywords that find nothing, each with its likeliest reason and a way to change or try it. */
export function silentKeywords(silent: readonly SilentKeyword[], locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.doubts;
  if (silent.length === 0) return textMessage(copy.noneSilent, 'good', locale);
  const title = format.count(silent.length, copy.silentTitle);
  const shown = silent.slice(0, SHOWN);
  const items = shown.map(({ keyword, doubts }): Run[] => {
    const [first] = doubts;
    const reason = first === undefined ? copy.rare : doubtText(first, words, format);
    const runs: readonly Run[] = typeof reason === 'string' ? [reason] : reason;
    return [{ bold: oneLine(keyword.name, 60) }, ': ', ...runs];
  });
  const left = silent.length - shown.length;
  const names = shown.map(({ keyword: { name } }) => ({ label: oneLine(name, 60), value: name }));
  const queries = shown
    .filter(({ keyword }) => keyword.query.length <= LONGEST_VALUE)
    .map(({ keyword: { name, query } }) => ({ label: oneLine(name, 60), value: query }));
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: title }, ' ', copy.perhaps] },
    { kind: 'list', items },
    ...(left > 0 ? [{ kind: 'note', text: words.units.andMore(format.number(left)) } as const] : []),
    {
      kind: 'buttons',
      buttons: [],
      menus: [
        { label: words.keywords.pickEdit, verb: 'edit', args: {}, arg: 'target', options: names },
        ...(queries.length > 0
          ? [{ label: copy.pickTry, verb: 'preview', args: {}, arg: 'target', options: queries }]
          : []),
      ],
    },
  ];
  return { language: locale.language, summary: title, mood: 'plain', elements };
}
