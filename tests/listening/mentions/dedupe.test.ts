import { describe, expect, test } from 'vitest';
import { dedupe, type KnownPost } from '../../../src/listening/mentions/dedupe.ts';
import type { Post, RawPost } from '../../../src/listening/mentions/mention.ts';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { aPost } from './a-post.ts';

function known(post: Post, mentionId = 'm1'): KnownPost {
  const { source, extId, canonicalUrl, contentHash, title, outlet, publishedAt, kind, counts } = post;
  return {
    mentionId,
    storyId: 's1',
    source,
    extId,
    canonicalUrl,
    contentHash,
    title,
    outlet,
    publishedAt,
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

  test('two posts of one source on one page are two, the same post of two sources is one', () => {
    const first = aPost({ extId: 'a', url: 'https://page.example/x', text: 'One says this' });
    const second = aPost({ extId: 'b', url: 'https://page.example/x', text: 'Another says that' });
    expect(dedupe(second, [known(first)], createStoryIndex()).what).toBe('new');
    expect(dedupe({ ...second, source: 'feed' }, [known(first)], createStoryIndex()).what).toBe(
      'same-address',
    );
    expect(dedupe({ ...first, extId: 'c' }, [known(first)], createStoryIndex()).what).toBe('same-address');
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
