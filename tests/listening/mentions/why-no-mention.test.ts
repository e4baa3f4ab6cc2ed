import { expect, test } from 'vitest';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { queryOfKeyword } from '../../../src/listening/keywords/keyword-query.ts';
import { whyNoMention } from '../../../src/listening/mentions/why-no-mention.ts';
import { aPost } from './a-post.ts';

const post = aPost({ text: 'The new acme box: a phone, later' });
const keyword = (name: string, query: string, more: Partial<Keyword> = {}): Keyword => ({
  workspaceId: 'w',
  id: name,
  name,
  query,
  kind: 'brand',
  sources: [],
  languages: [],
  paused: false,
  rule: DEFAULT_RULE,
  createdAt: 0,
  createdBy: 'u',
  ...more,
});
const missOf = (query: string, more: Partial<Keyword> = {}) => {
  const [miss] = whyNoMention(post, [keyword('k', query, more)], queryOfKeyword);
  return [miss!.reason, ...miss!.misses.map(({ code, term }) => `${code} ${term}`)];
};

test.each([
  ['acme tree', {}, ['query', 'missing-term tree']],
  ['acme -box', {}, ['query', 'excluded-term box']],
  ['acme ONEAR/1 phone', {}, ['query', 'too-far acme ONEAR/1 phone']],
  ['acme lang:fr', {}, ['query', 'filter lang:fr']],
  ['acme', { paused: true }, ['paused']],
  ['tree', { paused: true }, ['paused', 'missing-term tree']],
  ['acme', { sources: ['bluesky'] }, ['source-not-wanted']],
  ['acme', { languages: ['fr'] }, ['language']],
  ['acme', {}, ['changed']],
] as const)('%s %j', (query, more, expected) =>
  expect(missOf(query, more as Partial<Keyword>)).toEqual(expected),
);

test('puts first what misses by the least, and last what has no word in common', () => {
  const keywords = [
    keyword('nothing', 'tree'),
    keyword('two', 'acme tree house'),
    keyword('also nothing', 'house'),
    keyword('one', 'acme tree'),
    keyword('broken', 'acme ('),
  ];
  expect(whyNoMention(post, keywords, queryOfKeyword).map(({ keywordId }) => keywordId)).toEqual([
    'one',
    'two',
    'also nothing',
    'nothing',
  ]);
});
