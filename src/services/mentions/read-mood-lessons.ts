import { LRUCache } from 'lru-cache';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { wordsOf } from '../../listening/mentions/judge-hit.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { learnSentiment, type MarkedPost } from '../../listening/sentiment/learn.ts';
import type { SentimentLessons } from '../../listening/sentiment/lessons.ts';
import type { Store } from '../../store/store.ts';

/** The newest marks teach. */
export const MAX_MARKS = 300;
/** Keywords whose lessons are kept at hand. */
const MAX_KEPT = 300;

/** What the marks of moods of a keyword teach; null = nothing. */
export async function readMoodLessons(
  store: Store,
  { workspaceId, id, kind }: Pick<Keyword, 'workspaceId' | 'id' | 'kind'>,
): Promise<SentimentLessons | null> {
  const marks = (await store.teaching(workspaceId, id, 'mood', MAX_MARKS)).reverse();
  // Copies of one story teach as one: what was marked last.
  const once = [...new Map(marks.map((taught) => [taught.mention.storyId, taught])).values()];
  return learnSentiment(
    once.flatMap(({ mark, mention: { post, hits } }): MarkedPost[] => {
      const hit = hits.find(({ keywordId }) => keywordId === id);
      if (!hit || (post.text === '' && post.title === null)) return [];
      const { title, lang, rating } = post;
      const label = mark.value as SentimentLabel;
      return [{ text: wordsOf(post), title, lang, rating, target: hit.terms, kind, label }];
    }),
  );
}

/** The same, learned anew only when people have taught something since. */
export function moodReader(
  store: Store,
): (keyword: Pick<Keyword, 'workspaceId' | 'id' | 'kind'>) => Promise<SentimentLessons | null> {
  const kept = new LRUCache<string, { version: string; lessons: SentimentLessons | null }>({ max: MAX_KEPT });
  return async (keyword) => {
    const key = `${keyword.workspaceId}/${keyword.id}`;
    const version = `${store.lessonsVersion()} ${keyword.kind}`;
    const before = kept.get(key);
    if (before?.version === version) return before.lessons;
    const lessons = await readMoodLessons(store, keyword);
    kept.set(key, { version, lessons });
    return lessons;
  };
}
