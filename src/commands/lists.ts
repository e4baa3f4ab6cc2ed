import type { Argument } from '../messages/command-spec.ts';
import {
  listAsks,
  listChanged,
  listRemoved,
  listRenamed,
  listShown,
  listsShown,
} from '../messages/lists/lists.ts';
import { changeList, findList, keywordsWith, removeList, renameList } from '../services/lists/change-list.ts';
import { storeSeenBy } from '../services/seen-store.ts';
import { defineCommand } from './command.ts';
import { given, missingArgument, privately } from './context.ts';

const target = { name: 'target', kind: 'text', positional: true, max: 60 } satisfies Argument;

export const listsCommand = defineCommand({
  verb: 'lists',
  needs: {
    usually: 'look',
    given: { add: 'set-up', remove: 'set-up', delete: 'set-up', rename: 'set-up' },
  },
  group: 'listen',
  args: [
    target,
    { name: 'add', kind: 'text', max: 4_000, verbatim: true },
    { name: 'remove', kind: 'text', max: 4_000, verbatim: true },
    { name: 'rename', kind: 'text', max: 60 },
    { name: 'delete', kind: 'flag' },
    { name: 'sure', kind: 'flag' },
  ],
  run: async ({ store, ports, workspace, actor, locale }, values) => {
    const name = given<string>(values, 'target');
    const add = given<string>(values, 'add');
    const remove = given<string>(values, 'remove');
    const rename = given<string>(values, 'rename');
    const changes =
      add !== undefined || remove !== undefined || rename !== undefined || given(values, 'delete');
    if (name === undefined) {
      if (changes) throw missingArgument(target, 'lists');
      return privately(listsShown(await store.wordLists(workspace.id), locale));
    }
    if (given<boolean>(values, 'delete'))
      return privately(listRemoved(await removeList(store, actor, name), locale));
    if (rename !== undefined)
      return privately(listRenamed(await renameList(store, actor, name, rename), locale));
    if (add === undefined && remove === undefined) {
      const list = await findList(store, workspace.id, name);
      const seen = await (await storeSeenBy(store, actor)).keywords(workspace.id);
      return privately(listShown(list, keywordsWith(seen, list.name), locale));
    }
    const parts = { store, backFill: ports.backFill, wake: ports.wake };
    const wanted = { add: add ?? '', remove: remove ?? '' };
    const outcome = await changeList(parts, actor, name, wanted, given<boolean>(values, 'sure') ?? false);
    return privately(
      outcome.what === 'asks'
        ? listAsks(outcome.change, outcome.effects, wanted, locale)
        : listChanged(outcome.change, outcome.effects, locale),
    );
  },
});
