import { excluderOf } from '../../listening/mentions/excluded.ts';
import { heldBack } from '../../listening/mentions/judge-hit.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import { storedContext } from '../../listening/mentions/noise.ts';
import type { Millis } from '../../listening/time.ts';
import type { BackFill, HitChange, Mute, RejudgedHit, Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { readLessons } from './read-lessons.ts';

/** Posts looked at in one go: some 10 ms. */
const PAGE = 300;

/** Mutes that begin or end. */
export interface MuteChange {
  mutes: readonly Mute[];
  /** All that hold afterwards. */
  all: readonly Mute[];
  ending: boolean;
  /** Older posts stay as they are. */
  since: Millis;
}

/** What follows from it for stored posts. */
export interface MuteEffect {
  changes: HitChange[];
  /** By keyword, the posts that count now; only those that were looked at. */
  counted: ReadonlyMap<string, number>;
}

export function isSameMute(a: Mute, b: Mute): boolean {
  return a.what === b.what && a.key === b.key && a.keywordId === b.keywordId;
}

/** Stores mutes, or their end, with what follows for stored posts, and what came in meanwhile after it. */
export async function rejudgeMuted(
  store: Store,
  actor: Actor,
  change: MuteChange,
  commit: (changes: HitChange[]) => Promise<RejudgedHit[]>,
): Promise<RejudgedHit[]> {
  const rejudged = await commit((await muteEffect(store, actor, change)).changes);
  const { changes: meanwhile } = await muteEffect(store, actor, change);
  return meanwhile.length === 0
    ? rejudged
    : [...rejudged, ...(await store.rejudge(actor.workspaceId, meanwhile, [], [], actor.now))];
}

/** Nothing is changed. Each stored post is read once, however many keywords hold it. */
export async function muteEffect(
  store: Store,
  { workspaceId, now }: Actor,
  { mutes, all, ending, since }: MuteChange,
): Promise<MuteEffect> {
  const lessons = await readLessons(store, workspaceId, [], now, all);
  const keywords = new Map((await store.keywords(workspaceId)).map((keyword) => [keyword.id, keyword]));
  const isOf = muteIndex(mutes);
  const changes: HitChange[] = [];
  const counted = new Map<string, number>();
  for await (const mention of concerned(store, workspaceId, mutes, since)) {
    const { post, hits } = mention;
    for (const { keywordId, held } of hits)
      if (!held) counted.set(keywordId, (counted.get(keywordId) ?? 0) + 1);
    if (!isOf(mention)) continue;
    for (const before of hits) {
      const engine = engineHit(before);
      const keyword = keywords.get(before.keywordId);
      const isMeant = mutes.some(({ keywordId }) => keywordId === null || keywordId === keyword?.id);
      // What is held back for another reason stays so.
      if (!keyword || !isMeant || isMuted(engine) !== ending || (!ending && engine.held)) continue;
      // Mood and relevance stay: only whether it is held back is another question now.
      const { relevance, terms } = engine;
      const held = heldBack(post, keyword, terms, relevance, lessons(keyword.id), storedContext(hits));
      const hit = { ...engine, held };
      if (ending || isMuted(hit))
        changes.push({ mentionId: mention.id, contentHash: post.contentHash, before, hit });
    }
  }
  return { changes, counted };
}

function isMuted({ held }: Hit): boolean {
  return held !== null && ['muted-author', 'muted-site', 'excluded'].includes(held.reason);
}

/** Whether any of the mutes is about a post. */
function muteIndex(mutes: readonly Mute[]): (mention: Mention) => boolean {
  const keys = (wanted: Mute['what']) =>
    new Set(mutes.filter(({ what }) => what === wanted).map(({ key }) => key));
  const [authors, sites, terms] = [keys('author'), keys('site'), keys('term')];
  const excluder = excluderOf(mutes.filter(({ what }) => what === 'term'));
  return ({ post }) =>
    authors.has(post.author?.key ?? '') || sites.has(post.site) || excluder(post, terms) !== null;
}

/** Stored posts that may be theirs: a term may stand in any, the others are looked up. */
async function* concerned(
  store: Store,
  workspaceId: string,
  mutes: readonly Mute[],
  since: Millis,
): AsyncGenerator<Mention, void> {
  const named = mutes.flatMap(({ what, key }) => (what === 'term' ? [] : [{ what, key }]));
  const reads: ((after: BackFill['after']) => ReturnType<Store['mentionsAfter']>)[] =
    named.length < mutes.length
      ? [(after) => store.mentionsAfter(workspaceId, after, PAGE)]
      : named.map((by) => (after) => store.mentionsBy(workspaceId, by, after, PAGE));
  for (const read of reads)
    for (let after: BackFill['after'] | null = [since, 0]; after; ) {
      const page = await read(after);
      yield* page.mentions;
      after = page.next;
    }
}
