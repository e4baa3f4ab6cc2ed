import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { MarkKind } from '../../listening/mentions/marks.ts';
import type { RelevanceLessons } from '../../listening/relevance/lessons.ts';
import type { SentimentLessons } from '../../listening/sentiment/lessons.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { MAX_MARKS, readMoodLessons } from './read-mood-lessons.ts';
import { readRelevanceLessons } from './read-relevance-lessons.ts';

/** Marks of moods and of relevance: those that teach. */
type Teaching = Exclude<MarkKind, 'spam'>;

interface LearnedMood {
  marks: number;
  learned: SentimentLessons | null;
}

/** What a keyword has learned of marks. */
export async function lessonsOfKeyword(
  store: Store,
  keyword: Keyword,
  now: Millis,
): Promise<{ mood: LearnedMood; relevance: RelevanceLessons & { keyword: Keyword } }> {
  return {
    mood: await readMood(store, keyword),
    relevance: { keyword, ...(await readRelevanceLessons(store, keyword, now)) },
  };
}

/** By keyword what the marks of its moods taught; none for those of which nobody marked any. */
export async function readLearnedMoods(
  store: Store,
  keywords: readonly Keyword[],
): Promise<Map<string, LearnedMood>> {
  const moods = new Map<string, LearnedMood>();
  for (const keyword of keywords) {
    const mood = await readMood(store, keyword);
    if (mood.marks > 0) moods.set(keyword.id, mood);
  }
  return moods;
}

async function readMood(store: Store, keyword: Keyword): Promise<LearnedMood> {
  const marks = await store.teaching(keyword.workspaceId, keyword.id, 'mood', MAX_MARKS);
  return { marks: marks.length, learned: await readMoodLessons(store, keyword) };
}

/** The marks that are there teach no more; they stay with their posts. */
export async function forgetLessons(
  store: Store,
  actor: Actor,
  { workspaceId, id }: Keyword,
  kinds: readonly Teaching[],
): Promise<void> {
  for (const what of kinds)
    await store.resetLessons(workspaceId, id, what, auditRow(actor, 'forget-lessons', id, what), actor.now);
}
