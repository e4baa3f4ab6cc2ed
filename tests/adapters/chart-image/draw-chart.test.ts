import { describe, expect, it } from 'vitest';
import { canvasMeasure } from '../../../src/adapters/chart-image/canvas.ts';
import { drawChart } from '../../../src/adapters/chart-image/draw-chart.ts';
import type { DrawnShape } from '../../../src/adapters/chart-image/drawing.ts';
import { CHAT } from '../../../src/adapters/chart-image/frames.ts';
import type { Chart } from '../../../src/messages/message.ts';
import { cleaned } from './charts.ts';

const DAYS = ['Mon Mar 2', 'Tue Mar 3', 'Wed Mar 4', 'Thu Mar 5', 'Fri Mar 6', 'Sat Mar 7', 'Sun Mar 8'];
const chartOf = (more: Partial<Chart> = {}): Chart => ({
  kind: 'line',
  title: 'Kestrelbox: 90 mentions on Saturday',
  subtitle: 'Mentions per day, 2 to 8 Mar',
  sentence: 'A sentence.',
  labels: DAYS,
  series: [{ name: 'Kestrelbox', values: [11, 12, 9, 13, 12, 90, 14], tone: 'main' }],
  measure: 'per day',
  ...more,
});
const shapesOf = (chart: Chart) => drawChart(cleaned(chart), CHAT, canvasMeasure()).shapes;
const textsOf = (chart: Chart) => shapesOf(chart).flatMap((shape) => (shape.what === 'text' ? [shape] : []));
const wordsOf = (chart: Chart) => textsOf(chart).map(({ text }) => text);
const other = (name: string, last: number) => ({
  name,
  values: [5, 5, 5, 5, 5, 5, last],
  tone: 'other' as const,
});
const filled = (shapes: readonly DrawnShape[], fill: string) =>
  shapes.filter((shape) => 'fill' in shape && shape.fill === fill);

describe('a chart', () => {
  it('has two grid lines, with its unit on the upper one', () => {
    const words = wordsOf(chartOf());
    expect(words).toEqual(expect.arrayContaining(['100 per day', '50']));
    const grid = shapesOf(chartOf()).filter((shape) => shape.what === 'line' && shape.stroke === 'grid');
    expect(grid).toHaveLength(2);
  });

  it('writes figures in its language, all of one chart alike', () => {
    const large = { ...chartOf(), series: [{ name: 'a', values: [900, 12_345], tone: 'main' as const }] };
    expect(wordsOf({ ...large, language: 'en' })).toEqual(expect.arrayContaining(['16K per day', '8K']));
    expect(wordsOf({ ...large, language: 'fr' })).toEqual(
      expect.arrayContaining(['16\u00a0k per day', '8\u00a0k']),
    );
    const thousands = { ...chartOf(), series: [{ name: 'a', values: [1800], tone: 'main' as const }] };
    expect(wordsOf({ ...thousands, language: 'fr' })).toContain('1\u202f000');
  });

  it('has a title of two even lines at most, then cut', () => {
    const titles = (title: string) =>
      textsOf(chartOf({ title }))
        .filter(({ size }) => size === CHAT.title)
        .map(({ text }) => text);
    expect(titles('Kestrelbox: 41 negative mentions in 2 h, usually 12 to 28')).toEqual([
      'Kestrelbox: 41 negative',
      'mentions in 2 h, usually 12 to 28',
    ]);
    const long = titles('Kestrelbox and many others are talked about more than ever before '.repeat(4));
    expect(long).toHaveLength(2);
    expect(long[1]).toMatch(/…$/);
  });

  it('of an older version has its finding below the title, and its footnote', () => {
    const { subtitle: _, measure: __, ...old } = chartOf();
    const words = wordsOf({ ...old, sentence: 'Ninety on Saturday.', footnote: 'Read: Hacker News' });
    expect(words).toEqual(expect.arrayContaining(['Ninety on Saturday.', 'Read: Hacker News', '100']));
  });

  it('that is asked for as neither light nor dark is light', () => {
    const theme = 'sepia' as 'dark';
    expect(drawChart(cleaned(chartOf({ theme })), CHAT, canvasMeasure()).theme).toBe('light');
  });
});

describe('the peak of a stack', () => {
  const values = (at: number) => DAYS.map((_, day) => (day === at ? 200 : 30));
  const cut = [0, 6].map((at) => ({ from: at, to: at, what: 'cut' as const, name: 'Part of a day' }));
  const stack = (at: number, height = 40): Chart =>
    chartOf({
      kind: 'stacked',
      series: [
        { name: 'Negative', values: values(at), tone: 'negative' },
        { name: 'Neutral', values: DAYS.map(() => height), tone: 'neutral' },
      ],
      peak: { at, series: 0, text: '200' },
      stretches: cut,
    });

  it.each([0, 3, 6])('has its figure, also where a day is not whole: day %d', (at) => {
    expect(wordsOf(stack(at)).filter((text) => text === '200')).toHaveLength(1);
  });

  it('has its figure where its part is too low for one', () => {
    expect(wordsOf(stack(3, 9000))).toContain('200');
  });
});

describe('lines', () => {
  it('up to four have their names at their ends, in their order and color', () => {
    const chart = chartOf({
      series: [...chartOf().series, other('Nordlyn', 60), other('Sonarita', 61), other('Kvart', 1)],
    });
    const names = textsOf(chart).filter(({ text }) =>
      ['Kestrelbox', 'Nordlyn', 'Sonarita', 'Kvart'].includes(text),
    );
    expect(names.map(({ fill }) => fill)).toEqual(['line1Words', 'line2Words', 'line3Words', 'line4Words']);
    expect(new Set(names.map(({ left }) => left)).size).toBe(1);
    const byHeight = [...names].sort((a, b) => a.baseline - b.baseline).map(({ text }) => text);
    expect(byHeight).toEqual(['Sonarita', 'Nordlyn', 'Kestrelbox', 'Kvart']);
  });

  it('beyond are named in a legend, six at most', () => {
    const more = ['Nordlyn', 'Sonarita', 'Kvart', 'Oakhurst', 'Fennel & Pike', 'Brindlemoor'];
    const chart = chartOf({ series: [...chartOf().series, ...more.map((name) => other(name, 5))] });
    const words = textsOf(chart).filter(({ fill }) => /^line\dWords$/.test(fill));
    expect(words.map(({ text }) => text)).toEqual(['Kestrelbox', ...more.slice(0, 5)]);
    const strokes = new Set(
      shapesOf(chart).flatMap((shape) => (shape.what === 'path' ? [shape.stroke] : [])),
    );
    expect(strokes).toEqual(new Set(['line1', 'line2', 'line3', 'line4', 'line5', 'line6']));
  });

  it('of one keyword have no name but in the title', () => {
    expect(wordsOf(chartOf())).not.toContain('Kestrelbox');
  });

  it('stop where nothing was read, and a column says so', () => {
    const values = [11, 12, null, null, 12, 90, 14];
    const gap = { from: 2, to: 3, what: 'gap' as const, name: 'no data' };
    const chart = chartOf({ series: [{ name: 'a', values, tone: 'main' }], stretches: [gap] });
    const shapes = shapesOf(chart);
    expect(shapes.filter((shape) => shape.what === 'path' && shape.stroke === 'line1')).toHaveLength(2);
    expect(filled(shapes, 'gap')).toHaveLength(1);
    expect(wordsOf(chart)).toContain('no data');
  });

  it('name their peak beside a dot, in the color of the rise where it is shaded', () => {
    const peak = { at: 5, series: 0, text: '90' };
    const found = (more: Partial<Chart>) =>
      textsOf(chartOf({ peak, ...more })).find(({ text }) => text === '90');
    expect(found({})).toMatchObject({ fill: 'title', bold: true });
    const rise = { from: 5, to: 6, what: 'spike' as const, name: '90 in 1 day' };
    expect(found({ stretches: [rise] })).toMatchObject({ fill: 'riseWords', bold: true });
    expect(wordsOf(chartOf({ peak, stretches: [rise] }))).not.toContain('90 in 1 day');
    expect(wordsOf(chartOf({ stretches: [rise] }))).toContain('90 in 1 day');
  });
});

describe('rows', () => {
  const rows = (count: number, more: Partial<Chart> = {}): Chart =>
    chartOf({
      kind: 'share',
      labels: Array.from({ length: count }, (_, at) => `Keyword ${at + 1}`),
      series: [{ name: 'now', values: Array.from({ length: count }, (_, at) => 40 - at), tone: 'main' }],
      unit: 'percent',
      ...more,
    });

  it('have name, note and figure; the first leads in the strong color', () => {
    const chart = rows(4, { notes: ['+38%', '−4%', '', 'new'], language: 'en' });
    expect(wordsOf(chart)).toEqual(
      expect.arrayContaining([
        'Keyword 1',
        '+38%',
        '40%',
        'Keyword 2',
        '−4%',
        '39%',
        'Keyword 4',
        'new',
        '37%',
      ]),
    );
    const shapes = shapesOf(chart);
    expect(filled(shapes, 'line1')).toHaveLength(1);
    expect(filled(shapes, 'before')).toHaveLength(3);
  });

  it('lead with the one that is named, or all alike where no order says who leads', () => {
    const named = shapesOf(rows(4, { peak: { at: 2, series: 0, text: '' } }));
    expect(named.flatMap((shape) => (shape.what === 'rectangle' ? [shape.fill] : []))).toEqual([
      'before',
      'before',
      'line1',
      'before',
    ]);
    const mixed = rows(4);
    mixed.series[0]!.values = [10, 40, 20, 30];
    expect(filled(shapesOf(mixed), 'line1')).toHaveLength(4);
  });

  it('that find no room are counted', () => {
    expect(wordsOf(rows(7))).toContain('Keyword 7');
    const many = wordsOf(rows(40));
    const shown = many.filter((text) => text.startsWith('Keyword ')).length;
    expect(shown).toBeGreaterThan(7);
    expect(many).toContain(`+${40 - shown}`);
  });

  it('without a figure say so', () => {
    const chart = rows(3);
    chart.series[0]!.values = [60, 40, null];
    expect(wordsOf(chart)).toEqual(expect.arrayContaining(['60%', '40%', '–']));
  });

  it('keep figures out of names that run from right to left', () => {
    const name = '\u2068قهوة الصباح\u2069';
    const chart = { ...rows(3), labels: [name, 'Nordlyn', 'Kvart'] };
    const words = wordsOf(chart);
    expect(words).toContain(name);
    expect(words).toContain('40%');
    const wide = `\u2068${'قهوة الصباح '.repeat(6)}\u2069`;
    const cut = wordsOf({ ...rows(7), labels: [wide, ...rows(7).labels.slice(1)] }).find((text) =>
      text.includes('قهوة'),
    );
    expect(cut).toMatch(/^\u2068.*…\u2069$/u);
  });
});

describe('columns', () => {
  const columns = (more: Partial<Chart> = {}) => chartOf({ kind: 'bar', ...more });

  it('have their figures while they are few; the peak is not named twice', () => {
    const peak = { at: 5, series: 0, text: '90' };
    const words = wordsOf(columns({ peak }));
    expect(words.filter((text) => text === '90')).toHaveLength(1);
    expect(words).toEqual(expect.arrayContaining(['11', '12', '9', '13', '14']));
  });

  it('name their peak alone where they are many', () => {
    const labels = Array.from({ length: 30 }, (_, at) => `Point ${at}`);
    const values = labels.map((_, at) => (at === 20 ? 90 : 10));
    const chart = columns({
      labels,
      series: [{ name: 'a', values, tone: 'main' }],
      peak: { at: 20, series: 0, text: '90' },
    });
    expect(wordsOf(chart).filter((text) => /^\d+$/.test(text))).toEqual(['60', '90']);
  });

  it('of three sentiments have the figures in them that find room, and a word for each color', () => {
    const series = (['negative', 'neutral', 'positive'] as const).map((tone) => ({
      name: tone,
      values: [20, 21, 22, 23, 24, 60, 2],
      tone,
    }));
    const texts = textsOf(chartOf({ kind: 'stacked', series }));
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['negative', 'neutral', 'positive']),
    );
    expect(texts.filter(({ text }) => text === '60').map(({ fill }) => fill)).toEqual([
      'onNegative',
      'onNeutral',
      'onPositive',
    ]);
    expect(texts.filter(({ text, fill }) => text === '2' && fill.startsWith('on'))).toEqual([]);
  });

  it('have a mark and its name over them for each alert, as far as names find room', () => {
    const marks = [
      { at: 1, name: '#1' },
      { at: 5, name: '#2' },
    ];
    expect(wordsOf(columns({ marks }))).toEqual(expect.arrayContaining(['#1', '#2']));
    const crowd = Array.from({ length: 7 }, (_, at) => ({ at, name: `alert ${at}` }));
    const shapes = shapesOf(columns({ marks: crowd }));
    expect(shapes.filter((shape) => shape.what === 'path' && shape.fill === 'riseWords')).toHaveLength(7);
  });
});
