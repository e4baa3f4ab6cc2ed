/** The shape of the figures: a line over the labels, a column over each of them, or a row beside each. */
export type Shape = 'line' | 'column' | 'row';

/** Everything that sets one kind of chart apart. Renderers read this record; none of them asks for a kind by its name. */
export interface ChartKindTraits {
  shape: Shape;
  /** The series stand on each other, so that their sum is read too. */
  stacked: boolean;
  /** Whether figures stand at the ends of columns and rows: while there are few enough to read, or always. */
  figures: 'never' | 'when-few' | 'always';
  /** For a reader of plain text: the course of a sum, or a bar and a figure for each label. */
  text: 'sparkline' | 'bars';
  /** On a platform that draws charts by itself. A pie shows a single series of a few parts; else it becomes bars. */
  native: 'line' | 'area' | 'bar' | 'pie';
}

const KINDS = {
  line: { shape: 'line', stacked: false, figures: 'never', text: 'sparkline', native: 'line' },
  bar: { shape: 'column', stacked: false, figures: 'when-few', text: 'sparkline', native: 'bar' },
  stacked: { shape: 'column', stacked: true, figures: 'never', text: 'sparkline', native: 'bar' },
  share: { shape: 'row', stacked: false, figures: 'always', text: 'bars', native: 'pie' },
} satisfies Record<string, ChartKindTraits>;

export type ChartKind = keyof typeof KINDS;

export const CHART_KINDS: Readonly<Record<ChartKind, ChartKindTraits>> = KINDS;
