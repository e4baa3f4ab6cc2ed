import type { Span } from '../../../config/errors.ts';
import { classOf, EMOJI, WORD } from '../languages/fold.ts';
import { anchorNodes } from './anchors.ts';
import { isEverydayWord, isFunctionWord } from './common-words.ts';
import { impliesTerm, meaningOf } from './implies.ts';
import { MIN_WILD } from './limits.ts';
import { pathsOf } from './paths.ts';
import { printQuery } from './print.ts';
import type {
  AndNode,
  Comparison,
  FilterNode,
  NumberNode,
  QueryNode,
  QueryWarning,
  TermNode,
} from './tree.ts';
import { isTerm } from './tree.ts';

/** Parts of a query that are legal but probably not meant, in no order; each place at most once per code. */
export function lint(tree: QueryNode): QueryWarning[] {
  const warnings: QueryWarning[] = [];
  const anchors = anchorNodes(tree) ?? [];
  for (const anchor of anchors) {
    const term = anchor.kind === 'field' && anchor.field === 'title' ? anchor.term : anchor;
    const code = isTerm(term) ? broadness(term) : null;
    if (code) warnings.push(warning(code, anchor.span, { term: printQuery(anchor) }));
  }
  visit(tree, (node) => {
    if (node.kind === 'and' || node.kind === 'or') warnings.push(...duplicates(tree, node));
    if (node.kind === 'and') warnings.push(...contradictions(node));
  });
  return warnings;
}

function warning(
  code: QueryWarning['code'],
  span: Span,
  params: QueryWarning['params'],
  fix: string | null = null,
): QueryWarning {
  return { code, span, params, fix, asks: false };
}

function visit(node: QueryNode, see: (node: QueryNode) => void): void {
  see(node);
  if (node.kind === 'and' || node.kind === 'or') for (const child of node.nodes) visit(child, see);
  if (node.kind === 'not') visit(node.node, see);
}

function broadness(term: TermNode): 'too-short' | 'too-broad' | 'common-word' | null {
  if (term.kind === 'literal') return null;
  if (term.kind === 'regex') return null;
  if (term.kind === 'wild') return [...term.text].length - 1 === MIN_WILD ? 'too-broad' : null;
  const { keys } = pathsOf(term.text)[0]!;
  if (keys.every(isFunctionWord)) return 'too-broad';
  if (keys.length > 1) return null;
  const key = keys[0]!;
  const kind = classOf(key.codePointAt(0)!);
  if (kind === EMOJI) return 'too-broad';
  if (kind !== WORD) return null;
  if ([...key].length <= 2) return 'too-short';
  return isEverydayWord(key) ? 'common-word' : null;
}

function duplicates(tree: QueryNode, parent: QueryNode & { nodes: QueryNode[] }): QueryWarning[] {
  const seen = new Set<string>();
  const repeated = parent.nodes.filter((node) => {
    const meaning = meaningOf(node);
    if (seen.has(meaning)) return true;
    seen.add(meaning);
    return false;
  });
  if (repeated.length === 0) return [];
  const fix = printQuery(withoutNodes(tree, new Set(repeated)));
  return repeated.map((node) => warning('duplicate', node.span, { term: printQuery(node) }, fix));
}

/** The tree without some operands of an `and` or `or`; each keeps at least one. */
function withoutNodes(tree: QueryNode, gone: ReadonlySet<QueryNode>): QueryNode {
  if (tree.kind === 'not') return { ...tree, node: withoutNodes(tree.node, gone) };
  if (tree.kind !== 'and' && tree.kind !== 'or') return tree;
  const nodes = tree.nodes.filter((node) => !gone.has(node)).map((node) => withoutNodes(node, gone));
  return nodes.length === 1 ? nodes[0]! : { ...tree, nodes };
}

function contradictions(and: AndNode): QueryWarning[] {
  const warnings: QueryWarning[] = [];
  const required = and.nodes.filter((node) => node.kind !== 'not');
  for (const node of and.nodes) {
    if (node.kind !== 'not') continue;
    const excluded = node.node.kind === 'or' ? node.node.nodes : [node.node];
    for (const out of excluded) {
      const emptied = required.find((node) => meaningOf(node) === meaningOf(out) || impliesTerm(node, out));
      if (!emptied) continue;
      const isText = out.kind !== 'filter';
      warnings.push(
        isText
          ? warning('removes-itself', node.span, { term: printQuery(emptied), excluded: printQuery(out) })
          : warning('contradiction', node.span, {
              first: printQuery(emptied),
              second: `-${printQuery(out)}`,
            }),
      );
    }
  }
  const conditions = and.nodes.flatMap(conditionOf);
  conditions.forEach((condition, index) => {
    const clash = conditions
      .slice(0, index)
      .find((earlier) => excludeEachOther(earlier.says, condition.says));
    if (clash) {
      const params = { first: printQuery(clash.node), second: printQuery(condition.node) };
      warnings.push(warning('contradiction', condition.node.span, params));
    }
  });
  return warnings;
}

/** A condition as it stands, and what it says: `-likes:>5` is `likes:<=5`. */
function conditionOf(node: QueryNode): { node: QueryNode; says: FilterNode | NumberNode }[] {
  if (node.kind === 'filter' || node.kind === 'number') return [{ node, says: node }];
  if (node.kind !== 'not' || node.node.kind !== 'number') return [];
  const op = OPPOSITE[node.node.op];
  return op ? [{ node, says: { ...node.node, op } }] : [];
}

const OPPOSITE: Readonly<Record<Comparison, Comparison | null>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '=': null,
};

function excludeEachOther(a: FilterNode | NumberNode, b: FilterNode | NumberNode): boolean {
  if (a.kind === 'number' || b.kind === 'number')
    return a.kind === 'number' && b.kind === 'number' && a.field === b.field && (ends(a, b) || ends(b, a));
  if (a.field !== b.field || a.value === b.value) return false;
  // A post has several of these at once, and every form may ask.
  if (a.field === 'has' || (a.field === 'is' && [a.value, b.value].includes('question'))) return false;
  return a.field !== 'site' || !(a.value.endsWith(`.${b.value}`) || b.value.endsWith(`.${a.value}`));
}

/** Whether all that `high` allows is above what `low` allows. */
function ends(low: NumberNode, high: NumberNode): boolean {
  if (low.op.startsWith('>') || high.op.startsWith('<')) return false;
  return low.value < high.value || (low.value === high.value && (low.op === '<' || high.op === '>'));
}
