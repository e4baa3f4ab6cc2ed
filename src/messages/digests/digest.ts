import type { Alert } from '../../listening/alerts/alert.ts';
import { addedDuring, type Digest, everythingWasRead, type KeywordPeriod } from '../../listening/digest.ts';
import type { TopPost } from '../../listening/series/series.ts';
import { keywordLabel, kindName } from '../alerts/finding.ts';
import { stateRuns } from '../alerts/state.ts';
import { chartPlace } from '../chart-place.ts';
import { moodChart } from '../charts/mood.ts';
import { volumeChart } from '../charts/volume.ts';
import { bolded, closed, compose, composeList, sentence, spaced } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { topPostView } from '../mentions/posts.ts';
import { digestMenu } from '../mentions/posts-buttons.ts';
import { type Element, type Message, plain, type Run, type Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun, momentRun, zoneRun } from '../runs.ts';
import { digestSubject } from '../subject.ts';
import { coverageNote } from './coverage-note.ts';
import { doubtElements } from './doubt.ts';
import { pastElements } from './past.ts';
import {
  negativeShare,
  netWords,
  periodOf,
  periodRuns,
  periodSpan,
  totalsLine,
  unjudgedKeywords,
} from './period-words.ts';
import { weekElements } from './week.ts';

const POSTS_SHOWN = 3;
const KEYWORDS_SHOWN = 15;
const ALERTS_SHOWN = 8;
/** Choices of one menu, as Discord takes them. */
const MOST_OPTIONS = 25;

/** A period of a channel in numbers, quotes and pictures: daily, weekly, or as long as no digest came. */
export function digestMessage(digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.digest;
  const title = copy.titles[digest.period.cadence](periodSpan(digest.period, words, format));
  const active = digest.keywords
    .filter(({ totals }) => totals.total > 0)
    .sort((a, b) => b.totals.total - a.totals.total);
  const elements: Element[] = [{ kind: 'heading', text: title }];
  const past = pastLine(digest, words, format);
  if (past.length > 0) elements.push({ kind: 'text', text: past });

  const first =
    active.length === 0
      ? { main: emptyLine(digest, words, format), rest: '' }
      : totalsLine(digest, words, format);
  elements.push({ kind: 'text', text: leadText(first) });
  const alerts = alertsShort(digest, words, format);
  if (active.length > 0) {
    if (active.length > 1) elements.push(keywordTable(active, words, format));
    elements.push(...remarks(digest, active, words, format));
    elements.push({ kind: 'chart', chart: volumeChart(digest, chartPlace(locale)) });
    // The mood of the keyword that is talked about most; the others have theirs in their reports.
    elements.push({ kind: 'chart', chart: moodChart(active[0]!, digest, chartPlace(locale)) });
    elements.push({ kind: 'text', text: [{ bold: copy.top }] });
    for (const post of topPosts(active, POSTS_SHOWN))
      elements.push({
        kind: 'mention',
        mention: topPostView(post, post.keywordId, digest.period.to - 1, words, format),
      });
  }
  elements.push(...pastElements(digest, words, format, locale));
  elements.push(...quietDays(digest, words, format));
  elements.push(...alertElements(digest, words, format));
  elements.push(...doubtElements(digest, words, format));
  elements.push(...weekElements(digest, words, format));
  elements.push(coverageElement(digest, words, format, locale));
  if (active.length > 0) elements.push(keywordMenus(digest, active, words, format));
  return {
    language: locale.language,
    summary: [sentence(title), plain(first.main), first.rest, alerts].filter((part) => part !== '').join(' '),
    mood: 'plain',
    elements,
    subject: digestSubject(digest),
  };
}

/** What is unusual about the period of this digest, when something is: why it is longer, or why it comes late. */
function pastLine({ period, away }: Digest, words: Copy, format: Format): Run[] {
  const { digest, units } = words;
  const parts: Run[][] = [];
  if (away) parts.push(compose(digest.away, periodRuns(away, units, format)));
  if (period.cadence === 'longer' || period.cadence === 'catch-up')
    parts.push(closed(compose(digest.covers, periodOf(period, words, format))));
  return spaced(parts);
}

/** The loudest posts of all keywords, each story once; one that several keywords found is shown as of all of them. */
function topPosts(keywords: readonly KeywordPeriod[], limit: number) {
  const byStory = new Map<string, TopPost & { keywordId: string | null }>();
  for (const { top, keyword } of keywords) {
    for (const post of top) {
      const known = byStory.get(post.storyId);
      if (known?.mentionId === post.mentionId) byStory.set(post.storyId, { ...known, keywordId: null });
      else if (!known || known.reach < post.reach)
        byStory.set(post.storyId, { ...post, keywordId: keyword.id });
    }
  }
  return [...byStory.values()]
    .sort((a, b) => b.reach - a.reach || b.copies - a.copies || b.publishedAt - a.publishedAt)
    .slice(0, limit);
}

/** Alerts of the period and those still open from before, as lists; nothing when there are none. */
export function alertElements(digest: Digest, words: Copy, format: Format): Element[] {
  const { alerts, openBefore } = words.digest;
  const raised = new Set(digest.alerts.map(({ id }) => id));
  const earlier = digest.open.filter(({ id }) => !raised.has(id));
  const elements: Element[] = [];
  for (const [name, list] of [
    [alerts, digest.alerts],
    [openBefore, earlier],
  ] as const) {
    if (list.length === 0) continue;
    const items: Text[] = list.slice(0, ALERTS_SHOWN).map((alert) => alertLine(alert, digest, words, format));
    if (list.length > ALERTS_SHOWN)
      items.push(words.units.andMore(format.number(list.length - ALERTS_SHOWN)));
    elements.push({ kind: 'text', text: [{ bold: name }] }, { kind: 'list', items });
  }
  return elements;
}

export function coverageElement(digest: Digest, words: Copy, format: Format, locale: Locale): Element {
  const note = coverageNote(digest.coverage, digest.period, words, format);
  return { kind: 'note', text: [...note, ' ', zoneRun(words, locale)] };
}

/** One name for a keyword in running text and tables: foreign, so cut. */
export function nameOf({ keyword }: Pick<KeywordPeriod, 'keyword'>): string {
  return oneLine(keyword.name, 60);
}

/** The first sentence of a digest in bold, and what follows it. */
export function leadText({ main, rest }: { main: Text; rest: string }): Text {
  return rest === '' ? main : [...bolded(typeof main === 'string' ? [main] : main), ` ${rest}`];
}

export function emptyLine(digest: Digest, words: Copy, format: Format): Text {
  const names = format.list(digest.keywords.slice(0, KEYWORDS_SHOWN).map(nameOf));
  const { emptyGaps, emptyPushed, emptyRead, emptyYoung } = words.digest;
  if (!everythingWasRead(digest)) return emptyGaps(names);
  const young = addedDuring(digest)
    .slice(0, KEYWORDS_SHOWN)
    .map((entry) => {
      const { createdAt, filledFrom = createdAt } = entry.keyword;
      return compose(words.digest.joined, nameOf(entry), momentRun(filledFrom, digest.period.to, format));
    });
  if (young.length > 0) return compose(emptyYoung, names, composeList(format.list, young));
  const pushed = digest.coverage.sources.flatMap(({ name }) =>
    name === undefined ? [] : words.digest.webhook(oneLine(name, 40)),
  );
  // Of what is only pushed nobody knows whether there was nothing or nothing was sent.
  return pushed.length > 0
    ? emptyPushed(names, format.list(pushed))
    : emptyRead(names, digest.keywords.length > 1);
}

function keywordTable(active: readonly KeywordPeriod[], words: Copy, format: Format): Element {
  const { columns, tableCaption } = words.digest;
  return {
    kind: 'table',
    caption: tableCaption,
    columns: [
      columns.keyword,
      columns.mentions,
      columns.change,
      columns.negative,
      columns.net,
      columns.stories,
    ],
    rows: active
      .slice(0, KEYWORDS_SHOWN)
      .map((entry) => [
        nameOf(entry),
        format.number(entry.totals.total),
        entry.comparable ? format.change(entry.totals.total, entry.before.total) : words.units.noComparison,
        negativeShare(entry.totals, format),
        netWords(entry.totals, format),
        format.number(entry.totals.stories),
      ]),
    numeric: [false, true, false, true, true, true],
  };
}

/** Notes below the table: silent keywords, keywords without a past, and the meaning of the columns. */
function remarks(digest: Digest, active: readonly KeywordPeriod[], words: Copy, format: Format): Element[] {
  const copy = words.digest;
  const parts: Run[][] = [];
  const quiet = digest.keywords.filter(({ totals }) => totals.total === 0).map(nameOf);
  const young = digest.keywords.filter((entry) => !entry.comparable && entry.totals.total > 0).map(nameOf);
  const hidden = digest.keywords.length - quiet.length - KEYWORDS_SHOWN;
  if (hidden > 0) parts.push(withCommands(copy.moreKeywords(format.number(hidden))));
  if (quiet.length > 0) parts.push([copy.quiet(format.list(quiet))]);
  if (young.length > 0) parts.push([copy.notComparable(format.list(young))]);
  const unjudged = active.length > 1 ? unjudgedKeywords(active.slice(0, KEYWORDS_SHOWN), words, format) : '';
  if (unjudged !== '') parts.push([unjudged]);
  parts.push([copy.netNote]);
  return [{ kind: 'note', text: spaced(parts) }];
}

/** Days that were busier than usual without any burst: in passing, nobody has to act on them. */
function quietDays(digest: Digest, words: Copy, format: Format): Element[] {
  const { busyDays, busyDay } = words.digest;
  if (digest.quietDays.length === 0) return [];
  const lines = digest.quietDays.slice(0, ALERTS_SHOWN).map((day) => {
    const units = day.stream === 'negative' ? words.units.negativeMentions : words.units.mentions;
    return busyDay(
      keywordName(day.keywordId, digest),
      format.count(day.observed, units),
      format.duration(day.windowMs),
      format.rough(day.observed / day.expected),
    );
  });
  const more = digest.quietDays.length - lines.length;
  if (more > 0) lines.push(words.units.andMore(format.number(more)));
  return [{ kind: 'note', text: busyDays(words.units.semicolon(lines)) }];
}

function keywordName(id: string, { keywords }: Digest): string {
  const period = keywords.find(({ keyword }) => keyword.id === id);
  return period ? nameOf(period) : '';
}

function alertLine(alert: Alert, digest: Digest, words: Copy, format: Format): Text {
  const name = digest.keywords.find(({ keyword }) => keyword.id === alert.keywordId)?.keyword.name ?? '';
  return compose(
    words.digest.alertLine,
    cardRun(alert),
    kindName(alert, words),
    keywordLabel(name),
    stateRuns(alert, words, format, digest.period.to - 1),
  );
}

function alertsShort(digest: Digest, words: Copy, format: Format): string {
  if (digest.alerts.length === 0) return '';
  const count = format.count(digest.alerts.length, words.units.alerts);
  const open = digest.alerts.filter(({ triage }) => triage.closedAt === null).length;
  return open > 0 ? words.digest.alertsShort(count, format.number(open)) : words.digest.alertsDone(count);
}

/** From the table to the posts behind its figures, and to the reports. */
function keywordMenus(
  digest: Digest,
  active: readonly KeywordPeriod[],
  words: Copy,
  format: Format,
): Element {
  const entries = active.slice(0, MOST_OPTIONS);
  return {
    kind: 'buttons',
    buttons: [],
    menus: [
      digestMenu(digest, entries, words, format),
      {
        label: words.digest.reportMenu,
        verb: 'report',
        args: { since: '7d' },
        arg: 'target',
        options: entries.map((entry) => ({ label: nameOf(entry), value: entry.keyword.name })),
      },
    ],
  };
}
