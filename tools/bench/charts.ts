import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type ChartItem, Chart as ChartJs, registerables } from 'chart.js';
import { createSvgRenderer } from '../../src/adapters/chart-image/chart-svg.ts';
import { cleanChart } from '../../src/adapters/chart-image/clean.ts';
import { createLocalRenderer } from '../../src/adapters/chart-image/local.ts';
import { createQuickChartRenderer } from '../../src/adapters/chart-image/quickchart.ts';
import { quickChartConfig } from '../../src/adapters/chart-image/quickchart-config.ts';
import type { ChartRenderer } from '../../src/adapters/platform.ts';
import type { Chart } from '../../src/messages/message.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 15;

/**
 * Rows G13 (in the process against a server on loopback; the main thread's part; an SVG against Chart.js without its PNG)
 * and G14 (memory over 200 charts; text in its boxes).
 *
 * @param quickChart `host:port` of a QuickChart server; without one, a stand-in that draws with bare Chart.js
 */
export async function chartRows(quickChart: string | null = null): Promise<BenchRow[]> {
  return [...(await speed(quickChart)), svgSpeed(), ...(await memory())];
}

/** An alert's week: 168 hours, a band, a gap, a spike. */
function weekChart(): Chart {
  const hours = Array.from({ length: 168 }, (_, hour) => hour);
  const usual = (hour: number) => 8 + 6 * Math.sin((hour / 24) * 2 * Math.PI);
  const days = ['Sun Mar 1', 'Mon Mar 2', 'Tue Mar 3', 'Wed Mar 4', 'Thu Mar 5', 'Fri Mar 6', 'Sat Mar 7'];
  return {
    kind: 'line',
    title: 'Kestrelbox: 92 mentions in 1 hour, usually 2 to 14',
    subtitle: 'Mentions per hour, 1 to 7 Mar',
    measure: 'per hour',
    peak: { at: 164, series: 0, text: '90' },
    sentence:
      '92 mentions of Kestrelbox in 1 hour, up to Sat Mar 7 at 23:00; 2 to 14 are usual (12 times normal).',
    labels: hours.map((hour) => `${days[Math.floor(hour / 24)]}, ${String(hour % 24).padStart(2, '0')}:00`),
    series: [
      {
        name: 'Mentions',
        tone: 'main',
        values: hours.map((hour) =>
          hour >= 60 && hour < 65 ? null : Math.round(hour > 163 ? 90 : usual(hour) + ((hour * 7) % 5)),
        ),
      },
    ],
    band: {
      name: 'Usual range',
      low: hours.map((hour) => Math.max(0, Math.round(usual(hour) - 6))),
      high: hours.map((hour) => Math.round(usual(hour) + 7)),
    },
    stretches: [
      { from: 60, to: 64, what: 'gap', name: 'Incomplete data' },
      { from: 164, to: 167, what: 'spike', name: '92 in 1 hour' },
    ],
  };
}

async function speed(quickChart: string | null): Promise<BenchRow[]> {
  const local = createLocalRenderer();
  const standIn = quickChart === null ? await startStandIn() : null;
  const remote = createQuickChartRenderer({
    host: quickChart ?? standIn!.host,
    scheme: 'http',
    timeoutMs: 30_000,
  });
  const chart = weekChart();
  const times: { local: number; remote: number; busy: number }[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const here = await timed(local.render, chart);
    const there = await timed(remote, chart);
    if (round >= 0) times.push({ local: here.ms, remote: there.ms, busy: here.busy });
  }
  await local.close();
  await standIn?.close();
  const ratio = median(times.map((round) => round.local / round.remote));
  const busy = median(times.map((round) => round.busy));
  const ms = (pick: (round: (typeof times)[number]) => number) => Math.round(median(times.map(pick)));
  return [
    {
      id: 'G13',
      what: 'chart drawn in the process / by a server on loopback',
      measured: ratio,
      goal: '<= 1.0',
      ok: ratio <= 1,
      note: `${ms((round) => round.local)} ms / ${ms((round) => round.remote)} ms; ${
        quickChart === null ? 'the server is a stand-in: bare Chart.js on the same canvas' : 'QuickChart'
      }`,
    },
    {
      id: 'G13b',
      what: 'processor time of the main thread / of the whole process, per chart',
      measured: busy,
      goal: '<= 0.33',
      ok: busy <= 1 / 3,
    },
  ];
}

/** The same chart, without a PNG: the part that keeps the main thread busy. */
function svgSpeed(): BenchRow {
  ChartJs.register(...registerables);
  const svg = createSvgRenderer();
  const chart = weekChart();
  const config = quickChartConfig(cleanChart(chart, (text) => text));
  let size = 0;
  const times = Array.from({ length: 4 * ROUNDS }, () => {
    const start = performance.now();
    size = svg(chart, 'page').length;
    const ours = performance.now() - start;
    const canvas = createCanvas(1200, 750);
    const again = performance.now();
    new ChartJs(canvas as unknown as ChartItem, structuredClone(config)).destroy();
    return { ours, theirs: performance.now() - again };
  }).slice(ROUNDS);
  const ours = median(times.map((round) => round.ours));
  const theirs = median(times.map((round) => round.theirs));
  return {
    id: 'G13c',
    what: 'chart as SVG / by Chart.js, without a PNG',
    measured: ours / theirs,
    goal: '<= 0.5',
    ok: ours / theirs <= 0.5,
    note: `${ours.toFixed(1)} ms / ${theirs.toFixed(1)} ms; ${Math.round(size / 1000)} KB`,
  };
}

async function timed(render: ChartRenderer, chart: Chart): Promise<{ ms: number; busy: number }> {
  // Garbage of the round before must not be collected at the cost of this one.
  await new Promise((turn) => setImmediate(turn));
  const main = mainThreadMs();
  const all = process.cpuUsage();
  const start = performance.now();
  if ((await render(chart)) === null) throw new Error('a chart was not drawn');
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(all);
  return { ms, busy: (mainThreadMs() - main) / ((user + system) / 1000) };
}

/** Processor time of the main thread: unlike the time on the wall, other jobs of the machine do not add to it. */
function mainThreadMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    // Not Linux: the time in which the event loop was not waiting is the nearest thing.
    return performance.eventLoopUtilization().active;
  }
}

/** Evaluates and draws what it is sent, as a QuickChart server does. */
async function startStandIn(): Promise<{ host: string; close(): Promise<void> }> {
  ChartJs.register(...registerables);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { chart, width, height } = JSON.parse(Buffer.concat(chunks).toString());
    const canvas = createCanvas(width, height);
    const drawn = new ChartJs(canvas as unknown as ChartItem, new Function(`return ${chart}`)());
    const png = await canvas.encode('png');
    drawn.destroy();
    response.end(png);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Growth {
  after20: number;
  after200: number;
  titlePixels: number;
  labelPixels: number;
}

/** In a process of its own, so that other rows' memory neither hides nor fakes growth. */
async function memory(): Promise<BenchRow[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(import.meta.url), GROWTH],
    { env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' } },
  );
  const { after20, after200, titlePixels, labelPixels } = JSON.parse(stdout) as Growth;
  const mb = (bytes: number) => Math.round(bytes / 1e6);
  return [
    {
      id: 'G14',
      what: 'memory after 200 charts / after 20',
      measured: after200 / after20,
      goal: '<= 1.3',
      ok: after200 / after20 <= 1.3,
      note: `${mb(after200)} MB / ${mb(after20)} MB`,
    },
    {
      id: 'G14b',
      what: 'dark pixels where title and labels stand, system fonts off (the lesser)',
      measured: Math.min(titlePixels, labelPixels),
      goal: '> 0',
      ok: titlePixels > 0 && labelPixels > 0,
    },
  ];
}

const GROWTH = 'measure-growth';

async function growth(): Promise<Growth> {
  const { render, close } = createLocalRenderer();
  const chart = weekChart();
  let after20 = 0;
  let png: Uint8Array | null = null;
  for (let count = 1; count <= 200; count++) {
    png = await render(chart);
    if (count === 20) after20 = process.memoryUsage.rss();
  }
  const after200 = process.memoryUsage.rss();
  await close();
  const image = await loadImage(Buffer.from(png!));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const dark = (top: number, bottom: number) => {
    const { data } = context.getImageData(40, top, image.width - 80, bottom - top);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 330) found++;
    return found;
  };
  return { after20, after200, titlePixels: dark(42, 140), labelPixels: dark(670, 725) };
}

if (process.argv[2] === GROWTH) process.stdout.write(JSON.stringify(await growth()));
