import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { mentionView } from '../mentions/mentions.ts';
import type { Button, Element, Message } from '../message.ts';
import { unguarded } from '../own-commands.ts';
import { textMessage } from '../text-message.ts';
import { isEstimated, themeChange, themeCounts, themeMood, themeName } from './theme-words.ts';

/** Mentions of a page: as many as a list of posts has. */
export const POSTS_OF_PAGE = 8;

export interface ThemePostsView {
  keyword: Keyword;
  theme: Theme;
  of: PeriodThemes;
  /** Up to when the period goes. */
  to: Millis;
  /** As the buttons hold the period. */
  page: string;
  /** The posts of this page that are still there, and the place of the first of them among all that were read, from 0. */
  posts: readonly Mention[];
  first: number;
}

/** The posts of one theme, the most typical first, with the usual actions. */
export function themePosts(view: ThemePostsView, now: Millis, locale: Locale): Message {
  const { keyword, theme, of, to, page, posts, first } = view;
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { buttons: labels, ...copy } = words.themes;
  const title = unguarded(copy.postsTitle(themeName(theme, words), oneLine(keyword.name, 60)));
  const facts = [
    themeCounts(theme, of, words, format),
    themeMood(theme, words, format),
    themeChange(theme, to, words, format),
  ].filter((part) => part !== null);
  // It stands alone: an estimate begins with a word, which is the first of a sentence.
  const line = facts.join(', ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: line }] },
    ...posts.map(
      (post): Element => ({
        kind: 'mention',
        mention: mentionView(post, keyword.id, now, words, format),
      }),
    ),
  ];
  if (posts.length === 0) elements.push({ kind: 'text', text: copy.gone });
  const all = theme.mentionIds.length;
  const last = Math.min(first + POSTS_OF_PAGE, all);
  const notes = [
    ...(all > POSTS_OF_PAGE
      ? [copy.range(...([first + 1, last, all].map(format.number) as [string, string, string]))]
      : []),
    ...(isEstimated(of) ? [copy.readOnly(format.number(all))] : []),
  ];
  if (notes.length > 0) elements.push({ kind: 'note', text: notes.join(' ') });
  const about = { target: keyword.name, page, theme: theme.key };
  const button = (label: string, args: Record<string, string>): Button => ({ label, verb: 'themes', args });
  const buttons = [
    ...(first > 0
      ? [button(labels.previous, { ...about, first: String(Math.max(0, first - POSTS_OF_PAGE)) })]
      : []),
    ...(last < all ? [button(labels.next, { ...about, first: String(last) })] : []),
    button(labels.rename, { ...about, rename: '' }),
    button(labels.hide, { ...about, hide: 'true' }),
    button(labels.all, { target: keyword.name, page }),
  ];
  elements.push({ kind: 'buttons', buttons });
  return { language: locale.language, summary: `${title}. ${line}`, mood: 'plain', elements };
}

/** What somebody did with a theme. */
export type ThemeAnswer =
  | { what: 'renamed'; before: string; name: string }
  | { what: 'hidden' | 'shown'; name: string };

/**
 * Private confirmation, with the way back.
 * @param undo names the act for `undo`; null = it was so already
 */
export function themeAnswer(answer: ThemeAnswer, undo: string | null, locale: Locale): Message {
  const words = copyOf(locale.language);
  const { done } = words.themes;
  const quoted = (name: string) => themeName({ name }, words);
  const said =
    answer.what === 'renamed'
      ? done.renamed(quoted(answer.before), quoted(answer.name))
      : done[answer.what](quoted(answer.name));
  const text = unguarded(undo === null ? done.same : said);
  const message = textMessage(text, undo === null ? 'plain' : 'good', locale);
  if (undo === null) return message;
  const buttons = [{ label: words.posts.buttons.undo, verb: 'undo', args: { of: undo } }];
  return { ...message, elements: [...message.elements, { kind: 'buttons', buttons }] };
}
