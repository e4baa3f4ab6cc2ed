import { describe, expect, it } from 'vitest';
import { COLORS, inksOf, type Role } from '../../../src/adapters/chart-image/palette.ts';
import type { Tone } from '../../../src/messages/message.ts';
import { contrast, distance, labOf, type Sight } from './color-science.ts';

const THEMES = ['light', 'dark'] as const;
const SIGHTS: Sight[] = ['normal', 'protan', 'deutan', 'tritan'];
const LINES: Role[] = ['line1', 'line2', 'line3', 'line4', 'line5', 'line6'];
const SENTIMENTS: Role[] = ['negative', 'neutral', 'positive'];

function least(colors: readonly string[], sight: Sight): number {
  const seen = colors.map((color) => labOf(color, sight));
  return Math.min(...seen.flatMap((one, at) => seen.slice(at + 1).map((other) => distance(one, other))));
}

describe('the measures', () => {
  // Of the test data of Sharma, Wu and Dalal.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [50, 3.2592, 0.335], 1],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  ] as const)('%j is from %j as far as published', (one, other, known) => {
    expect(distance(one, other)).toBeCloseTo(known, 4);
    expect(distance(other, one)).toBeCloseTo(known, 4);
  });

  it('of contrast are those of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('find the two line colors of before that nearly coincide', () => {
    expect(least(['#1762b8', '#8a4fbf'], 'protan')).toBeLessThan(2);
  });
});

describe.each(THEMES)('on a %s card', (theme) => {
  const colors = COLORS[theme];

  it.each(SIGHTS)('six lines and three sentiments keep apart in %s sight', (sight) => {
    for (const roles of [LINES, SENTIMENTS])
      expect(
        least(
          roles.map((role) => colors[role]),
          sight,
        ),
      ).toBeGreaterThanOrEqual(15);
  });

  it.each<[Role, Role, number]>([
    ['title', 'card', 15],
    ['text', 'card', 9],
    ['faint', 'card', 5],
    ['faint', 'gap', 4.5],
    ['text', 'gap', 4.5],
    ['bandWords', 'card', 5.5],
    ['riseWords', 'card', 6],
    ['riseWords', 'rise', 6],
    ['line1', 'band', 4.4],
    ['line1', 'rise', 4.5],
    ['onNegative', 'negative', 4.5],
    ['onNeutral', 'neutral', 4.5],
    ['onPositive', 'positive', 4.5],
    ['negative', 'card', 4.5],
    ['positive', 'card', 4.5],
    ['neutral', 'card', 2.5],
    ['before', 'card', 3],
    ['axis', 'card', 3],
    ['band', 'card', 1.25],
    ['rise', 'card', 1.2],
    ['gap', 'card', 1.15],
    ['grid', 'card', 1.2],
  ])('%s on %s: %d to 1 at least', (role, ground, wanted) => {
    expect(contrast(colors[role], colors[ground])).toBeGreaterThanOrEqual(wanted);
  });

  it('every line is seen at 3 to 1, and its name read at 4.5', () => {
    const tones: Tone[] = [
      'main',
      'other',
      'other',
      'other',
      'other',
      'other',
      'expected',
      'negative',
      'positive',
      'neutral',
    ];
    for (const { color, words } of inksOf(tones)) {
      if (color !== 'neutral') expect(contrast(colors[color], colors.card), color).toBeGreaterThanOrEqual(3);
      expect(contrast(colors[words], colors.card), words).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('inks', () => {
  it('are others for all lines, as are their dashes', () => {
    const inks = inksOf(['main', 'other', 'other', 'other', 'other', 'other']);
    expect(inks.map(({ color }) => color)).toEqual(LINES);
    expect(new Set(inks.map(({ dash }) => dash.join())).size).toBe(6);
  });
});
