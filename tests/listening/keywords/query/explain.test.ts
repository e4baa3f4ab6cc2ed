import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anchorNodes } from '../../../../src/listening/keywords/query/anchors.ts';
import { explainMatch } from '../../../../src/listening/keywords/query/explain.ts';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { runs } from '../../../runs.ts';
import { postOf, queryOf } from './posts.ts';
import { trees, WORDS } from './trees.ts';

const text = 'The new acme box: a phone, later';
const post = postOf(text, { lang: 'en' });

describe('why a post does not match', () => {
  test.each([
    ['acme tree', [['missing-term', 'tree', []]], ['acme']],
    [
      'tree OR house',
      [
        ['missing-term', 'tree', []],
        ['missing-term', 'house', []],
      ],
      [],
    ],
    ['acme -box', [['excluded-term', 'box', ['box']]], ['acme']],
    [
      'acme -(box OR tree OR phone)',
      [
        ['excluded-term', 'box', ['box']],
        ['excluded-term', 'phone', ['phone']],
      ],
      ['acme'],
    ],
    ['acme -lang:en', [['excluded-term', 'lang:en', []]], ['acme']],
    ['acme ONEAR/1 phone', [['too-far', 'acme ONEAR/1 phone', ['acme', 'phone']]], ['acme', 'phone']],
    [
      'acme NEAR/1 (tree OR house)',
      [
        ['missing-term', 'tree', []],
        ['missing-term', 'house', []],
      ],
      ['acme'],
    ],
    ['"acme phone"~1', [['too-far', 'acme phone', ['acme', 'phone']]], ['acme', 'phone']],
    ['"acme tree"~1', [['missing-term', 'acme tree', []]], ['acme']],
    ['"new phone"', [['missing-term', 'new phone', []]], []],
    ['acme lang:fr', [['filter', 'lang:fr', []]], ['acme']],
    ['acme (phone -box)', [['excluded-term', 'box', ['box']]], ['acme', 'phone']],
  ])('%s', (query, misses, found) => {
    const why = explainMatch(queryOf(query), post);
    const words = (hits: { start: number; end: number }[]) =>
      hits.map(({ start, end }) => text.slice(start, end));
    expect(why.matched).toBe(false);
    expect(why.misses.map(({ code, term, hits }) => [code, term, words(hits)])).toEqual(misses);
    expect(words(why.found)).toEqual(found);
    expect(why.excluded).toBe(misses.every(([code]) => code === 'excluded-term'));
  });

  it('points at the place in the query', () => {
    const query = 'acme -"new acme"';
    const [miss] = explainMatch(queryOf(query), post).misses;
    expect(query.slice(miss!.span.start, miss!.span.end)).toBe('"new acme"');
  });
});

it('agrees with the index for any query and post, and a miss always has a cause', () => {
  const texts = fc.array(fc.constantFrom(...WORDS, 'x'), { maxLength: 6 }).map((words) => words.join(' '));
  const searchable = trees.filter((tree) => anchorNodes(tree) !== null);
  fc.assert(
    fc.property(searchable, texts, fc.constantFrom(null, 'fr', 'en'), (tree, words, lang) => {
      const query = { tree, warnings: [] };
      const sample = postOf(words, { lang });
      const { matches, excluded } = buildIndex([{ id: 'k', query }]).judge(sample);
      const why = explainMatch(query, sample);
      expect(why.matched).toBe(matches.length === 1);
      expect(why.misses.length === 0).toBe(why.matched);
      if (why.matched) expect(why.found).toEqual(matches[0]!.terms);
      expect(why.excluded).toBe(excluded.length === 1);
      for (const { by } of excluded) expect(by.length).toBeGreaterThan(0);
    }),
    { numRuns: runs(800) },
  );
});
