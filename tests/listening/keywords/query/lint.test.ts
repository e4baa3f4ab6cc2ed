import { describe, expect, it, test } from 'vitest';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';

const warningsOf = (text: string) => {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(`${read.problem.code} in ${text}`);
  return read.query.warnings;
};

describe('warnings', () => {
  test.each([
    ['hp', 'too-short', 'hp', null],
    ['kestrelbox OR hp', 'too-short', 'hp', null],
    ['the', 'too-broad', 'the', null],
    ['"of the"', 'too-broad', '"of the"', null],
    ['🔥', 'too-broad', '🔥', null],
    ['kes*', 'too-broad', 'kes*', null],
    ['Apple', 'common-word', 'Apple', null],
    ['pêche', 'common-word', 'pêche', null],
    ['title:apple', 'common-word', 'title:apple', null],
    ['kestrelbox or mesh1', 'lower-case-operator', 'or', 'kestrelbox OR mesh1'],
    ['kestrelbox ou mesh1', 'lower-case-operator', 'ou', 'kestrelbox OR mesh1'],
    ['kestrelbox not mesh1', 'lower-case-operator', 'not', 'kestrelbox -mesh1'],
    ['kestrelbox near/3 mesh1', 'lower-case-operator', 'near/3', 'kestrelbox NEAR/3 mesh1'],
    ['kestrelbox lang:fr lang:en', 'contradiction', 'lang:en', null],
    ['kestrelbox lang:fr -lang:fr', 'contradiction', '-lang:fr', null],
    ['kestrelbox site:a.example site:b.example', 'contradiction', 'site:b.example', null],
    ['kestrelbox -Kestrelbox', 'removes-itself', '-Kestrelbox', null],
    ['"kestrelbox air" -kestrelbox', 'removes-itself', '-kestrelbox', null],
    ['#kestrelbox -(spam OR kestrelbox)', 'removes-itself', '-(spam OR kestrelbox', null],
    ['(kestrelbox OR "kestrelbox air") NOT kestrel*', 'removes-itself', 'NOT kestrel*', null],
    ['kestrelbox OR mesh1 OR KESTRELBOX', 'duplicate', 'KESTRELBOX', 'kestrelbox OR mesh1'],
    ['kestrelbox "kestrelbox"', 'duplicate', '"kestrelbox"', 'kestrelbox'],
    [
      'kestrelbox OR mesh1 broken',
      'mixed-operators',
      'kestrelbox OR mesh1 broken',
      'kestrelbox OR (mesh1 broken)',
    ],
    ['kestrel^2', 'punctuation-ignored', 'kestrel^2', '`kestrel^2`'],
    ['kestrel=fox', 'punctuation-ignored', 'kestrel=fox', '`kestrel=fox`'],
  ])('%s: %s', (text, code, at, fix) => {
    const warnings = warningsOf(text);
    expect(warnings.map((warning) => warning.code)).toEqual([code]);
    expect(text.slice(warnings[0]!.span.start, warnings[0]!.span.end)).toBe(at);
    expect(warnings[0]!.fix).toBe(fix);
  });

  it('says nothing of a sound query', () => {
    for (const text of [
      'kestrelbox',
      'apple (kestrelbox OR mesh1)',
      'kestrelbox OR (mesh1 broken)',
      'kestrelbox -mesh1',
      '"kestrelbox air" -"kestrelbox water"',
      'kestrelbox site:news.a.example site:a.example',
      '`c++` "o\'brien" #kestrelbox @kestrelbox',
      'kestrelbox NEAR/3 (mesh1 OR mesh2)',
    ]) {
      expect(warningsOf(text), text).toEqual([]);
    }
  });
});
