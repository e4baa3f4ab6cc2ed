import { SENSITIVITIES, type Sensitivity } from '../listening/alerts/sensitivity.ts';
import type { Channel, Subscription } from '../listening/channel.ts';
import { KEYWORD_KINDS, type KeywordKind } from '../listening/keywords/keyword.ts';
import { MAX_QUERY_LENGTH } from '../listening/keywords/query/limits.ts';
import { keywordAdded, type SubscriptionView } from '../messages/keywords/keywords.ts';
import { addKeyword } from '../services/keywords/add-keyword.ts';
import { doubtsAboutNew } from '../services/keywords/doubts.ts';
import { MAX_KEYWORD_NAME } from '../services/keywords/keyword-fields.ts';
import { defineCommand } from './command.ts';
import { channelOf, given, givenList, missingArgument, privately } from './context.ts';
import { ANSWERS, askToSave, LISTS, typedQuery } from './saving.ts';

export const addCommand = defineCommand({
  verb: 'add',
  needs: 'set-up',
  group: 'listen',
  postsHere: true,
  form: true,
  args: [
    {
      ...{ name: 'target', kind: 'text', positional: true, required: true, verbatim: true },
      max: MAX_QUERY_LENGTH,
      unless: ['any', 'all', 'none'],
    },
    ...LISTS,
    { name: 'name', kind: 'text', max: MAX_KEYWORD_NAME },
    { name: 'kind', kind: 'choice', choices: KEYWORD_KINDS },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'forms', kind: 'choice', choices: ['on', 'off'] },
    { name: 'in', kind: 'channel' },
    {
      name: 'alerts',
      kind: 'choice',
      choices: [...SENSITIVITIES, 'off'],
    },
    { name: 'digest', kind: 'flag' },
    { name: 'every', kind: 'flag' },
    ...ANSWERS,
  ],
  run: async (context, values) => {
    const { store, ports, actor, locale } = context;
    const channel = channelOf(context, values);
    const parts = { store, sources: ports.sources(), backFill: ports.backFill, wake: ports.wake };
    const query = typedQuery(values, 'target', null);
    if (query === undefined) throw missingArgument(addCommand.args[0]!, 'add');
    if (!given<boolean>(values, 'sure')) {
      const doubts = await doubtsAboutNew(store, actor, query);
      if (doubts)
        return askToSave(context, { verb: 'add', argument: 'target', query, keyword: null }, doubts);
    }
    const {
      keyword,
      warnings,
      doubts,
      context: words,
      subscription,
      willShow,
    } = await addKeyword(parts, actor, channel, {
      query,
      name: given<string>(values, 'name'),
      kind: given<KeywordKind>(values, 'kind'),
      languages: givenList(values, 'lang'),
      sources: givenList(values, 'source'),
      forms: given<'on' | 'off'>(values, 'forms'),
      alerts: given<Sensitivity | 'off'>(values, 'alerts'),
      digest: given<boolean>(values, 'digest'),
      every: given<boolean>(values, 'every'),
    });
    const shownIn = !willShow ? null : channel.id === context.channel.id ? 'here' : 'there';
    return privately(
      keywordAdded(
        keyword,
        { warnings, doubts, context: words, shownIn },
        hearingOf(subscription, channel),
        locale,
      ),
    );
  },
});

/** The subscription as it will work: a digest without a schedule never comes. */
function hearingOf(subscription: Subscription, channel: Channel): SubscriptionView {
  const { daily, weekly } = channel.digest;
  const digest = subscription.digest && (daily !== null || weekly !== null);
  return { ...subscription, digest, channel };
}
