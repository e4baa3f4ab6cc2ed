import type { Mark, MarkValue } from '../../listening/mentions/marks.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { MarkChange, RejudgedHit, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { findHits, notFound } from './find-hits.ts';

/** What an act changed of stored hits; `undo` of `undo-mention.ts` finds the act by its mention. */
export interface Rejudged {
  mention: Mention;
  rejudged: RejudgedHit[];
}

/**
 * Somebody says what a post is for a keyword: its figures follow at once, and the mark teaches.
 * @param keywordId null = for every keyword that it is a mention of
 * @throws UserError('post-not-found')
 */
export async function markMention(
  store: Store,
  actor: Actor,
  mentionId: string,
  keywordId: string | null,
  mark: MarkValue,
): Promise<Rejudged> {
  const { hits } = await findHits(store, actor, mentionId, keywordId);
  const marks = hits.map(
    ({ keyword }): MarkChange => ({
      ...mark,
      mentionId,
      keywordId: keyword.id,
      person: actor.person,
    }),
  );
  return commitMarks(store, actor, 'mark', mentionId, marks);
}

/**
 * Gives back what is held back, whatever held it.
 * @param keywordId null = for every keyword that it is a mention of
 * @throws UserError('post-not-found')
 */
export async function restoreMention(
  store: Store,
  actor: Actor,
  mentionId: string,
  keywordId: string | null,
): Promise<Rejudged> {
  const { hits } = await findHits(store, actor, mentionId, keywordId);
  const before = await store.marks(actor.workspaceId, mentionId);
  const marks = hits.flatMap(({ hit: { held }, keyword }): MarkChange[] => {
    if (!held) return [];
    const isMarked = (what: 'about' | 'spam', value: 'yes' | 'no') =>
      before.some((mark) => mark.keywordId === keyword.id && mark.what === what && mark.value === value);
    const isSpam = held.reason.startsWith('spam-') || held.reason === 'marked-spam';
    const change = { mentionId, keywordId: keyword.id, person: actor.person };
    return [
      ...(isSpam || isMarked('spam', 'yes') ? [{ ...change, what: 'spam', value: 'no' } as const] : []),
      ...(!isSpam || isMarked('about', 'no') ? [{ ...change, what: 'about', value: 'yes' } as const] : []),
    ];
  });
  return commitMarks(store, actor, 'restore', mentionId, marks);
}

/** Whether an act of the audit set this mark, by its detail. */
export function saidMark(detail: string | null, mark: Pick<Mark, 'keywordId' | 'what' | 'value'>): boolean {
  return (detail ?? '').split('; ').includes(markName(mark));
}

function markName({
  keywordId,
  what,
  value,
}: {
  keywordId: string;
  what: string;
  value: string | null;
}): string {
  return `${keywordId}: ${what} ${value ?? ''}`;
}

async function commitMarks(
  store: Store,
  actor: Actor,
  act: 'mark' | 'restore',
  mentionId: string,
  marks: readonly MarkChange[],
): Promise<Rejudged> {
  const { workspaceId, now } = actor;
  const said = marks.flatMap((mark) => ('value' in mark ? [markName(mark)] : []));
  const audit = auditRow(actor, act, mentionId, said.join('; '));
  const rejudged = await store.rejudge(workspaceId, [], [audit], marks, now);
  // As it is after it: somebody may have changed it meanwhile, or its author deleted it.
  const mention = await store.mention(workspaceId, mentionId);
  if (!mention || (marks.length > 0 && rejudged.length === 0)) throw notFound(mentionId);
  return { mention, rejudged };
}
