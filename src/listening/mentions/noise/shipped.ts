import file from './spam-table.json' with { type: 'json' };
import type { SpamTable } from './spam-table.ts';

const { bits, scale, dense, weights } = file;
const bytes = Buffer.from(weights, 'base64');

/** The table as `npm run train:spam` wrote it. */
export const SPAM_TABLE: SpamTable = {
  bits,
  scale,
  dense,
  weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
};
