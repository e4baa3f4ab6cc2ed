import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { samples } from '../mentions/samples.ts';
import type { Button, Element, Message } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { answerArgs, IN_FORM } from '../question.ts';
import { keywordSubject } from '../subject.ts';
import { worthALook } from './doubts.ts';

/** Ways to mend a query that get a button. */
const MAX_FIXES = 3;

/** Why a keyword is not saved yet. */
export interface SaveDoubts {
  readAs: string;
  warnings: readonly QueryWarning[];
  effect: {
    before: number;
    after: number;
    gained: number;
    gainedSamples: readonly Mention[];
    lost: number;
    lostSamples: readonly Mention[];
  } | null;
}

/** The queries that may be meant instead, by the names of their answers. */
export function fixesOf({ warnings }: Pick<SaveDoubts, 'warnings'>): { answer: string; query: string }[] {
  const queries = [...new Set(warnings.flatMap(({ fix }) => (fix === null ? [] : [fix])))];
  return queries.slice(0, MAX_FIXES).map((query, nth) => ({ answer: `fix${nth + 1}`, query }));
}

/**
 * Asked before a keyword is saved of which the query may mean something else, or which would find far more or far less.
 * @param keyword as it is; null = it would be new
 * @param question its id: each button is one of its answers
 */
export function saveQuestion(
  { verb, query, keyword }: { verb: 'add' | 'edit'; query: string; keyword: Keyword | null },
  doubts: SaveDoubts,
  question: string,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.keywords.asking;
  const { warnings, effect, readAs } = doubts;
  const why = [
    ...(warnings.length > 0 ? [copy.unclear] : []),
    ...(effect ? [effect.lost > effect.gained ? copy.less : copy.more] : []),
  ];
  const title = [keyword === null ? copy.notSaved : copy.notChanged(oneLine(keyword.name, 80)), ...why].join(
    ' ',
  );
  const figures =
    effect &&
    copy.figures(
      format.count(effect.before, words.units.mentions),
      format.number(effect.after),
      format.number(effect.gained),
      format.number(effect.lost),
    );
  const code = (text: string) => [{ code: oneLine(text, 300) }];
  const button = (label: string, answer: string, style?: Button['style']): Button => ({
    ...{ label, verb, args: answerArgs(question, answer) },
    ...(style ? { style } : {}),
  });
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: title }] },
    {
      kind: 'facts',
      facts: [
        { name: words.keywords.query, value: code(query) },
        ...(warnings.length > 0 ? [{ name: copy.readAs, value: code(readAs) }] : []),
        ...(figures === null ? [] : [{ name: copy.effect, value: figures }]),
      ],
    },
    ...worthALook(warnings, [], words, format),
    ...samples(words.keywords.lost, effect?.lostSamples ?? [], '', now, words, format, { stored: false }),
    ...samples(words.keywords.gained, effect?.gainedSamples ?? [], '', now, words, format, { stored: false }),
    {
      kind: 'buttons',
      buttons: [
        button(warnings.length > 0 ? copy.saveAsRead : copy.save, 'read'),
        ...fixesOf(doubts).map(({ answer, query: fix }) =>
          button(copy.use(oneLine(fix, 60)), answer, 'primary'),
        ),
        button(words.keywords.edit, IN_FORM),
        ...(keyword === null ? [] : [button(copy.keep, 'keep')]),
      ],
    },
    { kind: 'note', text: withCommands(copy.typed) },
  ];
  return {
    language: locale.language,
    summary: [title, ...(figures === null ? [] : [`${figures}.`])].join(' '),
    mood: 'warning',
    elements,
    ...(keyword === null ? {} : { subject: keywordSubject(keyword) }),
  };
}
