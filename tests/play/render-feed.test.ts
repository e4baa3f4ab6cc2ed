import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../play/posts/timeline.ts';
import type { Feed } from '../../play/read/index.ts';
import { feedPage } from '../../play/world/render-feed.ts';
import { parseFeed } from '../../src/listening/sources/feed/parse.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';

const START = Date.UTC(2026, 2, 2);
const SITE = 'http://forum.example';
const feedOf = (format: Feed['format'], keep = 60): Feed => ({
  id: 'forum',
  title: 'Homenet & more',
  format,
  keep,
  lang: undefined,
  answers: [],
  posts: timelineOf(
    [
      {
        id: 'a',
        at: HOUR,
        title: 'One <two>',
        text: 'R&D says "no"',
        author: 'wren',
        url: '/one?a=1&b=2',
        lang: 'en',
      },
      { id: 'b', at: 2 * HOUR, shown: 4 * HOUR, text: 'Voilà' },
      { id: 'c', at: 3 * HOUR, text: 'third' },
      { id: 'a', shown: 5 * HOUR, text: 'edited' },
      { id: 'c', gone: 6 * HOUR },
      { id: 'c', shown: 8 * HOUR },
    ],
    { start: START, timeZone: 'UTC', seed: 1, place: 'forum', postsIn: () => [] },
  ),
});
const read = async (feed: Feed, at: number) => {
  const { body, type } = feedPage(feed, SITE, START + at);
  return parseFeed(new TextEncoder().encode(body), type, `${SITE}/feed`);
};

describe.each(['rss', 'atom', 'json'] as const)('a feed as %s', (format) => {
  test('is read by the bot as it was written', async () => {
    const { title, items } = await read(feedOf(format), 1.5 * HOUR);
    expect(title).toBe('Homenet & more');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      url: `${SITE}/one?a=1&b=2`,
      title: 'One <two>',
      author: { name: 'wren' },
      publishedAt: START + HOUR,
      editedAt: null,
      lang: 'en',
    });
    expect(items[0]!.html).toContain('R&amp;D says');
  });

  test('shows posts from when they are visible until they are gone, the newest by date first', async () => {
    const ids = async (at: number) =>
      (await read(feedOf(format), at)).items.map(({ id }) => id.split(':').at(-1));
    expect(await ids(HOUR - MINUTE)).toEqual([]);
    expect(await ids(3 * HOUR)).toEqual(['c', 'a']);
    expect(await ids(4 * HOUR)).toEqual(['c', 'b', 'a']);
    expect(await ids(6 * HOUR)).toEqual(['b', 'a']);
    expect(await ids(8 * HOUR)).toEqual(['c', 'b', 'a']);
  });

  test('shows the newest so many, and edits with their time', async () => {
    const { items } = await read(feedOf(format, 2), 5 * HOUR);
    expect(items).toHaveLength(2);
    const edited = (await read(feedOf(format), 5 * HOUR)).items.at(-1)!;
    expect(edited.html).toContain('edited');
    expect(edited).toMatchObject({ title: 'One <two>', editedAt: START + 5 * HOUR });
  });
});
