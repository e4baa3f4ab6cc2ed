import type { Millis } from '../../listening/time.ts';
import { sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { samples } from '../mentions/samples.ts';
import type { Element, Message } from '../message.ts';
import type { QueryPreview } from './keywords.ts';
import { warningElements } from './query-warnings.ts';

const EXAMPLES = 5;

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
  const finding = findingOf(preview, words, format);
  const rate = preview.found === 0 ? [] : [{ name: copy.rateName, value: rateOf(preview, words, format) }];
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
    ...warningElements(preview.warnings, words),
    // The id of no keyword: the terms found are the query's own.
    ...samples(copy.samples, preview.samples, '', now, words, format, { max: EXAMPLES, stored: false }),
    { kind: 'buttons', buttons: [{ label: copy.listen, verb: 'add', args: adding, style: 'primary' }] },
  ];
  if (preview.found > 0) elements.push({ kind: 'note', text: copy.rateNote });
  return {
    language: locale.language,
    summary: [
      finding,
      ...rate.map(({ name, value }) => sentence(words.units.colon(name, value))),
      ...(preview.warnings.length > 0 ? [`${copy.warnings}.`] : []),
    ].join(' '),
    mood: 'plain',
    elements,
  };
}

function findingOf({ days, read, found }: QueryPreview, { keywords, units }: Copy, format: Format): string {
  if (read === 0) return keywords.previewNothingRead;
  const [all, length] = [format.count(read, units.posts), format.count(days, units.days)];
  return found === 0
    ? keywords.previewNone(all, length)
    : keywords.previewFound(format.count(found, units.posts), all, length);
}

function rateOf({ days, found }: QueryPreview, { keywords }: Copy, format: Format): string {
  const perDay = found / days;
  const perWeek = format.number(Math.max(1, Math.round(perDay * 7)));
  return perDay < 1 ? keywords.rateRare(perWeek) : keywords.rate(format.number(Math.round(perDay)), perWeek);
}
