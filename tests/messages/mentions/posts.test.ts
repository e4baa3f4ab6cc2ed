import { describe, expect, test } from 'vitest';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { topPostView } from '../../../src/messages/mentions/posts.ts';
import { NOW, topPost } from '../samples.ts';

describe('a top post as a card', () => {
  const noteOf = (copies: number) =>
    topPostView(
      topPost({ copies, counts: {} }),
      null,
      NOW,
      copyOf('en'),
      formatOf({ language: 'en', timeZone: 'Europe/Paris' }),
    ).note;

  test.each([
    ['en', { stars: 2 }, '★★☆☆☆ (2/5)'],
    ['fr', { stars: 4.5 }, '★★★★★ (5/5)'],
    ['en', { thumb: 'up' }, '👍 recommended'],
    ['fr', { thumb: 'down' }, '👎 non recommandé'],
  ] as const)('in %s shows a rating of %j as %s', (language, rating, shown) => {
    const words = copyOf(language);
    const format = formatOf({ language, timeZone: 'Europe/Paris' });
    expect(topPostView(topPost({ rating, copies: 1, counts: {} }), null, NOW, words, format).note).toBe(
      shown,
    );
    expect(topPostView(topPost({ rating, copies: 2 }), null, NOW, words, format).note).toContain(
      `${shown}, 2`,
    );
  });

  test('says how often it was copied, and nothing when it stands alone', () => {
    expect(noteOf(2)).toMatch(/^2 /);
    expect(noteOf(1)).toBeNull();
  });
});
