import { UserError } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import { KEYWORD_KINDS, type Keyword, type KeywordKind } from '../listening/keywords/keyword.ts';
import { keywordEdited } from '../messages/keywords/keywords.ts';
import { keywordForm } from '../services/form-values.ts';
import { MAX_NAME, readLanguages, readSources } from '../services/keywords/keyword-fields.ts';
import { differenceOf } from '../services/keywords/preview-query.ts';
import { foldWord } from '../services/nearest.ts';
import { type CommandContext, defineCommand, type Values } from './command.ts';
import { auditBy, given, mustOwn, privately } from './context.ts';

export const edit = defineCommand({
  verb: 'edit',
  needs: 'member',
  group: 'listen',
  form: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'query', kind: 'text', verbatim: true, max: 3_000 },
    { name: 'name', kind: 'text', max: MAX_NAME },
    { name: 'kind', kind: 'choice', choices: KEYWORD_KINDS },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'in', kind: 'channel' },
  ],
  run: async (context, values) => {
    const { store, services, now, locale } = context;
    const before = given<Keyword>(values, 'target')!;
    const place = given<Channel>(values, 'in');
    const after = await changed(context, before, values);
    const asked = Object.keys(values).some((name) => name !== 'target');
    if (asked) mustOwn(context, before.createdBy);
    await refuseNamesake(context, after);
    const difference = await differenceOf(store, before, after, now);
    const message = keywordEdited(before, after, difference, now, locale);
    if (!asked) {
      return { ...privately(message), form: { verb: 'edit', values: keywordForm(before) } };
    }
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await store.saveKeyword(after, auditBy(context, 'edit', after.id, auditText(before, after)));
      services.wake();
    }
    if (place) await moveTo(context, after, place);
    return privately(message);
  },
});

/** @throws UserError for a query, a language or a source that cannot be read */
async function changed({ services }: CommandContext, before: Keyword, values: Values): Promise<Keyword> {
  const source = given<string>(values, 'source');
  const lang = given<string>(values, 'lang');
  return {
    ...before,
    query: given<string>(values, 'query') ?? before.query,
    name: given<string>(values, 'name') ?? before.name,
    kind: given<KeywordKind>(values, 'kind') ?? before.kind,
    sources: source === undefined ? before.sources : await readSources(services.sources(), source),
    languages: lang === undefined ? before.languages : readLanguages(lang),
  };
}

async function refuseNamesake({ store }: CommandContext, keyword: Keyword): Promise<void> {
  const other = (await store.keywords(keyword.workspaceId)).find(
    ({ id, name }) => id !== keyword.id && foldWord(name) === foldWord(keyword.name),
  );
  if (other) throw new UserError('keyword-exists', { name: other.name, argument: 'name' });
}

/** What this channel heard about the keyword is told in the other one from now on. */
async function moveTo(context: CommandContext, keyword: Keyword, place: Channel): Promise<void> {
  const { store, channel } = context;
  const here = (await store.subscriptions(keyword.workspaceId)).find(
    ({ keywordId, channelId }) => keywordId === keyword.id && channelId === channel.id,
  );
  const audit = auditBy(context, 'move', keyword.id, `${keyword.name} #${place.name}`);
  const what = here ?? { alerts: true, digest: true, mentions: false };
  const { alerts, digest, mentions } = what;
  await store.subscribe(
    {
      workspaceId: keyword.workspaceId,
      keywordId: keyword.id,
      channelId: place.id,
      alerts,
      digest,
      mentions,
    },
    audit,
  );
  if (here && place.id !== channel.id)
    await store.unsubscribe(keyword.workspaceId, keyword.id, channel.id, audit);
}

function auditText(before: Keyword, after: Keyword): string {
  return before.query === after.query ? after.name : `${after.name}: ${before.query} → ${after.query}`;
}
