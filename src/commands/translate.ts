import { UserError } from '../config/errors.ts';
import { DIALECTS, type Dialect, recognizeDialect } from '../listening/keywords/dialects/dialects.ts';
import { translateQuery } from '../listening/keywords/dialects/translate.ts';
import { MAX_QUERY_LENGTH } from '../listening/keywords/query/limits.ts';
import { translationMessage } from '../messages/keywords/translation.ts';
import { previewQuery } from '../services/keywords/preview-query.ts';
import { ask } from '../services/questions/ask.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Nothing is saved: the answer shows what becomes of a query of another tool, and its button adds it. */
export const translateCommand = defineCommand({
  verb: 'translate',
  needs: 'look',
  group: 'listen',
  form: true,
  args: [
    {
      name: 'target',
      kind: 'text',
      positional: true,
      required: true,
      verbatim: true,
      max: MAX_QUERY_LENGTH,
    },
    { name: 'from', kind: 'choice', choices: [...DIALECTS] },
  ],
  run: async ({ store, ports, workspace, now, locale }, values) => {
    const typed = given<string>(values, 'target')!;
    // Where nothing speaks for one tool, the most usual rules are read: none of them is peculiar to it.
    const dialect = given<Dialect>(values, 'from') ?? recognizeDialect(typed) ?? 'mention';
    const translation = translateQuery(typed, dialect);
    if (translation.text === null) {
      const { code, params, span, fix } = translation.problem!;
      throw new UserError(
        'query',
        { ...params, problem: code, query: typed, ...(fix === null ? {} : { fix }) },
        span,
      );
    }
    const query = translation.text;
    const parts = { store, sources: ports.sources(), askSources: ports.askSources };
    const preview = await previewQuery(parts, workspace, { query, languages: [], sources: [] }, now);
    // What it may mean beside was shown: its button asks no more, and works after a restart.
    const answers = { read: { target: query, sure: 'true' }, form: { target: query } };
    const question = await ask(store, { workspaceId: workspace.id, verb: 'add', answers, at: now });
    return privately(translationMessage({ ...translation, text: query }, preview, question, now, locale));
  },
});
