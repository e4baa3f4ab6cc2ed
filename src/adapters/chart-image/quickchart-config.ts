import type { ChartConfiguration } from 'chart.js';
import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import { languageOf } from '../../messages/languages/index.ts';
import type { Chart } from '../../messages/message.ts';
import { axisLabels } from './axis-labels.ts';
import { figureOf, isShort, showsFigures } from './figures.ts';
import { CHAT, DENSITY } from './frames.ts';
import { belowTitle } from './heading.ts';
import { balanceLines, fitLine } from './label.ts';
import { COLORS } from './palette.ts';
import { backgroundOf, type ChartValue, datasetOf, withSwatch } from './quickchart-datasets.ts';
import { upperLine } from './scale.ts';

export type ChartConfig = ChartConfiguration<'bar' | 'line', ChartValue[], string | string[]>;

const ROOM = CHAT.width - 2 * CHAT.margin;
/** Average width of a letter, of its size: a server's fonts cannot be measured from here. */
const LETTER = { bold: 0.6, plain: 0.56 } as const;
const WIDE_LETTER = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/gu;
const ISOLATES = /[\u2068\u2069]/gu;
/** Greatest part of the width for the names of rows with their notes and figures. */
const NAMES = 0.45;

/**
 * A cleaned chart as Chart.js data without any function: the sizes, colors and titles of the pictures that are drawn in the
 * process, in the places that Chart.js has for them.
 */
export function quickChartConfig(chart: Chart): ChartConfig {
  const { shape } = CHART_KINDS[chart.kind];
  const colors = COLORS[chart.theme ?? 'light'];
  const upright = shape !== 'row';
  const datasets = [
    ...chart.series.map((_, series) => datasetOf(chart, series)),
    ...(upright ? backgroundOf(chart) : []),
  ];
  const below = belowTitle(chart, (text) => widthOf(text) <= ROOM);
  return {
    type: 'bar',
    data: { labels: upright ? thinned(chart) : rowNames(chart), datasets: datasets.map(withSwatch) },
    options: {
      responsive: false,
      animation: false,
      devicePixelRatio: DENSITY,
      locale: languageOf(chart.language ?? 'en').intl,
      layout: { padding: CHAT.margin },
      plugins: {
        tooltip: { enabled: false },
        title: {
          display: true,
          text: balanceLines(chart.title, (text) => widthOf(text, true), ROOM),
          align: 'start',
          color: colors.title,
          font: font(CHAT.title, true),
          padding: { top: 0, bottom: 4 },
        },
        subtitle: {
          display: below.length > 0,
          text: below,
          align: 'start',
          color: colors.text,
          font: font(CHAT.text),
          padding: { top: 0, bottom: 10 },
        },
        legend: {
          display: datasets.length > 1,
          align: 'start',
          labels: {
            usePointStyle: true,
            pointStyleWidth: 40,
            boxHeight: 14,
            color: colors.text,
            font: font(CHAT.text),
          },
        },
      },
      ...(upright ? uprightAxes(chart) : sidewaysAxes(chart)),
    },
  } as ChartConfig;
}

function widthOf(text: string, bold = false): number {
  const wide = text.match(WIDE_LETTER)?.length ?? 0;
  const unseen = text.match(ISOLATES)?.length ?? 0;
  const size = bold ? CHAT.title : CHAT.text;
  return size * ((text.length - wide - unseen) * LETTER[bold ? 'bold' : 'plain'] + wide);
}

function font(size: number, bold = false) {
  return { family: 'Inter, sans-serif', size, weight: bold ? 700 : 400 };
}

function thinned(chart: Chart): string[] {
  const shown = axisLabels(chart.labels, {
    width: ROOM - 3 * CHAT.text,
    before: 2 * CHAT.text,
    after: CHAT.margin / 2,
    between: 0.7 * CHAT.text,
    longest: 9 * CHAT.text,
    measure: widthOf,
  });
  const labels = chart.labels.map(() => '');
  for (const { at, text } of shown) labels[at] = text;
  return labels;
}

/** Notes and figures stand behind the names: only a plugin could write them at the bars. */
function rowNames(chart: Chart): string[] {
  const figure = figureOf(chart);
  return chart.labels.map((label, at) => {
    const value = chart.series[0]?.values[at] ?? null;
    const shown = showsFigures(chart) && value !== null ? `  ${figure(value)}` : '';
    const note = chart.notes?.[at] ? `  ${chart.notes[at]}` : '';
    const room = NAMES * CHAT.width - widthOf(shown);
    // A note is the first to go where a name is long.
    if (widthOf(label + note) <= room) return label + note + shown;
    return fitLine(label, (text) => widthOf(text) <= room) + shown;
  });
}

function uprightAxes(chart: Chart) {
  const { stacked } = CHART_KINDS[chart.kind];
  const colors = COLORS[chart.theme ?? 'light'];
  const ends = chart.labels.map((_, at) => {
    const values = chart.series.map((series) => series.values[at] ?? 0);
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  const upper = upperLine(Math.max(0, ...ends, ...(chart.band?.high ?? []).map(Number)));
  return {
    scales: {
      x: {
        stacked,
        offset: true,
        border: { color: colors.axis },
        grid: { display: false },
        ticks: { autoSkip: false, maxRotation: 0, padding: 8, color: colors.text, font: font(CHAT.text) },
        title: footnote(chart),
      },
      y: {
        stacked,
        min: 0,
        max: upper,
        border: { display: false },
        grid: { drawTicks: false, color: colors.grid },
        title: {
          display: chart.measure !== undefined,
          text: chart.measure ?? '',
          align: 'end',
          color: colors.faint,
          font: font(CHAT.text),
        },
        ticks: {
          stepSize: upper / 2,
          padding: 8,
          color: colors.faint,
          font: font(CHAT.text),
          format: isShort(chart) ? { notation: 'compact', maximumFractionDigits: 1 } : {},
        },
      },
      behind: { axis: 'y', display: false, min: 0, max: 1 },
    },
  };
}

/** Labels on the left, figures to the right: lengths compare better than the angles of a pie, and names have room. */
function sidewaysAxes(chart: Chart) {
  const { stacked } = CHART_KINDS[chart.kind];
  const colors = COLORS[chart.theme ?? 'light'];
  return {
    indexAxis: 'y',
    scales: {
      x: {
        stacked,
        border: { display: false },
        grid: { display: false },
        ticks: { display: false },
        title: footnote(chart),
      },
      y: {
        stacked,
        border: { display: false },
        grid: { display: false },
        ticks: { autoSkip: false, padding: 10, color: colors.title, font: font(CHAT.text) },
      },
    },
  };
}

/** What an older version has put under its chart. */
function footnote(chart: Chart) {
  return {
    display: chart.footnote !== undefined,
    text: fitLine(chart.footnote ?? '', (text) => widthOf(text) <= ROOM),
    align: 'start',
    color: COLORS[chart.theme ?? 'light'].faint,
    font: font(CHAT.text),
  };
}
