import { type Reading, readText } from '../../src/listening/sentiment/reading.ts';
import { emptyFeatures, type Features, readFeatures } from '../../src/listening/sentiment/tables/features.ts';
import { GROUPS } from '../../src/listening/sentiment/tables/table.ts';
import type { Examples } from '../train/logistic.ts';
import type { Row } from './rows.ts';

/** Dense figures of a row, as the engine gives them to the table. */
export type DenseReader = (reading: Reading, lang: string, into: Float32Array) => void;

/** Rows as the numbers that a regression takes: hashed features first, dense ones behind them. */
export function examplesOf(
  rows: readonly Row[],
  bits: number,
  denseCount: number,
  /** Whether the sides of the target are features. */
  sided: boolean,
  weights: Float64Array,
  readDense: DenseReader,
): Examples {
  const starts = new Uint32Array(rows.length + 1);
  const all: Uint32Array[] = [];
  const values: Float32Array[] = [];
  const dense = new Float32Array(denseCount);
  const features = emptyFeatures();
  rows.forEach((row, at) => {
    const reading = readText(row);
    readFeatures(reading.tokens, reading.negated, reading.own, features);
    readDense(reading, row.lang, dense);
    const places = hashed(features, bits, sided);
    const size = 2 ** bits;
    dense.forEach((value, place) => {
      if (value !== 0) places.set(size + place, value);
    });
    all.push(Uint32Array.from(places.keys()));
    values.push(Float32Array.from(places.values()));
    starts[at + 1] = starts[at]! + places.size;
  });
  return {
    starts,
    features: joined(all, Uint32Array, starts[rows.length]!),
    values: joined(values, Float32Array, starts[rows.length]!),
    classes: Uint8Array.from(rows, ({ label }) => ['neg', 'neu', 'pos'].indexOf(label)),
    weights,
  };
}

function hashed(features: Features, bits: number, sided: boolean): Map<number, number> {
  const places = new Map<number, number>();
  const shift = 32 - bits;
  const take = (hashes: Uint32Array, count: number, group: number) => {
    const share = group / Math.sqrt(count);
    for (let at = 0; at < count; at++) {
      const place = hashes[at]! >>> shift;
      places.set(place, (places.get(place) ?? 0) + share);
    }
  };
  take(features.words, features.wordCount, GROUPS.words);
  take(features.pieces, features.pieceCount, GROUPS.pieces);
  if (sided) take(features.sides, features.sideCount, GROUPS.sides);
  return places;
}

function joined<T extends Uint32Array | Float32Array>(
  parts: readonly T[],
  make: new (length: number) => T,
  length: number,
): T {
  const whole = new make(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
