import { findThemes } from '../../src/listening/themes/find-themes.ts';
import type { FoundTheme, ThemePost } from '../../src/listening/themes/theme.ts';

export interface Labeled {
  /** null = nobody could tell. */
  label: string | null;
  brand: string;
  text: string;
}

const PURE = 0.7;
const LEADS = 0.5;
const LEAST_OF_REASON = 20;
const SAMPLE = 0.8;
const TOP = 5;

export interface Figures {
  /** Of the top five, those of which 70 % are one reason. */
  pure: number;
  /** Of their posts whose reason is known, the part of the leading one. */
  purity: number;
  reasons: number;
  found5: number;
  found10: number;
  stable: number;
  covered: number;
  ms: number;
  names: { name: string; posts: number; sure: string; leader: string | null; part: number }[];
}

export function figuresOf(rows: readonly Labeled[], skip: ReadonlySet<string>): Figures {
  const posts = rows.map(postOf);
  const start = performance.now();
  const { themes } = findThemes({ posts, past: null, skip, limit: 10 });
  const ms = performance.now() - start;
  const led = themes.map((theme) => ({ theme, ...leaderOf(theme, rows) }));
  const told = led.slice(0, TOP).filter(({ leader }) => leader !== null);
  const often = new Map<string, number>();
  for (const { label } of rows) if (label !== null) often.set(label, (often.get(label) ?? 0) + 1);
  const reasons = [...often].filter(([, n]) => n >= LEAST_OF_REASON).map(([label]) => label);
  const foundIn = (top: typeof led) =>
    reasons.filter((reason) => top.some(({ leader, part }) => leader === reason && part >= LEADS)).length;
  return {
    pure: told.filter(({ part }) => part >= PURE).length,
    purity: told.reduce((sum, { part }) => sum + part, 0) / Math.max(1, told.length),
    reasons: reasons.length,
    found5: foundIn(led.slice(0, TOP)),
    found10: foundIn(led),
    stable: stabilityOf(posts, skip),
    covered: themes.reduce((sum, { members }) => sum + members.length, 0) / posts.length,
    ms,
    names: led.map(({ theme, leader, part }) => ({
      name: theme.name,
      posts: theme.members.length,
      sure: theme.sure,
      leader,
      part,
    })),
  };
}

function postOf({ text }: Labeled, at: number): ThemePost {
  return {
    id: String(at),
    text,
    language: null,
    voice: `voice ${at}`,
    label: null,
    publishedAt: at,
    reach: 0,
  };
}

function leaderOf(
  { members }: FoundTheme,
  rows: readonly Labeled[],
): { leader: string | null; part: number } {
  const counts = new Map<string, number>();
  for (const member of members) {
    const { label } = rows[member]!;
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const told = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const [leader, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  return { leader, part: told === 0 ? 0 : most / told };
}

/** Of the top themes of two samples, by their keys: the mean of three pairs, always the same. */
function stabilityOf(posts: readonly ThemePost[], skip: ReadonlySet<string>): number {
  const pairs = [1, 2, 3].map((seed) => {
    const [left, right] = [2 * seed, 2 * seed + 1].map((salt) => {
      const random = generator(salt);
      const sample = posts.filter(() => random() < SAMPLE);
      return findThemes({ posts: sample, past: null, skip, limit: TOP }).themes;
    });
    return jaccard(left!, right!);
  });
  return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

/** The part of the themes of either that both have. */
function jaccard(left: readonly FoundTheme[], right: readonly FoundTheme[]): number {
  const keys = new Set(right.map(({ key }) => key));
  const same = left.filter(({ key }) => keys.has(key)).length;
  const either = left.length + right.length - same;
  return either === 0 ? 1 : same / either;
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = (seed * 0x9e3779b9) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
