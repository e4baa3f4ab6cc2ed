import type { Channel } from '../listening/channel.ts';
import { KEYWORD_KINDS, type Keyword, type KeywordKind } from '../listening/keywords/keyword.ts';
import { MAX_QUERY_LENGTH } from '../listening/keywords/query/limits.ts';
import { keywordEdited } from '../messages/keywords/keywords.ts';
import { doubtsAboutEdit } from '../services/keywords/doubts.ts';
import { editKeyword, type KeywordChanges, wantedKeyword } from '../services/keywords/edit-keyword.ts';
import { MAX_KEYWORD_NAME } from '../services/keywords/keyword-fields.ts';
import { listsIn } from '../services/keywords/typed-query.ts';
import { defineCommand, type Values } from './command.ts';
import { given, givenList, givenWords, privately } from './context.ts';
import { ANSWERS, askToSave, LISTS, typedQuery } from './saving.ts';

export const editCommand = defineCommand({
  verb: 'edit',
  needs: {
    usually: 'look',
    given: {
      query: 'change',
      any: 'change',
      all: 'change',
      none: 'change',
      name: 'change',
      kind: 'change',
      lang: 'change',
      source: 'change',
      context: 'change',
      relevance: 'change',
      forms: 'change',
      in: 'set-up',
    },
  },
  group: 'listen',
  form: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'query', kind: 'text', verbatim: true, max: MAX_QUERY_LENGTH },
    ...LISTS,
    { name: 'name', kind: 'text', max: MAX_KEYWORD_NAME },
    { name: 'kind', kind: 'choice', choices: KEYWORD_KINDS },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'context', kind: 'text', max: 200 },
    { name: 'relevance', kind: 'choice', choices: ['on', 'off'] },
    { name: 'forms', kind: 'choice', choices: ['on', 'off'] },
    { name: 'in', kind: 'channel', needs: 'set-up' },
    ...ANSWERS,
    { name: 'seen', kind: 'text', verbatim: true, max: MAX_QUERY_LENGTH, byButton: true },
    { name: 'keep', kind: 'flag', byButton: true },
  ],
  run: async (context, values) => {
    const { store, ports, actor, channel, now, locale } = context;
    const before = given<Keyword>(values, 'target')!;
    if (given<boolean>(values, 'keep')) return privately(keywordEdited(before, before, null, now, locale));
    if (Object.keys(values).every((name) => name === 'target')) {
      const message = keywordEdited(before, before, null, now, locale);
      return { ...privately(message), form: { verb: 'edit', values: formValues(before) } };
    }
    const place = given<Channel>(values, 'in');
    const parts = { store, sources: ports.sources(), backFill: ports.backFill, wake: ports.wake };
    const query = typedQuery(values, 'query', before.query);
    const changes: KeywordChanges = {
      query,
      name: given<string>(values, 'name'),
      kind: given<KeywordKind>(values, 'kind'),
      languages: givenList(values, 'lang'),
      sources: givenList(values, 'source'),
      context: givenWords(values, 'context'),
      relevance: given<'on' | 'off'>(values, 'relevance'),
      forms: given<'on' | 'off'>(values, 'forms'),
      ...(place ? { move: { from: channel, to: place } } : {}),
    };
    if (!isSure(values, before)) {
      const after = await wantedKeyword(parts, actor, before, changes);
      const questions = await doubtsAboutEdit(store, before, after, now);
      const asked = { verb: 'edit' as const, argument: 'query', query: after.query, keyword: before };
      if (questions) return askToSave(context, asked, questions, formValues(before));
    }
    const { keyword, matches, warnings, doubts, moved } = await editKeyword(parts, actor, before, changes);
    const difference = matches && { ...matches, warnings, doubts };
    return privately(keywordEdited(before, keyword, difference, now, locale, moved));
  },
});

/** A yes is to what was shown: not where somebody else has changed the query since. */
function isSure(values: Values, before: Keyword): boolean {
  const seen = given<string>(values, 'seen');
  return given<boolean>(values, 'sure') === true && (seen === undefined || seen === before.query);
}

/** The keyword as one would type it: sent back unchanged, it changes nothing. */
function formValues(keyword: Keyword): Record<string, string> {
  const { name, query, kind, languages, sources, context = [], relevance = 'on', forms = 'off' } = keyword;
  const listed = (items: readonly string[]) => (items.length === 0 ? 'all' : items.join(', '));
  return {
    ...listsIn(query),
    ...{ target: name, query, name, kind, lang: listed(languages), source: listed(sources) },
    ...(context.length > 0 ? { context: context.join(', ') } : {}),
    relevance,
    forms,
  };
}
