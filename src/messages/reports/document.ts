import type { Language } from '../../listening/channel.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { Chart } from '../message.ts';

/** A report as data, in the words and figures of its reader: every kind of file is made of this and says the same. */
export interface ReportDocument {
  language: Language;
  /** Above the title: `Earshot weekly report`. */
  kicker: string;
  title: string;
  /** Period, zone, what it is compared with. */
  subtitle: string;
  /** What it all comes to, one sentence. */
  finding: string;
  /** Four at most. */
  tiles: readonly ReportTile[];
  sections: readonly ReportSection[];
  /** The figures behind it, for CSV and XLSX. */
  sheets: readonly ReportSheet[];
  /** Fit for any disk, without its ending. */
  fileName: string;
}

export interface ReportTile {
  name: string;
  value: string;
  /** Against the period before; null = not comparable. */
  change: string | null;
  note: string;
}

export interface ReportSection {
  heading: string;
  blocks: readonly ReportBlock[];
  /** Begins a page of its own on paper. */
  ownPage?: true;
}

export type ReportBlock =
  | { kind: 'text'; text: string; faint?: true }
  | { kind: 'points'; items: readonly string[] }
  /** `figures`: what it draws, for those who cannot see it. */
  | { kind: 'chart'; chart: Chart; figures: ReportTable }
  | { kind: 'table'; table: ReportTable }
  | { kind: 'quotes'; quotes: readonly ReportQuote[] };

export interface ReportTable {
  caption: string;
  columns: readonly { name: string; numeric: boolean }[];
  rows: readonly (readonly ReportCell[])[];
}

/** `label` colors a cell whose words say the same. */
export type ReportCell = string | { text: string; link?: string; label?: SentimentLabel };

/** A public post: every field but `when`, `reactions` and `labelName` is foreign. */
export interface ReportQuote {
  text: string;
  url: string;
  source: string;
  author: string | null;
  when: string;
  reactions: string | null;
  label: SentimentLabel | null;
  labelName: string;
  /** Of the text; null = unknown. */
  language: string | null;
}

export interface ReportSheet {
  name: string;
  columns: readonly { name: string; kind: 'text' | 'number' | 'share' | 'moment' }[];
  /** Moments are milliseconds UTC, shares 0..1; null = not known, which is not zero. */
  rows: readonly (readonly (string | number | null)[])[];
}
