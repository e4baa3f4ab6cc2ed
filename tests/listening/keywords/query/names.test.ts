import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nameSigns } from '../../../../src/listening/keywords/query/names.ts';
import { runs } from '../../../runs.ts';

describe('signs that belong to names', () => {
  test.each([
    ['C++', 'C++'],
    ['C++,', 'C++'],
    ['(C#)', 'C#'],
    ['.NET', '.NET'],
    ['.NET-based', '.NET-based'],
    ['ASP.NET', 'ASP.NET'],
    ['Node.js.', 'Node.js'],
    ['"R&D"', 'R&D'],
    ['AT&T;', 'AT&T'],
    ['M&M’s', 'M&M’s'],
    ['Yahoo!', 'Yahoo!'],
    ['Yahoo!!', 'Yahoo!'],
    ['$KSTR', '$KSTR'],
    ['Ke$ha', 'Ke$ha'],
    ['U.S.A.', 'U.S.A'],
    ['4.2', '4.2'],
    ['Ｃ＋＋', 'Ｃ＋＋'],
    ['@maple.fox', '@maple.fox'],
    ['senior C++ developer', 'senior C++ developer'],
  ])('of %s count in %s', (typed, text) => {
    const signs = nameSigns(typed)!;
    expect(typed.slice(signs.start, signs.end)).toBe(text);
  });

  test.each([
    ...[
      'acme',
      'acme.',
      'acme!',
      '+acme',
      '...acme',
      'acme&',
      '#tag',
      '@handle',
      'wi-fi',
      "o'brien",
      '$500',
      '100%',
    ],
    ...['Marks & Spencer', 'acme, inc', '東京', '🔥', '++', '', 'a/c', 'and/or'],
  ])('are none in %s', (typed) => {
    expect(nameSigns(typed)).toBeNull();
  });

  it('for any text, stand around the very text they were read from', () => {
    const unit = fc.constantFrom(..."abC1é京+#&.$!-_ ([{^*?|\\/'’@".split(''), '\u0301', '\u200d');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (chars) => {
        const typed = chars.join('');
        const signs = nameSigns(typed);
        if (!signs) return;
        expect(signs.start).toBeLessThan(signs.end);
        expect(signs.end).toBeLessThanOrEqual(typed.length);
        const cut = typed.slice(signs.start, signs.end);
        expect(nameSigns(cut)?.stand(cut, 0, cut.length)).toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
  });
});
