import type { TermHit } from '../../listening/mentions/mention.ts';

/** Shown before the first term found, so that it does not stand at the very start. */
const LEAD = 80;

export interface Excerpt {
  excerpt: string;
  highlights: { start: number; end: number }[];
}

/**
 * A piece of a post's text around the first term found, at most `max` UTF-16 units, as one line, with the places of
 * the terms in it. Control and direction characters become spaces, so that places stay right.
 */
export function excerptOf(text: string, terms: readonly TermHit[], max: number): Excerpt {
  const hits = terms
    .filter(({ field, start, end }) => field === 'text' && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start);
  const first = hits[0]?.start ?? 0;
  const from = first <= LEAD || text.length <= max ? 0 : wordStart(text, first - LEAD);
  const to = Math.min(text.length, from + max - 2);
  const end = to < text.length ? wordEnd(text, to, from) : to;

  const places: number[] = [];
  let excerpt = from > 0 ? '…' : '';
  for (let at = from; at < end; at++) {
    places[at - from] = excerpt.length;
    const char = harmless(text.charAt(at));
    if (char !== ' ' || (!excerpt.endsWith(' ') && excerpt !== '')) excerpt += char;
  }
  places[end - from] = excerpt.length;
  const shown = excerpt.trimEnd();
  const highlights = hits
    .filter((hit) => hit.start >= from && hit.end <= end)
    .map((hit) => ({
      start: places[hit.start - from]!,
      end: Math.min(places[hit.end - from]!, shown.length),
    }))
    .filter(
      (place, index, all) => place.start < place.end && (index === 0 || place.start >= all[index - 1]!.end),
    );
  return { excerpt: end < text.length ? `${shown}…` : shown, highlights };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const HARMFUL = /[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

function harmless(char: string): string {
  return HARMFUL.test(char) ? ' ' : char;
}

function wordStart(text: string, near: number): number {
  const space = text.slice(near, near + LEAD / 2).search(/\s/);
  return space >= 0 ? near + space + 1 : pairSafe(text, near);
}

function wordEnd(text: string, near: number, from: number): number {
  const space = text.slice(0, near).search(/\s\S*$/);
  return space > from && near - space < LEAD / 2 ? space : pairSafe(text, near);
}

/** Never between the two halves of a character. */
function pairSafe(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
