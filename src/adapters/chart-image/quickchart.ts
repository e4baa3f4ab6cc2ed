import quickChart from 'quickchart-js';
import { shorten } from '../../messages/characters.ts';
import type { Chart } from '../../messages/message.ts';
import type { ChartRenderer } from '../platform.ts';
import { type ChartConfig, chartConfig } from './chart.ts';
import { cleanChart } from './clean.ts';
import type { ChartValue, Dataset } from './datasets.ts';
import { percentText, showsFigures } from './figures.ts';
import { wrapLabel } from './label.ts';
import { CUT_SHADE, DENSITY, EXPECTED_RANGE, fontOf, GAP, HEIGHT, INK, SIZES, SPIKE, WIDTH } from './look.ts';
import { drawingOf } from './shapes.ts';

export interface QuickChartServer {
  /** `host` or `host:port`. */
  host: string;
  scheme: 'http' | 'https';
  /** Milliseconds; quickchart-js itself waits forever. */
  timeoutMs: number;
  /** Whether quickchart.io may see keywords and figures. */
  allowPublic?: boolean;
  /** Gets the reason when a chart could not be drawn; the message then goes without a picture. */
  onFailure?: (reason: string) => void;
}

/** Its types are written for CommonJS; what Node imports here is the class itself. */
const QuickChart = quickChart as unknown as typeof quickChart.default;

/** Requests that may hang past their time limit (they cannot be called back) before no more are sent. */
const MOST_UNANSWERED = 4;
const MOST_BYTES = 5_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Draws charts on a QuickChart server of the operator's. Charts travel in the body of a request (a QuickChart address
 * holds the names and figures for all caches to keep) and as JSON text: in an object, quickchart-js would turn a
 * keyword that holds its function marks into code, and the server runs code.
 *
 * @throws Error for quickchart.io without `allowPublic`
 */
export function createQuickChartRenderer(server: QuickChartServer): ChartRenderer {
  const { host, scheme, timeoutMs, allowPublic = false, onFailure = () => {} } = server;
  if (!allowPublic && isPublic(host)) {
    throw new Error(
      `${host} is a public service: it would see keywords and figures. Allow it, or use a server of your own.`,
    );
  }
  let unanswered = 0;

  return async (chart) => {
    if (unanswered >= MOST_UNANSWERED) {
      onFailure(`${unanswered} charts are still unanswered`);
      return null;
    }
    const request = new QuickChart()
      .setHost(host)
      .setScheme(scheme)
      .setVersion('4')
      .setFormat('png')
      .setWidth(WIDTH)
      .setHeight(HEIGHT)
      .setDevicePixelRatio(DENSITY)
      .setBackgroundColor(INK.card)
      .setConfig(JSON.stringify(quickChartConfig(cleanChart(chart, (text) => text))));
    let timer: NodeJS.Timeout | undefined;
    unanswered++;
    const answer = request.toBinary().finally(() => unanswered--);
    // The answer may fail after nobody waits for it any more.
    answer.catch(() => {});
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    });
    try {
      const picture = await Promise.race([answer, limit]);
      if (picture.length > MOST_BYTES) throw new Error(`${picture.length} bytes are too many for a chart`);
      if (!picture.subarray(0, PNG.length).equals(PNG)) throw new Error('the answer is not a PNG');
      return picture;
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}

function isPublic(host: string): boolean {
  return /(^|\.)quickchart\.io\.?(:\d+)?$/i.test(host.trim());
}

/** Average width of a character of the label font: a server's fonts cannot be measured from here. */
const CHARACTER = 7.2;

/** The chart with title, finding, legend and footnote in the places that Chart.js has for them. */
function quickChartConfig(chart: Chart): ChartConfig {
  const { upright } = drawingOf(chart);
  const named = !upright && showsFigures(chart) ? withFigures(chart) : chart;
  const config = chartConfig(named, (text) => text.length * CHARACTER);
  const { scales } = config.options!;
  const datasets = [...config.data.datasets, ...(upright ? backgroundOf(chart) : [])];
  const footnote = {
    display: chart.footnote !== undefined,
    text: shorten(chart.footnote ?? '', 120),
    align: 'start' as const,
    color: INK.faint,
    font: fontOf(SIZES.footnote),
    padding: { top: 10, bottom: 0 },
  };
  return {
    ...config,
    data: { ...config.data, datasets: datasets.map(withSwatch) },
    options: {
      ...config.options,
      layout: { padding: { top: 12, right: SIZES.margin, bottom: 12, left: SIZES.margin } },
      plugins: {
        ...config.options?.plugins,
        title: {
          display: true,
          text: shorten(chart.title, 70),
          align: 'start',
          color: INK.title,
          font: fontOf(SIZES.title, 600),
          padding: { top: 6, bottom: 6 },
        },
        subtitle: {
          display: true,
          text: wrapLabel(chart.sentence, 2, (line) => line.length <= 105),
          align: 'start',
          color: INK.text,
          font: fontOf(SIZES.finding),
          padding: { top: 0, bottom: 8 },
        },
        legend: {
          display: datasets.length > 1,
          align: 'start',
          labels: {
            usePointStyle: true,
            pointStyleWidth: 26,
            boxHeight: 10,
            color: INK.text,
            font: fontOf(SIZES.label),
          },
        },
      },
      scales: {
        ...scales,
        x: upright
          ? { ...scales?.x, title: footnote }
          : {
              ...scales?.x,
              display: true,
              border: { display: false },
              grid: { display: false },
              ticks: { display: false },
              title: footnote,
            },
        ...(upright && { behind: { axis: 'y', display: false, min: 0, max: 1 } }),
      },
    },
  } as ChartConfig;
}

/** Stretches behind the figures; the lower the order, the nearer. */
const BEHIND = {
  gap: { order: 89, fill: GAP.solid },
  cut: { order: 91, fill: CUT_SHADE },
  spike: { order: 92, fill: SPIKE.fill },
} as const;

/** The expected range and the stretches as bars of full width, drawn before (so: behind) the figures. */
function backgroundOf(chart: Chart): Dataset[] {
  const full = {
    type: 'bar',
    grouped: false,
    barPercentage: 1,
    categoryPercentage: 1,
    borderWidth: 0,
  } as const;
  const datasets: Dataset[] = [];
  if (chart.band) {
    const { name, low, high } = chart.band;
    const data = low.map((value, at): ChartValue => {
      const top = high[at] ?? null;
      return value === null || top === null ? null : [value, top];
    });
    datasets.push({ ...full, label: name, data, order: 90, backgroundColor: EXPECTED_RANGE });
  }
  for (const what of ['gap', 'cut', 'spike'] as const) {
    const stretches = (chart.stretches ?? []).filter((stretch) => stretch.what === what);
    if (!stretches[0]) continue;
    datasets.push({
      ...full,
      label: stretches[0].name,
      data: chart.labels.map((_, at) =>
        stretches.some(({ from, to }) => at >= from && at <= to) ? 1 : null,
      ),
      order: BEHIND[what].order,
      yAxisID: 'behind',
      backgroundColor: BEHIND[what].fill,
      stack: what,
    });
  }
  return datasets;
}

/** Figures stand in the names: only a plugin could write them at the bars. */
function withFigures(chart: Chart): Chart {
  const first = chart.series[0];
  const labels = chart.labels.map((label, at) => {
    const value = first?.values[at] ?? null;
    return value === null || chart.unit !== 'percent' ? label : `${label}  ${percentText(value)}`;
  });
  return { ...chart, labels };
}

/** The legend takes the sign of a line from its first point, which is why that one is a stroke. */
function withSwatch(dataset: Dataset): Dataset {
  if (dataset.type !== 'line') return { ...dataset, pointStyle: 'rect' } as typeof dataset;
  const points = dataset.data.map((_, at) => (at === 0 ? 'line' : 'circle'));
  return {
    ...dataset,
    pointStyle: points,
    pointBorderColor: dataset.borderColor,
    pointBorderWidth: 2,
  } as typeof dataset;
}
