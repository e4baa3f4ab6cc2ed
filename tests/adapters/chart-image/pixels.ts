import { createCanvas, loadImage } from '@napi-rs/canvas';
import { DENSITY } from '../../../src/adapters/chart-image/frames.ts';

/** A drawn picture, asked by CSS pixels. */
export interface Pixels {
  width: number;
  height: number;
  /** How many device pixels of a box pass the test. */
  count(box: Box, test: PixelTest): number;
  /** The device pixels of a box, row by row from the top, as `#rrggbb`. */
  rows(box: Box): string[][];
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type PixelTest = (red: number, green: number, blue: number, alpha: number) => boolean;

/** @param width of the picture as it is shown; as it was drawn without one */
export async function pixelsOf(png: Uint8Array, width?: number): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png));
  const scale = width === undefined ? 1 : width / image.width;
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const density = DENSITY * scale;
  return {
    width: canvas.width,
    height: canvas.height,
    count: ({ left, top, right, bottom }, test) => {
      let found = 0;
      for (let y = Math.round(top * density); y < Math.round(bottom * density); y++) {
        for (let x = Math.round(left * density); x < Math.round(right * density); x++) {
          const at = (y * canvas.width + x) * 4;
          if (test(data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!)) found++;
        }
      }
      return found;
    },
    rows: ({ left, top, right, bottom }) => {
      const rows: string[][] = [];
      for (let y = Math.floor(top * density); y < Math.ceil(bottom * density); y++) {
        const row: string[] = [];
        for (let x = Math.floor(left * density); x < Math.ceil(right * density); x++) {
          const at = (y * canvas.width + x) * 4;
          row.push(`#${Buffer.from(data.subarray(at, at + 3)).toString('hex')}`);
        }
        rows.push(row);
      }
      return rows;
    },
  };
}

export function near(color: string, tolerance = 6): PixelTest {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (r, g, b) =>
    Math.abs(r - red!) <= tolerance && Math.abs(g - green!) <= tolerance && Math.abs(b - blue!) <= tolerance;
}

export const dark: PixelTest = (red, green, blue) => red + green + blue < 330;

export const WHOLE = { left: 0, top: 0, right: 800, bottom: 500 };
export const TITLE = { left: 20, top: 20, right: 780, bottom: 70 };
