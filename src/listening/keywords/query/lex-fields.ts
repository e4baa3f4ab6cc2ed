import { knownField } from './field-names.ts';
import type { Item } from './items.ts';
import { Refusal } from './refusal.ts';
import { FILTER_FIELDS, NUMBER_FIELDS } from './tree.ts';
import { TIME_UNITS } from './units.ts';

/** `likes > 50`, `likes:> 50`, `followers:1 000`: one condition, whatever spaces stand in it. */
const SPACED_NUMBER =
  /([A-Za-z_]+)(\s*[:：]\s*|\s*(?=[<>=≥≤]))((?:[<>]=?|=[<>]?|[≥≤])?\s*(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d[\d.,]*)(?:[a-zA-Z]+|\+)?)(?=[\s)）|｜,;]|$)(?!\s+TO\s)/y;

const UNIT = new RegExp(
  String.raw`\s(?:${TIME_UNITS.flatMap(({ names }) => names).join('|')})(?=[\s)）|｜,;]|$)`,
  'y',
);

/** @returns the field and its number; null where none begins */
export function readNumber(text: string, at: number): Item[] | null {
  SPACED_NUMBER.lastIndex = at;
  const match = SPACED_NUMBER.exec(text);
  if (!match || !isNumber(match[1]!) || !/\s|[≥≤]/.test(match[0])) return null;
  const [, name, colon, value] = match;
  UNIT.lastIndex = at + match[0].length;
  const unit = knownField(name!) === 'age' && /\d$/.test(value!) ? (UNIT.exec(text)?.[0] ?? '') : '';
  const start = at + name!.length + colon!.length;
  return [
    { kind: 'field', name: name!, typed: name! + colon!.trim(), start: at, end: start },
    {
      kind: 'word',
      text: (value! + unit).replace(/\s/g, ''),
      start,
      end: at + match[0].length + unit.length,
    },
  ];
}

function isNumber(name: string): boolean {
  const field = knownField(name);
  return NUMBER_FIELDS.some((each) => each === field);
}

const VALUE = String.raw`[^\s()（）"“”«»,;|｜:[\]{}\x60/]+`;
const VALUES = new RegExp(String.raw`([A-Za-z_]+)[:：](${VALUE}(?:[,;|｜]${VALUE})+)(?=[\s)）]|$)`, 'y');
const SPACED_COLON = /([A-Za-z_]+)\s+[:：]\s*(?=[\p{L}\p{N}("“«#@`])/uy;

/**
 * `lang:en,fr` and `title : hub`, of a field that is ours.
 * @returns what it should be, and an item to read on with; null where none begins
 */
export function fieldSign(text: string, at: number): { problem: Refusal; item: Item } | null {
  VALUES.lastIndex = at;
  const values = VALUES.exec(text);
  if (values && takesValues(values[1]!)) {
    const [typed, name, list] = values;
    const span = { start: at, end: at + typed.length };
    const instead = `${name}:(${list!.split(/[,;|｜]/).join(' OR ')})`;
    const problem = new Refusal('foreign-sign', span, { typed, instead }, { ...span, text: instead });
    return { problem, item: { kind: 'word', text: 'placeholder', ...span } };
  }
  SPACED_COLON.lastIndex = at;
  const spaced = SPACED_COLON.exec(text);
  if (!spaced || knownField(spaced[1]!) === null) return null;
  const name = spaced[1]!;
  const span = { start: at, end: at + spaced[0].length };
  const params = { typed: spaced[0].trim(), instead: `${name}:` };
  const problem = new Refusal('foreign-sign', span, params, { ...span, text: `${name}:` });
  return { problem, item: { kind: 'field', name, typed: `${name}:`, ...span } };
}

function takesValues(name: string): boolean {
  const field = knownField(name);
  return (
    field === 'title' ||
    field === 'body' ||
    field === 'author' ||
    field === 'tag' ||
    FILTER_FIELDS.some((each) => each === field)
  );
}
