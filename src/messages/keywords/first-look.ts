import type { Channel } from '../../listening/channel.ts';
import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import type { FirstRead } from '../../listening/keywords/first-read.ts';
import { meaningOf } from '../../listening/series/health.ts';
import { judgedOf, type TopPost } from '../../listening/series/series.ts';
import { chartPlace } from '../chart-place.ts';
import { volumeChart } from '../charts/volume.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { topPostView } from '../mentions/posts.ts';
import { reportButtons } from '../mentions/posts-buttons.ts';
import { type Button, type Element, type Menu, type Message, plain, type Run } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { zoneRun } from '../runs.ts';
import { scheduleWords } from '../settings/settings.ts';
import { sourceName } from '../sources/source-name.ts';
import { keywordSubject } from '../subject.ts';
import { zoneMenu, zoneQuestion } from '../time-zone.ts';

/** A line through one or two mentions shows nothing. */
const LEAST_DRAWN = 3;
const REASONS_SHOWN = 3;

/** What was found of a keyword that has just been added. */
export interface FirstLookView {
  /** Of the keyword alone, as far back as the first search. */
  digest: Digest;
  read: FirstRead;
  /** The most telling ones. */
  posts: readonly TopPost[];
  channel: Pick<Channel, 'digest' | 'timeZone' | 'zoneAssumed'>;
  /** Whether the channel's digest tells of this keyword. */
  inDigest: boolean;
}

/** The first thing that a channel sees of a keyword: how much, how bad, what, and what comes next. */
export function firstLookMessage(view: FirstLookView, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { digest, read, posts, channel } = view;
  const [entry] = digest.keywords;
  if (!entry) throw new Error('a first look needs its keyword');
  const title = titleOf(entry, digest, read, words, format);
  const isDrawn = entry.totals.total >= LEAST_DRAWN;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: title }] }];
  if (entry.totals.total > 0) {
    for (const post of posts)
      elements.push({
        kind: 'mention',
        mention: topPostView(post, entry.keyword.id, digest.period.to, words, format),
      });
    if (isDrawn) elements.push({ kind: 'chart', chart: volumeChart(digest, chartPlace(locale)), said: true });
  } else elements.push(...emptyElements(digest, read, words, format));
  const unread = unreadLine(entry, read, words, format);
  if (unread !== '') elements.push({ kind: 'note', text: unread });
  const next = nextLine(view, words, format);
  if (next.length > 0) elements.push({ kind: 'text', text: next });
  // The chart names times of day.
  if (isDrawn && !namesZone(next)) elements.push({ kind: 'note', text: [zoneRun(words, locale)] });
  if (channel.zoneAssumed === 'unasked') elements.push(...zoneQuestion(channel, locale));
  elements.push(actions(view, entry, locale, words, format));
  return {
    language: locale.language,
    summary: [title, plain(next)].filter(Boolean).join(' '),
    mood: entry.totals.total > 0 ? 'good' : read.read.length > 0 ? 'plain' : 'warning',
    elements,
    subject: keywordSubject(entry.keyword),
  };
}

function titleOf(
  { keyword, totals }: KeywordPeriod,
  digest: Digest,
  read: FirstRead,
  words: Copy,
  format: Format,
): string {
  const copy = words.keywords.firstLook;
  const name = oneLine(keyword.name, 80);
  const days = format.duration(digest.period.to - digest.period.from);
  if (totals.total === 0)
    return read.read.length === 0 && !isPushed(digest) ? copy.unread(name) : copy.none(name, days);
  const mentions = format.count(totals.total, words.units.mentions);
  if (judgedOf(totals) === 0) return copy.found(name, mentions, days);
  const negative = totals.negative === 0 ? copy.noneNegative : format.count(totals.negative, copy.negative);
  return copy.foundNegative(name, mentions, days, negative);
}

/** Of what is only pushed, nobody knows whether there was nothing or nothing was sent. */
function isPushed({ coverage }: Digest): boolean {
  return coverage.sources.some(({ name }) => name !== undefined);
}

/** Nothing was found: why, and what to try. */
function emptyElements(digest: Digest, read: FirstRead, words: Copy, format: Format): Element[] {
  const copy = words.keywords.firstLook;
  const names = (sources: readonly string[]) =>
    format.list(sources.map((source) => sourceName(source, words)));
  if (read.read.length > 0)
    return [
      { kind: 'text', text: copy.checked(names(read.read)) },
      { kind: 'list', items: [withCommands(copy.tryOther), withCommands(copy.addSite)] },
    ];
  if (isPushed(digest)) return [{ kind: 'text', text: withCommands(copy.onlyPushed) }];
  if (read.failed.length > 0) {
    const unreachable = read.failed.every(
      ({ failure }) => failure.kind === 'down' && failure.status === null,
    );
    if (unreachable && read.failed.length > 1)
      return [{ kind: 'text', text: copy.noNetwork(names(read.failed.map(({ source }) => source))) }];
    const reasons = read.failed
      .slice(0, REASONS_SHOWN)
      .map(({ source, failure }) =>
        copy.failed(sourceName(source, words), words.sources.happened[meaningOf(failure)]),
      );
    const rest = read.failed.length - reasons.length;
    return [
      {
        kind: 'list',
        items: rest > 0 ? [...reasons, words.units.andMore(format.number(rest))] : reasons,
      },
      { kind: 'text', text: copy.triedAgain },
    ];
  }
  if (read.waiting.length > 0) return [{ kind: 'text', text: copy.stillReading(names(read.waiting)) }];
  return [{ kind: 'text', text: withCommands(copy.noSource) }];
}

/** Said beside what was found; where nothing was, the reasons have said it. */
function unreadLine(entry: KeywordPeriod, read: FirstRead, words: Copy, format: Format): string {
  if (entry.totals.total === 0 && read.read.length === 0) return '';
  const unread = [...read.failed.map(({ source }) => source), ...read.waiting];
  if (unread.length === 0) return '';
  return words.keywords.firstLook.notChecked(format.list(unread.map((source) => sourceName(source, words))));
}

function namesZone(runs: readonly Run[]): boolean {
  return runs.some((run) => typeof run === 'object' && 'zone' in run);
}

function hasDigest({ channel: { digest } }: FirstLookView): boolean {
  return digest.daily !== null || digest.weekly !== null;
}

/** What comes by itself from now on, in the channel's own time. */
function nextLine(view: FirstLookView, words: Copy, format: Format): Run[] {
  const copy = words.keywords.firstLook;
  if (!view.inDigest) return [];
  if (!hasDigest(view)) return [copy.noDigest];
  const { digest, timeZone } = view.channel;
  return compose(copy.next, scheduleWords(digest, words, format), { zone: timeZone, others: timeZone });
}

function actions(
  view: FirstLookView,
  entry: KeywordPeriod,
  locale: Locale,
  words: Copy,
  format: Format,
): Element {
  const copy = words.keywords.firstLook;
  const { digest, read, channel, inDigest } = view;
  const target = entry.keyword.name;
  const found: Button[] =
    entry.totals.total > 0
      ? reportButtons(digest, entry, words, format)
      : read.read.length > 0
        ? [{ label: copy.edit, verb: 'edit', args: { target } }]
        : [{ label: copy.sources, verb: 'sources', args: {} }];
  const schedule: Button[] = !inDigest
    ? []
    : hasDigest(view)
      ? [{ label: copy.change, verb: 'digest', args: {} }]
      : [{ label: copy.set, verb: 'digest', args: { target: 'daily' }, style: 'primary' }];
  const menus: Menu[] = channel.zoneAssumed === 'unasked' ? zoneMenu(channel, locale) : [];
  return {
    kind: 'buttons',
    buttons: [...found, ...schedule],
    ...(menus.length > 0 ? { menus } : {}),
  };
}
