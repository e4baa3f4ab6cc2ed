import { Refusal } from './refusal.ts';
import { type FieldNode, isTerm, type NearNode, type NearOperand, type QueryNode } from './tree.ts';

/** What stands beside a NEAR, as its operand. @throws Refusal for what has no place in a text */
export function nearOperand(node: QueryNode): NearOperand {
  if (isTerm(node)) {
    if (node.kind === 'regex') throw new Refusal('near-operand', node.span);
    return node;
  }
  if (node.kind === 'near') return node;
  if (node.kind === 'or' || node.kind === 'and')
    return { kind: node.kind, nodes: node.nodes.map(nearOperand), span: node.span };
  throw new Refusal('near-operand', node.span);
}

/**
 * A chain of NEAR. Where every operand asks the same field, the field stands before the chain.
 * @throws Refusal
 */
export function nearNode(
  nodes: readonly QueryNode[],
  links: NearNode['links'],
  text: string,
): NearNode | FieldNode {
  const span = { start: nodes[0]!.span.start, end: nodes.at(-1)!.span.end };
  const [first] = nodes;
  const inField = (node: QueryNode): node is FieldNode =>
    node.kind === 'field' && first?.kind === 'field' && node.field === first.field;
  if (
    first?.kind === 'field' &&
    (first.field === 'title' || first.field === 'body') &&
    nodes.every(inField)
  ) {
    const terms = nodes.filter(inField).map(({ term }) => nearOperand(term));
    return { kind: 'field', field: first.field, term: { kind: 'near', nodes: terms, links, span }, span };
  }
  const excluded = nodes.find((node) => node.kind === 'not');
  if (excluded?.kind === 'not' && nodes.length === 2 && nodes[1] === excluded) {
    const { max, ordered } = links[0]!;
    const near = `${ordered ? 'ONEAR' : 'NEAR'}/${max}`;
    const [left, right] = [nodes[0]!, excluded.node].map(({ span: { start, end } }) =>
      text.slice(start, end),
    );
    const edit = { ...span, text: `${left} -(${left} ${near} ${right})` };
    throw new Refusal(
      'near-operand',
      excluded.span,
      {},
      isTerm(nodes[0]!) && isTerm(excluded.node) ? edit : null,
    );
  }
  return { kind: 'near', nodes: nodes.map(nearOperand), links, span };
}
