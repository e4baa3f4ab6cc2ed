import { createHash } from 'node:crypto';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import {
  BRAND_DENSE,
  BRAND_FIGURES,
  GENERAL_DENSE,
  readBrandDense,
  readGeneralDense,
} from '../../src/listening/sentiment/tables/dense.ts';
import { balanced, regress } from '../train/logistic.ts';
import { examplesOf } from './examples.ts';
import type { Row } from './rows.ts';

const LABELS: readonly SentimentLabel[] = ['neg', 'neu', 'pos'];
/** Bytes are scaled so that this share of the weights fits; the few beyond are cut. */
const FITS = 0.9995;

/** How tables are taught; written into each of them. */
export const GENERAL_SETTINGS = { bits: 16, freedom: 0.3, denseFreedom: 30, iterations: 60 } as const;
export const BRAND_SETTINGS = {
  bits: 16,
  freedom: 0.6,
  denseFreedom: 60,
  patternFreedom: 12,
  rowWeight: 6,
  iterations: 60,
} as const;

interface Size {
  bits: number;
  iterations: number;
}

export interface TrainedTable {
  bits: number;
  scales: number[];
  dense: number[];
  weights: string;
}

/** @param shares how much each row counts */
export function trainGeneral(
  rows: readonly Row[],
  shares: Float64Array,
  { bits, iterations }: Size = GENERAL_SETTINGS,
): TrainedTable {
  const { freedom, denseFreedom } = GENERAL_SETTINGS;
  const weights = balanced(classesOf(rows), 3, shares);
  const examples = examplesOf(rows, bits, GENERAL_DENSE, false, weights, (reading, _lang, into) =>
    readGeneralDense(reading, into),
  );
  const size = 2 ** bits;
  const trained = regress(examples, {
    size: size + GENERAL_DENSE,
    classCount: 3,
    iterations,
    freedom: (feature) => (feature < size ? freedom : denseFreedom),
  });
  return inBytes(trained, bits);
}

export function trainBrand(rows: readonly Row[], { bits, iterations }: Size = BRAND_SETTINGS): TrainedTable {
  const { freedom, denseFreedom, patternFreedom, rowWeight } = BRAND_SETTINGS;
  const weights = balanced(classesOf(rows), 3).map((weight) => weight * rowWeight);
  const examples = examplesOf(rows, bits, BRAND_DENSE, true, weights, readBrandDense);
  const size = 2 ** bits;
  const trained = regress(examples, {
    size: size + BRAND_DENSE,
    classCount: 3,
    iterations,
    freedom: (feature) =>
      feature < size ? freedom : feature < size + BRAND_FIGURES ? denseFreedom : patternFreedom,
  });
  return inBytes(trained, bits);
}

export function classesOf(rows: readonly Row[]): Uint8Array {
  return Uint8Array.from(rows, ({ label }) => LABELS.indexOf(label));
}

/** Weights of the hashed features as bytes, each class on a scale of its own; the dense ones stay numbers. */
function inBytes(trained: Float64Array, bits: number): TrainedTable {
  const size = 2 ** bits;
  const bytes = new Int8Array(size * 3);
  const scales: number[] = [];
  for (let k = 0; k < 3; k++) {
    const sizes = Float64Array.from({ length: size }, (_, place) => Math.abs(trained[place * 3 + k]!)).sort();
    const scale = rounded(sizes[Math.floor(FITS * (size - 1))]! / 127) || 1;
    scales.push(scale);
    for (let place = 0; place < size; place++)
      bytes[place * 3 + k] = Math.max(-127, Math.min(127, Math.round(trained[place * 3 + k]! / scale)));
  }
  return {
    bits,
    scales,
    dense: Array.from(trained.subarray(size * 3), rounded),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

export function hashOf(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
