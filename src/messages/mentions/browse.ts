import { type Alert, markedNumber } from '../../listening/alerts/alert.ts';
import { type ListMark, printMark } from '../../listening/mentions/list-mark.ts';
import { listedKeyword } from '../../listening/mentions/mention-file.ts';
import {
  type BrowsedMentions,
  FROM_THE_START,
  listWithout,
  type MentionList,
} from '../../listening/mentions/mention-list.ts';
import { type ListedMention, MOST_LOOKED_AT } from '../../listening/mentions/mention-query.ts';
import type { Millis } from '../../listening/time.ts';
import { bolded, closed, compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type MentionView, type Message, plain } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { conditionRuns, filterRuns, keywordNames, moodChoice } from './filter-words.ts';
import { mentionView } from './mentions.ts';

/** What a list is of, as people asked for it: its buttons ask the same again. */
export interface ListAbout {
  /** null = all of the channel. */
  keyword: string | null;
  alert: Pick<Alert, 'number' | 'id'> | null;
}

/** One page of stored mentions, newest first, with what is asked for in words. */
export function mentionList(list: BrowsedMentions, about: ListAbout, now: Millis, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { browse } = words;
  const { page } = list;
  const names = keywordNames(list.keywords, words, format);
  const title = about.alert ? browse.titleAlert(String(about.alert.number), names) : browse.title(names);
  const elements: Element[] = [{ kind: 'heading', text: title }];
  if (page.total === 0) return emptyList(list, about, title, now, locale);

  const count = format.count(page.total, words.units.mentions);
  const filter = filterRuns(list, now, words, format);
  const line = filter.length === 0 ? [count] : compose(browse.line, count, filter);
  elements.push({ kind: 'text', text: bolded(closed(line)) });
  for (const listed of page.listed)
    elements.push({ kind: 'mention', mention: listedView(listed, list, now, words, format) });
  const { first, listed, gone, since, hasOlder } = page;
  const last = first + listed.length - 1;
  const shown = [first, last, page.total - gone].map(format.number) as [string, string, string];
  const notes = [
    ...(first > 1 || hasOlder ? [browse.range(...shown)] : []),
    ...(gone > 0 ? [format.count(gone, browse.gone)] : []),
    ...(since > 0 ? [format.count(since, browse.came)] : []),
    ...(list.cut ? [browse.whereCut(format.number(MOST_LOOKED_AT))] : []),
  ];
  if (notes.length > 0) elements.push({ kind: 'note', text: notes.join(' ') });
  const buttons = pageButtons(list, about, words);
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons });
  return { language: locale.language, summary: `${title}. ${plain(closed(line))}`, mood: 'plain', elements };
}

function pageButtons(list: BrowsedMentions, about: ListAbout, words: Copy): Button[] {
  const { page, mark } = list;
  const { browse } = words;
  const [newest, oldest] = [page.listed[0], page.listed.at(-1)];
  const button = (label: string, at: ListMark): Button => ({
    label,
    verb: 'mentions',
    args: listArgs({ ...list, mark: at }, about),
  });
  const from = (listed: ListedMention, way: 'older' | 'newer'): ListMark => ({
    ...mark,
    at: { place: { ts: listed.mention.post.publishedAt, row: listed.row }, way },
  });
  return [
    ...(newest && page.first > 1 ? [button(browse.newer, from(newest, 'newer'))] : []),
    ...(oldest && page.hasOlder ? [button(browse.older, from(oldest, 'older'))] : []),
    ...(page.since > 0 ? [button(browse.newest, { ...mark, upTo: null, at: null })] : []),
    {
      label: browse.export,
      verb: 'export',
      args: { ...listArgs({ ...list, mark: { ...mark, at: null } }, about, 'keyword'), target: 'mentions' },
    },
  ];
}

/** The arguments that ask for a list again. @param named the argument that names its keyword */
export function listArgs(
  { filter, mark }: MentionList,
  { keyword, alert }: ListAbout,
  named = 'target',
): Record<string, string> {
  const { label, source, author, lang, words, tag, starred, relevance, where } = filter;
  const page = printMark(mark);
  return {
    ...(alert ? { alert: markedNumber(alert) } : keyword === null ? {} : { [named]: keyword }),
    ...(label === undefined ? {} : { mood: moodChoice(label) }),
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(lang === undefined ? {} : { lang }),
    ...(words === undefined ? {} : { search: words }),
    ...(tag === undefined ? {} : { tag }),
    ...(starred ? { starred: 'true' } : {}),
    ...(relevance === undefined ? {} : { relevance }),
    ...(where === undefined ? {} : { where }),
    ...(page === printMark(FROM_THE_START) ? {} : { page }),
  };
}

/** Says which condition keeps everything out, and offers the list without it. */
function emptyList(
  list: BrowsedMentions,
  about: ListAbout,
  title: string,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { browse } = words;
  const names = keywordNames(list.keywords, words, format);
  const { all, conditions } = list.without ?? { all: 0, conditions: [] };
  const filter = filterRuns(list, now, words, format);
  const finding =
    all === 0
      ? withCommands(browse.none(names))
      : compose(browse.noneSo, format.count(all, words.units.mentions), names, filter);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: finding },
  ];
  const helping = conditions.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const named = helping.map(({ condition, count }) => ({
    condition,
    count,
    words: conditionRuns(condition, list, now, words, format),
  }));
  if (helping.length > 0) {
    elements.push({ kind: 'text', text: browse.without });
    elements.push({
      kind: 'list',
      items: named.map(({ words: shown, count }) =>
        compose(browse.withoutLine, shown, format.count(count, words.units.mentions)),
      ),
    });
  } else if (all > 0 && conditions.length > 1) elements.push({ kind: 'text', text: browse.withoutNone });
  const buttons = named.map(
    ({ condition, count, words: shown }): Button => ({
      label: browse.withoutButton(plain(shown), format.number(count)),
      verb: 'mentions',
      args: listArgs(
        listWithout(list, condition),
        condition === 'period' || condition === 'label' ? unbound(about, list) : about,
      ),
    }),
  );
  if (all > 0 && conditions.length > 1)
    buttons.push({
      label: browse.all(format.number(all)),
      verb: 'mentions',
      args: listArgs({ ...list, filter: {}, mark: FROM_THE_START }, unbound(about, list)),
    });
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons });
  return { language: locale.language, summary: `${title}. ${plain(finding)}`, mood: 'plain', elements };
}

/** The period and the mood of an alert come with it: without one of them, it is about the keyword. */
function unbound(about: ListAbout, { keywords }: MentionList): ListAbout {
  return about.alert ? { keyword: keywords[0]?.name ?? null, alert: null } : about;
}

/** A mention as its list asks for it: of several keywords, of the first that it is such a mention of, which is named. */
function listedView(
  { mention, tags, starred }: ListedMention,
  { keywords, filter }: MentionList,
  now: Millis,
  words: Copy,
  format: Format,
): MentionView {
  const { browse } = words;
  const keyword = listedKeyword(mention, keywords, filter.label)?.keyword ?? keywords[0];
  const view = mentionView(mention, keyword?.id ?? null, now, words, format);
  const notes = [
    ...(keywords.length > 1 && keyword ? [oneLine(keyword.name, 60)] : []),
    ...(starred ? [browse.starred] : []),
    ...tags.map((tag) => browse.tag(oneLine(tag, 40))),
    ...(view.note === null ? [] : [view.note]),
  ];
  return { ...view, note: notes.length === 0 ? null : notes.join(', ') };
}
