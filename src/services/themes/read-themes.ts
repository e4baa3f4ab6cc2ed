import { setImmediate } from 'node:timers/promises';
import type { Workspace } from '../../listening/channel.ts';
import type { KeywordCounts, Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { topPostOf } from '../../listening/mentions/top-post.ts';
import { peopleBehind, rounded } from '../../listening/themes/estimate.ts';
import { findingThemes } from '../../listening/themes/find-themes.ts';
import { hasMoved } from '../../listening/themes/moved.ts';
import { partOf } from '../../listening/themes/sample-size.ts';
import { joinSameNames, withoutRests } from '../../listening/themes/settle.ts';
import { labelIn, type SampledStory, storiesOf, voiceIn } from '../../listening/themes/stories.ts';
import type { FoundTheme, PeriodThemes, Theme, ThemesQuestion } from '../../listening/themes/theme.ts';
import type { Store, ThemeMark } from '../../store/store.ts';
import { skipWords } from './skip-words.ts';

/** A part of the posts of a time that speaks for all of them. */
const ENOUGH = 0.8;
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
  const names = skipWords(keyword, await store.keywords(workspace.id), mentions);
  // Where the texts of the time before are gone, all there is now would seem to be new.
  const pastStories =
    past && speaks(past.length, before.total * pastPart) ? storiesOf(past, keyword.id) : null;
  const posts = stories.map(({ post }) => post);
  const { themes: found } = await findInSteps({
    posts,
    past: pastStories?.map(({ post }) => post) ?? null,
    skip: new Set([...names, ...struck.map(({ key }) => key)]),
    limit: THEMES,
  });
  const read = {
    stories,
    past: pastStories && { stories: pastStories, part: pastPart },
    keywordId: keyword.id,
    part,
    marks,
  };
  const called = (theme: FoundTheme) => marks.find(({ key }) => key === theme.key)?.name ?? theme.name;
  const shown = withoutRests(
    found,
    posts,
    struck.map((mark) => mark.shown),
  );
  const themes = joinSameNames(shown, called)
    .map((theme) => themeOf(theme, read))
    .sort((a, b) => b.posts - a.posts);
  const inThemes = themes.reduce((sum, { posts }) => sum + posts, 0);
  // Nothing is known of posts whose text is gone: themes are of those that are there.
  const there = part < 1 ? Math.round(mentions.length / part) : mentions.length;
  const total = part < 1 && speaks(there, totals.total) ? totals.total : there;
  return {
    keywordId: keyword.id,
    total,
    read: mentions.length,
    themes,
    others: Math.max(0, total - inThemes),
    calm: pastStories === null ? null : themes.every(({ moved }) => !moved),
  };
}

/** Others have their turn between two steps. */
async function findInSteps(question: ThemesQuestion) {
  const finding = findingThemes(question);
  for (;;) {
    const step = finding.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Whether what was read speaks for all of it: it does not where the text of much is gone. */
function speaks(read: number, expected: number): boolean {
  return read >= ENOUGH * expected;
}

function themeOf(
  found: FoundTheme,
  from: {
    stories: readonly SampledStory[];
    /** null = not compared. */
    past: { stories: readonly SampledStory[]; part: number } | null;
    keywordId: string;
    part: number;
    marks: readonly ThemeMark[];
  },
): Theme {
  const { stories, past, keywordId, part, marks } = from;
  const copies = found.members.flatMap((at) => stories[at]!.copies);
  const labels = copies.map((mention) => labelIn(mention, keywordId));
  const estimated = (counted: number) => Math.round(counted / part);
  const posts = estimate(copies.length, part);
  const people = peopleBehind(copies.map(voiceIn), part);
  const pastMembers = found.pastMembers ?? [];
  const pastCopies = past ? pastMembers.reduce((sum, at) => sum + past.stories[at]!.copies.length, 0) : 0;
  const counted = {
    posts,
    people: Math.min(posts, part < 1 ? rounded(people) : people),
    before: past && estimate(pastCopies, past.part),
  };
  const moved =
    past !== null &&
    counted.before !== null &&
    hasMoved({
      ...counted,
      before: counted.before,
      found: { posts: found.members.length, of: stories.length },
      foundBefore: { posts: pastMembers.length, of: past.stories.length },
    });
  // A part of the time before may have missed the few posts of a small theme.
  const isNew = counted.before === 0 && (moved || past?.part === 1);
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
    newSince: isNew ? Math.min(...copies.map(({ post }) => post.publishedAt)) : null,
    moved,
    sure: found.sure,
    quote: topPostOf(best, keywordId, stories[found.members[0]!]!.copies.length, found.name.toLowerCase()),
    mentionIds: copies.map(({ id }) => id),
  };
}

function estimate(counted: number, part: number): number {
  return part < 1 ? rounded(counted / part) : counted;
}
