import { tokenize } from '../languages/tokenize.ts';
import { rarestWord } from './anchors.ts';
import { type NameSigns, nameSigns } from './names.ts';
import type { Path } from './paths.ts';
import { authorPaths, pathsOf, unitsOf } from './paths.ts';
import { printQuery } from './print.ts';
import type { FieldNode, FilterNode, NearLink, NearNode, QueryNode, TermNode } from './tree.ts';
import { buildTrie, type Trie } from './trie.ts';

/** Where a term looks: the words of a post are its title, text and tags. */
type Scope = 'words' | 'title' | 'author' | 'url' | 'site';

/** Something to find, shared by all queries that ask for it. */
export interface Term {
  scope: Scope;
  /** The exact characters that must stand there, and how far into them the first word begins. */
  literal: { text: string; lead: number } | null;
  /** The signs of a name that must stand around its words. */
  signs?: NameSigns | null;
  /** The host that must be the post's, or a parent of it. */
  host: string | null;
}

/** A query whose terms are numbers in a `TermTable`. */
export type Plan =
  | { kind: 'term'; term: number; node: TermNode | FieldNode | FilterNode; label: string }
  /** The terms, rarest first, lie within a stretch of `stretch` words. */
  | { kind: 'within'; terms: number[]; stretch: number; node: TermNode | FieldNode; label: string }
  | {
      kind: 'near';
      operands: Extract<Plan, { kind: 'term' }>[][];
      links: NearLink[];
      node: NearNode;
      label: string;
    }
  | { kind: 'filter'; node: FilterNode; label: string }
  | { kind: 'and' | 'or'; plans: Plan[]; node: QueryNode }
  | { kind: 'not'; plan: Plan; node: QueryNode };

export interface TermTable {
  terms: readonly Term[];
  trie: Trie;
  /** Prefix terms by the first three characters of their letters. */
  prefixes: ReadonlyMap<string, readonly { letters: string; term: number }[]>;
  scopes: ReadonlySet<Scope>;
}

/** Collects the terms of many queries, then freezes them into a table. */
export interface TermBook {
  add(tree: QueryNode): Plan;
  table(): TermTable;
}

/** Characters by which prefixes are grouped: no prefix is shorter. */
export const PREFIX_GROUP = 3;

export function createTermBook(): TermBook {
  const terms: Term[] = [];
  const known = new Map<string, number>();
  const rows: { keys: readonly string[]; value: number }[] = [];
  const prefixes = new Map<string, { letters: string; term: number }[]>();
  const scopes = new Set<Scope>();

  function enter(key: string, term: Term, paths: readonly Path[]): number {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const number = terms.push(term) - 1;
    known.set(key, number);
    scopes.add(term.scope);
    for (const { keys } of paths) rows.push({ keys, value: number });
    return number;
  }

  function words(scope: Scope, paths: readonly Path[], signs: NameSigns | null = null, text = ''): number {
    const key = `${scope} words ${signs ? `${text} ` : ''}${paths.map(({ keys }) => keys.join(' ')).join('|')}`;
    return enter(key, { scope, literal: null, signs, host: null }, paths);
  }

  function named(scope: Scope, text: string): number {
    return words(scope, pathsOf(text), nameSigns(text), text);
  }

  function termNumber(node: TermNode, scope: Scope): number {
    switch (node.kind) {
      case 'literal': {
        const path = pathsOf(node.text)[0]!;
        const literal = { text: node.text, lead: path.start };
        return enter(`${scope} literal ${node.text}`, { scope, literal, host: null }, [path]);
      }
      case 'wild': {
        const letters = pathsOf(node.text.replace('*', ''))[0]!.keys[0]!;
        const before = terms.length;
        const number = enter(`${scope} prefix ${letters}`, { scope, literal: null, host: null }, []);
        if (number === before) {
          const group = letters.slice(0, PREFIX_GROUP);
          prefixes.set(group, [...(prefixes.get(group) ?? []), { letters, term: number }]);
        }
        return number;
      }
      default:
        return named(scope, node.kind === 'regex' ? node.source : node.text);
    }
  }

  function planTerm(node: TermNode, scope: Scope, place: TermNode | FieldNode): Plan {
    const label = labelOf(place);
    if (node.kind === 'phrase' && node.within !== null) {
      const anchor = rarestWord(node);
      const units = [anchor, ...unitsOf(node.text).filter((unit) => unit !== anchor)];
      const numbers = units.map((unit) => named(scope, unit));
      const stretch = tokenize(node.text).keys.length + node.within;
      return { kind: 'within', terms: [...new Set(numbers)], stretch, node: place, label };
    }
    return { kind: 'term', term: termNumber(node, scope), node: place, label };
  }

  function planField(node: FieldNode): Plan {
    if (node.field === 'title' || node.field === 'body')
      return planTerm(node.term as TermNode, 'title', node);
    const label = labelOf(node);
    const { keys } = tokenize((node.term as TermNode & { text: string }).text, 'keep');
    if (node.field === 'tag') {
      const { text } = node.term as TermNode & { text: string };
      const path = { keys: [`#${keys.join('')}`], start: 0 };
      return { kind: 'term', term: words('words', [path], nameSigns(text), text), node, label };
    }
    const paths =
      node.field === 'author'
        ? authorPaths((node.term as TermNode & { text: string }).text)
        : [{ keys, start: 0 }];
    return { kind: 'term', term: words(node.field, paths), node, label };
  }

  function add(tree: QueryNode): Plan {
    switch (tree.kind) {
      case 'and':
      case 'or':
        return { kind: tree.kind, plans: tree.nodes.map(add), node: tree };
      case 'not':
        return { kind: 'not', plan: add(tree.node), node: tree };
      case 'near': {
        const operands = tree.nodes.map((node) =>
          ((node.kind === 'or' ? node.nodes : [node]) as TermNode[]).map((term) => ({
            kind: 'term' as const,
            term: termNumber(term, 'words'),
            node: term,
            label: labelOf(term),
          })),
        );
        return { kind: 'near', operands, links: tree.links, node: tree, label: printQuery(tree) };
      }
      case 'field':
        return planField(tree);
      case 'filter': {
        const label = printQuery(tree);
        if (tree.field !== 'site') return { kind: 'filter', node: tree, label };
        const path = { keys: tokenize(tree.value, 'keep').keys, start: 0 };
        const term = enter(`site ${tree.value}`, { scope: 'site', literal: null, host: tree.value }, [path]);
        return { kind: 'term', term, node: tree, label };
      }
      case 'number':
      case 'list':
        throw new Error('not planned yet');
      default:
        return planTerm(tree, 'words', tree);
    }
  }

  return { add, table: () => ({ terms, trie: buildTrie(rows), prefixes, scopes }) };
}

/** A term as people know it: without quotes, with its field and its star. */
function labelOf(node: TermNode | FieldNode): string {
  if (node.kind === 'field') return `${node.field}:${labelOf(node.term as TermNode)}`;
  return node.kind === 'regex' ? `/${node.source}/` : node.text;
}
