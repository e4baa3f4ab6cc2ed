import { UserError } from '../../config/errors.ts';
import { heldBack } from '../../listening/mentions/judge-hit.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import { storedContext } from '../../listening/mentions/noise.ts';
import { DAY } from '../../listening/time.ts';
import type { AuditRow, BackFill, HitChange, Mute, RejudgedHit, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { findHits } from './find-hits.ts';
import { readLessons } from './read-lessons.ts';

/** Stored posts of so long are held back with those that are to come. */
const BACK = 30 * DAY;
/** Posts looked at in one go: some 10 ms. */
const PAGE = 300;

export interface MuteOutcome {
  mute: Mute;
  /** false when it was so already. */
  changed: boolean;
  rejudged: RejudgedHit[];
}

/**
 * Holds back what an author or a site says: what is to come, and the last 30 days.
 * @param mentionId a post of theirs
 * @param keywordId null = for every keyword
 * @throws UserError('post-not-found' | 'post-without-author')
 */
export async function muteBehind(
  store: Store,
  actor: Actor,
  mentionId: string,
  what: Mute['what'],
  keywordId: string | null,
): Promise<MuteOutcome> {
  const { mention } = await findHits(store, actor, mentionId, keywordId);
  const { author, site } = mention.post;
  if (what === 'author' && author === null) throw new UserError('post-without-author');
  const of =
    author !== null && what === 'author' ? { key: author.key, name: author.name } : { key: site, name: site };
  const mute: Mute = { what, ...of, keywordId, person: actor.person, at: actor.now };
  return beginMute(store, actor, mute, auditRow(actor, 'mute', mentionId, muteDetail(mute)));
}

export async function beginMute(
  store: Store,
  actor: Actor,
  mute: Mute,
  audit: AuditRow,
): Promise<MuteOutcome> {
  const mutes = await store.mutes(actor.workspaceId);
  const known = mutes.find((other) => isSame(other, mute));
  if (known) return { mute: known, changed: false, rejudged: [] };
  const rejudged = await rejudgeBy(store, actor, mute, [...mutes, mute], false, (changes) =>
    store.mute(actor.workspaceId, mute, changes, audit),
  );
  return { mute, changed: true, rejudged };
}

/**
 * Somebody ends a mute.
 * @param mentionId the post that it is asked of, where there is one
 */
export async function unmute(
  store: Store,
  actor: Actor,
  mute: Mute,
  mentionId: string | null,
): Promise<MuteOutcome> {
  const audit = auditRow(actor, 'unmute', mentionId ?? actor.workspaceId, muteDetail(mute));
  return endMute(store, actor, mute, audit);
}

/** Gives back what a mute held back. `changed` is false when it holds no more. */
export async function endMute(store: Store, actor: Actor, mute: Mute, audit: AuditRow): Promise<MuteOutcome> {
  const mutes = await store.mutes(actor.workspaceId);
  const known = mutes.find((other) => isSame(other, mute));
  if (!known) return { mute, changed: false, rejudged: [] };
  const left = mutes.filter((other) => other !== known);
  const rejudged = await rejudgeBy(store, actor, known, left, true, (changes) =>
    store.unmute(actor.workspaceId, known, changes, audit),
  );
  return { mute: known, changed: true, rejudged };
}

/** The audit outlives an author who is forgotten: it names a site, never a person. */
function muteDetail({ what, key, keywordId }: Mute): string {
  return [what, ...(what === 'site' ? [key] : []), ...(keywordId === null ? [] : [keywordId])].join(' ');
}

function isMuted({ held }: Hit): boolean {
  return held?.reason === 'muted-author' || held?.reason === 'muted-site';
}

function isSame(a: Mute, b: Mute): boolean {
  return a.what === b.what && a.key === b.key && a.keywordId === b.keywordId;
}

/** Stores a mute, or its end, with what follows for stored posts, and what came in meanwhile after it. */
async function rejudgeBy(
  store: Store,
  { workspaceId, now }: Actor,
  mute: Mute,
  mutes: readonly Mute[],
  ending: boolean,
  commit: (changes: HitChange[]) => Promise<RejudgedHit[]>,
): Promise<RejudgedHit[]> {
  const lessons = await readLessons(store, workspaceId, [], now, mutes);
  const keywords = new Map((await store.keywords(workspaceId)).map((keyword) => [keyword.id, keyword]));
  const since = mute.at - BACK;
  const changes = async () => {
    const found: HitChange[] = [];
    for (let after: BackFill['after'] | null = [since, 0]; after; ) {
      const page = await store.mentionsBy(workspaceId, mute, after, PAGE);
      for (const mention of page.mentions) found.push(...changesIn(mention));
      after = page.next;
    }
    return found;
  };
  const changesIn = (mention: Mention): HitChange[] =>
    mention.hits.flatMap((before) => {
      const { post, hits } = mention;
      const engine = engineHit(before);
      const keyword = keywords.get(before.keywordId);
      // What is held back for another reason stays so.
      if (!keyword || (mute.keywordId !== null && mute.keywordId !== keyword.id)) return [];
      if (isMuted(engine) !== ending || (!ending && engine.held)) return [];
      // Mood and relevance stay: only whether it is held back is another question now.
      const { relevance, terms } = engine;
      const held = heldBack(post, keyword, terms, relevance, lessons(keyword.id), storedContext(hits));
      const hit = { ...engine, held };
      if (!ending && !isMuted(hit)) return [];
      return [{ mentionId: mention.id, contentHash: post.contentHash, before, hit }];
    });
  const rejudged = await commit(await changes());
  const meanwhile = await changes();
  return meanwhile.length === 0
    ? rejudged
    : [...rejudged, ...(await store.rejudge(workspaceId, meanwhile, [], [], now))];
}
