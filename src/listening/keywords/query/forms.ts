import { formsOf } from '../languages/forms/forms-of.ts';
import { tokenize } from '../languages/tokenize.ts';
import { nameSigns } from './names.ts';
import type { FieldNode, NearNode, NearOperand, PhraseNode, QueryNode, TermNode, WordNode } from './tree.ts';

/**
 * A query whose words stand for their forms as well (`--forms on`): each word, and the last of each phrase. What a NOT
 * excludes stays as typed, for whoever excludes the birds (`-kestrels`) means to keep the brand; and so do names with
 * signs, tags, handles, stars, what is in backticks, and the names of authors and addresses.
 * @param languages ISO 639-1 codes of the keyword; none = all
 */
export function withForms(tree: QueryNode, languages: readonly string[]): QueryNode {
  const forms = (term: TermNode) => [term, ...formsOfTerm(term, languages)];

  function operand(node: NearOperand): NearOperand {
    switch (node.kind) {
      case 'near':
        return near(node);
      case 'or':
        return { ...node, nodes: node.nodes.flatMap((part) => partsOf(operand(part))) };
      case 'and':
        return { ...node, nodes: node.nodes.map(operand) };
      default:
        return anyOf(forms(node), node);
    }
  }

  function near(node: NearNode): NearNode {
    return { ...node, nodes: node.nodes.map(operand) };
  }

  function field(node: FieldNode): QueryNode {
    const { term } = node;
    if (node.field !== 'title' && node.field !== 'body') return node;
    if (term.kind === 'near') return { ...node, term: near(term) };
    return anyOf(
      forms(term).map((form) => ({ ...node, term: form })),
      node,
    );
  }

  function read(node: QueryNode): QueryNode {
    switch (node.kind) {
      case 'and':
        return { ...node, nodes: node.nodes.map(read) };
      case 'or':
        return { ...node, nodes: node.nodes.flatMap((part) => partsOf(read(part))) };
      case 'near':
        return near(node);
      case 'field':
        return field(node);
      case 'word':
      case 'phrase':
        return anyOf(forms(node), node);
      default:
        return node;
    }
  }
  return read(tree);
}

/** The forms that `withForms` adds, in the order of the query. */
export function addedForms(tree: QueryNode, languages: readonly string[]): string[] {
  const before = new Set(textsOf(tree));
  return [...new Set(textsOf(withForms(tree, languages)))].filter((text) => !before.has(text));
}

function textsOf(node: QueryNode | NearOperand): string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'near':
      return (node.nodes as (QueryNode | NearOperand)[]).flatMap(textsOf);
    case 'field':
      return textsOf(node.term);
    case 'word':
    case 'phrase':
      return [node.text];
    default:
      return [];
  }
}

function anyOf<N extends QueryNode | NearOperand>(
  nodes: N[],
  { span }: Pick<N, 'span'>,
): N | { kind: 'or'; nodes: N[]; span: N['span'] } {
  return nodes.length === 1 ? nodes[0]! : { kind: 'or', nodes, span };
}

/** An `or` never holds an `or`. */
function partsOf<N extends QueryNode | NearOperand>(node: N): N[] {
  return node.kind === 'or' ? (node.nodes as N[]) : [node];
}

function formsOfTerm(term: TermNode, languages: readonly string[]): (WordNode | PhraseNode)[] {
  if (term.kind !== 'word' && term.kind !== 'phrase') return [];
  if (term.kind === 'phrase' && term.within !== null) return [];
  const last = /[^\s]+$/.exec(term.text)?.[0] ?? '';
  if (nameSigns(last) || tokenize(last).keys.length !== 1) return [];
  const before = term.text.slice(0, term.text.length - last.length);
  return formsOf(last, languages).map((form) => ({ ...term, text: before + form }));
}
