import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Row, supportRows, tweetRows } from './rows.ts';
import {
  BRAND_SETTINGS,
  GENERAL_SETTINGS,
  hashOf,
  type TrainedTable,
  trainBrand,
  trainGeneral,
} from './tables.ts';
import { writeHeads } from './write-heads.ts';

/**
 * Teaches the tables of the sentiment engine and writes them into `src/listening/sentiment/weights/`, the same bytes every
 * time. The brand table is taught by the texts beside this file; the general table by labeled tweets, which are not part of
 * the project (NOTICE names them): without `--data` it stays as it is. So do the heads of the sentence model, whose vectors of
 * 47,000 tweets take ten minutes the first time.
 *
 *   npm run train:sentiment -- --data <folder with semeval2017_en.tsv, goemotions_en.tsv, vader_tweets_en.tsv> [--only tables]
 */
const TEXT = join(import.meta.dirname, 'text');
const WEIGHTS = join(import.meta.dirname, '../../src/listening/sentiment/weights');
/** Hands that write one way each; a block of the first one, about other trades, is kept to measure with. */
const HANDS = ['first', 'a', 'b', 'c'] as const;
const KEPT_OUT = 'mixed';
/** How much a row of each set counts: comments of a forum are less like posts than tweets are. */
const TWEETS = { 'semeval2017_en.tsv': 1, 'goemotions_en.tsv': 0.4, 'vader_tweets_en.tsv': 1 } as const;

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } });

const supportFiles = (['en', 'fr'] as const).flatMap((lang) =>
  HANDS.map((hand) => ({ lang, path: join(TEXT, `${lang}-${hand}.tsv`) })),
);
const support = supportFiles.flatMap(({ path, lang }) =>
  supportRows(path, lang).filter(({ kind }) => kind !== KEPT_OUT),
);
write(
  'brand.json',
  trainBrand(support),
  BRAND_SETTINGS,
  supportFiles.map(({ path }) => path),
);

if (values.data === undefined)
  console.log('Without --data <folder>, the general table stays as it is: it is taught by labeled tweets.');
else {
  const folder = values.data;
  const sets = Object.entries(TWEETS).map(([name, share]) => ({ path: join(folder, name), share }));
  const rows: Row[] = [];
  const shares: number[] = [];
  for (const { path, share } of sets)
    for (const row of tweetRows(path)) {
      rows.push(row);
      shares.push(share);
    }
  write(
    'general.json',
    trainGeneral(rows, Float64Array.from(shares)),
    GENERAL_SETTINGS,
    sets.map(({ path }) => path),
  );
}

if (values.only !== 'tables') await teachHeads();

async function teachHeads(): Promise<void> {
  const english = supportFiles.filter(({ lang }) => lang === 'en').map(({ path }) => path);
  const tweets = values.data === undefined ? null : join(values.data, 'semeval2017_en.tsv');
  await writeHeads(english, ({ kind }) => kind !== KEPT_OUT, tweets);
}

function write(name: string, table: TrainedTable, settings: object, files: readonly string[]): void {
  const { weights, ...rest } = table;
  const data = files.map((path) => {
    const bytes = readFileSync(path);
    return { name: basename(path), sha256: hashOf(bytes) };
  });
  const file = { settings, data, sha256: hashOf(Buffer.from(weights, 'base64')), ...rest, weights };
  writeFileSync(join(WEIGHTS, name), `${JSON.stringify(file, null, 2)}\n`);
  console.log(`${name}: ${file.sha256}`);
}
