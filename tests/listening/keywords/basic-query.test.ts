import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BasicQuery, basicOf, basicText, itemsOf } from '../../../src/listening/keywords/basic-query.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import { printQuery } from '../../../src/listening/keywords/query/print.ts';

const treeOf = (text: string) => {
  const parsed = parseQuery(text, 'search');
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code}`);
  return parsed.query.tree;
};

const item = fc.oneof(
  fc.constantFrom('kestrelbox', 'kestr*', 'C++', 'R&D', '.NET', 'AND', 'not now', 'a OR b', '#tag', '@maple'),
  fc.constantFrom(
    '"kestrel, box"',
    '`Kestrel; Box`',
    'lang:en',
    'title:kestrel',
    'say "hello" now',
    'Brühl',
    '東京タワー',
  ),
  fc
    .array(fc.constantFrom('kestrel', 'box', 'or', 'near', 'harbour', 'l’eau', 'x-ray'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((words) => words.join(' ')),
);
const items = fc.array(item, { maxLength: 3 });

describe('basic queries', () => {
  test('what lists say is read back from their query', () => {
    fc.assert(
      fc.property(items, items, items, (any, all, none) => {
        const text = basicText({ any, all: ['kestrelbox', ...all], none });
        const again = basicOf(treeOf(text));
        expect(again, text).not.toBeNull();
        expect(printQuery(treeOf(basicText(again!)))).toBe(printQuery(treeOf(text)));
      }),
      { seed: 18, numRuns: 500 },
    );
  });

  test('lists as a form shows them are read as the same items', () => {
    fc.assert(
      fc.property(items, (any) => {
        const basic = basicOf(treeOf(basicText({ any: ['kestrelbox', ...any], all: [], none: ['toy'] })))!;
        expect(itemsOf(basic.any.join(', '))).toEqual(basic.any);
      }),
      { seed: 18, numRuns: 500 },
    );
  });

  test.each<[string, BasicQuery | null]>([
    ['(a1 OR b1) c1 -d1', { any: ['a1', 'b1'], all: ['c1'], none: ['d1'] }],
    ['kestrelbox', { any: ['kestrelbox'], all: [], none: [] }],
    ['"kestrel box" -(toy OR bird)', { any: ['kestrel box'], all: [], none: ['toy', 'bird'] }],
    ['a1 OR (b1 c1)', null],
    ['(a1 OR b1) (c1 OR d1)', null],
    ['kestrel NEAR/3 box', null],
    ['kestrel -(box NEAR/3 toy)', null],
    ['kestrel /box-\\d+abc/', null],
  ])('%s', (text, basic) => {
    expect(basicOf(treeOf(text))).toEqual(basic);
  });
});
