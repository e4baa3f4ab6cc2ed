import type { PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { joined } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Run } from '../message.ts';
import { guarded, unguarded } from '../own-commands.ts';
import { firstWords } from '../words.ts';

const NAME = 60;
/** The quoted post says it in a few words; all of it is behind its link. */
const QUOTE = { words: 7, length: 70 };
/** Words before those that a post is quoted for. */
const LEAD = 2;
/** A weekday names a day of the last week and no other. */
const WEEK = 7 * DAY;

/** What a figure of a theme is of: exact, or estimated. */
type Counted = Pick<PeriodThemes, 'total' | 'read'>;

export function isEstimated({ total, read }: Counted): boolean {
  return read < total;
}

/** In quotation marks, as words of strangers are. */
export function themeName({ name }: Pick<Theme, 'name'>, { units }: Copy): string {
  return units.quote(guarded(oneLine(name, NAME)));
}

/** `41 posts by 38 people` */
export function themeCounts(theme: Theme, of: Counted, { themes, units }: Copy, format: Format): string {
  const about = (figure: string) => (isEstimated(of) ? themes.about(figure) : figure);
  return themes.posts(
    about(format.count(theme.posts, units.posts)),
    about(format.count(theme.people, units.persons)),
  );
}

/** `85% negative`; null where nothing is judged. */
export function themeMood({ negative, positive, judged }: Theme, words: Copy, format: Format): string | null {
  const { themes } = words;
  if (judged === 0) return null;
  if (negative === 0 && positive === 0) return themes.neutral;
  return negative >= positive
    ? themes.negative(format.percent(negative / judged))
    : themes.positive(format.percent(positive / judged));
}

/** `new since Monday`, `▲ up 40%`; null where nothing is compared. */
export function themeChange(
  { newSince, before, posts }: Theme,
  to: Millis,
  { themes }: Copy,
  format: Format,
): string | null {
  if (newSince !== null)
    return themes.newSince(to - newSince < WEEK ? format.weekdayOf(newSince) : format.day(newSince));
  return before === null ? null : format.change(posts, before);
}

/** One line of a list: what they say, how many, how they say it, what changed, and a post that says it. */
export function themeLine(theme: Theme, of: Counted, to: Millis, words: Copy, format: Format): Run[] {
  const facts = [
    themeCounts(theme, of, words, format),
    themeMood(theme, words, format),
    themeChange(theme, to, words, format),
    theme.sure === 'sure' ? null : words.themes.sure[theme.sure],
  ].filter((part) => part !== null);
  const { url, title, excerpt } = theme.quote;
  const said = firstWords(around(excerpt || (title ?? ''), theme.name), QUOTE.words, QUOTE.length);
  return joined([
    { bold: unguarded(themeName(theme, words)) },
    ` · ${facts.join(', ')}`,
    ...(said === '' || url === '' ? [] : [' · ', { link: url, text: said }]),
  ]);
}

/** A text from shortly before the words that it is quoted for, where these stand further back than is shown. */
function around(text: string, phrase: string): string {
  const at = text.toLowerCase().indexOf(phrase.toLowerCase());
  const before = at < 0 ? [] : text.slice(0, at).split(/\s+/).filter(Boolean);
  const room = QUOTE.words - phrase.split(/\s+/).length;
  if (before.length <= room) return text;
  return `…${before.slice(-LEAD).join(' ')} ${text.slice(at)}`;
}

/** The same where there is room for the figures alone. */
export function shortThemeLine(theme: Theme, of: Counted, to: Millis, words: Copy, format: Format): string {
  const facts = [themeCounts(theme, of, words, format), themeChange(theme, to, words, format)].filter(
    (part) => part !== null,
  );
  return words.units.colon(themeName(theme, words), facts.join(', '));
}

/** Posts in none of the themes that are shown, and whether the figures are estimates. */
export function themesNote(of: PeriodThemes, shown: readonly Theme[], words: Copy, format: Format): string {
  const { themes } = words;
  const rest = of.others + of.themes.slice(shown.length).reduce((sum, { posts }) => sum + posts, 0);
  return [
    ...(shown.length > 0 && rest > 0 ? [format.count(rest, themes.others)] : []),
    ...(isEstimated(of) ? [themes.sampled(format.number(of.read), format.number(of.total))] : []),
  ].join(' ');
}
