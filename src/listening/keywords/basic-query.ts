import { parseQuery } from './query/parse.ts';
import { printQuery } from './query/print.ts';
import type { QueryNode } from './query/tree.ts';

/** A query without its language: any of these, all of those, none of the others. */
export interface BasicQuery {
  any: readonly string[];
  all: readonly string[];
  none: readonly string[];
}

/** Nodes that are one item of a list. Those with a reach of words need the language. */
const ITEMS: ReadonlySet<QueryNode['kind']> = new Set([
  'word',
  'wild',
  'fuzzy',
  'phrase',
  'literal',
  'field',
  'filter',
  'number',
  'list',
]);

/** Items between commas, semicolons and new lines; those within quotes and backticks belong to the item. */
export function itemsOf(typed: string): string[] {
  return (typed.match(/(?:"[^"\n]*"|`[^`\n]*`|[^,;\n])+/g) ?? [])
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The query of a basic one; '' when it holds nothing. Several words are a phrase. */
export function basicText({ any, all, none }: BasicQuery): string {
  const either = any.map(itemText);
  const alternatives =
    either.length > 1 && all.length + none.length > 0 ? [`(${either.join(' OR ')})`] : [either.join(' OR ')];
  return [...alternatives, ...all.map(itemText), ...none.map((item) => `-${itemText(item)}`)]
    .filter((part) => part !== '')
    .join(' ');
}

/** An item as the language writes it: what reads as one term is that, all else is a phrase of its words. */
function itemText(item: string): string {
  const parsed = parseQuery(item, 'search');
  if (parsed.ok && ITEMS.has(parsed.query.tree.kind) && !parsed.query.warnings.some(({ asks }) => asks))
    return printQuery(parsed.query.tree);
  return `"${item
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}"`;
}

/** The basic query that says the same; null when only the language can say it. */
export function basicOf(tree: QueryNode): BasicQuery | null {
  const parts = tree.kind === 'and' ? tree.nodes : [tree];
  const alternatives = parts.filter((part) => part.kind === 'or');
  if (alternatives.length > 1) return null;
  const any = alternatives.flatMap((part) => part.nodes.map(itemOf));
  const all = parts.filter((part) => part.kind !== 'or' && part.kind !== 'not').map(itemOf);
  const none = parts.flatMap((part) =>
    part.kind === 'not' ? (part.node.kind === 'or' ? part.node.nodes : [part.node]).map(itemOf) : [],
  );
  const isWhole = (items: (string | null)[]): items is string[] => !items.includes(null);
  if (!isWhole(any) || !isWhole(all) || !isWhole(none)) return null;
  // One word alone is looked for either way.
  return any.length === 0 && all.length === 1 ? { any: all, all: [], none } : { any, all, none };
}

function itemOf(node: QueryNode): string | null {
  if (!ITEMS.has(node.kind)) return null;
  const text = printQuery(node);
  if (itemsOf(text).length !== 1 || itemText(text) !== text) return null;
  // A phrase of plain words needs no quotes of its own in a list.
  const bare = node.kind === 'phrase' && node.within === null ? node.text : text;
  return itemsOf(bare).length === 1 && itemsOf(bare)[0] === bare && itemText(bare) === text ? bare : text;
}
