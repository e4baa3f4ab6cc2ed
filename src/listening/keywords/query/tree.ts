import type { Span } from '../../../config/errors.ts';

/** Fields whose value is words. `title` and `body` take every term and NEAR; the others words and phrases. */
export const TEXT_FIELDS = ['title', 'body', 'author', 'tag', 'url'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Fields whose value is one name out of a set. */
export const FILTER_FIELDS = [
  'site',
  'source',
  'lang',
  'type',
  'sub',
  'country',
  'is',
  'has',
  'sentiment',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Fields whose value is a number with a comparison: `likes:>50`, `age:<2h`, `words:>=20`. */
export const NUMBER_FIELDS = [
  'likes',
  'comments',
  'reposts',
  'views',
  'points',
  'followers',
  'words',
  'age',
  'relevance',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export type FieldName = TextField | FilterField | NumberField;
export const FIELD_NAMES: readonly FieldName[] = [...TEXT_FIELDS, ...FILTER_FIELDS, ...NUMBER_FIELDS];

/**
 * What is known only after a post was matched and judged: it can be searched, reported and alerted by, and nothing can
 * be collected by it.
 */
export const JUDGED_FIELDS: ReadonlySet<FieldName> = new Set(['sentiment', 'relevance']);

/** `is:` form of a post, and whether it asks something. */
export const IS_VALUES = ['reply', 'repost', 'quote', 'question', 'original'] as const;
/** `has:` what a post holds. */
export const HAS_VALUES = ['link', 'image', 'video', 'question'] as const;
export const SENTIMENT_VALUES = ['negative', 'neutral', 'positive'] as const;

/** Every node knows where it stands in the text it was read from. */
interface Placed {
  span: Span;
}

/** As typed, without the punctuation around it. Signs that belong to a name stay: `C++`, `.NET`, `R&D`, `$KSTR`. */
export interface WordNode extends Placed {
  kind: 'word';
  text: string;
}

/** One word with `*` (any letters, none too) and `?` (one letter): `kestr*`, `*box`, `analy?e`. */
interface WildNode extends Placed {
  kind: 'wild';
  text: string;
}

/** One word, and those that differ from it by so many letters added, left out, changed or swapped with their neighbor. */
export interface FuzzyNode extends Placed {
  kind: 'fuzzy';
  text: string;
  edits: 1 | 2;
}

/**
 * Words next to one another in this order; with `within`, in any order with at most so many other words among them. A
 * word of it may be wild: `text` keeps only signs `*` and `?` that count.
 */
export interface PhraseNode extends Placed {
  kind: 'phrase';
  text: string;
  within: number | null;
}

/** Exactly these characters: case, accents and punctuation count. */
export interface LiteralNode extends Placed {
  kind: 'literal';
  text: string;
}

/** An expression between slashes, in the syntax of RE2, looked for in title, text and tags; case does not count. */
export interface RegexNode extends Placed {
  kind: 'regex';
  source: string;
}

export type TermNode = WordNode | WildNode | FuzzyNode | PhraseNode | LiteralNode | RegexNode;

/** `title` and `body` may hold NEAR, the other fields one word or phrase. A group over a field is read as its parts. */
export interface FieldNode extends Placed {
  kind: 'field';
  field: TextField;
  term: TermNode | NearNode;
}

export interface FilterNode extends Placed {
  kind: 'filter';
  field: FilterField;
  /** Lower case. */
  value: string;
}

export type Comparison = '>' | '>=' | '<' | '<=' | '=';

export interface NumberNode extends Placed {
  kind: 'number';
  field: NumberField;
  op: Comparison;
  /** `age` in milliseconds, `relevance` from 0 to 1, the others as counted. */
  value: number;
}

/** A named list of the workspace; taken apart (`resolve.ts`) before a query is matched. */
export interface ListNode extends Placed {
  kind: 'list';
  /** Lower case. */
  name: string;
}

/** At most `max` other words between two neighbors; `ordered` = in the order written. */
export interface NearLink {
  max: number;
  ordered: boolean;
}

/**
 * A term; terms of which one is enough; terms of which each must by itself complete the chain (`(a b) NEAR/3 c` = `a
 * NEAR/3 c` and `b NEAR/3 c`); or a chain, which stands where its words stand.
 */
export type NearOperand = TermNode | (Placed & { kind: 'or' | 'and'; nodes: NearOperand[] }) | NearNode;

/** A chain: `links[i]` stands between `nodes[i]` and `nodes[i + 1]`. */
export interface NearNode extends Placed {
  kind: 'near';
  nodes: NearOperand[];
  links: NearLink[];
}

export interface AndNode extends Placed {
  kind: 'and';
  nodes: QueryNode[];
}

interface OrNode extends Placed {
  kind: 'or';
  nodes: QueryNode[];
}

interface NotNode extends Placed {
  kind: 'not';
  node: QueryNode;
}

/** `and` never holds an `and`, `or` never an `or`, `not` never a `not`; `and` and `or` hold two nodes or more. */
export type QueryNode =
  | TermNode
  | FieldNode
  | FilterNode
  | NumberNode
  | ListNode
  | NearNode
  | AndNode
  | OrNode
  | NotNode;

const TERM_KINDS: ReadonlySet<string> = new Set(['word', 'wild', 'fuzzy', 'phrase', 'literal', 'regex']);

export function isTerm(node: QueryNode | NearOperand): node is TermNode {
  return TERM_KINDS.has(node.kind);
}

/** `collect`: what is listened for. `search`: a condition on what was collected and judged (`--where`). */
export type QueryUse = 'collect' | 'search';

export interface Query {
  tree: QueryNode;
  warnings: QueryWarning[];
}

/** Keys into the words of each language. */
const QUERY_PROBLEM_CODES = [
  /** Nothing typed. */
  'empty',
  /** `max`, `length` */
  'too-long',
  /** `max` */
  'too-many-terms',
  /** `max` */
  'too-deep',
  'unclosed-quote',
  'unclosed-exact',
  'empty-quotes',
  'unclosed-group',
  'unopened-group',
  'empty-group',
  /** AND, OR, NOT or NEAR without something to the left or right. `operator` */
  'missing-operand',
  /** NOT NOT, or `--x`. */
  'double-not',
  /** Punctuation only. `text` */
  'nothing-to-match',
  /** One Chinese, Japanese, Korean or Thai character would match everywhere. `text`, `min` */
  'single-character',
  /** Too few known letters beside stars and question marks. `text`, `min` */
  'wild-too-short',
  /** A star stands for a whole word, or where it says nothing. `text` */
  'wild-place',
  /** `text`, `min` letters */
  'fuzzy-too-short',
  /** `~n` of a word goes up to 2. `text` */
  'fuzzy-number',
  /** `reason` is one of `syntax`, `length`, `literal`; `max` */
  'regex',
  /** `max` */
  'too-many-regexes',
  /** NEAR goes up to `max`. */
  'near-number',
  /** NEAR takes words, phrases, and groups of them. */
  'near-operand',
  /** `(a b)~5`: a distance after a group. */
  'group-distance',
  /** `~n` follows a phrase of two words or more and needs a number in 0..max. `max` */
  'within-number',
  /** A sign or operator of another tool. `typed`, `instead` ('' = nothing here does it) */
  'foreign-sign',
  /** A field of another tool. `field`, `value`, `instead` ('' = nothing here does it) */
  'foreign-field',
  /** `field`, `nearest` ('' when none is near) */
  'unknown-field',
  /** A field within the group of another. `field` */
  'field-in-field',
  /** `field`, `value`, `expected` (choices, or '') */
  'field-value',
  /** Known only after a post was collected. `field` */
  'judged-field',
  /** A web address among the words. `text` */
  'address',
  /** At least one branch only excludes: it would match everything else in the world. */
  'only-not',
  /** At least one branch only filters by language, source or type. */
  'only-filters',
] as const;
export type QueryProblemCode = (typeof QUERY_PROBLEM_CODES)[number];

export interface QueryProblem {
  code: QueryProblemCode;
  span: Span;
  params: Readonly<Record<string, string | number>>;
  /** The whole query as we would write it, or null when the meaning cannot be guessed. Always a query that parses. */
  fix: string | null;
}

const QUERY_WARNING_CODES = [
  /** One or two letters. `term` */
  'too-short',
  /** A word that is in nearly every post, a lone emoji, a very short prefix. `term` */
  'too-broad',
  /** The query rests on one everyday word, with nothing that distinguishes the brand from the word. `term` */
  'common-word',
  /** Read as a word. `typed`, `operator` */
  'lower-case-operator',
  /** Read as words of the phrase. `typed` */
  'operator-in-quotes',
  /** Commas, semicolons or new lines between terms, read as "all of them". `sign` */
  'list-of-terms',
  /** A question mark at the end of a word, read as one letter. `typed` */
  'ends-with-question-mark',
  /** `max` */
  'near-usual',
  /** Two conditions that no post can meet together. `first`, `second` */
  'contradiction',
  /** NOT takes away everything that the positive term finds. `term`, `excluded` */
  'removes-itself',
  /** `term` */
  'duplicate',
  /** Spaces bind tighter than OR: the groups as we read them are in `fix`. */
  'mixed-operators',
  /** Signs that do not count outside of backticks. `typed`, `read` */
  'punctuation-ignored',
] as const;
export type QueryWarningCode = (typeof QUERY_WARNING_CODES)[number];

export interface QueryWarning {
  code: QueryWarningCode;
  span: Span;
  params: Readonly<Record<string, string | number>>;
  /** The whole query as it was perhaps meant, or null. Always a query that parses. */
  fix: string | null;
  /** It may well mean something else: a person says which before it is saved. */
  asks: boolean;
}
