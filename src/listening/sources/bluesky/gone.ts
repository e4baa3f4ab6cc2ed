import { SourceError } from '../../../config/errors.ts';
import { fieldsOf, listOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import { missingIds } from '../shared/missing.ts';
import type { SourceContext } from '../source.ts';

/** Most posts of one question (lexicons/app/bsky/feed/getPosts.json). */
const AT_ONCE = 25;

/**
 * The posts that the app view no longer gives.
 * @throws SourceError
 */
export function goneOf(extIds: readonly string[], base: string, context: SourceContext): Promise<string[]> {
  const known = extIds.filter((id) => id.startsWith('at://'));
  return missingIds(known, AT_ONCE, async (part) => {
    const query = new URLSearchParams();
    for (const uri of part) query.append('uris', uri);
    const answer = await context.web.fetch(`${base}/xrpc/app.bsky.feed.getPosts?${query}`, { lane: 'api' });
    const posts = listOf(fieldsOf(jsonOf(answer, 'Bluesky', context)).posts);
    // An answer without a list says nothing about what is missing.
    if (posts === null)
      throw new SourceError('malformed', 'Bluesky answers with something that is no list of posts.');
    return new Set(posts.map(({ uri }) => uri));
  });
}
