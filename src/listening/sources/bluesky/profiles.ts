import { LRUCache } from 'lru-cache';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, type Millis } from '../../time.ts';
import { fieldsOf, listOf, numberOf, textOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import type { SourceContext, Web } from '../source.ts';

/** Most actors of one question (lexicons/app/bsky/actor/getProfiles.json). */
const AT_ONCE = 25;
/** The stream waits for the answer. */
const TIMEOUT_MS = 5_000;
/** Profiles remembered. */
const REMEMBERED = 5_000;
const FRESH = DAY;
/** Set by people who ask that their posts are shown to logged-in users only. */
const MEMBERS_ONLY = '!no-unauthenticated';

interface Profile {
  name: string | null;
  followers: number | null;
  membersOnly: boolean;
  at: Millis;
}

/** One memory for each polite fetch, so one for each bot. */
const memories = new WeakMap<Web, LRUCache<string, Profile>>();

/**
 * Gives posts their authors' handles and followers, asking the public app view once for those not known of late; posts
 * of people who want to be read by members only are left out.
 * @throws SourceError
 */
export async function withProfiles(
  posts: RawPost[],
  base: string,
  context: SourceContext,
): Promise<RawPost[]> {
  const memory = memories.get(context.web) ?? new LRUCache<string, Profile>({ max: REMEMBERED });
  memories.set(context.web, memory);
  const now = context.now();
  const unknown = new Set(posts.map(({ author }) => author?.id ?? ''));
  for (const did of unknown) {
    const profile = memory.get(did);
    if (did === '' || (profile && now - profile.at < FRESH)) unknown.delete(did);
  }
  const requested = [...unknown];
  for (let from = 0; from < requested.length; from += AT_ONCE) {
    const dids = requested.slice(from, from + AT_ONCE);
    const found = await ask(dids, base, context);
    // One that is not in the answer is remembered too: asking again would not find it.
    for (const did of dids)
      memory.set(did, found.get(did) ?? { name: null, followers: null, membersOnly: false, at: now });
  }
  return posts.flatMap((post) => {
    const profile = memory.get(post.author?.id ?? '');
    if (!profile) return [post];
    if (profile.membersOnly) return [];
    const { name, followers } = profile;
    const author = {
      ...post.author,
      ...(name ? { name } : {}),
      ...(followers !== null ? { followers } : {}),
    };
    return [{ ...post, author }];
  });
}

async function ask(
  dids: readonly string[],
  base: string,
  context: SourceContext,
): Promise<Map<string, Profile>> {
  const query = new URLSearchParams();
  for (const did of dids) query.append('actors', did);
  const address = `${base}/xrpc/app.bsky.actor.getProfiles?${query}`;
  const answer = await context.web.fetch(address, {
    lane: 'api',
    timeoutMs: TIMEOUT_MS,
    maxBytes: 1024 * 1024,
  });
  const found = new Map<string, Profile>();
  for (const profile of listOf(fieldsOf(jsonOf(answer, 'Bluesky', context)).profiles) ?? []) {
    const { did, handle, displayName, followersCount, labels } = profile;
    if (typeof did !== 'string') continue;
    found.set(did, {
      // The network answers so when a handle no longer leads to its owner.
      name: textOf(handle === 'handle.invalid' ? displayName : handle) ?? null,
      followers: numberOf(followersCount),
      membersOnly: (listOf(labels) ?? []).some(({ val }) => val === MEMBERS_ONLY),
      at: context.now(),
    });
  }
  return found;
}
