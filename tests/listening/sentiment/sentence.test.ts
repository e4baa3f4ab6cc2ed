import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SentimentAsk, scoreSentiment } from '../../../src/listening/sentiment/score.ts';
import { headProbabilities } from '../../../src/listening/sentiment/sentence/heads.ts';
import { VECTOR_WIDTH } from '../../../src/listening/sentiment/sentence/model.ts';
import { HEAD_SETTINGS, trainHead } from '../../../tools/train-sentiment/heads.ts';
import type { Row } from '../../../tools/train-sentiment/rows.ts';

const TEXT = 'The Kestrelbox came on a Monday';
const ask = (more: Partial<SentimentAsk> = {}): SentimentAsk => ({
  text: TEXT,
  title: null,
  lang: 'en',
  target: [{ field: 'text', start: 4, end: 14 }],
  kind: 'brand',
  lessons: null,
  vector: null,
  ...more,
});

/** A vector for which a head is as sure of a class as it can be. */
function sure(of: 'neg' | 'pos'): Float32Array {
  const at = (vector: Float32Array) => headProbabilities(vector, 'brand')[of === 'neg' ? 0 : 2];
  const vector = new Float32Array(VECTOR_WIDTH);
  const step = 1 / Math.sqrt(VECTOR_WIDTH);
  const before = at(vector);
  for (let place = 0; place < VECTOR_WIDTH; place++) {
    const probe = new Float32Array(VECTOR_WIDTH);
    probe[place] = step;
    vector[place] = at(probe) > before ? step : -step;
  }
  return vector;
}

describe('with a sentence vector', () => {
  test('it decides where words say little, and the score says so', () => {
    const good = scoreSentiment(ask({ vector: sure('pos') }));
    const bad = scoreSentiment(ask({ vector: sure('neg') }));
    expect(good).toMatchObject({ label: 'pos', method: 'sentence', lang: 'en' });
    expect(bad).toMatchObject({ label: 'neg', method: 'sentence' });
    expect(good.version).toMatch(/^sentence-\d+$/);
    expect(scoreSentiment(ask())).toMatchObject({
      method: 'tables',
      version: expect.stringMatching(/^tables-/),
    });
  });

  test('the words still count', () => {
    const text = 'The Kestrelbox is awful, terrible, the worst thing I ever bought';
    const alone = scoreSentiment(ask({ vector: sure('pos') })).value;
    expect(scoreSentiment(ask({ text, vector: sure('pos') })).value).toBeLessThan(alone - 0.2);
  });

  test.each(['fr', 'de', 'zh', null])('in %s it is no witness: the model reads English', (lang) => {
    expect(scoreSentiment(ask({ lang, vector: sure('neg') }))).toEqual(scoreSentiment(ask({ lang })));
  });

  test('a rating is the better witness, and lessons come on top', () => {
    const rated = scoreSentiment(ask({ vector: sure('neg'), rating: { stars: 5 } }));
    expect(rated).toMatchObject({ label: 'pos', method: 'rating' });
    const lessons = { bias: [-4, 0, 4], words: new Map(), marks: 12 } as const;
    const taught = scoreSentiment(ask({ vector: new Float32Array(VECTOR_WIDTH), lessons }));
    expect(taught).toMatchObject({ label: 'pos', method: 'sentence' });
    expect(taught.version).toMatch(/^sentence-.*\+taught$/);
  });

  test.each(['brand', 'competitor', 'industry', 'campaign', null] as const)('toward a %s', (kind) => {
    const target = kind === null ? [] : ask().target;
    const scored = scoreSentiment(ask({ kind, target, vector: sure('neg') }));
    expect(scored.method).toBe('sentence');
    expect(scored.confidence).toBeGreaterThan(1 / 3 - 0.01);
  });
});

const vector = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: VECTOR_WIDTH, maxLength: VECTOR_WIDTH })
  .map((numbers) => Float32Array.from(numbers));

test('heads give probabilities, whatever the vector', () => {
  fc.assert(
    fc.property(vector, fc.constantFrom('general', 'brand'), (numbers, head) => {
      const found = headProbabilities(numbers, head);
      expect(found.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(found[0] + found[1] + found[2]).toBeCloseTo(1, 9);
    }),
    { seed: 7, numRuns: 50 },
  );
});

test('a head that is taught twice has the same bytes, and has learned what it was taught', () => {
  const labels = ['neg', 'neu', 'pos'] as const;
  const rows = Array.from({ length: 60 }, (_, at): Row => {
    return { label: labels[at % 3]!, lang: 'en', kind: '', title: null, text: TEXT, target: [] };
  });
  const vectors = new Float32Array(rows.length * VECTOR_WIDTH);
  rows.forEach((_, row) => {
    for (let at = 0; at < VECTOR_WIDTH; at++)
      vectors[row * VECTOR_WIDTH + at] = Math.sin(1 + row * 7 + at * 13) / 40 + (at === row % 3 ? 0.5 : 0);
  });
  const teach = () => trainHead(rows, vectors, new Float64Array(rows.length).fill(1), HEAD_SETTINGS.general);
  const head = teach();
  expect(teach()).toEqual(head);
  const weights = new Int8Array(Buffer.from(head.weights, 'base64'));
  // The first number speaks for negative, the third for positive.
  expect(Math.max(...weights.subarray(0, 3))).toBe(weights[0]);
  expect(Math.max(...weights.subarray(6, 9))).toBe(weights[8]);
});
