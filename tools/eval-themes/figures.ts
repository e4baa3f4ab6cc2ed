import { findThemes } from '../../src/listening/themes/find-themes.ts';
import type { FoundTheme, ThemePost } from '../../src/listening/themes/theme.ts';
import { generator } from './generator.ts';

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
const FIVE = 5;
const TEN = 10;
const PAIRS = 5;

export interface Figures {
  /** Of the top five, those of which 70 % are one reason. */
  pure: number;
  /** Of their posts whose reason is known, the part of the leading one. */
  purity: number;
  reasons: number;
  found5: number;
  found10: number;
  /** What the top themes of two samples share of all that they have: of five by their heads and by their posts, of ten by their heads. */
  stable: number;
  stableByPosts: number;
  stableTen: number;
  covered: number;
  /** Of one core, whatever else the machine does. */
  ms: number;
  names: { name: string; posts: number; sure: string; leader: string | null; part: number }[];
}

export function figuresOf(rows: readonly Labeled[], skip: ReadonlySet<string>): Figures {
  const posts = rows.map(postOf);
  const stability = stabilityOf(posts, skip);
  const start = process.cpuUsage();
  const { themes } = findThemes({ posts, past: null, skip, limit: TEN });
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1_000;
  const led = themes.map((theme) => ({ theme, ...leaderOf(theme, rows) }));
  const five = findThemes({ posts, past: null, skip, limit: FIVE }).themes.map((theme) =>
    leaderOf(theme, rows),
  );
  const told = five.filter(({ leader }) => leader !== null);
  const often = new Map<string, number>();
  for (const { label } of rows) if (label !== null) often.set(label, (often.get(label) ?? 0) + 1);
  const reasons = [...often].filter(([, n]) => n >= LEAST_OF_REASON).map(([label]) => label);
  const foundIn = (top: typeof five) =>
    reasons.filter((reason) => top.some(({ leader, part }) => leader === reason && part >= LEADS)).length;
  return {
    pure: told.filter(({ part }) => part >= PURE).length,
    purity: told.reduce((sum, { part }) => sum + part, 0) / Math.max(1, told.length),
    reasons: reasons.length,
    found5: foundIn(five),
    found10: foundIn(led),
    ...stability,
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

/** Of the top themes of two samples, those that both have: the mean of several pairs, always the same samples. */
function stabilityOf(
  posts: readonly ThemePost[],
  skip: ReadonlySet<string>,
): Pick<Figures, 'stable' | 'stableByPosts' | 'stableTen'> {
  const pairs = Array.from({ length: PAIRS }, (_, pair) => {
    const [left, right] = [2 * pair + 2, 2 * pair + 3].map((salt) => {
      const random = generator(salt);
      const sample = posts.filter(() => random() < SAMPLE);
      const inSample = new Set(sample.map(({ id }) => id));
      return (limit: number) =>
        findThemes({ posts: sample, past: null, skip, limit }).themes.map(
          ({ key, members }): Sampled => ({ key, ids: members.map((at) => sample[at]!.id), inSample }),
        );
    });
    const [one, other] = [left!(FIVE), right!(FIVE)];
    return {
      stable: jaccard(one, other, sameHead),
      stableByPosts: jaccard(one, other, sharePosts),
      stableTen: jaccard(left!(TEN), right!(TEN), sameHead),
    };
  });
  const mean = (of: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / PAIRS;
  return {
    stable: mean(({ stable }) => stable),
    stableByPosts: mean(({ stableByPosts }) => stableByPosts),
    stableTen: mean(({ stableTen }) => stableTen),
  };
}

interface Sampled {
  key: string;
  ids: readonly string[];
  inSample: ReadonlySet<string>;
}

function sameHead(left: Sampled, right: Sampled): boolean {
  return left.key === right.key;
}

/** Of the posts that both samples hold, most that one theme or the other has are in both. */
function sharePosts(left: Sampled, right: Sampled): boolean {
  const one = new Set(left.ids.filter((id) => right.inSample.has(id)));
  const other = right.ids.filter((id) => left.inSample.has(id));
  const common = other.filter((id) => one.has(id)).length;
  return common > (one.size + other.length - common) / 2;
}

function jaccard<T>(left: readonly T[], right: readonly T[], same: (one: T, other: T) => boolean): number {
  const common = left.filter((one) => right.some((other) => same(one, other))).length;
  const either = left.length + right.length - common;
  return either === 0 ? 1 : common / either;
}
