import { UserError } from '../../config/errors.ts';
import { DAY } from '../../listening/time.ts';
import type { AuditRow, Mute, RejudgedHit, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { findHits } from './find-hits.ts';
import { isSameMute, rejudgeMuted } from './rejudge-muted.ts';

/** Stored posts of so long are held back with those that are to come. */
const BACK = 30 * DAY;
const EVER = Number.MIN_SAFE_INTEGER;

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
  what: 'author' | 'site',
  keywordId: string | null,
): Promise<MuteOutcome> {
  const { mention } = await findHits(store, actor, mentionId, keywordId);
  const { author, site } = mention.post;
  if (what === 'author' && author === null) throw new UserError('post-without-author');
  const of =
    author !== null && what === 'author' ? { key: author.key, name: author.name } : { key: site, name: site };
  const mute: Mute = { what, ...of, keywordId, person: actor.person, at: actor.now };
  const { mutes, rejudged } = await beginMutes(
    store,
    actor,
    [mute],
    auditRow(actor, 'mute', mentionId, muteDetail(mute)),
  );
  const known = (await store.mutes(actor.workspaceId)).find((other) => isSameMute(other, mute));
  return { mute: known ?? mute, changed: mutes.length > 0, rejudged };
}

/** @returns `mutes`: those that are new; terms hold for all that is stored */
export async function beginMutes(
  store: Store,
  actor: Actor,
  wanted: readonly Mute[],
  audit: AuditRow,
): Promise<{ mutes: Mute[]; rejudged: RejudgedHit[] }> {
  const before = await store.mutes(actor.workspaceId);
  const mutes = wanted.filter((mute) => !before.some((other) => isSameMute(other, mute)));
  if (mutes.length === 0) return { mutes, rejudged: [] };
  const since = mutes.some(({ what }) => what === 'term')
    ? EVER
    : Math.min(...mutes.map(({ at }) => at)) - BACK;
  const rejudged = await rejudgeMuted(
    store,
    actor,
    { mutes, all: [...before, ...mutes], ending: false, since },
    (changes) => store.mute(actor.workspaceId, mutes, changes, audit),
  );
  return { mutes, rejudged };
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
  const { mutes, rejudged } = await endMutes(store, actor, [mute], audit);
  return { mute: mutes[0] ?? mute, changed: mutes.length > 0, rejudged };
}

/** Gives back what mutes held back. @returns `mutes`: those that held until now */
export async function endMutes(
  store: Store,
  actor: Actor,
  unwanted: readonly Mute[],
  audit: AuditRow,
): Promise<{ mutes: Mute[]; rejudged: RejudgedHit[] }> {
  const before = await store.mutes(actor.workspaceId);
  const mutes = before.filter((mute) => unwanted.some((other) => isSameMute(other, mute)));
  if (mutes.length === 0) return { mutes, rejudged: [] };
  const all = before.filter((mute) => !mutes.includes(mute));
  const rejudged = await rejudgeMuted(store, actor, { mutes, all, ending: true, since: EVER }, (changes) =>
    store.unmute(actor.workspaceId, mutes, changes, audit),
  );
  return { mutes, rejudged };
}

/** The audit outlives an author who is forgotten: it names sites and words, never a person. */
export function muteDetail({ what, key, keywordId }: Mute): string {
  const named =
    what === 'author' || key.startsWith('author:') ? ['author'] : what === 'site' ? ['site', key] : [key];
  return [...named, ...(keywordId === null ? [] : [keywordId])].join(' ');
}
