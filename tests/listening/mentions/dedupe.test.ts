import { describe, expect, test } from 'vitest';
import { dedupe, type KnownPost } from '../../../src/listening/mentions/dedupe.ts';
import type { Post, RawPost } from '../../../src/listening/mentions/mention.ts';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { aPost, NOW } from './a-post.ts';

function known(post: Post, mentionId = 'm1'): KnownPost {
  const { source, extId, canonicalUrl, contentHash, title, text, outlet, publishedAt, timeBy, kind, counts } =
    post;
  return {
    mentionId,
    storyId: 's1',
    source,
    extId,
    canonicalUrl,
    contentHash,
    title,
    text,
    outlet,
    publishedAt,
    timeBy,
    kind,
    counts,
  };
}

const article: Partial<RawPost> = {
  source: 'feed',
  kind: 'article',
  extId: 'guid-1',
  url: 'https://lantern.example/a/1',
  title: 'Kestrelbox recalls four thousand routers',
  outlet: 'Daily Lantern',
  text: 'The maker takes them back',
};

describe('the source and its id decide first', () => {
  const stored = [known(aPost({ counts: { likes: 3, replies: 1 } }))];
  const now = (over: Partial<RawPost>) => dedupe(aPost(over), stored, createStoryIndex());

  test('nothing new', () =>
    expect(now({ counts: { likes: 3, replies: 1 } })).toEqual({ what: 'same-item', mentionId: 'm1' }));
  test('a figure left out is not taken back', () =>
    expect(now({ counts: { likes: 3 } }).what).toBe('same-item'));
  test('other reactions', () =>
    expect(now({ counts: { likes: 4, replies: 1 } })).toEqual({ what: 'counts-changed', mentionId: 'm1' }));
  test('another text is an edit, even at another address', () =>
    expect(now({ text: 'Changed', url: 'https://forum.example/t/9' })).toEqual({
      what: 'edited',
      mentionId: 'm1',
    }));
  test('the id of another source is another post', () =>
    expect(now({ source: 'mastodon', url: 'https://social.example/1' })).toEqual({
      what: 'new',
      storyId: null,
    }));
});

describe('then the address', () => {
  const post = (over: Partial<RawPost>) => aPost({ ...article, ...over });
  const stored = [known(post({}))];

  test('another feed, tracking and all', () =>
    expect(
      dedupe(
        post({ extId: 'x', url: 'http://www.lantern.example/a/1/?utm_source=f', text: 'Other excerpt' }),
        stored,
        createStoryIndex(),
      ),
    ).toEqual({ what: 'same-address', mentionId: 'm1' }));

  test.each(['comment', 'review'] as const)('a %s lives on the page of what it is about', (kind) => {
    expect(dedupe(post({ kind, extId: 'c1' }), stored, createStoryIndex()).what).toBe('new');
    expect(dedupe(post({ extId: 'c1' }), [known(post({ kind }))], createStoryIndex()).what).toBe('new');
  });

  test('two posts on one page are two, of whatever source; the same post of two sources is one', () => {
    const first = aPost({ extId: 'a', url: 'https://page.example/x', text: 'One says this' });
    const second = aPost({ extId: 'b', url: 'https://page.example/x', text: 'Another says that' });
    const from = (source: string, post: Post) =>
      dedupe({ ...post, source }, [known(first)], createStoryIndex());
    expect(from('forum', second).what).toBe('new');
    expect(from('feed', second).what).toBe('new');
    expect(from('feed', { ...first, extId: 'c' }).what).toBe('same-address');
    expect(from('forum', { ...first, extId: 'c' }).what).toBe('same-address');
    const later = { ...first, extId: 'c', publishedAt: first.publishedAt + HOUR };
    expect(from('forum', later).what).toBe('new');
  });

  describe('when the words agree', () => {
    const at = (over: Partial<RawPost>) =>
      aPost({ source: 'feed', kind: 'article', url: 'https://status.example/', outlet: 'Status', ...over });
    const body =
      'Jobs wait in the queue of the Kestrelbox since eight this morning, and people see an empty page instead of them';
    const one = at({ extId: 'a:1', title: 'Kestrelbox incident 1', text: 'Outage of Kestrelbox, part 1' });
    test.each<[string, Partial<RawPost>, 'new' | 'same-address']>([
      ['another incident', { title: 'Kestrelbox incident 2', text: 'Outage of Kestrelbox, part 2' }, 'new'],
      [
        'another title over one phrase',
        { title: 'Logins fail', text: 'Outage of Kestrelbox, part 1' },
        'new',
      ],
      ['the same without a text', { title: 'Kestrelbox incident 1', text: undefined }, 'same-address'],
      [
        'the same, cut short',
        { title: 'Kestrelbox Incident 1', text: 'Outage of Kestrelbox…' },
        'same-address',
      ],
      ['the text alone', { text: 'Kestrelbox incident 1: Outage of Kestrelbox, part 1' }, 'same-address'],
      ['its title days later', { title: 'Kestrelbox incident 1', publishedAt: NOW - 5 * DAY }, 'new'],
    ])('%s', (_, over, what) => {
      for (const source of ['feed', 'webhook'])
        expect(dedupe(at({ extId: 'b:1', source, ...over }), [known(one)], createStoryIndex()).what).toBe(
          what,
        );
    });

    test('a short title names many things, unless the texts or the dates agree', () => {
      const update = at({ extId: 'a:1', title: 'Update', text: body });
      const other = { extId: 'b:1', title: 'Update', text: 'Everything about the Kestrelbox is well again' };
      const found = (over: Partial<RawPost>) =>
        dedupe(at({ ...other, ...over }), [known(update)], createStoryIndex()).what;
      expect(found({ publishedAt: NOW - HOUR })).toBe('new');
      expect(found({})).toBe('same-address');
      expect(found({ publishedAt: NOW - HOUR, text: `${body}. More follows` })).toBe('same-address');
    });

    test('of several, the one of the nearest date', () => {
      const stored = [3, 2, 1].map((hours) =>
        known(at({ extId: `a:${hours}`, text: body, publishedAt: NOW - hours * HOUR }), `m${hours}`),
      );
      const found = dedupe(
        at({ extId: 'b:1', text: body, publishedAt: NOW - 2 * HOUR - MINUTE }),
        stored,
        createStoryIndex(),
      );
      expect(found).toEqual({ what: 'same-address', mentionId: 'm2' });
    });
  });
});

describe('then what an aggregator lists', () => {
  const read = aPost(article);
  const listed = (over: Partial<RawPost> = {}) =>
    aPost({
      source: 'google-news',
      kind: 'article',
      extId: 'CBMi1',
      url: 'https://news.google.com/rss/articles/CBMi1',
      title: 'Kestrelbox recalls four thousand routers - Daily Lantern',
      outlet: 'Daily Lantern',
      originalUrl: 'https://lantern.example',
      text: undefined,
      ...over,
    });

  test.each([
    ['listed after it was read', read, listed()],
    ['read after it was listed', listed(), read],
    [
      'outlet known by its site only',
      read,
      listed({ outlet: undefined, title: 'Kestrelbox recalls four thousand routers' }),
    ],
  ])('%s', (_, first, second) => {
    const stories = createStoryIndex();
    stories.add('m1', 's1', first);
    expect(dedupe(second, [], stories)).toEqual({ what: 'same-address', mentionId: 'm1' });
  });

  test('the same headline at another outlet is a copy, counted, of the same story', () => {
    const stories = createStoryIndex();
    stories.add('m1', 's1', read);
    const copy = listed({
      outlet: 'Evening Bell',
      originalUrl: 'https://bell.example',
      title: 'Kestrelbox recalls four thousand routers - Evening Bell',
    });
    expect(dedupe(copy, [], stories)).toEqual({ what: 'new', storyId: 's1' });
  });
});
