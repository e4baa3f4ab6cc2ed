import type { QueryConstruct } from '../../query-help.ts';

const constructs: Record<QueryConstruct, string> = {
  all: 'both words, anywhere in the post',
  phrase: 'these words side by side',
  any: 'one of the two, and “update”',
  none: 'without this word; NOT does the same',
  exact: 'exactly these signs, with capitals and accents',
  sign: 'signs that belong to a name count',
  wild: '* stands for any letters, ? for one',
  fuzzy: 'one letter may be wrong; ~2 for two',
  near: 'at most 5 words between, in any order',
  ordered: 'at most 3 words between, in this order',
  within: 'all words, with at most 5 others between',
  regex: 'a regular expression (RE2), beside a word',
  title: 'only in the title; body: for the text',
  author: 'name or handle of the author',
  tag: 'a hashtag; tag: does the same',
  url: 'links to this site',
  site: 'comes from this site',
  lang: 'in this language',
  is: 'also reply, repost, quote, original',
  has: 'also link, video, question',
  number: 'also comments:, followers:, words:, age:<2h',
};

export const queryHelp = {
  /** What one types for it. */
  typed: ['query', 'queries', 'query language'],
  title: 'How to write a query',
  constructs,
  limitsTitle: 'Limits:',
  limits: (n: {
    length: string;
    operands: string;
    depth: string;
    near: string;
    usualNear: string;
    regexes: string;
    wild: string;
    fuzzy: string;
  }) =>
    `${n.length} characters, ${n.operands} words, ${n.depth} groups inside each other, ${n.regexes} expressions. NEAR goes up to ${n.near}, without a number it is ${n.usualNear}. * and ? need ${n.wild} letters, ~ needs ${n.fuzzy}.`,
  asks: 'Where a query may mean something else, you are asked before it is saved.',
};

export type QueryHelpWords = typeof queryHelp;
