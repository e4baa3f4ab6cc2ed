import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HEAD_SETTINGS, type TrainedHead, trainHead } from './heads.ts';
import { type Row, supportRows, tweetRows } from './rows.ts';
import { hashOf } from './tables.ts';
import { vectorsOf } from './vectors.ts';

const FILE = join(import.meta.dirname, '../../src/listening/sentiment/weights/heads.json');

type WrittenHead = TrainedHead & { settings: object; data: { name: string; sha256: string }[] };

/**
 * Teaches the heads of the sentence model: `brand` by the English support talk, `general` by tweets.
 * @param tweets null: the general head stays as it is
 */
export async function writeHeads(
  support: readonly string[],
  isTaught: (row: Row) => boolean,
  tweets: string | null,
): Promise<void> {
  const before = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as { general: WrittenHead })
    : null;
  const rows = support.flatMap((path) => supportRows(path, 'en')).filter(isTaught);
  const rare: Readonly<Record<string, number>> = HEAD_SETTINGS.brand.rare;
  const brand = await written(rows, support, HEAD_SETTINGS.brand, ({ kind }) => rare[kind] ?? 1);
  const general =
    tweets === null
      ? before?.general
      : await written(tweetRows(tweets), [tweets], HEAD_SETTINGS.general, () => 1);
  if (!general) throw new Error('The general head was never taught: give --data.');
  writeFileSync(FILE, `${JSON.stringify({ general, brand }, null, 2)}\n`);
  console.log(`heads.json: general ${hashOf(general.weights)}, brand ${hashOf(brand.weights)}`);
}

async function written(
  rows: readonly Row[],
  files: readonly string[],
  settings: { freedom: number; iterations: number },
  share: (row: Row) => number,
): Promise<WrittenHead> {
  const head = trainHead(rows, await vectorsOf(rows), Float64Array.from(rows, share), settings);
  const data = files.map((path) => ({ name: basename(path), sha256: hashOf(readFileSync(path)) }));
  return { settings, data, ...head };
}
