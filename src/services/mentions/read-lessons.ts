import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Excluder, excluderOf } from '../../listening/mentions/excluded.ts';
import type { KeywordLessons, LessonsOf } from '../../listening/mentions/lessons.ts';
import type { RelevanceLessons } from '../../listening/relevance/lessons.ts';
import type { SentimentLessons } from '../../listening/sentiment/lessons.ts';
import type { Millis } from '../../listening/time.ts';
import type { Mute, Store } from '../../store/store.ts';
import { moodReader, readMoodLessons } from './read-mood-lessons.ts';
import { readRelevanceLessons, relevanceReader } from './read-relevance-lessons.ts';

/** What people taught about keywords of a workspace, as of now. @param mutes as if these held */
export async function readLessons(
  store: Store,
  workspaceId: string,
  keywords: readonly Keyword[],
  now: Millis,
  mutes?: readonly Mute[],
): Promise<LessonsOf> {
  const learned: Learned = new Map();
  for (const keyword of keywords)
    learned.set(keyword.id, {
      sentiment: await readMoodLessons(store, keyword),
      relevance: await readRelevanceLessons(store, keyword, now),
    });
  const all = mutes ?? (await store.mutes(workspaceId));
  return lessonsBy(all, excluderFor(all), learned);
}

/** The same, read again only when people have taught something since. */
export function lessonsReader(
  store: Store,
): (workspaceId: string, keywords: readonly Keyword[], now: Millis) => Promise<LessonsOf> {
  const known = new Map<string, { version: string; mutes: Mute[]; excluder: Excluder }>();
  const moodOf = moodReader(store);
  const relevanceOf = relevanceReader(store);
  return async (workspaceId, keywords, now) => {
    const version = `${store.lessonsVersion()} ${store.settingsVersion()}`;
    let before = known.get(workspaceId);
    if (before?.version !== version) {
      const mutes = await store.mutes(workspaceId);
      before = { version, mutes, excluder: excluderFor(mutes) };
      known.set(workspaceId, before);
    }
    const learned: Learned = new Map();
    for (const keyword of keywords)
      learned.set(keyword.id, {
        sentiment: await moodOf(keyword),
        relevance: await relevanceOf(keyword, now),
      });
    return lessonsBy(before.mutes, before.excluder, learned);
  };
}

/** By keyword what its marks taught. */
type Learned = Map<string, { sentiment: SentimentLessons | null; relevance: RelevanceLessons }>;

function excluderFor(mutes: readonly Mute[]): Excluder {
  return excluderOf(mutes.filter(({ what }) => what === 'term'));
}

/** @param mutes those that hold */
function lessonsBy(mutes: readonly Mute[], excluder: Excluder, learned: Learned): LessonsOf {
  const known = new Map<string, KeywordLessons>();
  return (keywordId) => {
    const before = known.get(keywordId);
    if (before) return before;
    const own = mutes.filter((mute) => mute.keywordId === null || mute.keywordId === keywordId);
    const keys = (what: Mute['what']) =>
      new Set(own.filter((mute) => mute.what === what).map(({ key }) => key));
    const terms = keys('term');
    const lessons: KeywordLessons = {
      sentiment: learned.get(keywordId)?.sentiment ?? null,
      relevance: learned.get(keywordId)?.relevance ?? null,
      mutedAuthors: keys('author'),
      mutedSites: keys('site'),
      excludedBy: (post) => (terms.size === 0 ? null : excluder(post, terms)),
    };
    known.set(keywordId, lessons);
    return lessons;
  };
}
