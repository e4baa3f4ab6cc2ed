import type { QueryProblemCode, QueryWarningCode } from '../../../listening/keywords/query/tree.ts';

type Params = Readonly<Record<string, string | number>>;

const problems: Record<QueryProblemCode, (params: Params) => string> = {
  empty: () => 'The query is empty. Type a name people use, like kestrelbox.',
  'too-long': ({ length, max }) => `The query has ${length} characters; at most ${max} are possible.`,
  'too-many-terms': ({ max }) => `The query has more than ${max} words. Split it into two keywords.`,
  'too-deep': ({ max }) => `At most ${max} groups can stand inside each other.`,
  'unclosed-quote': () => 'This quote is never closed.',
  'unclosed-exact': () => 'This backtick is never closed.',
  'empty-quotes': () => 'There is nothing between these quotes.',
  'unclosed-group': () => 'This parenthesis is never closed.',
  'unopened-group': () => 'This parenthesis is never opened.',
  'empty-group': () => 'There is nothing between these parentheses.',
  'missing-operand': ({ operator }) =>
    operator === 'NOT' ? 'NOT needs a word after it.' : `${operator} needs a word on both sides.`,
  'double-not': () => 'One NOT is enough.',
  'nothing-to-match': ({ text }) =>
    `“${text}” has no letter or number. To look for signs, put them in backticks: \`${text}\`.`,
  'single-character': ({ text, min }) =>
    `“${text}” alone is in almost every post. Use at least ${min} characters.`,
  'prefix-too-short': ({ text, min }) =>
    `“${text}” is too short: a star needs at least ${min} letters before it.`,
  'wildcard-place': ({ text }) => `In “${text}” the star is in the wrong place. Put it at the end of a word.`,
  'near-number': ({ max }) => `NEAR needs a number of words, 0 to ${max}: acme NEAR/5 router.`,
  'near-operand': () => 'NEAR works with words, phrases, or words joined by OR in parentheses.',
  'within-number': ({ max }) =>
    max === 0
      ? 'The ~ goes after a phrase of two words or more.'
      : `The ~ needs a number of words, 0 to ${max}: "acme router"~5.`,
  'unknown-field': ({ field }) => `There is no field “${field}:”.`,
  'field-value': ({ field, value, expected }) => {
    const what =
      value === '' ? `“${field}:” needs a value right after it` : `“${field}:” cannot be “${value}”`;
    return expected ? `${what}. It can be: ${expected}.` : `${what}.`;
  },
  address: ({ text }) =>
    `“${text}” is a web address. To find posts that link there or come from there, use a field.`,
  'only-not': () => 'This part only says what to leave out. Add at least one word to look for.',
  'only-filters': () =>
    'This part only filters by language, source or type. Add at least one word to look for.',
};

const warnings: Record<QueryWarningCode, (params: Params) => string> = {
  'too-short': ({ term }) => `“${term}” is very short and may find many posts that are not about you.`,
  'too-broad': ({ term }) => `“${term}” is in almost every post.`,
  'common-word': ({ term }) => `“${term}” is an everyday word. Add a word that goes only with your brand.`,
  'lower-case-operator': ({ typed, operator }) =>
    `“${typed}” is read as a word. For the operator, type ${operator}.`,
  contradiction: ({ first, second }) => `No post can match both “${first}” and “${second}”.`,
  'removes-itself': ({ term, excluded }) =>
    `Leaving out “${excluded}” removes everything that “${term}” finds.`,
  duplicate: ({ term }) => `“${term}” is there twice.`,
  'mixed-operators': () => 'Neighboring words are combined before OR. I read it as:',
  'punctuation-ignored': ({ typed, read }) =>
    `Signs are ignored: “${typed}” is read as “${read}”. For the exact signs, use backticks: \`${typed}\`.`,
};

export const query = {
  problems,
  warnings,
  cannotRead: 'I cannot read this query.',
  instead: 'Did you mean:',
};

export type QueryWords = typeof query;
