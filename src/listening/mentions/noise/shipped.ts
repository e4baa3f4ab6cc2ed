import { DENSE_NAMES } from './spam-reading.ts';
import file from './spam-table.json' with { type: 'json' };
import type { SpamTable } from './spam-table.ts';

/** The name of the start value among the dense weights. */
export const START = 'start';

const { bits, scale, weights } = file;
const dense: Readonly<Record<string, number>> = file.dense;
const bytes = Buffer.from(weights, 'base64');

/** The table as `npm run train:spam` wrote it. */
export const SPAM_TABLE: SpamTable = {
  bits,
  scale,
  dense: [...DENSE_NAMES, START].map((name) => dense[name] ?? Number.NaN),
  weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
};
