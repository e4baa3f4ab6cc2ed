import { describe, expect, test } from 'vitest';
import {
  checkedHere,
  impossibleConditions,
  type ReadSources,
} from '../../../src/listening/keywords/doubts.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import { FILLED_FIELDS } from '../../../src/listening/sources/filled-fields.ts';

function treeOf(query: string) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.problem.code}`);
  return parsed.query.tree;
}

function read(part: Partial<ReadSources> = {}): ReadSources {
  return {
    active: ['hacker-news', 'mastodon'],
    languages: [],
    fills: (source, field) => FILLED_FIELDS[source]?.includes(field) ?? true,
    reads: (source, host) => source === 'hacker-news' && host === 'news.ycombinator.com',
    ...part,
  };
}

describe('what no source can meet that is read', () => {
  test.each<[string, string, string, string | null, Partial<ReadSources>]>([
    ['kestrelbox country:fr', 'unfilled-field', 'country:fr', 'kestrelbox', {}],
    ['kestrelbox views:>100', 'unfilled-field', 'views:>100', 'kestrelbox', {}],
    ['kestrelbox is:repost', 'unfilled-field', 'is:repost', 'kestrelbox', {}],
    ['kestrelbox has:image', 'unfilled-field', 'has:image', 'kestrelbox', { active: ['hacker-news'] }],
    ['title:kestrelbox', 'unfilled-field', 'title:kestrelbox', null, { active: ['mastodon'] }],
    ['kestrelbox source:reddit', 'unread-source', 'source:reddit', 'kestrelbox', {}],
    ['kestrelbox site:blog.example', 'unread-site', 'site:blog.example', 'kestrelbox', {}],
    ['kestrelbox lang:de', 'unwanted-language', 'lang:de', 'kestrelbox', { languages: ['en', 'fr'] }],
    // An alternative that cannot be met goes as a whole.
    ['quillmere OR (kestrelbox country:fr)', 'unfilled-field', 'country:fr', 'quillmere', {}],
  ])('%s', (query, kind, text, fix, part) => {
    expect(impossibleConditions(treeOf(query), read(part))).toEqual([{ kind, text, fix }]);
  });

  test('each part can be met, and all of them together not', () => {
    expect(impossibleConditions(treeOf('kestrelbox source:hacker-news followers:>50'), read())).toEqual([
      { kind: 'never-together', parts: ['source:hacker-news', 'followers:>50'] },
    ]);
  });

  test.each<[string, Partial<ReadSources>]>([
    ['kestrelbox', {}],
    ['kestrelbox -country:fr', {}],
    ['kestrelbox -source:reddit', {}],
    ['kestrelbox (country:fr OR likes:>5)', { active: ['mastodon', 'webhook'] }],
    ['kestrelbox likes:>5', {}],
    ['kestrelbox lang:en', { languages: ['en'] }],
    ['kestrelbox lang:en', {}],
    ['kestrelbox words:>20 age:<2h', {}],
    ['kestrelbox is:question has:link', {}],
    ['kestrelbox country:fr', { active: ['hacker-news', 'webhook'] }],
    ['site:news.ycombinator.com', {}],
    // Nothing is read at all: that is another trouble.
    ['kestrelbox country:fr', { active: [] }],
  ])('nothing is wrong with %s %j', (query, part) => {
    expect(impossibleConditions(treeOf(query), read(part))).toEqual([]);
  });
});

test.each<[string, string[]]>([
  ['kestrelbox', []],
  ['"kestrel box" OR kestrelbox', []],
  ['kestrelbox -cartoon', ['AND', 'NOT']],
  ['kestrel NEAR/3 box', ['NEAR']],
  ['title:kestrelbox likes:>5', ['AND', 'title:', 'likes:']],
  ['kestr*', ['*']],
  ['kestrelbox~1', ['~']],
])('no search knows what is checked here of %s', (query, signs) => {
  expect(checkedHere(treeOf(query))).toEqual(signs);
});
