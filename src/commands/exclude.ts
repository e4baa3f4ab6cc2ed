import { excludeAsks, excluded, exclusionsShown, included } from '../messages/lists/exclusions.ts';
import { actName } from '../services/audit/act-name.ts';
import { exclude, exclusionsOf, include, readExclusions } from '../services/mentions/exclude.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const excludeCommand = defineCommand({
  verb: 'exclude',
  needs: {
    usually: 'look',
    given: { target: 'set-up', author: 'set-up', site: 'set-up', remove: 'set-up' },
  },
  group: 'listen',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 2_000, verbatim: true },
    { name: 'author', kind: 'text', max: 2_000, verbatim: true },
    { name: 'site', kind: 'text', max: 2_000, verbatim: true },
    { name: 'remove', kind: 'text', max: 2_000, verbatim: true },
    { name: 'sure', kind: 'flag' },
  ],
  run: async ({ store, workspace, actor, now, locale }, values) => {
    const typed = {
      words: given<string>(values, 'target') ?? '',
      authors: given<string>(values, 'author') ?? '',
      sites: given<string>(values, 'site') ?? '',
    };
    const unwanted = given<string>(values, 'remove');
    if (unwanted !== undefined) {
      const { removed, rejudged } = await include(store, actor, unwanted);
      const undo = actName({ at: now, act: 'include', subject: workspace.id });
      return privately(included(removed, rejudged.length, undo, locale));
    }
    const wanted = readExclusions(actor, typed);
    if (wanted.length === 0)
      return privately(exclusionsShown(await exclusionsOf(store, workspace.id), now, locale));
    const outcome = await exclude(store, actor, wanted, given<boolean>(values, 'sure') ?? false);
    if (outcome.what === 'asks') return privately(excludeAsks(outcome.wanted, outcome.risks, typed, locale));
    const undo =
      outcome.added.length === 0 ? null : actName({ at: now, act: 'exclude', subject: workspace.id });
    return privately(excluded(outcome, undo, locale));
  },
});
