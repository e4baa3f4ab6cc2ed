import {
  type BrowsedMentions,
  type Condition,
  conditionsOf,
  type FilteredList,
  FROM_THE_START,
  listWithout,
  type MentionList,
} from '../../listening/mentions/mention-list.ts';
import type { FilteredReason, MentionQuery } from '../../listening/mentions/mention-query.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { storeFor } from './store-where.ts';

/** Mentions of a page: as many as a message of each platform has room for, with what one can do with each. */
const PAGE = 8;

/** One page of a list. It keeps to what was stored when its first page was shown. */
export async function browseMentions(
  store: Store,
  workspaceId: string,
  list: MentionList,
  now: Millis,
): Promise<BrowsedMentions> {
  const mark = { ...list.mark, upTo: list.mark.upTo ?? (await store.newestRow()) };
  const asked = { ...list, mark };
  const narrowed = storeFor(store, list.filter.where, now);
  const page = await narrowed.store.browse(workspaceId, queryOf(asked, now), mark.at, PAGE);
  const without = page.total > 0 ? null : await countWithout(store, workspaceId, asked, now);
  return { ...asked, page, cut: narrowed.wasCut(), without };
}

/** One page of what matched and is not counted. */
export async function browseFiltered(
  store: Store,
  workspaceId: string,
  list: MentionList,
  reason: FilteredReason | null,
  now: Millis,
): Promise<FilteredList> {
  const { keywordIds, from, to } = queryOf(list, now);
  const asked = { keywordIds, from, to, filter: list.filter, ...(reason === null ? {} : { reason }) };
  const { at } = list.mark;
  const after = at && { ts: at.place.ts, skip: at.place.row };
  return { ...list, reason, page: await store.filtered(workspaceId, asked, after, PAGE) };
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

async function countWithout(
  store: Store,
  workspaceId: string,
  list: MentionList,
  now: Millis,
): Promise<BrowsedMentions['without']> {
  const count = (of: MentionList) =>
    storeFor(store, of.filter.where, now).store.countMentions(workspaceId, queryOf(of, now));
  const conditions: { condition: Condition; count: number }[] = [];
  for (const condition of conditionsOf(list))
    conditions.push({ condition, count: await count(listWithout(list, condition)) });
  return { all: await count({ ...list, filter: {}, mark: FROM_THE_START }), conditions };
}
