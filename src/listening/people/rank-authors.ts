import type { SentimentLabel } from '../mentions/mention.ts';
import type { AuthorFigures, AuthorPost } from './author-figures.ts';
import type { RankedAuthor, Stance } from './ranked-author.ts';

/*
 * Who moves others: followers × reactions × how much it is about the keyword × how often, each weighed so that no figure alone
 * carries anybody: neither bought followers, nor many posts that nobody reads.
 */

/** Followers below which an author is read by friends alone. */
const FRIENDS = 50;
/** Posts from which on it tells something that nobody answers. */
const MANY = 20;
/** Followers that are believed of an author whom nobody answers, and for each reaction to a post of theirs. */
const BELIEVED = { atLeast: 2_000, perReaction: 200 };
/** Where followers are not known: as many as people of as many reactions usually have. */
const ASSUMED_PER_REACTION = 250;
/** Where nobody's followers are known. */
const USUAL_FOLLOWERS = 500;
/** What it is worth that others take a story up: they write of it, which is more than a press on a button. */
const PER_PICKUP = 8;
/** No outlet stands above the tenth of people with the most followers. */
const HIGHEST_OUTLET = 0.9;
/** A post of which nothing is known either way is about its keyword with these log-odds. */
const PRIOR_RELEVANCE = 2;
const WEIGHT = { reposts: 2, replies: 1.5 };
const MOST_FOR_FREQUENCY = 1.5;

/** How much more one side must have, of all that is judged, for somebody to stand on it. */
const STANDS = 1 / 3;

interface Scored {
  author: RankedAuthor;
  score: number;
}

/** Those that move most first. The order says it: no score leaves this file. */
export function rankAuthors(candidates: readonly AuthorFigures[], limit: number): RankedAuthor[] {
  const followers = candidates.flatMap((author) => author.followers ?? []).sort((a, b) => a - b);
  const ranks = siteRanks(candidates);
  const scored = candidates
    .filter((figures) => !isUnread(figures))
    .map((figures): Scored => {
      const siteRank = ranks.get(figures.authorKey);
      const author = summedUp(figures, siteRank);
      return { author, score: scoreOf(figures, followers, siteRank) };
    });
  return scored
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.author.posts - a.author.posts ||
        (a.author.authorKey < b.author.authorKey ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ author }) => author);
}

/** Posts all day, and nobody reads it: such a one moves nobody, also where there are fewer than ten others. */
function isUnread({ followers, pickups, posts, read }: AuthorFigures): boolean {
  if (followers === null || followers >= FRIENDS || pickups !== undefined || posts < MANY) return false;
  return read.every((post) => reactionsOf(post) === 0);
}

/** An author of whom only the reach of some posts is known yet. */
export interface Glance {
  id: number;
  followers: number | null;
  posts: readonly { story: number; label: SentimentLabel | null; reach: number }[];
}

/**
 * Who is likely to move most, by the reach of their posts: it holds their reactions, and the square root of their followers.
 * @param label only those who stand on that side; null = all
 */
export function likelyFirst(
  glances: readonly Glance[],
  limit: number,
  label: SentimentLabel | null,
): number[] {
  const known = glances.flatMap(({ followers }) => followers ?? []).sort((a, b) => a - b);
  const side = label === null ? null : SIDES[label];
  return glances
    .map(({ id, followers, posts }) => {
      const read = posts.map(
        ({ story, label, reach }): AuthorPost => ({
          story,
          label,
          counts: { likes: Math.max(0, reach - Math.round(Math.sqrt(followers ?? 0))) },
          relevance: 0,
        }),
      );
      return { id, score: scoreOf({ followers, read }, known, undefined), stance: stanceOf(countsOf(read)) };
    })
    .filter(({ stance }) => side === null || stance === side)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit)
    .map(({ id }) => id);
}

const SIDES: Record<SentimentLabel, Stance> = { neg: 'critic', neu: 'neutral', pos: 'fan' };

function scoreOf(
  { followers, pickups, read }: Pick<AuthorFigures, 'followers' | 'pickups' | 'read'>,
  known: readonly number[],
  siteRank: number | undefined,
): number {
  const distinct = new Set(read.map(({ story }) => story)).size;
  if (distinct === 0) return 0;
  const relevance = read.reduce((sum, post) => sum + relevanceOf(post), 0) / read.length;
  const reactions = read.reduce((sum, post) => sum + relevanceOf(post) * reactionsOf(post), 0);
  const engagement = reactions + PER_PICKUP * (pickups ?? 0);
  const each = engagement / distinct;
  const assumed = Math.max(quantile(known, 0.5), ASSUMED_PER_REACTION * each);
  const audience =
    siteRank === undefined ? (followers ?? assumed) : quantile(known, Math.min(siteRank, HIGHEST_OUTLET));
  const believed = Math.min(audience, BELIEVED.atLeast + BELIEVED.perReaction * each);
  return (
    relevance ** 2 *
    Math.log2(1 + believed / FRIENDS) ** 1.5 *
    Math.log2(2 + engagement) *
    Math.min(MOST_FOR_FREQUENCY, 1 + 0.15 * Math.log2(distinct))
  );
}

function reactionsOf({ counts: { likes = 0, points = 0, reposts = 0, replies = 0 } }: AuthorPost): number {
  const liked = Math.max(0, likes) + Math.max(0, points);
  return liked + WEIGHT.reposts * Math.max(0, reposts) + WEIGHT.replies * Math.max(0, replies);
}

function relevanceOf({ relevance }: AuthorPost): number {
  return 1 / (1 + Math.exp(-(relevance + PRIOR_RELEVANCE)));
}

/** @param sorted smallest first */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.round(part * (sorted.length - 1))] ?? USUAL_FOLLOWERS;
}

/** Where each outlet stands among those known here, 0..1, by how often each of its stories is taken up. */
function siteRanks(candidates: readonly AuthorFigures[]): Map<string, number> {
  const outlets = candidates.flatMap(({ authorKey, pickups, posts }) =>
    pickups === undefined ? [] : [{ authorKey, each: pickups / Math.max(1, posts) }],
  );
  return new Map(
    outlets.map(({ authorKey, each }) => {
      const below = outlets.filter((other) => other.each < each).length;
      const equal = outlets.filter((other) => other.each === each).length;
      return [authorKey, (below + equal / 2) / outlets.length];
    }),
  );
}

function summedUp(figures: AuthorFigures, siteRank: number | undefined): RankedAuthor {
  const { read, authorKey, name, url, source, followers, pickups, posts, since, isNew, top } = figures;
  const sum = (kind: 'likes' | 'points' | 'reposts' | 'replies') =>
    read.reduce((all, { counts }) => all + Math.max(0, counts[kind] ?? 0), 0);
  const points = sum('points');
  const counted = countsOf(read);
  return {
    authorKey,
    name,
    url,
    source,
    followers,
    ...(siteRank === undefined ? {} : { siteRank, pickups: pickups ?? 0 }),
    posts,
    ...(pickups === undefined && read.length < posts ? { reactionsTo: read.length } : {}),
    likes: sum('likes') + points,
    ...(points > 0 ? { inPoints: true as const } : {}),
    reposts: sum('reposts'),
    replies: sum('replies'),
    ...counted,
    stance: stanceOf(counted),
    since,
    isNew,
    top,
  };
}

function countsOf(read: readonly AuthorPost[]): Pick<RankedAuthor, 'negative' | 'positive' | 'judged'> {
  return {
    negative: read.filter(({ label }) => label === 'neg').length,
    positive: read.filter(({ label }) => label === 'pos').length,
    judged: read.filter(({ label }) => label !== null).length,
  };
}

/** On one side is who says it clearly more often than the other, of all that is judged. */
function stanceOf({
  negative,
  positive,
  judged,
}: Pick<RankedAuthor, 'negative' | 'positive' | 'judged'>): Stance | null {
  if (judged === 0) return null;
  const leaning = (positive - negative) / judged;
  if (leaning < -STANDS) return 'critic';
  if (leaning > STANDS) return 'fan';
  return negative > 0 && positive > 0 ? 'mixed' : 'neutral';
}
