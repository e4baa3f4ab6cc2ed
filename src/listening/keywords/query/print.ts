import type { NearLink, NearOperand, NumberNode, QueryNode, TermNode } from './tree.ts';
import { TIME_UNITS } from './units.ts';

/**
 * The canonical text of a tree: parsing it gives the same tree, positions aside. A group of which all parts ask the same
 * field is written once with its field before it.
 */
export function printQuery(tree: QueryNode): string {
  const field = tree.kind === 'or' || tree.kind === 'and' ? commonField(tree) : null;
  return field === null ? print(tree, null) : `${field}:(${print(tree, field)})`;
}

/** @param under the field that stands before the group */
function print(tree: QueryNode, under: string | null): string {
  const inner = (node: QueryNode) => (under === null ? printQuery(node) : print(node, under));
  const grouped = (node: QueryNode, kinds: readonly string[]) => {
    const text = inner(node);
    return kinds.includes(node.kind) && (under !== null || commonField(node) === null) ? `(${text})` : text;
  };
  switch (tree.kind) {
    case 'or':
      return tree.nodes.map((node) => grouped(node, ['and'])).join(' OR ');
    case 'and':
      return tree.nodes.map((node) => grouped(node, ['or'])).join(' ');
    case 'not':
      return `-${grouped(tree.node, ['or', 'and', 'near'])}`;
    case 'near':
      return printNear(tree.nodes, tree.links);
    case 'field': {
      const { term } = tree;
      if (under !== null) return term.kind === 'near' ? `(${printQuery(term)})` : printTerm(term);
      return term.kind === 'near'
        ? `${tree.field}:(${printQuery(term)})`
        : `${tree.field}:${printTerm(term)}`;
    }
    case 'filter':
      return under === null ? `${tree.field}:${tree.value}` : tree.value;
    case 'number':
      return `${tree.field}:${printNumber(tree)}`;
    case 'list':
      return `list:${tree.name}`;
    default:
      return printTerm(tree);
  }
}

/** The field that every part of a group asks; null when there are several, or none. */
function commonField(node: QueryNode): string | null {
  switch (node.kind) {
    case 'field':
    case 'filter':
      return node.field;
    case 'not':
      return commonField(node.node);
    case 'or':
    case 'and': {
      const first = commonField(node.nodes[0]!);
      return first !== null && node.nodes.every((part) => commonField(part) === first) ? first : null;
    }
    default:
      return null;
  }
}

function printNear(nodes: readonly NearOperand[], links: readonly NearLink[]): string {
  return nodes
    .map((node, index) =>
      index === 0 ? printOperand(node) : `${printLink(links[index - 1]!)} ${printOperand(node)}`,
    )
    .join(' ');
}

function printOperand(node: NearOperand): string {
  switch (node.kind) {
    case 'or':
      return `(${node.nodes.map(printOperand).join(' OR ')})`;
    case 'and':
      return `(${node.nodes.map(printOperand).join(' ')})`;
    case 'near':
      return `(${printNear(node.nodes, node.links)})`;
    default:
      return printTerm(node);
  }
}

function printLink(link: NearLink): string {
  return `${link.ordered ? 'ONEAR' : 'NEAR'}/${link.max}`;
}

function printNumber({ field, op, value }: NumberNode): string {
  const sign = op === '=' ? '' : op;
  if (field !== 'age') return `${sign}${value}`;
  const unit = TIME_UNITS.find(({ ms }) => value % ms === 0) ?? TIME_UNITS.at(-1)!;
  return `${sign}${value / unit.ms}${unit.sign}`;
}

/** One term as it is typed: `acme`, `"acme phone"`, `acm*`, `acmee~1`, `` `R&D` ``, `/acme-\d+/`. */
export function printTerm(term: TermNode): string {
  switch (term.kind) {
    case 'word':
    case 'wild':
      return term.text;
    case 'fuzzy':
      return `${term.text}~${term.edits}`;
    case 'phrase':
      return term.within === null ? `"${term.text}"` : `"${term.text}"~${term.within}`;
    case 'literal':
      return `\`${term.text}\``;
    case 'regex':
      return `/${term.source}/`;
  }
}
