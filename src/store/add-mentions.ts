import type { Hit, Mention } from '../listening/mentions/mention.ts';
import { authorNumbers } from './authors.ts';
import { takeNumbers } from './counter.ts';
import type { SqlQuery } from './database.ts';
import { insertHeld } from './held.ts';
import { addHits, type NewHit } from './hits.ts';
import { postKey } from './identity.ts';
import { INSERT_MENTION, mentionValues, storedText } from './mention-row.ts';
import { indexWords } from './search.ts';
import type { Deltas } from './series-changes.ts';
import type { PartRead } from './series-parts.ts';
import { findStories } from './stories.ts';
import { isKept, newHits, ownHits, type Tenant, type Tenants } from './tenant.ts';

/** @returns the mentions that were really added */
export async function addMentions(
  query: SqlQuery,
  mentions: readonly Mention[],
  tenants: Tenants,
  part: PartRead,
  deltas: Deltas,
): Promise<Set<Mention>> {
  const wanted = mentions.flatMap((mention) => {
    const tenant = tenants.get(mention.workspaceId);
    if (!tenant || !isKept(mention, tenant)) return [];
    const hits = ownHits(mention, tenant);
    return hits.length > 0 ? [{ tenant, given: mention, mention: { ...mention, hits } }] : [];
  });
  if (wanted.length === 0) return new Set();
  const first = await takeNumbers(query, 'mention', wanted.length);
  const entered = await query.each(
    'insert into seen (w, post, row) values ($1, $2, $3) on conflict (w, post) do nothing returning row',
    wanted.map(({ tenant, mention: { post } }, index) => [
      tenant.w,
      postKey(post.source, post.extId),
      first + index,
    ]),
  );
  const fresh = wanted.flatMap((item, index) =>
    (entered[index]?.length ?? 0) > 0 ? [{ ...item, w: item.tenant.w, row: first + index }] : [],
  );
  const authorOf = await authorNumbers(query, fresh);
  const stories = await findStories(query, fresh);
  const placed = fresh.map((item) => ({
    ...item,
    mention: { ...item.mention, storyId: stories.get(item.row)!.storyId },
    author: item.mention.post.author ? authorOf(item.w, item.mention.post.author.key) : null,
    story: stories.get(item.row)!.story,
    storyIsNew: stories.get(item.row)!.story >= first,
    part: part.n,
  }));
  await query.each(
    INSERT_MENTION,
    placed.map((item) => mentionValues(item.mention, item)),
  );
  await indexWords(
    query,
    placed.map(({ w, row, mention: { post } }) => ({
      w,
      row,
      publishedAt: post.publishedAt,
      title: post.title,
      body: storedText(post),
    })),
  );
  const [counted, held] = [
    placed.flatMap((item) => hitsOf(item, part, ({ held }) => held === null)),
    placed.flatMap((item) => {
      const reasons = item.mention.hits.flatMap(({ held }) => (held ? [held.reason] : []));
      return hitsOf(item, part, ({ held }) => held !== null).map((hit, index) => ({
        ...hit,
        counted: 0,
        countedNegative: 0,
        reason: reasons[index]!,
        at: item.mention.post.fetchedAt,
      }));
    }),
  ];
  await addHits(query, counted, deltas);
  await insertHeld(query, held);
  return new Set(placed.map(({ given }) => given));
}

function hitsOf(
  placed: {
    mention: Mention;
    tenant: Tenant;
    row: number;
    author: number | null;
    story: number;
    storyIsNew: boolean;
  },
  part: PartRead,
  which: (hit: Hit) => boolean,
): NewHit[] {
  const { mention, tenant } = placed;
  return newHits(mention.post, mention.hits.filter(which), tenant, placed, part);
}
