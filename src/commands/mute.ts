import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { clip } from '../messages/foreign.ts';
import { mutedList } from '../messages/mentions/muted-list.ts';
import { postAnswer } from '../messages/mentions/post-answers.ts';
import { actName } from '../services/audit/act-name.ts';
import { findKeyword } from '../services/keywords/find-keyword.ts';
import { findMuted, seenMutes } from '../services/mentions/find-muted.ts';
import { muteBehind, unmute } from '../services/mentions/mute.ts';
import type { Mute, RejudgedHit } from '../store/store.ts';
import { alertCommand } from './alert.ts';
import { type CommandContext, defineCommand, type Reply } from './command.ts';
import { given, privately } from './context.ts';
import { answered, itsKeyword, meantBy, thePost } from './posts.ts';
import { requireRights } from './rights.ts';

const WHOM = ['author', 'site'] as const;

export const muteCommand = defineCommand({
  verb: 'mute',
  needs: 'act',
  group: 'posts',
  form: true,
  args: [
    { ...thePost, required: false },
    { name: 'what', kind: 'choice', choices: WHOM, rest: true },
    itsKeyword,
  ],
  run: async (context, values) => {
    const { store, actor } = context;
    if (given(values, 'target') === undefined) return whoIsMuted(context);
    const whom = given<(typeof WHOM)[number]>(values, 'what');
    if (whom === undefined)
      throw new UserError('missing-argument', { argument: 'what', verb: 'mute', choices: WHOM.join(', ') });
    const keyword = given<Keyword>(values, 'keyword') ?? null;
    const post = await meantBy(context, values);
    const { mute, changed, rejudged } = await muteBehind(
      store,
      actor,
      post.mention.id,
      whom,
      keyword?.id ?? null,
    );
    return answered(
      context,
      post,
      {
        what: 'muted',
        whom,
        name: mute.name,
        keyword: keyword?.name ?? null,
        posts: postsIn(rejudged),
        changed,
      },
      changed ? 'mute' : null,
    );
  },
});

/** Of whoever is muted, or of a keyword whose alerts are: what people call both alike. */
export const unmuteCommand = defineCommand({
  verb: 'unmute',
  needs: 'act',
  group: 'posts',
  args: [{ name: 'target', kind: 'text', max: 200, positional: true }, itsKeyword],
  run: async (context, values) => {
    const typed = given<string>(values, 'target');
    if (typed === undefined) return whoIsMuted(context);
    const found = findMuted(
      await seenMutes(context.store, context.actor),
      typed,
      given<Keyword>(values, 'keyword')?.id,
    );
    return found ? unmuted(context, found) : alertsAgain(context, typed);
  },
});

async function whoIsMuted({ store, actor, now, locale }: CommandContext): Promise<Reply> {
  const keywords = await store.keywords(actor.workspaceId);
  return privately(mutedList(await seenMutes(store, actor), keywords, now, locale));
}

async function unmuted({ store, actor, locale }: CommandContext, mute: Mute): Promise<Reply> {
  const keywords = await store.keywords(actor.workspaceId);
  const { changed, rejudged } = await unmute(store, actor, mute, null);
  const left = (await seenMutes(store, actor)).filter(
    ({ what, key }) => what === mute.what && key === mute.key,
  );
  const nameOf = (id: string | null) => keywords.find((keyword) => keyword.id === id)?.name ?? null;
  const answer = {
    what: 'unmuted',
    name: mute.name,
    keyword: nameOf(mute.keywordId),
    posts: postsIn(rejudged),
    left: left.map(({ keywordId }) => nameOf(keywordId)),
  } as const;
  const undo = changed ? actName({ at: actor.now, act: 'unmute', subject: actor.workspaceId }) : null;
  return privately(postAnswer(answer, null, undo, locale));
}

/** @throws UserError('not-muted' | 'keyword-ambiguous' | 'not-allowed') */
async function alertsAgain(context: CommandContext, typed: string): Promise<Reply> {
  const { store, actor, channel } = context;
  const keyword = keywordNamed(await store.keywords(actor.workspaceId), typed);
  const values = { target: keyword, mute: 'off' };
  requireRights(alertCommand, values, actor, channel);
  return alertCommand.run(context, values);
}

/** @throws UserError('not-muted' | 'keyword-ambiguous') */
function keywordNamed(keywords: readonly Keyword[], typed: string): Keyword {
  try {
    return findKeyword(keywords, typed);
  } catch (error) {
    if (error instanceof UserError && error.code === 'keyword-not-found')
      throw new UserError('not-muted', { typed: clip(typed, 60) });
    throw error;
  }
}

function postsIn(rejudged: readonly RejudgedHit[]): number {
  return new Set(rejudged.map(({ mentionId }) => mentionId)).size;
}
