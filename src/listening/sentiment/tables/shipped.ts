import brand from '../weights/brand.json' with { type: 'json' };
import general from '../weights/general.json' with { type: 'json' };
import type { Table } from './table.ts';

/** A table as `npm run train:sentiment` writes it: with its hash, what it was taught with, and how. */
interface TableFile {
  bits: number;
  scales: number[];
  dense: number[];
  /** Base 64. */
  weights: string;
}

/** Taught by tweets, for posts without a target and for topics. */
export const GENERAL = tableOf(general);
/** Taught by support talk alone: where a brand is the target, words without a judgement mean trouble. */
export const BRAND = tableOf(brand);

function tableOf({ bits, scales, dense, weights }: TableFile): Table {
  const bytes = Buffer.from(weights, 'base64');
  return {
    bits,
    scales: scales as [number, number, number],
    dense: Float32Array.from(dense),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}
