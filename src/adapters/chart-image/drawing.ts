import type { ChartTheme } from '../../listening/channel.ts';
import type { Role } from './palette.ts';

export type Point = readonly [x: number, y: number];

interface Rectangle {
  what: 'rectangle';
  left: number;
  top: number;
  width: number;
  height: number;
  fill: Role;
  radius?: number;
  opacity?: number;
}

interface Line {
  what: 'line';
  from: Point;
  to: Point;
  stroke: Role;
  width: number;
  dash?: readonly number[];
  opacity?: number;
}

/** A stroke through points, or, with `fill`, the area that they go around. */
interface Path {
  what: 'path';
  points: readonly Point[];
  stroke?: Role;
  width?: number;
  dash?: readonly number[];
  fill?: Role;
  opacity?: number;
}

interface Dot {
  what: 'dot';
  at: Point;
  radius: number;
  fill: Role;
  stroke?: Role;
  width?: number;
  opacity?: number;
}

export interface Words {
  what: 'text';
  text: string;
  left: number;
  baseline: number;
  /** As measured: where the text ends is what nothing else may cover. */
  width: number;
  size: number;
  bold: boolean;
  fill: Role;
  /** Outlined in the color of the card, because a line runs behind it. */
  outlined?: boolean;
}

export type DrawnShape = Rectangle | Line | Path | Dot | Words;

/** A chart as a list of shapes, from back to front, in colors by their role. All back-ends draw this and know no more. */
export interface Drawing {
  width: number;
  height: number;
  theme: ChartTheme;
  title: string;
  /** The finding in full, for whoever does not see the picture. */
  description: string;
  shapes: readonly DrawnShape[];
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Width of a text in a size and weight. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** From the top of an accented capital to the end of a descender, of the size of a text. */
const RISE = 0.86;
const FALL = 0.24;

/** The room that a text takes. */
export function boxOfText({ left, baseline, width, size }: Words): Box {
  return { left, right: left + width, top: baseline - RISE * size, bottom: baseline + FALL * size };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
