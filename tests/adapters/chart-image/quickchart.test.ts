import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCanvas } from '@napi-rs/canvas';
import { type ChartItem, Chart as ChartJs, registerables } from 'chart.js';
import { afterEach, describe, expect, it } from 'vitest';
import { registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import { COLORS } from '../../../src/adapters/chart-image/palette.ts';
import { createQuickChartRenderer } from '../../../src/adapters/chart-image/quickchart.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { spikeChart } from '../../../src/messages/charts/spike.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import type { Chart } from '../../../src/messages/message.ts';
import { EN, evidenceOf, FR, WEEK } from '../../messages/charts/week.ts';
import { dark, near, pixelsOf, WHOLE } from './pixels.ts';

interface Asked {
  method: string;
  path: string;
  body: {
    chart: string;
    width: number;
    height: number;
    version: string;
    format: string;
    devicePixelRatio: number;
    backgroundColor: string;
  };
}

type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server on a real socket that takes what a QuickChart server takes. */
async function server(answer: Answer) {
  const asked: Asked[] = [];
  const listening = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = {
      method: request.method!,
      path: request.url!,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'],
    };
    asked.push(received);
    await answer(received, response);
  });
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  closing.push(
    () =>
      new Promise((done) => {
        listening.close(() => done());
        listening.closeAllConnections();
      }),
  );
  const { port } = listening.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, asked };
}

/** Evaluates the chart as a QuickChart server does, and draws it with a bare Chart.js. */
const draw: Answer = async ({ body }, response) => {
  registerFonts();
  ChartJs.register(...registerables);
  const config = new Function(`return ${body.chart}`)();
  const canvas = createCanvas(body.width, body.height);
  const background = {
    id: 'background',
    beforeDraw: (drawn: ChartJs) => {
      drawn.ctx.fillStyle = '#ffffff';
      drawn.ctx.fillRect(0, 0, body.width, body.height);
    },
  };
  const chart = new ChartJs(canvas as unknown as ChartItem, { ...config, plugins: [background] });
  const png = await canvas.encode('png');
  chart.destroy();
  response.setHeader('content-type', 'image/png').end(png);
};

function renderer(host: string, more: { timeoutMs?: number } = {}) {
  const failures: string[] = [];
  const render = createQuickChartRenderer({
    host,
    scheme: 'http',
    timeoutMs: 20_000,
    onFailure: (reason) => failures.push(reason),
    ...more,
  });
  return { render, failures };
}

const spike = spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, EN);

describe('a server of one’s own', () => {
  it.each([
    ['a spike', spike],
    ['a week', volumeChart(WEEK, FR)],
    ['shares', shareChart(WEEK, FR)],
  ])('draws %s from plain data', async (_, chart) => {
    const { host, asked } = await server(draw);
    const { render, failures } = renderer(host);
    const png = await render(chart);
    expect(failures).toEqual([]);
    const pixels = await pixelsOf(png!);
    expect([pixels.width, pixels.height]).toEqual([1200, 750]);
    expect(pixels.count({ ...WHOLE, bottom: 50 }, dark)).toBeGreaterThan(500);
    if (chart === spike) expect(pixels.count(WHOLE, near(COLORS.light.rise))).toBeGreaterThan(1000);
    expect(asked[0]!.body).toMatchObject({
      version: '4',
      format: 'png',
      width: 800,
      height: 500,
      devicePixelRatio: 1.5,
    });
  });

  it('gets names and figures in the body, never in the address', async () => {
    const { host, asked } = await server(draw);
    await renderer(host).render(spike);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /chart']);
    expect(asked[0]!.body.chart).toContain('Kestrelbox');
    expect(asked[0]!.body.chart.length).toBeLessThan(100_000);
  });

  it('gets text that looks like code as text', async () => {
    const { host, asked } = await server(draw);
    const { render, failures } = renderer(host);
    const name = '__BEGINFUNCTION__alert(1)__ENDFUNCTION__';
    const code = `"});globalThis.hacked=true;({a:"\u2028\``;
    const chart = {
      ...spike,
      title: name,
      sentence: code,
      series: spike.series.map((series) => ({ ...series, name })),
    };
    expect(await render(chart)).not.toBeNull();
    expect(failures).toEqual([]);
    const config = JSON.parse(asked[0]!.body.chart);
    expect(config.options.plugins.title.text.join('')).toBe(name);
    expect(config.data.datasets[0].label).toBe(name);
    expect(globalThis).not.toHaveProperty('hacked');
  });
});

describe('what a server gets', () => {
  const configOf = async (chart: Chart) => {
    const { host, asked } = await server(draw);
    const { render, failures } = renderer(host);
    expect(await render(chart)).not.toBeNull();
    expect(failures).toEqual([]);
    return { body: asked[0]!.body, config: JSON.parse(asked[0]!.body.chart) };
  };

  it.each(['light', 'dark'] as const)(
    'has the titles, sizes and colors of our own pictures, %s',
    async (theme) => {
      const chart: Chart = {
        ...spike,
        title: 'Kestrelbox: 41 negative mentions in 2 h, usually 12 to 28',
        subtitle: 'Negative mentions per hour, 1 to 7 Mar',
        measure: 'per hour',
        theme,
      };
      const { body, config } = await configOf(chart);
      const colors = COLORS[theme];
      const { title, subtitle } = config.options.plugins;
      expect(body.backgroundColor).toBe(colors.card);
      expect(title).toMatchObject({
        text: ['Kestrelbox: 41 negative mentions', 'in 2 h, usually 12 to 28'],
        color: colors.title,
        font: { size: 34, weight: 700 },
      });
      expect(subtitle).toMatchObject({ text: [chart.subtitle], color: colors.text, font: { size: 26 } });
      expect(config.data.datasets[0]).toMatchObject({ borderColor: colors.line1, borderWidth: 4.5 });
      const { y } = config.options.scales;
      expect(y).toMatchObject({ min: 0, max: 30, title: { text: 'per hour' }, ticks: { stepSize: 15 } });
      const sizes = [...body.chart.matchAll(/"size":(\d+)/g)].map(([, size]) => Number(size));
      expect(Math.min(...sizes)).toBe(26);
    },
  );

  it.each([
    ['few', [3, 9], '▼ 1 · 2'],
    ['many', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '▼ 1 … 10'],
  ])('has the marks, and their names in its legend: %s', async (_, at, label) => {
    const { body, config } = await configOf({
      kind: 'bar',
      title: 'Kestrelbox: alerts with this rule',
      subtitle: 'Mentions per day',
      sentence: 'A sentence.',
      labels: Array.from({ length: 12 }, (_, day) => `Mar ${day + 1}`),
      series: [{ name: 'Kestrelbox', values: Array.from({ length: 12 }, (_, day) => day), tone: 'main' }],
      marks: at.map((day, n) => ({ at: day, name: String(n + 1) })),
    });
    const marks = config.data.datasets.find((one: { stack?: string }) => one.stack === 'marks');
    expect(marks).toMatchObject({ label, backgroundColor: COLORS.light.riseWords });
    expect(marks.data.flatMap((value: number | null, day: number) => (value ? [day] : []))).toEqual(at);
    expect(config.options.plugins.legend.display).toBe(true);
    expect(body.chart).not.toContain('function');
  });

  it('keeps figures out of names that run from right to left', async () => {
    const name = '\u2068قهوة الصباح\u2069';
    const { config } = await configOf({
      kind: 'share',
      title: 'Share of voice',
      subtitle: 'Mentions, 2 to 8 Mar',
      sentence: 'A sentence.',
      labels: [name, 'Nordlyn', 'Sonarita'],
      notes: ['+4\u202f%', '', ''],
      series: [{ name: 'This period', values: [60, 30, 10], tone: 'main' }],
      unit: 'percent',
      language: 'fr',
    });
    expect(config.data.labels[0]).toBe(`${name}  +4\u202f%  60\u202f%`);
    expect(config.options.locale).toBe('fr-FR');
    const { line1, before } = COLORS.light;
    expect(config.data.datasets[0].backgroundColor).toEqual([line1, before, before]);
  });
});

describe('a failing server gives no picture and a reason', () => {
  it.each<[string, Answer, RegExp]>([
    [
      'refuses',
      (_, response) => void response.writeHead(400, { 'x-quickchart-error': 'bad chart' }).end(),
      /400[\s\S]*bad chart/,
    ],
    ['answers a page', (_, response) => void response.end('<html>hello</html>'), /not a PNG/],
    ['answers nothing', (_, response) => void response.end(), /not a PNG/],
    ['hangs up', (_, response) => void response.destroy(), /./],
  ])('%s', async (_, answer, reason) => {
    const { host } = await server(answer);
    const { render, failures } = renderer(host);
    expect(await render(spike)).toBeNull();
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(reason);
  });

  it('is not there', async () => {
    const { render, failures } = renderer('127.0.0.1:1');
    expect(await render(spike)).toBeNull();
    expect(failures).toHaveLength(1);
  });

  it('never answers: our own limit ends it, and after four of them nothing more is sent', async () => {
    const { host, asked } = await server(() => {});
    const { render, failures } = renderer(host, { timeoutMs: 100 });
    for (let i = 0; i < 5; i++) expect(await render(spike)).toBeNull();
    expect(failures.slice(0, 4)).toEqual(Array(4).fill('no answer within 100 ms'));
    expect(failures[4]).toBe('4 charts are still unanswered');
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});

describe('the public service', () => {
  it.each(['quickchart.io', 'QuickChart.io', 'quickchart.io:443', 'quickchart.io.', 'eu.quickchart.io'])(
    'at %s is refused unless allowed',
    (host) => {
      const make = (allowPublic: boolean) =>
        createQuickChartRenderer({ host, scheme: 'https', timeoutMs: 1000, allowPublic });
      expect(() => make(false)).toThrow(/public service/);
      expect(() => make(true)).not.toThrow();
    },
  );

  it('is not mistaken for a server of one’s own with a similar name', () => {
    const make = (host: string) => () => createQuickChartRenderer({ host, scheme: 'http', timeoutMs: 1000 });
    expect(make('notquickchart.io:3400')).not.toThrow();
    expect(make('quickchart.io.example')).not.toThrow();
  });
});
