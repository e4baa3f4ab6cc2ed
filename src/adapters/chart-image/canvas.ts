import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Drawing, DrawnShape, Measure } from './drawing.ts';
import { fontText } from './fonts.ts';
import { COLORS, type Role } from './palette.ts';

/** Widths of texts in the fonts of the package. */
export function canvasMeasure(): Measure {
  const context = createCanvas(1, 1).getContext('2d');
  let font = '';
  return (text, size, bold) => {
    const wanted = fontText(size, bold);
    if (wanted !== font) context.font = font = wanted;
    return context.measureText(text).width;
  };
}

/** A drawing as a PNG, opaque: the bot does not know the reader's theme. Encoding happens off the main thread. */
export async function pngOf(drawing: Drawing, density: number): Promise<Uint8Array> {
  const { width, height, theme, shapes } = drawing;
  const canvas = createCanvas(Math.round(width * density), Math.round(height * density));
  const context = canvas.getContext('2d');
  const colors = COLORS[theme];
  context.scale(density, density);
  context.fillStyle = colors.card;
  context.fillRect(0, 0, width, height);
  context.lineJoin = 'round';
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const shape of shapes) {
    context.globalAlpha = ('opacity' in shape ? shape.opacity : undefined) ?? 1;
    put(shape, context, colors);
  }
  return canvas.encode('png');
}

function put(shape: DrawnShape, context: SKRSContext2D, colors: Readonly<Record<Role, string>>): void {
  if (shape.what === 'text') {
    write(shape, context, colors);
    return;
  }
  context.beginPath();
  switch (shape.what) {
    case 'rectangle':
      context.roundRect(shape.left, shape.top, shape.width, shape.height, shape.radius ?? 0);
      break;
    case 'line':
      context.moveTo(...shape.from);
      context.lineTo(...shape.to);
      break;
    case 'path':
      for (const point of shape.points) context.lineTo(...point);
      if (shape.fill) context.closePath();
      break;
    case 'dot':
      context.arc(...shape.at, shape.radius, 0, 2 * Math.PI);
  }
  if ('fill' in shape && shape.fill) {
    context.fillStyle = colors[shape.fill];
    context.fill();
  }
  if ('stroke' in shape && shape.stroke) {
    context.strokeStyle = colors[shape.stroke];
    context.lineWidth = shape.width ?? 1;
    context.setLineDash('dash' in shape ? [...(shape.dash ?? [])] : []);
    context.stroke();
  }
}

function write(
  { text, left, baseline, size, bold, fill, outlined }: Extract<DrawnShape, { what: 'text' }>,
  context: SKRSContext2D,
  colors: Readonly<Record<Role, string>>,
): void {
  context.font = fontText(size, bold);
  if (outlined) {
    context.setLineDash([]);
    context.strokeStyle = colors.card;
    context.lineWidth = size / 4;
    context.strokeText(text, left, baseline);
  }
  context.fillStyle = colors[fill];
  context.fillText(text, left, baseline);
}
