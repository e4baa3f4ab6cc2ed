import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawableText, glyphTest, registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import {
  balanceLines,
  cleanLabel,
  fitLine,
  fitMiddle,
  wrapLabel,
} from '../../../src/adapters/chart-image/label.ts';
import { namesWithin } from '../../../src/adapters/chart-image/names.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lettersIn = (text: string) => [...graphemes.segment(text)].length;
const anyText = fc.string({ unit: 'binary', maxLength: 80 });

describe('a cleaned label', () => {
  it.each([
    ['Kestrelbox 🔥 on fire', 'Kestrelbox on fire'],
    ['👨‍👩‍👧🇫🇷5️⃣', '5'],
    ['Nordlyn® & Co™', 'Nordlyn® & Co™'],
    ['two\nlines\tand  spaces', 'two lines and spaces'],
    ['\u202eenilno', 'enilno'],
    ['1\u202f234 à 48\u202f%', '1\u202f234 à 48\u202f%'],
    ['می‌خواهم', 'می‌خواهم'],
    ['e\u0301\u0302\u0303\u0304\u0305\u0306', 'e\u0301\u0302\u0303'],
    ['A name of far more letters than fit', 'A name of far more…'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(cleanLabel(text, 20)).toBe(cleaned);
  });

  it('is short, on one line and free of emoji and of marks that turn it around', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const label = cleanLabel(text, most);
        expect(lettersIn(label)).toBeLessThanOrEqual(most);
        expect(label).not.toMatch(/[\p{Cc}\p{Emoji_Presentation}\u202a-\u202e\u2066\u2067]/u);
      }),
    );
  });
});

describe('fitting', () => {
  it('cuts to what fits and says so', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, room) => {
        const fits = (line: string) => line.length <= room;
        const line = fitLine(text, fits);
        if (fits(text)) expect(line).toBe(text);
        else expect(line.replace(/\u2069+$/u, '').endsWith('…')).toBe(true);
      }),
    );
  });

  it('gives what was cut before one ellipsis, wherever it is cut again', () => {
    const cut = 'Kestrelbox…r Schools';
    for (let room = 1; room < cut.length; room += 1) {
      const fits = (line: string) => line.length <= room;
      expect(fitLine(cut, fits)).not.toMatch(/…\s*…/u);
      expect(fitLine('Kestrelbox Router…', fits)).not.toMatch(/…\s*…/u);
      expect(fitMiddle('Kestrelbox Router…', fits)).not.toMatch(/…\s*…/u);
    }
  });

  it('wraps without losing a word, until the last line', () => {
    const fits = (line: string) => line.length <= 12;
    expect(wrapLabel('one two three four', 3, fits)).toEqual(['one two', 'three four']);
    expect(wrapLabel('one two three four five six', 2, fits)).toEqual(['one two', 'three four…']);
    expect(wrapLabel('unbreakableword and', 2, fits)).toEqual(['unbreakable…', 'and']);
    expect(wrapLabel('', 2, fits)).toEqual([]);
  });
});

const isolated = fc
  .array(fc.constantFrom('a', 'bc', 'é', 'قهوة', ' ', ' ', '東京', '\u2068', '\u2069', 'W'), {
    maxLength: 40,
  })
  .map((parts) => cleanLabel(parts.join(''), 60));

/** Every isolate that begins ends, in its own line. */
function closes(line: string): boolean {
  let open = 0;
  for (const character of line) {
    if (character === '\u2068') open++;
    if (character === '\u2069' && --open < 0) return false;
  }
  return open === 0;
}

const bare = (text: string) => text.replace(/[\u2068\u2069 ]/gu, '');

describe('a name that runs from right to left', () => {
  it('keeps its isolate whole, however it is cut or broken', () => {
    fc.assert(
      fc.property(isolated, fc.integer({ min: 1, max: 30 }), (text, room) => {
        const fits = (line: string) => line.length <= room;
        const lines = [
          text,
          fitLine(text, fits),
          fitMiddle(text, fits),
          ...balanceLines(text, (line) => line.length, room),
          ...wrapLabel(text, 2, fits),
        ];
        for (const line of lines) expect(closes(line), JSON.stringify(line)).toBe(true);
      }),
    );
  });

  it('is not broken where a line can be broken beside it', () => {
    const name = '\u2068قهوة الصباح\u2069';
    expect(balanceLines(`${name}: 41 mentions`, (line) => line.length, 18)).toEqual([
      `${name}:`,
      '41 mentions',
    ]);
    expect(fitLine(`${name} said`, (line) => line.length <= 8)).toBe('\u2068قهوة…\u2069');
  });
});

describe('a title', () => {
  const width = (line: string) => line.length;

  it.each([
    ['short', ['short']],
    ['Kestrelbox: 41 mentions', ['Kestrelbox:', '41 mentions']],
    ['one two three four five six seven', ['one two three four', 'five six seven']],
    ['one two three four five six seven eight nine', ['one two three four', 'five six seven eig…']],
    [
      '東京カメラ検索サービスの会社についての投稿が三倍に増えた',
      ['東京カメラ検索サービスの会社についての', '投稿が三倍に増えた'],
    ],
    ['', []],
  ])('%j has two even lines at most', (title, lines) => {
    expect(balanceLines(title, width, 19)).toEqual(lines);
  });

  it('loses nothing that fits on two lines, and says where it is cut', () => {
    fc.assert(
      fc.property(isolated, fc.integer({ min: 4, max: 40 }), (text, room) => {
        const lines = balanceLines(text, width, room);
        expect(lines.length).toBeLessThanOrEqual(2);
        const shown = bare(lines.join(''));
        if (shown !== bare(text)) {
          expect(lines.at(-1)).toContain('…');
          expect(bare(text).startsWith(shown.slice(0, shown.lastIndexOf('…')))).toBe(true);
        }
      }),
    );
  });
});

describe('names that are cut', () => {
  it.each([
    [
      ['Fennel & Pike of the North', 'Fennel & Pike of the South'],
      ['Fennel…North', 'Fennel…South'],
    ],
    [
      ['Fennel & Pike 1 of the North', 'Fennel & Pike 2 of the North'],
      ['1. Fennel &…', '2. Fennel &…'],
    ],
    [
      ['Kestrelbox', 'Nordlyn'],
      ['Kestrelbox', 'Nordlyn'],
    ],
  ])('%j stay different: %j', (names, shown) => {
    expect(namesWithin(names, () => (name) => name.length <= 12)).toEqual(shown);
  });

  it('keep the number that tells them apart', () => {
    const names = ['Identical very long…', 'Identical very… (2)', 'Identical very… (3)', 'Nordlyn (4)'];
    expect(namesWithin(names, () => (name) => name.length <= 15)).toEqual([
      'Identical very…',
      'Identical… (2)',
      'Identical… (3)',
      'Nordlyn (4)',
    ]);
  });

  it('differ wherever they did', () => {
    const name = fc.tuple(
      fc.constantFrom('Fennel & Pike', 'Fennel and Pike of'),
      fc.nat(12),
      fc.constantFrom('', ' of the North'),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(
          name.map((parts) => parts.join(' ')),
          { maxLength: 8 },
        ),
        (names) => {
          const shown = namesWithin(names, () => (text) => text.length <= 12);
          expect(new Set(shown).size).toBe(names.length);
        },
      ),
    );
  });
});

describe('characters that no font here has', () => {
  registerFonts();
  const hasGlyph = glyphTest();

  it('are distinguished from those that Inter has', () => {
    expect([...'AéßőĞΩжв…€‘'].filter((letter) => !hasGlyph(letter))).toEqual([]);
    expect(hasGlyph('\u{10fffe}')).toBe(false);
  });

  it('are left out; a name of nothing else becomes its number', () => {
    const drawable = drawableText((character) => !/\p{Script=Han}/u.test(character));
    expect(drawable('東京 Camera', 2)).toBe('… Camera');
    expect(drawable('Camera 東京', 2)).toBe('Camera …');
    expect(drawable('東京', 2)).toBe('#2');
    expect(drawable('Kestrelbox', 2)).toBe('Kestrelbox');
    expect(drawable('', 2)).toBe('');
  });
});
