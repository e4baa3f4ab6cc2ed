import type { FilteredReason } from '../mentions/mention-query.ts';
import type { SourceField } from '../sources/filled-fields.ts';
import { parseQuery } from './query/parse.ts';
import { printQuery } from './query/print.ts';
import type {
  FieldNode,
  FilterNode,
  NearOperand,
  NumberNode,
  QueryNode,
  QueryWarning,
} from './query/tree.ts';

/** Why a keyword finds nothing, too much or too little, as far as that can be known before anybody waits for it. */
export type Doubt =
  /** Nothing is read for it. */
  | { kind: 'no-source' }
  /** A source that it is limited to is not switched on. */
  | { kind: 'source-off'; source: string; access: 'open' | 'opt-in' | 'keyed' }
  /** A condition that no source can meet which is read for it. `fix`: the query without it; null = nothing would be left. */
  | {
      kind: 'unfilled-field' | 'unread-source' | 'unread-site' | 'unwanted-language';
      text: string;
      fix: string | null;
    }
  /** Each part can be met by a source, and all of them together by none. */
  | { kind: 'never-together'; parts: string[] }
  /** Nobody finds out that a post is in this language, and of late none has said so. */
  | { kind: 'unread-language'; language: string }
  /** Searches find whole words: for parts of words they show little. */
  | { kind: 'part-of-word'; words: string[] }
  | { kind: 'too-broad'; perDay: number }
  /** Posts that hold its words and were refused, or held back, for this reason. */
  | { kind: 'refused'; reason: FilteredReason; posts: number }
  /** What the query says about itself. */
  | { kind: 'query'; warning: QueryWarning };

/** What is read for a keyword. */
export interface ReadSources {
  /** Ids of the sources that are read for it. */
  active: readonly string[];
  languages: readonly string[];
  /** Whether posts of a source can have this. */
  fills(source: string, field: SourceField): boolean;
  /** Whether posts of a source can be from this host. */
  reads(source: string, host: string): boolean;
}

type Condition = FilterNode | NumberNode | (FieldNode & { field: 'title' });
/** Whether a post of one source can meet a node. */
type Chance = 'never' | 'maybe' | 'always';

/** Conditions of a query that no post can meet which is read for it. */
export function impossibleConditions(tree: QueryNode, read: ReadSources): Doubt[] {
  if (read.active.length === 0) return [];
  const isDead = (node: Condition) => read.active.every((source) => chanceOf(node, source, read) === 'never');
  const dead = requiredConditions(tree).filter(isDead);
  if (dead.length > 0)
    return dead.map((node) => ({
      kind: kindOf(node, read),
      text: printQuery(node),
      fix: withoutNode(tree, node),
    }));
  const hasChance = read.active.some(
    (source) => chance(tree, (node) => chanceOf(node, source, read)) !== 'never',
  );
  if (hasChance) return [];
  const parts = requiredConditions(tree).filter((node) =>
    read.active.some((source) => chanceOf(node, source, read) === 'never'),
  );
  return [{ kind: 'never-together', parts: [...new Set(parts.map(printQuery))] }];
}

/** Conditions that a post has to meet somewhere in a query; those under a NOT are none. */
function requiredConditions(tree: QueryNode): Condition[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.nodes.flatMap(requiredConditions);
    case 'filter':
    case 'number':
      return [tree];
    case 'field':
      return isTitle(tree) ? [tree] : [];
    default:
      return [];
  }
}

function isTitle(node: FieldNode): node is FieldNode & { field: 'title' } {
  return node.field === 'title';
}

function chance(tree: QueryNode, of: (node: Condition) => Chance): Chance {
  switch (tree.kind) {
    case 'filter':
    case 'number':
      return of(tree);
    case 'field':
      return isTitle(tree) ? of(tree) : 'maybe';
    case 'not':
      return OPPOSITE[chance(tree.node, of)];
    case 'and':
      return worst(tree.nodes.map((node) => chance(node, of)));
    case 'or':
      return OPPOSITE[worst(tree.nodes.map((node) => OPPOSITE[chance(node, of)]))];
    default:
      return 'maybe';
  }
}

const OPPOSITE: Readonly<Record<Chance, Chance>> = { never: 'always', maybe: 'maybe', always: 'never' };

function worst(chances: readonly Chance[]): Chance {
  if (chances.includes('never')) return 'never';
  return chances.includes('maybe') ? 'maybe' : 'always';
}

function chanceOf(node: Condition, source: string, read: ReadSources): Chance {
  if (node.kind === 'filter' && node.field === 'source') return node.value === source ? 'always' : 'never';
  if (node.kind === 'filter' && node.field === 'site')
    return read.reads(source, node.value) ? 'maybe' : 'never';
  if (node.kind === 'filter' && node.field === 'lang')
    return read.languages.length > 0 && !read.languages.includes(node.value) ? 'never' : 'maybe';
  const field = fieldOf(node);
  return field === null || read.fills(source, field) ? 'maybe' : 'never';
}

/** null = every source says so much, or it is seen in the text. */
function fieldOf(node: Condition): SourceField | null {
  if (node.kind === 'field') return node.field;
  if (node.kind === 'number')
    return node.field === 'words' || node.field === 'age' || node.field === 'relevance' ? null : node.field;
  switch (node.field) {
    case 'country':
    case 'sub':
      return node.field;
    case 'is':
      return node.value === 'reply' || node.value === 'repost' || node.value === 'quote' ? node.value : null;
    case 'has':
      return node.value === 'image' || node.value === 'video' ? node.value : null;
    default:
      return null;
  }
}

function kindOf(
  node: Condition,
  { languages }: ReadSources,
): 'unfilled-field' | 'unread-source' | 'unread-site' | 'unwanted-language' {
  if (node.kind !== 'filter') return 'unfilled-field';
  if (node.field === 'source') return 'unread-source';
  if (node.field === 'site') return 'unread-site';
  return node.field === 'lang' && languages.length > 0 ? 'unwanted-language' : 'unfilled-field';
}

/** The query without one of its conditions, when what is left can be searched for. */
function withoutNode(tree: QueryNode, gone: QueryNode): string | null {
  const left = pruned(tree, gone);
  if (left === null) return null;
  const text = printQuery(left);
  return parseQuery(text).ok ? text : null;
}

function pruned(tree: QueryNode, gone: QueryNode): QueryNode | null {
  if (tree === gone) return null;
  if (tree.kind !== 'and' && tree.kind !== 'or') return tree;
  const nodes = tree.nodes.map((node) => pruned(node, gone)).filter((node) => node !== null);
  // An alternative that lacks its condition would find more than was meant: the whole alternative goes.
  const isWhole = tree.kind === 'and' || tree.nodes.every((node) => !holds(node, gone));
  const kept = isWhole ? nodes : tree.nodes.filter((node) => !holds(node, gone));
  if (kept.length === 0) return null;
  return kept.length === 1 ? kept[0]! : { ...tree, nodes: kept };
}

function holds(tree: QueryNode, wanted: QueryNode): boolean {
  if (tree === wanted) return true;
  return (tree.kind === 'and' || tree.kind === 'or') && tree.nodes.some((node) => holds(node, wanted));
}

const TEXT_MARKS = { wild: '*', fuzzy: '~', regex: '/…/', literal: '`…`' } as const;

/**
 * What a search is not asked for, since it only takes words: it is checked when the posts have come. As one types it.
 */
export function checkedHere(tree: QueryNode): string[] {
  const marks = new Set<string>();
  const visit = (node: QueryNode | NearOperand): void => {
    switch (node.kind) {
      case 'and':
        if (node.nodes.length > 1) marks.add('AND');
        node.nodes.forEach(visit);
        return;
      case 'or':
        node.nodes.forEach(visit);
        return;
      case 'near':
        marks.add('NEAR');
        node.nodes.forEach(visit);
        return;
      case 'not':
        marks.add('NOT');
        visit(node.node);
        return;
      case 'field':
        marks.add(`${node.field}:`);
        visit(node.term);
        return;
      case 'filter':
      case 'number':
        marks.add(`${node.field}:`);
        return;
      case 'list':
        marks.add('list:');
        return;
      case 'phrase':
        if (node.within !== null) marks.add('"…"~');
        if (/[*?]/.test(node.text)) marks.add('*');
        return;
      case 'word':
        return;
      default:
        marks.add(TEXT_MARKS[node.kind]);
    }
  };
  visit(tree);
  return [...marks];
}
