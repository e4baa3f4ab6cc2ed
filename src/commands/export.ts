import { FILE_FORMATS, type FileFormat } from '../listening/mentions/mention-file.ts';
import { mentionList } from '../messages/mentions/browse.ts';
import { exportedMessage } from '../messages/mentions/exported.ts';
import { filteredList } from '../messages/mentions/filtered.ts';
import { browseFiltered, browseMentions } from '../services/mentions/browse-mentions.ts';
import { exportFiltered, exportMentions } from '../services/mentions/export-mentions.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';
import { FILTERS, readList, requireNoWhere } from './mentions.ts';

export const exportCommand = defineCommand({
  verb: 'export',
  needs: 'look',
  group: 'posts',
  args: [
    { name: 'target', kind: 'choice', choices: ['mentions', 'filtered'], positional: true },
    { name: 'keyword', kind: 'lookup', of: 'keyword', rest: true },
    { name: 'format', kind: 'choice', choices: FILE_FORMATS },
    ...FILTERS,
  ],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const { list, about } = await readList(context, values, 'keyword');
    const format = given<FileFormat>(values, 'format') ?? 'csv';
    const filtered = given<string>(values, 'target') === 'filtered';
    if (filtered) requireNoWhere(list);
    const file = await (filtered ? exportFiltered : exportMentions)(store, workspace.id, list, format, now);
    // Nothing to save: the list says why.
    if (file.written === 0)
      return privately(
        filtered
          ? filteredList(await browseFiltered(store, workspace.id, list, null, now), about, now, locale)
          : mentionList(await browseMentions(store, workspace.id, list, now), about, now, locale),
      );
    const name = `${filtered ? 'filtered' : 'mentions'}-${fileWords(list.keywords.map((keyword) => keyword.name))}-${stamp(now)}.${format}`;
    return {
      ...privately(exportedMessage(file, now, locale)),
      file: { name, type: format === 'csv' ? 'text/csv' : 'application/x-ndjson', data: file.data },
    };
  },
});

/** Names as part of a file's name: letters and digits alone, whatever strangers called them. */
function fileWords(names: readonly string[]): string {
  const words = names
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ['all']).join('-').slice(0, 40);
}

function stamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}
