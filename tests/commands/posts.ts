import {
  type Held,
  type Mention,
  type PostCounts,
  type RelevanceLevel,
  type SentimentLabel,
  UNKNOWN_RELEVANCE,
} from '../../src/listening/mentions/mention.ts';
import type { Reason } from '../../src/listening/mentions/verdict.ts';
import type { RequestState } from '../../src/listening/series/health.ts';
import type { Gap } from '../../src/listening/series/series.ts';
import { HOUR, type Millis } from '../../src/listening/time.ts';
import type { World } from './harness.ts';

export interface SamplePost {
  text: string;
  at: Millis;
  /** When it arrived; absent = at its date. */
  fetchedAt?: Millis;
  /** null = not judged. */
  label?: SentimentLabel | null;
  /** null = not known. */
  lang?: string | null;
  title?: string;
  held?: Held;
  relevance?: RelevanceLevel;
  author?: string;
  followers?: number;
  source?: string;
  counts?: PostCounts;
  /** Posts of one story share this; absent = a story of its own. */
  story?: string;
}

/** A request that has been read and is well. */
export function readRequest(now: Millis, part: Partial<RequestState> = {}): RequestState {
  return {
    source: 'hacker-news',
    key: 'kestrelbox',
    params: { words: 'kestrelbox' },
    title: null,
    cursor: null,
    firstAt: now,
    lastTryAt: now,
    lastSuccessAt: now,
    nextAt: now + HOUR,
    everyMs: HOUR,
    failures: 0,
    error: null,
    coveredFrom: now - 60 * 24 * HOUR,
    coveredUntil: now,
    recent: '1',
    quotaLeft: null,
    ...part,
  };
}

/** Posts made so far in each world: their ids do not depend on what other tests did. */
const made = new WeakMap<World, number>();

/** Stores posts as mentions of one keyword, as the collector would. */
export async function storePosts(
  world: World,
  keywordId: string,
  posts: readonly SamplePost[],
  request: RequestState = readRequest(world.now()),
): Promise<Mention[]> {
  const { id: workspaceId } = await world.workspace();
  const added = posts.map(
    ({
      text,
      at,
      fetchedAt = at,
      label = 'neu',
      lang = 'en',
      title,
      held,
      relevance,
      author = 'willowwren',
      followers,
      source = 'hacker-news',
      counts = { points: 5 },
      story,
    }): Mention => {
      const number = (made.get(world) ?? 0) + 1;
      made.set(world, number);
      const extId = `post-${number}`;
      const url = `https://board.example/item/${extId}`;
      return {
        workspaceId,
        id: `m${String(at).padStart(14, '0')}${extId}`,
        storyId: story ?? `m${String(at).padStart(14, '0')}${extId}`,
        post: {
          source,
          extId,
          kind: 'post',
          url,
          canonicalUrl: url,
          site: 'board.example',
          outlet: null,
          author: { key: `${source}:${author}`, name: author, url: null, followers: followers ?? null },
          title: title ?? null,
          text,
          lang,
          langBy: 'declared',
          publishedAt: at,
          timeBy: 'source',
          editedAt: null,
          fetchedAt,
          counts,
          parentId: null,
          originalUrl: null,
          links: text.match(/https:\/\/\S+/g) ?? [],
          tags: [],
          contentHash: extId,
        },
        hits: [
          {
            keywordId,
            terms: [{ term: 'kestrelbox', field: 'text', start: 0, end: 10 }],
            sentiment: {
              label,
              value: 0,
              confidence: 1,
              lang: 'en',
              method: 'lexicon',
              why: [],
              version: 'test',
            },
            relevance: relevance ? { ...UNKNOWN_RELEVANCE, level: relevance } : UNKNOWN_RELEVANCE,
            held: held ?? null,
          },
        ],
      };
    },
  );
  await world.store.commitCollected({
    request,
    added,
    edited: [],
    recounted: [],
    verdicts: added.map((mention) => ({
      workspaceId,
      canonicalUrl: mention.post.canonicalUrl,
      source: mention.post.source,
      extId: mention.post.extId,
      keywordId,
      at: mention.post.fetchedAt,
      stage: 'store',
      outcome: 'kept',
      reason: 'stored',
      detail: null,
      mentionId: mention.id,
    })),
    gap: null,
    deliveries: [],
    deleted: [],
  });
  return added;
}

/** Stores that a request stands so, and what it could not read, without any post. */
export async function storeGap({ store }: World, request: RequestState, gap: Gap | null): Promise<void> {
  await store.commitCollected({
    request,
    added: [],
    edited: [],
    recounted: [],
    verdicts: [],
    gap,
    deliveries: [],
    deleted: [],
  });
}

/** Stores the decision on a post that is no mention: of the noise filter, or that no keyword of anybody wanted it. */
export async function storeVerdict(world: World, url: string, reason: Reason): Promise<void> {
  const nobody = reason === 'no-keyword';
  const workspaceId = nobody ? '*' : (await world.workspace()).id;
  await world.store.commitCollected({
    request: null,
    added: [],
    edited: [],
    recounted: [],
    verdicts: [
      {
        workspaceId,
        canonicalUrl: url,
        source: 'feed',
        extId: url,
        keywordId: null,
        at: world.now() - HOUR,
        stage: nobody ? 'match' : 'noise',
        outcome: 'dropped',
        reason,
        detail: null,
        mentionId: null,
      },
    ],
    gap: null,
    deliveries: [],
    deleted: [],
  });
}
