import type { KnownPost } from '../listening/mentions/dedupe.ts';
import type { Post } from '../listening/mentions/mention.ts';
import { type Database, int, type SqlRow, text, textOrNull } from './database.ts';
import { addressNumber, postKey } from './identity.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import { workspaceNumber } from './numbers.ts';
import type { Store } from './store.ts';

/** Stored posts of one address that others are compared with, the latest of them. */
const MOST_AT_ADDRESS = 1_000;

/** Whether posts are already stored: by the source's own id, or by address. */
export function knownStore(database: Database): Pick<Store, 'known' | 'outdated'> {
  return {
    known: (workspaceId, probes) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return [];
        const byPost = await query.each(
          `${MENTIONS} where mention.row = (select seen.row from seen where seen.w = $1 and seen.post = $2)`,
          probes.map(({ source, extId }) => [w, postKey(source, extId)]),
        );
        // A feed may have one address for everything: what stands there is read once.
        const addresses = [...new Set(probes.map(({ canonicalUrl }) => canonicalUrl))];
        const byAddress = await query.each(
          `${MENTIONS} where mention.w = $1 and mention.url = $2 and mention.gone = 0
           order by mention.row desc limit ${MOST_AT_ADDRESS}`,
          addresses.map((canonicalUrl) => [w, addressNumber(canonicalUrl)]),
        );
        const found = new Map<string, KnownPost>();
        probes.forEach((probe, index) => {
          // A post whose text is gone still is known by its id, though the id itself is not stored.
          for (const row of byPost[index] ?? [])
            found.set(text(row.id), { ...knownPost(row), source: probe.source, extId: probe.extId });
        });
        addresses.forEach((canonicalUrl, index) => {
          for (const row of byAddress[index] ?? []) {
            if (found.has(text(row.id))) continue;
            const post = knownPost(row);
            if (post.canonicalUrl === canonicalUrl) found.set(post.mentionId, post);
          }
        });
        return [...found.values()];
      }),

    outdated: (workspaceId, posts) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null || posts.length === 0) return [];
        const stored = await query.each(
          'select row from seen where w = $1 and post = $2',
          posts.map(({ source, extId }) => [w, postKey(source, extId)]),
        );
        const known = posts.flatMap(({ contentHash }, index) =>
          (stored[index] ?? []).map((row) => ({ contentHash, row: int(row.row) })),
        );
        const mentions = await query.each(
          `${MENTIONS} where mention.row = $1 and mention.gone = 0`,
          known.map(({ row }) => [row]),
        );
        return known.flatMap(({ contentHash }, index) =>
          (mentions[index] ?? []).map(mentionOf).filter(({ post }) => post.contentHash !== contentHash),
        );
      }),
  };
}

function knownPost(row: SqlRow): KnownPost {
  const { post, id, storyId } = mentionOf(row);
  const { source, extId, canonicalUrl, contentHash, outlet, timeBy, kind, counts }: Post = post;
  return {
    mentionId: id,
    storyId,
    source,
    extId,
    canonicalUrl,
    contentHash,
    title: textOrNull(row.title),
    text: post.text,
    outlet,
    publishedAt: int(row.published_at),
    timeBy,
    kind,
    counts,
  };
}
