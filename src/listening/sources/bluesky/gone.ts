import { SourceError } from '../../../config/errors.ts';
import { jsonOf } from '../shared/json.ts';
import type { SourceContext } from '../source.ts';

/** Most posts of one question (lexicons/app/bsky/feed/getPosts.json). */
const AT_ONCE = 25;

/**
 * Which of these posts the app view no longer gives.
 * @throws SourceError
 */
export async function goneOf(
  extIds: readonly string[],
  base: string,
  context: SourceContext,
): Promise<string[]> {
  const asked = extIds.filter((id) => id.startsWith('at://'));
  const gone: string[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const uris = asked.slice(from, from + AT_ONCE);
    const query = new URLSearchParams();
    for (const uri of uris) query.append('uris', uri);
    const answer = await context.web.fetch(`${base}/xrpc/app.bsky.feed.getPosts?${query}`, { lane: 'api' });
    const { posts } = (jsonOf(answer, 'Bluesky') ?? {}) as { posts?: unknown };
    // Without a list there is no telling what is missing from it.
    if (!Array.isArray(posts))
      throw new SourceError('malformed', 'Bluesky answers with something that is no list of posts.');
    const there = new Set(posts.map((post) => ((post ?? {}) as { uri?: unknown }).uri));
    gone.push(...uris.filter((uri) => !there.has(uri)));
  }
  return gone;
}
