import fc from 'fast-check';
import type {
  FieldNode,
  NearNode,
  NearOperand,
  QueryNode,
  TermNode,
} from '../../../../src/listening/keywords/query/tree.ts';

const span = { start: 0, end: 0 };

/** Few words, so that random posts and queries meet. */
export const WORDS = [
  'acme',
  'Acmé',
  'phone',
  'box',
  'wi-fi',
  "l'acme",
  "o'box",
  '#acmephone',
  '@acme',
  '東京',
  '🔥',
];

const word = fc.constantFrom(...WORDS).map((text): TermNode => ({ kind: 'word', text, span }));
const phraseText = fc
  .array(fc.constantFrom(...WORDS, 'x'), { minLength: 2, maxLength: 3 })
  .map((words) => words.join(' '));
const phrase = phraseText.map((text): TermNode => ({ kind: 'phrase', text, within: null, span }));
const loose = fc
  .tuple(phraseText, fc.nat({ max: 3 }))
  .map(([text, within]): TermNode => ({ kind: 'phrase', text, within, span }));
const wild = fc
  .constantFrom('acm*', 'pho*', '#acm*', '*hone', 'ph?ne', '*cme*', 'b?x*y', 'a*e?p*')
  .map((text): TermNode => ({ kind: 'wild', text, span }));
const fuzzy = fc
  .tuple(fc.constantFrom('phone', 'phnoe', 'acmee', 'obbox'), fc.constantFrom(1 as const, 2 as const))
  .map(([text, edits]): TermNode => ({ kind: 'fuzzy', text, edits, span }));
const starred = fc
  .constantFrom('acme pho*', 'ph?ne box', '*cme phone box', 'acm* *hone')
  .map((text): TermNode => ({ kind: 'phrase', text, within: null, span }));
const regex = fc
  .constantFrom('pho.e', 'acme|phone box', 'acme+', 'acm\\w', 'box\\b.*acme', '(?:phone|wifi)s?')
  .map((source): TermNode => ({ kind: 'regex', source, span }));
const literal = fc
  .constantFrom('Acme', 'acme', 'wi-fi', '@acme', 'acme.box', '.acme')
  .map((text): TermNode => ({ kind: 'literal', text, span }));
const close = fc.oneof({ weight: 3, arbitrary: word }, phrase, wild, fuzzy, starred, literal);
const term = fc.oneof({ weight: 4, arbitrary: close }, loose, regex);
const field = fc.oneof(
  fc
    .tuple(fc.constantFrom('title' as const, 'body' as const), term)
    .map(([name, inner]): FieldNode => ({ kind: 'field', field: name, term: inner, span })),
  fc
    .constantFrom('acmephone', 'box')
    .map((text): FieldNode => ({ kind: 'field', field: 'tag', term: { kind: 'word', text, span }, span })),
);
const filter = fc.constantFrom<QueryNode>(
  { kind: 'filter', field: 'lang', value: 'fr', span },
  { kind: 'filter', field: 'type', value: 'post', span },
  { kind: 'filter', field: 'source', value: 'hacker-news', span },
  { kind: 'filter', field: 'site', value: 'kestrelbox.example', span },
  { kind: 'filter', field: 'is', value: 'reply', span },
  { kind: 'filter', field: 'is', value: 'original', span },
  { kind: 'filter', field: 'has', value: 'image', span },
  { kind: 'filter', field: 'country', value: 'fr', span },
  { kind: 'number', field: 'likes', op: '>', value: 50, span },
  { kind: 'number', field: 'followers', op: '<=', value: 1000, span },
  { kind: 'number', field: 'age', op: '<', value: 7_200_000, span },
);
const operand: fc.Arbitrary<NearOperand> = fc.letrec<{ operand: NearOperand }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: close },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('operand'), { minLength: 2, maxLength: 2 }),
        )
        .map(
          ([kind, nodes]): NearOperand => ({
            kind,
            nodes: nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node])),
            span,
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('operand'), { minLength: 2, maxLength: 2 })
        .map((nodes) => chainOf(nodes, 2, false)),
    },
  ),
})).operand;

function chainOf(nodes: NearOperand[], max: number, ordered: boolean): NearNode {
  return { kind: 'near', nodes, links: nodes.slice(1).map(() => ({ max, ordered })), span };
}

const near = fc
  .tuple(fc.array(operand, { minLength: 2, maxLength: 3 }), fc.nat({ max: 3 }), fc.boolean())
  .map(([nodes, max, ordered]): NearNode => chainOf(nodes, max, ordered));

function compound(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode {
  return { kind, nodes: nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node])), span };
}

/** Trees as the parser makes them, only-negative ones included; all spans are 0..0. */
export const trees: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: term },
    { weight: 1, arbitrary: field },
    {
      weight: 1,
      arbitrary: near.map((inner): QueryNode => ({ kind: 'field', field: 'title', term: inner, span })),
    },
    { weight: 1, arbitrary: filter },
    { weight: 2, arbitrary: near },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, nodes]) => compound(kind, nodes)),
    },
    {
      weight: 2,
      arbitrary: tie('node').map(
        (node): QueryNode => (node.kind === 'not' ? node.node : { kind: 'not', node, span }),
      ),
    },
  ),
})).node;

/** The tree with all its places set to 0..0. */
export function withoutPlaces(node: QueryNode): unknown {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === 'span' ? span : value));
}
