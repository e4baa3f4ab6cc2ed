import type { Channel } from '../../listening/channel.ts';
import type {
  FileRefusal,
  ReportFile,
  ReportFormat,
  ReportRequest,
} from '../../listening/reports/report-file.ts';
import { DAY } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import { choiceIn, optionIn, typedDuration, verbIn } from '../languages/vocabulary.ts';
import type { Locale } from '../locale.ts';
import { type Chart, type Element, type Message, plain, type Text, textsOf } from '../message.ts';
import { channelRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';
import type { ReportDocument } from './document.ts';

const MEGABYTE = 1_000_000;

/** `format`: of a report. */
type RefusedFile = Pick<ReportFile, 'data' | 'name'> & { format?: ReportFormat };

/** What a report comes to, with its first picture: the file follows below it. */
export function reportSummary(
  document: ReportDocument,
  format: ReportRequest['format'],
  locale: Locale,
): Message {
  const { reportFiles: copy } = copyOf(locale.language);
  return opening(document, copy.below(copy.formats[format]), locale);
}

/** The same for one person, who gets the file with it. */
export function reportWithFile(document: ReportDocument, file: ReportFile, locale: Locale): Message {
  const message = opening(document, null, locale);
  return { ...message, elements: [...message.elements, ...fileNotes(file, locale.language)] };
}

/** The file itself, as it waits to be made. */
export function reportFileMessage(request: ReportRequest, { language }: Pick<Locale, 'language'>): Message {
  const { reportFiles: copy } = copyOf(language);
  const text = copy.file(copy.formats[request.format]);
  return { ...said(text, language), file: request };
}

/** The same once it has been made: what it became, and how it is opened. */
export function withFileMade(message: Message, file: ReportFile): Message {
  const { language } = message;
  const { reportFiles: copy } = copyOf(language);
  const text = copy.file(copy.formats[file.format]);
  return { ...said(text, language), elements: [{ kind: 'text', text }, ...fileNotes(file, language)] };
}

/** Answer to whoever has a report posted in a channel: one that is paused gets it later, if at all. */
export function reportOnItsWay(channel: Pick<Channel, 'ref' | 'name' | 'paused'>, locale: Locale): Message {
  const { onItsWay, waits } = copyOf(locale.language).reportFiles;
  return channel.paused
    ? textMessage(compose(waits, channelRun(channel)), 'warning', locale)
    : textMessage(compose(onItsWay, channelRun(channel)), 'good', locale);
}

/** Nothing is left of what the report was to be about. */
export function fileGone({ language }: Pick<Message, 'language'>): Message {
  return said(copyOf(language).reportFiles.gone, language);
}

/** A message whose file a platform does not take: why, and what to do. */
export function withoutFile(
  { language }: Pick<Message, 'language'>,
  file: RefusedFile,
  refusal: FileRefusal,
): Message {
  const text = refusalText(file, refusal, language);
  return {
    ...said('', language),
    summary: plain(text),
    mood: 'warning',
    elements: [{ kind: 'text', text }],
  };
}

/** Everything it says, for where a file has one comment. */
export function messageWords({ elements }: Message): string {
  return elements.flatMap(textsOf).map(plain).join(' ');
}

function refusalText(file: RefusedFile, refusal: FileRefusal, language: Message['language']): Text {
  const { notSent, instead, formats } = copyOf(language).reportFiles;
  const { name, format } = file;
  const ending = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  const what =
    refusal.why === 'type'
      ? notSent.type(format ? formats[format] : ending)
      : refusal.why === 'size'
        ? sizeText(file.data.length, refusal.limit, language)
        : notSent[refusal.why];
  // Other files than reports have a command of their own, which was just typed.
  if (format === undefined || !(refusal.why in instead)) return what;
  const why = refusal.why as keyof typeof instead;
  const as = (kind: ReportFormat) => `--${optionIn('report', 'file', language)} ${choiceIn(kind, language)}`;
  const options = {
    'not-allowed': [],
    type: [as(format === 'csv' ? 'xlsx' : 'csv')],
    size: [`--${optionIn('report', 'since', language)} ${typedDuration(7 * DAY, language)}`, as(format)],
    unclear: [as(format)],
  }[why];
  const command = ['/earshot', verbIn('report', language), ...options].join(' ');
  return [what, ' ', instead[why], ' ', { command }];
}

function sizeText(bytes: number, limit: number | null, language: Message['language']): string {
  const { notSent } = copyOf(language).reportFiles;
  const { rough } = formatOf({ language, timeZone: 'UTC' });
  const sized = (size: number, round: (n: number) => number) =>
    notSent.megabytes(rough(Math.max(0.1, round((size / MEGABYTE) * 10) / 10)));
  const size = sized(bytes, Math.ceil);
  return limit === null ? notSent.size(size) : notSent.sizeLimit(size, sized(limit, Math.floor));
}

function fileNotes(file: ReportFile, language: Message['language']): Element[] {
  const { reportFiles: copy } = copyOf(language);
  const notes = [
    ...(file.instead === undefined ? [] : [copy.insteadOfPdf[file.instead]]),
    ...(file.format === 'html' ? [copy.openHtml] : []),
  ];
  return notes.map((text) => ({ kind: 'note', text }));
}

function opening(document: ReportDocument, below: string | null, locale: Locale): Message {
  const { title, subtitle, finding } = document;
  const { language } = locale;
  const chart = firstChart(document);
  const elements: Element[] = [
    { kind: 'heading', text: oneLine(title, 150) },
    { kind: 'text', text: [{ bold: finding }] },
    { kind: 'text', text: withZone(subtitle, locale) },
    ...(chart ? [{ kind: 'chart', chart } as const] : []),
    ...(below === null ? [] : [{ kind: 'note', text: below } as const]),
  ];
  return { language, summary: `${oneLine(title, 150)}. ${finding}`, mood: 'plain', elements };
}

/** The zone as a run of its own: a platform that shows moments in the time of each reader says so of it. */
function withZone(subtitle: string, { language, timeZone }: Locale): Text {
  const times = copyOf(language).reports.times(timeZone);
  const [before = '', after = ''] = subtitle.split(times);
  return [before, { zone: times, others: times }, after];
}

function firstChart({ sections }: ReportDocument): Chart | null {
  for (const { blocks } of sections)
    for (const block of blocks) if (block.kind === 'chart') return block.chart;
  return null;
}

function said(text: string, language: Message['language']): Message {
  return { language, summary: text, mood: 'plain', elements: [{ kind: 'text', text }] };
}
