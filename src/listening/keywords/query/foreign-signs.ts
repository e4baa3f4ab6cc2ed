import type { Item } from './items.ts';
import { DEFAULT_NEAR, MAX_NEAR } from './limits.ts';
import { type Edit, Refusal } from './refusal.ts';

/** A sign of another tool at a place of the text: what is wrong, and how reading goes on. */
export interface ForeignSign {
  problem: Refusal;
  /** What it stands for while the rest is read. */
  item: Item | null;
  end: number;
}

/** Words that are looked for within one sentence of some tools stand about so close. */
const SENTENCE_REACH = 10;
const PARAGRAPH_REACH = 50;
const TERM = String.raw`(?:"[^"\n]*"|[^\s,()"|]+)`;

interface Sign {
  /** Anchored at the place. */
  pattern: RegExp;
  /** What our language says for it; null = nothing does. */
  meant(match: RegExpExecArray): string | null;
  item?: 'and' | 'or' | 'not' | 'near' | 'open' | 'close' | 'xor' | 'word';
  /** Only between two operands, or where one begins. */
  place?: 'between' | 'begin';
}

const near = (max: string | number | undefined, ordered = false) =>
  `${ordered ? 'ONEAR' : 'NEAR'}/${Math.min(Number(max ?? DEFAULT_NEAR), MAX_NEAR)}`;

/** Capitals count where there are any. */
function asWritten(text: string): string {
  return /\p{Lu}/u.test(text) ? `\`${text}\`` : `"${text}"`;
}

const SIGNS: readonly Sign[] = [
  /** Brandwatch's remarks. */
  { pattern: /<<<[\s\S]*?>>>/y, meant: () => ' ' },
  { pattern: /&&?(?=[\s("])/y, meant: () => 'AND', item: 'and', place: 'between' },
  { pattern: /AND\/OR(?=[\s("])/y, meant: () => 'OR', item: 'or', place: 'between' },
  { pattern: /(?:ANDNOT|AND-NOT|BUTNOT|BUT NOT)(?=[\s("])/y, meant: () => 'NOT', item: 'not' },
  { pattern: /XOR(?=[\s("])/y, meant: () => '', item: 'xor', place: 'between' },
  /** `near/4:a,b` */
  {
    pattern: new RegExp(String.raw`(o?)near\/(\d+):(${TERM}(?:\s?,\s?${TERM})+)`, 'iy'),
    meant: (match) => {
      const terms = match[3]!.match(new RegExp(TERM, 'g')) ?? [];
      return `(${terms.join(` ${near(match[2], match[1] !== '')} `)})`;
    },
    item: 'word',
  },
  {
    pattern: /(?:AROUND|NEAR|WITHIN)\s?\(\s?(\d+)\s?\)/y,
    meant: (match) => near(match[1]),
    item: 'near',
    place: 'between',
  },
  {
    pattern: /(?:WITHIN[ /]?|ADJ[ /]?|SAME[ /]?|NEAR ?)(\d+)(?=[\s("])/y,
    meant: (match) => near(match[1]),
    item: 'near',
    place: 'between',
  },
  {
    pattern: /(?:NEXT|PRE|FOLLOWED BY|BEFORE)(?:[ /]?(\d+))?(?=[\s("])/y,
    meant: (match) => near(match[1] ?? 0, true),
    item: 'near',
    place: 'between',
  },
  { pattern: /[WwNn]\/(\d+)(?=[\s("])/y, meant: (match) => near(match[1]), item: 'near', place: 'between' },
  {
    pattern: /[Pp]\/(\d+)(?=[\s("])/y,
    meant: (match) => near(match[1], true),
    item: 'near',
    place: 'between',
  },
  { pattern: /\/(\d+)(?=[\s("])/y, meant: (match) => near(match[1]), item: 'near', place: 'between' },
  {
    pattern: /(?:NEAR\/[sS]|[WwNn]?\/[sS]|SENTENCE)(?=[\s("])/y,
    meant: () => near(SENTENCE_REACH),
    item: 'near',
    place: 'between',
  },
  {
    pattern: /(?:NEAR\/[pP]|[WwNn]?\/[pP]|PARAGRAPH)(?=[\s("])/y,
    meant: () => near(PARAGRAPH_REACH),
    item: 'near',
    place: 'between',
  },
  { pattern: /(?:\/[sS]|SENTENCE)(?=\)|$)/y, meant: () => `~${SENTENCE_REACH}`, place: 'between' },
  { pattern: /(?:\/[pP]|PARAGRAPH)(?=\)|$)/y, meant: () => `~${PARAGRAPH_REACH}`, place: 'between' },
  /** Pulsar's fields look like functions. */
  {
    pattern: /(?:BY_[A-Z]+|FROM_[A-Z]+)\(([^()]*)\)/y,
    meant: (match) => `author:(${match[1]})`,
    item: 'word',
  },
  { pattern: /(?:IN_URL|IN_LINK)\(([^()]*)\)/y, meant: (match) => `url:(${match[1]})`, item: 'word' },
  { pattern: /IN_TITLE\(([^()]*)\)/y, meant: (match) => `title:(${match[1]})`, item: 'word' },
  {
    pattern: /(?:LANG|LANGUAGE|IN_LANGUAGE)\(([^()]*)\)/y,
    meant: (match) => `lang:(${match[1]})`,
    item: 'word',
  },
  {
    pattern: /(?:TITLE|HEADLINE|INTITLE)\(([^()]*)\)/y,
    meant: (match) => `title:(${match[1]})`,
    item: 'word',
  },
  /** Case counts: Pulsar's and Talkwalker's sign, Brandwatch's braces. */
  {
    pattern: /(?:!|\+{1,2})"([^"`]+)"/y,
    meant: (match) => asWritten(match[1]!.trim()),
    item: 'word',
    place: 'begin',
  },
  {
    pattern: /\{([^{}`]*[^{}`\s][^{}`]*)\}/y,
    meant: (match) => `\`${match[1]!.trim()}\``,
    item: 'word',
    place: 'begin',
  },
  /** How often a word must be there. */
  { pattern: /\{\d*,?\d*\}/y, meant: () => null },
  {
    pattern: /!(?=[A-Z][A-Z\d]+(?:[\s)]|$))([A-Z\d]+)/y,
    meant: (match) => `\`${match[1]}\``,
    item: 'word',
    place: 'begin',
  },
  { pattern: /!(?=[\p{L}\p{N}(@#])/uy, meant: () => '-', item: 'not', place: 'begin' },
  { pattern: /\+{1,2}(?=[\p{L}\p{N}(@#$])/uy, meant: () => '', place: 'begin' },
  { pattern: /\[(?!\s*\d+\s*(?:TO|to)\b)/y, meant: () => '(', item: 'open' },
  { pattern: /\]/y, meant: () => ')', item: 'close' },
  { pattern: /[{}]/y, meant: () => ' ' },
];

const STARTS = /[<&A-Zonwp/!+[\]{}N]/;

/** @param before the item before the place @returns null where nothing foreign begins */
export function foreignSign(text: string, at: number, before: Item | undefined): ForeignSign | null {
  if (!STARTS.test(text[at]!)) return null;
  if (/[\p{L}\p{N}_]/u.test(text[at]!) && at > 0 && /[\p{L}\p{N}_]/u.test(text[at - 1]!)) return null;
  const isAfterOperand =
    before !== undefined && ['word', 'quoted', 'exact', 'regex', 'close', 'reach'].includes(before.kind);
  for (const { pattern, meant, item, place } of SIGNS) {
    if (place === 'between' && !isAfterOperand) continue;
    if (place === 'begin' && at > 0 && !/[\s(（|｜:[\-–—−,;!+]/.test(text[at - 1]!)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const span = { start: at, end: at + match[0].length };
    const instead = meant(match);
    const typed = match[0].trim();
    const edits = instead === null ? null : edit(text, span, instead);
    const problem = new Refusal('foreign-sign', span, { typed, instead: instead?.trim() ?? '' }, edits);
    return { problem, item: item ? standIn(item, span) : null, end: span.end };
  }
  return null;
}

/** A distance after a group stands right behind it. */
function edit(text: string, span: { start: number; end: number }, instead: string): Edit {
  const isReach = instead.startsWith('~');
  let { start } = span;
  if (isReach) while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  return { start, end: span.end, text: instead };
}

function standIn(kind: NonNullable<Sign['item']>, span: { start: number; end: number }): Item {
  if (kind === 'near') return { kind, link: { max: DEFAULT_NEAR, ordered: false }, usual: false, ...span };
  if (kind === 'word') return { kind, text: 'placeholder', ...span };
  return { kind, ...span };
}
