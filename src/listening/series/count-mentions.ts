import type { Hit, Mention } from '../mentions/mention.ts';
import { postReach } from '../mentions/top-post.ts';
import { limitsOf, voiceOf } from '../mentions/voice.ts';
import { BUCKET, floorTo, HOUR, type Millis } from '../time.ts';
import type { BucketPoint, PartBucket, PeriodTotals, SourceTotals } from './series.ts';
import type { SharedPosts } from './shared-posts.ts';

/** A mention as one keyword counts it. */
export interface Counted {
  mention: Mention;
  hit: Hit;
}

/** Counts as the store keeps them: people, not texts, in each series by itself. @param posts oldest first */
export function bucketsOf(posts: readonly Counted[], partOf: (mention: Mention) => number): PartBucket[] {
  const buckets = new Map<string, PartBucket>();
  const said = new Map<string, number>();
  const hasRoom = (series: string, { post, storyId }: Mention): number => {
    const limits = limitsOf(voiceOf(post), storyId);
    const name = (limit: { name: string }) => `${series} ${floorTo(post.publishedAt, HOUR)} ${limit.name}`;
    if (limits.some((limit) => (said.get(name(limit)) ?? 0) >= limit.most)) return 0;
    for (const limit of limits) said.set(name(limit), (said.get(name(limit)) ?? 0) + 1);
    return 1;
  };
  for (const { mention, hit } of posts) {
    const [start, part] = [floorTo(mention.post.publishedAt, BUCKET), partOf(mention)];
    const bucket = buckets.get(`${start} ${part}`) ?? { start, part, ...NOTHING };
    const { label } = hit.sentiment;
    bucket.total += 1;
    bucket.judged += Number(label !== null);
    bucket.positive += Number(label === 'pos');
    bucket.capped += hasRoom('all', mention);
    if (label === 'neg') {
      bucket.negative += 1;
      bucket.cappedNegative += hasRoom('negative', mention);
    }
    buckets.set(`${start} ${part}`, bucket);
  }
  return [...buckets.values()].sort((a, b) => a.start - b.start || a.part - b.part);
}

const NOTHING = { total: 0, negative: 0, positive: 0, judged: 0, capped: 0, cappedNegative: 0 };

export function withoutParts(buckets: readonly PartBucket[]): BucketPoint[] {
  const joined = new Map<Millis, BucketPoint>();
  for (const { part: _, ...bucket } of buckets) {
    const known = joined.get(bucket.start) ?? { start: bucket.start, ...NOTHING };
    for (const name of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) known[name] += bucket[name];
    joined.set(bucket.start, known);
  }
  return [...joined.values()];
}

export function totalsOf(posts: readonly Counted[]): Omit<PeriodTotals, 'keywordId' | 'newAuthors'> {
  const labeled = (label: Hit['sentiment']['label']) =>
    posts.filter(({ hit }) => hit.sentiment.label === label).length;
  return {
    total: posts.length,
    negative: labeled('neg'),
    neutral: labeled('neu'),
    positive: labeled('pos'),
    stories: new Set(posts.map(({ mention }) => mention.storyId)).size,
    authors: new Set(posts.flatMap(({ mention }) => mention.post.author?.key ?? [])).size,
    bySource: bySource(posts),
  };
}

export function bySource(posts: readonly Counted[]): SourceTotals[] {
  const sources = new Map<string, SourceTotals>();
  for (const { mention, hit } of posts) {
    const { source } = mention.post;
    const known = sources.get(source) ?? { source, total: 0, negative: 0, judged: 0 };
    known.total += 1;
    known.negative += Number(hit.sentiment.label === 'neg');
    known.judged += Number(hit.sentiment.label !== null);
    sources.set(source, known);
  }
  return [...sources.values()].sort((a, b) => b.total - a.total || (a.source < b.source ? -1 : 1));
}

export function bestOfStories(posts: readonly Counted[]): { mention: Mention; copies: number }[] {
  const stories = new Map<string, { mention: Mention; copies: number }>();
  for (const { mention } of posts) {
    const known = stories.get(mention.storyId);
    const best = known && postReach(known.mention) >= postReach(mention) ? known.mention : mention;
    stories.set(mention.storyId, { mention: best, copies: (known?.copies ?? 0) + 1 });
  }
  return [...stories.values()].sort((a, b) => postReach(b.mention) - postReach(a.mention));
}

export function sharedOf(posts: readonly (readonly Hit[])[]): SharedPosts[] {
  const shared = new Map<string, SharedPosts>();
  for (const hits of posts) {
    if (hits.length < 2) continue;
    const keywordIds = hits.map(({ keywordId }) => keywordId).sort();
    const key = keywordIds.join(' ');
    const known = shared.get(key) ?? { keywordIds, total: 0, judged: 0, negative: 0, negativeRows: 0 };
    const negative = hits.filter(({ sentiment }) => sentiment.label === 'neg').length;
    shared.set(key, {
      keywordIds,
      total: known.total + 1,
      judged: known.judged + Number(hits.every(({ sentiment }) => sentiment.label !== null)),
      negative: known.negative + Number(negative > 0),
      negativeRows: known.negativeRows + negative,
    });
  }
  return [...shared.values()];
}
