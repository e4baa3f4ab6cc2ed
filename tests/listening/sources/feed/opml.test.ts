import { expect, it } from 'vitest';
import { parseOpml } from '../../../../src/listening/sources/feed/opml.ts';
import { bytes, fixture } from './fixture.ts';

it('lists feeds with their folders, each once, web addresses only', () => {
  expect(parseOpml(fixture('feed/list.opml'))).toEqual([
    { url: 'https://queue.example/feed', title: 'Queue Weekly', folder: 'Tools' },
    { url: 'http://ana.example/feed.json', title: 'Ana', folder: 'Tools / Deep' },
    { url: 'https://bare.example/rss', title: null, folder: null },
  ]);
});

it.each([
  ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>'],
  ['a page', '<!doctype html><html></html>'],
  ['nothing', ''],
])('%s is no list', (_name, text) => {
  expect(() => parseOpml(bytes(text))).toThrow('This is not an OPML list of feeds.');
});

it('refuses lists beyond measure', () => {
  const outlines = Array.from(
    { length: 2_001 },
    (_, n) => `<outline text="x" xmlUrl="https://f${n}.example/"/>`,
  );
  const list = `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
  expect(() => parseOpml(bytes(list))).toThrow(/more than 2000 feeds/);
  expect(() => parseOpml(new Uint8Array(6 * 1024 * 1024))).toThrow(/5 MiB/);
});

it('is not harmed by deep nesting', () => {
  const deep = `<opml version="2.0"><body>${'<outline text="x">'.repeat(30)}<outline text="y" xmlUrl="https://y.example/"/>${'</outline>'.repeat(30)}</body></opml>`;
  expect(parseOpml(bytes(deep))).toEqual([]);
});
