import { readFileSync } from 'node:fs';
import { parseFeed } from '../../../../src/listening/sources/feed/parse.ts';

export function fixture(path: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
}

export const bytes = (text: string) => new TextEncoder().encode(text);

export const parseText = (text: string, url = 'https://queue.example/feed') =>
  parseFeed(bytes(text), null, url);

/** An RSS 2.0 feed around items. */
export const rss = (items: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>T</title>${items}</channel></rss>`;

export const fixtureJson = (path: string) =>
  JSON.parse(new TextDecoder().decode(fixture(path))) as Record<string, unknown>;
