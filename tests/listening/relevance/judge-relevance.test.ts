import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { judgeRelevance } from '../../../src/listening/relevance/judge-relevance.ts';
import { learnFrom, type RelevanceLessons } from '../../../src/listening/relevance/lessons.ts';
import { MIN_MARKS } from '../../../src/listening/relevance/model.ts';
import { learningCurve } from '../../../tools/eval-relevance/curve.ts';
import { runs } from '../../runs.ts';
import { found, orbitPosts, spacePost } from './orbit-posts.ts';

type Settings = Pick<Keyword, 'languages' | 'context' | 'relevance'>;
const KEYWORD: Settings = { languages: [] };
const judge = (
  { post, terms }: ReturnType<typeof found>,
  lessons: RelevanceLessons | null = null,
  keyword: Settings = KEYWORD,
) => judgeRelevance(post, keyword, terms, lessons);

describe('from the first day, by signs', () => {
  test.each<[query: string, text: string, level: string, signs: string[]]>([
    ['kestrelbox', 'kestrelbox reboots all day', 'high', ['distinctive']],
    ['"kestrel box"', 'my kestrel box reboots', 'high', ['distinctive']],
    ['orbit', 'I moved my team to Orbit last week', 'high', ['capital', 'everyday']],
    ['orbit', 'The probe stays in orbit for years', 'medium', ['small', 'everyday']],
    ['orbit', 'It entered an orbit near Mars', 'medium', ['thing', 'everyday']],
    ['orbit', 'Orbit is what it entered', 'medium', ['everyday']],
    ['orbit', 'ORBIT IS DOWN AGAIN', 'medium', ['everyday']],
    ['orbit', 'all in small letters, orbit too', 'medium', ['everyday']],
    ['orbit', 'thanks @orbit for the quick answer', 'high', ['handle', 'everyday']],
    ['orbit', 'We love it #orbit', 'high', ['tag', 'everyday']],
    ['orbit calendar', 'my orbit calendar is empty', 'high', ['distinctive']],
    ['pomme', 'Une pomme par jour', 'medium', ['thing', 'everyday']],
    ['pomme', 'Je suis passé chez Pomme hier', 'high', ['capital', 'everyday']],
    ['hp', 'my hp again', 'medium', ['everyday']],
  ])('%s in: %s', (query, text, level, signs) => {
    const lang = query === 'pomme' ? 'fr' : 'en';
    const { relevance, held } = judge(found(text, query, { lang }));
    expect(relevance).toMatchObject({ level, by: 'signs' });
    expect(relevance.why.map(({ sign }) => sign).sort()).toEqual([...signs].sort());
    expect(held).toBeNull();
  });

  test('an everyday word of another language is a name in this one', () => {
    const { relevance } = judge(found('Ich habe orbit seit gestern', 'orbit', { lang: 'de' }));
    expect(relevance.level).toBe('high');
    expect(relevance.why[0]!.sign).toBe('foreign');
  });

  test('a context word raises, in any of its forms, and its absence lowers nothing', () => {
    const post = found('the probes of orbit and its calendars');
    const plain = judge(post);
    const raised = judge(post, null, { languages: [], context: ['calendar'] });
    const other = judge(post, null, { languages: [], context: ['sync'] });
    expect(plain.relevance.level).toBe('medium');
    expect(raised.relevance.level).toBe('high');
    expect(raised.relevance.why).toContainEqual({ sign: 'context', detail: 'calendars', weight: 2.5 });
    expect(other.relevance).toEqual(plain.relevance);
  });

  test('what is known of its author or its site counts', () => {
    const author = { key: 'forum:ash', name: 'ash', url: null, followers: null };
    const post = found('the orbit we know', 'orbit', { author });
    const lessons = (about: boolean) =>
      learnFrom(
        KEYWORD,
        [1, 2, 3].map((number) => ({ ...found(spacePost(number), 'orbit', { author, site: '' }), about })),
        [],
      );
    const signs = (about: boolean) => judge(post, lessons(about)).relevance.why.map(({ sign }) => sign);
    expect(signs(true)).toContain('author-about');
    expect(signs(false)).toContain('author-not');
  });

  test('a name that often stands in small letters is a word, too', () => {
    const small = Array.from({ length: 30 }, (_, n) => found(`We like a quibble, number ${n}`, 'quibble'));
    const lessons = learnFrom(KEYWORD, [], small);
    const post = found('She had a quibble', 'quibble');
    expect(judge(post).relevance.level).toBe('high');
    expect(judge(post, lessons).relevance).toMatchObject({ level: 'medium' });
  });
});

describe('from marks', () => {
  const marked = orbitPosts(40);
  const coming = orbitPosts(60, 0.5, 100);
  const lessons = learnFrom(KEYWORD, marked, coming);

  test('fewer than twenty teach nothing yet', () => {
    expect(learnFrom(KEYWORD, marked.slice(0, MIN_MARKS - 1), coming).model).toBeNull();
    expect(learnFrom(KEYWORD, marked.slice(0, MIN_MARKS), coming).model).not.toBeNull();
  });

  test('what is surely not about it is held back with its reasons, and nothing about it is', () => {
    expect(lessons.model!.heldOut.accuracy).toBeGreaterThanOrEqual(0.92);
    const judged = coming.map((post) => ({ about: post.about, ...judge(post, lessons) }));
    expect(judged.filter(({ about, held }) => about && held)).toEqual([]);
    const low = judged.filter(({ held }) => held);
    expect(low.length).toBeGreaterThan(15);
    for (const { held, relevance } of low) {
      expect(held).toEqual({ reason: 'low-relevance', detail: null });
      expect(relevance).toMatchObject({ level: 'low', by: 'model' });
      expect(relevance.why.length).toBeGreaterThan(0);
    }
  });

  test('a context word keeps any post from being held back', () => {
    const post = coming.find((candidate) => judge(candidate, lessons).held)!;
    const context = ['earth', 'jupiter', 'mars', 'planet', 'sun'];
    const { relevance, held } = judge(post, lessons, { languages: [], context });
    expect(held).toBeNull();
    expect(relevance.why[0]).toMatchObject({ sign: 'context' });
  });

  test('a keyword may be shown all of it', () => {
    const post = coming.find((candidate) => judge(candidate, lessons).held)!;
    expect(judge(post, lessons, { languages: [], relevance: 'off' })).toMatchObject({
      held: null,
      relevance: { level: 'low' },
    });
  });

  test('nothing is held back where marks contradict each other', () => {
    const muddled = marked.map((post, nth) => ({ ...post, about: nth % 3 === 0 }));
    const { model } = learnFrom(KEYWORD, muddled, coming);
    expect(model!.heldOut.accuracy).toBeLessThan(0.92);
    expect(model!.threshold).toBeNull();
  });

  test('nor where all marks say the same', () => {
    for (const about of [true, false]) {
      const one = learnFrom(
        KEYWORD,
        marked.map((post) => ({ ...post, about })),
        coming,
      );
      expect(one.model!.threshold).toBeNull();
    }
  });

  test('what the marks of people call about it lies above the threshold, also when they call the strangest so', () => {
    const strange = orbitPosts(40).map((post, nth) => (nth === 6 ? { ...post, about: true } : post));
    const taught = learnFrom(KEYWORD, strange, coming);
    const judged = strange.filter(({ about }) => about).map((post) => judge(post, taught));
    expect(judged.filter(({ held }) => held)).toEqual([]);
  });

  test('a word seen once does not speak for the rarer kind: one mark in twenty', () => {
    const lopsided = orbitPosts(40, 0.95);
    const curve = learnFrom(KEYWORD, lopsided, coming);
    const about = orbitPosts(60, 1, 300);
    const wrong = about.filter((post) => judge(post, curve).relevance.score <= 0);
    expect(wrong.length).toBeLessThanOrEqual(3);
  });

  test('the learning curve rises, and the same marks teach the same', () => {
    const posts = orbitPosts(150);
    const [ten, twenty, hundred] = learningCurve(posts, KEYWORD, [10, 20, 100], 5);
    expect(ten!.removed).toBe(0);
    expect(twenty!.accuracy).toBeGreaterThan(0.9);
    expect(hundred!.accuracy).toBeGreaterThanOrEqual(twenty!.accuracy);
    expect(hundred!.lost).toBe(0);
    expect(hundred!.removed).toBeGreaterThan(0.5);
    expect(learnFrom(KEYWORD, marked, coming)).toEqual(lessons);
  });

  test('a context word never lowers a post, whatever the text', () => {
    const word = fc.constantFrom(
      'orbit',
      'calendar',
      'Mars',
      'moon',
      'app',
      'the',
      'in',
      '#sync',
      '🙂',
      '.',
      'a',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom(null, lessons), (words, some) => {
        const post = found(['Orbit', ...words].join(' '));
        const without = judge(post, some);
        const withWords = judge(post, some, { languages: [], context: ['calendar', 'moon', 'zebra'] });
        expect(withWords.relevance.score).toBeGreaterThanOrEqual(without.relevance.score);
        if (!without.held) expect(withWords.held).toBeNull();
      }),
      { seed: 20_261_130, numRuns: runs(150) },
    );
  });
});

test.each([
  ['nothing but the name', 'orbit'],
  ['100,000 characters', `orbit ${'moon '.repeat(20_000)}`],
  ['one word of 100,000 letters', `orbit ${'m'.repeat(100_000)}`],
  ['10,000 names', 'orbit '.repeat(10_000)],
  ['lone surrogates', '\ud83d orbit \ude00 \ud83d'],
  ['10,000 emoji', `orbit ${'🙂'.repeat(10_000)}`],
  ['mixed scripts', 'orbit орбита 軌道 مدار วงโคจร'],
])('any text has a level: %s', (_, text) => {
  const lessons = learnFrom(KEYWORD, orbitPosts(40), orbitPosts(60, 0.5, 100));
  for (const some of [null, lessons]) {
    const { relevance } = judge(found(text), some);
    expect(['high', 'medium', 'low']).toContain(relevance.level);
    expect(Number.isFinite(relevance.score)).toBe(true);
    expect(relevance.why.length).toBeLessThanOrEqual(5);
    for (const { detail } of relevance.why) expect((detail ?? '').length).toBeLessThanOrEqual(60);
  }
});
