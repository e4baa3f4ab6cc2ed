import { tokenize } from '../languages/tokenize.ts';
import { rarestWord } from './anchors.ts';
import { type NameSigns, nameSigns } from './names.ts';
import { type DistributedNear, distributed } from './near-operands.ts';
import type { Path } from './paths.ts';
import { authorPaths, pathsOf, rowOf, unitsOf } from './paths.ts';
import { printQuery, printTerm } from './print.ts';
import { compileRegex, requiredLiterals } from './regex.ts';
import { isWild } from './terms.ts';
import type { FieldNode, FilterNode, NearLink, NearNode, NumberNode, QueryNode, TermNode } from './tree.ts';
import { isTerm } from './tree.ts';
import { buildTrie, type Trie } from './trie.ts';
import { createPatternBook, foldPattern, type WordPatterns } from './word-patterns.ts';

/** Where a term looks: the words of a post are its title, text and tags. */
type Scope = 'words' | 'title' | 'body' | 'author' | 'url' | 'site';

/** Something to find, shared by all queries that ask for it. */
export interface Term {
  scope: Scope;
  /** The exact characters that must stand there, and how far into them the first word begins. */
  literal?: { text: string; lead: number };
  /** The signs of a name that must stand around its words. */
  signs?: NameSigns | null;
  /** The host that must be the post's, or a parent of it. */
  host?: string;
  /** An expression: the words by which it is found say only that it is worth a look. */
  regex?: ReturnType<typeof compileRegex>;
}

type TermPlan = { kind: 'term'; term: number; node: TermNode | FieldNode | FilterNode; label: string };
/** Any of these. */
export type NearOperandPlan = readonly (TermPlan | NearPlan)[];
export interface NearPlan {
  kind: 'near';
  operands: NearOperandPlan[];
  links: NearLink[];
  node: NearNode | TermNode | FieldNode;
  label: string;
}

/** A query whose terms are numbers in a `TermTable`. */
export type Plan =
  | TermPlan
  /** The terms, rarest first, lie within a stretch of `stretch` words. */
  | { kind: 'within'; terms: number[]; stretch: number; node: TermNode | FieldNode; label: string }
  | NearPlan
  | { kind: 'filter'; node: FilterNode; label: string }
  | { kind: 'number'; node: NumberNode; label: string }
  | { kind: 'and' | 'or'; plans: Plan[]; node: QueryNode }
  | { kind: 'not'; plan: Plan; node: QueryNode };

export interface TermTable {
  terms: readonly Term[];
  trie: Trie;
  /** Words with stars or mistakes, and letters that expressions hold. */
  patterns: WordPatterns;
  hasRegexes: boolean;
  scopes: ReadonlySet<Scope>;
}

/** Collects the terms of many queries, then freezes them into a table. */
export interface TermBook {
  add(tree: QueryNode): Plan;
  table(): TermTable;
}

export function createTermBook(): TermBook {
  const terms: Term[] = [];
  const known = new Map<string, number>();
  const rows: { keys: readonly string[]; value: number }[] = [];
  const patterns = createPatternBook();
  const scopes = new Set<Scope>();
  let hasRegexes = false;

  function enter(key: string, term: Term, prepare: (number: number) => void): number {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const number = terms.push(term) - 1;
    known.set(key, number);
    scopes.add(term.scope);
    prepare(number);
    return number;
  }

  const inRows = (paths: readonly Path[]) => (number: number) => {
    for (const { keys } of paths) rows.push({ keys, value: number });
  };

  function words(scope: Scope, paths: readonly Path[], signs: NameSigns | null = null, text = ''): number {
    const key = `${scope} words ${signs ? `${text} ` : ''}${paths.map(({ keys }) => keys.join(' ')).join('|')}`;
    return enter(key, { scope, signs }, inRows(paths));
  }

  function named(scope: Scope, text: string): number {
    return words(scope, scope === 'author' ? authorPaths(text) : pathsOf(text), nameSigns(text), text);
  }

  function wild(scope: Scope, text: string): number {
    const letters = foldPattern(text);
    return enter(`${scope} wild ${letters}`, { scope }, (number) => patterns.addWild(letters, number));
  }

  /** A typed word that may hold stars. */
  function unit(scope: Scope, text: string): number {
    return isWild(text) && /\*|\?/.test(text) ? wild(scope, text) : named(scope, text);
  }

  function termNumber(node: TermNode, scope: Scope): number {
    switch (node.kind) {
      case 'literal': {
        const path = pathsOf(node.text)[0]!;
        const literal = { text: node.text, lead: path.start };
        return enter(`${scope} literal ${node.text}`, { scope, literal }, inRows([path]));
      }
      case 'wild':
        return wild(scope, node.text);
      case 'fuzzy': {
        const word = pathsOf(node.text)[0]!.keys[0]!;
        return enter(`${scope} fuzzy${node.edits} ${word}`, { scope }, (number) =>
          patterns.addFuzzy(word, node.edits, number),
        );
      }
      case 'regex':
        hasRegexes = true;
        return enter(
          `${scope} regex ${node.source}`,
          { scope, regex: compileRegex(node.source) },
          (number) => {
            for (const letters of requiredLiterals(node.source)!) {
              const { keys } = tokenize(letters);
              if (keys.length === 1) patterns.addWild(`*${keys[0]}*`, number);
              else rows.push({ keys, value: number });
            }
          },
        );
      default:
        return named(scope, node.text);
    }
  }

  /** Words next to one another of which one has a star are a chain without room. */
  function starredPhrase(text: string, scope: Scope, place: TermNode | FieldNode): NearPlan {
    const units = rowOf(text);
    const label = labelOf(place);
    const operands = units.map((each): TermPlan[] => [
      { kind: 'term', term: unit(scope, each), node: place, label },
    ]);
    const links = units.slice(1).map(() => ({ max: 0, ordered: true }));
    return { kind: 'near', operands, links, node: place, label };
  }

  function planTerm(node: TermNode, scope: Scope, place: TermNode | FieldNode): Plan {
    const label = labelOf(place);
    if (node.kind === 'phrase' && node.within !== null) {
      const anchor = rarestWord(node);
      const units = [anchor, ...unitsOf(node.text).filter((each) => each !== anchor)];
      const numbers = units.map((each) => unit(scope, each));
      const stretch = tokenize(node.text.replace(/[*?]/g, '')).keys.length + node.within;
      return { kind: 'within', terms: [...new Set(numbers)], stretch, node: place, label };
    }
    if (hasStar(node)) return starredPhrase(node.text, scope, place);
    return { kind: 'term', term: termNumber(node, scope), node: place, label };
  }

  function planField(node: FieldNode): Plan {
    const { field, term } = node;
    if (term.kind === 'near') return planNear(distributed(term), field === 'title' ? 'title' : 'body', node);
    if (
      field === 'title' ||
      field === 'body' ||
      (field !== 'tag' && (term.kind === 'wild' || term.kind === 'fuzzy'))
    )
      return planTerm(term, field, node);
    const label = labelOf(node);
    const text = textOf(term);
    if (field === 'tag') {
      if (term.kind === 'wild')
        return { kind: 'term', term: wild('words', `#${text.replace(/^#/, '')}`), node, label };
      const path = { keys: [`#${tokenize(text, 'keep').keys.join('')}`], start: 0 };
      return { kind: 'term', term: words('words', [path], nameSigns(text), text), node, label };
    }
    if (hasStar(term)) return starredPhrase(term.text, field, node);
    const paths = field === 'author' ? authorPaths(text) : [{ keys: tokenize(text, 'keep').keys, start: 0 }];
    return { kind: 'term', term: words(field, paths), node, label };
  }

  function planNear(near: DistributedNear, scope: Scope, node: NearNode | FieldNode): Plan {
    if (near.kind !== 'near')
      return { kind: near.kind, plans: near.nodes.map((part) => planNear(part, scope, node)), node };
    return nearPlan(near as NearNode, scope, node);
  }

  function nearPlan(near: NearNode, scope: Scope, node: NearNode | FieldNode): NearPlan {
    const operands = near.nodes.map((operand): NearOperandPlan => {
      const parts = operand.kind === 'or' ? operand.nodes : [operand];
      return parts.map((part): TermPlan | NearPlan => {
        if (part.kind === 'near') return nearPlan(part, scope, part);
        if (!isTerm(part)) throw new Error('a chain over groups is taken apart before it is planned');
        if (hasStar(part)) return starredPhrase(part.text, scope, part);
        return { kind: 'term', term: termNumber(part, scope), node: part, label: labelOf(part) };
      });
    });
    return { kind: 'near', operands, links: near.links, node, label: printQuery(node) };
  }

  function add(tree: QueryNode): Plan {
    switch (tree.kind) {
      case 'and':
      case 'or':
        return { kind: tree.kind, plans: tree.nodes.map(add), node: tree };
      case 'not':
        return { kind: 'not', plan: add(tree.node), node: tree };
      case 'near':
        return planNear(distributed(tree), 'words', tree);
      case 'field':
        return planField(tree);
      case 'number':
        return { kind: 'number', node: tree, label: printQuery(tree) };
      case 'list':
        throw new Error(`the list ${tree.name} is taken apart before a query is matched`);
      case 'filter': {
        const label = printQuery(tree);
        if (tree.field !== 'site') return { kind: 'filter', node: tree, label };
        const path = { keys: tokenize(tree.value, 'keep').keys, start: 0 };
        const term = enter(`site ${tree.value}`, { scope: 'site', host: tree.value }, inRows([path]));
        return { kind: 'term', term, node: tree, label };
      }
      default:
        return planTerm(tree, 'words', tree);
    }
  }

  return {
    add,
    table: () => ({ terms, trie: buildTrie(rows), patterns: patterns.patterns(), hasRegexes, scopes }),
  };
}

function hasStar(node: TermNode): node is Extract<TermNode, { kind: 'phrase' }> {
  return node.kind === 'phrase' && node.within === null && node.text.split(/\s+/).some(isStarred);
}

function isStarred(unit: string): boolean {
  return isWild(unit) && /\*|\?(?!$)/.test(unit);
}

function textOf(term: TermNode): string {
  return term.kind === 'regex' ? term.source : term.text;
}

/** A term as people know it: without quotes, with its field and its star. */
function labelOf(node: TermNode | FieldNode): string {
  if (node.kind === 'field')
    return `${node.field}:${node.term.kind === 'near' ? printQuery(node.term) : labelOf(node.term)}`;
  return node.kind === 'regex' || node.kind === 'fuzzy' ? printTerm(node) : node.text;
}
