/** Long because a grammar is read in one place: its rules call each other. */
import type { Span } from '../../../config/errors.ts';
import { foreignField } from '../dialects/foreign-fields.ts';
import { type FieldItem, fieldNode, knownField } from './fields.ts';
import type { Item } from './items.ts';
import { lex } from './lex.ts';
import { MAX_DEPTH, MAX_OPERANDS, MAX_REGEXES } from './limits.ts';
import { nearNode, nearOperand } from './near-operands.ts';
import { listNotice, noticesOf, type TextNotice } from './notices.ts';
import { printQuery } from './print.ts';
import { Refusal, without } from './refusal.ts';
import { termOf, type ValueItem } from './terms.ts';
import { isTerm, type NearLink, type QueryNode } from './tree.ts';

interface State {
  text: string;
  items: Item[];
  at: number;
  operands: number;
  regexes: number;
  groups: number;
  notices: TextNotice[];
  /** What can be mended while the rest is read. */
  problems: Refusal[];
  /** The field before the group that is read. */
  under: FieldItem | null;
}

/** Parentheses that may surround one thing; keeps recursion off the end of the stack. */
const MAX_GROUPS = 200;

/**
 * Reads `or := and ("OR" and)*`, `and := not (("AND" | space) not)*`, `not := ("NOT" | "-")? near`,
 * `near := atom ("NEAR/n" atom)*`, `atom := "(" or ")" | term | field ":" (term | "(" or ")")`.
 * @throws Refusal; of several problems that can be mended the first, with the mendings of all
 */
export function readTree(text: string): { tree: QueryNode; notices: TextNotice[] } {
  const { items, problems } = lex(text);
  const state: State = {
    ...{ text, items, at: 0, operands: 0, regexes: 0, groups: 0, under: null },
    ...{ notices: noticesOf(items, text), problems: [...problems] },
  };
  if (items.length === 0 && problems.length === 0) throw new Refusal('empty', { start: 0, end: text.length });
  const tree = items.length === 0 ? null : read(state);
  if (state.problems.length > 0) throw together(state.problems);
  if (!tree) throw new Refusal('empty', { start: 0, end: text.length });
  if (depthOf(tree) > MAX_DEPTH) throw new Refusal('too-deep', tree.span, { max: MAX_DEPTH });
  return { tree, notices: state.notices };
}

function read(state: State): QueryNode | null {
  try {
    const tree = readOr(state);
    const rest = state.items[state.at];
    if (rest) throw new Refusal('unopened-group', rest, {}, without(rest));
    return tree;
  } catch (error) {
    // A mending may take away what stands wrongly here: it comes first.
    if (error instanceof Refusal && state.problems.length > 0) return null;
    throw error;
  }
}

function together(problems: readonly Refusal[]): Refusal {
  const [first] = [...problems].sort((a, b) => a.span.start - b.span.start);
  const canMend = problems.every(({ edits }) => edits.length > 0);
  const edits = canMend ? problems.flatMap((problem) => problem.edits) : [];
  return new Refusal(first!.code, first!.span, first!.params, edits, problems);
}

function readOr(state: State): QueryNode {
  const first = readAnd(state);
  const nodes = [first.node];
  let hasLooseAnd = first.isLoose;
  for (
    let item = state.items[state.at];
    item?.kind === 'or' || item?.kind === 'xor';
    item = state.items[state.at]
  ) {
    state.at++;
    const { node, isLoose } = readAnd(state);
    if (item.kind === 'xor') eitherOr(state, item, nodes.at(-1)!, node);
    nodes.push(node);
    hasLooseAnd ||= isLoose;
  }
  if (nodes.length > 1 && hasLooseAnd)
    state.notices.push({ code: 'mixed-operators', span: hull(nodes), params: {}, edits: [], asks: false });
  return compound('or', nodes);
}

/** `a XOR b` is one of the two, and not the other. */
function eitherOr(state: State, item: Item, left: QueryNode, right: QueryNode): void {
  const [a, b] = [left, right].map((node) => (isTerm(node) ? printQuery(node) : `(${printQuery(node)})`));
  const edit = { start: left.span.start, end: right.span.end, text: `((${a} -${b}) OR (${b} -${a}))` };
  const isPlain = isTerm(left) && isTerm(right);
  const at = state.problems.findIndex(({ span }) => span.start === item.start);
  state.problems[at] = new Refusal(
    'foreign-sign',
    item,
    { typed: 'XOR', instead: '' },
    isPlain ? edit : null,
  );
}

/** `isLoose`: two operands are held together by nothing but a space. */
function readAnd(state: State): { node: QueryNode; isLoose: boolean } {
  const nodes: QueryNode[] = [];
  const breaks: { item: Extract<Item, { kind: 'break' }>; next: Item }[] = [];
  let operator: Item | null = null;
  let isLoose = false;
  for (;;) {
    const item = state.items[state.at];
    const ends = !item || item.kind === 'or' || item.kind === 'xor' || item.kind === 'close';
    if (ends && nodes.length > 0 && !operator) {
      if (breaks.length > 0) state.notices.push(listNotice(nodes, breaks));
      return { node: compound('and', nodes), isLoose };
    }
    if (ends || (item.kind === 'and' && (operator || nodes.length === 0))) {
      throw missing(state, item, operator);
    }
    if (item.kind === 'break') {
      const next = state.items[state.at + 1];
      if (next && nodes.length > 0) breaks.push({ item, next });
      state.at++;
    } else if (item.kind === 'and') {
      operator = item;
      state.at++;
    } else {
      isLoose ||= nodes.length > 0 && !operator && breaks.length === 0;
      nodes.push(readNot(state, nodes.at(-1)));
      operator = null;
    }
  }
}

/** An operator has nothing to its left or right, or a group is empty. */
function missing(state: State, item: Item | undefined, operator: Item | null): Refusal {
  const before = state.items[state.at - 1];
  if (item?.kind === 'close' && !operator && before?.kind === 'open') {
    const start = state.under && state.under.end === before.start ? state.under.start : before.start;
    const span = { start, end: item.end };
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

const NO_OPERAND: ReadonlySet<Item['kind']> = new Set([
  'or',
  'xor',
  'and',
  'close',
  'near',
  'break',
  'reach',
]);

/** @param before what stands to the left in the same group */
function readNot(state: State, before: QueryNode | undefined): QueryNode {
  const item = state.items[state.at]!;
  if (item.kind !== 'not') return readNear(state);
  state.at++;
  const next = state.items[state.at];
  if (next?.kind === 'not')
    throw new Refusal('double-not', { start: item.start, end: next.end }, {}, without(item));
  if (next?.kind === 'near' && before) return notNear(state, item, before);
  if (!next || NO_OPERAND.has(next.kind)) throw missingOperand(state, item);
  const node = readNear(state);
  if (node.kind === 'not') return node.node;
  return { kind: 'not', node, span: { start: item.start, end: node.span.end } };
}

/** `a NOT NEAR/5 b`: a post that shows a, and not close to b. */
function notNear(state: State, item: Item, before: QueryNode): QueryNode {
  const near = state.items[state.at]!;
  state.at++;
  const next = state.items[state.at];
  if (!next || NO_OPERAND.has(next.kind) || next.kind === 'not') throw missingOperand(state, near);
  const node = readAtom(state);
  const { text } = state;
  const span = { start: item.start, end: node.span.end };
  const [left, right] = [before, node].map((each) => text.slice(each.span.start, each.span.end));
  const instead = `-(${left} ${text.slice(near.start, near.end)} ${right})`;
  const canMend = isTerm(before) && isTerm(node);
  const params = { typed: text.slice(item.start, near.end), instead: canMend ? instead : '' };
  state.problems.push(new Refusal('foreign-sign', span, params, canMend ? { ...span, text: instead } : null));
  return node;
}

function readNear(state: State): QueryNode {
  const nodes: QueryNode[] = [readAtom(state)];
  const links: NearLink[] = [];
  for (let item = state.items[state.at]; item?.kind === 'near'; item = state.items[state.at]) {
    const next = state.items[state.at + 1];
    if (!next || NO_OPERAND.has(next.kind)) throw missingOperand(state, item);
    state.at++;
    links.push(item.link);
    if (next.kind === 'not') {
      state.at++;
      const node = readAtom(state);
      nodes.push({ kind: 'not', node, span: { start: next.start, end: node.span.end } });
    } else nodes.push(readAtom(state));
  }
  if (links.length === 0) return nodes[0]!;
  return attempt(state, { start: nodes[0]!.span.start, end: nodes.at(-1)!.span.end }, () =>
    nearNode(nodes, links, state.text),
  );
}

/** What cannot be read, but perhaps be mended, is a word while the rest is read. */
function attempt(state: State, span: Span, make: () => QueryNode): QueryNode {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    state.problems.push(error);
    return { kind: 'word', text: 'placeholder', span: { start: span.start, end: span.end } };
  }
}

function readAtom(state: State): QueryNode {
  const item = state.items[state.at];
  if (!item) throw missingOperand(state, state.items[state.at - 1]!);
  state.at++;
  switch (item.kind) {
    case 'open':
      return readGroup(state, item);
    case 'field':
      return readField(state, item);
    case 'word':
    case 'exact':
    case 'regex':
    case 'quoted':
      return readValue(state, item);
    default:
      throw missingOperand(state, item);
  }
}

function readValue(state: State, item: ValueItem): QueryNode {
  countOperand(state, item);
  const { under } = state;
  if (under === null || isText(under)) return attempt(state, item, () => termOf(item));
  return attempt(state, item, () => fieldNode({ ...under, start: item.start, end: item.start }, item));
}

function isText({ name }: FieldItem): boolean {
  const field = knownField(name);
  return field === 'title' || field === 'body';
}

/** A field with its value, which may follow after a space, or with a group of values. */
function readField(state: State, name: FieldItem): QueryNode {
  const value = state.items[state.at];
  const span = { start: name.start, end: name.end };
  if (state.under) throw new Refusal('field-in-field', span, { field: state.under.name });
  const isKnown = knownField(name.name) !== null || foreignField(name.name, '') !== null;
  const isClose =
    value !== undefined &&
    (value.start === name.end || (isKnown && /^[ \t]$/.test(state.text.slice(name.end, value.start))));
  if (value?.kind === 'open' && isClose) {
    state.at++;
    return readFieldGroup(state, name, value);
  }
  if (!isClose || !isValue(value)) {
    const field = knownField(name.name) ?? name.name;
    throw new Refusal('field-value', name, { field, value: '', expected: '' }, without(name));
  }
  state.at++;
  countOperand(state, value);
  return attempt(state, { start: name.start, end: value.end }, () => fieldNode(name, value));
}

function isValue(item: Item | undefined): item is ValueItem {
  return item?.kind === 'word' || item?.kind === 'exact' || item?.kind === 'quoted' || item?.kind === 'regex';
}

/** `title:(a OR b)` asks each part for the field. */
function readFieldGroup(state: State, name: FieldItem, open: Item): QueryNode {
  if (knownField(name.name) === null) {
    // The mendings of the parts bring their own fields.
    const params = { field: name.name, nearest: '' };
    state.problems.push(
      new Refusal('unknown-field', name, params, { start: name.start, end: name.end, text: '' }),
    );
  }
  state.under = name;
  const node = readGroup(state, open);
  state.under = null;
  return isText(name) ? attempt(state, node.span, () => inField(node, name)) : node;
}

function inField(node: QueryNode, name: FieldItem): QueryNode {
  const field = knownField(name.name);
  if (field !== 'title' && field !== 'body') return node;
  const { span } = node;
  if (isTerm(node) || node.kind === 'near') return { kind: 'field', field, term: node, span };
  switch (node.kind) {
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((part) => inField(part, name)) };
    case 'not':
      return { ...node, node: inField(node.node, name) };
    default:
      throw new Refusal('field-in-field', span, { field });
  }
}

function readGroup(state: State, open: Item): QueryNode {
  state.groups++;
  if (state.groups > MAX_GROUPS) throw new Refusal('too-deep', open, { max: MAX_DEPTH });
  const node = readOr(state);
  const close = state.items[state.at];
  if (close?.kind !== 'close') throw unclosed(state, open);
  state.groups--;
  state.at++;
  const reach = state.items[state.at];
  if (reach?.kind === 'reach') {
    state.at++;
    groupDistance(state, open, node, reach);
  }
  return node;
}

/** `((a OR b) AND c)~5`: the parts of the group, so close to each other. */
function groupDistance(
  state: State,
  open: Item,
  node: QueryNode,
  reach: Extract<Item, { kind: 'reach' }>,
): void {
  const span = { start: open.start, end: reach.end };
  state.problems.push(new Refusal('group-distance', span, { max: reach.max }, edit()));

  function edit() {
    try {
      if (node.kind === 'phrase') return { ...span, text: `"${node.text}"~${reach.max}` };
      if (node.kind !== 'and') return { ...span, text: `(${printQuery(node)})` };
      const links = node.nodes.slice(1).map(() => ({ max: reach.max, ordered: false }));
      return {
        ...span,
        text: `(${printQuery({ ...node, kind: 'near', nodes: node.nodes.map(nearOperand), links })})`,
      };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

function unclosed(state: State, open: Item): Refusal {
  const end = state.text.length;
  return new Refusal('unclosed-group', open, {}, { start: end, end, text: ')' });
}

function countOperand(state: State, item: Item): void {
  state.operands++;
  if (item.kind === 'regex') state.regexes++;
  if (state.regexes > MAX_REGEXES) throw new Refusal('too-many-regexes', item, { max: MAX_REGEXES });
  if (state.operands > MAX_OPERANDS) throw new Refusal('too-many-terms', item, { max: MAX_OPERANDS });
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
