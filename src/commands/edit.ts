import type { Channel } from '../listening/channel.ts';
import { KEYWORD_KINDS, type Keyword, type KeywordKind } from '../listening/keywords/keyword.ts';
import { keywordEdited } from '../messages/keywords/keywords.ts';
import { editKeyword } from '../services/keywords/edit-keyword.ts';
import { MAX_KEYWORD_NAME } from '../services/keywords/keyword-fields.ts';
import { defineCommand } from './command.ts';
import { given, givenList, givenWords, privately } from './context.ts';

export const editCommand = defineCommand({
  verb: 'edit',
  needs: {
    usually: 'look',
    given: {
      query: 'change',
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
    { name: 'query', kind: 'text', verbatim: true, max: 3_000 },
    { name: 'name', kind: 'text', max: MAX_KEYWORD_NAME },
    { name: 'kind', kind: 'choice', choices: KEYWORD_KINDS },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'context', kind: 'text', max: 200 },
    { name: 'relevance', kind: 'choice', choices: ['on', 'off'] },
    { name: 'forms', kind: 'choice', choices: ['on', 'off'] },
    { name: 'in', kind: 'channel', needs: 'set-up' },
  ],
  run: async ({ store, ports, actor, channel, now, locale }, values) => {
    const before = given<Keyword>(values, 'target')!;
    if (Object.keys(values).every((name) => name === 'target')) {
      const message = keywordEdited(before, before, null, now, locale);
      return { ...privately(message), form: { verb: 'edit', values: formValues(before) } };
    }
    const place = given<Channel>(values, 'in');
    const parts = { store, sources: ports.sources(), backFill: ports.backFill, wake: ports.wake };
    const { keyword, matches, warnings, moved } = await editKeyword(parts, actor, before, {
      query: given<string>(values, 'query'),
      name: given<string>(values, 'name'),
      kind: given<KeywordKind>(values, 'kind'),
      languages: givenList(values, 'lang'),
      sources: givenList(values, 'source'),
      context: givenWords(values, 'context'),
      relevance: given<'on' | 'off'>(values, 'relevance'),
      forms: given<'on' | 'off'>(values, 'forms'),
      ...(place ? { move: { from: channel, to: place } } : {}),
    });
    const difference = matches && { ...matches, warnings };
    return privately(keywordEdited(before, keyword, difference, now, locale, moved));
  },
});

/** The keyword as one would type it: sent back unchanged, it changes nothing. */
function formValues(keyword: Keyword): Record<string, string> {
  const { name, query, kind, languages, sources, context = [], relevance = 'on', forms = 'off' } = keyword;
  const listed = (items: readonly string[]) => (items.length === 0 ? 'all' : items.join(', '));
  return {
    ...{ target: name, query, name, kind, lang: listed(languages), source: listed(sources) },
    ...(context.length > 0 ? { context: context.join(', ') } : {}),
    relevance,
    forms,
  };
}
