import type { QueryProblemCode, QueryWarningCode } from '../../../listening/keywords/query/tree.ts';

type Params = Readonly<Record<string, string | number>>;

const problems: Record<QueryProblemCode, (params: Params) => string> = {
  empty: () => 'The query is empty. Type a name people use, like kestrelbox.',
  'too-long': ({ length, max }) => `The query has ${length} characters; ${max} is the most.`,
  'too-many-terms': ({ max }) => `The query has too many words; ${max} is the most. Two keywords may do.`,
  'too-deep': ({ max }) => `There are too many groups inside groups; ${max} is the most.`,
  'unclosed-quote': () => 'This quote is opened but never closed.',
  'unclosed-exact': () => 'This backtick is opened but never closed.',
  'empty-quotes': () => 'There is nothing between these quotes.',
  'unclosed-group': () => 'This parenthesis is opened but never closed.',
  'unopened-group': () => 'This parenthesis is closed but was never opened.',
  'empty-group': () => 'There is nothing between these parentheses.',
  'missing-operand': ({ operator }) => `${operator} needs a word on both sides (NOT: one after it).`,
  'double-not': () => 'One NOT is enough.',
  'nothing-to-match': ({ text }) =>
    `“${text}” holds no letter or number to look for. For signs, use backticks: \`${text}\`.`,
  'single-character': ({ text, min }) =>
    `“${text}” alone would be found everywhere; use at least ${min} characters.`,
  'prefix-too-short': ({ text, min }) =>
    `“${text}” is too short: a star needs at least ${min} letters before it.`,
  'wildcard-place': ({ text }) =>
    `In “${text}” the star stands in the wrong place: it goes at the end of a word.`,
  'near-number': ({ max }) => `NEAR needs a number of words, 0 to ${max}: acme NEAR/5 router.`,
  'near-operand': () => 'NEAR takes words, phrases, or words joined by OR in parentheses.',
  'within-number': ({ max }) =>
    max === 0
      ? 'The ~ belongs after a phrase of two words or more.'
      : `The ~ needs a number of words, 0 to ${max}: "acme router"~5.`,
  'unknown-field': ({ field }) => `There is no field “${field}:”.`,
  'field-value': ({ field, value, expected }) => {
    const what =
      value === '' ? `“${field}:” needs a value right after it` : `“${field}:” cannot be “${value}”`;
    return expected ? `${what}. It can be: ${expected}.` : `${what}.`;
  },
  address: ({ text }) =>
    `“${text}” is a web address. Posts that link there, or come from there, are found with a field.`,
  'only-not': () =>
    'This part only says what to leave out, so it would find everything else in the world. Add a word to find.',
  'only-filters': () => 'This part only filters by language, source or type. Add a word to find.',
};

const warnings: Record<QueryWarningCode, (params: Params) => string> = {
  'too-short': ({ term }) => `“${term}” is very short and may find a lot that is not about you.`,
  'too-broad': ({ term }) => `“${term}” is in nearly every post.`,
  'common-word': ({ term }) => `“${term}” is an everyday word. Add a word that only goes with your brand.`,
  'lower-case-operator': ({ typed, operator }) =>
    `“${typed}” is read as a word. For the operator write ${operator}.`,
  contradiction: ({ first, second }) => `No post can meet both “${first}” and “${second}”.`,
  'removes-itself': ({ term, excluded }) =>
    `Leaving out “${excluded}” takes away everything that “${term}” finds.`,
  duplicate: ({ term }) => `“${term}” is there twice.`,
  'mixed-operators': () => 'Spaces bind tighter than OR. This is how the query is read:',
  'punctuation-ignored': ({ typed, read }) =>
    `Signs do not count: “${typed}” is read as “${read}”. For the exact signs use backticks: \`${typed}\`.`,
};

export const query = {
  problems,
  warnings,
  cannotRead: 'I cannot read this query.',
  instead: 'Perhaps you meant:',
  useInstead: 'Use this one',
};

export type QueryWords = typeof query;
