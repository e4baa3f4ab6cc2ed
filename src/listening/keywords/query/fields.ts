import type { Span } from '../../../config/errors.ts';
import { countryOf } from '../../mentions/country.ts';
import type { PostKind } from '../../mentions/mention.ts';
import { foreignField } from '../dialects/foreign-fields.ts';
import { isHostLike } from './domains.ts';
import { FIELD_ALIASES, knownField } from './field-names.ts';
import type { Item } from './items.ts';
import { Refusal } from './refusal.ts';
import { literalTerm, phraseTerm, termOf, type ValueItem } from './terms.ts';
import {
  FIELD_NAMES,
  FILTER_FIELDS,
  type FieldName,
  type FilterField,
  type FilterNode,
  isTerm,
  NUMBER_FIELDS,
  type NumberField,
  type QueryNode,
  TEXT_FIELDS,
  type TextField,
} from './tree.ts';
import { choicesOf, choiceValues, numberValues } from './values.ts';

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

export type FieldItem = Extract<Item, { kind: 'field' }>;

/**
 * A field with its value. One typed value may be several of ours: `has:media`, `likes:50..100`.
 * @throws Refusal
 */
export function fieldNode(name: FieldItem, value: ValueItem): QueryNode {
  const field = knownField(name.name);
  const span = { start: name.start, end: value.end };
  if (field === null) throw unknownField(name, value);
  refuseOddValue(field, name, value);
  if (field === 'raw') return literalTerm(value.text, span);
  if (field === 'list') return listNode(value, span);
  if (isOneOf(TEXT_FIELDS, field)) return textNode(field, name, value, span);
  if (isOneOf(NUMBER_FIELDS, field)) return numberNode(field, name, value, span);
  if (isOneOf(FILTER_FIELDS, field)) return filterNode(field, value, span);
  throw new Error(`no reader of the field ${field}`);
}

/**
 * `title:-hub` leaves out nothing, `title:body:hub` asks two fields at once, and case never counts in `title:/hub/i`.
 * @throws Refusal
 */
function refuseOddValue(field: FieldName | 'raw' | 'list', name: FieldItem, value: ValueItem): void {
  if (value.kind !== 'word' || field === 'raw' || isOneOf(NUMBER_FIELDS, field)) return;
  const inner = /^([A-Za-z_]+):[^\s/]/.exec(value.text)?.[1];
  if (inner && field !== 'url' && knownField(inner) !== null)
    throw new Refusal('field-in-field', value, { field: name.name });
  const flagged = /^(\/[^/]{3,}\/)[gimsuy]+$/.exec(value.text);
  if (flagged && (field === 'title' || field === 'body')) {
    const params = { typed: value.text, instead: flagged[1]! };
    throw new Refusal('foreign-sign', value, params, {
      start: value.start,
      end: value.end,
      text: flagged[1]!,
    });
  }
  const sign = /^[-–—−!]+(?=$|[\p{L}\p{N}#@])/u.exec(value.text)?.[0];
  if (!sign) return;
  const instead = `-${name.typed}${value.text.slice(sign.length)}`;
  const params = { typed: `${name.typed}${value.text}`, instead };
  throw new Refusal('foreign-sign', { start: name.start, end: value.end }, params, [
    { start: name.start, end: name.start, text: '-' },
    { start: value.start, end: value.start + sign.length, text: '' },
  ]);
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function textNode(field: TextField, name: FieldItem, value: ValueItem, span: Span): QueryNode {
  if (field === 'title' || field === 'body') return { kind: 'field', field, term: termOf(value), span };
  // `from:kestrel.example` is where a post comes from; `from:maplefox` who wrote it.
  if (name.name.toLowerCase() === 'from' && isHostLike(value.text) && !/\.bsky\./.test(value.text))
    return { kind: 'filter', field: 'site', value: value.text.toLowerCase(), span };
  if (field === 'author' && /[\p{L}\p{N}]@[\p{L}\p{N}]/u.test(value.text))
    return { kind: 'field', field, term: phraseTerm(value.text.replace(/^[@＠]/, ''), null, span), span };
  return { kind: 'field', field, term: plainTerm(field, value), span };
}

/** Author, tag and url take words: signs around them are the field's business. */
function plainTerm(field: TextField, item: ValueItem) {
  const bare =
    field === 'url'
      ? item.text
          .replace(/^[a-z]+:\/\//i, '')
          .replace(/^www\./i, '')
          .replace(/\/$/, '')
      : item.text.replace(field === 'tag' ? /^[#＃]+/ : /^[@＠]/, '');
  const span = { start: item.start, end: item.end };
  if (item.kind === 'exact' || item.kind === 'regex' || (item.kind === 'quoted' && item.within !== null)) {
    const params = { field, value: item.text, expected: '' };
    throw new Refusal('field-value', span, params, { ...span, text: `"${bare.replace(/[`"*]/g, '')}"` });
  }
  if (item.kind === 'quoted') return phraseTerm(bare, null, span);
  const term = termOf({
    ...item,
    text: field === 'url' ? bare.replace(/[?~]/g, ' ') : bare.replace(/~/g, ' '),
  });
  if (!isTerm(term) || term.kind === 'regex' || term.kind === 'literal') return term;
  return term.kind === 'word' && /\s/.test(term.text) ? phraseTerm(term.text, null, span) : term;
}

function listNode(value: ValueItem, span: Span): QueryNode {
  const name = value.text.toLowerCase().replace(/\s+/g, '-');
  if (!/^[\p{L}\p{N}_-]*\p{L}[\p{L}\p{N}_-]*$/u.test(name))
    throw new Refusal('field-value', span, { field: 'list', value: value.text, expected: '' });
  return { kind: 'list', name, span };
}

function numberNode(field: NumberField, name: FieldItem, value: ValueItem, span: Span): QueryNode {
  const numbers = numberValues(field, value.text);
  if (!numbers) {
    const expected =
      field === 'age' ? '<2h, >3d' : field === 'relevance' ? 'high, medium, low, >=0.6' : '>50, <=1000';
    throw new Refusal('field-value', span, { field: name.name, value: value.text, expected });
  }
  const nodes = numbers.map(({ op, value: figure }) => ({
    kind: 'number' as const,
    field,
    op,
    value: figure,
    span,
  }));
  return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes, span };
}

function filterNode(field: FilterField, item: ValueItem, span: Span): QueryNode {
  if (field === 'is' || field === 'has' || field === 'sentiment') {
    const values = choiceValues(field, item.text);
    if (!values)
      throw badValue(field, item, choicesOf(field), nearestOf(choicesOf(field).split(', '), item.text));
    const nodes = values.map((value): FilterNode => ({ kind: 'filter', field, value, span }));
    return nodes.length === 1 ? nodes[0]! : { kind: 'or', nodes, span };
  }
  return { kind: 'filter', field, value: filterValue(field, item), span };
}

function filterValue(field: Exclude<FilterField, 'is' | 'has' | 'sentiment'>, item: ValueItem): string {
  const value = item.text.toLowerCase();
  switch (field) {
    case 'country': {
      const code = countryOf(value);
      if (code === null) throw badValue(field, item, choicesOf(field), null);
      return code;
    }
    case 'sub': {
      const name = value.replace(/^\/?r\//, '').replace(/\/$/, '');
      if (!/^[\p{L}\p{N}_-]+$/u.test(name)) throw badValue(field, item, '', null);
      return name;
    }
    case 'site': {
      const host = value
        .replace(/^[a-z]+:\/\//, '')
        .replace(/[/?#].*$/, '')
        .replace(/^\*\./, '')
        .replace(/^www\./, '');
      if (!/^[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)*$/u.test(host))
        throw badValue(field, item, 'acme.example', null);
      return host;
    }
    case 'source':
      if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return value;
      throw badValue(
        field,
        item,
        '',
        /^[a-z0-9]+(?:[ _][a-z0-9]+)?$/.test(value) ? value.replace(/[ _]/g, '-') : null,
      );
    case 'lang': {
      const code = /^([a-z]{2})(?:[-_][a-z0-9]+)?$/.exec(value)?.[1];
      if (code !== value || !isLanguage(code))
        throw badValue(field, item, choicesOf(field), code && isLanguage(code) ? code : languageCode(value));
      return value;
    }
    case 'type': {
      if (POST_KINDS.some((kind) => kind === value)) return value;
      throw badValue(field, item, POST_KINDS.join(', '), nearestOf(POST_KINDS, value));
    }
  }
}

function badValue(field: string, item: ValueItem, expected: string, mended: string | null): Refusal {
  const span: Span = { start: item.start, end: item.end };
  const params = { field, value: item.text, expected };
  return new Refusal('field-value', span, params, mended === null ? null : { ...span, text: mended });
}

function isLanguage(code: string): boolean {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined;
}

/** The code of a language by its English or French name. */
function languageCode(typed: string): string | null {
  const codes =
    'en fr de es it pt nl sv da no fi pl cs tr ru uk el ar he fa hi ja zh ko th vi id ro hu ca'.split(' ');
  for (const locale of ['en', 'fr']) {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    const code = codes.find((each) => names.of(each)?.toLowerCase() === typed);
    if (code) return code;
  }
  return null;
}

/** A field that is none of ours. */
function unknownField(name: FieldItem, value: ValueItem): Refusal {
  const span = { start: name.start, end: value.end };
  const at = { start: name.start, end: name.end };
  const foreign = foreignField(name.name, value.text);
  if (foreign) {
    const params = {
      field: name.name,
      value: value.text,
      instead: foreign.text ?? '',
      reason: foreign.reason ?? '',
    };
    return new Refusal(
      'foreign-field',
      span,
      params,
      foreign.text === null ? null : { ...span, text: foreign.text },
    );
  }
  const typed = name.name.toLowerCase();
  const nearest = nearestOf([...FIELD_NAMES, ...Object.keys(FIELD_ALIASES), 'list', 'raw'], typed);
  const params = { field: name.name, nearest: nearest ?? '' };
  return new Refusal('unknown-field', at, params, nearest === null ? null : { ...at, text: `${nearest}:` });
}

function nearestOf(names: readonly string[], typed: string): string | null {
  const name = typed.toLowerCase();
  return names.find((each) => each.length > 2 && isOneSlipAway(name, each)) ?? null;
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
