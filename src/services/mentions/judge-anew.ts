import { LRUCache } from 'lru-cache';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { heldBack, moodOf, wordsOf } from '../../listening/mentions/judge-hit.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Hit, Mention, Relevance } from '../../listening/mentions/mention.ts';
import { storedContext } from '../../listening/mentions/noise.ts';
import { isBySentence, type SentenceRelevance } from '../../listening/relevance/by-sentence.ts';
import { judgeRelevance } from '../../listening/relevance/judge-relevance.ts';
import type { SentenceModel } from '../../listening/sentiment/sentence/model.ts';
import { namedText, sentenceText } from '../../listening/sentiment/sentence/text.ts';
import type { Clock } from '../../listening/time.ts';
import type { HitChange, Store } from '../../store/store.ts';
import type { SentenceLearner } from './learn-by-sentence.ts';
import type { lessonsReader } from './read-lessons.ts';

/** Vectors of stored posts that are kept at hand, 2 kB each: one more mark reads them again. */
const MAX_VECTORS = 8_000;

/** A keyword with what the vectors of its marked posts taught. */
export interface Judge {
  keyword: Keyword;
  /** 'later' = the model does not run now. */
  model: SentenceRelevance | null | 'later';
}

/** `relevance`: their moods stay. */
export type Asked = 'all' | 'relevance';

/** Judges stored posts of one workspace anew with what the sentence model says of them. */
export interface Anew {
  /** By keyword. */
  judges(workspaceId: string): Promise<ReadonlyMap<string, Judge>>;
  /** Whether the judgement of a hit is another when the model reads it. */
  isDue(mention: Mention, judges: ReadonlyMap<string, Judge>, asked: Asked): boolean;
  /** @returns the hits that are others; null when the model does not run now, `broke` when it broke off over these */
  changes(
    workspaceId: string,
    mentions: readonly Mention[],
    judges: ReadonlyMap<string, Judge>,
    asked: Asked,
  ): Promise<HitChange[] | null | 'broke'>;
}

export function createAnew(parts: {
  store: Store;
  model: SentenceModel;
  learner: SentenceLearner;
  lessonsOf: ReturnType<typeof lessonsReader>;
  clock: Clock;
}): Anew {
  const { store, model, learner, lessonsOf, clock } = parts;
  const kept = new LRUCache<string, Float32Array>({ max: MAX_VECTORS });

  const judges = async (workspaceId: string) => {
    const found = new Map<string, Judge>();
    for (const keyword of await store.keywords(workspaceId))
      found.set(keyword.id, { keyword, model: await learner.learn(keyword) });
    return found;
  };

  const changes: Anew['changes'] = async (workspaceId, mentions, judges, asked) => {
    const due = mentions.flatMap((mention) => dueIn(mention, judges, asked));
    if (due.length === 0) return [];
    const read = due.map(({ mention: { post }, hit: { terms }, mood, relevance }) => {
      const { title, text } = post;
      return {
        mood: mood ? sentenceText({ title, text: wordsOf(post), target: terms }) : null,
        relevance: relevance === 'vector' ? namedText({ title, text, target: terms }) : null,
      };
    });
    const vectors = new Map<string, Float32Array>();
    const missing = new Set<string>();
    for (const text of read.flatMap((texts) => [texts.mood, texts.relevance])) {
      const known = text === null ? undefined : kept.get(text);
      if (known) vectors.set(text!, known);
      else if (text !== null) missing.add(text);
    }
    try {
      const found = missing.size === 0 ? [] : await model.vectorsOf([...missing]);
      if (!found) return null;
      for (const [at, text] of [...missing].entries()) vectors.set(text, found[at]!);
    } catch {
      // The model counts its failures, and says so.
      return 'broke';
    }
    for (const { relevance } of read) if (relevance !== null) kept.set(relevance, vectors.get(relevance)!);
    const keywords = new Map(due.map(({ keyword }) => [keyword.id, keyword]));
    const lessons = await lessonsOf(workspaceId, [...keywords.values()], clock.now());
    return due.map(({ mention: { id, post, hits }, hit, keyword, model, relevance }, at): HitChange => {
      const { terms } = hit;
      const known = lessons(keyword.id);
      const vectorOf = (text: string | null) => (text === null ? null : vectors.get(text)!);
      const [mood, vector] = [vectorOf(read[at]!.mood), vectorOf(read[at]!.relevance)];
      const sentiment = mood ? moodOf(post, keyword, terms, known.sentiment, mood) : hit.sentiment;
      const change = { mentionId: id, contentHash: post.contentHash, before: hit };
      if (!relevance) return { ...change, hit: { ...hit, sentiment } };
      const reading = vector && model ? { model, vector } : null;
      const judged = judgeRelevance(post, keyword, terms, known.relevance, reading).relevance;
      const held = heldBack(post, keyword, terms, judged, known, storedContext(hits));
      return { ...change, hit: { ...hit, sentiment, relevance: judged, held } };
    });
  };

  return { judges, isDue: (...of) => dueIn(...of).length > 0, changes };
}

interface Due {
  mention: Mention;
  /** As the engine has it. */
  hit: Hit;
  keyword: Keyword;
  model: SentenceRelevance | null;
  mood: boolean;
  /** `words`: what was learned of vectors holds no more. */
  relevance: 'vector' | 'words' | null;
}

/** What the engine says of hits in English that the model has not read, or by other marks. */
function dueIn(mention: Mention, judges: ReadonlyMap<string, Judge>, asked: Asked): Due[] {
  return mention.hits.flatMap((marked): Due[] => {
    const hit = engineHit(marked);
    const judge = judges.get(hit.keywordId);
    if (!judge) return [];
    const { keyword } = judge;
    const mood = asked === 'all' && hit.sentiment.method === 'tables' && hit.sentiment.lang === 'en';
    const relevance = relevanceDue(hit.relevance, mention.post.lang, judge.model);
    const model = judge.model === 'later' ? null : judge.model;
    return mood || relevance ? [{ mention, hit, keyword, model, mood, relevance }] : [];
  });
}

function relevanceDue(relevance: Relevance, lang: string | null, model: Judge['model']): Due['relevance'] {
  if (model === 'later') return null;
  if (model && lang === 'en') return relevance.version === model.version ? null : 'vector';
  return isBySentence(relevance) ? 'words' : null;
}
