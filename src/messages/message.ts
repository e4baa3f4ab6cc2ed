import type { ChannelRef, ChartTheme, Group, Language, Person } from '../listening/channel.ts';
import type { SentimentLabel } from '../listening/mentions/mention.ts';
import type { ReportRequest } from '../listening/reports/report-file.ts';
import type { Millis } from '../listening/time.ts';
import { channelNameOf } from './channel-name.ts';
import type { ChartKind } from './charts/kinds.ts';
import type { Subject } from './subject.ts';

/**
 * A message of the bot, as data. A string is always plain text: each renderer escapes it for its platform, so foreign
 * text cannot format, mention or link. Formatting, and what a platform has an element of its own for, comes only from
 * runs; where it has none, the words of the run are printed.
 */
export type Run =
  | string
  | { bold: string }
  | { code: string }
  | { link: string; text: string }
  /** A person by name; `ping` lets the platform notify them (assign, escalate), never of their own action. */
  | { person: Person; ping?: boolean }
  /** Several people by the name of their group; `ping` lets the platform notify them. */
  | { group: Group; ping?: boolean }
  /** A channel by its name, without the `#`. */
  | { channel: ChannelRef; name: string }
  /** A moment as printed in the zone of the message; `dated`: with its day, not the time of day alone. */
  | { moment: Millis; text: string; dated: boolean }
  /** The zone of the printed times; `others` is printed where moments are shown in each reader's own. */
  | { zone: string; others: string }
  /** A whole line to type, `/earshot claim 12`; `text` is what is printed of it where less will do. */
  | { command: string; text?: string }
  /** The card of an alert, by its number and id: a link where it is known to stand. */
  | CardRun;

export interface CardRun {
  alert: number;
  id: string;
  text: string;
  /** Filled in when the message is about to be shown. */
  at?: CardPlace;
}

/** A message of ours where it stands on its platform. */
export interface CardPlace {
  channel: ChannelRef;
  id: string;
}

export type Text = string | Run[];

/** A button is a command with its arguments filled in: `verb` and `args` go through the router like a typed line. */
export interface Button {
  label: string;
  verb: string;
  args: Readonly<Record<string, string>>;
  style?: 'primary' | 'danger';
  /** Asked before the command runs. */
  confirm?: string;
}

/** A button that opens an address: of a post, or of the card of an alert where that is known to stand. */
export interface LinkButton {
  label: string;
  to: string | CardRun;
}

/** A menu that runs one command, its `arg` filled with the chosen value. */
export interface Menu {
  label: string;
  verb: string;
  args: Readonly<Record<string, string>>;
  arg: string;
  options: { label: string; value: string }[];
}

/** A public post as shown: every field is foreign text but `when` and `note`. */
export interface MentionView {
  title: string | null;
  excerpt: string;
  /** Offsets in `excerpt` of the terms found. */
  highlights: { start: number; end: number }[];
  url: string;
  source: string;
  author: string | null;
  when: Text;
  /** null = not judged; left out where nobody was to judge it: the post is no mention. */
  label?: SentimentLabel | null | undefined;
  /** `+812 points`, `14 copies`: ours, already in words. */
  note: string | null;
  /** The stored post behind it, for what people can do with it. Left out where nothing is stored. */
  post?: PostTarget;
  /** How one names it in a typed line, `p1z`; filled in when the message is about to be shown. */
  ref?: string;
}

/** A stored post, and the keyword as whose mention it is shown; null = all those that it is a mention of. */
export interface PostTarget {
  mention: string;
  keyword: string | null;
}

export type Tone = 'main' | 'other' | 'positive' | 'neutral' | 'negative' | 'expected';

/**
 * A chart as data, in the words and figures of its reader. `sentence` is the finding in full (what a blind reader gets, and
 * what is sent when no picture can be drawn). `null` is a gap, not a zero. Coverage is said by the message, not by the chart.
 */
export interface Chart {
  kind: ChartKind;
  /** The finding: `Brindlemoor: 171 mentions in 3 hours, usually 24 to 41`. A picture has two lines for it. */
  title: string;
  /** What is measured and of when: `Mentions per 3 hours, 16 to 22 Nov`. One line; missing in messages of older versions. */
  subtitle?: string;
  sentence: string;
  labels: string[];
  /** Beside the label of each row, `+38%`; rows only. */
  notes?: string[];
  series: { name: string; values: (number | null)[]; tone: Tone }[];
  /** Stands after the figure of the upper grid line: `per 3 h`. */
  measure?: string;
  /** The one point that is named, with its figure: indexes of label and series. */
  peak?: { at: number; series: number; text: string };
  /** Expected range behind the lines, one pair per label. */
  band?: { name: string; low: (number | null)[]; high: (number | null)[] };
  /**
   * Stretches of labels (indexes, inclusive): the spike is shaded, a gap is a gray column, what is cut is drawn weaker,
   * because it stands for less time than its neighbors.
   */
  stretches?: { from: number; to: number; what: 'spike' | 'gap' | 'cut'; name: string }[];
  /** Single moments worth a line: an alert sent, an event. */
  marks?: { at: number; name: string }[];
  unit?: 'percent';
  /** How figures are grouped and a share is written; missing in messages of older versions. */
  language?: Language;
  /** The card behind it; left out: light. */
  theme?: ChartTheme;
  /** Only in messages of older versions. */
  footnote?: string;
}

export type Element =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Text }
  | { kind: 'facts'; facts: { name: string; value: Text }[] }
  | { kind: 'list'; items: Text[] }
  /** A row of one cell is the heading of those below it. */
  | { kind: 'table'; caption: string; columns: string[]; rows: Text[][]; numeric: boolean[] }
  | { kind: 'mention'; mention: MentionView }
  /** `said`: the words around it say its finding, so that a platform which shows the picture elsewhere does not repeat it. */
  | { kind: 'chart'; chart: Chart; said?: true }
  | { kind: 'buttons'; buttons: Button[]; links?: LinkButton[]; menus?: Menu[] }
  | { kind: 'note'; text: Text }
  | { kind: 'divider' };

/** `severity` colors a card (1 the top), `good`/`quiet` likewise; color never stands without words. */
export type Mood =
  | 'plain'
  | 'good'
  | 'warning'
  | 'severity-1'
  | 'severity-2'
  | 'severity-3'
  | 'severity-4'
  | 'quiet';

export interface Message {
  language: Language;
  /** One line that stands alone: notification, screen reader, fallback. */
  summary: string;
  mood: Mood;
  elements: Element[];
  /** Made when the message is sent, and sent with it. */
  file?: ReportRequest;
  /** Its subject, as data. Left out where nothing is, and missing in messages that older versions stored. */
  subject?: Subject;
  /**
   * true: pinned in its channel once it is posted, where the bot may (where it may not, it is simply posted); false: no
   * longer pinned after this edit. Left out: pins are nobody's business.
   */
  pin?: boolean;
}

/** The plain words of a text, for summaries, logs of the terminal and length counts. */
export function plain(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map((run) => {
      if (typeof run === 'string') return run;
      if ('bold' in run) return run.bold;
      if ('code' in run) return run.code;
      if ('person' in run) return run.person.name;
      if ('group' in run) return run.group.name;
      if ('channel' in run) return channelNameOf(run.name);
      if ('zone' in run) return run.zone;
      if ('command' in run) return run.text ?? run.command;
      return run.text;
    })
    .join('');
}

/** A row that names those below it, up to the next such row. */
export function isHeadingRow(columns: readonly string[], row: readonly Text[]): boolean {
  return row.length === 1 && columns.length > 1;
}

/** The texts of an element that consist of runs. */
export function textsOf(element: Element): Text[] {
  switch (element.kind) {
    case 'text':
    case 'note':
      return [element.text];
    case 'facts':
      return element.facts.map(({ value }) => value);
    case 'list':
      return element.items;
    case 'table':
      return element.rows.flat();
    default:
      return [];
  }
}
