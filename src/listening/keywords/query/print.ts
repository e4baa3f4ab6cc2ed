import type { NearLink, NearOperand, QueryNode, TermNode } from './tree.ts';

/** The canonical text of a tree: parsing it gives the same tree, positions aside. */
export function printQuery(tree: QueryNode): string {
  switch (tree.kind) {
    case 'or':
      return tree.nodes
        .map((node) => (node.kind === 'and' ? `(${printQuery(node)})` : printQuery(node)))
        .join(' OR ');
    case 'and':
      return tree.nodes
        .map((node) => (node.kind === 'or' ? `(${printQuery(node)})` : printQuery(node)))
        .join(' ');
    case 'not':
      return isCompound(tree.node) ? `-(${printQuery(tree.node)})` : `-${printQuery(tree.node)}`;
    case 'near':
      return tree.nodes
        .map((node, index) =>
          index === 0 ? printOperand(node) : `${printLink(tree.links[index - 1]!)} ${printOperand(node)}`,
        )
        .join(' ');
    case 'field':
      return `${tree.field}:${printTerm(tree.term)}`;
    case 'filter':
      return `${tree.field}:${tree.value}`;
    default:
      return printTerm(tree);
  }
}

function isCompound(node: QueryNode): boolean {
  return node.kind === 'or' || node.kind === 'and' || node.kind === 'near';
}

function printOperand(node: NearOperand): string {
  return node.kind === 'or' ? `(${printQuery(node)})` : printTerm(node);
}

function printLink(link: NearLink): string {
  return `${link.ordered ? 'ONEAR' : 'NEAR'}/${link.max}`;
}

/** One term as it is typed: `acme`, `"acme phone"`, `acm*`, `` `R&D` ``. */
function printTerm(term: TermNode): string {
  switch (term.kind) {
    case 'word':
      return term.text;
    case 'prefix':
      return `${term.text}*`;
    case 'phrase':
      return term.within === null ? `"${term.text}"` : `"${term.text}"~${term.within}`;
    case 'literal':
      return `\`${term.text}\``;
  }
}
