import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList, sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { channelRun, momentRun } from '../runs.ts';

const KEYWORDS_A_PAGE = 20;

export interface KeywordRow {
  keyword: Keyword;
  /** Mentions of the last seven days; null = none was found, and not all of that time was checked. */
  week: number | null;
  /** Those that subscribe to it. */
  channels: Pick<Channel, 'ref' | 'name'>[];
}

/** Answer to `list`. @param page from 1; out of range shows the last @param reports that come by themselves */
export function keywordList(
  rows: readonly KeywordRow[],
  page: number,
  now: Millis,
  locale: Locale,
  reports = 0,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.keywords;
  if (rows.length === 0) {
    return {
      language: locale.language,
      summary: `${copy.listEmpty} ${copy.listEmptyExample}`,
      mood: 'plain',
      elements: [
        { kind: 'text', text: [copy.listEmpty, ' ', { command: copy.listEmptyExample }] },
        {
          kind: 'buttons',
          buttons: [{ label: words.help.addFirst, verb: 'add', args: {}, style: 'primary' }],
        },
      ],
    };
  }
  const pages = Math.ceil(rows.length / KEYWORDS_A_PAGE);
  const start = (Math.min(Math.max(1, page), pages) - 1) * KEYWORDS_A_PAGE;
  const shown = rows.slice(start, start + KEYWORDS_A_PAGE);
  const paused = rows.filter(({ keyword }) => keyword.paused).length;
  const count = format.count(rows.length, words.units.keywords);
  const summary = paused > 0 ? copy.listSummary(count, format.number(paused)) : copy.listSummaryActive(count);
  const elements: Element[] = [
    { kind: 'heading', text: copy.listTitle },
    { kind: 'text', text: summary },
    table(shown, now, words, format),
  ];
  if (shown.some(({ week }) => week === null)) elements.push({ kind: 'note', text: copy.weekUnknown });
  if (pages > 1) {
    const range = copy.page(
      format.number(start + 1),
      format.number(start + shown.length),
      format.number(rows.length),
    );
    elements.push({ kind: 'note', text: range });
  }
  if (reports > 0) {
    const { reportFiles } = words;
    const note = [format.count(reports, reportFiles.listed), ' ', { command: reportFiles.listExample }];
    elements.push({ kind: 'note', text: note });
  }
  elements.push(
    buttons(
      shown,
      start + shown.length < rows.length ? Math.floor(start / KEYWORDS_A_PAGE) + 2 : null,
      words,
    ),
  );
  return {
    language: locale.language,
    summary: `${sentence(copy.listTitle)} ${summary}`,
    mood: 'plain',
    elements,
  };
}

function table(rows: readonly KeywordRow[], now: Millis, words: Copy, format: Format): Element {
  const { columns, kinds, listTitle } = words.keywords;
  return {
    kind: 'table',
    caption: listTitle,
    columns: [columns.name, columns.query, columns.kind, columns.state, columns.week, columns.channels],
    rows: rows.map(({ keyword, week, channels }) => [
      oneLine(keyword.name, 30),
      oneLine(keyword.query, 40),
      kinds[keyword.kind],
      stateOf(keyword, now, words, format),
      week === null ? '–' : format.number(week),
      channels.length === 0 ? '–' : composeList((names) => names.join(', '), channels.map(channelRun)),
    ]),
    numeric: [false, false, false, false, true, false],
  };
}

function stateOf({ paused, rule }: Keyword, now: Millis, { keywords }: Copy, format: Format): Text {
  if (paused) return keywords.paused;
  if (rule.mutedUntil !== null && rule.mutedUntil > now)
    return compose(keywords.mutedUntil, momentRun(rule.mutedUntil, now, format));
  return keywords.listening;
}

function buttons(shown: readonly KeywordRow[], next: number | null, { keywords, help }: Copy): Element {
  const options = shown.map(({ keyword }) => ({ label: oneLine(keyword.name, 60), value: keyword.name }));
  return {
    kind: 'buttons',
    buttons: [
      { label: help.addFirst, verb: 'add', args: {} },
      ...(next === null ? [] : [{ label: keywords.nextPage, verb: 'list', args: { page: String(next) } }]),
    ],
    menus: [
      { label: keywords.pickReport, verb: 'report', args: {}, arg: 'target', options },
      { label: keywords.pickEdit, verb: 'edit', args: {}, arg: 'target', options },
    ],
  };
}
