import { tokenize } from '../../../../src/listening/keywords/languages/tokenize.ts';
import { tokenizeTag } from '../../../../src/listening/keywords/languages/tokenize-tag.ts';
import type { Tokens } from '../../../../src/listening/keywords/languages/tokens.ts';
import type { Matchable } from '../../../../src/listening/keywords/query/find.ts';
import { pathsOf, unitsOf } from '../../../../src/listening/keywords/query/paths.ts';
import type {
  FieldNode,
  NearOperand,
  QueryNode,
  TermNode,
} from '../../../../src/listening/keywords/query/tree.ts';

interface Place {
  from: number;
  to: number;
}

interface Area {
  name: 'title' | 'text' | 'tag';
  text: string;
  tokens: Tokens;
  base: number;
}

/** The definition of a match, word for word and without any index: what the real one must agree with. */
export function naiveMatch(tree: QueryNode, post: Matchable): boolean {
  let base = 0;
  const areas: Area[] = [];
  const add = (name: Area['name'], text: string, tokens: Tokens) => {
    areas.push({ name, text, tokens, base });
    base += tokens.keys.length + 10_000;
  };
  if (post.title !== null) add('title', post.title, tokenize(post.title));
  add('text', post.text, tokenize(post.text));
  for (const tag of post.tags) add('tag', tag, tokenizeTag(tag));
  return isMet(tree, areas, post, false);
}

function isMet(node: QueryNode, areas: Area[], post: Matchable, negated: boolean): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((part) => isMet(part, areas, post, negated));
    case 'or':
      return node.nodes.some((part) => isMet(part, areas, post, negated));
    case 'not':
      return !isMet(node.node, areas, post, !negated);
    case 'near':
      return chains(
        node.nodes.map((operand) => operandPlaces(operand, areas)),
        node.links,
        null,
      );
    case 'filter':
      if (node.field === 'lang') return post.lang === null ? !negated : post.lang === node.value;
      if (node.field === 'source') return post.source === node.value;
      if (node.field === 'type') return post.kind === node.value;
      return post.site === node.value || post.site.endsWith(`.${node.value}`);
    case 'field':
      return fieldMet(node, areas);
    default:
      return termMet(node, areas);
  }
}

function fieldMet(node: FieldNode, areas: Area[]): boolean {
  if (node.field === 'title') {
    return termMet(
      node.term,
      areas.filter(({ name }) => name === 'title'),
    );
  }
  if (node.field !== 'tag') throw new Error('the generator makes no such field');
  const sought = `#${tokenize(node.term.text).keys.join('')}`;
  return areas.some(({ tokens }) =>
    [...(tokens.alternates?.values() ?? [])].flat().some(({ key }) => key === sought),
  );
}

function termMet(term: TermNode, areas: Area[]): boolean {
  if (term.kind !== 'phrase' || term.within === null) return places(term, areas).length > 0;
  const stretch = tokenize(term.text).keys.length + term.within;
  const units = unitsOf(term.text).map((text) => places({ kind: 'word', text, span: term.span }, areas));
  const choose = (index: number, from: number, to: number): boolean =>
    index === units.length
      ? to - from <= stretch
      : units[index]!.some((place) => choose(index + 1, Math.min(from, place.from), Math.max(to, place.to)));
  return choose(0, Number.POSITIVE_INFINITY, 0);
}

function operandPlaces(operand: NearOperand, areas: Area[]): Place[] {
  return operand.kind === 'or'
    ? operand.nodes.flatMap((term) => places(term, areas))
    : places(operand, areas);
}

function chains(stages: Place[][], links: { max: number; ordered: boolean }[], last: Place | null): boolean {
  const [here, ...rest] = stages;
  if (!here) return true;
  return here.some((place) => {
    if (!last) return chains(rest, links, place);
    const { max, ordered } = links[0]!;
    const after = place.from - last.to;
    const before = last.from - place.to;
    const fits = (after >= 0 && after <= max) || (!ordered && before >= 0 && before <= max);
    return fits && chains(rest, links.slice(1), place);
  });
}

function places(term: TermNode, areas: Area[]): Place[] {
  const found: Place[] = [];
  for (const area of areas) {
    for (let at = 0; at < area.tokens.keys.length; at++) {
      if (term.kind === 'prefix') {
        const letters = tokenize(term.text).alternates?.get(0)?.[0]?.key ?? tokenize(term.text).keys[0]!;
        for (const { key, to } of readings(area.tokens, at)) {
          if (key.startsWith(letters)) found.push({ from: area.base + at, to: area.base + to });
        }
        continue;
      }
      const paths = term.kind === 'literal' ? pathsOf(term.text).slice(0, 1) : pathsOf(term.text);
      for (const { keys, start: lead } of paths) {
        for (const { to, start } of follow(area.tokens, keys, at)) {
          if (term.kind === 'literal' && !isLiterally(area.text, start - lead, term.text)) continue;
          found.push({ from: area.base + at, to: area.base + to });
        }
      }
    }
  }
  return found;
}

function isLiterally(text: string, at: number, literal: string): boolean {
  if (at < 0 || text.slice(at, at + literal.length) !== literal) return false;
  const word = /[\p{L}\p{N}\p{M}]/u;
  const cut = (left: string, right: string) => word.test(left) && word.test(right);
  const end = at + literal.length;
  return (
    !cut(text.charAt(at - 1), literal.charAt(0)) && !cut(literal.charAt(literal.length - 1), text.charAt(end))
  );
}

function readings(tokens: Tokens, at: number): { key: string; to: number; start: number }[] {
  if (at >= tokens.keys.length) return [];
  return [
    { key: tokens.keys[at]!, to: at + 1, start: tokens.starts[at]! },
    ...(tokens.alternates?.get(at) ?? []),
  ];
}

function follow(tokens: Tokens, keys: string[], at: number): { to: number; start: number }[] {
  const [key, ...rest] = keys;
  return readings(tokens, at)
    .filter((reading) => reading.key === key)
    .flatMap(({ to, start }) =>
      rest.length === 0 ? [{ to, start }] : follow(tokens, rest, to).map((end) => ({ to: end.to, start })),
    );
}
