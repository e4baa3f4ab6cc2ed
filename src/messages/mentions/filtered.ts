import type { ListMark } from '../../listening/mentions/list-mark.ts';
import type { FilteredList } from '../../listening/mentions/mention-list.ts';
import { type FilteredPost, type FilteredReason, isRefusal } from '../../listening/mentions/mention-query.ts';
import { postName } from '../../listening/mentions/post-name.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type Message, plain, type Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { type ListAbout, listArgs } from './browse.ts';
import { filterRuns, keywordNames } from './filter-words.ts';
import { mentionView, postView } from './mentions.ts';

/** For so long it is known what a keyword refused. */
const REFUSED_KNOWN = 14 * DAY;

/** What matched and was not counted: how many for each reason, then the posts, each with its reason. */
export function filteredList(list: FilteredList, about: ListAbout, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { browse } = words;
  const { page } = list;
  const names = keywordNames(list.keywords, words, format);
  const total = page.counts.reduce((sum, { count }) => sum + count, 0);
  const title = browse.filteredTitle(names);
  const filter = filterRuns(list, now, words, format);
  const summary =
    total > 0
      ? [format.count(total, browse.filteredSummary)]
      : filter.length > 0
        ? compose(browse.filteredNoneSo, names, filter)
        : [browse.filteredNone(names)];
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: total > 0 ? [{ bold: plain(summary) }] : summary },
  ];
  if (total > 0 && filter.length > 0) elements.push({ kind: 'note', text: filter });
  if (total > 0) elements.push(reasonTable(list, title, words, format));
  for (const post of page.posts) elements.push(...postElements(post, list, now, words, format));
  elements.push({ kind: 'note', text: withCommands(browse.filteredNote(format.duration(REFUSED_KNOWN))) });
  const { source: _, ...unasked } = list.filter;
  if (Object.keys(unasked).length > 0) elements.push({ kind: 'note', text: browse.refusedLeftOut });
  elements.push(...controls(list, about, words, format));
  return {
    language: locale.language,
    summary: `${title}. ${plain(summary)}`,
    mood: 'plain',
    elements,
  };
}

function mostFirst({ page }: FilteredList) {
  return [...page.counts].sort((a, b) => b.count - a.count);
}

function reasonTable(list: FilteredList, caption: string, { browse }: Copy, format: Format): Element {
  return {
    kind: 'table',
    caption,
    columns: [browse.reason, browse.count],
    rows: mostFirst(list).map(({ reason, count }) => [browse.reasons[reason], format.number(count)]),
    numeric: [false, true],
  };
}

function postElements(
  post: FilteredPost,
  { keywords }: FilteredList,
  now: Millis,
  words: Copy,
  format: Format,
): Element[] {
  const { browse } = words;
  const why = reasonWords(post, words, format);
  const name = keywords.find(({ id }) => id === post.keywordId)?.name ?? '';
  const about = keywords.length > 1 ? words.units.colon(oneLine(name, 60), why) : why;
  if (post.listed)
    return [
      {
        kind: 'mention',
        mention: { ...mentionView(post.listed.mention, post.keywordId, now, words, format), note: about },
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: browse.restore,
            verb: 'restore',
            args: { target: postName(post.listed.mention.id, post.keywordId) },
          },
        ],
      },
    ];
  if (post.post)
    return [
      {
        kind: 'mention',
        mention: { ...postView(post.post, undefined, [], now, words, format), note: about },
      },
    ];
  return [{ kind: 'text', text: traceOf(post, about, now, words, format) }];
}

/** Of a post whose text is not there, where and when it was. */
function traceOf(post: FilteredPost, about: string, now: Millis, words: Copy, format: Format): Text {
  const source = sourceName(post.source, words);
  return [
    post.address === null ? source : { link: post.address, text: source },
    ' · ',
    momentRun(post.at, now, format),
    ` · ${about} · ${words.browse.noText}`,
  ];
}

function reasonWords({ reason, detail }: FilteredPost, { browse, units }: Copy, format: Format): string {
  const name = browse.reasons[reason];
  const term = detail === null ? null : oneLine(detail, 60);
  const shown =
    term === null
      ? null
      : reason === 'excluded-term'
        ? units.quote(term)
        : reason === 'language'
          ? format.language(term)
          : term;
  const because = shown === null ? name : browse.because(name, shown);
  return isRefusal(reason) ? browse.refused(because) : browse.held(because);
}

function controls(list: FilteredList, about: ListAbout, words: Copy, format: Format): Element[] {
  const { page, reason, mark } = list;
  const { browse } = words;
  const button = (label: string, at: ListMark['at'], only: FilteredReason | null): Button => ({
    label,
    verb: 'mentions',
    args: filteredArgs({ ...list, mark: { ...mark, at } }, about, only),
  });
  const older: ListMark['at'] = page.next && {
    place: { ts: page.next.ts, row: page.next.skip },
    way: 'older',
  };
  const buttons = [
    ...(older === null ? [] : [button(browse.older, older, reason)]),
    ...(mark.at === null ? [] : [button(browse.newest, null, reason)]),
    ...(reason === null ? [] : [button(browse.allReasons, null, null)]),
  ];
  const options = mostFirst(list).map((counted) => ({
    label: browse.because(browse.reasons[counted.reason], format.number(counted.count)),
    value: counted.reason,
  }));
  const args = filteredArgs({ ...list, mark: { ...mark, at: null } }, about, null);
  const menus =
    options.length > 1 ? [{ label: browse.reasonMenu, verb: 'mentions', args, arg: 'reason', options }] : [];
  return buttons.length + menus.length === 0 ? [] : [{ kind: 'buttons', buttons, menus }];
}

function filteredArgs(
  list: FilteredList,
  about: ListAbout,
  reason: FilteredReason | null,
): Record<string, string> {
  return { ...listArgs(list, about), filtered: 'true', ...(reason === null ? {} : { reason }) };
}
