import type { Workspace } from '../../listening/channel.ts';
import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { digestFinding, findingPosts } from '../../listening/digest-finding.ts';
import type { Store } from '../../store/store.ts';
import { readThemes } from './read-themes.ts';

/** Keywords of a digest whose themes are read: more of them are shown nowhere. */
const MOST_KEYWORDS = 3;
/** Of fewer posts nobody needs a summary. */
const LEAST_POSTS = 10;

/**
 * A digest with what people talk about: of the keyword that it says something of first, and of those with most posts.
 * @param most keywords at most
 */
export async function withThemes(
  store: Store,
  workspace: Pick<Workspace, 'id'>,
  digest: Digest,
  most = MOST_KEYWORDS,
): Promise<Digest> {
  const asked = new Set(aboutOf(digest).slice(0, most));
  const keywords: KeywordPeriod[] = [];
  for (const entry of digest.keywords) {
    if (!asked.has(entry)) {
      keywords.push(entry);
      continue;
    }
    const { period, upTo } = digest;
    const bound = upTo === undefined ? {} : { upTo };
    const request = { workspace, keyword: entry.keyword, period, counts: entry, ...bound };
    keywords.push({ ...entry, themes: await readThemes(store, request) });
  }
  return { ...digest, keywords };
}

function aboutOf(digest: Digest): KeywordPeriod[] {
  const first = findingPosts(digestFinding(digest))?.entry;
  const rest = digest.keywords
    .filter((entry) => entry !== first)
    .sort((a, b) => b.totals.total - a.totals.total);
  return [...(first ? [first] : []), ...rest].filter(({ totals }) => totals.total >= LEAST_POSTS);
}
