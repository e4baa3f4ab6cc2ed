import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSentenceModel } from '../../src/adapters/sentence-worker/load.ts';
import type { Readable } from '../../src/listening/sentiment/reading.ts';
import { VECTOR_WIDTH } from '../../src/listening/sentiment/sentence/model.ts';
import { sentenceText } from '../../src/listening/sentiment/sentence/text.ts';
import { hashOf } from './tables.ts';

const BATCH = 32;
const CACHE = join(import.meta.dirname, '../../out/sentence-vectors');

/** Vectors of texts side by side. Those of the same texts are read once: 5,000 take a minute. */
export async function vectorsOf(rows: readonly Readable[]): Promise<Float32Array> {
  const texts = rows.map((row) => sentenceText(row));
  const file = join(CACHE, `${hashOf(texts.join('\n'))}.f32`);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }
  const read = await loadSentenceModel();
  const vectors = new Float32Array(texts.length * VECTOR_WIDTH);
  // Texts of one length are read together: a batch takes as long as its longest.
  const order = texts.map((_, at) => at).sort((a, b) => texts[a]!.length - texts[b]!.length || a - b);
  for (let from = 0; from < order.length; from += BATCH) {
    const batch = order.slice(from, from + BATCH);
    const found = await read(batch.map((at) => texts[at]!));
    for (const [place, at] of batch.entries())
      vectors.set(found.subarray(place * VECTOR_WIDTH, (place + 1) * VECTOR_WIDTH), at * VECTOR_WIDTH);
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, new Uint8Array(vectors.buffer));
  return vectors;
}
