import fc from 'fast-check';
import type {
  FieldNode,
  NearNode,
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
const prefix = fc
  .constantFrom('acm', 'pho', '#acm')
  .map((text): TermNode => ({ kind: 'prefix', text, span }));
const literal = fc
  .constantFrom('Acme', 'acme', 'wi-fi', '@acme', 'acme.box', '.acme')
  .map((text): TermNode => ({ kind: 'literal', text, span }));
const close = fc.oneof({ weight: 3, arbitrary: word }, phrase, prefix, literal);
const term = fc.oneof({ weight: 4, arbitrary: close }, loose);
const field = fc.oneof(
  term.map((inner): FieldNode => ({ kind: 'field', field: 'title', term: inner, span })),
  fc
    .constantFrom('acmephone', 'box')
    .map((text): FieldNode => ({ kind: 'field', field: 'tag', term: { kind: 'word', text, span }, span })),
);
const filter = fc.constantFrom<QueryNode>(
  { kind: 'filter', field: 'lang', value: 'fr', span },
  { kind: 'filter', field: 'type', value: 'post', span },
  { kind: 'filter', field: 'source', value: 'hacker-news', span },
  { kind: 'filter', field: 'site', value: 'kestrelbox.example', span },
);
const near = fc
  .array(
    fc.record({
      terms: fc.array(close, { minLength: 1, maxLength: 2 }),
      max: fc.nat({ max: 3 }),
      ordered: fc.boolean(),
    }),
    { minLength: 2, maxLength: 3 },
  )
  .map(
    (steps): NearNode => ({
      kind: 'near',
      nodes: steps.map(({ terms }) => (terms.length === 1 ? terms[0]! : { kind: 'or', nodes: terms, span })),
      links: steps.slice(1).map(({ max, ordered }) => ({ max, ordered })),
      span,
    }),
  );

function compound(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode {
  return { kind, nodes: nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node])), span };
}

/** Trees as the parser makes them, only-negative ones included; all spans are 0..0. */
export const trees: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: term },
    { weight: 1, arbitrary: field },
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
