import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Chart, Message } from '../../src/messages/message.ts';
import { near, pixelsOf, WHOLE } from '../adapters/chart-image/pixels.ts';
import { blockFaults } from '../fakes/slack/check-blocks.ts';
import { compilerErrors, type Extension, extendHouse, promisedFiles, touchedFiles } from './house-copy.ts';

const KINDS = 'src/messages/charts/kinds.ts';

describe('a kind of chart', () => {
  const kinds: Extension = {
    write: {},
    lines: [
      {
        file: KINDS,
        after: '  share: {',
        line: "  area: { shape: 'line', stacked: true, figures: 'never', text: 'sparkline', native: 'area' },",
      },
      {
        file: KINDS,
        after: '  share: {',
        line: "  split: { shape: 'row', stacked: true, figures: 'never', text: 'bars', native: 'bar' },",
      },
    ],
  };
  let folder = '';
  const house = (path: string) => import(join(folder, path));

  beforeAll(() => {
    folder = extendHouse('chart-kind', kinds);
  });

  it('is added in the files that CONTRIBUTING names, and compiles', () => {
    expect(touchedFiles(kinds)).toEqual(promisedFiles('Add a kind of chart', {}));
    expect(compilerErrors(folder)).toBe('');
  });

  it('lacks nothing that the compiler does not name', () => {
    const incomplete = extendHouse('chart-kind-incomplete', {
      write: {},
      lines: [
        {
          file: KINDS,
          after: '  share: {',
          line: "  area: { shape: 'line', stacked: true, figures: 'never', text: 'sparkline' },",
        },
      ],
    });
    expect(compilerErrors(incomplete)).toMatch(/kinds\.ts.*native/s);
  });

  it('may need a new trait: the compiler names every table of the adapters that lacks it', () => {
    const wider = extendHouse('chart-kind-trait', { write: {}, lines: [] });
    const text = readFileSync(join(wider, KINDS), 'utf8')
      .replace(/^export type Shape = /m, "export type Shape = 'dot' | ")
      .replace("'never' |", "'never' | 'first' |")
      .replace("'sparkline' |", "'sparkline' | 'dots' |")
      .replace("'line' | 'area' |", "'line' | 'dots' | 'area' |");
    writeFileSync(join(wider, KINDS), text);
    const named = new Set([...compilerErrors(wider).matchAll(/^(src\S+?)\(/gm)].map(([, file]) => file));
    expect([...named].sort()).toEqual([
      'src/adapters/chart-image/figures.ts',
      'src/adapters/chart-image/look.ts',
      'src/adapters/chart-image/shapes.ts',
      'src/adapters/slack/chart-block.ts',
      'src/adapters/terminal/draw-chart.ts',
    ]);
  });

  const LABELS = ['Mon', 'Tue', 'Wed'];
  const chartOf = (kind: string) =>
    ({
      kind,
      title: 'Mood',
      sentence: 'Half of it is negative.',
      labels: LABELS,
      series: [
        { name: 'Negative', values: [40, 60, 50], tone: 'negative' },
        { name: 'Positive', values: [50, 30, 30], tone: 'positive' },
      ],
    }) as unknown as Chart;
  const messageOf = (kind: string): Message => ({
    language: 'en',
    summary: 'Mood',
    mood: 'plain',
    elements: [{ kind: 'chart', chart: chartOf(kind) }],
  });
  // An area lets half of the card through.
  const colors = { area: ['#e8a485', '#94cec7'], split: ['#d1490c', '#2a9d8f'] };
  const refuse = (reason: string) => expect.unreachable(reason);

  it.each(['area', 'split'] as const)('%s is drawn as a picture, its series on each other', async (kind) => {
    const { createLocalRenderer } = await house('src/adapters/chart-image/local.ts');
    const renderer = createLocalRenderer(refuse);
    const pixels = await pixelsOf(await renderer.render(chartOf(kind)));
    await renderer.close();
    const stripe = { ...WHOLE, ...(kind === 'area' ? { left: 410, right: 430 } : { top: 150, bottom: 170 }) };
    for (const color of colors[kind]) {
      expect(pixels.count(WHOLE, near(color, 10)), color).toBeGreaterThan(10_000);
      expect(pixels.count(stripe, near(color, 10)), color).toBeGreaterThan(0);
    }
  });

  it.each([
    ['area', { type: 'line', fill: '-1', stack: 'figures' }, { y: { stacked: true } }],
    ['split', { type: 'bar', stack: 'figures' }, { x: { stacked: true, max: 90 * 1.12 } }],
  ])('%s is sent to a QuickChart server as data', async (kind, dataset, scales) => {
    const { createQuickChartRenderer } = await house('src/adapters/chart-image/quickchart.ts');
    const bodies: { chart: string }[] = [];
    const server = createServer(async (request, response) => {
      bodies.push((await json(request)) as { chart: string });
      response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const render = createQuickChartRenderer({ host, scheme: 'http', timeoutMs: 20_000, onFailure: refuse });
    expect(await render(chartOf(kind))).not.toBeNull();
    server.close();
    const config = JSON.parse(bodies[0]!.chart);
    expect(config.data.datasets).toHaveLength(2);
    expect(config.data.datasets[1]).toMatchObject(dataset);
    expect(config.options.scales).toMatchObject(scales);
  });

  it.each([
    ['area', ['│ ██▇', '│ Mon – Wed · highest 90, Mon']],
    ['split', [/^│ Mon {2}█{24} 90$/m, /^│ Wed {2}█{21} {4}80$/m]],
  ])('%s is drawn in the terminal', async (kind, lines) => {
    const { renderTerminal } = await house('src/adapters/terminal/render.ts');
    const text = renderTerminal(messageOf(kind), { color: false, width: 80, numberButton: () => 1 });
    for (const line of lines) expect(text).toMatch(line);
  });

  it.each([
    ['area', 'area'],
    ['split', 'bar'],
  ])('%s is a chart block of Slack: %s', async (kind, type) => {
    const { renderSlack } = await house('src/adapters/slack/render.ts');
    const { parts, pictures } = renderSlack(messageOf(kind));
    expect(pictures).toEqual([]);
    expect(blockFaults(parts[0].blocks, 'message')).toEqual([]);
    expect(parts[0].blocks[0]).toMatchObject({
      type: 'data_visualization',
      chart: { type, axis_config: { categories: LABELS } },
    });
  });

  it.each(['area', 'split'])('%s is a picture of Discord, described', async (kind) => {
    const { renderDiscord } = await house('src/adapters/discord/render.ts');
    const png = new Uint8Array([1]);
    const [page] = renderDiscord(messageOf(kind), { pictureOf: () => png, idOf: () => 'id' });
    expect(page.pictures).toEqual([
      { name: 'chart-1.png', data: png, description: 'Mood. Half of it is negative.' },
    ]);
  });
});
