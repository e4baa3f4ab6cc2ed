import { UserError } from '../config/errors.ts';
import { DIALECTS, type Dialect, recognizeDialect } from '../listening/keywords/dialects/dialects.ts';
import { translateQuery } from '../listening/keywords/dialects/translate.ts';
import { translationMessage } from '../messages/keywords/translation.ts';
import { previewQuery } from '../services/keywords/preview-query.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Nothing is saved: the answer shows what becomes of a query of another tool, and its button adds it. */
export const translateCommand = defineCommand({
  verb: 'translate',
  needs: 'look',
  group: 'listen',
  args: [
    {
      name: 'target',
      kind: 'text',
      positional: true,
      required: true,
      verbatim: true,
      max: 4_000,
    },
    { name: 'from', kind: 'choice', choices: [...DIALECTS] },
  ],
  run: async ({ store, workspace, now, locale }, values) => {
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
    const wanted = { workspaceId: workspace.id, query: translation.text, languages: [], sources: [] };
    const { matches, warnings } = await previewQuery(store, wanted, now);
    const preview = { ...matches, warnings, forms: [] };
    return privately(translationMessage({ ...translation, text: translation.text }, preview, now, locale));
  },
});
