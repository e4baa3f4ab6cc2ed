import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** In the order in which a page that has not room for all of them gives them up, the last first. */
const WEIGHTS = [400, 700, 600] as const;

/** The Latin letters of our font, to stand within a page. */
export function fontFaces(): string[] {
  return WEIGHTS.map(embedded);
}

function embedded(weight: number): string {
  const file = import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
  const data = readFileSync(fileURLToPath(file)).toString('base64');
  return `@font-face{font-family:Inter;font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}
