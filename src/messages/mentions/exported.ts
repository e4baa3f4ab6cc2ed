import type { FileFormat } from '../../listening/mentions/mention-file.ts';
import type { MentionList } from '../../listening/mentions/mention-list.ts';
import { MOST_LOOKED_AT } from '../../listening/mentions/mention-query.ts';
import type { Millis } from '../../listening/time.ts';
import { closed, compose } from '../compose.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { filterRuns, keywordNames } from './filter-words.ts';

/** What a file of mentions holds, and what it does not. */
export function exportedMessage(
  file: MentionList & { format: FileFormat; written: number; total: number; gone: number; cut: boolean },
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { browse, units } = words;
  const title = browse.fileTitle(keywordNames(file.keywords, words, format));
  const count = format.count(file.written, units.posts);
  const line = browse.fileLine(count, file.format.toUpperCase());
  const filter = filterRuns(file, now, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: line }] },
  ];
  if (filter.length > 0) elements.push({ kind: 'text', text: closed(compose(browse.line, count, filter)) });
  if (file.written + file.gone < file.total)
    elements.push({
      kind: 'text',
      text: withCommands(browse.fileCapped(format.number(file.written), format.number(file.total))),
    });
  if (file.cut) elements.push({ kind: 'text', text: browse.whereCut(format.number(MOST_LOOKED_AT)) });
  if (file.gone > 0) elements.push({ kind: 'text', text: format.count(file.gone, browse.fileGone) });
  elements.push({ kind: 'note', text: browse.fileNote });
  return {
    language: locale.language,
    summary: `${title}. ${line}`,
    mood: 'plain',
    elements,
  };
}
