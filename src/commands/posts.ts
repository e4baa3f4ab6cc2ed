import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { MarkValue } from '../listening/mentions/marks.ts';
import { MAX_TAG, tagsIn } from '../listening/mentions/tag.ts';
import type { Argument } from '../messages/command-spec.ts';
import { copyMessage } from '../messages/mentions/copy-post.ts';
import { postAnswer } from '../messages/mentions/post-answers.ts';
import { postSheet } from '../messages/mentions/post-sheet.ts';
import type { PostTarget } from '../messages/message.ts';
import { actName } from '../services/audit/act-name.ts';
import type { NamedPost } from '../services/mentions/find-post.ts';
import { hitsMeant, type KeywordHit } from '../services/mentions/post-hits.ts';
import { readPost } from '../services/mentions/read-post.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, privately } from './context.ts';

/** The post that every action is about. */
const thePost: Argument = { name: 'target', kind: 'lookup', of: 'post', positional: true, required: true };
/** One of the keywords that it is a mention of. */
const theKeyword: Argument = { name: 'keyword', kind: 'lookup', of: 'keyword' };

const MARKS = {
  negative: { what: 'mood', value: 'neg' },
  neutral: { what: 'mood', value: 'neu' },
  positive: { what: 'mood', value: 'pos' },
  'about-us': { what: 'about', value: 'yes' },
  'not-about-us': { what: 'about', value: 'no' },
  spam: { what: 'spam', value: 'yes' },
  'not-spam': { what: 'spam', value: 'no' },
} as const satisfies Readonly<Record<string, MarkValue>>;

export const markCommand = defineCommand({
  verb: 'mark',
  needs: 'act',
  group: 'posts',
  args: [thePost, { name: 'as', kind: 'choice', choices: Object.keys(MARKS), rest: true }, theKeyword],
  run: async (context, values) => {
    const { store, now, locale } = context;
    const as = given<keyof typeof MARKS>(values, 'as');
    const meant = await meantBy(context, values);
    if (as !== undefined) return marked(context, meant, MARKS[as]);
    const { mention, hits, target } = meant;
    return privately(
      postSheet({ mention, hits, target, ...(await readPost(store, mention, hits)) }, now, locale),
    );
  },
});
