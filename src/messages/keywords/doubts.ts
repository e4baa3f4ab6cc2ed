import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import { compose, composeList } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Run, Text } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';
import { warningText } from './query-warnings.ts';

/** What speaks against a query: by its own words, and by what is read for it. Nothing when all is well. */
export function worthALook(
  warnings: readonly QueryWarning[],
  doubts: readonly Doubt[],
  words: Copy,
  format: Format,
): Element[] {
  const items = [
    ...warnings.map((warning) => warningText(warning, words)),
    ...doubts.map((doubt) => doubtText(doubt, words, format)),
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: words.keywords.warnings }] },
    { kind: 'list', items },
  ];
}

/** One reason, with what helps. */
export function doubtText(doubt: Doubt, words: Copy, format: Format): Text {
  const { doubts, query, units } = words;
  const code = (text: string): Run => ({ code: oneLine(text, 120) });
  const withFix = (text: Run[], fix: string | null): Run[] =>
    fix === null ? text : [...text, ` ${query.instead} `, { code: oneLine(fix, 300) }];
  switch (doubt.kind) {
    case 'no-source':
      return doubts.noSource;
    case 'source-off': {
      const text = doubts.sourceOff(sourceName(doubt.source, words));
      if (doubt.access === 'opt-in') return [`${text} `, { command: doubts.optInCommand(doubt.source) }];
      return doubt.source === 'feed'
        ? [`${text} `, { command: doubts.addFeedCommand }]
        : `${text} ${doubts.askOperator}`;
    }
    case 'unfilled-field':
      return withFix(compose(doubts.unfilledField, code(doubt.text)), doubt.fix);
    case 'unread-source':
      return withFix(compose(doubts.unreadSource, code(doubt.text)), doubt.fix);
    case 'unwanted-language':
      return withFix(compose(doubts.unwantedLanguage, code(doubt.text)), doubt.fix);
    case 'unread-site': {
      const host = doubt.text.replace(/^site:/, '');
      return [
        ...compose(doubts.unreadSite, code(doubt.text)),
        ' ',
        { command: doubts.addSiteCommand(oneLine(host, 100)) },
      ];
    }
    case 'never-together':
      return compose(doubts.neverTogether, composeList(format.list, doubt.parts.map(code)));
    case 'unread-language':
      return doubts.unreadLanguage(oneLine(doubt.language, 12));
    case 'part-of-word':
      return compose(doubts.partOfWord, composeList(format.list, doubt.words.map(code)));
    case 'too-broad':
      return doubts.tooBroad(format.count(Math.round(doubt.perDay), units.posts));
    case 'refused':
      return format.count(doubt.posts, doubts[REFUSED[doubt.reason] ?? 'heldBack']);
    case 'query':
      return warningText(doubt.warning, words);
  }
}

const REFUSED: Readonly<Partial<Record<string, 'excluded' | 'otherLanguage' | 'otherSource'>>> = {
  'excluded-term': 'excluded',
  language: 'otherLanguage',
  'source-not-wanted': 'otherSource',
};
