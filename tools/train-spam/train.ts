import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { START } from '../../src/listening/mentions/noise/shipped.ts';
import { DENSE_NAMES } from '../../src/listening/mentions/noise/spam-reading.ts';
import { plainRows, spamRows } from './rows.ts';
import { SETTINGS, teach } from './teach.ts';

/**
 * Teaches the table of spam and writes it, the same bytes every time. Spam and its look-alikes stand beside this file, written
 * for it by two hands; support talk of the sentiment tables is what is no spam, and so is every fourth of the labeled tweets,
 * which are not part of the project (NOTICE names them).
 *
 *   npm run train:spam -- --data <folder with semeval2017_en.tsv>
 */
const TEXT = join(import.meta.dirname, 'text');
const SUPPORT = join(import.meta.dirname, '../train-sentiment/text');
const TABLE = join(import.meta.dirname, '../../src/listening/mentions/noise/spam-table.json');
/** A block of the first hand that is kept to measure with. */
const KEPT_OUT = 'mixed';
const TWEETS = { name: 'semeval2017_en.tsv', every: 4, share: 0.3 } as const;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) {
  console.error('Usage: npm run train:spam -- --data <folder with semeval2017_en.tsv>');
  process.exit(2);
}

const spam = ['first', 'a'].map((hand) => join(TEXT, `${hand}.tsv`));
const support = ['en', 'fr'].flatMap((lang) =>
  ['first', 'a', 'b'].map((hand) => join(SUPPORT, `${lang}-${hand}.tsv`)),
);
const tweets = join(values.data, TWEETS.name);
const { weights, dense, ...rest } = teach([
  ...spam.flatMap(spamRows),
  ...support.flatMap((path) => plainRows(path, 1, KEPT_OUT)),
  ...plainRows(tweets, TWEETS.share).filter((_, at) => at % TWEETS.every === 0),
]);
const bytes = Buffer.from(weights.buffer);
const data = [...spam, ...support, tweets].map((path) => ({
  name: path.includes('train-spam') ? `spam/${basename(path)}` : basename(path),
  sha256: sha256(readFileSync(path)),
}));
const named = Object.fromEntries([...DENSE_NAMES, START].map((name, at) => [name, dense[at]]));
const file = {
  settings: SETTINGS,
  data,
  sha256: sha256(bytes),
  ...rest,
  dense: named,
  weights: bytes.toString('base64'),
};
writeFileSync(TABLE, `${JSON.stringify(file, null, 2)}\n`);
console.log(`spam-table.json: ${file.sha256}`);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
