import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { MarkValue } from '../listening/mentions/marks.ts';
import type { Mention } from '../listening/mentions/mention.ts';
import { namesKeyword } from '../listening/mentions/post-name.ts';
import type { Argument } from '../messages/command-spec.ts';
import { copyMessage } from '../messages/mentions/copy-post.ts';
import { type PostAnswer, postAnswer } from '../messages/mentions/post-answers.ts';
import { postSheet } from '../messages/mentions/post-sheet.ts';
import type { PostTarget } from '../messages/message.ts';
import { actName } from '../services/audit/act-name.ts';
import { findHits, type SeenMention } from '../services/mentions/find-hits.ts';
import type { NamedPost } from '../services/mentions/find-post.ts';
import { starMention, tagMention, tagOf } from '../services/mentions/flag-mention.ts';
import { markMention, type Rejudged, restoreMention } from '../services/mentions/mark-mention.ts';
import { readPost } from '../services/mentions/read-post.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, privately } from './context.ts';

/** The post that every action is about. */
export const thePost: Argument = {
  name: 'target',
  kind: 'lookup',
  of: 'post',
  positional: true,
  required: true,
};
/** One of the keywords that it is a mention of. */
export const itsKeyword: Argument = { name: 'keyword', kind: 'lookup', of: 'keyword' };

const MARKS = {
  negative: { what: 'mood', value: 'neg' },
  neutral: { what: 'mood', value: 'neu' },
  positive: { what: 'mood', value: 'pos' },
  'about-us': { what: 'about', value: 'yes' },
  'not-about-us': { what: 'about', value: 'no' },
  spam: { what: 'spam', value: 'yes' },
  'not-spam': { what: 'spam', value: 'no' },
} as const satisfies Readonly<Record<string, MarkValue>>;

/** Tags of one line. */
const MAX_TAGS = 10;

export const markCommand = defineCommand({
  verb: 'mark',
  needs: 'act',
  group: 'posts',
  args: [thePost, { name: 'as', kind: 'choice', choices: Object.keys(MARKS), rest: true }, itsKeyword],
  run: async (context, values) => {
    const { store, actor, now, locale } = context;
    const as = given<keyof typeof MARKS>(values, 'as');
    const post = await meantBy(context, values);
    if (as === undefined)
      return privately(
        postSheet({ ...post, ...(await readPost(store, post.mention, post.hits)) }, now, locale),
      );
    const mark = MARKS[as];
    const done = await markMention(store, actor, post.mention.id, post.target.keyword, mark);
    const judged = judgedIn(post, done);
    const answer: PostAnswer =
      mark.what === 'mood'
        ? { what: 'mood', mood: mark.value, judged }
        : { what: mark.what, value: mark.value, judged };
    return answered(context, post, answer, 'mark');
  },
});

export const restoreCommand = defineCommand({
  verb: 'restore',
  needs: 'act',
  group: 'posts',
  args: [thePost, itsKeyword],
  run: async (context, values) => {
    const post = await meantBy(context, values);
    const done = await restoreMention(context.store, context.actor, post.mention.id, post.target.keyword);
    const act = done.rejudged.length > 0 ? 'restore' : null;
    return answered(context, post, { what: 'restored', judged: judgedIn(post, done) }, act);
  },
});

export const tagCommand = defineCommand({
  verb: 'tag',
  needs: 'act',
  group: 'posts',
  form: true,
  args: [
    thePost,
    { name: 'tags', kind: 'text', max: 300, rest: true, required: true },
    { name: 'remove', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, actor } = context;
    const post = await meantBy(context, values);
    const on = !given<boolean>(values, 'remove');
    const tags = tagsIn(given<string>(values, 'tags')!);
    const changed: string[] = [];
    for (const tag of tags)
      if ((await tagMention(store, actor, post.mention.id, tag, on)).changed) changed.push(tag);
    const act = on ? 'tag' : 'untag';
    return answered(
      context,
      post,
      { what: on ? 'tagged' : 'untagged', tags: changed },
      changed.length > 0 ? act : null,
    );
  },
});

export const starCommand = defineCommand({
  verb: 'star',
  needs: 'act',
  group: 'posts',
  args: [thePost, { name: 'off', kind: 'flag' }],
  run: async (context, values) => {
    const post = await meantBy(context, values);
    const on = !given<boolean>(values, 'off');
    const { changed } = await starMention(context.store, context.actor, post.mention.id, on);
    const act = on ? 'star' : 'unstar';
    return answered(context, post, { what: on ? 'starred' : 'unstarred', changed }, changed ? act : null);
  },
});

export const copyCommand = defineCommand({
  verb: 'copy',
  needs: 'look',
  group: 'posts',
  args: [thePost],
  run: async (context, values) => {
    const { mention, hits } = await meantBy(context, values);
    const keywords = hits.map(({ keyword }) => keyword);
    return privately(copyMessage(mention, keywords, context.now, context.locale));
  },
});

/** A post with the hits that somebody means, and how buttons name it so. */
export interface MeantPost extends SeenMention {
  target: PostTarget;
}

/**
 * As whose mention a post is meant: of the keyword that somebody names, else of the one as whose it was shown, else of all
 * that they see.
 * @throws UserError('post-not-of-keyword' | 'post-not-found')
 */
export async function meantBy({ store, actor }: CommandContext, values: Values): Promise<MeantPost> {
  const { mention, shownFor } = given<NamedPost>(values, 'target')!;
  const named = given<Keyword>(values, 'keyword');
  const isMeant = ({ keywordId }: Mention['hits'][number]) =>
    named ? keywordId === named.id : shownFor !== null && namesKeyword(shownFor, keywordId);
  const keyword = mention.hits.find(isMeant)?.keywordId ?? null;
  if (keyword === null && (named || shownFor !== null))
    throw new UserError('post-not-of-keyword', named ? { keyword: named.name } : {});
  return {
    ...(await findHits(store, actor, mention.id, keyword)),
    target: { mention: mention.id, keyword },
  };
}

/** Says what was done, with a button that takes it back. @param act as the audit calls it; null = nothing changed */
export function answered(
  { actor, locale }: CommandContext,
  { mention, target }: Pick<MeantPost, 'mention' | 'target'>,
  answer: PostAnswer,
  act: string | null,
): Reply {
  const undo = act === null ? null : actName({ at: actor.now, act, subject: mention.id });
  return privately(postAnswer(answer, target, undo, locale));
}

/** How the hits that somebody means are judged now, and what was thought of their moods before. */
function judgedIn({ hits }: MeantPost, { mention, rejudged }: Rejudged) {
  return hits.map(({ keyword: { id, name }, hit: before }) => {
    const after = mention.hits.find(({ keywordId }) => keywordId === id) ?? before;
    return {
      name,
      before: before.sentiment.label,
      held: after.held?.reason ?? null,
      changed: rejudged.some(({ keywordId }) => keywordId === id),
    };
  });
}

/** Tags with commas between them, each once. @throws UserError('bad-argument') */
function tagsIn(typed: string): string[] {
  const tags = typed.split(/[,;،、]/u).filter((tag) => tag.trim() !== '');
  if (tags.length > MAX_TAGS)
    throw new UserError('bad-argument', { argument: 'tags', problem: 'many-tags', max: MAX_TAGS });
  return [...new Set((tags.length === 0 ? [typed] : tags).map(tagOf))];
}
