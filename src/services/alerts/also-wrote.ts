import type { Evidence } from '../../listening/alerts/alert.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { WITHOUT_PEOPLE } from '../people/read-people.ts';

const SHOWN = 3;

/**
 * What else an author has written, as far as it is kept: posts about this keyword, and about the others of the workspace.
 * @param reported posts about this one that are reported themselves
 */
export async function readAlsoWrote(
  { store, keyword, now }: { store: Store; keyword: Keyword; now: Millis },
  author: string,
  reported: number,
): Promise<Evidence['alsoWrote']> {
  if (WITHOUT_PEOPLE.some((source) => author.startsWith(`${source}:`))) return [];
  const { workspaceId } = keyword;
  const found: NonNullable<Evidence['alsoWrote']> = [];
  for (const { id, name } of await store.keywords(workspaceId)) {
    const asked = { keywordIds: [id], author, from: 0, to: now, upTo: null };
    const all = await store.countMentions(workspaceId, asked);
    const posts = id === keyword.id ? all - reported : all;
    if (posts <= 0) continue;
    const negative = await store.countMentions(workspaceId, { ...asked, label: 'neg' });
    found.push({ keyword: name, posts, negative: Math.min(posts, negative) });
  }
  return found.sort((a, b) => b.posts - a.posts).slice(0, SHOWN);
}
