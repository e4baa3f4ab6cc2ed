import type { Span } from '../../../config/errors.ts';
import type { PostKind } from '../../mentions/mention.ts';
import type { Item } from './lex.ts';
import { Refusal } from './refusal.ts';
import { addressEdit, literalTerm, phraseTerm, wordTerm } from './terms.ts';
import {
  FIELD_NAMES,
  type FieldName,
  type FieldNode,
  type FilterNode,
  type TermNode,
  type TextField,
} from './tree.ts';

const POST_KINDS: readonly PostKind[] = [
  'post',
  'comment',
  'article',
  'review',
  'video',
  'episode',
  'question',
  'issue',
];

type FieldItem = Extract<Item, { kind: 'field' }>;
export type ValueItem = Extract<Item, { kind: 'word' | 'exact' | 'quoted' }>;

/**
 * A field with its value.
 * @param value the item after the field name, if any.
 * @throws Refusal
 */
export function fieldNode(name: FieldItem, value: Item | undefined): FieldNode | FilterNode {
  const field = knownField(name, value);
  const isValue = value?.kind === 'word' || value?.kind === 'exact' || value?.kind === 'quoted';
  if (!value || !isValue || value.start !== name.end) throw noValue(name, field, isValue ? value : undefined);
  const span = { start: name.start, end: value.end };
  switch (field) {
    case 'title':
      return { kind: 'field', field, term: termOf(value), span };
    case 'author':
    case 'tag':
    case 'url':
      return { kind: 'field', field, term: fieldTerm(field, value), span };
    default:
      return { kind: 'filter', field: field as 'site', value: filterValue(field as 'site', value), span };
  }
}

/** A term as it stands, outside of any field. @throws Refusal */
export function termOf(item: ValueItem): TermNode {
  const span = { start: item.start, end: item.end };
  if (item.kind === 'exact') return literalTerm(item.text, span);
  return item.kind === 'quoted' ? phraseTerm(item.text, item.within, span) : wordTerm(item.text, span);
}

function knownField(name: FieldItem, value: Item | undefined): FieldName {
  const typed = name.name.toLowerCase();
  const known = FIELD_NAMES.find((field) => field === typed);
  if (known) return known;
  const hasValue = value?.kind === 'word' && value.start === name.end;
  const span = { start: name.start, end: hasValue ? value.end : name.end };
  const raw = `${name.name}:${hasValue ? value.text : ''}`;
  if (hasValue && value.text.startsWith('//')) {
    throw new Refusal('address', span, { text: raw }, addressEdit(raw, span));
  }
  const nearest = FIELD_NAMES.find((field) => isOneSlipAway(typed, field)) ?? '';
  const text = nearest ? `${nearest}:${raw.slice(name.name.length + 1)}` : hasValue ? `"${raw}"` : name.name;
  throw new Refusal(
    'unknown-field',
    { start: name.start, end: name.end },
    { field: name.name, nearest },
    { ...span, text },
  );
}

function noValue(name: FieldItem, field: FieldName, value: ValueItem | undefined): Refusal {
  const edit = value ? { start: name.end, end: value.start, text: '' } : null;
  return new Refusal('field-value', name, { field, value: '', expected: '' }, edit);
}

/** Author, tag and url take plain words: signs around them are the field's business. */
function fieldTerm(field: Exclude<TextField, 'title'>, item: ValueItem): TermNode {
  const bare =
    field === 'url'
      ? item.text.replace(/^[a-z]+:\/\//i, '').replace(/^www\./i, '')
      : item.text.replace(field === 'tag' ? /^[#＃]/ : /^[@＠]/, '');
  const span = { start: item.start, end: item.end };
  if (item.kind === 'exact' || (item.kind === 'quoted' && item.within !== null) || /\*/.test(bare)) {
    const text = bare.replace(/[`"*]/g, '');
    throw new Refusal(
      'field-value',
      span,
      { field, value: item.text, expected: '' },
      { ...span, text: `"${text}"` },
    );
  }
  if (item.kind === 'quoted') return phraseTerm(bare, null, span);
  const term = wordTerm(bare.replace(/[?~]/g, ' '), span);
  return /\s/.test(term.text) ? phraseTerm(term.text, null, span) : term;
}

function filterValue(field: 'site' | 'source' | 'lang' | 'type', item: ValueItem): string {
  const value = item.text.toLowerCase();
  const span: Span = { start: item.start, end: item.end };
  const refuse = (expected: string, text: string | null) =>
    new Refusal(
      'field-value',
      span,
      { field, value: item.text, expected },
      text === null ? null : { ...span, text },
    );
  if (item.kind !== 'word') throw refuse('', /^[\p{L}\p{N}.-]+$/u.test(value) ? value : null);
  switch (field) {
    case 'site': {
      const host = value
        .replace(/^[a-z]+:\/\//, '')
        .replace(/[/?#].*$/, '')
        .replace(/^www\./, '');
      if (host !== value) throw refuse('acme.example', host === '' ? null : host);
      if (!/^[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)*$/u.test(value)) throw refuse('acme.example', null);
      return value;
    }
    case 'source':
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) throw refuse('', null);
      return value;
    case 'lang': {
      const code = /^([a-z]{2})(?:[-_][a-z0-9]+)?$/.exec(value)?.[1];
      if (code !== value) throw refuse('en, fr, de', code ?? null);
      return value;
    }
    case 'type': {
      if (POST_KINDS.some((kind) => kind === value)) return value;
      const nearest = POST_KINDS.find((kind) => isOneSlipAway(value, kind));
      throw refuse(POST_KINDS.join(', '), nearest ?? null);
    }
  }
}

/** One letter added, left out, changed, or two neighbors swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const restIs = (skipTyped: number, skipMeant: number) =>
    typed.slice(at + skipTyped) === meant.slice(at + skipMeant);
  const swapped = typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && restIs(2, 2);
  return restIs(1, 1) || restIs(1, 0) || restIs(0, 1) || swapped;
}
