import type { Span } from '../../../config/errors.ts';
import { fieldNode, termOf } from './fields.ts';
import { type Item, lex } from './lex.ts';
import { MAX_DEPTH, MAX_OPERANDS } from './limits.ts';
import { type Edit, Refusal, without } from './refusal.ts';
import { hasIgnoredSigns } from './terms.ts';
import {
  isTerm,
  type NearLink,
  type NearNode,
  type NearOperand,
  type QueryNode,
  type QueryWarning,
} from './tree.ts';

/**
 * A warning that only the typed text shows; `edit` is what would change the meaning to what was perhaps meant, null
 * when the canonical text says it.
 */
export type TextNotice = Omit<QueryWarning, 'fix'> & { edit: Edit | null };

interface State {
  text: string;
  items: Item[];
  at: number;
  operands: number;
  groups: number;
  notices: TextNotice[];
}

/** Parentheses that may surround one thing; keeps recursion off the end of the stack. */
const MAX_GROUPS = 200;

/**
 * Reads `or := and ("OR" and)*`, `and := not (("AND" | space) not)*`, `not := ("NOT" | "-")? near`,
 * `near := atom ("NEAR/n" atom)*`, `atom := "(" or ")" | term | field`.
 * @throws Refusal
 */
export function readTree(text: string): { tree: QueryNode; notices: TextNotice[] } {
  const state: State = { text, items: lex(text), at: 0, operands: 0, groups: 0, notices: [] };
  if (state.items.length === 0) throw new Refusal('empty', { start: 0, end: text.length });
  const tree = readOr(state);
  const rest = state.items[state.at];
  if (rest) throw new Refusal('unopened-group', rest, {}, without(rest));
  if (depthOf(tree) > MAX_DEPTH) throw new Refusal('too-deep', tree.span, { max: MAX_DEPTH });
  return { tree, notices: state.notices };
}

function readOr(state: State): QueryNode {
  const first = readAnd(state);
  const nodes = [first.node];
  let hasLooseAnd = first.isLoose;
  while (state.items[state.at]?.kind === 'or') {
    state.at++;
    const { node, isLoose } = readAnd(state);
    nodes.push(node);
    hasLooseAnd ||= isLoose;
  }
  if (nodes.length > 1 && hasLooseAnd) {
    state.notices.push({ code: 'mixed-operators', span: hull(nodes), params: {}, edit: null, asks: false });
  }
  return compound('or', nodes);
}

/** `isLoose`: two operands are held together by nothing but a space. */
function readAnd(state: State): { node: QueryNode; isLoose: boolean } {
  const nodes: QueryNode[] = [];
  let operator: Item | null = null;
  let isLoose = false;
  for (;;) {
    const item = state.items[state.at];
    const ends = !item || item.kind === 'or' || item.kind === 'close';
    if (ends && nodes.length > 0 && !operator) return { node: compound('and', nodes), isLoose };
    if (ends || (item.kind === 'and' && (operator || nodes.length === 0))) {
      throw missing(state, item, operator);
    }
    if (item.kind === 'and') {
      operator = item;
      state.at++;
    } else {
      isLoose ||= nodes.length > 0 && !operator;
      nodes.push(readNot(state));
      operator = null;
    }
  }
}

/** An operator has nothing to its left or right, or a group is empty. */
function missing(state: State, item: Item | undefined, operator: Item | null): Refusal {
  const before = state.items[state.at - 1];
  if (item?.kind === 'close' && !operator && before?.kind === 'open') {
    const span = { start: before.start, end: item.end };
    return new Refusal('empty-group', span, {}, without(span));
  }
  if (item?.kind === 'close' && !before) return new Refusal('unopened-group', item, {}, without(item));
  if (!item && before?.kind === 'open') return unclosed(state, before);
  const culprit = operator ?? (before && before.kind !== 'open' ? before : item)!;
  return missingOperand(state, culprit);
}

function missingOperand(state: State, operator: Item): Refusal {
  const params = { operator: state.text.slice(operator.start, operator.end) };
  return new Refusal('missing-operand', operator, params, without(operator));
}

function readNot(state: State): QueryNode {
  const item = state.items[state.at]!;
  if (item.kind !== 'not') return readNear(state);
  state.at++;
  const next = state.items[state.at];
  if (next?.kind === 'not')
    throw new Refusal('double-not', { start: item.start, end: next.end }, {}, without(item));
  if (!next || next.kind === 'or' || next.kind === 'and' || next.kind === 'close' || next.kind === 'near') {
    throw missingOperand(state, item);
  }
  const node = readNear(state);
  if (node.kind === 'not') return node.node;
  return { kind: 'not', node, span: { start: item.start, end: node.span.end } };
}

function readNear(state: State): QueryNode {
  const first = readAtom(state);
  const nodes: QueryNode[] = [first];
  const links: NearLink[] = [];
  for (let item = state.items[state.at]; item?.kind === 'near'; item = state.items[state.at]) {
    const next = state.items[state.at + 1];
    if (!next || next.kind === 'or' || next.kind === 'and' || next.kind === 'close' || next.kind === 'near') {
      throw missingOperand(state, item);
    }
    if (next.kind === 'not') throw new Refusal('near-operand', next, {}, null);
    state.at++;
    links.push(item.link);
    nodes.push(readAtom(state));
  }
  if (links.length === 0) return first;
  return { kind: 'near', nodes: nodes.map(nearOperand), links, span: hull(nodes) } satisfies NearNode;
}

function nearOperand(node: QueryNode): NearOperand {
  const isPlain = (term: QueryNode) => isTerm(term) && !(term.kind === 'phrase' && term.within !== null);
  if (isTerm(node) && isPlain(node)) return node;
  if (node.kind === 'or' && node.nodes.every(isPlain)) {
    return { kind: 'or', nodes: node.nodes.filter(isTerm), span: node.span };
  }
  throw new Refusal('near-operand', node.span, {}, null);
}

function readAtom(state: State): QueryNode {
  const item = state.items[state.at]!;
  state.at++;
  switch (item.kind) {
    case 'open':
      return readGroup(state, item);
    case 'field': {
      countOperand(state, item);
      const value = state.items[state.at];
      const node = fieldNode(item, value);
      state.at++;
      return node;
    }
    case 'word':
    case 'exact':
    case 'quoted': {
      countOperand(state, item);
      const node = termOf(item);
      if (item.kind !== 'exact') notice(state, item);
      return node;
    }
    default:
      throw missingOperand(state, item);
  }
}

function readGroup(state: State, open: Item): QueryNode {
  state.groups++;
  if (state.groups > MAX_GROUPS) throw new Refusal('too-deep', open, { max: MAX_DEPTH });
  const node = readOr(state);
  if (state.items[state.at]?.kind !== 'close') throw unclosed(state, open);
  state.groups--;
  state.at++;
  return node;
}

function unclosed(state: State, open: Item): Refusal {
  const end = state.text.length;
  return new Refusal('unclosed-group', open, {}, { start: end, end, text: ')' });
}

function countOperand(state: State, item: Item): void {
  state.operands++;
  if (state.operands > MAX_OPERANDS) throw new Refusal('too-many-terms', item, { max: MAX_OPERANDS });
}

const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  or: 'OR',
  and: 'AND',
  not: 'NOT',
  ou: 'OR',
  et: 'AND',
  sauf: 'NOT',
};

function notice(state: State, item: Extract<Item, { kind: 'word' | 'quoted' }>): void {
  const span = { start: item.start, end: item.end };
  if (item.kind === 'word') {
    const near = /^o?near\/\d+f?$/i.test(item.text) ? item.text.toUpperCase().replace(/F$/, 'f') : undefined;
    const operator = near ?? OPERATOR_WORDS[item.text.toLowerCase()];
    if (operator) {
      const params = { typed: item.text, operator };
      state.notices.push({
        code: 'lower-case-operator',
        span,
        params,
        edit: { ...span, text: operator },
        asks: true,
      });
      return;
    }
  }
  if (hasIgnoredSigns(item.text)) {
    const params = { typed: item.text, read: item.text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim() };
    state.notices.push({
      code: 'punctuation-ignored',
      span,
      params,
      edit: { ...span, text: `\`${item.text}\`` },
      asks: false,
    });
  }
}

/** One node as it is; nodes of the same kind are taken apart. */
function compound(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode {
  if (nodes.length === 1) return nodes[0]!;
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  return { kind, nodes: flat, span: hull(nodes) };
}

function hull(nodes: readonly { span: Span }[]): Span {
  return { start: nodes[0]!.span.start, end: nodes.at(-1)!.span.end };
}

function depthOf(node: QueryNode): number {
  if (node.kind === 'and' || node.kind === 'or') return 1 + Math.max(...node.nodes.map(depthOf));
  if (node.kind === 'not') return 1 + depthOf(node.node);
  return 1;
}
