import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnBySentence, readBySentence } from '../../../src/listening/relevance/by-sentence.ts';
import { fitHead, headOdds, headOf, likenessOf } from '../../../src/listening/relevance/head.ts';
import { runs } from '../../runs.ts';

/** A vector as the model gives them: a direction for what is meant, and what is the post's own. */
function vectorOf(about: boolean, own: number): Float32Array {
  const vector = new Float32Array(512);
  vector[about ? 0 : 1] = 0.9;
  vector[2 + (own % 510)] = 0.4;
  return vector;
}

const marked = (about: boolean, own: number) => ({
  about,
  vector: vectorOf(about, own),
  features: new Set([`w own${own}`]),
});
const many = (count: number, isAbout: (at: number) => boolean) =>
  Array.from({ length: count }, (_, at) => marked(isAbout(at), at));

describe('a head', () => {
  test('tells what lies on the one side from the other, both kinds weighing the same', () => {
    for (const share of [2, 5, 10]) {
      const likeness = likenessOf(many(40, (at) => at % share !== 0));
      const head = headOf(
        likeness,
        fitHead(likeness, () => false),
      );
      expect(headOdds(head, vectorOf(true, 300))).toBeGreaterThan(1);
      expect(headOdds(head, vectorOf(false, 300))).toBeLessThan(-1);
    }
  });

  test('of which a post was left out does not know it', () => {
    const likeness = likenessOf(many(30, (at) => at % 2 === 0));
    const { shares } = fitHead(likeness, (at) => at === 7);
    expect(shares[7]).toBe(0);
    expect(shares.filter((share) => share !== 0)).toHaveLength(29);
  });
});

describe('what marks teach by their vectors', () => {
  test.each([
    ['too few', many(19, (at) => at % 2 === 0)],
    ['all about it', many(40, () => true)],
    ['none about it', many(40, () => false)],
  ])('nothing: %s', (_, posts) => {
    expect(learnBySentence(posts, 'm')).toBeNull();
  });

  test('twenty are enough where the vectors tell them apart', () => {
    const model = learnBySentence(
      many(20, (at) => at % 4 !== 0),
      'm',
    )!;
    expect(model).toMatchObject({
      version: 'sentence-1 m',
      marks: 20,
      heldOut: { accuracy: 1, precision: 1 },
    });
    const read = (about: boolean) => readBySentence({ model, vector: vectorOf(about, 400) }, new Set());
    expect([read(true).isLow, read(false).isLow]).toEqual([false, true]);
  });

  test('nothing is held back where they do not', () => {
    const posts = many(40, (at) => at % 2 === 0).map((post, at) => ({ ...post, about: at % 3 === 0 }));
    expect(learnBySentence(posts, 'm')).toMatchObject({ threshold: null });
  });

  test('words speak along', () => {
    const posts = many(40, (at) => at % 2 === 0).map((post) => ({
      ...post,
      features: new Set([post.about ? 'w sync' : 'w moon']),
    }));
    const model = learnBySentence(posts, 'm')!;
    const score = (word: string) =>
      readBySentence({ model, vector: vectorOf(true, 400) }, new Set([word])).score;
    expect(score('w sync')).toBeGreaterThan(score('w moon'));
  });

  test('whatever the vectors and the marks, no post marked as about it lies below the threshold', () => {
    const post = fc.record({
      about: fc.boolean(),
      vector: fc
        .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
        .map((numbers) => Float32Array.from(numbers)),
      features: fc
        .uniqueArray(fc.constantFrom('w a', 'w b', 'w c', 'f capital'))
        .map((some) => new Set(some)),
    });
    fc.assert(
      fc.property(fc.array(post, { minLength: 20, maxLength: 60 }), (posts) => {
        const model = learnBySentence(posts, 'm');
        if (!model) return;
        for (const { about, vector, features } of posts) {
          const { score, isLow } = readBySentence({ model, vector }, features);
          expect(Number.isFinite(score)).toBe(true);
          if (about) expect(isLow).toBe(false);
        }
        expect(learnBySentence(posts, 'm')).toEqual(model);
      }),
      { seed: 20_261_130, numRuns: runs(40) },
    );
  });
});
