/** Published limits of the query language (`/earshot help query`). */

/** Characters (UTF-16 code units) of a query. */
export const MAX_QUERY_LENGTH = 3_000;
/** Words, phrases and fields of a query; also words of one phrase. */
export const MAX_OPERANDS = 200;
/** Groups inside groups. */
export const MAX_DEPTH = 20;
/** Letters before the star of a prefix. */
export const MIN_PREFIX = 3;
/** Characters of a term in a script without spaces. */
export const MIN_UNSPACED = 2;
/** Words between the operands of NEAR/n and ONEAR/n, and inside "…"~n. */
export const MAX_NEAR = 50;
/** Places kept with one match. */
export const MAX_TERM_HITS = 50;
/** Places of one term that are looked at in one post: more only in a text made to be slow. */
export const MAX_OCCURRENCES = 1_000;
/** Warnings given at once. */
export const MAX_WARNINGS = 20;
