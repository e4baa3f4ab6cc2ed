import type { Mention } from './mention.ts';

/** Signs of a keyword's id that tell it from the others of a workspace. */
const SHORT = 8;
const NAME = /^([\w-]{1,64})(?:\.([\w-]{1,8}))?$/;

/**
 * How buttons name a stored post: its id, and the beginning of that of the keyword as whose mention it was shown. Short,
 * since what a button may hold is: Discord takes a hundred characters for all of it.
 */
export function postName(mentionId: Mention['id'], keywordId: string | null): string {
  return keywordId === null ? mentionId : `${mentionId}.${keywordId.slice(0, SHORT)}`;
}

/** @returns null for what is no such name */
export function readPostName(text: string): { mentionId: string; keyword: string | null } | null {
  const [, mentionId, keyword] = NAME.exec(text) ?? [];
  return mentionId === undefined ? null : { mentionId, keyword: keyword ?? null };
}

/** Whether a name means this keyword. */
export function namesKeyword(keyword: string, keywordId: string): boolean {
  return keywordId.slice(0, SHORT) === keyword;
}
