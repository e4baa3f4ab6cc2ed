import { groupBy } from '../group.ts';
import type { FoundTheme, ThemesQuestion } from './theme.ts';

/** The words that stand in most posts, each post with the first of its words. */
export function findThemes({ posts, past, skip, limit }: ThemesQuestion): {
  themes: FoundTheme[];
  others: number;
} {
  const wordsOf = (text: string) =>
    [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])].filter((word) => !skip.has(word));
  const all = posts.flatMap(({ text }, at) => wordsOf(text).map((word) => ({ word, at })));
  const heads = [...groupBy(all, ({ word }) => word)].sort(
    ([a, x], [b, y]) => y.length - x.length || a.localeCompare(b),
  );
  const taken = new Set<number>();
  const themes: FoundTheme[] = [];
  for (const [word, found] of heads) {
    const members = found.map(({ at }) => at).filter((at) => !taken.has(at));
    if (members.length < 3 || themes.length === limit) continue;
    for (const at of members) taken.add(at);
    const labels = members.map((at) => posts[at]!.label);
    const before = past?.filter(({ text }) => wordsOf(text).includes(word)).length ?? 0;
    themes.push({
      key: word,
      name: word,
      members,
      people: new Set(members.map((at) => posts[at]!.voice)).size,
      negative: labels.filter((label) => label === 'neg').length,
      neutral: labels.filter((label) => label === 'neu').length,
      positive: labels.filter((label) => label === 'pos').length,
      pastShare: past === null ? null : before / Math.max(1, past.length),
      strength: 3,
      sure: 'likely',
    });
  }
  return { themes, others: posts.length - taken.size };
}
