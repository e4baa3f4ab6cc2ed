import { expect, test } from 'vitest';
import { carriersOf } from '../../../src/listening/themes/carriers.ts';
import { countTerms } from '../../../src/listening/themes/terms.ts';

const SUBJECTS = 20;
const CARRIER = SUBJECTS;
const stems = Array.from({ length: SUBJECTS + 1 }, (_, at) => `word ${at}`);

/** Two subjects a post, in equal parts, and in so many of a hundred posts one more word. */
function posts(share: number, apart: (subject: number) => boolean = () => true): Set<number>[] {
  return Array.from({ length: 2_000 }, (_, at) => {
    const subject = at % SUBJECTS;
    const text = new Set([subject, (subject + 1 + (Math.floor(at / SUBJECTS) % (SUBJECTS - 1))) % SUBJECTS]);
    if ((at * 37) % 100 < share && apart(subject)) text.add(CARRIER);
    return text;
  });
}
const surely = (texts: Set<number>[]) => carriersOf(texts, countTerms(texts), stems, null).get(CARRIER) ?? 0;

test('what stands beside everything is of the trade, the more surely the commoner it is, without an edge', () => {
  const degrees = [8, 12, 16, 20, 24, 28, 40].map((share) => surely(posts(share)));
  expect(degrees[0]).toBe(0);
  expect(degrees.at(-1)).toBe(1);
  for (const [at, degree] of degrees.slice(1).entries()) {
    expect(degree).toBeGreaterThanOrEqual(degrees[at]!);
    expect(degree - degrees[at]!).toBeLessThan(0.35);
  }
});

test('what stands beside few things is a subject, however common', () => {
  expect(surely(posts(100, (subject) => subject < 6))).toBe(0);
});
