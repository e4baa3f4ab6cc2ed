import { loadSentenceModel } from '../../src/adapters/sentence-worker/load.ts';
import { VECTOR_WIDTH } from '../../src/listening/sentiment/sentence/model.ts';
import { namedText } from '../../src/listening/sentiment/sentence/text.ts';
import type { LabeledPost } from './curve.ts';

const BATCH = 32;

/** The posts in English with their sentence vectors, the others as they are. */
export async function withVectors(posts: readonly LabeledPost[]): Promise<LabeledPost[]> {
  const read = await loadSentenceModel();
  const vectors = new Map<LabeledPost, Float32Array>();
  const english = posts.filter(({ post }) => post.lang === 'en');
  for (let from = 0; from < english.length; from += BATCH) {
    const batch = english.slice(from, from + BATCH);
    const found = await read(batch.map(({ post, terms }) => namedText({ ...post, target: terms })));
    for (const [at, post] of batch.entries())
      vectors.set(post, found.subarray(at * VECTOR_WIDTH, (at + 1) * VECTOR_WIDTH));
  }
  return posts.map((post) => ({ ...post, vector: vectors.get(post) ?? null }));
}
