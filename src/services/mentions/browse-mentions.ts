import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ListMark } from '../../listening/mentions/list-mark.ts';
import type { MentionFilter, MentionPage, MentionQuery } from '../../listening/mentions/mention-query.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Mentions of a page: what a message of each platform has room for, with what one can do with each. */
export const PAGE = 8;

export interface MentionList {
  workspaceId: string;
  keywords: readonly Keyword[];
  filter: MentionFilter;
  mark: ListMark;
}

/** A condition of a list, the period among them. */
export type Condition = keyof MentionFilter | 'period';

export interface BrowsedMentions extends MentionList {
  page: MentionPage;
  /** Of an empty list: all there is of its keywords, and what each condition alone has kept out. */
  without: { all: number; conditions: { condition: Condition; count: number }[] } | null;
}

/** One page of a list. It keeps to what was stored when its first page was shown. */
export async function browseMentions(store: Store, list: MentionList, now: Millis): Promise<BrowsedMentions> {
  const mark = { ...list.mark, upTo: list.mark.upTo ?? (await store.newestRow()) };
  const asked = { ...list, mark };
  const page = await store.browse(list.workspaceId, queryOf(asked, now), mark.at, PAGE);
  return { ...asked, page, without: page.total > 0 ? null : await countWithout(store, asked, now) };
}

export function queryOf({ keywords, filter, mark }: MentionList, now: Millis): MentionQuery {
  return {
    ...filter,
    keywordIds: keywords.map(({ id }) => id),
    from: mark.from ?? 0,
    // A clock that runs ahead elsewhere dates posts into our future.
    to: mark.to ?? now + DAY,
    upTo: mark.upTo,
  };
}

/** The list without one of its conditions. */
export function listWithout<L extends MentionList>(list: L, condition: Condition): L {
  if (condition === 'period') return { ...list, mark: { ...list.mark, from: null, to: null } };
  const { [condition]: _, ...filter } = list.filter;
  return { ...list, filter };
}

export function conditionsOf({ filter, mark }: Pick<MentionList, 'filter' | 'mark'>): Condition[] {
  const ofPost = Object.keys(filter) as (keyof MentionFilter)[];
  return mark.from === null && mark.to === null ? ofPost : [...ofPost, 'period'];
}

async function countWithout(
  store: Store,
  list: MentionList,
  now: Millis,
): Promise<BrowsedMentions['without']> {
  const count = (of: MentionList) => store.countMentions(of.workspaceId, queryOf(of, now));
  const conditions: { condition: Condition; count: number }[] = [];
  for (const condition of conditionsOf(list))
    conditions.push({ condition, count: await count(listWithout(list, condition)) });
  const all = await count({ ...list, filter: {}, mark: { from: null, to: null, upTo: null, at: null } });
  return { all, conditions };
}
