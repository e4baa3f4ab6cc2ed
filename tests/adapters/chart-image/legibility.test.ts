import { describe, expect, it } from 'vitest';
import { canvasMeasure, pngOf } from '../../../src/adapters/chart-image/canvas.ts';
import { drawChart } from '../../../src/adapters/chart-image/draw-chart.ts';
import { boxOfText, type Words } from '../../../src/adapters/chart-image/drawing.ts';
import { CHAT, DENSITY } from '../../../src/adapters/chart-image/frames.ts';
import { COLORS } from '../../../src/adapters/chart-image/palette.ts';
import { CHART_KINDS, type ChartKind } from '../../../src/messages/charts/kinds.ts';
import type { Chart } from '../../../src/messages/message.ts';
import { cleaned } from './charts.ts';
import { contrast } from './color-science.ts';
import { pixelsOf } from './pixels.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function chartOf(kind: ChartKind, theme: 'light' | 'dark', language: string): Chart {
  const values = [1200, 1100, 1450, 1380, 1510, 2900, 1280];
  const { shape, stacked } = CHART_KINDS[kind];
  return {
    kind,
    title: 'Kestrelbox: 2,900 mentions on Saturday, usually 1,100 to 1,500',
    subtitle: 'Mentions per day, 2 to 8 Mar',
    sentence: 'A sentence.',
    labels: DAYS.map((day, at) => `${day} Mar ${at + 2}`),
    series: stacked
      ? (['negative', 'neutral', 'positive'] as const).map((tone) => ({ name: tone, values, tone }))
      : [{ name: 'Kestrelbox', values, tone: 'main' }],
    measure: 'per day',
    ...(shape === 'line' && {
      peak: { at: 5, series: 0, text: '2,900' },
      band: { name: 'usual range', low: values.map(() => 1000), high: values.map(() => 1600) },
    }),
    stretches: [{ from: 5, to: 5, what: 'spike', name: '' }],
    language,
    theme,
  };
}

/** Height of a text's capitals and figures, and its contrast to what is around it, as the pixels show it. */
function seen(rows: readonly string[][], ground: string): { height: number; contrast: number } {
  const strongest = rows.map((row) => Math.max(...row.map((color) => contrast(color, ground))));
  const most = Math.max(...strongest);
  // Half of a pixel's row at an edge is half of its ink.
  return { height: strongest.filter((one) => one > 1 + (most - 1) * 0.4).length, contrast: most };
}

const WIDTHS = [
  { width: 800, letters: 18, strong: 4.5 },
  { width: 400, letters: 9, strong: 4 },
  { width: 320, letters: 7, strong: 3.5 },
];

describe.each(['light', 'dark'] as const)('on a %s card', (theme) => {
  describe.each(Object.keys(CHART_KINDS) as ChartKind[])('a %s chart', (kind) => {
    it.each(['en', 'fr'])('can be read at 800, 400 and 320 pixels, in %s', async (language) => {
      const chart = cleaned(chartOf(kind, theme, language));
      const drawing = drawChart(chart, CHAT, canvasMeasure());
      const png = await pngOf(drawing, DENSITY);
      const card = COLORS[theme].card;
      const figures = drawing.shapes.filter(
        (shape): shape is Words =>
          shape.what === 'text' && /^[\d\s.,%K]+$/u.test(shape.text) && !shape.outlined,
      );
      // Figures are the smallest of all: they have neither ascenders nor descenders.
      const onCard = figures.filter(({ fill }) => ['faint', 'title', 'text'].includes(fill));
      expect(onCard.length).toBeGreaterThan(0);
      for (const { width, letters, strong } of WIDTHS) {
        const pixels = await pixelsOf(png, width);
        for (const words of onCard) {
          const { height, contrast: found } = seen(pixels.rows(boxOfText(words)), card);
          const shown = `${words.text} at ${width}`;
          expect(height, shown).toBeGreaterThanOrEqual(letters);
          expect(found, shown).toBeGreaterThanOrEqual(strong);
        }
      }
    });
  });

  it('the range and the shade are seen beside the card, and the line on them', async () => {
    const chart = cleaned(chartOf('line', theme, 'en'));
    const pixels = await pixelsOf(await pngOf(drawChart(chart, CHAT, canvasMeasure()), DENSITY), 320);
    const colors = COLORS[theme];
    const found = new Set(pixels.rows({ left: 0, top: 150, right: 800, bottom: 440 }).flat());
    // As drawn, also when it is scaled down: areas are wider than a pixel, and the line is nearly two.
    for (const role of ['card', 'band', 'rise'] as const)
      expect(
        [...found].some((color) => color === colors[role]),
        role,
      ).toBe(true);
    const line = [...found].filter((color) => contrast(color, colors.card) >= 4.5);
    expect(line.length).toBeGreaterThan(0);
  });
});
