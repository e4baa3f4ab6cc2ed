import { tokenize } from '../../../../src/listening/keywords/languages/tokenize.ts';
import { tokenizeTag } from '../../../../src/listening/keywords/languages/tokenize-tag.ts';
import type { Tokens } from '../../../../src/listening/keywords/languages/tokens.ts';
import type { Matchable } from '../../../../src/listening/keywords/query/find.ts';
import { pathsOf, unitsOf } from '../../../../src/listening/keywords/query/paths.ts';
import type {
  FieldNode,
  NearNode,
  NearOperand,
  NumberNode,
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
      return nearMet(node, areas);
    case 'number':
      return numberMet(node, post);
    case 'list':
      throw new Error('the generator makes no list');
    case 'filter':
      if (node.field === 'is') return node.value === 'original' ? !post.form : post.form === node.value;
      if (node.field === 'has') return (post.media ?? []).some((media) => media === node.value);
      if (node.field === 'country') return post.country === node.value;
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

function numberMet({ field, op, value }: NumberNode, post: Matchable): boolean {
  const figure =
    field === 'likes'
      ? post.counts?.likes
      : field === 'followers'
        ? post.author?.followers
        : (post.fetchedAt ?? Number.NaN) - (post.publishedAt ?? Number.NaN);
  if (figure === undefined || figure === null || Number.isNaN(figure)) return false;
  return {
    '>': figure > value,
    '>=': figure >= value,
    '<': figure < value,
    '<=': figure <= value,
    '=': figure === value,
  }[op];
}

function fieldMet(node: FieldNode, areas: Area[]): boolean {
  if (node.field === 'title' || node.field === 'body') {
    const inside = areas.filter(({ name }) => name === (node.field === 'title' ? 'title' : 'text'));
    return node.term.kind === 'near' ? nearMet(node.term, inside) : termMet(node.term, inside);
  }
  if (node.field !== 'tag' || node.term.kind !== 'word') throw new Error('the generator makes no such field');
  const sought = `#${tokenize(node.term.text).keys.join('')}`;
  return areas.some(({ tokens }) =>
    [...(tokens.alternates?.values() ?? [])].flat().some(({ key }) => key === sought),
  );
}

function termMet(term: TermNode, areas: Area[]): boolean {
  if (term.kind === 'regex') return areas.some(({ text }) => new RegExp(term.source, 'i').test(text));
  if (term.kind !== 'phrase' || term.within === null) return places(term, areas).length > 0;
  const stretch = tokenize(term.text).keys.length + term.within;
  const units = unitsOf(term.text).map((text) => places({ kind: 'word', text, span: term.span }, areas));
  const choose = (index: number, from: number, to: number): boolean =>
    index === units.length
      ? to - from <= stretch
      : units[index]!.some((place) => choose(index + 1, Math.min(from, place.from), Math.max(to, place.to)));
  return choose(0, Number.POSITIVE_INFINITY, 0);
}

/** A group joined by AND: every part by itself completes the chain. */
function nearMet(near: NearNode, areas: Area[]): boolean {
  const pick = (nodes: readonly NearOperand[], at: number): boolean => {
    const node = nodes[at];
    if (!node) return stretches(nodes, near.links, areas).length > 0;
    if (node.kind === 'and') return node.nodes.every((part) => pick(nodes.with(at, part), at));
    if (node.kind === 'or') return node.nodes.some((part) => pick(nodes.with(at, part), at));
    if (node.kind === 'near') return inner(node, 0, (chain) => pick(nodes.with(at, chain), at + 1));
    return pick(nodes, at + 1);
  };
  return pick(near.nodes, 0);
}

/** A chain within a chain is taken apart first. */
function inner(near: NearNode, at: number, go: (chain: NearNode) => boolean): boolean {
  const node = near.nodes[at];
  if (!node) return go(near);
  const withPart = (part: NearOperand): NearNode => ({ ...near, nodes: near.nodes.with(at, part) });
  if (node.kind === 'and') return node.nodes.every((part) => inner(withPart(part), at, go));
  if (node.kind === 'or') return node.nodes.some((part) => inner(withPart(part), at, go));
  if (node.kind === 'near') return inner(node, 0, (chain) => inner(withPart(chain), at + 1, go));
  return inner(near, at + 1, go);
}

/** All stretches of words that complete a chain of terms, and of chains of terms. */
function stretches(nodes: readonly NearOperand[], links: NearNode['links'], areas: Area[]): Place[] {
  let open: { last: Place; hull: Place }[] | null = null;
  nodes.forEach((node, index) => {
    const here =
      node.kind === 'near' ? stretches(node.nodes, node.links, areas) : places(node as TermNode, areas);
    if (open === null) {
      open = here.map((place) => ({ last: place, hull: place }));
      return;
    }
    const { max, ordered } = links[index - 1]!;
    const before: { last: Place; hull: Place }[] = open;
    open = before.flatMap(({ last, hull }) =>
      here
        .filter((place) => {
          const after = place.from - last.to;
          const ahead = last.from - place.to;
          return (after >= 0 && after <= max) || (!ordered && ahead >= 0 && ahead <= max);
        })
        .map((place) => ({
          last: place,
          hull: { from: Math.min(hull.from, place.from), to: Math.max(hull.to, place.to) },
        })),
    );
  });
  return ((open ?? []) as { hull: Place }[]).map(({ hull }) => hull);
}

function places(term: TermNode, areas: Area[]): Place[] {
  if (term.kind === 'phrase' && /[*]|\?(?=\p{L})/u.test(term.text)) {
    const units = term.text
      .split(' ')
      .map((text): TermNode => ({ kind: /[*?]/.test(text) ? 'wild' : 'word', text, span: term.span }));
    return stretches(
      units,
      units.slice(1).map(() => ({ max: 0, ordered: true })),
      areas,
    );
  }
  const found: Place[] = [];
  for (const area of areas) {
    for (let at = 0; at < area.tokens.keys.length; at++) {
      if (term.kind === 'wild' || term.kind === 'fuzzy') {
        for (const { key, to } of readings(area.tokens, at)) {
          if (isLike(key, term)) found.push({ from: area.base + at, to: area.base + to });
        }
        continue;
      }
      if (term.kind === 'regex') throw new Error('an expression has no place in a chain');
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

function isLike(key: string, term: Extract<TermNode, { kind: 'wild' | 'fuzzy' }>): boolean {
  if (key.startsWith('//') || key.startsWith('#@')) return false;
  if (term.kind === 'fuzzy') return !/^[#@]/.test(key) && mistakes(term.text, key) <= term.edits;
  if (/^[#@]/.test(key) !== /^[#@]/.test(term.text)) return false;
  const pattern = term.text.replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`, 'u').test(key);
}

/** Letters added, left out, changed or swapped with their neighbor, by trying everything. */
function mistakes(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a[0] === b[0] ? mistakes(a.slice(1), b.slice(1)) : Number.POSITIVE_INFINITY;
  if (a[0] === b[0]) return same;
  const swapped =
    a[0] === b[1] && a[1] === b[0] ? mistakes(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY;
  if (Math.abs(a.length - b.length) > 2) return 3;
  return Math.min(
    swapped,
    1 + mistakes(a.slice(1), b.slice(1)),
    1 + mistakes(a.slice(1), b),
    1 + mistakes(a, b.slice(1)),
  );
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
