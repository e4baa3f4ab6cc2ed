import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { Chart, Message } from '../../src/messages/message.ts';
import { near, pixelsOf, WHOLE } from '../adapters/chart-image/pixels.ts';
import { blockFaults } from '../fakes/slack/check-blocks.ts';
import { compilerErrors, type Extension, extendHouse, promisedFiles, touchedFiles } from './house-copy.ts';

const KINDS = 'src/messages/charts/kinds.ts';
const WORDS = 'src/messages/languages/chart-words.ts';
const BUILDER = `import type { Chart } from '../message.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';

/** Which sources the mentions of a period came from, the busiest first. */
export function sourcesChart(counts: readonly { source: string; total: number }[], place: ChartPlace): Chart {
  const { words, count } = chartFormat(place);
  const sorted = [...counts].sort((a, b) => b.total - a.total);
  const names = sorted.map(({ source }) => place.sourceName(source));
  return {
    kind: 'share',
    title: words.sourcesTitle,
    sentence: words.sources(names[0] ?? '', count(sorted[0]?.total ?? 0)),
    labels: names,
    series: [{ name: words.thisPeriod, values: sorted.map(({ total }) => total), tone: 'main' }],
  };
}
`;

const AREA = "shape: 'line', stacked: true, figures: 'never', text: 'sparkline'";
const SPLIT = "shape: 'row', stacked: true, figures: 'never', text: 'bars'";
const KIND_LINES = [`  area: { ${AREA}, native: 'area' },`, `  split: { ${SPLIT}, native: 'bar' },`];

const kinds: Extension = {
  write: {},
  lines: KIND_LINES.map((line) => ({ file: KINDS, after: '  share: {', line })),
};

function wordsIn(tag: string, after: string, finding: string): Extension['lines'] {
  const file = `src/messages/languages/${tag}/charts.ts`;
  return [
    { file, after, line: `  sources: (name, shown) => \`${finding}\`,` },
    { file, after, line: "  sourcesTitle: 'Sources'," },
  ];
}

const declared: Extension['lines'] = [
  { file: WORDS, after: '  shareTitle: string;', line: '  sources(name: string, shown: string): string;' },
  { file: WORDS, after: '  shareTitle: string;', line: '  sourcesTitle: string;' },
];
const english = wordsIn('en', "  shareTitle: 'Share of voice',", `Most came from \${name}: \${shown}.`);
const french = wordsIn('fr', "  shareTitle: 'Part de voix',", `La plupart viennent de \${name} : \${shown}.`);

const chart: Extension = {
  write: { 'src/messages/charts/sources.ts': BUILDER },
  lines: [...declared, ...english, ...french],
};

let folder = '';
const house = (path: string) => import(join(folder, path));
const refuse = (reason: string) => expect.unreachable(reason);

beforeAll(() => {
  folder = extendHouse('chart', { ...chart, lines: [...chart.lines, ...kinds.lines] });
});

describe('the steps of CONTRIBUTING', () => {
  it('name the files that a kind of chart and a chart touch, and no other', () => {
    expect(touchedFiles(kinds)).toEqual(promisedFiles('Add a kind of chart', {}));
    const promised = languageTags.flatMap((tag) => promisedFiles('Add a chart\n', { id: 'sources', tag }));
    expect(touchedFiles(chart)).toEqual([...new Set(promised)].sort());
  });

  it('leave a house that compiles', () => {
    expect(compilerErrors(folder)).toBe('');
  });

  it('cannot be done by half: the compiler names what a kind, a new trait and a language lack', () => {
    const lacking = extendHouse('chart-lacking', {
      ...chart,
      lines: [...declared, ...english, { file: KINDS, after: '  share: {', line: `  area: { ${AREA} },` }],
    });
    const text = readFileSync(join(lacking, KINDS), 'utf8')
      .replace(/^export type Shape = /m, "export type Shape = 'dot' | ")
      .replace("'never' |", "'never' | 'first' |")
      .replace("'sparkline' |", "'sparkline' | 'dots' |")
      .replace("'line' | 'area' |", "'line' | 'dots' | 'area' |");
    writeFileSync(join(lacking, KINDS), text);
    const errors = compilerErrors(lacking);
    expect([...new Set([...errors.matchAll(/^(src\S+?)\(/gm)].map(([, file]) => file))].sort()).toEqual([
      'src/adapters/chart-image/draw-chart.ts',
      'src/adapters/chart-image/figures.ts',
      'src/adapters/slack/chart-block.ts',
      'src/adapters/terminal/draw-chart.ts',
      KINDS,
      'src/messages/languages/fr/charts.ts',
    ]);
    expect(errors).toMatch(/kinds\.ts.*'native' is missing/);
    expect(errors).toMatch(/fr\/charts\.ts.*sources/);
  });
});

describe('a new kind of chart', () => {
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
  const colors = { area: ['#dc9d85', '#7fc2b4'], split: ['#b93c0b', '#00856a'] };

  it.each(['area', 'split'] as const)('%s is drawn as a picture, its series on each other', async (kind) => {
    const { createLocalRenderer } = await house('src/adapters/chart-image/local.ts');
    const renderer = createLocalRenderer(refuse);
    const pixels = await pixelsOf(await renderer.render(chartOf(kind)));
    await renderer.close();
    const stripe = { ...WHOLE, ...(kind === 'area' ? { left: 410, right: 430 } : { top: 190, bottom: 206 }) };
    for (const color of colors[kind]) {
      expect(pixels.count(WHOLE, near(color, 10)), color).toBeGreaterThan(10_000);
      expect(pixels.count(stripe, near(color, 10)), color).toBeGreaterThan(0);
    }
  });

  it.each([
    ['area', { type: 'line', fill: '-1', stack: 'figures' }, { y: { stacked: true } }],
    ['split', { type: 'bar', stack: 'figures' }, { x: { stacked: true }, y: { stacked: true } }],
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

describe('a new chart', () => {
  it.each([
    ['en', 'Most came from Hacker News: 1,204.', '1,204'],
    ['fr', 'La plupart viennent de Hacker News : 1\u202f204.', '1\u202f204'],
  ] as const)('is drawn by every renderer, in %s', async (language, finding, figure) => {
    const { sourcesChart } = await house('src/messages/charts/sources.ts');
    const names = new Map([
      ['hn', 'Hacker News'],
      ['feed', 'Feeds'],
    ]);
    const shown: Chart = sourcesChart(
      [
        { source: 'feed', total: 301 },
        { source: 'hn', total: 1204 },
      ],
      { language, timeZone: 'Europe/Paris', sourceName: (source: string) => names.get(source) ?? source },
    );
    const message: Message = {
      language,
      summary: shown.title,
      mood: 'plain',
      elements: [{ kind: 'chart', chart: shown }],
    };
    const { createLocalRenderer } = await house('src/adapters/chart-image/local.ts');
    const renderer = createLocalRenderer(refuse);
    const pixels = await pixelsOf(await renderer.render(shown));
    await renderer.close();
    expect(pixels.count(WHOLE, near('#1762b8'))).toBeGreaterThan(10_000);

    const { renderTerminal } = await house('src/adapters/terminal/render.ts');
    const lines = renderTerminal(message, { color: false, width: 80, numberButton: () => 1 });
    expect(lines).toContain(finding);
    expect(lines).toMatch(new RegExp(`^│ Hacker News {2}█{24} ${figure}$`, 'm'));

    const { renderSlack } = await house('src/adapters/slack/render.ts');
    const { parts } = renderSlack(message);
    expect(blockFaults(parts[0].blocks, 'message')).toEqual([]);
    expect(parts[0].blocks[0]).toMatchObject({ type: 'data_visualization', chart: { type: 'pie' } });

    const { renderDiscord } = await house('src/adapters/discord/render.ts');
    const [page] = renderDiscord(message, { pictureOf: () => new Uint8Array([1]), idOf: () => 'id' });
    expect(page.pictures[0].description).toBe(`Sources. ${finding}`);
  });
});
