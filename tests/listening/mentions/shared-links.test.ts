import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLinkIndex, pagesOf } from '../../../src/listening/mentions/shared-links.ts';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { aPost, NOW } from './a-post.ts';

const HOUR = 3_600_000;

const linking = (author: string, links: string[], at = NOW - HOUR) =>
  aPost({ extId: `${author} ${at}`, author: { id: author, name: author }, links, publishedAt: at });

test('pages are compared without what tells readers apart, and names and tags are none', () => {
  const post = linking('ana', [
    'https://shop.example/sale?ref=ana',
    'https://www.shop.example/sale?utm_source=x#top',
    'https://s.example/@ana',
    'https://s.example/tags/sale',
  ]);
  expect(pagesOf(post)).toEqual(['https://shop.example/sale']);
});

test('authors who led to the same page within 72 hours, each once, oneself left out', () => {
  const index = createLinkIndex();
  const page = ['https://shop.example/sale?ref=1'];
  expect(index.authors(linking('ana', page))).toBe(0);
  index.add('1', linking('ana', page));
  index.add('2', linking('bo', ['https://shop.example/sale?ref=2']));
  index.add('3', linking('bo', page, NOW - 2 * HOUR));
  index.add('4', linking('cy', page, NOW - 100 * HOUR));
  expect(index.authors(linking('di', page))).toBe(2);
  expect(index.authors(linking('ana', page))).toBe(1);
  expect(index.authors(linking('di', ['https://shop.example/other']))).toBe(0);
});

test('agrees with a count over all that is remembered, whatever comes and goes', () => {
  const post = fc.record({
    id: fc.nat(8),
    author: fc.constantFrom('ana', 'bo', 'cy', 'di'),
    pages: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
    hours: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.record({ post, forget: fc.boolean() }), { maxLength: 30 }),
      post,
      (steps, asked) => {
        const index = createLinkIndex();
        const known = new Map<string, ReturnType<typeof made>>();
        for (const { post: of, forget } of steps) {
          const id = String(of.id);
          if (forget || known.has(id)) {
            index.forget(id);
            known.delete(id);
          } else {
            index.add(id, made(of));
            known.set(id, made(of));
          }
        }
        const own = made(asked);
        const counts = pagesOf(own).map((page) => {
          const others = [...known.values()].filter(
            (other) =>
              other.author!.key !== own.author!.key &&
              Math.abs(other.publishedAt - own.publishedAt) <= 72 * HOUR &&
              pagesOf(other).includes(page),
          );
          return new Set(others.map(({ author }) => author!.key)).size;
        });
        expect(index.authors(own)).toBe(Math.max(0, ...counts));
      },
    ),
    { seed: 15 },
  );

  function made({ author, pages, hours }: { author: string; pages: number[]; hours: number }) {
    return linking(
      author,
      pages.map((page) => `https://shop.example/${page}`),
      NOW - hours * HOUR,
    );
  }
});

test('the stories of a workspace remember who shared a link, and forget it with the mention', () => {
  const stories = createStoryIndex();
  const post = linking('ana', ['https://shop.example/sale']);
  stories.add('1', '1', post);
  expect(stories.linkAuthors(linking('bo', ['https://shop.example/sale']))).toBe(1);
  stories.forget('1');
  expect(stories.linkAuthors(linking('bo', ['https://shop.example/sale']))).toBe(0);
});
