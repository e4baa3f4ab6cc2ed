import { Refusal } from './refusal.ts';
import {
  type FieldNode,
  isTerm,
  type NearNode,
  type NearOperand,
  type QueryNode,
  type TermNode,
} from './tree.ts';

/** Chains that one NEAR over groups stands for, at most. */
const MAX_CHAINS = 200;

/** What stands beside a NEAR, as its operand. @throws Refusal for what has no place in a text */
export function nearOperand(node: QueryNode): NearOperand {
  if (isTerm(node)) {
    if (node.kind === 'phrase' && node.within !== null) throw looseOperand(node);
    return node;
  }
  if (node.kind === 'near') return node;
  if (node.kind === 'or' || node.kind === 'and')
    return { kind: node.kind, nodes: node.nodes.map(nearOperand), span: node.span };
  throw new Refusal('near-operand', node.span);
}

/** `"a b"~3 NEAR/5 c`: a loose phrase is a chain of its own. */
function looseOperand({ text, within, span }: Extract<TermNode, { kind: 'phrase' }>): Refusal {
  const chain = text.split(/\s+/).join(` NEAR/${within} `);
  return new Refusal('near-operand', span, {}, { ...span, text: `(${chain})` });
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
    return {
      kind: 'field',
      field: first.field,
      term: checked({ kind: 'near', nodes: terms, links, span }),
      span,
    };
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
  return checked({ kind: 'near', nodes: nodes.map(nearOperand), links, span });
}

function checked(near: NearNode): NearNode {
  distributed(near);
  return near;
}

/** A chain of which every operand is a term, a chain, or one of several of those. */
type SimpleNear = Omit<NearNode, 'nodes'> & { nodes: SimpleOperand[] };
type SimpleOperand = TermNode | NearNode | { kind: 'or'; nodes: (TermNode | NearNode)[] };
export type DistributedNear = SimpleNear | { kind: 'and' | 'or'; nodes: DistributedNear[] };

/**
 * A chain over groups as chains over terms: `(a b) NEAR/3 c` is `a NEAR/3 c` and `b NEAR/3 c`.
 * @throws Refusal where it stands for too many
 */
export function distributed(near: NearNode): DistributedNear {
  let chains = 0;
  const split = (nodes: readonly NearOperand[]): DistributedNear => {
    chains++;
    if (chains > MAX_CHAINS) throw new Refusal('near-operand', near.span);
    const at = nodes.findIndex((node) => !isSimple(node));
    if (at < 0) return { ...near, nodes: nodes.map(simple) };
    const node = nodes[at] as Exclude<NearOperand, TermNode>;
    if (node.kind === 'near') return split(nodes.with(at, asOperand(distributed(node))));
    const parts = node.kind === 'or' ? orParts(node.nodes) : node.nodes;
    return { kind: node.kind, nodes: parts.map((part) => split(nodes.with(at, part))) };
  };
  return split(near.nodes);
}

/** The alternatives of a group: those that are terms stay together. */
function orParts(nodes: readonly NearOperand[]): NearOperand[] {
  const plain = nodes.filter(isSimple);
  const others = nodes.filter((node) => !isSimple(node));
  if (plain.length === 0) return others;
  const span = plain[0]!.span;
  return [plain.length === 1 ? plain[0]! : { kind: 'or', nodes: plain, span }, ...others];
}

function asOperand(node: DistributedNear): NearOperand {
  if (node.kind === 'near') return node as NearNode;
  return { kind: node.kind, nodes: node.nodes.map(asOperand), span: { start: 0, end: 0 } };
}

function isSimple(node: NearOperand): boolean {
  if (node.kind === 'and') return false;
  return isTerm(node) || node.nodes.every(isSimple);
}

function simple(node: NearOperand): SimpleOperand {
  if (node.kind !== 'or') return node as TermNode | NearNode;
  const flat = (part: NearOperand): (TermNode | NearNode)[] =>
    part.kind === 'or' ? part.nodes.flatMap(flat) : [part as TermNode | NearNode];
  return { kind: 'or', nodes: node.nodes.flatMap(flat) };
}
