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
  'wild-too-short': ({ text, min }) => `“${text}” needs at least ${min} letters beside * and ?.`,
  'wild-place': ({ text }) => `In “${text}”, * and ? stand for letters within a word, not for whole words.`,
  'fuzzy-too-short': ({ text, min }) =>
    `“${text}” is too short: ~ needs one word of at least ${min} letters.`,
  'fuzzy-number': () => 'After a word, ~ goes up to 2: kestrel~2.',
  regex: ({ reason, max }) =>
    reason === 'syntax'
      ? 'This expression cannot be read. It takes the syntax of RE2, without look-around and back-references.'
      : reason === 'length'
        ? `An expression has at most ${max} characters.`
        : `This expression could match anything. It needs ${max} letters or digits in a row that must be there.`,
  'too-many-regexes': ({ max }) => `At most ${max} expressions between slashes are possible.`,
  'near-number': ({ max }) => `NEAR goes up to ${max} words: acme NEAR/5 router.`,
  'near-operand': () =>
    'NEAR works with words, phrases, and groups of them. Conditions and NOT stand outside.',
  'group-distance': () => 'A distance stands between words, with NEAR, not after a group.',
  'within-number': ({ max }) =>
    max === 0
      ? 'The ~ goes after a phrase of two words or more.'
      : `The ~ needs a number of words, 0 to ${max}: "acme router"~5.`,
  'foreign-sign': ({ typed, instead }) =>
    instead ? `“${typed}” is written ${instead} here.` : `“${typed}” does nothing here.`,
  'foreign-field': ({ field, instead, reason }) =>
    instead ? `“${field}:” is written ${instead} here.` : foreignReasons[String(reason)]!(String(field)),
  'unknown-field': ({ field }) =>
    `There is no field “${field}:”. If it is part of a name, put the name in quotes.`,
  'field-in-field': ({ field }) => `Inside ${field}:( … ) no other field can stand.`,
  'field-value': ({ field, value, expected }) => {
    const what =
      value === '' ? `“${field}:” needs a value right after it` : `“${field}:” cannot be “${value}”`;
    return expected ? `${what}. It can be: ${expected}.` : `${what}.`;
  },
  'judged-field': ({ field }) =>
    `“${field}:” is known only after a post was collected. Use it with --where: in mentions, export, report and alert.`,
  address: ({ text }) =>
    `“${text}” is a web address. To find posts that link there or come from there, use a field.`,
  'only-not': () => 'This part only says what to leave out. Add at least one word to look for.',
  'only-filters': () =>
    'This part only filters by language, source or type. Add at least one word to look for.',
};

/** Why a field of another tool has no counterpart. */
const foreignReasons: Readonly<Record<string, (field: string) => string>> = {
  people: (field) => `“${field}:” has no counterpart: where people live and who they are is not read.`,
  figure: (field) => `“${field}:” has no counterpart: it is an estimate of another tool.`,
  period: (field) => `“${field}:” has no counterpart: the period is chosen in a report, with --since.`,
  class: (field) => `“${field}:” has no counterpart here.`,
};

const warnings: Record<QueryWarningCode, (params: Params) => string> = {
  'too-short': ({ term }) => `“${term}” is very short and may find many posts that are not about you.`,
  'too-broad': ({ term }) => `“${term}” is in almost every post.`,
  'common-word': ({ term }) => `“${term}” is an everyday word. Add a word that goes only with your brand.`,
  'lower-case-operator': ({ typed, operator }) =>
    `“${typed}” is read as a word. For the operator, type ${operator}.`,
  'operator-in-quotes': ({ typed }) => `“${typed}” is read as one phrase, with its operators as words.`,
  'list-of-terms': ({ sign }) =>
    `Terms apart by ${sign === 'line' ? 'new lines' : `“${sign}”`} must all be in a post. For any of them, use OR.`,
  'ends-with-question-mark': ({ typed }) => `In “${typed}”, the question mark stands for one letter.`,
  'near-usual': ({ max }) => `NEAR without a number reaches ${max} words far.`,
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
