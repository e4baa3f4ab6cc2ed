/** Published limits of the query language (`/earshot help query`). */

/** Characters (UTF-16 code units) of a query. */
export const MAX_QUERY_LENGTH = 10_000;
/** Words, phrases and fields of a query; also words of one phrase. */
export const MAX_OPERANDS = 1_000;
/** Groups inside groups. */
export const MAX_DEPTH = 20;
/** Known letters of a word with `*` or `?`. */
export const MIN_WILD = 3;
/** Expressions of a query, and characters of one. */
export const MAX_REGEXES = 20;
export const MAX_REGEX_LENGTH = 200;
/** Letters or digits that stand in a row in all that an expression finds. */
export const MIN_REGEX_LITERAL = 3;
/** Letters of a word with `~1` or `~2`. */
export const MIN_FUZZY = 5;
/** Characters of a term in a script without spaces. */
export const MIN_UNSPACED = 2;
/** Words between the operands of NEAR/n and ONEAR/n, and inside "…"~n. */
export const MAX_NEAR = 100;
/** How far NEAR reaches where no number is given: Meltwater's default. */
export const DEFAULT_NEAR = 4;
/** Places kept with one match. */
export const MAX_TERM_HITS = 50;
/** Places of one term that are looked at in one post: more only in a text made to be slow. */
export const MAX_OCCURRENCES = 1_000;
/** Warnings given at once. */
export const MAX_WARNINGS = 20;
