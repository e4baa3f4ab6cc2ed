import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { normalize } from '../../../src/listening/mentions/normalize.ts';
import { DAY } from '../../../src/listening/time.ts';
import { aPost, NOW, rawPost } from './a-post.ts';

describe('normalize', () => {
  test('makes a post of what a source read', () => {
    const post = aPost({
      url: 'https://www.forum.example/t/1?utm_source=rss',
      title: '  A <b>title</b>\n here ',
      text: undefined,
      html: '<p>Hello &amp; <a href="https://b.example/x">bye</a></p>',
      lang: 'en-US',
      counts: { likes: 3.4, replies: -1, views: Number.NaN },
      tags: ['#Router', 'Router', ' '],
      links: ['https://c.example', 'javascript:alert(1)'],
      outlet: ' The  Forum ',
      editedAt: NOW - 5,
      parentId: 'p1',
    });
    expect(post).toEqual({
      source: 'forum',
      extId: '1',
      kind: 'post',
      url: 'https://www.forum.example/t/1?utm_source=rss',
      canonicalUrl: 'https://forum.example/t/1',
      site: 'forum.example',
      outlet: 'The Forum',
      author: { key: 'forum:maplefox', name: 'Maple Fox', url: null, followers: null },
      title: 'A <b>title</b> here',
      text: 'Hello & bye',
      lang: 'en',
      langBy: 'declared',
      publishedAt: NOW - 60_000,
      timeBy: 'source',
      editedAt: NOW - 5,
      fetchedAt: NOW,
      counts: { likes: 3, replies: 0 },
      parentId: 'p1',
      originalUrl: null,
      links: ['https://c.example', 'https://b.example/x'],
      tags: ['Router'],
      contentHash: '/kOidLTeJvFSA6jIuVlk3B',
    });
  });

  test.each([
    ['no-address', { url: 'javascript:alert(1)' }, null],
    ['no-address', { url: 'forum/1' }, null],
    ['no-text', { text: ' \u200b\n' }, null],
    ['no-text', { text: undefined, html: '<script>x</script>' }, null],
    ['too-old', { publishedAt: NOW - 401 * DAY }, '401 d'],
  ] as const)('drops: %s', (reason, over, detail) => {
    expect(normalize(rawPost(over as Partial<RawPost>), NOW)).toEqual({ dropped: reason, detail });
  });

  test('an unbelievable time becomes the time of the read', () => {
    for (const publishedAt of [null, 0, NOW + 2 * DAY, Number.NaN])
      expect(aPost({ publishedAt })).toMatchObject({ publishedAt: NOW, timeBy: 'first-seen' });
    expect(aPost({ publishedAt: NOW - 399 * DAY }).timeBy).toBe('source');
  });

  test('a post without a date that was there before anybody looked is of no day that is told of', () => {
    const past = (over: Partial<RawPost>, first: boolean) =>
      normalize(rawPost({ publishedAt: null, ...over }), NOW, first);
    expect(past({}, true)).toMatchObject({ publishedAt: NOW - 30 * DAY, timeBy: 'unknown' });
    expect(past({ seenBefore: true }, false)).toMatchObject({
      publishedAt: NOW - 30 * DAY,
      timeBy: 'unknown',
    });
    expect(past({}, false)).toMatchObject({ publishedAt: NOW, timeBy: 'first-seen' });
    expect(past({ publishedAt: NOW - 5 }, true)).toMatchObject({ publishedAt: NOW - 5, timeBy: 'source' });
  });

  test('all texts of a post are its text, each once', () => {
    const post = aPost({
      title: 'A title',
      text: 'The body.',
      more: ['The body', 'A title', ' ', 'a picture', 'a picture'],
    });
    expect(post.text).toBe('The body.\n\na picture');
    expect(aPost({ text: undefined, title: undefined, more: ['only a picture'] }).text).toBe(
      'only a picture',
    );
  });

  test('a title that is a text is kept as one', () => {
    const long = 'Kestrelbox says a lot. '.repeat(40).trim();
    const post = aPost({ title: long, text: undefined });
    expect([post.title!.length <= 500, post.text]).toEqual([true, long]);
    expect(aPost({ title: long, text: long }).text).toBe(long);
  });

  test('a post may declare several languages', () => {
    expect(aPost({ lang: 'en-US', langs: ['en-US', 'fr', 'und', 'fr-CA'] })).toMatchObject({
      lang: 'en',
      langs: ['fr'],
    });
    expect(aPost({ lang: undefined, langs: ['de', 'it'] })).toMatchObject({
      lang: 'de',
      langs: ['it'],
      langBy: 'declared',
    });
    expect(aPost({ lang: 'en' })).not.toHaveProperty('langs');
  });

  test('the declared language is trusted, then the script is asked, then nobody', () => {
    const japanese = 'ケストレルボックスが壊れました';
    expect(aPost({ lang: 'fr', text: japanese })).toMatchObject({ lang: 'fr', langBy: 'declared' });
    expect(aPost({ lang: 'und', text: japanese })).toMatchObject({ lang: 'ja', langBy: 'script' });
    expect(aPost({ lang: undefined })).toMatchObject({ lang: null, langBy: 'unknown' });
  });

  test('a title that is the text is said once, and a title alone is enough', () => {
    expect(aPost({ title: 'Same words', text: 'Same words' })).toMatchObject({
      title: 'Same words',
      text: '',
    });
    expect(aPost({ title: 'Only a title', text: undefined }).text).toBe('');
  });

  test('links in plain text are found, without the full stop behind them', () => {
    expect(aPost({ text: 'see https://a.example/x. And (http://b.example/y)!' }).links).toEqual([
      'https://a.example/x',
      'http://b.example/y',
    ]);
  });

  test('text wins over markup, and both give links', () => {
    const post = aPost({ text: 'plain', html: '<a href="https://a.example">marked</a>' });
    expect([post.text, post.links]).toEqual(['plain', ['https://a.example']]);
  });

  test('the hash follows title and text, and nothing else', () => {
    const base = aPost();
    expect(aPost({ counts: { likes: 9 }, lang: 'fr' }).contentHash).toBe(base.contentHash);
    expect(aPost({ text: 'Other' }).contentHash).not.toBe(base.contentHash);
    const hash = (title: string, text: string) => aPost({ title, text }).contentHash;
    expect(hash('a', 'bc')).not.toBe(hash('ab', 'c'));
    expect(base.contentHash).toHaveLength(22);
  });

  test('never throws on hostile posts, and keeps its promises', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.record(
          {
            title: text,
            text,
            html: text,
            lang: text,
            outlet: text,
            extId: text,
            tags: fc.array(text),
            links: fc.array(text),
          },
          { requiredKeys: [] },
        ),
        fc.double(),
        (over, publishedAt) => {
          const post = normalize(rawPost({ ...over, publishedAt }), NOW);
          if ('dropped' in post) return;
          expect(post.publishedAt).toBeLessThanOrEqual(NOW + DAY);
          expect(Number.isSafeInteger(post.publishedAt)).toBe(true);
          expect(`${post.title}${post.text}${post.outlet}${post.tags}`).not.toMatch(
            /[\0\u202e]|\p{Surrogate}/u,
          );
          expect(post.lang === null || /^[a-z]{2}$/.test(post.lang)).toBe(true);
        },
      ),
    );
  });

  test('caps what is too long', () => {
    const post = aPost({
      title: 't'.repeat(9_999),
      text: 'x '.repeat(30_000),
      tags: Array.from({ length: 99 }, (_, at) => `tag${at}`),
      links: Array.from({ length: 99 }, (_, at) => `https://a.example/${at}`),
      extId: 'e'.repeat(9_999),
      parentId: 'p'.repeat(9_999),
      url: 'https://forum.example/t/1',
    });
    expect([post.extId, post.parentId]).toEqual(['e'.repeat(1_024), 'p'.repeat(1_024)]);
    expect(post.title).toHaveLength(500);
    // All of a text is matched; what is kept of it is in `kept-text.test.ts`.
    expect(post.text.length).toBeLessThanOrEqual(1_000_000);
    expect([post.tags.length, post.links.length]).toEqual([99, 50]);
    expect(aPost({ tags: Array.from({ length: 200 }, (_, at) => `tag${at}`) }).tags).toHaveLength(100);
  });
});
