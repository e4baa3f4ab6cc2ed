import { readFileSync, statSync } from 'node:fs';

const MAX_BYTES = 200_000;
/** More is no logo, and takes hundreds of megabytes once it is unpacked. */
const MAX_SIDE = 4_000;
/** Of lines and marks on white paper (WCAG 2.2, 1.4.11). */
const LEAST_CONTRAST = 3;
/** What a drawing could bring along that is not in it: code, pages, other pictures, texts that grow when they are read. */
const FOREIGN =
  /<!(?:DOCTYPE|ENTITY)|<(?:[\w-]+:)?(?:script|foreignObject|image|feImage|iframe|use|style)\b|\bhref\s*=\s*["']?\s*(?!["']?#)|url\(\s*["']?\s*(?!#)|\son\w+\s*=/i;

export interface Logo {
  type: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  data: Uint8Array;
}

/** The picture in a file, known by its bytes; a text is what is wrong with it, as it stands behind the variable's name. */
export function readLogo(path: string): Logo | string {
  try {
    const found = statSync(path);
    if (!found.isFile()) return 'is no file';
    if (found.size > MAX_BYTES) return `has ${Math.ceil(found.size / 1_000)} kB, and 200 are the most`;
    return logoOf(readFileSync(path));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'names a file that is not there'
      : 'cannot be read';
  }
}

function logoOf(data: Buffer): Logo | string {
  if (data.subarray(0, 8).equals(PNG)) return sized('image/png', data, pngSize(data));
  if (data.subarray(0, 3).equals(JPEG)) return sized('image/jpeg', data, jpegSize(data));
  const text = data
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[\s\S]*?>\s*)?<svg[\s>]/.test(text))
    return 'is no PNG, JPEG or SVG';
  if (!/<\/svg>\s*(?:<!--[\s\S]*?-->\s*)*$/.test(text)) return 'is cut off or damaged';
  if (FOREIGN.test(text)) return 'has scripts, styles or links in it';
  return { type: 'image/svg+xml', data };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

function sized(type: Logo['type'], data: Buffer, size: readonly [number, number] | null): Logo | string {
  if (size === null || Math.min(...size) < 1) return 'is cut off or damaged';
  if (Math.max(...size) > MAX_SIDE)
    return `is ${size.join(' by ')} pixels, and ${MAX_SIDE} a side are the most`;
  return { type, data };
}

/** null = it does not begin or end as a whole one does. */
function pngSize(data: Buffer): [number, number] | null {
  if (data.length < 45 || data.toString('latin1', 12, 16) !== 'IHDR') return null;
  if (!data.subarray(-8).toString('latin1').startsWith('IEND')) return null;
  return [data.readUInt32BE(16), data.readUInt32BE(20)];
}

function jpegSize(data: Buffer): [number, number] | null {
  if (data.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1) return null;
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1]!;
    // Start of frame: all of C0 to CF but three that are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [data.readUInt16BE(at + 7), data.readUInt16BE(at + 5)];
  }
  return null;
}

/** A color as `#rrggbb`; a text is what is wrong with it. */
export function readColor(typed: string): { color: string } | string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(typed);
  const color = (
    short
      ? `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')}`
      : typed
  ).toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(color)) return 'is no color such as #0b6e4f';
  const contrast = 1.05 / (luminance(color) + 0.05);
  if (contrast < LEAST_CONTRAST)
    return `is too light to be seen on white paper (${contrast.toFixed(1)} to 1; it takes ${LEAST_CONTRAST})`;
  return { color };
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
