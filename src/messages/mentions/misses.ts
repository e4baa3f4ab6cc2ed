import type { Miss } from '../../listening/keywords/query/reasons.ts';
import type { KeywordMiss } from '../../listening/mentions/why-no-mention.ts';
import type { KeywordNames } from '../alerts/list.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';

/** Keywords, and terms of one keyword, that are named. */
const NAMED = 6;

/** The keywords that a known post is no mention of, each with what it lacks; nothing when there are none. */
export function missElements(
  misses: readonly KeywordMiss[],
  names: KeywordNames,
  words: Copy,
  format: Format,
): Element[] {
  const named = misses.filter(({ keywordId }) => names.has(keywordId));
  if (named.length === 0) return [];
  const items = named.slice(0, NAMED).map((miss) => {
    const name = oneLine(names.get(miss.keywordId) ?? '', 60);
    return words.units.colon(name, missText(miss, words));
  });
  const more = named.length - items.length;
  return [
    { kind: 'text', text: [{ bold: words.why.missed }] },
    { kind: 'list', items: more > 0 ? [...items, words.units.andMore(format.number(more))] : items },
  ];
}

function missText({ reason, misses }: KeywordMiss, words: Copy): string {
  if (reason !== 'query') return words.why.missReasons[reason];
  const codes = [...new Set(misses.map(({ code }) => code))];
  return words.units.semicolon(codes.map((code) => words.why.misses[code](termsOf(misses, code, words))));
}

function termsOf(misses: readonly Miss[], code: Miss['code'], words: Copy): string {
  const terms = new Set(misses.filter((miss) => miss.code === code).map(({ term }) => oneLine(term, 60)));
  return [...terms].slice(0, NAMED).map(words.units.quote).join(', ');
}
