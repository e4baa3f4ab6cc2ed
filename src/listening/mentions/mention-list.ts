import type { Keyword } from '../keywords/keyword.ts';
import type { ListMark } from './list-mark.ts';
import type { FilteredPage, FilteredReason, MentionFilter, MentionPage } from './mention-query.ts';

/** What a person asked to see, as far as they have read. */
export interface MentionList {
  keywords: readonly Keyword[];
  filter: MentionFilter;
  mark: ListMark;
}

/** A condition of a list, the period among them. */
export type Condition = keyof MentionFilter | 'period';

export interface BrowsedMentions extends MentionList {
  page: MentionPage;
  /** Not all posts were looked at for the condition of the list: the newest only. */
  cut: boolean;
  /** Of an empty list: all there is of its keywords, and what would be there without each condition alone. */
  without: { all: number; conditions: { condition: Condition; count: number }[] } | null;
}

export interface FilteredList extends MentionList {
  reason: FilteredReason | null;
  page: FilteredPage;
}

export const FROM_THE_START: ListMark = { from: null, to: null, upTo: null, at: null };

/** The list without one of its conditions. */
export function listWithout(list: MentionList, condition: Condition): MentionList {
  const { keywords, filter, mark } = list;
  if (condition === 'period') return { keywords, filter, mark: FROM_THE_START };
  const { [condition]: _, ...others } = filter;
  return { keywords, filter: others, mark: { ...mark, at: null } };
}

export function conditionsOf({ filter, mark }: Pick<MentionList, 'filter' | 'mark'>): Condition[] {
  const ofPost = Object.keys(filter) as (keyof MentionFilter)[];
  return mark.from === null && mark.to === null ? ofPost : [...ofPost, 'period'];
}
