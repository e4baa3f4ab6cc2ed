import type { KeywordCounts, KeywordPeriod } from '../../listening/digest.ts';
import type { Contrast } from '../../listening/rivals/contrasts.ts';
import type { IndustryPart, Rivalry } from '../../listening/rivals/rivalry.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import { share } from '../alerts/finding.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';
import { nameOf } from './period-words.ts';
import type { Voice } from './voices.ts';

/** Keywords that a line about an industry names. */
const NAMED = 3;
/** Themes named of each keyword. */
const THEMES = 2;

/** Where one is praised and another is not. */
export function contrastLines({ contrasts, digest }: Rivalry, words: Copy, format: Format): string[] {
  const nameById = (id: string) => {
    const entry = digest.keywords.find(({ keyword }) => keyword.id === id);
    return entry ? nameOf(entry) : '';
  };
  return contrasts.map(({ praisedId, praised, otherId, other }: Contrast) =>
    words.compare.contrast(
      themeName(praised),
      nameById(praisedId),
      ratio(praised.positive, praised, words, format),
      nameById(otherId),
      themeName(other) === themeName(praised) ? null : themeName(other),
      ratio(other.negative, other, words, format),
    ),
  );
}

function ratio(part: number, { judged }: Theme, { compare }: Copy, format: Format): string {
  return compare.ratio(format.number(part), format.number(judged));
}

/** How much of what is said of each industry names these keywords, and whether they move with it. */
export function industryLines({ industries, digest, own }: Rivalry, words: Copy, format: Format): string[] {
  return industries.flatMap((industry) => {
    const { counts, rows } = industry;
    if (counts.totals.total === 0) return [];
    const named = rows
      .filter(({ posts, keywordId }) => posts > 0 || own.has(keywordId))
      .sort((a, b) => Number(own.has(b.keywordId)) - Number(own.has(a.keywordId)) || b.posts - a.posts)
      .slice(0, NAMED)
      .map((row, at) => partOf(row, at === 0, counts, digest.keywords, words, format));
    const about = nameOf(counts);
    const all = format.count(counts.totals.total, words.units.mentions);
    if (named.length === 0) return [words.compare.industryNone(about, all)];
    const change = counts.comparable ? format.signedChange(counts.totals.total, counts.before.total) : null;
    return [words.compare.industry(format.list(named), about, all, change)];
  });
}

function partOf(
  { keywordId, posts, before }: IndustryPart['rows'][number],
  isFirst: boolean,
  { totals, before: all, comparable }: KeywordCounts,
  entries: readonly KeywordPeriod[],
  words: Copy,
  format: Format,
): string {
  const entry = entries.find(({ keyword }) => keyword.id === keywordId);
  const earlier =
    comparable && entry?.comparable && all.total > 0 ? format.percent(share(before, all.total)) : null;
  return words.compare.part(
    entry ? nameOf(entry) : '',
    format.percent(share(posts, totals.total)),
    earlier,
    isFirst,
  );
}

/** What people talk about with each. */
export function themeLines(voices: readonly Voice[], words: Copy, format: Format): Element[] {
  const facts = voices.flatMap(({ entry }) => {
    const names = (entry.themes?.themes ?? []).slice(0, THEMES).map(themeName);
    return names.length === 0 ? [] : [{ name: nameOf(entry), value: format.list(names) }];
  });
  return facts.length === 0
    ? []
    : [
        { kind: 'text', text: [{ bold: words.compare.themes }] },
        { kind: 'facts', facts },
      ];
}

function themeName({ name }: Theme): string {
  return oneLine(name, 40);
}
