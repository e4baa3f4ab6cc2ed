import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findThemes } from '../../../src/listening/themes/find-themes.ts';
import { hasMoved } from '../../../src/listening/themes/moved.ts';
import type { ThemePost } from '../../../src/listening/themes/theme.ts';
import { figuresOf } from '../../../tools/eval-themes/figures.ts';
import { madeWeek } from '../../../tools/eval-themes/made-week.ts';
import { runs } from '../../runs.ts';

const post = (text: string, at: number, more: Partial<ThemePost> = {}): ThemePost => ({
  id: String(at),
  text,
  language: null,
  voice: `voice ${at}`,
  label: null,
  publishedAt: at,
  reach: 0,
  ...more,
});
const themesOf = (posts: readonly ThemePost[], past: readonly ThemePost[] | null = null, limit = 10) =>
  findThemes({ posts, past, skip: new Set(['aerolume', 'lumatel']), limit });
const week = (lang: 'en' | 'fr', posts: number, seed: number) =>
  madeWeek(lang, lang === 'en' ? 'Aerolume' : 'Lumatel', posts, seed).map(({ text }, at) => post(text, at));

describe('how sure it is that a theme is one subject', () => {
  const asides = [
    'kitchen',
    'cousin',
    'winter',
    'piano',
    'garden',
    'bicycle',
    'poster',
    'lantern',
    'harbor',
    'meadow',
    'violin',
    'pottery',
  ];
  const said = (ways: readonly string[], count: number, from: number) =>
    Array.from({ length: count }, (_, n) =>
      post(`${asides[(n * 5 + from) % asides.length]}, ${ways[n % ways.length]}`, from + n),
    );
  const sureOf = (posts: readonly ThemePost[], name: RegExp) =>
    themesOf(posts).themes.find((theme) => name.test(theme.name))?.sure;

  test('one clear thing by one word is likely one, two words of it are surely one', () => {
    expect(
      sureOf(said(['still no refund', 'the refund is not here', 'where is the refund'], 24, 0), /refund/),
    ).toBe('likely');
    expect(
      sureOf(said(['toujours pas de remboursement', 'où est le remboursement'], 24, 0), /remboursement/),
    ).toBe('likely');
    expect(sureOf(said(['the screen flickers', 'a screen that flickers'], 24, 0), /screen/)).toBe('sure');
  });

  test('one word for two things may be several', () => {
    const posts = [
      ...said(['the airport lost it and my bag', 'my bag, it was lost by someone'], 14, 0),
      ...said(['a fee to pay for that bag', 'a bag and then a new fee'], 14, 100),
      ...said(['what a bag'], 6, 200),
    ];
    expect(sureOf(posts, /\bbag\b/)).toBe('unsure');
  });
});

describe('what holds of any posts', () => {
  const words = fc.constantFrom(
    'battery',
    'drains',
    'parcel',
    'late',
    'the',
    'my',
    'refund',
    'never',
    'écran',
    'noir',
    'de',
    'la',
    '2',
    '28',
    'http://x.example',
    '@someone',
    'aerolume',
    '😡',
    '.',
    'Rome',
  );
  const posts = fc.array(
    fc.record({
      words: fc.array(words, { maxLength: 12 }),
      voice: fc.nat(12),
      label: fc.constantFrom('neg', 'neu', 'pos', null),
    }),
    { maxLength: 60 },
  );
  const asPosts = (list: readonly { words: readonly string[]; voice: number; label: ThemePost['label'] }[]) =>
    list.map(({ words: said, voice, label }, at) =>
      post(said.join(' '), at, { voice: `voice ${voice}`, label }),
    );

  test('each post is in one theme at most, counts agree, and people are those who said it', () => {
    fc.assert(
      fc.property(posts, fc.integer({ min: 0, max: 6 }), (list, limit) => {
        const all = asPosts(list);
        const { themes, others } = themesOf(all, null, limit);
        const members = themes.flatMap((theme) => theme.members);
        expect(themes.length).toBeLessThanOrEqual(limit);
        expect(new Set(members).size).toBe(members.length);
        expect(members.length + others).toBeLessThanOrEqual(all.length);
        expect(others).toBeGreaterThanOrEqual(0);
        for (const theme of themes) {
          expect(theme.members.length).toBeGreaterThanOrEqual(3);
          expect(theme.people).toBe(new Set(theme.members.map((at) => all[at]!.voice)).size);
          expect(theme.people).toBeGreaterThanOrEqual(3);
          expect(theme.negative + theme.neutral + theme.positive).toBe(
            theme.members.filter((at) => all[at]!.label !== null).length,
          );
          expect(theme.pastShare).toBeNull();
          expect(theme.name).toMatch(/\p{L}/u);
        }
        expect(themes.map((theme) => theme.members.length)).toEqual(
          themes.map((theme) => theme.members.length).sort((a, b) => b - a),
        );
      }),
      { numRuns: runs(150), seed: 7 },
    );
  });

  test('the same question gives the same themes, whatever was asked between', () => {
    fc.assert(
      fc.property(posts, posts, (one, other) => {
        const first = themesOf(asPosts(one));
        themesOf(asPosts(other), asPosts(one));
        expect(themesOf(asPosts(one))).toEqual(first);
      }),
      { numRuns: runs(60), seed: 8 },
    );
  });

  test('any text is read, however strange or long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (texts) => {
        expect(() => themesOf(texts.map((text, at) => post(text, at)))).not.toThrow();
      }),
      { numRuns: runs(100), seed: 9 },
    );
    const long = Array.from({ length: 5 }, (_, at) =>
      post(`${'('.repeat(50_000)}${'a-'.repeat(50_000)}${"l'".repeat(50_000)}${'#'.repeat(50_000)}`, at),
    );
    expect(themesOf(long).themes).toEqual([]);
  });
});

test('the order of posts changes nothing that is said', () => {
  const posts = week('en', 400, 5);
  const said = (list: readonly ThemePost[]) =>
    themesOf(list).themes.map(({ key, name, people, members }) => ({
      key,
      name,
      people,
      posts: members.length,
    }));
  expect(said([...posts].reverse())).toEqual(said(posts));
});

describe('against the past', () => {
  const usual = week('en', 300, 11);
  const news = Array.from({ length: 24 }, (_, at) =>
    post(
      [
        'the aerolume lounge smells of paint',
        'paint smell in the lounge of aerolume',
        'lounge closed, wet paint, aerolume',
      ][at % 3]!,
      1_000 + at,
    ),
  );

  test('a theme knows how large it was', () => {
    const { themes } = themesOf(usual, usual);
    const read = themes.reduce((sum, { members }) => sum + members.length, 0) + themesOf(usual, usual).others;
    for (const { members, pastShare } of themes) expect(pastShare).toBeCloseTo(members.length / read, 10);
  });

  test('what is new is not left out of a short list, and was nothing before', () => {
    const { themes } = themesOf([...usual, ...news], week('en', 300, 12), 3);
    expect(themes.find(({ name }) => /paint|lounge/.test(name))).toMatchObject({ pastShare: 0 });
  });

  test('where there is none, nothing is said of it', () => {
    expect(themesOf(usual, []).themes.every(({ pastShare }) => pastShare === null)).toBe(true);
  });
});

test('nothing moves from one calm week to the next', () => {
  const moved = Array.from({ length: 16 }, (_, seed) => {
    const lang = seed % 2 === 0 ? 'en' : 'fr';
    const [now, past] = [week(lang, 300, 100 + seed), week(lang, 300, 200 + seed)];
    const { themes, others } = themesOf(now, past);
    const of = themes.reduce((sum, { members }) => sum + members.length, others);
    return themes.filter(({ members, people, pastShare }) =>
      hasMoved({
        posts: members.length,
        people,
        before: Math.round(pastShare! * past.length),
        found: { posts: members.length, of },
        foundBefore: { posts: pastShare! * past.length, of: past.length },
      }),
    );
  });
  expect(moved.filter((themes) => themes.length > 0).length).toBeLessThanOrEqual(1);
});

test('the names of a week say what it is about, and never what it is not', () => {
  for (const [lang, seed] of [
    ['en', 21],
    ['fr', 22],
  ] as const) {
    const names = themesOf(week(lang, 1_500, seed)).themes.map(({ name }) => name);
    expect(names).toHaveLength(10);
    for (const name of names)
      expect(name).not.toMatch(
        /\d|aerolume|lumatel|https?|@|^(?:flight|vol|client|merci|thanks?)$|denver|lille/i,
      );
  }
});

test('weeks that are made up keep their figures', () => {
  const figures = (['en', 'fr'] as const).map((lang, at) => {
    const brand = lang === 'en' ? 'Aerolume' : 'Lumatel';
    return figuresOf(madeWeek(lang, brand, 1_500, 31 + at), new Set([brand.toLowerCase()]));
  });
  const mean = (of: (figure: (typeof figures)[number]) => number) =>
    figures.reduce((sum, figure) => sum + of(figure), 0) / figures.length;
  expect(mean(({ purity }) => purity)).toBeGreaterThan(0.62);
  expect(mean(({ found10, reasons }) => found10 / reasons)).toBeGreaterThan(0.5);
  expect(mean(({ stable }) => stable)).toBeGreaterThan(0.65);
});
