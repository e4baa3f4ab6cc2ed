import type { ChartTheme } from '../../listening/channel.ts';
import type { Tone } from '../../messages/message.ts';

/**
 * Colors by what they are for. The six lines and the three sentiments keep apart in normal sight and in the three kinds of
 * color blindness (CIEDE2000 of 15 and more, held by a test); `...Words` is the color in which a name of a line is written,
 * at 4.5:1 and more on the card.
 */
const LIGHT = {
  card: '#ffffff',
  title: '#11181f',
  text: '#3d4753',
  faint: '#5f6b7a',
  grid: '#dfe4ea',
  axis: '#8a94a3',
  line1: '#1762b8',
  line2: '#d76821',
  line3: '#7a354d',
  line4: '#00a57d',
  line5: '#9b8db5',
  line6: '#2b4a03',
  line1Words: '#1762b8',
  line2Words: '#b4520f',
  line3Words: '#7a354d',
  line4Words: '#00775a',
  line5Words: '#75639a',
  line6Words: '#2b4a03',
  negative: '#b93c0b',
  neutral: '#9aa3af',
  positive: '#00856a',
  onNegative: '#ffffff',
  onNeutral: '#11181f',
  onPositive: '#ffffff',
  before: '#8a94a3',
  beforeWords: '#5f6b7a',
  band: '#d9e6f5',
  bandWords: '#2f69ad',
  rise: '#ffe6c7',
  riseWords: '#8f3d00',
  gap: '#e9ecf0',
} as const;

export type Role = keyof typeof LIGHT;

const DARK: Readonly<Record<Role, string>> = {
  card: '#1a1d21',
  title: '#f2f4f7',
  text: '#c9d0d9',
  faint: '#97a1af',
  grid: '#343a42',
  axis: '#6f7987',
  line1: '#6ea8ff',
  line2: '#dd410d',
  line3: '#e9bbd1',
  line4: '#cbde93',
  line5: '#1e8163',
  line6: '#7d7096',
  line1Words: '#6ea8ff',
  line2Words: '#f2643a',
  line3Words: '#e9bbd1',
  line4Words: '#cbde93',
  line5Words: '#3fae88',
  line6Words: '#a297b8',
  negative: '#f2622b',
  neutral: '#6f7987',
  positive: '#7fe0cb',
  onNegative: '#11181f',
  onNeutral: '#000000',
  onPositive: '#11181f',
  before: '#6f7987',
  beforeWords: '#97a1af',
  band: '#24405f',
  bandWords: '#8fbaf0',
  rise: '#4a2d16',
  riseWords: '#ffc48a',
  gap: '#2c3138',
};

export const COLORS: Readonly<Record<ChartTheme, Readonly<Record<Role, string>>>> = {
  light: LIGHT,
  dark: DARK,
};

/** How a series is drawn: its color, that of its name, of a figure on it, and the dashes that part it from others in gray. */
export interface Ink {
  color: Role;
  words: Role;
  on: Role;
  /** In widths of the line. */
  dash: readonly number[];
}

const line = (color: Role, words: Role, dash: readonly number[]): Ink => ({ color, words, on: 'card', dash });

/** One color for the figures that matter, one each for up to five others. */
const LINES: readonly Ink[] = [
  line('line1', 'line1Words', []),
  line('line2', 'line2Words', [3.2, 1.6]),
  line('line3', 'line3Words', [1, 1.2]),
  line('line4', 'line4Words', [5, 1.2, 1, 1.2]),
  line('line5', 'line5Words', [2, 2]),
  line('line6', 'line6Words', [0.6, 1.8]),
];

/** What was expected, or was before. */
const EXPECTED: Ink = line('before', 'beforeWords', []);

const SENTIMENT: Readonly<Record<'negative' | 'neutral' | 'positive', Ink>> = {
  negative: { color: 'negative', words: 'negative', on: 'onNegative', dash: [] },
  neutral: { color: 'neutral', words: 'faint', on: 'onNeutral', dash: [3.2, 1.6] },
  positive: { color: 'positive', words: 'positive', on: 'onPositive', dash: [1, 1.2] },
};

/** The inks of the series of a chart, in their order; those of the tone `other` take the next free color. */
export function inksOf(tones: readonly Tone[]): Ink[] {
  let others = 0;
  return tones.map((tone) => {
    if (tone === 'main') return LINES[0]!;
    if (tone === 'expected') return EXPECTED;
    if (tone !== 'other') return SENTIMENT[tone];
    others += 1;
    return LINES[1 + ((others - 1) % (LINES.length - 1))]!;
  });
}
