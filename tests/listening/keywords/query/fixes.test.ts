import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { printQuery } from '../../../../src/listening/keywords/query/print.ts';
import { runs } from '../../../runs.ts';

/** A query as it is meant, and as people and other tools write it. */
const WRITTEN: readonly [string, (meant: string) => string][] = [
  ['AND as signs', (meant) => meant.replace(/ AND /g, ' && ')],
  ['one sign for AND', (meant) => meant.replace(/ AND /g, ' & ')],
  ['small and', (meant) => meant.replace(/ AND /g, ' and ')],
  ['small or', (meant) => meant.replace(/ OR /g, ' or ')],
  ['French or', (meant) => meant.replace(/ OR /g, ' ou ')],
  ['German and', (meant) => meant.replace(/ AND /g, ' und ')],
  ['a word for both', (meant) => meant.replace(/ OR /g, ' AND/OR ')],
  ['small not', (meant) => meant.replace(/ -/g, ' not ')],
  ['French not', (meant) => meant.replace(/ -/g, ' sauf ')],
  ['exclamation mark for not', (meant) => meant.replace(/ -/g, ' !')],
  ['one word for and not', (meant) => meant.replace(/ -/g, ' ANDNOT ')],
  ['a plus before words', (meant) => `+${meant}`],
  ['brackets', (meant) => meant.replace(/\(/g, '[').replace(/\)/g, ']')],
  ['a remark', (meant) => `<<<as agreed>>> ${meant}`],
  ['small near', (meant) => meant.replace(/NEAR\/3/g, 'near/3')],
  ['near as of a law firm', (meant) => meant.replace(/NEAR\/3/g, 'W/3')],
  ['near as of a search engine', (meant) => meant.replace(/NEAR\/3/g, 'AROUND(3)')],
  ['near apart from its number', (meant) => meant.replace(/NEAR\/3/g, 'WITHIN 3')],
  ['a slash', (meant) => meant.replace(/NEAR\/3/g, '/3')],
  ['a group never closed', (meant) => meant.replace(/\)$/, '')],
  ['a quote never closed', (meant) => meant.replace(/"$/, '')],
  ['a group closed twice', (meant) => (meant.endsWith(')') ? `${meant})` : meant)],
  ['an operator at the end', (meant) => `${meant} OR`],
  ['a slip in a field', (meant) => meant.replace(/title:/g, 'titel:')],
];

const word = fc.constantFrom(
  'kestrel',
  'ostrand',
  'quillmere',
  'router',
  'hub',
  'C++',
  'R&D',
  '#tagged',
  '@maplefox',
);
const term = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom('"mesh hub"', 'kestr*', 'title:router', '"slow router"') },
);
const group = fc
  .array(term, { minLength: 2, maxLength: 3 })
  .map((terms) => `(${[...new Set(terms), 'kestrelbox'].join(' OR ')})`);
const near = fc.tuple(word, word).map(([a, b]) => `${a} NEAR/3 ${b}`);
const part = fc.oneof(term, group, near);
const meant = fc
  .tuple(
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.option(word, { nil: null }),
    fc.option(term, { nil: null }),
  )
  .map(([parts, out, last]) =>
    [parts.join(' AND '), ...(out ? [`-${out}`] : []), ...(last ? [`AND ${last}`] : [])].join(' '),
  );

describe('what is proposed does what was meant', () => {
  test.each(WRITTEN)('%s', (_, write) => {
    fc.assert(
      fc.property(meant, (query) => {
        const written = write(query);
        const wanted = parseQuery(query);
        if (!wanted.ok || written === query) return;
        const read = parseQuery(written);
        const fixes = read.ok
          ? [
              printQuery(read.query.tree),
              ...read.query.warnings.filter(({ asks }) => asks).map(({ fix }) => fix),
            ]
          : [read.problem.fix];
        expect(fixes, `${written} for ${query}`).toContain(printQuery(wanted.query.tree));
      }),
      { numRuns: runs(150) },
    );
  });
});

const pieces = fc.constantFrom(
  ...'kestrel|ostrand|"|“|«|`|(|)|[|]|{|}| | | |OR|AND|NOT|-|,|;|\n|NEAR/3|NEAR|near|~2|~|*|?|title:|site:|x.example'.split(
    '|',
  ),
  ...'lang:|fr|likes:|>50|/|/kestrel/|+|!|&|&&|<<<|>>>|or|ou|XOR|SENTENCE|W/5|{3}|c++|$|#|@|东京|é|is:|reply|raw:|list:|1 TO 5|title:-|title:NOT |lang:en,fr|likes > 5| ~3|**|\n- |<<|>>|NEAR/x|/kestrel/i|.*|title : |1 000|~1|[.]'.split(
    '|',
  ),
);

describe('for any text', () => {
  it('a fix can be read, asks nothing that it was to answer, and mends nothing again', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const read = parseQuery(text);
        const fixes = read.ok ? read.query.warnings.map(({ fix }) => fix) : [read.problem.fix];
        for (const fix of fixes) {
          if (fix === null) continue;
          const again = parseQuery(fix);
          expect(again.ok, `${text} → ${fix}`).toBe(true);
          if (again.ok) expect(printQuery(again.query.tree)).toBe(fix);
        }
      }),
      { numRuns: runs(20_000) },
    );
  });
});
