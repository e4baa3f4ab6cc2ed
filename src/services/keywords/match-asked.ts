import type { Keyword } from '../../listening/keywords/keyword.ts';
import { loadDetector } from '../../listening/keywords/languages/detect.ts';
import { buildMentions, needsDetection } from '../../listening/mentions/build-mentions.ts';
import { matchPosts } from '../../listening/mentions/match-posts.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { createStoryIndex } from '../../listening/mentions/story.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import type { SourceEstimate } from '../../messages/keywords/preview.ts';
import type { Store } from '../../store/store.ts';
import { listenFor } from '../collecting/listen-for.ts';
import { readLessons } from '../mentions/read-lessons.ts';
import type { AskedPage, AskedSource } from './ask-sources.ts';

/** A page whose posts are all of one minute says little of a day. */
const SHORTEST = HOUR;

/** What the asked sources have for a keyword: matched as what is read for saved keywords, and stored nowhere. */
export async function matchAsked(
  store: Store,
  keyword: Keyword,
  asked: readonly AskedSource[],
  now: Millis,
): Promise<{ estimates: SourceEstimate[]; mentions: Mention[] }> {
  const { matcher } = listenFor([keyword], await store.wordLists(keyword.workspaceId));
  const lessons = await readLessons(store, keyword.workspaceId, [keyword], now);
  const stories = createStoryIndex(Number.POSITIVE_INFINITY);
  const mentions: Mention[] = [];
  const estimates: SourceEstimate[] = [];
  for (const { source, pages, failed, isPart } of asked) {
    const seen = new Set<string>();
    const estimate: SourceEstimate = { source, read: 0, found: 0, perDay: 0, isLeast: isPart, failed: 0 };
    for (const page of pages) {
      const fresh = page.posts.filter(({ extId }) => !seen.has(extId));
      for (const { extId } of fresh) seen.add(extId);
      const candidates =
        matchPosts(fresh, [keyword.workspaceId], matcher, page.at, true).candidates.get(
          keyword.workspaceId,
        ) ?? [];
      const detect = needsDetection(candidates) ? await loadDetector() : null;
      const { added } = buildMentions(
        keyword.workspaceId,
        candidates,
        mentions.map(({ id, storyId, post }) => ({ ...post, mentionId: id, storyId })),
        stories,
        detect,
        matcher.languageIndexOf,
        lessons,
        now,
      );
      const found = added.filter(({ hits }) => hits.every(({ held }) => held === null));
      const from = beginOf(page, now);
      const within = found.filter(({ post }) => post.publishedAt >= from).length;
      mentions.push(...found);
      estimate.read += fresh.length;
      estimate.found += found.length;
      estimate.perDay += (within * DAY) / Math.max(SHORTEST, now - from);
      estimate.isLeast ||= page.more;
    }
    estimates.push({ ...estimate, failed, isLeast: estimate.isLeast || (failed > 0 && pages.length > 0) });
  }
  return { estimates, mentions };
}

/** Since when a page shows all that there is. */
function beginOf({ posts, since, at }: AskedPage, now: Millis): Millis {
  if (since !== null) return since;
  const times = posts.flatMap(({ publishedAt }) => publishedAt ?? []);
  return times.reduce((oldest, time) => Math.min(oldest, time), Math.min(at, now));
}

/** The newest of each source in turn, up to `most`: one loud source is not all that there is. */
export function mixedSamples(mentions: readonly Mention[], most: number): Mention[] {
  const newest = [...mentions].sort((a, b) => b.post.publishedAt - a.post.publishedAt);
  const known = new Set<string>();
  const ranks = new Map<string, number>();
  const distinct = newest.flatMap((mention) => {
    const { source, extId, canonicalUrl } = mention.post;
    const names = [`${source} ${extId}`, canonicalUrl];
    if (names.some((name) => known.has(name))) return [];
    for (const name of names) known.add(name);
    const rank = ranks.get(source) ?? 0;
    ranks.set(source, rank + 1);
    return [{ mention, rank }];
  });
  return distinct
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ mention }) => mention)
    .sort((a, b) => b.post.publishedAt - a.post.publishedAt);
}
