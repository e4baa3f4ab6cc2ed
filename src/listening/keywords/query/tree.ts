import type { Span } from '../../../config/errors.ts';

/** Fields whose value is words. */
const TEXT_FIELDS = ['title', 'author', 'tag', 'url'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Fields whose value is one name out of a set. */
const FILTER_FIELDS = ['site', 'source', 'lang', 'type'] as const;
type FilterField = (typeof FILTER_FIELDS)[number];

export type FieldName = TextField | FilterField;
export const FIELD_NAMES: readonly FieldName[] = [...TEXT_FIELDS, ...FILTER_FIELDS];

/** Every node knows where it stands in the text it was read from. */
interface Placed {
  span: Span;
}

/** As typed, without the punctuation around it. */
export interface WordNode extends Placed {
  kind: 'word';
  text: string;
}

/** `text` without its star. */
export interface PrefixNode extends Placed {
  kind: 'prefix';
  text: string;
}

/** Words next to one another in this order; with `within`, in any order with at most so many other words among them. */
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

export type TermNode = WordNode | PrefixNode | PhraseNode | LiteralNode;

export interface FieldNode extends Placed {
  kind: 'field';
  field: TextField;
  term: TermNode;
}

export interface FilterNode extends Placed {
  kind: 'filter';
  field: FilterField;
  /** Lower case. */
  value: string;
}

/** At most `max` other words between two neighbors; `ordered` = in the order written. */
export interface NearLink {
  max: number;
  ordered: boolean;
}

/** A term, or terms of which one is enough. */
export type NearOperand = TermNode | (Placed & { kind: 'or'; nodes: TermNode[] });

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
export type QueryNode = TermNode | FieldNode | FilterNode | NearNode | AndNode | OrNode | NotNode;

export function isTerm(node: QueryNode): node is TermNode {
  return node.kind === 'word' || node.kind === 'prefix' || node.kind === 'phrase' || node.kind === 'literal';
}

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
  /** `text`, `min` letters */
  'prefix-too-short',
  /** A star or question mark anywhere but at the end of one word. `text` */
  'wildcard-place',
  /** NEAR needs a number in 0..max. `max` */
  'near-number',
  /** NEAR takes words, phrases, and groups of them joined by OR. */
  'near-operand',
  /** `~n` follows a phrase of two words or more and needs a number in 0..max. `max` */
  'within-number',
  /** `field`, `nearest` ('' when none is near) */
  'unknown-field',
  /** `field`, `value`, `expected` (choices, or '') */
  'field-value',
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
}
