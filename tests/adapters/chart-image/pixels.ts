import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A drawn picture, asked by CSS pixels. */
export interface Pixels {
  width: number;
  height: number;
  /** How many device pixels of a box pass the test. */
  count(box: { left: number; top: number; right: number; bottom: number }, test: PixelTest): number;
}

type PixelTest = (red: number, green: number, blue: number, alpha: number) => boolean;

const DENSITY = 2;

export async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return {
    width: image.width,
    height: image.height,
    count: ({ left, top, right, bottom }, test) => {
      let found = 0;
      for (let y = Math.round(top * DENSITY); y < bottom * DENSITY; y++) {
        for (let x = Math.round(left * DENSITY); x < right * DENSITY; x++) {
          const at = (y * image.width + x) * 4;
          if (test(data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!)) found++;
        }
      }
      return found;
    },
  };
}

export function near(color: string, tolerance = 6): PixelTest {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (r, g, b) =>
    Math.abs(r - red!) <= tolerance && Math.abs(g - green!) <= tolerance && Math.abs(b - blue!) <= tolerance;
}

export const dark: PixelTest = (red, green, blue) => red + green + blue < 330;

export const WHOLE = { left: 0, top: 0, right: 800, bottom: 400 };
export const TITLE = { left: 20, top: 20, right: 780, bottom: 50 };
/** Under the figures of a chart that has a footnote: the labels of the axis. */
export const AXIS = { left: 60, top: 332, right: 780, bottom: 352 };
export const FOOTNOTE = { left: 20, top: 368, right: 780, bottom: 392 };
