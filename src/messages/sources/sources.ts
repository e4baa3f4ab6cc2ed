import { groupBy } from '../../listening/group.ts';
import {
  type Failure,
  type HealthState,
  healthOf,
  isSpare,
  meaningOf,
  type RequestState,
  worstHealth,
} from '../../listening/series/health.ts';
import type { Gap } from '../../listening/series/series.ts';
import { sourceVitals } from '../../listening/series/vitals.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Run, Text } from '../message.ts';
import { momentRun, zoneRun } from '../runs.ts';
import { requestName } from './request-name.ts';
import { sourceName } from './source-name.ts';
import { unreadElements } from './unread.ts';

/** Requests that do not work, named one by one; the rest is counted. */
const TROUBLES_SHOWN = 8;

/** A source of this bot as one workspace sees it. */
export interface SourceRow {
  id: string;
  access: 'open' | 'opt-in' | 'keyed';
  configured: boolean;
  optedIn: boolean;
  /** Of this workspace only. */
  requests: RequestState[];
}

/** Messages that a fault of ours holds back, and those given up lately. */
export interface Failing {
  retried: number;
  givenUp: number;
}
const NOTHING_FAILING: Failing = { retried: 0, givenUp: 0 };

/**
 * Answer to `sources`: each with its health, and the way out for what does not work.
 * @param pushed webhooks that have brought something
 * @param gaps stretches of the last days that were not read
 */
export function sourceList(
  rows: readonly SourceRow[],
  now: Millis,
  locale: Locale,
  failing: Failing = NOTHING_FAILING,
  pushed = 0,
  gaps: readonly Gap[] = [],
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.sources;
  const read = rows.filter(({ requests }) => requests.length > 0);
  const well = read.filter((row) => ['ok', 'new'].includes(stateOf(row, now)));
  const summary = healthSummary({ well: well.length, read: read.length, pushed }, words, format);
  const troubled = read.flatMap(({ requests }) =>
    requests.filter((request) => request.error !== null && !['ok', 'new'].includes(healthOf(request, now))),
  );
  const buttons = [...retryButton(troubled, words), ...switches(rows, words)];
  return {
    language: locale.language,
    summary: `${sentence(copy.title)} ${summary}`,
    mood: troubled.length + failing.retried + failing.givenUp > 0 ? 'warning' : 'plain',
    elements: [
      { kind: 'heading', text: copy.title },
      { kind: 'text', text: summary },
      ...table(rows, now, words, format),
      ...troubles(troubled, now, words, format),
      ...unreadElements({ requests: read.flatMap(({ requests }) => requests), gaps }, now, words, format),
      ...unposted(failing, words, format),
      ...unused(rows, now, words, format),
      { kind: 'text', text: [`${copy.addFeed} `, { command: copy.addFeedCommand }] },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      { kind: 'note', text: [zoneRun(words, locale)] },
    ],
  };
}

/**
 * How many of the sources that are read do well, in a sentence.
 * @param counts `pushed`: webhooks that have brought something
 */
export function healthSummary(
  { well, read, pushed }: { well: number; read: number; pushed: number },
  { sources }: Copy,
  format: Format,
): string {
  if (read === 0) return pushed > 0 ? format.count(pushed, sources.pushed) : sources.none;
  return well === read
    ? format.count(read, sources.allWell)
    : sources.summary(format.number(well), format.number(read));
}

/** What a failure means, and until when it asks us to wait. */
export function happenedText(failure: Failure, now: Millis, { sources }: Copy, format: Format): Run[] {
  const { until } = failure;
  const what = sources.happened[meaningOf(failure)];
  return until === undefined || until <= now
    ? [what]
    : [`${what} `, ...compose(sources.waitUntil, momentRun(until, now, format))];
}

/** What the source says of its failure: in the reader's words, or as it is. */
export function detailText({ detail }: Failure, words: Copy): Run[] {
  return [knownDetail(detail, words) ?? { code: oneLine(detail, 200) }];
}

/** The same within a sentence, in parentheses: in plain words, of at most so many characters. */
export function detailWords(detail: string, words: Copy, max: number): string {
  return oneLine(knownDetail(detail, words) ?? detail, max);
}

/** Without its full stop: it stands within a line. */
function knownDetail(detail: string, { sources }: Copy): string | null {
  return sources.details(oneLine(detail, 200))?.replace(/\.$/, '') ?? null;
}

/** The advice for a request that fails; '' when none does. */
export function fixOf({ source, error }: RequestState, { sources }: Copy): string {
  if (error === null) return '';
  return (source === 'feed' ? sources.fixes : sources.searchFixes)[error.kind];
}

function stateOf(row: SourceRow, now: Millis): HealthState | 'off' | 'unset' | 'idle' {
  if (!row.configured) return row.access === 'keyed' ? 'unset' : 'off';
  if (row.access === 'opt-in' && !row.optedIn) return 'off';
  return worstHealth(needed(row.requests), now) ?? 'idle';
}

/** Those without which something would be missing. */
function needed(requests: readonly RequestState[]): readonly RequestState[] {
  const own = requests.filter((request) => !isSpare(request));
  return own.length > 0 ? own : requests;
}

function isUsed(row: SourceRow, now: Millis): boolean {
  return row.requests.length > 0 || !['off', 'unset'].includes(stateOf(row, now));
}

/** Those that are not read, in a line for each reason: they would fill the table with dashes. */
function unused(rows: readonly SourceRow[], now: Millis, words: Copy, format: Format): Element[] {
  const { unused } = words.sources;
  return (['off', 'unset'] as const).flatMap((state) => {
    const names = rows
      .filter((row) => !isUsed(row, now) && stateOf(row, now) === state)
      .map(({ id }) => sourceName(id, words));
    if (names.length === 0) return [];
    return [{ kind: 'text', text: unused[state](format.list(names)) } as const];
  });
}

function table(all: readonly SourceRow[], now: Millis, words: Copy, format: Format): Element[] {
  const { columns, states, never, title } = words.sources;
  const rows = all.filter((row) => isUsed(row, now));
  if (rows.length === 0) return [];
  const element: Element = {
    kind: 'table',
    caption: title,
    columns: [
      columns.source,
      columns.state,
      columns.requests,
      columns.last,
      columns.delay,
      columns.next,
      columns.errors,
      columns.quota,
    ],
    rows: rows.map((row) => {
      const [figures] = sourceVitals(row.requests, now);
      const last = Math.max(...row.requests.map(({ lastSuccessAt }) => lastSuccessAt ?? 0));
      const next = Math.min(...row.requests.map(({ nextAt }) => nextAt));
      return [
        sourceName(row.id, words),
        states[stateOf(row, now)],
        format.number(row.requests.length),
        row.requests.length === 0 ? '–' : last > 0 ? [momentRun(last, now, format)] : never,
        figures && figures.lagMs !== null ? format.duration(figures.lagMs) : '–',
        Number.isFinite(next) ? [momentRun(Math.max(next, now), now, format)] : '–',
        figures ? format.percent(figures.failureRate) : '–',
        figures && figures.quotaLeft !== null ? format.number(figures.quotaLeft) : '–',
      ];
    }),
    numeric: [false, false, true, false, true, false, true, true],
  };
  return [element];
}

function troubles(requests: readonly RequestState[], now: Millis, words: Copy, format: Format): Element[] {
  if (requests.length === 0) return [];
  const { more } = words.sources;
  const items: Text[] = [];
  for (const same of groupBy(requests, ({ error }) => meaningOf(error!)).values()) {
    for (const request of same.slice(0, TROUBLES_SHOWN))
      items.push([
        { bold: sentence(requestName(request, words)) },
        ' ',
        ...happenedText(request.error!, now, words, format),
        ` ${fixOf(request, words)} (`,
        ...detailText(request.error!, words),
        ')',
      ]);
    if (same.length > TROUBLES_SHOWN) items.push(more(format.number(same.length - TROUBLES_SHOWN)));
  }
  return [
    { kind: 'text', text: [{ bold: words.sources.troubles }] },
    { kind: 'list', items },
  ];
}

function unposted({ retried, givenUp }: Failing, words: Copy, format: Format): Element[] {
  const copy = words.sources.unposted;
  const items = [
    ...(retried > 0 ? [format.count(retried, copy.retried)] : []),
    ...(givenUp > 0 ? [format.count(givenUp, copy.givenUp)] : []),
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: copy.title }] },
    { kind: 'list', items },
  ];
}

/** Whoever has mended something does not wait for the next try. */
function retryButton(troubled: readonly RequestState[], { sources }: Copy): Button[] {
  return troubled.length === 0
    ? []
    : [{ label: sources.tryAllAgain, verb: 'sources', args: { retry: 'all' } }];
}

function switches(rows: readonly SourceRow[], words: Copy): Button[] {
  const { optIn, optOut } = words.sources;
  return [
    ...rows
      .filter(({ access, configured }) => access === 'opt-in' && configured)
      .map(({ id, optedIn }): Button => {
        const name = sourceName(id, words);
        return optedIn
          ? { label: optOut(name), verb: 'sources', args: { 'opt-out': id } }
          : { label: optIn(name), verb: 'sources', args: { 'opt-in': id } };
      }),
  ];
}
