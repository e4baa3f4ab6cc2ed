import { DENSE_NAMES, readSpam } from '../../src/listening/mentions/noise/spam-reading.ts';
import { GROUPS, type SpamTable } from '../../src/listening/mentions/noise/spam-table.ts';
import { balanced, type Examples, regress } from '../train/logistic.ts';

/** How the table is taught; written beside it. */
export const SETTINGS = {
  bits: 15,
  freedom: 2,
  denseFreedom: 10,
  startFreedom: 100,
  iterations: 80,
} as const;
/** Bytes are scaled so that this share of the weights fits; the few beyond are cut. */
const FITS = 0.9995;

export interface SpamRow {
  text: string;
  isSpam: boolean;
  /** How much it counts. */
  share: number;
}

export function teach(rows: readonly SpamRow[]): SpamTable {
  const size = 2 ** SETTINGS.bits;
  const classes = Uint8Array.from(rows, ({ isSpam }) => Number(isSpam));
  const shares = Float64Array.from(rows, ({ share }) => share);
  const trained = regress(examplesOf(rows, classes, balanced(classes, 2, shares)), {
    size: size + DENSE_NAMES.length + 1,
    classCount: 2,
    iterations: SETTINGS.iterations,
    freedom: (feature) =>
      feature < size
        ? SETTINGS.freedom
        : feature < size + DENSE_NAMES.length
          ? SETTINGS.denseFreedom
          : SETTINGS.startFreedom,
  });
  const weights = Float64Array.from(
    { length: trained.length / 2 },
    (_, at) => trained[at * 2 + 1]! - trained[at * 2]!,
  );
  const hashed = weights.subarray(0, size);
  const sizes = Float64Array.from(hashed, Math.abs).sort();
  const scale = rounded(sizes[Math.floor(FITS * (size - 1))]! / 127) || 1;
  return {
    bits: SETTINGS.bits,
    scale,
    dense: Array.from(weights.subarray(size), rounded),
    weights: Int8Array.from(hashed, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
  };
}

function examplesOf(rows: readonly SpamRow[], classes: Uint8Array, weights: Float64Array): Examples {
  const { bits } = SETTINGS;
  const size = 2 ** bits;
  const starts = new Uint32Array(rows.length + 1);
  const places: number[] = [];
  const values: number[] = [];
  rows.forEach(({ text }, row) => {
    const { features, dense } = readSpam(text, 0);
    const own = new Map<number, number>();
    const add = (hashes: Uint32Array, count: number, group: number): void => {
      for (let at = 0; at < count; at++) {
        const place = hashes[at]! >>> (32 - bits);
        own.set(place, (own.get(place) ?? 0) + group / Math.sqrt(count));
      }
    };
    add(features.words, features.wordCount, GROUPS.words);
    add(features.pieces, features.pieceCount, GROUPS.pieces);
    dense.forEach((value, at) => {
      if (value !== 0) own.set(size + at, value);
    });
    own.set(size + DENSE_NAMES.length, 1);
    for (const [place, value] of own) {
      places.push(place);
      values.push(value);
    }
    starts[row + 1] = places.length;
  });
  return { starts, features: Uint32Array.from(places), values: Float32Array.from(values), classes, weights };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
