import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList, sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { samples } from '../mentions/samples.ts';
import type { Element, Message, Run } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';
import { worthALook } from './doubts.ts';

const EXAMPLES = 10;
/** Words that are named; a query may have hundreds. */
const WORDS = 3;

/** What one source shows of a keyword that is not saved yet. */
export interface SourceEstimate {
  source: string;
  /** Posts that its search gave, and those of them that the whole query finds. */
  read: number;
  found: number;
  perDay: number;
  /** It has more than its page shows. */
  isLeast: boolean;
  /** Requests without an answer. */
  failed: number;
}

export interface Volume {
  perDay: number;
  isLeast: boolean;
}

/** What a query finds among all that is stored (`read` posts, `days` back from now), and what the sources have of it. */
export interface QueryPreview {
  days: number;
  read: number;
  found: number;
  /** Newest first, of both. */
  samples: Mention[];
  warnings: QueryWarning[];
  doubts: readonly Doubt[];
  /** Other forms of its words that it finds as well. */
  forms: readonly string[];
  asked: {
    estimates: readonly SourceEstimate[];
    /** Sources that were asked and gave no answer. */
    silent: readonly string[];
    /** Sources that will be read for it and cannot be asked. */
    unasked: readonly string[];
    /** Too much was tried of late: nobody was asked. */
    isOverBudget: boolean;
    /** What the sources were asked for. */
    words: readonly string[];
    /** Signs of the query that no search knows, as one types them. */
    checkedHere: readonly string[];
  };
  /** null = nothing was there to guess it from. */
  volume: Volume | null;
}

/**
 * Preview of a query: how many posts it finds, how often, examples, and doubts about it.
 * @param adding what the button that adds it as a keyword passes on
 */
export function previewMessage(
  query: string,
  preview: QueryPreview,
  adding: Readonly<Record<string, string>>,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.keywords;
  const { asked, volume } = preview;
  const finding = [findingOf(preview, words, format), askedFinding(preview, words, format)]
    .filter((part) => part !== null)
    .join(' ');
  const rate = volume === null ? [] : [{ name: copy.rateName, value: rateOf(volume, words, format) }];
  const forms =
    preview.forms.length === 0
      ? []
      : [{ name: copy.formsAdded, value: [{ code: oneLine(preview.forms.join(', '), 300) }] }];
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: finding }] },
    {
      kind: 'facts',
      facts: [{ name: copy.query, value: [{ code: oneLine(query, 300) }] }, ...forms, ...rate],
    },
    ...worthALook(preview.warnings, preview.doubts, words, format),
    ...askedTable(asked.estimates, words, format),
    ...askedNotes(asked, words, format),
    // The id of no keyword: the terms found are the query's own.
    ...samples(copy.samples, preview.samples, '', now, words, format, { max: EXAMPLES, stored: false }),
    { kind: 'buttons', buttons: [{ label: copy.listen, verb: 'add', args: adding, style: 'primary' }] },
  ];
  if (asked.estimates.length > 0) elements.push({ kind: 'note', text: copy.estimateNote });
  else if (preview.found > 0) elements.push({ kind: 'note', text: copy.rateNote });
  const doubtful = preview.warnings.length + preview.doubts.length > 0;
  return {
    language: locale.language,
    summary: [
      finding,
      ...rate.map(({ name, value }) => sentence(words.units.colon(name, value))),
      ...(doubtful ? [`${copy.warnings}.`] : []),
    ].join(' '),
    mood: 'plain',
    elements,
  };
}

/** Left out where nothing is stored and the sources have answered: they say more. */
function findingOf(
  { days, read, found, asked }: QueryPreview,
  { keywords, units }: Copy,
  format: Format,
): string | null {
  if (read === 0) return asked.estimates.length > 0 ? null : keywords.previewNothingRead;
  const [all, length] = [format.count(read, units.posts), format.count(days, units.days)];
  if (found > 0) return keywords.previewFound(format.count(found, units.posts), all, length);
  return asked.estimates.length > 0
    ? keywords.previewNoneStored(all, length)
    : keywords.previewNone(all, length);
}

function askedFinding(
  { asked: { estimates } }: QueryPreview,
  { keywords, units }: Copy,
  format: Format,
): string | null {
  if (estimates.length === 0) return null;
  const found = estimates.reduce((sum, estimate) => sum + estimate.found, 0);
  return keywords.askedFound(format.count(found, units.posts), format.count(estimates.length, units.sources));
}

function askedTable(estimates: readonly SourceEstimate[], words: Copy, format: Format): Element[] {
  if (estimates.length === 0) return [];
  const { askedTitle, askedColumns } = words.keywords;
  const rows = [...estimates].sort((a, b) => b.perDay - a.perDay || b.found - a.found);
  return [
    {
      kind: 'table',
      caption: askedTitle,
      columns: [askedColumns.source, askedColumns.read, askedColumns.found, askedColumns.perDay],
      rows: rows.map((row) => [
        sourceName(row.source, words),
        format.number(row.read),
        format.number(row.found),
        perDayOf(row, words, format),
      ]),
      numeric: [false, true, true, true],
    },
  ];
}

function perDayOf({ perDay, isLeast }: Volume, { keywords }: Copy, format: Format): string {
  if (perDay === 0) return format.number(0);
  if (perDay < 1) return keywords.rareADay;
  const posts = format.number(Math.round(perDay));
  return isLeast ? keywords.leastADay(posts) : keywords.aboutADay(posts);
}

function askedNotes(asked: QueryPreview['asked'], words: Copy, format: Format): Element[] {
  const { keywords, units } = words;
  const names = (ids: readonly string[]) => format.list(ids.map((id) => sourceName(id, words)));
  const codes = (texts: readonly string[]): Run[] =>
    composeList(
      format.list,
      texts.map((text): Run => ({ code: oneLine(text, 60) })),
    );
  const shown: Run[] = composeList(format.list, [
    ...asked.words.slice(0, WORDS).map((word): Run => ({ code: oneLine(word, 60) })),
    ...(asked.words.length > WORDS ? [units.andMore(format.number(asked.words.length - WORDS))] : []),
  ]);
  const wasAsked = asked.estimates.length > 0;
  const notes: Run[][] = [
    ...(wasAsked && asked.checkedHere.length > 0
      ? [
          [
            ...compose(keywords.askedFor, shown),
            ' ',
            ...compose(keywords.checkedHere, codes(asked.checkedHere)),
          ],
        ]
      : []),
    ...(asked.silent.length > 0 ? [[keywords.silent(names(asked.silent))]] : []),
    ...(wasAsked && asked.unasked.length > 0 ? [[keywords.unasked(names(asked.unasked))]] : []),
    ...(asked.isOverBudget ? [[keywords.askedOften]] : []),
  ];
  return notes.map((text): Element => ({ kind: 'note', text }));
}

function rateOf({ perDay, isLeast }: Volume, { keywords }: Copy, format: Format): string {
  if (perDay === 0) return keywords.rateNone;
  const perWeek = format.number(Math.max(1, Math.round(perDay * 7)));
  if (perDay < 1) return keywords.rateRare(perWeek);
  const aDay = format.number(Math.round(perDay));
  return isLeast ? keywords.rateLeast(aDay, perWeek) : keywords.rate(aDay, perWeek);
}
