import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figuresOf } from '../../tools/eval-themes/figures.ts';
import { madeWeek } from '../../tools/eval-themes/made-week.ts';
import { readRows, wordsOfBrand } from '../../tools/eval-themes/read.ts';

test('a labeled file is read, and a label that says nothing is none', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'eval-themes-')), 'posts.tsv');
  writeFileSync(
    path,
    "Late Flight\tUS Airways\tdelayed again\r\nCan't Tell\tUS Airways\tugh\n\tDelta\thi\twith a tab\n\nno columns\n",
  );
  expect(readRows(path)).toEqual([
    { label: 'Late Flight', brand: 'US Airways', text: 'delayed again' },
    { label: null, brand: 'US Airways', text: 'ugh' },
    { label: null, brand: 'Delta', text: 'hi with a tab' },
  ]);
  expect(wordsOfBrand('US Airways')).toEqual(new Set(['us', 'airways', 'usairways']));
});

test('purity is of posts whose reason is known, and a reason is found where it leads', () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({
    brand: 'Velmo',
    label: at % 3 === 0 ? null : at % 2 === 0 ? 'printer' : 'invoice',
    text: at % 2 === 0 ? `the velmo printer jams on day ${at}` : `velmo sent a wrong invoice on day ${at}`,
  }));
  const figures = figuresOf(rows, new Set(['velmo']));
  expect(figures).toMatchObject({
    pure: 2,
    purity: 1,
    reasons: 2,
    found5: 2,
    found10: 2,
    stable: 1,
    covered: 1,
  });
});

test('a made week is the same in every run', () => {
  expect(madeWeek('fr', 'Lumatel', 50, 3)).toEqual(madeWeek('fr', 'Lumatel', 50, 3));
});
