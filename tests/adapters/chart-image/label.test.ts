import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawableText, glyphTest, registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import { cleanLabel, fitLine, wrapLabel } from '../../../src/adapters/chart-image/label.ts';
import { dayStarts, thinLabels } from '../../../src/adapters/chart-image/thin-labels.ts';

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
        else expect(line.endsWith('…')).toBe(true);
      }),
    );
  });

  it('wraps without losing a word, until the last line', () => {
    const fits = (line: string) => line.length <= 12;
    expect(wrapLabel('one two three four', 3, fits)).toEqual(['one two', 'three four']);
    expect(wrapLabel('one two three four five six', 2, fits)).toEqual(['one two', 'three four…']);
    expect(wrapLabel('unbreakableword and', 2, fits)).toEqual(['unbreakable…', 'and']);
    expect(wrapLabel('', 2, fits)).toEqual([]);
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

describe('labels of an axis', () => {
  const measure = (text: string) => text.length * 7;
  const hours = (count: number, every = 1) =>
    Array.from({ length: count }, (_, at) => {
      const hour = 9 + at * every;
      return `Day ${Math.floor(hour / 24) + 1}, ${String(hour % 24).padStart(2, '0')}:00`;
    });

  it('are the days, at their first point, when hours span several', () => {
    const labels = hours(56, 3);
    const shown = thinLabels(labels, 720, measure);
    const printed = shown.flatMap((label, at) => (label ? [[at, label]] : []));
    expect(printed.slice(0, 2)).toEqual([
      [5, 'Day 2'],
      [13, 'Day 3'],
    ]);
    expect(dayStarts(labels)).toEqual(printed.map(([at]) => at));
  });

  it('are round hours within a day, and the day at midnight', () => {
    const shown = thinLabels(hours(24), 720, measure).filter((label) => label !== '');
    expect(shown).toContain('Day 2');
    expect(
      shown.filter((label) => label !== 'Day 2').every((label) => Number.parseInt(label, 10) % 3 === 0),
    ).toBe(true);
  });

  it('never touch one another, whatever they are', () => {
    const label = fc.oneof(anyText, fc.constantFrom(...hours(40)));
    fc.assert(
      fc.property(fc.array(label, { maxLength: 80 }), fc.integer({ min: 100, max: 900 }), (labels, width) => {
        const shown = thinLabels(labels, width, measure);
        expect(shown).toHaveLength(labels.length);
        const step = width / Math.max(1, labels.length);
        let end = Number.NEGATIVE_INFINITY;
        for (const [at, text] of shown.entries()) {
          if (text === '') continue;
          expect((at + 0.5) * step - measure(text) / 2).toBeGreaterThanOrEqual(end - 0.001);
          end = (at + 0.5) * step + measure(text) / 2;
        }
      }),
    );
  });
});
