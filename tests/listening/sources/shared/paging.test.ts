import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed } from '../../../../src/listening/sources/shared/packed.ts';
import { pagingOf } from '../../../../src/listening/sources/shared/paging.ts';
import type { Json } from '../../../../src/listening/sources/source.ts';

const LIMITS = { overlap: 10, reach: 1_000, maxPages: 50 };
const searchesFor = (words: readonly string[]) =>
  words.map((phrase) => ({ words: phrase, lang: '', keywordIds: [phrase] }));
const fewerThan = (most: number) => (words: readonly string[]) => words.length <= most;

it('finds every post once its words are listened for, whatever comes and goes between the reads', () => {
  const word = fc.constantFrom<string>('a', 'b', 'c', 'd');
  const step = fc.record({
    wait: fc.integer({ min: 1, max: 400 }),
    words: fc.uniqueArray(word, { minLength: 1 }),
    posts: fc.array(fc.record({ word, back: fc.integer({ min: 0, max: 400 }) }), { maxLength: 12 }),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (steps, size) => {
        const all: { id: number; word: string; at: number }[] = [];
        const found = new Set<number>();
        let cursor: Json = null;
        let now = 10_000;
        for (const { wait, words, posts } of steps) {
          const before = now;
          now += wait;
          // Posts are written between two reads: none is older than the last one.
          for (const { word, back } of posts)
            all.push({ id: all.length, word, at: Math.max(before, now - back) });
          for (let more = true; more; ) {
            const paging = pagingOf(cursor, LIMITS, now, words);
            const { chain } = paging;
            const hits = all
              .filter(({ word, at }) => chain.words.includes(word) && at >= chain.from)
              .sort((a, b) => b.at - a.at);
            const at = Number(chain.at ?? 0);
            const page = hits.slice(at, at + size);
            for (const { id } of page) found.add(id);
            const next = at + size < hits.length ? String(at + size) : null;
            const after = paging.after({ times: page.map(({ at }) => at), next });
            expect(after.gap).toBeUndefined();
            cursor = JSON.parse(JSON.stringify(after.cursor)) as Json;
            more = after.more;
          }
          expect([...pagingOf(cursor, LIMITS, now, words).before.known].sort()).toEqual([...words].sort());
          for (const { id, word, at } of all)
            if (words.includes(word) && at >= before) expect(found).toContain(id);
        }
      },
    ),
  );
});

it('does not believe a time in the future', () => {
  const { cursor } = pagingOf(null, LIMITS, 5_000, ['a']).after({ times: [9e15], next: null });
  expect(cursor.high).toBe(5_000);
});

it.each<Json>([null, 7, 'x', [], {}, { v: 2, high: 1 }, { v: 1, high: 'x', known: 3, chain: [] }])(
  'reads %j as nothing read yet',
  (stored) => {
    const { before, first, chain } = pagingOf(stored, LIMITS, 5_000, ['a']);
    expect(before).toEqual({ v: 1, high: null, known: [], chain: null });
    expect(first).toBe(true);
    expect(chain).toEqual({ words: ['a'], from: 4_000, at: null, pages: 0, newest: null, oldest: null });
  },
);

it.each([
  ['mark', 3_000],
  ['overlap', 2_990],
] as const)('a chain that is cut off leaves a gap from its %s on', (gapFrom, from) => {
  const stored = { v: 1, high: 3_000, known: ['a'], chain: null };
  const limits = { ...LIMITS, maxPages: 2, gapFrom };
  const first = pagingOf(stored, limits, 5_000, ['a']).after({ times: [4_900, 4_800], next: 'p2' });
  expect(first).toMatchObject({ more: true, cursor: { high: 3_000, chain: { at: 'p2', pages: 1 } } });
  const second = pagingOf(first.cursor, limits, 5_000, ['a']).after({ times: [4_700], next: 'p3' });
  expect(second).toEqual({
    cursor: { v: 1, high: 4_900, known: ['a'], chain: null },
    more: false,
    gap: { from, to: 4_700 },
  });
});

it('packs as many words into a query as fit, and moves none but those of a pack that splits', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 200 });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 8 }), (words, most) => {
      const [added, ...before] = words;
      const old = packed(searchesFor(before), fewerThan(most));
      const now = packed(searchesFor(words), fewerThan(most));
      expect(now.flatMap(({ searches: own }) => own.map(({ words }) => words)).sort()).toEqual(
        [...words].sort(),
      );
      for (const { searches: own } of now) expect(own.length).toBeLessThanOrEqual(most);
      expect(packed(searchesFor([...words].reverse()), fewerThan(most))).toEqual(now);
      const home = now.find(({ searches: own }) => own.some((search) => search.words === added))!;
      for (const pack of old) if (!home.key.startsWith(pack.key)) expect(now).toContainEqual(pack);
    }),
  );
});

it('needs few queries for many words', () => {
  const words = Array.from({ length: 1_000 }, (_, n) => `brand${n}`);
  expect(packed(searchesFor(words), fewerThan(10)).length).toBeLessThan(200);
});
