import type { Answer } from '../fakes/http-server.ts';

type Change = (list: readonly Record<string, unknown>[]) => string;

const text = (value: unknown) => JSON.stringify(value);
const before = (bad: string): Change => {
  return (list) => `[${[bad, ...list.map(text)].join(',')}]`;
};

/** What stands beside good elements of a list: something of another shape, or something that is not even JSON. */
export const BAD_ELEMENTS: Readonly<Record<string, Change>> = {
  null: before('null'),
  'a number': before('7'),
  'a text': before('"kestrelbox"'),
  'an empty list': before('[]'),
  'an empty object': before('{}'),
  'one whose fields are all null': (list) => before(text(withAll(list[0]!, () => null)))(list),
  'one whose fields are all lists': (list) => before(text(withAll(list[0]!, () => [[null]])))(list),
  'one whose fields are all objects': (list) =>
    before(text(withAll(list[0]!, () => ({ a: { b: 1 } }))))(list),
  'one whose fields are all numbers': (list) => before(text(withAll(list[0]!, () => 7)))(list),
  'one that is garbled': (list) => before(text(list[0]).replace(/:/, ':%%%'))(list),
};

function withAll(element: Record<string, unknown>, make: () => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(element).map((key) => [key, make()]));
}

/** @returns the answer with the bad element in its outermost lists of objects; null when it has none */
export function withBadElement(answer: Answer, change: Change): Answer | null {
  const { body } = answer;
  const json = parsed(body);
  if (json === undefined) return null;
  let changed = false;
  const write = (value: unknown): string => {
    if (Array.isArray(value) && value.length > 0 && value.every(isObject)) {
      changed = true;
      return change(value);
    }
    if (!isObject(value)) return text(value);
    return `{${Object.entries(value)
      .map(([key, field]) => `${text(key)}:${write(field)}`)
      .join(',')}}`;
  };
  const whole = write(json);
  return changed ? { ...answer, headers: { 'content-type': 'application/json' }, body: whole } : null;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return body;
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
