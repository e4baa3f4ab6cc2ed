import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anchorNodes } from '../../../../src/listening/keywords/query/anchors.ts';
import {
  MAX_OPERANDS,
  MAX_QUERY_LENGTH,
  MAX_WARNINGS,
} from '../../../../src/listening/keywords/query/limits.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { printQuery } from '../../../../src/listening/keywords/query/print.ts';
import type { QueryNode, QueryProblem } from '../../../../src/listening/keywords/query/tree.ts';
import { runs } from '../../../runs.ts';
import { queryOf } from './posts.ts';
import { trees, withoutPlaces } from './trees.ts';

const printed = (text: string) => printQuery(queryOf(text).tree);
const problemOf = (text: string): QueryProblem => {
  const read = parseQuery(text);
  if (read.ok) throw new Error(`no problem in ${text}`);
  return read.problem;
};

describe('reading', () => {
  test.each([
    ['acme', 'acme'],
    ['acme phone', 'acme phone'],
    ['acme AND phone', 'acme phone'],
    ['acme OR phone | box', 'acme OR phone OR box'],
    ['acme OR phone box', 'acme OR (phone box)'],
    ['(acme OR phone) box', '(acme OR phone) box'],
    ['((acme)) (phone box)', 'acme phone box'],
    ['acme NOT phone', 'acme -phone'],
    ['acme –phone —box −x1', 'acme -phone -box -x1'],
    ['acme NOT (a OR b)', 'acme -(a OR b)'],
    ['acme -(-phone)', 'acme phone'],
    ['wi-fi', 'wi-fi'],
    ['"acme phone"', '"acme phone"'],
    ['“acme phone”', '"acme phone"'],
    ['„acme phone“', '"acme phone"'],
    ['«\u00a0acme phone\u202f»', '"acme phone"'],
    ["'acme phone' box", '"acme phone" box'],
    ["rock 'n roll", 'rock n roll'],
    ['“acme phone" -x1', '"acme phone" -x1'],
    ['"acme phone"~3', '"acme phone"~3'],
    ['acm* #acm*', 'acm* #acm*'],
    ['`C++` OR `.NET`', '`C++` OR `.NET`'],
    ['acme NEAR/3 phone ONEAR/2 (box OR "two words")', 'acme NEAR/3 phone ONEAR/2 (box OR "two words")'],
    ['acme NEAR/3f phone', 'acme ONEAR/3 phone'],
    ['NOT acme NEAR/3 phone box', '-(acme NEAR/3 phone) box'],
    ['title:acme title:"new phone" title:acm*', 'title:(acme "new phone" acm*)'],
    ['title:(acme OR (phone -box)) x1', 'title:(acme OR (phone -box)) x1'],
    ['title: acme', 'title:acme'],
    ['title:(acme NEAR/3 phone)', 'title:(acme NEAR/3 phone)'],
    ['title:acme NEAR/3 title:phone', 'title:(acme NEAR/3 phone)'],
    ['acme NEAR phone', 'acme NEAR/4 phone'],
    ['acme NEAR/3 (phone box)', 'acme NEAR/3 (phone box)'],
    ['(acme NEAR/1 phone) ONEAR/2 box', '(acme NEAR/1 phone) ONEAR/2 box'],
    ['*cme phon*book colo?r #acm*', '*cme phon*book colo?r #acm*'],
    ['"acme phon*" wi-fi*', '"acme phon*" "wi fi*"'],
    ['acmee~ acmees~2', 'acmee~1 acmees~2'],
    ['raw:C++ exact:".NET"', '`C++` `.NET`'],
    ['/acme-\\d+/ acme', '/acme-\\d+/ acme'],
    ['C++ OR .NET OR R&D OR C# OR $KSTR', 'C++ OR .NET OR R&D OR C# OR $KSTR'],
    ['Site:www.kestrelbox.example', 'site:kestrelbox.example'],
    ['domain:(a.example OR https://b.example/x)', 'site:(a.example OR b.example)'],
    ['from:@maplefox inurl:docs', 'author:maplefox url:docs'],
    ['acme lang:(fr OR en) -country:(usa OR France)', 'acme lang:(fr OR en) -country:(us OR fr)'],
    ['acme is:retweet has:photos has:media', 'acme is:repost has:image has:(image OR video)'],
    [
      'acme likes>50 followers:>=1k words:<1,000 age:<2h',
      'acme likes:>50 followers:>=1000 words:<1000 age:<2h',
    ],
    ['acme likes:50..100', 'acme likes:>=50 likes:<=100'],
    ['acme followers:[1000 TO 5000]', 'acme followers:>=1000 followers:<=5000'],
    ['acme list:competitors', 'acme list:competitors'],
    ['acme r/sub1 and/or', 'acme r/sub1 and/or'],
    ['site:kestrelbox.example', 'site:kestrelbox.example'],
    ['acme lang:FR type:Article source:hacker-news', 'acme lang:fr type:article source:hacker-news'],
    ['author:@maplefox', 'author:maplefox'],
    ['tag:#AcmeFail', 'tag:AcmeFail'],
    ['url:https://www.kestrelbox.example/new', 'url:kestrelbox.example/new'],
    ['10:30', '10:30'],
    ['"OR"', '"OR"'],
    ['(acme, phone)', 'acme phone'],
    ['acme[.]example', 'acme.example'],
    ["l'acme", "l'acme"],
    ['東京', '東京'],
    ['🔥', '🔥'],
  ])('%s', (text, canonical) => {
    if (canonical === null) expect(parseQuery(text).ok).toBe(false);
    else expect(printed(text)).toBe(canonical);
  });

  it('places every node in the text', () => {
    const text = 'acme (phone OR "new box") -title:beta';
    const { tree } = queryOf(text);
    const textOf = (node: QueryNode) => text.slice(node.span.start, node.span.end);
    if (tree.kind !== 'and') throw new Error(tree.kind);
    expect(tree.nodes.map(textOf)).toEqual(['acme', 'phone OR "new box"', '-title:beta']);
  });
});

describe('problems', () => {
  test.each([
    ['', 'empty', '', null],
    ['   ', 'empty', '   ', null],
    ['acme "new phone', 'unclosed-quote', '"new phone', 'acme "new phone"'],
    ['acme `c++', 'unclosed-exact', '`c++', 'acme `c++`'],
    ['acme ""', 'empty-quotes', '""', 'acme'],
    ['acme (phone OR box', 'unclosed-group', '(', 'acme (phone OR box)'],
    ['(acme', 'unclosed-group', '(', 'acme'],
    ['acme) phone', 'unopened-group', ')', 'acme phone'],
    [') acme', 'unopened-group', ')', 'acme'],
    ['acme () phone', 'empty-group', '()', 'acme phone'],
    ['acme OR', 'missing-operand', 'OR', 'acme'],
    ['OR acme', 'missing-operand', 'OR', 'acme'],
    ['acme OR OR phone', 'missing-operand', 'OR', 'acme OR phone'],
    ['acme AND OR phone', 'missing-operand', 'AND', 'acme OR phone'],
    ['acme NOT', 'missing-operand', 'NOT', 'acme'],
    ['(acme AND) phone', 'missing-operand', 'AND', 'acme phone'],
    ['NEAR/3 acme', 'missing-operand', 'NEAR/3', 'acme'],
    ['acme NEAR/3', 'missing-operand', 'NEAR/3', 'acme'],
    ['acme NOT NOT phone', 'double-not', 'NOT NOT', 'acme -phone'],
    ['acme --phone', 'double-not', '--', 'acme -phone'],
    ['acme - phone', 'nothing-to-match', '-', 'acme phone'],
    ['acme & phone', 'foreign-sign', '&', 'acme phone'],
    ['愛', 'single-character', '愛', null],
    ['acme ph*', 'wild-too-short', 'ph*', null],
    ['東京*', 'wild-place', '東京*', '東京'],
    ['"acme * phone"', 'wild-place', '"acme * phone"', 'acme ONEAR/1 phone'],
    ['OR,', 'missing-operand', 'OR', null],
    ['acme ONEAR/500 phone', 'near-number', 'ONEAR/500', 'acme ONEAR/100 phone'],
    ['acme NEAR/3 -phone', 'near-operand', '-phone', 'acme -(acme NEAR/3 phone)'],
    ['acme NEAR/3 lang:fr', 'near-operand', 'lang:fr', null],
    ['acme NEAR/3 "new phone"~2', 'near-operand', '"new phone"~2', 'acme NEAR/3 (new NEAR/2 phone)'],
    [
      '((acme OR phone) AND box)~5',
      'group-distance',
      '((acme OR phone) AND box)~5',
      '(acme OR phone) NEAR/5 box',
    ],
    ['acme sentiment:negative', 'judged-field', 'sentiment:negative', 'acme'],
    ['acme relevance:high', 'judged-field', 'relevance:high', 'acme'],
    ['acme engagementType:REPLY', 'foreign-field', 'engagementType:REPLY', 'acme is:reply'],
    ['acme city:Berlin', 'foreign-field', 'city:Berlin', null],
    ['acme near/4:a1,b1', 'foreign-sign', 'near/4:a1,b1', 'acme a1 NEAR/4 b1'],
    ['acme && !box', 'foreign-sign', '&&', 'acme -box'],
    ['acme SENTENCE box', 'foreign-sign', 'SENTENCE', 'acme NEAR/10 box'],
    ['{ACME} box', 'foreign-sign', '{ACME}', '`ACME` box'],
    ['/a.c/', 'regex', '/a.c/', null],
    ['/acme(/', 'regex', '/acme(/', null],
    ['title:(acme lang:fr)', 'field-in-field', 'lang:', null],
    ['acme likes:many', 'field-value', 'likes:many', null],
    ['acme~5 phone', 'fuzzy-too-short', 'acme~5', 'acme phone'],
    ['acmees~5 phone', 'fuzzy-number', '~5', 'acmees~2 phone'],
    ['"acme phone"~', 'within-number', '~', '"acme phone"~4'],
    ['"acme"~3', 'within-number', '~3', '"acme"'],
    ['acme~2', 'fuzzy-too-short', 'acme~2', 'acme'],
    ['titel:acme', 'unknown-field', 'titel:', 'title:acme'],
    ['re:invent', 'unknown-field', 're:', null],
    ['title:', 'field-value', 'title:', null],
    ['acme lang:fr-CA', 'field-value', 'fr-CA', 'acme lang:fr'],
    ['acme type:artcle', 'field-value', 'artcle', 'acme type:article'],
    [
      'https://kestrelbox.example/new',
      'address',
      'https://kestrelbox.example/new',
      'url:kestrelbox.example/new',
    ],
    ['www.kestrelbox.example', 'address', 'www.kestrelbox.example', 'url:kestrelbox.example'],
    ['NOT acme', 'only-not', 'NOT acme', null],
    ['acme OR -phone', 'only-not', '-phone', null],
    ['-(acme phone)', 'only-not', '-(acme phone', null],
    ['lang:fr', 'only-filters', 'lang:fr', null],
    ['acme OR lang:fr type:post', 'only-filters', 'lang:fr type:post', null],
    ['acme ((phone', 'unclosed-group', '(', 'acme phone'],
  ])('%s: %s', (text, code, at, fix) => {
    const { span, ...problem } = problemOf(text);
    expect(problem).toMatchObject({ code, fix });
    expect(text.slice(span.start, span.end)).toBe(at);
  });

  it('holds the published limits', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}x`).join('|');
    expect(parseQuery(words(MAX_OPERANDS)).ok).toBe(true);
    expect(problemOf(words(MAX_OPERANDS + 1)).code).toBe('too-many-terms');
    expect(problemOf(`"${'x '.repeat(MAX_OPERANDS + 1)}"`).code).toBe('too-many-terms');
    expect(queryOf(`${'or '.repeat(150)}acme`).warnings).toHaveLength(MAX_WARNINGS);
    expect(parseQuery('a'.repeat(MAX_QUERY_LENGTH)).ok).toBe(true);
    expect(problemOf('a'.repeat(MAX_QUERY_LENGTH + 1)).code).toBe('too-long');
    const nested = (depth: number) => `${'(a0x OR b0x '.repeat(depth)}c0x${')'.repeat(depth)}`;
    expect(parseQuery(nested(9)).ok).toBe(true);
    expect(problemOf(nested(11)).code).toBe('too-deep');
    expect(problemOf('('.repeat(1_500)).code).toBe('too-deep');
    expect(parseQuery(`${'('.repeat(100)}acme${')'.repeat(100)}`).ok).toBe(true);
  });
});

describe('for any tree and any text', () => {
  it('printing and reading gives the same tree, unless nothing in it can be searched for', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const read = parseQuery(printQuery(tree));
        if (!read.ok) {
          expect(read.problem.code).toMatch(/^only-/);
          expect(anchorNodes(tree)).toBeNull();
        } else expect(withoutPlaces(read.query.tree)).toEqual(withoutPlaces(tree));
      }),
      { numRuns: runs(1_000) },
    );
  });

  const pieces = fc.constantFrom(
    ...[
      'acme',
      'wi-fi',
      '"',
      '“',
      '«',
      '`',
      '(',
      ')',
      ' ',
      ' ',
      'OR',
      'AND',
      'NOT',
      '-',
      '|',
      'NEAR/3',
      'NEAR',
      '~2',
      '*',
    ],
    ...[
      'title:',
      'site:',
      'x.example',
      'lang:',
      'fr',
      "'",
      '#',
      '@',
      '東',
      '京',
      '🔥',
      'c++',
      '?',
      'or',
      'é',
      '\u0301',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join('')),
  );

  it('never throws, and all places lie in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseQuery(text);
        const spans = read.ok ? read.query.warnings.map(({ span }) => span) : [read.problem.span];
        if (read.ok)
          JSON.stringify(read.query.tree, (key, value) => (key === 'span' ? spans.push(value) : value));
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: runs(1_500) },
    );
  });

  it('what it proposes can be read, and reading what it read again changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseQuery(text);
        const fixes = read.ok ? read.query.warnings.map(({ fix }) => fix) : [read.problem.fix];
        for (const fix of fixes) if (fix !== null) expect(parseQuery(fix).ok).toBe(true);
        if (read.ok) {
          const again = queryOf(printQuery(read.query.tree)).tree;
          expect(withoutPlaces(again)).toEqual(withoutPlaces(read.query.tree));
        }
      }),
      { numRuns: runs(1_500) },
    );
  });
});
