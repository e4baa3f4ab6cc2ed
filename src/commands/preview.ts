import { MAX_QUERY_LENGTH } from '../listening/keywords/query/limits.ts';
import { DAY } from '../listening/time.ts';
import { previewMessage } from '../messages/keywords/preview.ts';
import { languageCodes, sourceIds } from '../services/keywords/keyword-fields.ts';
import { previewQuery } from '../services/keywords/preview-query.ts';
import { defineCommand } from './command.ts';
import { given, givenList, privately } from './context.ts';

/** Nothing is changed: forms ask it with what has been typed so far, and get either a message or where it is wrong. */
export const previewCommand = defineCommand({
  verb: 'preview',
  needs: 'look',
  group: 'listen',
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, verbatim: true, max: MAX_QUERY_LENGTH },
    { name: 'since', kind: 'duration', min: DAY, max: 90 * DAY, past: true },
    { name: 'lang', kind: 'text', max: 100 },
    { name: 'source', kind: 'text', max: 200 },
    { name: 'forms', kind: 'choice', choices: ['on', 'off'] },
  ],
  run: async ({ store, ports, workspace, now, locale }, values) => {
    const query = given<string>(values, 'target')!;
    const lang = given<string>(values, 'lang');
    const source = given<string>(values, 'source');
    const withForms = given<'on' | 'off'>(values, 'forms') === 'on';
    const wanted = {
      query,
      languages: languageCodes(givenList(values, 'lang') ?? []),
      sources: sourceIds(ports.sources(), givenList(values, 'source') ?? []),
      ...(withForms ? { forms: 'on' as const } : {}),
    };
    const back = given<number>(values, 'since');
    const since = back === undefined ? undefined : now - back;
    const parts = { store, sources: ports.sources(), askSources: ports.askSources };
    const preview = await previewQuery(parts, workspace, wanted, now, since);
    const adding = {
      target: query,
      ...(lang ? { lang } : {}),
      ...(source ? { source } : {}),
      ...(withForms ? { forms: 'on' } : {}),
    };
    return privately(previewMessage(query, preview, adding, now, locale));
  },
});
