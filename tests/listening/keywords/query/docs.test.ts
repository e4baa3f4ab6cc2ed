import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_ALIASES } from '../../../../src/listening/keywords/query/field-names.ts';
import {
  MAX_DEPTH,
  MAX_NEAR,
  MAX_OPERANDS,
  MAX_QUERY_LENGTH,
  MAX_REGEXES,
} from '../../../../src/listening/keywords/query/limits.ts';
import { FIELD_NAMES } from '../../../../src/listening/keywords/query/tree.ts';
import { queryOf } from './posts.ts';

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/queries.md'), 'utf8');
const rowsOf = (heading: string) =>
  docs
    .split(`## ${heading}\n`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|---'))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

test('every query of docs/queries.md can be saved, and is asked nothing about', () => {
  const queries = rowsOf('What one can write').map((row) => row[1]!.slice(1, -1));
  expect(queries.length).toBeGreaterThan(10);
  for (const query of queries) expect(queryOf(query).warnings.filter(({ asks }) => asks)).toEqual([]);
});

test('docs/queries.md names every field with its other names', () => {
  const told = Object.fromEntries(
    rowsOf('Fields').map(([, field, others]) => [
      field!.slice(1, -1),
      [...others!.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort(),
    ]),
  );
  const known = FIELD_NAMES.map((field) => [
    field,
    Object.keys(FIELD_ALIASES)
      .filter((name) => FIELD_ALIASES[name] === field)
      .sort(),
  ]);
  expect(told).toEqual(Object.fromEntries(known));
});

test('docs/queries.md publishes the limits that hold', () => {
  expect(rowsOf('Limits').map(([, , max]) => Number(max!.replace(',', '')))).toEqual([
    MAX_QUERY_LENGTH,
    MAX_OPERANDS,
    MAX_DEPTH,
    MAX_REGEXES,
    MAX_NEAR,
  ]);
});
