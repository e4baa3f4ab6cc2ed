import type { QueryConstruct } from '../../../listening/keywords/query/examples.ts';

const constructs: Record<QueryConstruct, string> = {
  all: 'both words, anywhere in the post',
  phrase: 'these words side by side',
  any: 'one of the two, and “update”',
  none: 'without this word',
  exact: 'exactly these signs, with capitals and accents',
  sign: 'signs that belong to a name count',
  wild: '* stands for any letters, ? for one',
  fuzzy: 'one letter may be wrong',
  near: 'at most 5 words between, in any order',
  ordered: 'at most 3 words between, in this order',
  within: 'all words, with at most 5 others between',
  regex: 'a regular expression (RE2), beside a word',
  title: 'only in the title',
  author: 'name or handle of the author',
  tag: 'a hashtag',
  url: 'links to this site',
  site: 'comes from this site',
  lang: 'in this language',
  is: 'it asks something',
  has: 'with an image',
  number: 'with more than 50 likes',
};

export const queryHelp = {
  /** What one types for it. */
  typed: ['query', 'queries', 'query language'],
  title: 'How to write a query',
  constructs,
  limitsTitle: 'Limits:',
  limits: (
    length: string,
    operands: string,
    depth: string,
    regexes: string,
    near: string,
    usualNear: string,
    wild: string,
    fuzzy: string,
  ) =>
    `${length} characters, ${operands} words, ${depth} groups inside each other, ${regexes} expressions. NEAR goes up to ${near}, without a number it is ${usualNear}. * and ? need ${wild} letters, ~ needs ${fuzzy}.`,
  also: 'also',
  asks: 'Where a query may mean something else, you are asked before it is saved.',
};

export type QueryHelpWords = typeof queryHelp;
