import type { Alert } from '../../listening/alerts/alert.ts';
import { isOverdue } from '../../listening/alerts/triage.ts';
import type { Channel } from '../../listening/channel.ts';
import type { KeywordCounts } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type RequestState, worstHealth } from '../../listening/series/health.ts';
import { judgedOf } from '../../listening/series/series.ts';
import { distinctTotals, type SharedPosts } from '../../listening/series/shared-posts.ts';
import type { Millis } from '../../listening/time.ts';
import { keywordLabel, kindName } from '../alerts/finding.ts';
import type { KeywordNames } from '../alerts/list.ts';
import { stateRuns } from '../alerts/state.ts';
import { compose, sentence } from '../compose.ts';
import { negativeShare, sharedNote, unjudgedKeywords } from '../digests/period-words.ts';
import { othersRow } from '../digests/table.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type Message, plain, type Run, type Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun, channelRun, momentRun, zoneRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { healthSummary } from '../sources/sources.ts';
import { alertListSubject, keywordFigures } from '../subject.ts';
import { listButtons } from '../triage/actions.ts';

// All of it has to fit in one message of each platform, since only one message can be edited.
const KEYWORDS = 5;
const ALERTS = 3;
const DIGESTS = 2;
const TROUBLES = 2;
/** Names in a note below the table. */
const NAMED = 5;

/** The present of a channel, or of a whole workspace. */
export interface DashboardView {
  /** `channel`: what that channel subscribes to; `workspace`: everything. */
  scope: { what: 'channel' | 'workspace'; name: string };
  /** The channel it is shown in, by the platform's id. */
  place: string;
  /** The last seven days against the seven before. */
  keywords: KeywordCounts[];
  /** Posts of the last seven days that stand in the rows of several keywords. */
  shared: SharedPosts[];
  open: Alert[];
  names: KeywordNames;
  /** Requests that may bring mentions of these keywords. */
  requests: RequestState[];
  /** Webhooks that have brought something. */
  pushed: number;
  digests: { channel: Pick<Channel, 'ref' | 'name'>; next: Millis }[];
  now: Millis;
}

/**
 * Keywords, open alerts, sources and digests in one message.
 * @param how `asked`: a private look, which offers to be pinned in the channel; `kept`: the message of a channel that is
 * edited in place
 */
export function dashboardMessage(view: DashboardView, how: 'asked' | 'kept', locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.dashboard;
  const name = oneLine(view.scope.name, 60);
  const title = view.scope.what === 'channel' ? copy.title(name) : copy.titleAll(name);
  const shared = {
    language: locale.language,
    subject: {
      dashboard: view.scope.what,
      name: view.scope.name,
      keywords: view.keywords.map(keywordFigures),
      ...alertListSubject(view.open, view.names),
    },
    ...(how === 'kept' ? { pin: true } : {}),
  };
  if (view.keywords.length === 0) {
    const button: Button = { label: copy.addFirst, verb: 'add', args: {}, style: 'primary' };
    return {
      ...shared,
      summary: `${sentence(title)} ${copy.empty}`,
      mood: 'plain',
      elements: [
        { kind: 'heading', text: title },
        { kind: 'text', text: copy.empty },
        { kind: 'buttons', buttons: [button] },
      ],
    };
  }
  const counted = distinctTotals(
    view.keywords.map(({ totals }) => totals),
    view.shared,
  );
  const alerts = view.open.length === 0 ? copy.noAlerts : format.count(view.open.length, copy.alertsOpen);
  const health = healthLine(view, words, format);
  const summary = copy.summary(format.count(counted.total, words.units.mentions), alerts, health.line);
  return {
    ...shared,
    summary: `${sentence(title)} ${summary}`,
    mood:
      view.open.some((alert) => isOverdue(alert, view.now)) || health.troubles.length > 0
        ? 'warning'
        : 'plain',
    elements: [
      { kind: 'heading', text: title },
      { kind: 'text', text: summary },
      ...alertElements(view, words, format),
      ...keywordElements(view, words, format),
      ...listOf(copy.sources, health.troubles),
      ...digestElements(view, words, format),
      ...offers(view, how, words),
      noteOf(view.now, how, words, format, locale),
    ],
  };
}

/** The last state of a dashboard that is no longer updated. */
export function dashboardEnded({ language }: Locale): Message {
  const { ended } = copyOf(language).dashboard;
  return {
    language,
    summary: ended,
    mood: 'quiet',
    elements: [{ kind: 'text', text: ended }],
    pin: false,
  };
}

/** Answer to the person who started or ended a dashboard. */
export function dashboardAnswer(
  what: 'pinned' | 'pinnedAlready' | 'unpinned' | 'notPinned',
  channel: Pick<Channel, 'name' | 'ref'>,
  { language }: Locale,
): Message {
  const copy = copyOf(language).dashboard;
  const text = compose(copy[what], channelRun(channel));
  const undo: Button[] =
    what === 'pinned' || what === 'pinnedAlready'
      ? [{ label: copy.unpin, verb: 'dashboard', args: { target: 'unpin', in: channel.ref.channel } }]
      : [];
  return {
    language,
    summary: plain(text),
    mood: what === 'pinned' ? 'good' : 'plain',
    elements: [
      { kind: 'text', text },
      ...(undo.length > 0 ? [{ kind: 'buttons', buttons: undo } as const] : []),
    ],
  };
}

function keywordElements(
  { keywords: counts, shared }: DashboardView,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.dashboard;
  const sorted = [...counts].sort((a, b) => b.totals.total - a.totals.total);
  const active = sorted.filter(({ totals }) => totals.total > 0);
  const rows = active.slice(0, active.length === KEYWORDS + 1 ? KEYWORDS + 1 : KEYWORDS);
  const others = active.slice(rows.length);
  const quiet = sorted.filter(({ totals }) => totals.total === 0);
  const names = quiet.slice(0, NAMED).map(({ keyword }) => keywordName(keyword, words));
  if (quiet.length > NAMED) names.push(format.count(quiet.length - NAMED, words.digest.others));
  const remarks = [
    ...(quiet.length > 0 ? [words.digest.quiet(format.list(names))] : []),
    unjudgedKeywords(rows, words, format),
    sharedNote(
      distinctTotals(
        counts.map(({ totals }) => totals),
        shared,
      ),
      words,
      format,
    ),
  ].filter((remark) => remark !== '');
  const table: Element = {
    kind: 'table',
    caption: copy.caption,
    columns: [copy.columns.keyword, copy.columns.mentions, copy.columns.change, copy.columns.negative],
    rows: [
      ...rows.map((entry) => row(entry, words, format)),
      ...(others.length > 0 ? [othersRow(others, { now: [], before: [] }, words, format)] : []),
    ],
    numeric: [false, true, false, false],
  };
  return [
    ...(rows.length > 0 ? [table] : []),
    ...(remarks.length > 0 ? [{ kind: 'note', text: remarks.join(' ') } as const] : []),
  ];
}

function keywordName({ name, paused }: Keyword, { dashboard }: Copy): string {
  const shown = oneLine(name, 30);
  return paused ? dashboard.pausedKeyword(shown) : shown;
}

function row({ keyword, totals, before, comparable }: KeywordCounts, words: Copy, format: Format): string[] {
  const negative = negativeShare(totals, format);
  return [
    keywordName(keyword, words),
    format.number(totals.total),
    comparable ? format.change(totals.total, before.total) : words.units.noComparison,
    comparable && judgedOf(totals) > 0 && judgedOf(before) > 0
      ? words.dashboard.negative(negative, negativeShare(before, format))
      : negative,
  ];
}

function alertElements({ open, names, now }: DashboardView, words: Copy, format: Format): Element[] {
  const copy = words.dashboard;
  if (open.length === 0) return [];
  const sorted = [...open].sort((a, b) => a.severity - b.severity || a.raisedAt - b.raisedAt);
  const rest = sorted.length - ALERTS;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: copy.alerts }] }];
  for (const alert of sorted.slice(0, ALERTS)) {
    const keyword = keywordLabel(names.get(alert.keywordId) ?? `#${alert.number}`);
    const detail = [`${format.duration(now - alert.raisedAt)} · `, ...stateRuns(alert, words, format, now)];
    const line = compose(words.alerts.openLine, cardRun(alert), kindName(alert, words), keyword, detail);
    elements.push({ kind: 'text', text: line }, listButtons(alert, words));
  }
  if (rest > 0) elements.push({ kind: 'note', text: words.units.andMore(format.number(rest)) });
  return elements;
}

/** How the sources do, in a sentence, and those that do not work one by one. */
function healthLine(
  { requests, pushed, now }: DashboardView,
  words: Copy,
  format: Format,
): { line: string; troubles: Text[] } {
  const copy = words.sources;
  const sources = [...groupBy(requests, ({ source }) => source)].map(([source, ofSource]) => {
    const last = Math.max(...ofSource.map(({ lastSuccessAt }) => lastSuccessAt ?? 0));
    return { source, last, state: worstHealth(ofSource, now) ?? 'new' };
  });
  const troubled = sources.filter(({ state }) => state !== 'ok' && state !== 'new');
  const troubles: Text[] = troubled.slice(0, TROUBLES).map(({ source, state, last }) => {
    const when = last > 0 ? momentRun(last, now, format) : copy.never;
    return compose(words.dashboard.source, sourceName(source, words), copy.states[state], when);
  });
  if (troubled.length > TROUBLES)
    troubles.push(withCommands(words.dashboard.moreSources(format.number(troubled.length - TROUBLES))));
  const line = healthSummary(
    { well: sources.length - troubled.length, read: sources.length, pushed },
    words,
    format,
  );
  return { line, troubles };
}

function digestElements({ digests, now }: DashboardView, words: Copy, format: Format): Element[] {
  const copy = words.dashboard;
  const items = [...digests]
    .sort((a, b) => a.next - b.next)
    .slice(0, DIGESTS)
    .map(
      ({ channel, next }): Text => compose(copy.digest, channelRun(channel), momentRun(next, now, format)),
    );
  if (digests.length > DIGESTS) items.push(words.units.andMore(format.number(digests.length - DIGESTS)));
  return listOf(copy.digests, items.length > 0 ? items : [withCommands(copy.noDigest)]);
}

function listOf(name: string, items: Text[]): Element[] {
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: name }] },
    { kind: 'list', items },
  ];
}

function offers(
  { scope, place, open }: DashboardView,
  how: 'asked' | 'kept',
  { dashboard, help }: Copy,
): Element[] {
  const buttons: Button[] = [
    { label: help.addFirst, verb: 'add', args: {} },
    ...(open.length > ALERTS ? [{ label: dashboard.allAlerts, verb: 'alerts', args: {} }] : []),
    ...(how === 'asked' && scope.what === 'channel'
      ? [{ label: dashboard.pin, verb: 'dashboard', args: { target: 'pin', in: place } }]
      : []),
  ];
  return [{ kind: 'buttons', buttons }];
}

function noteOf(now: Millis, how: 'asked' | 'kept', words: Copy, format: Format, locale: Locale): Element {
  const { asOf, keptUpToDate } = words.dashboard;
  const upkeep = how === 'kept' ? ` ${keptUpToDate}` : '';
  const moment: Run = { moment: now, text: format.moment(now), dated: true };
  return { kind: 'note', text: [...compose(asOf, moment), `${upkeep} `, zoneRun(words, locale)] };
}
