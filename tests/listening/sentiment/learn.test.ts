import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SentimentLabel } from '../../../src/listening/mentions/mention.ts';
import { learnSentiment, type MarkedPost } from '../../../src/listening/sentiment/learn.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';

const marked = (text: string, label: SentimentLabel, lang: string | null = 'en'): MarkedPost => {
  const at = text.indexOf('Kestrelbox');
  const target = at < 0 ? [] : [{ term: 'Kestrelbox', field: 'text' as const, start: at, end: at + 10 }];
  return { text, title: null, lang, target, kind: 'brand', rating: undefined, label };
};
const judge = (post: MarkedPost, lessons: ReturnType<typeof learnSentiment>) =>
  scoreSentiment({ ...post, lessons, vector: null });

/** What the tables read as negative, and a team that sells loud speakers does not. */
const HARD = [
  'this Kestrelbox is a monster, brutal bass',
  'brutal monster bass from the Kestrelbox',
  'the brutal Kestrelbox monster hinge',
  'my Kestrelbox is a brutal monster',
];

describe('what marks of moods teach', () => {
  test('nothing without marks, or where all agree with what was read', () => {
    expect(learnSentiment([])).toBeNull();
    const right = HARD.map((text) => marked(text, 'neu'));
    const agreeing = right.map((post) => ({ ...post, label: judge(post, null).label! }));
    expect(learnSentiment(agreeing)).toBeNull();
  });

  test('nothing where nothing reads the language', () => {
    expect(
      learnSentiment([marked('Kestrelbox 高い', 'neg', 'zh'), marked('Kestrelbox だめ', 'neg', null)]),
    ).toBeNull();
  });

  test('a mark moves the words of its post toward what it says, and the whole a little', () => {
    const [post] = HARD.map((text) => marked(text, 'pos'));
    const engine = judge(post!, null);
    expect(engine.label).not.toBe('pos');
    const lessons = learnSentiment([post!])!;
    expect(lessons.marks).toBe(1);
    expect(lessons.words.get('brutal')).toBeGreaterThan(0);
    expect(lessons.words.has('is')).toBe(false);
    expect(lessons.words.has('kestrelbox')).toBe(false);
    const taught = judge(post!, lessons);
    expect(taught.version).toMatch(/\+taught$/);
    expect(taught.value).toBeGreaterThan(engine.value);
  });

  test('a few marks that agree turn what is like them, and leave others alone', () => {
    const lessons = learnSentiment(HARD.slice(0, 3).map((text) => marked(text, 'pos')))!;
    const like = marked(HARD[3]!, 'pos');
    expect(judge(like, null).label).toBe('neg');
    expect(judge(like, lessons).label).not.toBe('neg');
    const angry = marked('Kestrelbox charged me twice and nobody answers, I want a refund', 'neg');
    expect(judge(angry, null).label).toBe('neg');
    expect(judge(angry, lessons).label).toBe('neg');
    const glad = marked('Kestrelbox is great, I love it', 'pos');
    expect(judge(glad, lessons).label).toBe('pos');
  });

  test('marks that contradict each other teach no word', () => {
    const [text] = HARD;
    const lessons = learnSentiment([marked(text!, 'neg'), marked(text!, 'pos')]);
    const engine = judge(marked(text!, 'neu'), null).label;
    if (engine === 'neu') expect(lessons?.words.size).toBe(0);
    for (const shift of lessons?.words.values() ?? []) expect(Math.abs(shift)).toBeLessThanOrEqual(1.5);
  });

  test('whatever is marked: shrunken, capped, the same every time, and a score that holds', () => {
    const words = fc.constantFrom(
      'broken',
      'love',
      'sick',
      'brutal',
      'Kestrelbox',
      'refund',
      'ok',
      '😀',
      '!!',
      '\ud800',
      'é',
      '',
    );
    const text = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));
    const label = fc.constantFrom<SentimentLabel>('neg', 'neu', 'pos');
    const lang = fc.constantFrom('en', 'fr', 'es', null);
    const posts = fc.array(fc.record({ text, label, lang }), { maxLength: 40 });
    fc.assert(
      fc.property(posts, (given) => {
        const all = given.map((post) => marked(post.text, post.label, post.lang));
        const lessons = learnSentiment(all);
        expect(learnSentiment(all)).toEqual(lessons);
        if (!lessons) return;
        for (const bias of lessons.bias) expect(Math.abs(bias)).toBeLessThanOrEqual(0.5);
        for (const shift of lessons.words.values()) expect(Math.abs(shift)).toBeLessThanOrEqual(1.5);
        expect(lessons.words.size).toBeLessThanOrEqual(60);
        // The order of marks does not matter.
        const back = learnSentiment([...all].reverse())!;
        expect([...back.words].sort()).toEqual([...lessons.words].sort());
        for (const post of all) {
          const { value, confidence } = judge(post, lessons);
          expect(Number.isFinite(value) && Number.isFinite(confidence)).toBe(true);
        }
      }),
      { seed: 15, numRuns: 60 },
    );
  });
});
