import { fieldsOf, listOf, numberOf, textOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import type { SourceContext } from '../source.ts';
import type { AuthorProfile } from '../stream.ts';

/** Most actors of one question (lexicons/app/bsky/actor/getProfiles.json). */
export const PROFILES_AT_ONCE = 25;
const TIMEOUT_MS = 5_000;
/** Set by people who ask that their posts are shown to logged-in users only. */
const MEMBERS_ONLY = '!no-unauthenticated';

/**
 * Handles and followers of authors, from the public app view.
 * @throws SourceError
 */
export async function profilesOf(
  dids: readonly string[],
  base: string,
  context: SourceContext,
): Promise<AuthorProfile[]> {
  const query = new URLSearchParams();
  for (const did of dids) query.append('actors', did);
  const address = `${base}/xrpc/app.bsky.actor.getProfiles?${query}`;
  const answer = await context.web.fetch(address, {
    lane: 'api',
    timeoutMs: TIMEOUT_MS,
    maxBytes: 1024 * 1024,
  });
  return (listOf(fieldsOf(jsonOf(answer, 'Bluesky', context)).profiles) ?? []).flatMap((profile) => {
    const { did, handle, displayName, followersCount, labels } = profile;
    if (typeof did !== 'string') return [];
    return {
      id: did,
      // The network answers so when a handle no longer leads to its owner.
      name: textOf(handle === 'handle.invalid' ? displayName : handle) ?? null,
      followers: numberOf(followersCount),
      withdrawn: (listOf(labels) ?? []).some(({ val }) => val === MEMBERS_ONLY),
    };
  });
}
