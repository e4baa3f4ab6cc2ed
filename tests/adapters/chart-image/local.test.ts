/** Long because it looks at every part of a picture through the one renderer that draws them. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fontText, registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import { createLocalRenderer } from '../../../src/adapters/chart-image/local.ts';
import { COLORS } from '../../../src/adapters/chart-image/palette.ts';
import { CHART_KINDS, type ChartKind } from '../../../src/messages/charts/kinds.ts';
import { moodChart } from '../../../src/messages/charts/mood.ts';
import { replayChart } from '../../../src/messages/charts/replay.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { spikeChart } from '../../../src/messages/charts/spike.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import type { Chart, Tone } from '../../../src/messages/message.ts';
import { EN, evidenceOf, FR, FROM, hoursOf, RISE, TO, WEEK } from '../../messages/charts/week.ts';
import { runs } from '../../runs.ts';
import { dark, near, pixelsOf, TITLE, WHOLE } from './pixels.ts';

const INK = COLORS.light;
const failures: string[] = [];
const renderer = createLocalRenderer((reason) => failures.push(reason));
afterAll(() => renderer.close());

async function drawn(chart: Chart) {
  const png = await renderer.render(chart);
  expect(failures).toEqual([]);
  return pixelsOf(png!);
}

const { labels, series, band, stretches } = spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, EN);
/** An alert's week in the words of an older version, which have no peak: where all stands is known. */
const spike: Chart = {
  kind: 'line',
  title: 'Kestrelbox: negative mentions per hour',
  sentence:
    '31 negative mentions of Kestrelbox in 1 h, up to Sat Mar 7 at 13:20; 0 to 5 are usual (15 times normal). It began early.',
  labels,
  series,
  band: { ...band!, name: 'Usual range' },
  stretches: stretches!.map((stretch) => ({
    ...stretch,
    name: stretch.what === 'gap' ? 'Incomplete data' : '31 in 1 h',
  })),
  footnote: 'Sources checked: Hacker News, Reddit, Mastodon · late: Reddit · hours counted back from 13:20',
};
const line = (values: (number | null)[], more: Partial<Chart> = {}): Chart => ({
  kind: 'line',
  title: 'Kestrelbox: mentions per hour',
  sentence: 'A sentence.',
  labels: values.map((_, at) => `Point ${at}`),
  series: [{ name: 'Kestrelbox', values, tone: 'main' }],
  ...more,
});

describe('every kind of chart', () => {
  const charts = [EN, FR].flatMap((place) => [
    spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, place),
    volumeChart(WEEK, place),
    moodChart(WEEK.keywords[0]!, WEEK, place),
    shareChart(WEEK, place),
    replayChart(
      {
        name: 'Kestrelbox',
        stream: 'all',
        period: { from: FROM, to: TO },
        hours: hoursOf(1, 5, 6),
        gaps: [],
        alerts: [{ at: RISE, name: '#1' }],
      },
      place,
    ),
  ]);

  it.each(charts.map((chart) => [chart.title, chart] as const))(
    '%s: opaque, sharp, with all its words',
    async (_, chart) => {
      const pixels = await drawn(chart);
      expect([pixels.width, pixels.height]).toEqual([1200, 750]);
      expect(pixels.count(WHOLE, (_r, _g, _b, alpha) => alpha < 255)).toBe(0);
      expect(pixels.count(TITLE, dark)).toBeGreaterThan(500);
      // The text under the title, and the labels of the axis or names of the rows.
      expect(pixels.count({ ...WHOLE, bottom: 150 }, near(INK.text, 30))).toBeGreaterThan(100);
      expect(pixels.count({ ...WHOLE, top: 200 }, near(INK.text, 30))).toBeGreaterThan(100);
    },
  );
});

describe('text', () => {
  it('comes from the font of the package, whatever fonts the machine has', () => {
    registerFonts();
    const names = ['Earshot Inter', 'Earshot Arabic', 'Earshot Japanese'];
    expect(names.filter((name) => !GlobalFonts.has(name))).toEqual([]);
    const context = createCanvas(10, 10).getContext('2d');
    const widthOf = (text: string, bold = false) => {
      context.font = fontText(100, bold);
      return Math.round(context.measureText(text).width);
    };
    // Measured once on a machine without any font file of its own.
    expect([widthOf('Kestrelbox'), widthOf('Kestrelbox', true)]).toEqual([499, 525]);
    expect(widthOf('Пример')).toBe(391);
    expect([widthOf('قهوة الصباح'), widthOf('قهوة الصباح', true)]).toEqual([462, 490]);
    expect(widthOf('東京カメラ')).toBe(500);
  });

  it('leaves no mark when there is nothing to say', async () => {
    const pixels = await drawn(line([1, 2, 3], { title: '', sentence: '' }));
    expect(pixels.count(TITLE, near(INK.title, 40))).toBe(0);
    expect(pixels.count(TITLE, near(INK.text, 20))).toBe(0);
  });
});

describe('a spike', () => {
  it('is shaded at its end of the week only, with its words beside it', async () => {
    const pixels = await drawn(spike);
    const inside = { left: 756, top: 190, right: 772, bottom: 380 };
    expect(pixels.count(inside, near(INK.rise))).toBeGreaterThan(1000);
    expect(pixels.count({ ...WHOLE, right: 740 }, near(INK.rise))).toBe(0);
    expect(
      pixels.count({ left: 600, top: 180, right: 756, bottom: 240 }, near(INK.riseWords, 20)),
    ).toBeGreaterThan(100);
  });

  it('has the figure of its peak beside a dot instead, where one is named', async () => {
    const values = spike.series[0]!.values.map(Number);
    const at = values.indexOf(Math.max(...values));
    const pixels = await drawn({ ...spike, peak: { at, series: 0, text: '29' } });
    const without = await drawn({ ...spike, stretches: [] });
    expect(pixels.count(WHOLE, near(INK.riseWords, 20))).toBeGreaterThan(50);
    // The dot.
    const end = { ...WHOLE, left: 740, top: 180, bottom: 230 };
    expect(pixels.count(end, near(INK.line1))).toBeGreaterThan(without.count(end, near(INK.line1)) + 60);
  });

  it('stands over a band and beside a gray gap', async () => {
    const pixels = await drawn(spike);
    const without = await drawn({ ...spike, stretches: [] });
    const gap = { left: 420, top: 240, right: 450, bottom: 360 };
    expect(pixels.count(gap, near(INK.gap, 3))).toBeGreaterThan(1500);
    expect(without.count(gap, near(INK.gap, 3))).toBe(0);
    expect(pixels.count(WHOLE, near(INK.band, 3))).toBeGreaterThan(8000);
  });

  it('names its usual range where it is drawn, and what was not read', async () => {
    const pixels = await drawn(spike);
    const nameless = await drawn({
      ...spike,
      band: { ...spike.band!, name: '' },
      stretches: spike.stretches!.map((stretch) => ({ ...stretch, name: '' })),
    });
    const plot = { ...WHOLE, top: 180, bottom: 380 };
    expect(pixels.count(plot, near(INK.bandWords, 12))).toBeGreaterThan(
      nameless.count(plot, near(INK.bandWords, 12)) + 300,
    );
    expect(pixels.count(plot, near(INK.faint, 12))).toBeGreaterThan(
      nameless.count(plot, near(INK.faint, 12)) + 200,
    );
  });
});

it('a sign at the axis stands where a new day begins', async () => {
  const hours = (days: string[]) =>
    days.flatMap((day) => Array.from({ length: 6 }, (_, hour) => `${day}, 0${hour}:00`));
  const signsOf = async (days: string[]) => {
    const labels = hours(days);
    const pixels = await drawn(
      line(
        labels.map(() => 1),
        { labels },
      ),
    );
    return pixels.count({ left: 60, top: 445, right: 780, bottom: 449 }, near(INK.axis, 12));
  };
  expect(await signsOf(['Mon', 'Mon'])).toBe(0);
  expect(await signsOf(['Mon', 'Tue'])).toBeGreaterThan(3);
});

describe('unusual figures', () => {
  it.each([
    ['no point', []],
    ['one point', [7]],
    ['only gaps', [null, null, null]],
    ['zeros', [0, 0, 0]],
    ['a lone point between gaps', [null, 4, null]],
    ['figures past all counting', [1e308, Number.POSITIVE_INFINITY, Number.NaN]],
    ['four hundred points and more', Array.from({ length: 900 }, (_, at) => at % 50)],
  ])('%s', async (_, values) => {
    const pixels = await drawn(line(values));
    expect(pixels.count(TITLE, dark)).toBeGreaterThan(500);
  });

  it('shows a lone point although no line reaches it', async () => {
    const pixels = await drawn(line([null, 4, null]));
    expect(pixels.count({ left: 60, top: 140, right: 780, bottom: 450 }, near(INK.line1))).toBeGreaterThan(
      60,
    );
  });

  it('tolerates series shorter and longer than the labels, and stretches outside of them', async () => {
    const chart = line([1, 2, 3]);
    await drawn({
      ...chart,
      series: [
        { name: 'Short', values: [1], tone: 'main' },
        { name: 'Long', values: [1, 2, 3, 4, 5], tone: 'other' },
      ],
      stretches: [
        { from: -4, to: 1, what: 'gap', name: 'Before' },
        { from: 2, to: 99, what: 'spike', name: 'After' },
        { from: 50, to: 60, what: 'gap', name: 'Nowhere' },
      ],
      marks: [
        { at: 99, name: 'Nowhere' },
        { at: 1, name: 'Here' },
      ],
    });
  });
});

describe('points that stand for less time than the others', () => {
  const cut = (at: number) => [{ from: at, to: at, what: 'cut', name: 'Part of an hour' }] as const;
  const end = { ...WHOLE, left: 640, right: 775, top: 180, bottom: 440 };
  const main = near(INK.line1, 12);

  it('of a line are at the end of a faint stroke: a short hour is no fall', async () => {
    const whole = await drawn(line([8, 9, 9, 1]));
    const pixels = await drawn(line([8, 9, 9, 1], { stretches: [...cut(3)] }));
    expect(pixels.count(end, main)).toBeLessThan(whole.count(end, main) / 3);
    // The ring.
    expect(pixels.count(end, main)).toBeGreaterThan(20);
  });

  it('are columns of a weaker color', async () => {
    const pixels = await drawn({ ...line([8, 9, 9, 6], { stretches: [...cut(3)] }), kind: 'bar' });
    expect(pixels.count(end, near('#97b9e0', 12))).toBeGreaterThan(5000);
    expect(pixels.count(end, main)).toBe(0);
  });

  it.each(['line', 'bar'] as const)('of a %s are explained over the figures', async (kind) => {
    const words = { ...WHOLE, left: 500, top: 120, bottom: 178 };
    const without = await drawn({ ...line([8, 9, 9, 1]), kind });
    const pixels = await drawn({ ...line([8, 9, 9, 1], { stretches: [...cut(3)] }), kind });
    expect(without.count(words, near(INK.faint, 12))).toBe(0);
    expect(pixels.count(words, near(INK.faint, 12))).toBeGreaterThan(100);
  });
});

describe('a stretch', () => {
  const shade = (from: number, to: number) => [{ from, to, what: 'spike', name: '' }] as const;

  it('that runs past the last point ends with the figures', async () => {
    const pixels = await drawn(line([1, 2, 3], { stretches: [...shade(2, 99)] }));
    expect(pixels.count({ ...WHOLE, left: 700, right: 775 }, near(INK.rise))).toBeGreaterThan(1000);
    expect(pixels.count({ ...WHOLE, left: 780 }, near(INK.rise))).toBe(0);
  });

  it('keeps its place at the points when the earliest of too many are left out', async () => {
    const values = Array.from({ length: 900 }, () => 1);
    const pixels = await drawn(line(values, { stretches: [...shade(500, 699)] }));
    expect(pixels.count({ ...WHOLE, right: 400 }, near(INK.rise))).toBeGreaterThan(1000);
    expect(pixels.count({ ...WHOLE, left: 440 }, near(INK.rise))).toBe(0);
  });
});

describe('hostile text', () => {
  const texts = [
    '東京カメラ',
    'שלום עולם',
    '🔥👨‍👩‍👧🇫🇷',
    '\u202eKestrelbox\u0000\u0007\n\r\u2028',
    'Z̷̢̧̛̛̛͖̹̗̥̯͓̗͙̮̥͓̎̋̈́̾̾',
    'W'.repeat(10_000),
    '__BEGINFUNCTION__throw 1__ENDFUNCTION__',
    '',
  ];

  it.each(texts.map((text, at) => [at, text.slice(0, 12), text] as const))(
    '%d: %j is drawn everywhere it can stand',
    async (_at, _shown, text) => {
      const chart: Chart = {
        ...spike,
        title: text,
        sentence: text,
        footnote: text,
        labels: spike.labels.map(() => text),
        series: spike.series.map((series) => ({ ...series, name: text })),
        band: { ...spike.band!, name: text },
        stretches: spike.stretches!.map((stretch) => ({ ...stretch, name: text })),
        marks: [{ at: 3, name: text }],
      };
      await drawn(chart);
      await drawn({ ...chart, kind: 'share', unit: 'percent' });
    },
  );

  it('stays inside the card, however long', async () => {
    const pixels = await drawn(
      line([1, 2, 3], { title: 'W'.repeat(300), sentence: `${'W'.repeat(300)} ${'word '.repeat(90)}` }),
    );
    expect(pixels.count({ left: 782, top: 4, right: 798, bottom: 396 }, dark)).toBe(0);
  });

  it('any chart at all gives a picture', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const figure = fc.option(fc.double(), { nil: null });
    const chart = fc.record({
      kind: fc.constantFrom(...(Object.keys(CHART_KINDS) as ChartKind[])),
      title: text,
      sentence: text,
      labels: fc.array(text, { maxLength: 12 }),
      series: fc.array(
        fc.record({
          name: text,
          values: fc.array(figure, { maxLength: 12 }),
          tone: fc.constantFrom<Tone>('main', 'other', 'positive', 'neutral', 'negative', 'expected'),
        }),
        { maxLength: 9 },
      ),
      marks: fc.array(fc.record({ at: fc.integer({ min: -2, max: 14 }), name: text }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(chart, async (drawn) => {
        expect(await renderer.render(drawn)).not.toBeNull();
      }),
      { numRuns: runs(25) },
    );
    expect(failures).toEqual([]);
  });
});

describe('failure and end', () => {
  it('gives the reason and no picture when a chart cannot be drawn, and draws the next', async () => {
    const reasons: string[] = [];
    const other = createLocalRenderer((reason) => reasons.push(reason));
    const broken = { ...line([1]), series: null } as unknown as Chart;
    expect(await other.render(broken)).toBeNull();
    expect(reasons).toHaveLength(1);
    expect(await other.render(line([1]))).not.toBeNull();
    await other.close();
  });

  it('draws nothing after its end', async () => {
    const other = createLocalRenderer();
    await other.close();
    expect(await other.render(line([1, 2]))).toBeNull();
  });
});
