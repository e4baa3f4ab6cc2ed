import type { Shape } from '../../messages/charts/kinds.ts';
import type { Tone } from '../../messages/message.ts';

/** CSS pixels; drawn at `DENSITY`, so that a picture is sharp on a phone and when it is opened. */
export const WIDTH = 800;
export const HEIGHT = 400;
export const DENSITY = 2;

export const FONT = 'Earshot Inter';

/**
 * A chat shows the picture at about 500 pixels, so nothing is written smaller than 12 here. The card is opaque: the
 * bot does not know the reader's theme, and a transparent picture loses its labels or its grid in one of them.
 */
export const SIZES = { title: 20, finding: 14, label: 13, footnote: 12, margin: 24 } as const;

export const INK = {
  card: '#ffffff',
  edge: '#d7dbe2',
  title: '#11181f',
  text: '#3d4753',
  faint: '#5f6b7a',
  grid: '#e8ebef',
  day: '#d5dae1',
} as const;

/** Blue, orange and grey keep apart for all common kinds of color blindness (after Okabe and Ito). */
export const TONES: Readonly<Record<Exclude<Tone, 'other' | 'expected'>, string>> = {
  main: '#1762b8',
  positive: '#2a9d8f',
  neutral: '#c3c9d2',
  negative: '#d1490c',
};

export const EXPECTED_RANGE = '#d9e6f5';
/** A series of what was expected, or was before: strong enough for its shape, and weaker than the figures of today. */
export const EXPECTED: Readonly<Record<Shape, string>> = {
  line: '#7b93b0',
  column: EXPECTED_RANGE,
  row: '#b4bfcc',
};

/** Lines after the first: a color and a dash each, so that they keep apart in grey too. */
export const OTHERS: readonly { color: string; dash: number[] }[] = [
  { color: '#d1490c', dash: [8, 4] },
  { color: '#0c7f70', dash: [2, 3] },
  { color: '#8a4fbf', dash: [10, 3, 2, 3] },
  { color: '#a66b00', dash: [5, 5] },
  { color: '#4a5563', dash: [1, 2] },
];

export const SPIKE = { fill: '#ffe6c7', ink: '#8f3d00' } as const;
/** `solid` stands in where nothing can be hatched. */
export const GAP = { fill: '#f3f4f6', ink: '#a3abb7', solid: '#dde1e7' } as const;

/** Behind a point that stands for less time than the others, where it cannot be drawn otherwise. */
export const CUT_SHADE = '#eef0f3';

/** A font as a canvas takes it. */
export function fontText(size: number, weight: 400 | 600 = 400): string {
  return `${weight} ${size}px '${FONT}'`;
}

/** A font as Chart.js takes it. */
export function fontOf(size: number, weight: 400 | 600 = 400) {
  return { family: `'${FONT}', Inter, sans-serif`, size, weight };
}
