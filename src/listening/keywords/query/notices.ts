import type { Item } from './items.ts';
import type { Edit } from './refusal.ts';
import { hasIgnoredSigns } from './terms.ts';
import type { QueryNode, QueryWarning } from './tree.ts';

/**
 * A warning that only the typed text shows; `edits` are what would change the meaning to what was perhaps meant, none
 * when the canonical text says it.
 */
export type TextNotice = Omit<QueryWarning, 'fix'> & { edits: readonly Edit[] };

const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  or: 'OR',
  and: 'AND',
  not: 'NOT',
  ou: 'OR',
  et: 'AND',
  sauf: 'NOT',
  oder: 'OR',
  und: 'AND',
  nicht: 'NOT',
};

const OPERANDS: ReadonlySet<Item['kind']> = new Set(['word', 'quoted', 'exact', 'regex', 'close', 'reach']);
const BEGINS: ReadonlySet<Item['kind']> = new Set([
  'word',
  'quoted',
  'exact',
  'regex',
  'open',
  'field',
  'not',
]);

/** The operator that a word between two terms may stand for, in small letters or in another language. */
function operatorMeant(word: string): string | null {
  const near = /^(o?)near(?:\/(\d+)(f?))?$/i.exec(word);
  if (near && (near[2] !== undefined || word === word.toUpperCase() || near[1] !== ''))
    return `${near[1] || near[3] ? 'ONEAR' : 'NEAR'}${near[2] === undefined ? '' : `/${near[2]}`}`;
  return OPERATOR_WORDS[word.toLowerCase()] ?? null;
}

/** What the items of a text show before they are put together. */
export function noticesOf(items: readonly Item[], text: string): TextNotice[] {
  const lower: { item: Extract<Item, { kind: 'word' }>; operator: string }[] = [];
  const notices: TextNotice[] = [];
  // One mending for all: of a text with many, each by itself would leave the others.
  const quoted: Edit[] = [];
  items.forEach((item, at) => {
    const before = items[at - 1];
    const next = items[at + 1];
    const span = { start: item.start, end: item.end };
    if (item.kind === 'near' && item.usual)
      notices.push({ code: 'near-usual', span, params: { max: item.link.max }, edits: [], asks: false });
    if (item.kind === 'quoted') {
      const edit = operatorsInside(item, text);
      if (edit) {
        quoted.push(edit);
        notices.push({
          code: 'operator-in-quotes',
          span,
          params: { typed: item.text },
          edits: quoted,
          asks: true,
        });
      }
    }
    if (item.kind !== 'word' || (before?.kind === 'field' && before.end === item.start)) return;
    const operator = operatorMeant(item.text);
    const isBetween =
      next !== undefined &&
      BEGINS.has(next.kind) &&
      (operator === 'NOT' || (before !== undefined && OPERANDS.has(before.kind)));
    if (operator && isBetween) lower.push({ item, operator });
    else if (/^[#@]?[\p{L}\p{N}\p{M}*?]+\?$/u.test(item.text)) {
      const edits = [{ start: item.end - 1, end: item.end, text: '' }];
      notices.push({
        code: 'ends-with-question-mark',
        span,
        params: { typed: item.text },
        edits,
        asks: true,
      });
    } else if (hasIgnoredSigns(item.text)) {
      const read = item.text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
      const edits = [{ ...span, text: `\`${item.text}\`` }];
      notices.push({
        code: 'punctuation-ignored',
        span,
        params: { typed: item.text, read },
        edits,
        asks: false,
      });
    }
  });
  const edits = lower.map(({ item, operator }) => ({ start: item.start, end: item.end, text: operator }));
  for (const { item, operator } of lower) {
    const span = { start: item.start, end: item.end };
    notices.push({
      code: 'lower-case-operator',
      span,
      params: { typed: item.text, operator },
      edits,
      asks: true,
    });
  }
  return notices;
}

const INNER_OPERATOR =
  /(?<=\S\s+)(?:AND NOT|AND|OR NOT|OR|NOT|OU|ET|SAUF|ODER|UND|O?NEAR(?:\/\d+f?)?)(?=\s+\S)|\s*\|+\s*|\s*&&\s*/gu;
const ENGLISH: Readonly<Record<string, string>> = {
  OU: 'OR',
  ODER: 'OR',
  ET: 'AND',
  UND: 'AND',
  SAUF: 'NOT',
};

/** Quotes around a whole query: the words between the operators, each in quotes of its own where they are several. */
function operatorsInside(item: Extract<Item, { kind: 'quoted' }>, text: string): Edit | null {
  const inner = text.slice(item.inner.start, item.inner.end);
  const operators = [...inner.matchAll(INNER_OPERATOR)].map(([found]) => found.trim());
  const commas = inner.split(/\s*[,;\n]\s*/).filter(Boolean);
  const isCapitals = inner === inner.toUpperCase() && /\p{Lu}/u.test(inner);
  if (operators.length === 0 || (isCapitals && !operators.some((operator) => /NEAR|[|&]/.test(operator)))) {
    if (commas.length > 2 || /\n/.test(inner))
      return { start: item.start, end: item.end, text: `(${commas.map(phrase).join(' OR ')})` };
    const minus = /^(\S.*?)\s-(\p{L}[\p{L}\p{N}]*)$/u.exec(inner);
    return minus ? { start: item.start, end: item.end, text: `${phrase(minus[1]!)} -${minus[2]}` } : null;
  }
  const parts = inner.split(INNER_OPERATOR).map((part) => part.trim());
  if (parts.some((part) => part === '')) return null;
  const meant = parts
    .map((part, at) => {
      const operator = operators[at]?.replace(/^\|+$/, 'OR').replace(/^&&$/, 'AND');
      return `${grouped(part)}${operator === undefined ? '' : ` ${ENGLISH[operator] ?? operator} `}`;
    })
    .join('');
  return { start: item.start, end: item.end, text: `(${meant})` };
}

function grouped(part: string): string {
  const open = /^\(*/.exec(part)![0];
  const close = /\)*$/.exec(part)![0];
  return `${open}${phrase(part.slice(open.length, part.length - close.length))}${close}`;
}

function phrase(part: string): string {
  return /\s/.test(part) ? `"${part}"` : part;
}

/** Where a list was typed: what it would be with OR. @param breaks where the parts of `nodes` are parted */
export function listNotice(
  nodes: readonly QueryNode[],
  breaks: readonly { item: Extract<Item, { kind: 'break' }>; next: Item }[],
): TextNotice {
  const start = nodes[0]!.span.start;
  const out = breaks.find(({ next }) => next.kind === 'not');
  const edits = breaks.map(({ item, next }): Edit => {
    const place = { start: item.start, end: item.end };
    if (next.kind !== 'not') return { ...place, text: ' OR ' };
    return { ...place, text: out?.item === item && breaks[0]!.item !== item ? ') ' : ' ' };
  });
  if (out && breaks[0]!.item !== out.item) edits.push({ start, end: start, text: '(' });
  const [first] = breaks;
  return {
    code: 'list-of-terms',
    span: { start, end: nodes.at(-1)!.span.end },
    params: { sign: first!.item.sign === '\n' ? 'line' : first!.item.sign },
    edits,
    asks: breaks.some(({ next }) => next.kind !== 'not'),
  };
}
