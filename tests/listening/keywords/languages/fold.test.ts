import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tokenize } from '../../../../src/listening/keywords/languages/tokenize.ts';
import { tokenizeTag } from '../../../../src/listening/keywords/languages/tokenize-tag.ts';
import { runs } from '../../../runs.ts';

const readings = (text: string) =>
  [...(tokenize(text).alternates?.values() ?? [])].flat().map(({ key }) => key);

describe('folded words', () => {
  test.each([
    ['Hello, World-wide 42!', ['hello', 'world', 'wide', '42']],
    ['Éàç ñ Ü å', ['eac', 'n', 'u', 'a']],
    ['Straße ẞ œuvre Ærø Łódź', ['strasse', 'ss', 'oeuvre', 'aero', 'lodz']],
    ['İıIi', ['iiii']],
    ['ΌΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['Ёлка йод', ['елка', 'иод']],
    ['ＡＣＭＥ１２ ﬁn x²', ['acme12', 'fin', 'x2']],
    ['m\u00adi\u200bx ze\u200drο', ['mix', 'zerο']],
    ['acme™ ½ ©', ['acme']],
    ['हिन्दी', ['हिन्दी']],
    ['עִבְרִית العَرَبِيَّة', ['עברית', 'العربيه']],
    ['日本語 かなカナ ｶﾅ', ['日', '本', '語', 'か', 'な', 'カ', 'ナ', 'カ', 'ナ']],
    ['\u1112\u1161\u11ab국', ['한', '국']],
    ['ที่', ['ที่']],
    ['👩‍💻 ❤️ 👍🏽 🇫🇷🇩🇪', ['👩', '💻', '❤', '👍', '🇫🇷', '🇩🇪']],
    ['see https://x.example/a_b?c=d, then www.y.example', ['see', '', 'then', '']],
    ['https の (http://x.example)', ['https', 'の', '']],
    ['http://x.exampleを見て', ['', 'を', '見', 'て']],
    ['#AcmeFailHTMLNow @acme_help', ['acme', 'fail', 'html', 'now', 'acme', 'help']],
    ['#iPhone #ÉtéIci #4K', ['iphone', 'ete', 'ici', '4', 'k']],
  ])('%s', (text, keys) => {
    expect(tokenize(text).keys).toEqual(keys);
  });

  test.each([
    ['wi-fi', ['wifi']],
    ['a-b-c', ['ab', 'abc', 'bc']],
    ["O'Brien McDonald’s", ['obrien', 'mcdonalds']],
    ["l'ion d’or jusqu'ici dell'arte", []],
    ["she'll we're can't", []],
    ['well - known', []],
    ['#AcmeFail', ['acmefail', '#acmefail', '#@acmefail']],
    ['@acme @x', ['@acme', '#@acme', '@x', '#@x']],
    ['bob@acme c#x a&b', []],
    ['東-京', []],
  ])('other readings of %s', (text, keys) => {
    expect(readings(text)).toEqual(keys);
  });

  it('reads a declared tag like a hashtag', () => {
    const { keys, alternates } = tokenizeTag('Machine-Learning');
    expect(keys).toEqual(['machine', 'learning']);
    expect(alternates?.get(0)?.map(({ key }) => key)).toEqual([
      'machinelearning',
      '#machinelearning',
      '#@machinelearning',
    ]);
    expect(tokenizeTag('++').keys).toEqual([]);
  });

  it('for any text, words lie in the text, in order, and do not overlap', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'B',
            'é',
            '\u0301',
            '-',
            "'",
            '#',
            '@',
            '_',
            ' ',
            '京',
            '🔥',
            '\u200d',
            'İ',
            'www.',
            'http://',
          ),
          {
            maxLength: 14,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { keys, starts, ends, alternates } = tokenize(text);
        let last = 0;
        keys.forEach((_, at) => {
          expect(starts[at]).toBeGreaterThanOrEqual(last);
          expect(ends[at]).toBeGreaterThan(starts[at]!);
          last = ends[at]!;
        });
        expect(last).toBeLessThanOrEqual(text.length);
        for (const [at, here] of alternates ?? []) {
          for (const { from, to, start, end } of here) {
            expect(from).toBe(at);
            expect(to).toBeLessThanOrEqual(keys.length);
            expect(start).toBeLessThanOrEqual(starts[from]!);
            expect(end).toBe(ends[to - 1]);
          }
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
});
