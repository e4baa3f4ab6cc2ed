import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctTotals } from '../../../src/listening/series/shared-posts.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { runs } from '../../runs.ts';
import { audit, batch, furnish, hit, mention, NOON } from './samples.ts';

const KEYWORDS = ['k1', 'k2', 'k3', 'k4'];
const label = fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const);
const post = fc.record({
  /** Hours before noon; retention is 90 days, and what is older than 85 of them goes when pruned. */
  back: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 80 * 24, max: 89 * 24 })),
  labels: fc.tuple(...KEYWORDS.map(() => fc.option(label))).filter((labels) => labels.some(Boolean)),
});
const period = fc.tuple(fc.integer({ min: 0, max: 96 * 24 }), fc.integer({ min: 1, max: 96 * 24 }));

export function shared(open: () => Promise<Store>): void {
  describe('posts in several rows', () => {
    test('a total counts each once, edited, pruned or not, whichever keywords are asked for', {
      timeout: 120_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(post, { minLength: 1, maxLength: 25 }),
          fc.array(fc.tuple(fc.nat(24), post), { maxLength: 5 }),
          fc.array(period, { minLength: 2, maxLength: 4 }),
          fc.subarray(KEYWORDS, { minLength: 1 }),
          fc.boolean(),
          async (posts, edits, periods, asked, prune) => {
            const store = await open();
            await furnish(store, KEYWORDS);
            const mentions = posts.map(({ back, labels }, n) =>
              mention(String(n), { at: NOON - back * HOUR, hits: hitsOf(labels) }),
            );
            await store.commitCollected(batch({ added: mentions }));
            for (const [nth, { labels }] of edits) {
              const n = nth % mentions.length;
              const text = `edited ${n}`;
              mentions[n] = mention(String(n), {
                at: NOON - posts[n]!.back * HOUR,
                hits: hitsOf(labels),
                post: { text },
              });
              await store.commitCollected(batch({ edited: [mentions[n]!] }));
            }
            if (prune) while (!(await store.prune(NOON + 5 * DAY, 25)).done);
            for (const [ago, length] of periods) {
              const [from, to] = [NOON - ago * HOUR, NOON - (ago - length) * HOUR];
              const totals = await store.totals('w1', asked, from, to);
              const sum = distinctTotals(totals, await store.sharedPosts('w1', asked, from, to));
              const inside = mentions
                .filter(({ post: { publishedAt } }) => from <= publishedAt && publishedAt < to)
                .map(({ hits }) => hits.filter(({ keywordId }) => asked.includes(keywordId)))
                .filter(({ length: rows }) => rows > 0);
              expect(sum.total).toBe(inside.length);
              expect(sum.negative).toBe(
                inside.filter((hits) => hits.some(({ sentiment }) => sentiment.label === 'neg')).length,
              );
              expect(sum.inSeveral).toBe(inside.filter(({ length: rows }) => rows > 1).length);
              expect(sum.mostRows).toBe(Math.max(1, ...inside.map(({ length: rows }) => rows)));
            }
          },
        ),
        { numRuns: runs(120), seed: 8 },
      );
    });

    test('what a removed keyword held is in no row any more, and old notes go with the series', async () => {
      const store = await open();
      await furnish(store, KEYWORDS);
      const hits = [hit('neg', 'k1'), hit('neu', 'k2')];
      await store.commitCollected(batch({ added: [mention('a', { at: NOON - 89 * DAY, hits })] }));
      while (!(await store.prune(NOON + 10 * DAY, 25)).done);
      const asked = () => store.sharedPosts('w1', ['k1', 'k2'], NOON - 90 * DAY, NOON);
      expect(await asked()).toEqual([
        { keywordIds: ['k1', 'k2'], total: 1, judged: 1, negative: 1, negativeRows: 1 },
      ]);
      while (!(await store.prune(NOON + 390 * DAY, 25)).done);
      expect(await asked()).toEqual([]);
      await store.removeKeyword('w1', 'k2', audit('untrack'));
      expect(await asked()).toEqual([]);
    });
  });
}

function hitsOf(labels: readonly ('neg' | 'neu' | 'pos' | null)[]) {
  return labels.flatMap((of, index) => (of ? [hit(of, KEYWORDS[index]!)] : []));
}
