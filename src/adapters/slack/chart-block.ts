import { CHART_KINDS, type ChartKindTraits } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import type { SlackBlock } from './block.ts';
import { cut, MAX_CHART_NAME, MAX_CHART_POINTS, MAX_CHART_SERIES, MAX_CHART_TITLE } from './limits.ts';

/**
 * The chart as Slack's own block, which a screen reader can walk through; null when it does not fit: too many points or
 * series, names that would have to be cut until two of them look alike, gaps (Slack has no word for "not measured", and
 * a gap is not a zero), or what only a picture shows (band, stretches, marks).
 */
export function chartBlock(chart: Chart): SlackBlock | null {
  const { labels, series } = chart;
  if (labels.length === 0 || series.length === 0 || series.length > MAX_CHART_SERIES) return null;
  if (labels.length > MAX_CHART_POINTS || chart.band || chart.stretches?.length || chart.marks?.length)
    return null;
  const names = series.map(({ name }) => name);
  const fits = (words: readonly string[]) =>
    words.every((word) => word !== '' && word.length <= MAX_CHART_NAME) &&
    new Set(words).size === words.length;
  if (!fits(labels) || !fits(names)) return null;
  const whole = series.every(
    ({ values }) => values.length === labels.length && values.every((value) => value !== null),
  );
  if (!whole) return null;
  return {
    type: 'data_visualization',
    title: titleOf(chart),
    chart: NATIVE[CHART_KINDS[chart.kind].native](chart),
  };
}

/** The finding, else what is counted, whichever is whole: the text below says the finding in full. */
function titleOf({ title, subtitle = '' }: Chart): string {
  const whole = [title, subtitle].find((line) => line !== '' && line.length <= MAX_CHART_TITLE);
  return whole ?? cut(title, MAX_CHART_TITLE);
}

/** Slack stacks nothing: what is stacked in the picture stands side by side here, with the same numbers. */
const NATIVE: Readonly<Record<ChartKindTraits['native'], (chart: Chart) => object>> = {
  line: (chart) => seriesOf(chart, 'line'),
  area: (chart) => seriesOf(chart, 'area'),
  bar: (chart) => seriesOf(chart, 'bar'),
  pie: (chart) => pieOf(chart) ?? seriesOf(chart, 'bar'),
};

function seriesOf(chart: Chart, type: 'line' | 'area' | 'bar'): object {
  const { labels, series, unit, measure, subtitle } = chart;
  const below = subtitle !== undefined && subtitle !== titleOf(chart) ? subtitle : '';
  const beside = unit === 'percent' ? '%' : (measure ?? '');
  return {
    type,
    series: series.map(({ name, values }) => ({
      name,
      data: labels.map((label, nth) => ({ label, value: values[nth] ?? 0 })),
    })),
    axis_config: {
      categories: labels,
      ...(below !== '' && { x_label: cut(below, MAX_CHART_TITLE) }),
      ...(beside !== '' && { y_label: cut(beside, MAX_CHART_TITLE) }),
    },
  };
}

/** Slack's pie takes up to six segments of one series, each above zero. */
function pieOf({ labels, series }: Chart): object | null {
  const [only] = series;
  if (series.length !== 1 || !only || labels.length > MAX_CHART_SERIES) return null;
  const segments = labels.map((label, nth) => ({ label, value: only.values[nth] ?? 0 }));
  return segments.some(({ value }) => value <= 0) ? null : { type: 'pie', segments };
}
