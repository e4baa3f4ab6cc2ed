import type { Alert } from '../../listening/alerts/alert.ts';
import { type AlertStart, kindOf } from '../../listening/alerts/replay.ts';
import type { Outcomes } from '../../listening/alerts/replay-outcome.ts';
import { SENSITIVITIES, type Sensitivity } from '../../listening/alerts/sensitivity.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { HourPoint, TopPost } from '../../listening/series/series.ts';
import { BUCKET, DAY, type Millis } from '../../listening/time.ts';
import { chartPlace } from '../chart-place.ts';
import { replayChart } from '../charts/replay.ts';
import { compose, sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Run, Text } from '../message.ts';
import { cardRun, zoneRun } from '../runs.ts';
import { keywordSubject } from '../subject.ts';
import { kindName } from './finding.ts';
import { stateRuns } from './state.ts';

/** Alerts listed one by one; the chart marks them all. */
export const REPLAYED_SHOWN = 12;

/** One setting over the history: its alerts, and how people judged those that were really sent. */
export interface SettingOutcome {
  alerts: number;
  outcomes: Outcomes;
}

/** An alert of the chosen setting, with the one that was sent for it and the loudest post behind it. */
export interface ReplayedAlert {
  start: AlertStart;
  sent: Alert | null;
  top: TopPost | null;
}

export interface ReplayReport {
  keyword: Keyword;
  sensitivity: Sensitivity;
  /** The period that is reported; `learnedFrom`..`from` is the warm-up. */
  from: Millis;
  to: Millis;
  learnedFrom: Millis;
  settings: Readonly<Record<Sensitivity, SettingOutcome>>;
  /** Oldest first. */
  alerts: readonly ReplayedAlert[];
  hours: readonly HourPoint[];
  missing: readonly { from: Millis; to: Millis }[];
  /** Not all posts were looked at for the condition of the rule: the newest only. */
  cut: boolean;
}

/** Answer to `replay`: the three settings side by side, the alerts of the chosen one, and a chart with their marks. */
export function replayMessage(report: ReplayReport, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.replay;
  const { keyword, sensitivity, from, to, alerts } = report;
  const span = words.units.fromTo(format.day(from), format.day(to));
  const title = copy.title(oneLine(keyword.name, 80), span);
  const setting = copy.settings[sensitivity];
  const lead = copy.lead(
    setting,
    format.count(alerts.length, words.units.alerts),
    daysOf(to - from, words, format),
  );
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: lead }] },
    settingsTable(report, words, format),
    { kind: 'chart', chart: chartOf(report, locale) },
  ];
  if (alerts.length > 0) {
    const items = alerts
      .map((alert, index) => alertLine(alert, index + 1, now, words, format))
      .reverse()
      .slice(0, REPLAYED_SHOWN);
    if (alerts.length > REPLAYED_SHOWN)
      items.push(words.units.andMore(format.number(alerts.length - REPLAYED_SHOWN)));
    elements.push({ kind: 'text', text: [{ bold: copy.listTitle(setting) }] }, { kind: 'list', items });
  }
  const learned = daysOf(from - report.learnedFrom, words, format);
  elements.push({ kind: 'note', text: [`${copy.note(learned)} `, zoneRun(words, locale)] });
  elements.push({ kind: 'buttons', buttons: settingButtons(keyword, words) });
  return {
    language: locale.language,
    summary: `${sentence(title)} ${lead}`,
    mood: 'plain',
    elements,
    subject: keywordSubject(keyword),
  };
}

/** Answer to `replay` before anything has been read for the keyword. */
export function nothingToReplay({ name }: Pick<Keyword, 'name'>, { language }: Locale): Message {
  const summary = copyOf(language).replay.nothing(oneLine(name, 80));
  return { language, summary, mood: 'plain', elements: [{ kind: 'text', text: summary }] };
}

function settingsTable({ settings, sensitivity }: ReplayReport, words: Copy, format: Format): Element {
  const { columns, caption, chosen, settings: names } = words.replay;
  return {
    kind: 'table',
    caption,
    columns: [columns.setting, columns.alerts, columns.real, columns.noise, columns.unjudged, columns.unsent],
    rows: SENSITIVITIES.map((setting) => {
      const { alerts, outcomes } = settings[setting];
      const { real, noiseTotal, unjudged } = outcomes;
      return [
        setting === sensitivity ? chosen(names[setting]) : names[setting],
        format.number(alerts),
        format.number(real),
        format.number(noiseTotal),
        format.number(unjudged),
        format.number(Math.max(0, alerts - real - noiseTotal - unjudged)),
      ];
    }),
    numeric: [false, true, true, true, true, true],
  };
}

function alertLine(
  { start, sent, top }: ReplayedAlert,
  number: number,
  now: Millis,
  words: Copy,
  format: Format,
): Text {
  const { replay, units } = words;
  const { event, stream } = start;
  const kind = kindName({ kind: kindOf(event), evidence: { stream } }, words);
  const counted = format.count(
    event.observed,
    stream === 'negative' ? units.negativeMentions : units.mentions,
  );
  const moment: Run = { moment: event.at, text: format.moment(event.at), dated: true };
  const line: Run[] = [
    { bold: String(number) },
    ...compose(
      replay.item,
      moment,
      kind,
      counted,
      format.duration(event.window * BUCKET),
      format.rough(event.expected),
      format.rough(event.timesNormal),
    ),
    ...(event.expectedEvent === null ? [] : [replay.event(oneLine(event.expectedEvent, 60))]),
    ...(sent ? compose(replay.sent, cardRun(sent), stateRuns(sent, words, format, now)) : [replay.notSent]),
  ];
  if (!top) return line;
  return [...line, { link: top.url, text: oneLine(top.title ?? top.excerpt, 80) || top.url.slice(0, 80) }];
}

function chartOf({ keyword, from, to, hours, missing, alerts }: ReplayReport, locale: Locale) {
  return replayChart(
    {
      name: keyword.name,
      stream: 'all',
      period: { from, to },
      hours,
      gaps: missing,
      alerts: alerts.map(({ start }, index) => ({ at: start.event.at, name: String(index + 1) })),
    },
    chartPlace(locale),
  );
}

function settingButtons({ name, rule }: Keyword, { replay }: Copy): Button[] {
  return SENSITIVITIES.filter((setting) => setting !== rule.spike).map((sensitivity) => ({
    label: replay.set(replay.settings[sensitivity]),
    verb: 'alert',
    args: { target: name, sensitivity },
  }));
}

function daysOf(length: Millis, words: Copy, format: Format): string {
  return length < 2 * DAY
    ? format.duration(length)
    : format.count(Math.round(length / DAY), words.units.days);
}
