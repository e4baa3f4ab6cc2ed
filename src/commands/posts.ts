import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Argument } from '../messages/command-spec.ts';
import { copyMessage } from '../messages/mentions/copy-post.ts';
import type { PostTarget } from '../messages/message.ts';
import type { NamedPost } from '../services/mentions/find-post.ts';
import { hitsMeant, type KeywordHit } from '../services/mentions/post-hits.ts';
import { type CommandContext, defineCommand, type Values } from './command.ts';
import { given, privately } from './context.ts';

/** The post that every action is about. */
const thePost: Argument = { name: 'target', kind: 'lookup', of: 'post', positional: true, required: true };

export const copyCommand = defineCommand({
  verb: 'copy',
  needs: 'look',
  group: 'posts',
  args: [thePost],
  run: async (context, values) => {
    const { mention, hits } = await meantBy(context, values);
    return privately(
      copyMessage(
        mention,
        hits.map(({ keyword }) => keyword),
        context.now,
        context.locale,
      ),
    );
  },
});

/** A post, the keywords as whose mention it is meant, and how buttons name it so. */
async function meantBy(
  { store, actor }: CommandContext,
  values: Values,
): Promise<Pick<NamedPost, 'mention'> & { hits: KeywordHit[]; target: PostTarget }> {
  const post = given<NamedPost>(values, 'target')!;
  const { mention } = post;
  const hits = await hitsMeant(store, actor, post, given<Keyword>(values, 'keyword'));
  const [only] = hits;
  const keyword = only && hits.length === 1 ? only.keyword.id : null;
  return { mention, hits, target: { mention: mention.id, keyword } };
}
