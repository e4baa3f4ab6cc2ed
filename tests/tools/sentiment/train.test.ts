import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import brand from '../../../src/listening/sentiment/weights/brand.json' with { type: 'json' };
import general from '../../../src/listening/sentiment/weights/general.json' with { type: 'json' };
import { linesOf, supportRows } from '../../../tools/train-sentiment/rows.ts';
import {
  BRAND_SETTINGS,
  GENERAL_SETTINGS,
  hashOf,
  trainBrand,
  trainGeneral,
} from '../../../tools/train-sentiment/tables.ts';

const TEXT = join(import.meta.dirname, '../../../tools/train-sentiment/text');
const FILES = ['en', 'fr'].flatMap((lang) =>
  ['first', 'a', 'b', 'c'].map((hand) => ({ lang, name: `${lang}-${hand}.tsv` })),
);
const SHORT = { bits: 10, iterations: 8 };

describe('teaching', () => {
  const rows = FILES.flatMap(({ lang, name }) => supportRows(join(TEXT, name), lang).slice(0, 40));

  test('the same texts gives the same bytes', () => {
    expect(trainBrand(rows, SHORT)).toEqual(trainBrand(rows, SHORT));
    const shares = new Float64Array(rows.length).fill(1);
    expect(trainGeneral(rows, shares, SHORT)).toEqual(trainGeneral(rows, shares, SHORT));
  });

  test('other texts gives others', () => {
    expect(trainBrand(rows.slice(1), SHORT).weights).not.toBe(trainBrand(rows, SHORT).weights);
  });
});

describe('the tables that ship', () => {
  test.each([
    ['brand', brand, BRAND_SETTINGS],
    ['general', general, GENERAL_SETTINGS],
  ] as const)('%s is what its file says', (_, table, settings) => {
    const bytes = Buffer.from(table.weights, 'base64');
    expect(bytes.length).toBe(3 * 2 ** table.bits);
    expect(hashOf(bytes)).toBe(table.sha256);
    expect(table.settings).toEqual(settings);
  });

  test('brand was taught by the texts as they are', () => {
    const texts = FILES.map(({ name }) => ({ name, sha256: hashOf(readFileSync(join(TEXT, name))) }));
    expect(brand.data).toEqual(texts);
  });

  test('are small', () => {
    expect(JSON.stringify(brand).length + JSON.stringify(general).length).toBeLessThan(1_000_000);
  });
});

describe('the texts', () => {
  const all = FILES.flatMap(({ name }) => linesOf(join(TEXT, name)));

  test('are labeled, of a kind, and hold their target', () => {
    const wrong = all.filter(
      ([label, kind, target, text], at) =>
        !['neg', 'neu', 'pos'].includes(label!) ||
        !/^[a-z-]+$/.test(kind!) ||
        !text?.toLowerCase().includes(target!.toLowerCase()) ||
        all[at]!.length !== 4,
    );
    expect(wrong).toEqual([]);
  });

  test('that are kept to measure with share no five words in a row with those that teach', () => {
    const fives = (text: string): string[] => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
      return words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '));
    };
    const kept = all.filter(([, kind]) => kind === 'mixed');
    const taught = new Set(all.filter(([, kind]) => kind !== 'mixed').flatMap((row) => fives(row[3]!)));
    expect(kept.filter((row) => fives(row[3]!).some((five) => taught.has(five)))).toEqual([]);
    expect(kept.length).toBeGreaterThan(300);
  });
});
