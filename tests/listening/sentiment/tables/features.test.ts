import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../../src/listening/sentiment/reading.ts';
import { emptyFeatures, readFeatures } from '../../../../src/listening/sentiment/tables/features.ts';

function featuresOf(text: string, lang = 'en', name = ''): Record<'words' | 'pieces' | 'sides', number[]> {
  const start = name === '' ? -1 : text.indexOf(name);
  const target = start < 0 ? [] : [{ field: 'text' as const, start, end: start + name.length }];
  const { tokens, negated, own } = readText({ text, title: null, lang, target });
  const features = readFeatures(tokens, negated, own, emptyFeatures());
  return {
    words: [...features.words.subarray(0, features.wordCount)],
    pieces: [...features.pieces.subarray(0, features.pieceCount)],
    sides: [...features.sides.subarray(0, features.sideCount)],
  };
}

const digest = (features: object): string =>
  createHash('sha256').update(JSON.stringify(features)).digest('hex').slice(0, 12);

/** Weights are worth nothing when a text is read in another way than when they were taught: these may not change unnoticed. */
test.each([
  ['en', '', 'The app crashed twice today'],
  ['en', 'Kestrelbox', "@Kestrelbox it doesn't work!! https://x.example/1 #epicfail 😡"],
  ['en', 'Kestrelbox', 'Switched from Harbell to Kestrelbox, 3 months ago… SO happy'],
  ['fr', 'Kestrelbox', "J’attends toujours ma Kestrelbox, ça n'avance pas"],
  ['fr', '', 'Réglé en dix minutes, merciii'],
])('%s, toward "%s": %s', (lang, name, text) => {
  const { words, pieces, sides } = featuresOf(text, lang, name);
  expect([words.length, pieces.length, sides.length, digest({ words, pieces, sides })]).toMatchSnapshot();
});

describe('a text is read', () => {
  const words = fc.array(fc.constantFrom('it', 'not', 'works', 'slow', '!', 'été', '😡', 'Harbell', 'the'), {
    minLength: 1,
    maxLength: 20,
  });

  test('the same whatever the brand is called', () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom('Brilliant', 'Zorvane', 'Awful Tree', '7Oaks'),
        (a, b, name) => {
          const around = (brand: string) => featuresOf(`${a.join(' ')} ${brand} ${b.join(' ')}`, 'en', brand);
          expect(around(name)).toEqual(around('Qqq'));
        },
      ),
      { seed: 15, numRuns: 200 },
    );
  });

  test('without regard to accents, capitals of single words, and letters that are drawn out', () => {
    expect(featuresOf('déjà réglé', 'fr')).toEqual(featuresOf('deja regle', 'fr'));
    expect(featuresOf('Good', 'en')).toEqual(featuresOf('good', 'en'));
    expect(featuresOf('soooo', 'en')).toEqual(featuresOf('sooooooo', 'en'));
  });

  test('with more to it where it is negated, and with sides only where a target stands in it', () => {
    expect(featuresOf('it works').words.length).toBeLessThan(featuresOf('not works').words.length);
    expect(featuresOf('it works').sides).toEqual([]);
    expect(featuresOf('Kestrelbox works', 'en', 'Kestrelbox').sides.length).toBe(1);
  });

  test('whole, whatever its length', () => {
    const once = featuresOf('slow service. ');
    const often = featuresOf('slow service. '.repeat(150));
    expect(often.pieces.length).toBe(150 * once.pieces.length);
  });
});
