import { LRUCache } from 'lru-cache';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { type FoundPost, learnFrom, type RelevanceLessons } from '../../listening/relevance/lessons.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** The newest marks teach; more of them would teach the same. */
const MAX_MARKS = 300;
/** Stored posts that show what company a name keeps, and how far back they may be. */
const MAX_RECENT = 200;
const RECENT = 90 * DAY;
/** Keywords whose lessons are kept at hand: some hundred kilobytes each at most. */
const MAX_KEPT = 300;

/** What the marks and the stored posts of a keyword teach about whether a post is about it. */
export async function readRelevanceLessons(
  store: Store,
  keyword: Keyword,
  now: Millis,
): Promise<RelevanceLessons> {
  return learn(store, keyword, await readMarks(store, keyword), now);
}

/** The same; what was learned is learned anew when its marks are others, when its settings are, and once a day. */
export function relevanceReader(store: Store): (keyword: Keyword, now: Millis) => Promise<RelevanceLessons> {
  const kept = new LRUCache<string, { version: number; from: string; lessons: RelevanceLessons }>({
    max: MAX_KEPT,
  });
  return async (keyword, now) => {
    const { workspaceId, id, languages, context } = keyword;
    const key = `${workspaceId}/${id}`;
    const version = store.lessonsVersion();
    const settings = JSON.stringify([Math.floor(now / DAY), languages, context]);
    const before = kept.get(key);
    if (before?.version === version && before.from.startsWith(settings)) return before.lessons;
    const marks = await readMarks(store, keyword);
    const from =
      settings + JSON.stringify(marks.map(({ mark: { mentionId, value, at } }) => [mentionId, value, at]));
    const lessons = before?.from === from ? before.lessons : await learn(store, keyword, marks, now);
    kept.set(key, { version, from, lessons });
    return lessons;
  };
}

/** By keyword what its marks taught; none for those that nobody marked anything of. */
export async function readLearned(
  store: Store,
  keywords: readonly Keyword[],
  now: Millis,
): Promise<Map<string, RelevanceLessons & { keyword: Keyword }>> {
  const learned = new Map<string, RelevanceLessons & { keyword: Keyword }>();
  for (const keyword of keywords) {
    const marks = await readMarks(store, keyword);
    if (marks.length > 0) learned.set(keyword.id, { keyword, ...(await learn(store, keyword, marks, now)) });
  }
  return learned;
}

type Taught = Awaited<ReturnType<Store['teaching']>>;

export async function readMarks(store: Store, { workspaceId, id }: Keyword): Promise<Taught> {
  return (await store.teaching(workspaceId, id, 'about', MAX_MARKS)).reverse();
}

/** Copies of one story teach as one: what was marked last. */
function oncePerStory(marks: Taught): Taught {
  return [...new Map(marks.map((taught) => [taught.mention.storyId, taught])).values()];
}

async function learn(store: Store, keyword: Keyword, marks: Taught, now: Millis): Promise<RelevanceLessons> {
  return learnFrom(keyword, markedPosts(keyword, marks), await recentPosts(store, keyword, now));
}

/** In the order of their marks. */
export function markedPosts({ id }: Keyword, marks: Taught) {
  return oncePerStory(marks).flatMap(({ mark, mention }) =>
    foundIn(mention, id).map((found) => ({ ...found, about: mark.value === 'yes' })),
  );
}

/** The newest posts that are counted for a keyword. */
export async function recentPosts(
  store: Store,
  { workspaceId, id }: Keyword,
  now: Millis,
): Promise<FoundPost[]> {
  const recent = await store.mentionsIn(workspaceId, id, now - RECENT, now, { limit: MAX_RECENT });
  return recent.flatMap((mention) => foundIn(mention, id));
}

function foundIn({ post, hits }: Mention, keywordId: string): FoundPost[] {
  const hit = hits.find((candidate) => candidate.keywordId === keywordId);
  return hit ? [{ post, terms: hit.terms }] : [];
}
