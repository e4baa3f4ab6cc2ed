import type { ListNode, NearOperand, Query, QueryNode } from './tree.ts';

/** Operands of a query once its lists are taken apart: an entry of a list counts wherever the list is named. */
export const MAX_RESOLVED = 5_000;

/** What a query refers to beside itself. */
export interface Surroundings {
  /** Entries of a named list (lower case), none of them a list; null = there is none of that name. */
  list(name: string): readonly QueryNode[] | null;
}

export type Resolved = { query: Query } | { missing: ListNode[] } | { operands: number };

/** A query without names of lists: each stands for its entries, one of which is enough. */
export function resolveQuery(query: Query, { list }: Surroundings): Resolved {
  const lists = listsIn(query.tree);
  if (lists.length === 0) return { query };
  const missing = lists.filter(({ name }) => list(name) === null);
  if (missing.length > 0) return { missing };
  const operands = operandsIn(query.tree, (name) => list(name)!.length);
  if (operands > MAX_RESOLVED) return { operands };
  return { query: { ...query, tree: withEntries(query.tree, (name) => list(name)!) } };
}

/** The lists that a query names, as often as it does. */
export function listsIn(tree: QueryNode): ListNode[] {
  switch (tree.kind) {
    case 'list':
      return [tree];
    case 'not':
      return listsIn(tree.node);
    case 'and':
    case 'or':
      return tree.nodes.flatMap(listsIn);
    default:
      return [];
  }
}

function operandsIn(tree: QueryNode | NearOperand, sizeOf: (list: string) => number): number {
  switch (tree.kind) {
    case 'list':
      return sizeOf(tree.name);
    case 'not':
      return operandsIn(tree.node, sizeOf);
    case 'and':
    case 'or':
    case 'near':
      return (tree.nodes as readonly (QueryNode | NearOperand)[]).reduce(
        (sum, node) => sum + operandsIn(node, sizeOf),
        0,
      );
    case 'field':
      return operandsIn(tree.term, sizeOf);
    default:
      return 1;
  }
}

function withEntries(tree: QueryNode, list: (name: string) => readonly QueryNode[]): QueryNode {
  switch (tree.kind) {
    case 'list': {
      // They stand where the list is named: that is what a reason points at.
      const nodes = list(tree.name).map((node) => ({ ...node, span: tree.span }) as QueryNode);
      return nodes.length === 1 ? nodes[0]! : { kind: 'or', nodes, span: tree.span };
    }
    case 'not':
      return { ...tree, node: withEntries(tree.node, list) };
    case 'and':
      return { ...tree, nodes: tree.nodes.map((node) => withEntries(node, list)) };
    case 'or':
      return {
        ...tree,
        // An "or" never holds an "or".
        nodes: tree.nodes.flatMap((node) => {
          const resolved = withEntries(node, list);
          return resolved.kind === 'or' ? resolved.nodes : [resolved];
        }),
      };
    default:
      return tree;
  }
}
