import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { canLearn, learnBySentence, type SentenceRelevance } from '../../listening/relevance/by-sentence.ts';
import { featuresOf, shownIn } from '../../listening/relevance/features.ts';
import type { SentenceModel } from '../../listening/sentiment/sentence/model.ts';
import { namedText } from '../../listening/sentiment/sentence/text.ts';
import type { Store } from '../../store/store.ts';
import { markedPosts, readMarks } from './read-relevance-lessons.ts';

/** Vectors of marked posts that are kept at hand, 2 kB each: one more mark costs one text. */
const MAX_VECTORS = 4_000;
/** Keywords whose lessons are kept at hand; those of most are that nothing was marked. */
const MAX_KEPT = 2_000;
/** Texts in one go: when the model breaks off, so many are read alone next time. */
const AT_ONCE = 32;

/** Learns from the vectors of marked posts in English; nothing of it is stored. */
export interface SentenceLearner {
  /**
   * What a keyword's marks teach; null = too few of them are in English, or all say the same. Learned anew when the marks are
   * others.
   * @returns 'later' when the model does not run now
   */
  learn(keyword: Keyword): Promise<SentenceRelevance | null | 'later'>;
  /** What was learned of a keyword last, and holds. */
  learned(keyword: Pick<Keyword, 'workspaceId' | 'id'>): SentenceRelevance | null;
}

export function createSentenceLearner(store: Store, model: SentenceModel): SentenceLearner {
  const kept = new LRUCache<string, { version: string; name: string; learned: SentenceRelevance | null }>({
    max: MAX_KEPT,
  });
  const vectors = new LRUCache<string, Float32Array | 'unreadable'>({ max: MAX_VECTORS });
  /** Over one of these the model broke off: each is read alone, and left out when it breaks off again. */
  const suspects = new Set<string>();

  /** @returns false when the model does not run now */
  const read = async (texts: readonly string[]): Promise<boolean> => {
    const missing = [...new Set(texts)].filter((text) => !vectors.has(text));
    const alone = missing.filter((text) => suspects.has(text));
    const others = missing.filter((text) => !suspects.has(text));
    const batches = alone.map((text) => [text]);
    for (let from = 0; from < others.length; from += AT_ONCE)
      batches.push(others.slice(from, from + AT_ONCE));
    for (const batch of batches) {
      const [first = ''] = batch;
      const wasSuspect = suspects.delete(first);
      try {
        const found = await model.vectorsOf(batch);
        if (!found) return false;
        for (const [at, text] of batch.entries()) vectors.set(text, found[at]!);
      } catch {
        // The model counts its failures, and says so.
        if (wasSuspect) vectors.set(first, 'unreadable');
        else for (const text of batch) suspects.add(text);
        return false;
      }
    }
    return true;
  };

  const learn = async (keyword: Keyword): Promise<SentenceRelevance | null | 'later'> => {
    const key = keyOf(keyword);
    const version = JSON.stringify([store.lessonsVersion(), keyword.context]);
    const before = kept.get(key);
    if (before?.version === version) return before.learned;
    const marked = markedPosts(keyword, await readMarks(store, keyword))
      .filter(({ post }) => post.lang === 'en')
      .map((found) => ({ ...found, text: namedText({ ...found.post, target: found.terms }) }));
    const name = nameOf([
      keyword.context ?? [],
      ...marked.map(({ post: { author, site }, about, text }) => [about, text, author?.key ?? null, site]),
    ]);
    let learned: SentenceRelevance | null = null;
    if (before?.name === name) learned = before.learned;
    else if (canLearn(marked)) {
      if (!(await read(marked.map(({ text }) => text)))) return 'later';
      learned = learnBySentence(
        marked.flatMap(({ post, terms, about, text }) => {
          const vector = vectors.get(text);
          if (vector === undefined || vector === 'unreadable') return [];
          return [{ about, vector, features: new Set(featuresOf(post, shownIn(post, terms)).keys()) }];
        }),
        name,
      );
    }
    kept.set(key, { version, name, learned });
    return learned;
  };

  return { learn, learned: (keyword) => kept.get(keyOf(keyword))?.learned ?? null };
}

function keyOf({ workspaceId, id }: Pick<Keyword, 'workspaceId' | 'id'>): string {
  return `${workspaceId}/${id}`;
}

/** Other marks and other context words have another. */
function nameOf(learnedFrom: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(learnedFrom)).digest('hex').slice(0, 8);
}
