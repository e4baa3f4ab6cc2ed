import type { Alert } from '../../listening/alerts/alert.ts';
import type { Severity } from '../../listening/alerts/kinds/kind.ts';
import { isOverdue } from '../../listening/alerts/triage.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { TopPost } from '../../listening/series/series.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import type { Millis } from '../../listening/time.ts';
import { findingOf, keywordLabel, kindName } from '../alerts/finding.ts';
import { stateRuns } from '../alerts/state.ts';
import { channelNameOf } from '../channel-name.ts';
import { spaced } from '../compose.ts';
import { sharedNote, unjudgedKeywords } from '../digests/period-words.ts';
import { furthest } from '../digests/posts.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { shownLabel } from '../mentions/label-name.ts';
import { topPostView } from '../mentions/posts.ts';
import { plain } from '../message.ts';
import { aboutText, groupedRows, type KeywordRow, keywordName } from './groups.ts';
import { healthLine } from './health.ts';
import type { DashboardView } from './view.ts';

/** A page has more room than a message, and an end all the same. */
export const PAGE_ROWS = 40;
const ROOM = { rows: PAGE_ROWS, alerts: 20, posts: 6, sources: 6, digests: 6, names: 20 };
const EXCERPT = { alone: 240, underTitle: 160 };

/** What the page shows beside what the message does. */
export interface PageExtras {
  /** Addresses of cards, by the alert's id; of those that stand where they can be opened. */
  cards: ReadonlyMap<string, string>;
  /** Posts that carried furthest, of each keyword. */
  top: readonly { keyword: Keyword; top: TopPost[] }[];
  /** When the link ends. */
  until: Millis;
}

export interface PageAlert {
  number: number;
  id: string;
  severity: Severity;
  /** Nobody has taken it in time. */
  overdue: boolean;
  title: string;
  finding: string;
  state: string;
  age: string;
  raisedAt: Millis;
  /** null = its card stands nowhere that an address leads to. */
  card: string | null;
}

export interface PageRow extends Omit<KeywordRow, 'about'> {
  about: string | null;
  /** The counts of the days as words, for those who do not see them drawn. */
  dayWords: string;
}

/** A public post: title, excerpt, address, source and author are foreign. */
export interface PagePost {
  title: string | null;
  excerpt: string;
  url: string;
  source: string;
  author: string | null;
  when: string;
  note: string | null;
  label: SentimentLabel | null;
  labelName: string;
}

/** A dashboard as a page, in the words and figures of its channel. */
export interface DashboardPage extends Locale {
  /** Of the window: it begins with what is open. */
  title: string;
  heading: string;
  /** Headings: `2 open alerts`, `128 mentions in 7 days`. */
  openAlerts: string;
  mentions: string;
  /** Instead of everything else, where no keyword is followed. */
  empty: string | null;
  alerts: PageAlert[];
  /** Numbers of all that are open, those without room included. */
  open: number[];
  moreAlerts: string | null;
  /** `name` null = all of one group. */
  groups: { name: string | null; rows: PageRow[] }[];
  notes: string[];
  posts: PagePost[];
  health: { line: string; troubled: boolean };
  digests: string[];
  until: string;
  asOf: Millis;
}

export function dashboardPageOf(view: DashboardView, extras: PageExtras, locale: Locale): DashboardPage {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { dashboard: copy, dashboardPage: own } = words;
  const name = oneLine(view.scope.name, 60);
  const shownName = view.scope.what === 'channel' ? channelNameOf(name) : name;
  const count = view.open.length === 0 ? own.noAlerts : format.count(view.open.length, own.openAlerts);
  const totals = distinctTotals(
    view.keywords.map((entry) => entry.totals),
    view.shared,
  );
  const { groups, notes } = keywordTables(view, words, format);
  const health = healthLine(view, ROOM.sources, words, format);
  const open = [...view.open].sort((a, b) => a.severity - b.severity || a.raisedAt - b.raisedAt);
  const rest = open.length - ROOM.alerts;
  return {
    language: locale.language,
    timeZone: locale.timeZone,
    title: `${count} · ${shownName}`,
    heading: view.scope.what === 'channel' ? copy.title(name) : copy.titleAll(name),
    openAlerts: count,
    mentions: own.mentions(format.count(totals.total, words.units.mentions)),
    empty: view.keywords.length === 0 ? copy.empty : null,
    alerts: open
      .slice(0, ROOM.alerts)
      .map((alert) => pageAlert(alert, view, extras.cards.get(alert.id) ?? null, words, format)),
    open: open.map(({ number }) => number),
    moreAlerts: rest > 0 ? words.units.andMore(format.number(rest)) : null,
    groups,
    notes,
    posts: furthest(extras.top, ROOM.posts).map((post) => pagePost(post, view.now, words, format)),
    health: { line: plain(health.line), troubled: health.troubled },
    digests: [...view.digests]
      .sort((a, b) => a.next - b.next)
      .slice(0, ROOM.digests)
      .map(({ channel, next }) => copy.digest(oneLine(channel.name, 60), format.moment(next))),
    until: `${own.until(format.moment(extras.until))} ${words.units.zone(locale.timeZone)}`,
    asOf: view.now,
  };
}

function pageAlert(
  alert: Alert,
  { names, now }: DashboardView,
  card: string | null,
  words: Copy,
  format: Format,
): PageAlert {
  const { number, id, severity, raisedAt } = alert;
  const keyword = keywordLabel(names.get(alert.keywordId) ?? `#${number}`);
  const { news, why } = findingOf(alert, words, format);
  return {
    number,
    id,
    severity,
    overdue: isOverdue(alert, now),
    title: words.alerts.listed(
      String(number),
      kindName(alert, words),
      keyword,
      words.alerts.severities[severity],
    ),
    finding: plain(spaced(why ? [news, why] : [news])),
    state: plain(stateRuns(alert, words, format, now)),
    age: words.alerts.age(format.duration(now - raisedAt)),
    raisedAt,
    card,
  };
}

function keywordTables(
  view: DashboardView,
  words: Copy,
  format: Format,
): Pick<DashboardPage, 'groups' | 'notes'> {
  const { groups, others, quiet } = groupedRows(view, ROOM.rows, words, format);
  const shown = new Set(groups.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const totals = (keywords: DashboardView['keywords']) =>
    distinctTotals(
      keywords.map((entry) => entry.totals),
      view.shared,
    );
  const names = quiet.slice(0, ROOM.names).map(({ keyword }) => keywordName(keyword, words));
  if (quiet.length > names.length) names.push(format.count(quiet.length - names.length, words.digest.others));
  const notes = [
    others.length > 0
      ? words.dashboard.others(
          format.count(others.length, words.digest.others),
          format.count(totals(others).total, words.units.mentions),
        )
      : '',
    quiet.length > 0 ? words.digest.quiet(format.list(names)) : '',
    unjudgedKeywords(
      view.keywords.filter(({ keyword }) => shown.has(keyword.id)),
      words,
      format,
    ),
    sharedNote(totals(view.keywords), words, format),
  ];
  return {
    groups: groups.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => ({
        ...row,
        about: row.about && aboutText(row.about, words),
        dayWords: words.dashboardPage.daysOf(row.days.map(format.number).join(', ')),
      })),
    })),
    notes: notes.filter((note) => note !== ''),
  };
}

function pagePost(post: TopPost, now: Millis, words: Copy, format: Format): PagePost {
  const view = topPostView(post, null, now, words, format, EXCERPT);
  const { title, excerpt, url, source, author, note } = view;
  return {
    title,
    excerpt,
    url,
    source,
    author,
    note,
    when: plain(view.when),
    label: post.label,
    labelName: shownLabel(view, words) ?? '',
  };
}
