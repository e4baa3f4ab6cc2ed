import type { Workspace } from '../../listening/channel.ts';
import type { KeywordCounts, Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { topPostOf } from '../../listening/mentions/top-post.ts';
import { findThemes } from '../../listening/themes/find-themes.ts';
import type { FoundTheme, PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import type { Store, ThemeMark } from '../../store/store.ts';
import { hasMoved } from './movement.ts';
import { labelIn, partOf, type SampledStory, storiesOf, voiceIn } from './sample-posts.ts';
import { skipWords } from './skip-words.ts';

/** Themes of a keyword in a period, as many as people can take in. */
const THEMES = 10;

export interface ThemesRequest {
  workspace: Pick<Workspace, 'id'>;
  keyword: Keyword;
  period: Pick<Period, 'from' | 'to' | 'beforeFrom'>;
  /** As `readCounts` gives them: where the periods cannot be compared, nothing is said of the one before. */
  counts: Pick<KeywordCounts, 'totals' | 'before' | 'comparable'>;
  /** The newest row that counts; left out: all. */
  upTo?: number;
}

/**
 * What people talk about in a period, against the one before it: the one function behind every door, so that all of them
 * show the same. It reads a bounded sample, and all of what is smaller than that.
 */
export async function readThemes(store: Store, request: ThemesRequest): Promise<PeriodThemes> {
  const { workspace, keyword, period, counts, upTo } = request;
  const { totals, before, comparable } = counts;
  const bound = upTo === undefined ? {} : { upTo };
  const part = partOf(totals.total);
  const pastPart = partOf(before.total);
  const mentions = await store.sample(workspace.id, keyword.id, period.from, period.to, { part, ...bound });
  const past = comparable
    ? await store.sample(workspace.id, keyword.id, period.beforeFrom, period.from, {
        part: pastPart,
        ...bound,
      })
    : null;
  const stories = storiesOf(mentions, keyword.id);
  const marks = await store.themeMarks(workspace.id, keyword.id);
  const struck = marks.filter(({ name }) => name === null);
  const found = findThemes({
    posts: stories.map(({ post }) => post),
    past: past && storiesOf(past, keyword.id).map(({ post }) => post),
    skip: skipWords(keyword, await store.keywords(workspace.id), mentions),
    limit: THEMES + struck.length,
  });
  const shown = found.themes.filter(({ key }) => !struck.some((mark) => covers(mark, key))).slice(0, THEMES);
  const themes = shown
    .map((theme) => themeOf(theme, { stories, keywordId: keyword.id, part, before, marks }))
    .sort((a, b) => b.posts - a.posts);
  const inThemes = themes.reduce((sum, { posts }) => sum + posts, 0);
  return {
    keywordId: keyword.id,
    total: totals.total,
    read: mentions.length,
    themes,
    others: Math.max(0, totals.total - inThemes),
    calm: past === null ? null : themes.every(({ moved }) => !moved),
  };
}

/** What is no theme is none under a longer name either: "hold" takes "hold music" with it. */
function covers({ key }: ThemeMark, found: string): boolean {
  const words = new Set(found.split(' '));
  return key.split(' ').every((word) => words.has(word));
}

function themeOf(
  found: FoundTheme,
  from: {
    stories: readonly SampledStory[];
    keywordId: string;
    part: number;
    before: KeywordCounts['before'];
    marks: readonly ThemeMark[];
  },
): Theme {
  const { stories, keywordId, part, before, marks } = from;
  const copies = found.members.flatMap((at) => stories[at]!.copies);
  const labels = copies.map((mention) => labelIn(mention, keywordId));
  const estimated = (counted: number) => Math.round(counted / part);
  const counted = {
    posts: estimated(copies.length),
    people: estimated(new Set(copies.map(voiceIn)).size),
    before: found.pastShare === null ? null : Math.round(found.pastShare * before.total),
  };
  const renamed = marks.find(({ key }) => key === found.key)?.name ?? null;
  const best = stories[found.members[0]!]!.copies[0]!;
  return {
    key: found.key,
    name: renamed ?? found.name,
    ...(renamed === null ? {} : { renamed: true }),
    ...counted,
    negative: estimated(labels.filter((label) => label === 'neg').length),
    positive: estimated(labels.filter((label) => label === 'pos').length),
    judged: estimated(labels.filter((label) => label !== null).length),
    newSince: counted.before === 0 ? Math.min(...copies.map(({ post }) => post.publishedAt)) : null,
    moved: hasMoved(counted, found),
    sure: found.sure,
    quote: topPostOf(best, keywordId, stories[found.members[0]!]!.copies.length, found.name.toLowerCase()),
    mentionIds: copies.map(({ id }) => id),
  };
}
