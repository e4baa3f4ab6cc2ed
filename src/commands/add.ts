import { randomUUID } from 'node:crypto';
import { UserError } from '../config/errors.ts';
import { DEFAULT_RULE } from '../listening/alerts/rule.ts';
import { SENSITIVITIES, type Sensitivity } from '../listening/alerts/sensitivity.ts';
import type { Channel, Subscription } from '../listening/channel.ts';
import { KEYWORD_KINDS, type Keyword, type KeywordKind } from '../listening/keywords/keyword.ts';
import { keywordAdded } from '../messages/keywords/keywords.ts';
import {
  MAX_NAME,
  nameFor,
  readLanguages,
  readSources,
  sameQuery,
} from '../services/keywords/keyword-fields.ts';
import { previewOf, readQuery } from '../services/keywords/preview-query.ts';
import { foldWord } from '../services/nearest.ts';
import { type CommandContext, defineCommand, type Values } from './command.ts';
import { auditBy, given, personId, placeOf, privately } from './context.ts';

/** Keywords of one workspace; the index and the sources are measured with far more in all. */
const MAX_KEYWORDS = 500;

export const add = defineCommand({
  verb: 'add',
  needs: 'member',
  group: 'listen',
  form: true,
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, verbatim: true, max: 3_000 },
    { name: 'name', kind: 'text', max: MAX_NAME },
    { name: 'kind', kind: 'choice', choices: KEYWORD_KINDS },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'in', kind: 'channel' },
    {
      name: 'alerts',
      kind: 'choice',
      choices: [...SENSITIVITIES, 'off'],
    },
    { name: 'digest', kind: 'flag' },
    { name: 'every', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, services, now, locale } = context;
    const channel = placeOf(context, values);
    const wanted = await keywordFrom(context, values);
    const keywords = await store.keywords(wanted.workspaceId);
    const known = keywords.find(({ query }) => sameQuery(query, wanted.query));
    const namesake = keywords.find(({ name }) => foldWord(name) === foldWord(wanted.name));
    if (!known && namesake) throw new UserError('keyword-exists', { name: namesake.name, argument: 'name' });
    if (known) refuseOtherOptions(known, wanted, values);
    if (!known && keywords.length >= MAX_KEYWORDS)
      throw new UserError('too-many-keywords', { max: MAX_KEYWORDS });
    const preview = await previewOf(store, known ?? wanted, now);
    const keyword = known ?? wanted;
    const before = (await store.subscriptions(keyword.workspaceId)).find(
      ({ keywordId, channelId }) => keywordId === keyword.id && channelId === channel.id,
    );
    const subscription = subscriptionFrom(keyword, channel, values, before);
    const audit = auditBy(context, 'add', keyword.id, `${keyword.name} #${channel.name}`);
    if (known) await store.subscribe(subscription, audit);
    else await store.addKeyword(keyword, subscription, audit);
    services.wake();
    return privately(keywordAdded(keyword, preview, hearingOf(subscription, channel), now, locale));
  },
});

/** What the channel will really hear: a digest it has no time for never comes. */
function hearingOf(subscription: Subscription, channel: Channel) {
  const { daily, weekly } = channel.digest;
  const digest = subscription.digest && (daily !== null || weekly !== null);
  return { ...subscription, digest, channelName: channel.name };
}

/** @throws UserError for a query, a language or a source that cannot be read */
async function keywordFrom(
  { workspace, services, person, now }: CommandContext,
  values: Values,
): Promise<Keyword> {
  const query = given<string>(values, 'target')!;
  const tree = readQuery(query);
  const sensitivity = given<Sensitivity | 'off'>(values, 'alerts') ?? DEFAULT_RULE.spike;
  return {
    workspaceId: workspace.id,
    id: randomUUID(),
    name: given<string>(values, 'name') ?? nameFor(tree, query),
    query,
    kind: given<KeywordKind>(values, 'kind') ?? 'brand',
    sources: await readSources(services.sources(), given<string>(values, 'source') ?? 'all'),
    languages: readLanguages(given<string>(values, 'lang') ?? 'all'),
    paused: false,
    rule: { ...DEFAULT_RULE, spike: sensitivity },
    createdAt: now,
    createdBy: personId(person),
  };
}

/** A channel that joins a keyword hears it as it is: what would change it for others is said, not dropped. */
function refuseOtherOptions(known: Keyword, wanted: Keyword, values: Values): void {
  const same: Record<string, boolean> = {
    name: foldWord(known.name) === foldWord(wanted.name),
    kind: known.kind === wanted.kind,
    lang: known.languages.join() === wanted.languages.join(),
    source: known.sources.join() === wanted.sources.join(),
    alerts: given<string>(values, 'alerts') === 'off' || known.rule.spike === wanted.rule.spike,
  };
  const option = Object.keys(same).find((name) => values[name] !== undefined && !same[name]);
  if (option !== undefined) {
    const change = option === 'alerts' ? 'alert' : 'edit';
    throw new UserError('keyword-exists', { name: known.name, option, change });
  }
}

/** What is not said stays as the channel has it. */
function subscriptionFrom(
  keyword: Keyword,
  channel: Channel,
  values: Values,
  before: Subscription | undefined,
): Subscription {
  const alerts = given<string>(values, 'alerts');
  return {
    workspaceId: keyword.workspaceId,
    keywordId: keyword.id,
    channelId: channel.id,
    alerts: alerts === undefined ? (before?.alerts ?? true) : alerts !== 'off',
    digest: given<boolean>(values, 'digest') ?? before?.digest ?? true,
    mentions: given<boolean>(values, 'every') ?? before?.mentions ?? false,
  };
}
