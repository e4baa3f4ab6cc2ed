import type { SKRSContext2D } from '@napi-rs/canvas';
import { GAP } from './look.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const APART = 7;

/** Fills a box with slanted lines: "not read" without a color to know. */
export function hatch(context: SKRSContext2D, { left, top, right, bottom }: Box): void {
  const height = bottom - top;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, height);
  context.clip();
  context.fillStyle = GAP.fill;
  context.fillRect(left, top, right - left, height);
  context.strokeStyle = GAP.ink;
  context.lineWidth = 1.25;
  context.beginPath();
  // Lines start on a grid of the whole picture, so that neighboring boxes join.
  const first = Math.floor((left - height) / APART) * APART;
  for (let x = first; x < right; x += APART) {
    context.moveTo(x, bottom);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}
