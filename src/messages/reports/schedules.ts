import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ReportSchedule } from '../../listening/reports/schedule.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { shownCondition } from '../mentions/where.ts';
import type { Button, Element, Message, Run, Text } from '../message.ts';
import { channelRun, momentRun, zoneRun } from '../runs.ts';

/** More rows than a card should have; the rest is counted. */
const ROWS = 20;
/** Keywords of one row by name. */
const NAMES = 3;
const BUTTONS = 5;

/** A scheduled report as people see it. */
export interface ScheduledReport {
  schedule: ReportSchedule;
  channel: Pick<Channel, 'ref' | 'name' | 'timeZone'>;
  /** Those that are left; null = all of `of`. */
  keywords: readonly Pick<Keyword, 'name'>[] | null;
  /** null = one that whoever asks cannot see. */
  of: Pick<Channel, 'ref' | 'name'> | null;
  /** null = its channel is paused. */
  next: Millis | null;
}

/** Answer to scheduling one, or to changing it. */
export function scheduledMessage(
  report: ScheduledReport,
  what: 'added' | 'changed' | 'same',
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.reportFiles;
  const { schedule, channel } = report;
  const first = copy[what](format.number(schedule.number));
  return {
    language: locale.language,
    summary: `${first} ${words.units.colon(copy.when, whenWords(schedule, words, format))}.`,
    mood: what === 'same' ? 'plain' : 'good',
    elements: [
      { kind: 'text', text: [{ bold: first }] },
      {
        kind: 'facts',
        facts: [
          { name: copy.about, value: aboutRuns(report, words, format) },
          ...(schedule.where === undefined
            ? []
            : [{ name: words.settings.counts, value: shownCondition(schedule.where) }]),
          { name: copy.columns.file, value: copy.formats[schedule.format] },
          { name: copy.when, value: whenWords(schedule, words, format) },
          { name: copy.channel, value: [channelRun(channel)] },
          { name: copy.next, value: nextText(report, now, words, format) },
          { name: words.settings.timeZone, value: channel.timeZone },
        ],
      },
      { kind: 'buttons', buttons: [stopButton(schedule, words, format), showAllButton(words)] },
    ],
  };
}

/** A report that is due, and has no keyword to speak of: whoever waits for it is told. */
export function nothingToReport(schedule: ReportSchedule, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const text = words.reportFiles.nothing(format.number(schedule.number));
  return {
    language: locale.language,
    summary: text,
    mood: 'quiet',
    elements: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [stopButton(schedule, words, format), showAllButton(words)] },
    ],
  };
}

export function scheduleRemoved(number: number, locale: Locale): Message {
  const words = copyOf(locale.language);
  const text = words.reportFiles.removed(formatOf(locale).number(number));
  return {
    language: locale.language,
    summary: text,
    mood: 'good',
    elements: [
      { kind: 'text', text: [{ bold: text }] },
      { kind: 'buttons', buttons: [showAllButton(words)] },
    ],
  };
}

/** All reports of a workspace that come by themselves, as far as whoever asks may see them. */
export function schedulesList(
  reports: readonly ScheduledReport[],
  now: Millis,
  locale: Locale,
  asks: 'which' | null = null,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.reportFiles;
  const { language } = locale;
  if (reports.length === 0) {
    const summary = `${copy.none} ${copy.noneExample}`;
    const text: Text = [copy.none, ' ', { command: copy.noneExample }];
    return { language, summary, mood: 'plain', elements: [{ kind: 'text', text }] };
  }
  const { number, about, file, when, channel, next } = copy.columns;
  const shown = reports.slice(0, ROWS);
  const elements: Element[] = [
    { kind: 'heading', text: copy.title },
    ...(asks === null ? [] : [{ kind: 'text', text: copy.which } as const]),
    {
      kind: 'table',
      caption: copy.title,
      columns: [number, about, file, when, channel, next],
      rows: shown.map((report) => [
        format.number(report.schedule.number),
        aboutRuns(report, words, format),
        copy.formats[report.schedule.format],
        whenInZone(report, words, format, locale),
        [channelRun(report.channel)],
        nextText(report, now, words, format),
      ]),
      numeric: [true, false, false, false, false, false],
    },
    { kind: 'note', text: [zoneRun(words, locale)] },
    {
      kind: 'buttons',
      buttons: shown.slice(0, BUTTONS).map(({ schedule }) => stopButton(schedule, words, format)),
    },
  ];
  const more = reports.length - shown.length;
  if (more > 0) elements.splice(-2, 0, { kind: 'note', text: words.units.andMore(format.number(more)) });
  const lines = shown.map(({ schedule }) => whenWords(schedule, words, format));
  return {
    language,
    summary: `${words.units.colon(copy.title, words.units.semicolon(lines))}`,
    mood: 'plain',
    elements,
  };
}

/** The scheduled reports of one channel in a line of its settings. */
export function scheduleLine(schedules: readonly ReportSchedule[], words: Copy, format: Format): string {
  return words.units.semicolon(
    schedules.map(
      (schedule) => `${words.reportFiles.formats[schedule.format]} ${whenWords(schedule, words, format)}`,
    ),
  );
}

/** `every Monday at 08:00` */
export function whenWords(
  { cadence, at, day }: Pick<ReportSchedule, 'cadence' | 'at' | 'day'>,
  words: Copy,
  format: Format,
): string {
  const { settings, reportFiles: copy } = words;
  if (cadence === 'daily') return settings.daily(at);
  if (cadence === 'weekly') return settings.weekly(format.weekday(day), at);
  const text = copy.monthly(String(day), at);
  return day > 28 ? copy.shortMonth(text, copy.lastDay) : text;
}

/** The clock is that of the channel it comes to, wherever the list is read. */
function whenInZone(
  { schedule, channel }: ScheduledReport,
  words: Copy,
  format: Format,
  { timeZone }: Locale,
): string {
  const when = whenWords(schedule, words, format);
  return channel.timeZone === timeZone ? when : `${when} (${channel.timeZone})`;
}

function nextText({ next }: ScheduledReport, now: Millis, { reportFiles }: Copy, format: Format): Text {
  return next === null ? reportFiles.paused : [momentRun(next, now, format)];
}

function aboutRuns(
  { keywords, of }: ScheduledReport,
  { reportFiles: copy, digest }: Copy,
  format: Format,
): Run[] {
  if (keywords === null)
    return of ? compose(copy.channelKeywords, channelRun(of)) : [copy.otherChannelKeywords];
  if (keywords.length === 0) return [copy.noKeywords];
  const names = keywords.slice(0, NAMES).map(({ name }) => oneLine(name, 40));
  const more = keywords.length - names.length;
  return [format.list(more > 0 ? [...names, format.count(more, digest.others)] : names)];
}

function stopButton({ number }: ReportSchedule, { reportFiles }: Copy, format: Format): Button {
  const args = { schedule: 'off', number: String(number) };
  return { label: reportFiles.stop(format.number(number)), verb: 'report', args };
}

function showAllButton({ reportFiles }: Copy): Button {
  return { label: reportFiles.showAll, verb: 'report', args: { schedule: 'scheduled' } };
}
