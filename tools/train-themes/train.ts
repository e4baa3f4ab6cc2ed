import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createReader } from '../../src/listening/themes/corpus.ts';
import { skipWords } from '../../src/listening/themes/skip-words.ts';
import { allSteps } from '../../src/listening/themes/steps.ts';
import { countTerms, keyOf, stemsOf, termsIn } from '../../src/listening/themes/terms.ts';

/**
 * Counts how often English talk holds each word and pair of words, and writes the counts that themes are held against. No text is
 * kept. The data are not part of the project (NOTICE names them).
 *
 *   npm run train:themes -- --data <folder with goemotions_en.tsv>
 */
const FILE = 'goemotions_en.tsv';
const COUNTS = join(import.meta.dirname, '../../src/listening/themes/background-en.json');
/** Rarer ones are told from chance by nobody. */
const LEAST_WORD = 4;
const LEAST_PAIR = 5;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) {
  console.error('Usage: npm run train:themes -- --data <folder with goemotions_en.tsv>');
  process.exit(2);
}

const bytes = readFileSync(join(values.data, FILE));
const texts = bytes
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) =>
    line
      .split('\t')
      .at(-1)!
      .replace(/\[(?:NAME|RELIGION)\]/g, '.'),
  );
const corpus = allSteps(
  createReader(skipWords(new Set())).read(texts.map((text) => ({ text, language: 'en' }))),
);
const counts = countTerms(texts.map((_, at) => termsIn(corpus, at)));
const rows = [...counts]
  .filter(([term, posts]) => posts >= (stemsOf(term).length > 1 ? LEAST_PAIR : LEAST_WORD))
  .map(([term, posts]): [string, number] => [keyOf(term, corpus.stems), posts])
  .filter(([key]) => /^[a-z ]+$/.test(key))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const file = {
  data: [{ name: FILE, sha256: createHash('sha256').update(bytes).digest('hex') }],
  posts: texts.length,
  counts: rows.map(([key, posts]) => `${key}:${posts}`).join(','),
};
writeFileSync(COUNTS, `${JSON.stringify(file, null, 2)}\n`);
console.log(`background-en.json: ${rows.length} terms of ${texts.length} posts`);
