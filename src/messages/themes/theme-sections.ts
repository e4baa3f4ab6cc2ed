import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import { nameOf } from '../digests/period-words.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Button, Element } from '../message.ts';
import { unguarded } from '../own-commands.ts';
import { shortThemeLine, themeLine, themesNote } from './theme-words.ts';
import { pageOf } from './themes.ts';

const IN_REPORT = 4;

/** What is talked about more than before, of all keywords of a digest: the largest rise first. */
export function digestThemes(digest: Digest, room: number, words: Copy, format: Format): Element[] {
  const risen = digest.keywords
    .flatMap((entry) =>
      (entry.themes?.themes ?? []).filter(({ moved }) => moved).map((theme) => ({ entry, theme })),
    )
    .sort((a, b) => riseOf(b.theme) - riseOf(a.theme))
    .slice(0, room);
  if (risen.length === 0) return [];
  const several = digest.keywords.length > 1;
  const items = risen.map(({ entry, theme }) => {
    const line = shortThemeLine(theme, entry.themes!, digest.period.to, words, format);
    return unguarded(several ? words.themes.ofKeyword(nameOf(entry), line) : line);
  });
  return [
    { kind: 'text', text: [{ bold: words.themes.more }] },
    { kind: 'list', items },
  ];
}

function riseOf({ posts, before }: Theme): number {
  return posts - (before ?? 0);
}

/** What is talked about, of one keyword's report. */
export function reportThemes(
  { period }: Digest,
  { themes: of }: KeywordPeriod,
  words: Copy,
  format: Format,
): Element[] {
  if (!of || of.themes.length === 0) return [];
  const shown = of.themes.slice(0, IN_REPORT);
  const note = themesNote(of, shown, words, format);
  return [
    { kind: 'text', text: [{ bold: words.themes.heading }] },
    { kind: 'list', items: shown.map((theme) => themeLine(theme, of, period.to, words, format)) },
    ...(note === '' ? [] : [{ kind: 'note' as const, text: note }]),
  ];
}

/** From a report to its themes, and what can be done about them. */
export function themesButton(
  { period, upTo }: Digest,
  { keyword, themes }: KeywordPeriod,
  words: Copy,
): Button[] {
  if (!themes || themes.themes.length === 0) return [];
  const args = { target: keyword.name, page: pageOf(period, upTo ?? null) };
  return [{ label: words.themes.buttons.all, verb: 'themes', args }];
}
