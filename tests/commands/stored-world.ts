import type { RawPost } from '../../src/listening/mentions/mention.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import type { World } from './harness.ts';
import { readRequest } from './posts.ts';

/** A post of a forum; posts of a larger number are later ones. */
export function forumPost(n: number, text: string, more: Partial<RawPost> = {}): RawPost {
  return {
    source: 'forum',
    extId: String(n),
    kind: 'post',
    url: `https://forum.example/${n}`,
    author: { id: 'ash', name: 'ash' },
    text,
    lang: 'en',
    publishedAt: 0,
    ...more,
  };
}

/** Posts come in as the collector brings them: matched, judged and stored; what no keyword wants is kept for later ones. */
export async function collect(world: World, posts: readonly RawPost[]): Promise<void> {
  const { store } = world;
  await store.keepUnmatched(7, [], world.now());
  const ingest = createIngest({ store, clock: { now: world.now, sleep: async () => {} } });
  await ingest.refresh();
  const dated = posts.map((post) => ({
    ...post,
    publishedAt: world.now() - HOUR + (Number(post.extId) % 50) * MINUTE,
  }));
  const { undo: _, ...pending } = await ingest.prepareBatch(dated, 'all', true);
  await store.commitCollected({
    ...pending,
    request: readRequest(world.now(), { source: 'forum', key: 'all', lastTryAt: world.now() }),
    gap: null,
    deliveries: [],
    deleted: [],
  });
}

/** Numbers of the posts that count for a keyword. */
export async function counted(world: World, keyword: string): Promise<number[]> {
  const { id } = await world.workspace();
  const [found] = (await world.store.keywords(id)).filter(({ name }) => name === keyword);
  const { mentions } = await world.store.mentionsAfter(id, [Number.MIN_SAFE_INTEGER, 0], 500);
  return mentions
    .filter(({ hits }) => hits.some(({ keywordId, held }) => keywordId === found?.id && held === null))
    .map(({ post }) => Number(post.extId))
    .sort((a, b) => a - b);
}
