import { UserError } from '../../config/errors.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Flag, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { findHits } from './find-hits.ts';

/** Longest tag, in characters. */
const MAX_TAG = 30;

/** What a flag changed; `changed` is false when it was so already. */
export interface Flagged {
  mention: Mention;
  changed: boolean;
  /** Of the post, as they are now. */
  tags: string[];
  starred: boolean;
}

/** @throws UserError('post-not-found' | 'bad-argument') */
export async function tagMention(
  store: Store,
  actor: Actor,
  mentionId: string,
  tag: string,
  on: boolean,
): Promise<Flagged> {
  return setFlag(store, actor, mentionId, { what: 'tag', value: tagOf(tag) }, on);
}

/** @throws UserError('post-not-found') */
export async function starMention(
  store: Store,
  actor: Actor,
  mentionId: string,
  on: boolean,
): Promise<Flagged> {
  return setFlag(store, actor, mentionId, { what: 'star', value: '' }, on);
}

/** One tag, however it is written. @throws UserError('bad-argument') */
export function tagOf(typed: string): string {
  const tag = typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[#\s]+/u, '')
    .trim()
    .toLowerCase();
  if (/[\p{L}\p{N}]/u.test(tag) && [...tag].length <= MAX_TAG) return tag;
  throw new UserError('bad-argument', { argument: 'tags', problem: 'tag', typed: typed.slice(0, 60) });
}

async function setFlag(
  store: Store,
  actor: Actor,
  mentionId: string,
  { what, value }: Pick<Flag, 'what' | 'value'>,
  on: boolean,
): Promise<Flagged> {
  const { mention } = await findHits(store, actor, mentionId, null);
  const flag = { what, value, person: actor.person, at: actor.now };
  const audit = auditRow(actor, on ? what : `un${what}`, mentionId, what === 'tag' ? value : null);
  const changed = await store.setFlag(actor.workspaceId, mentionId, flag, on, audit);
  const flags = await store.flags(actor.workspaceId, mentionId);
  return {
    mention,
    changed,
    tags: flags.flatMap((known) => (known.what === 'tag' ? [known.value] : [])),
    starred: flags.some((known) => known.what === 'star'),
  };
}
