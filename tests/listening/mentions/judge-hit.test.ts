import { describe, expect, test } from 'vitest';
import { judgeHit } from '../../../src/listening/mentions/judge-hit.ts';
import { NO_LESSONS } from '../../../src/listening/mentions/lessons.ts';
import { aPost, judged } from './a-post.ts';

test('a hit carries its terms and the sentiment toward them', () => {
  const post = aPost({ text: 'The Harbell is awful, the Kestrelbox is a pleasure' });
  const terms = [{ term: 'kestrelbox', field: 'text', start: 26, end: 36 } as const];
  expect(judged(post, terms)).toMatchObject({
    keywordId: 'k',
    terms,
    sentiment: { label: 'pos', lang: 'en' },
    held: null,
  });
});

describe('a post is held back', () => {
  const keyword = { id: 'k', kind: 'brand', languages: [] as string[] } as const;
  const heldOf = (lessons: Partial<typeof NO_LESSONS>, authorRecent = 0) =>
    judgeHit(aPost(), keyword, [], { ...NO_LESSONS, ...lessons }, { authorRecent }).held;

  test('when its author or its site is muted', () => {
    expect(heldOf({})).toBeNull();
    expect(heldOf({ mutedAuthors: new Set(['forum:maplefox']) })?.reason).toBe('muted-author');
    expect(heldOf({ mutedAuthors: new Set(['forum:tilda']) })).toBeNull();
    expect(heldOf({ mutedSites: new Set(['forum.example']) })).toEqual({
      reason: 'muted-site',
      detail: 'forum.example',
    });
    expect(heldOf({ mutedSites: new Set(['news.example']) })).toBeNull();
  });

  test('when it is noise', () => expect(heldOf({}, 9)?.reason).toBe('spam-repeats'));
});
