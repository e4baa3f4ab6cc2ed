import type { KeywordPeriod, Period } from '../../listening/digest.ts';
import { printMark } from '../../listening/mentions/list-mark.ts';
import type { PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import { sentence } from '../compose.ts';
import { beforeWords, nameOf, periodSpan } from '../digests/period-words.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Menu, Message } from '../message.ts';
import { unguarded } from '../own-commands.ts';
import { shortThemeLine, themeLine, themeName, themesNote } from './theme-words.ts';

/** Themes of one keyword, and of each of several: more are no overview. */
const SHOWN = 5;
const SHOWN_EACH = 3;
/** Themes that the first sentence names. */
const NAMED = 3;
const LABEL = 30;

/** A keyword's themes as they are shown. */
type KeywordThemes = Pick<KeywordPeriod, 'keyword' | 'totals'> & { themes: PeriodThemes };

export interface ThemesView {
  period: Period;
  upTo: number;
  keywords: readonly KeywordThemes[];
  /** What people hid, by the words that it had; of one keyword. */
  hidden: readonly { key: string; name: string }[];
  /** Only posts that meet this condition count; absent = all. */
  where?: string;
}

/** What people talk about: of one keyword with all that can be done about it, of several the first few of each. */
export function themesMessage(view: ThemesView, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const [only, ...others] = view.keywords;
  if (!only) throw new Error('themes are of a keyword');
  return others.length === 0
    ? themesOfOne(view, only, words, format, locale)
    : themesOfSeveral(view, words, format, locale);
}

function themesOfOne(
  { period, upTo, hidden, where }: ThemesView,
  entry: KeywordThemes,
  words: Copy,
  format: Format,
  { language }: Locale,
): Message {
  const { keyword, totals, themes: of } = entry;
  const copy = words.themes;
  const title = copy.title(nameOf(entry), periodSpan(period, words, format));
  const shown = of.themes.slice(0, SHOWN);
  const finding =
    shown.length === 0
      ? copy.none(nameOf(entry), format.count(totals.total, words.units.posts))
      : findingOf(of, period, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: unguarded(finding) }] },
  ];
  if (shown.length > 0) {
    const items = shown.map((theme) => themeLine(theme, of, period.to, words, format));
    elements.push({ kind: 'list', items });
  }
  const names = hidden.map((theme) => themeName(theme, words));
  const notes = [
    themesNote(of, shown, words, format),
    names.length > 0 ? unguarded(copy.hidden(format.list(names))) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (notes !== '') elements.push({ kind: 'note', text: notes });
  const page = pageOf(period, upTo);
  const about = { target: keyword.name, page, ...(where === undefined ? {} : { where }) };
  const buttons = shown.map(
    (theme): Button => ({
      label: copy.buttons.posts(oneLine(theme.name, LABEL), format.number(theme.posts)),
      verb: 'themes',
      args: { ...about, theme: theme.key },
    }),
  );
  const menus = [
    ...menuOf(copy.buttons.renameMenu, { ...about, rename: '' }, shown),
    ...menuOf(copy.buttons.hideMenu, { ...about, hide: 'true' }, shown),
    ...menuOf(copy.buttons.showMenu, { ...about, hide: 'false' }, hidden),
  ];
  if (buttons.length + menus.length > 0) elements.push({ kind: 'buttons', buttons, menus });
  return { language, summary: `${sentence(title)} ${unguarded(finding)}`, mood: 'plain', elements };
}

function themesOfSeveral(
  { period, upTo, keywords, where }: ThemesView,
  words: Copy,
  format: Format,
  { language }: Locale,
): Message {
  const copy = words.themes;
  const title = copy.titleAll(periodSpan(period, words, format));
  const elements: Element[] = [{ kind: 'heading', text: title }];
  const found = keywords.filter(({ themes }) => themes.themes.length > 0);
  for (const entry of found) {
    const shown = firstThemes(entry.themes, SHOWN_EACH);
    elements.push(
      { kind: 'text', text: [{ bold: nameOf(entry) }] },
      {
        kind: 'list',
        items: shown.map((theme) => unguarded(shortThemeLine(theme, entry.themes, period.to, words, format))),
      },
    );
  }
  if (found.length === 0) elements.push({ kind: 'text', text: copy.noneAll });
  const options = keywords.map((entry) => ({
    label: nameOf(entry),
    value: entry.keyword.name,
  }));
  const args = { page: pageOf(period, upTo), ...(where === undefined ? {} : { where }) };
  const menu: Menu = { label: copy.buttons.ofMenu, verb: 'themes', args, arg: 'target', options };
  elements.push({ kind: 'buttons', buttons: [], menus: [menu] });
  const [first] = found;
  const summary = first
    ? words.units.colon(
        nameOf(first),
        format.list(firstThemes(first.themes, NAMED).map((theme) => themeName(theme, words))),
      )
    : copy.noneAll;
  return { language, summary: `${sentence(title)} ${unguarded(summary)}`, mood: 'plain', elements };
}

/** What moved before what is merely said most. */
function firstThemes({ themes }: PeriodThemes, most: number): Theme[] {
  return [...themes.filter(({ moved }) => moved), ...themes.filter(({ moved }) => !moved)].slice(0, most);
}

function findingOf(of: PeriodThemes, period: Period, words: Copy, format: Format): string {
  const copy = words.themes;
  if (of.calm === null) return copy.notComparable;
  const earlier = beforeWords(period, words.digest.earlier, format);
  const moved = of.themes.filter((theme) => theme.moved).slice(0, NAMED);
  if (moved.length === 0) return copy.calm(earlier);
  return copy.rising(format.list(moved.map((theme) => themeName(theme, words))), earlier);
}

function menuOf(
  label: string,
  args: Readonly<Record<string, string>>,
  themes: readonly { key: string; name: string }[],
): Menu[] {
  if (themes.length === 0) return [];
  const options = themes.map(({ key, name }) => ({ label: oneLine(name, 60), value: key }));
  return [{ label, verb: 'themes', args, arg: 'theme', options }];
}

/** The period of what is shown, as its buttons hold it. */
export function pageOf({ from, to }: Period, upTo: number | null): string {
  return printMark({ from, to, upTo, at: null });
}
