import type { KeywordLessons, LessonsOf } from '../../listening/mentions/lessons.ts';
import type { Mute, Store } from '../../store/store.ts';

/** What people taught about the keywords of a workspace, as of now. */
export async function readLessons(store: Store, workspaceId: string): Promise<LessonsOf> {
  return lessonsBy(await store.mutes(workspaceId));
}

/** The same, read again only when people have taught something since. */
export function lessonsReader(store: Store): (workspaceId: string) => Promise<LessonsOf> {
  const known = new Map<string, { version: string; lessons: LessonsOf }>();
  return async (workspaceId) => {
    const version = `${store.lessonsVersion()} ${store.settingsVersion()}`;
    const before = known.get(workspaceId);
    if (before?.version === version) return before.lessons;
    const lessons = await readLessons(store, workspaceId);
    known.set(workspaceId, { version, lessons });
    return lessons;
  };
}

/** @param mutes those that hold */
export function lessonsBy(mutes: readonly Mute[]): LessonsOf {
  const known = new Map<string, KeywordLessons>();
  return (keywordId) => {
    const before = known.get(keywordId);
    if (before) return before;
    const own = mutes.filter((mute) => mute.keywordId === null || mute.keywordId === keywordId);
    const keys = (what: Mute['what']) =>
      new Set(own.filter((mute) => mute.what === what).map(({ key }) => key));
    const lessons = { sentiment: null, mutedAuthors: keys('author'), mutedSites: keys('site') };
    known.set(keywordId, lessons);
    return lessons;
  };
}
