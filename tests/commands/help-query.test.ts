import { describe, expect, test } from 'vitest';
import { QUERY_EXAMPLES, type QueryConstruct } from '../../src/listening/keywords/query/examples.ts';
import type { Matchable } from '../../src/listening/keywords/query/find.ts';
import {
  MAX_NEAR,
  MAX_OPERANDS,
  MAX_QUERY_LENGTH,
  MAX_REGEXES,
} from '../../src/listening/keywords/query/limits.ts';
import { marked, postOf, queryOf } from '../listening/keywords/query/posts.ts';
import { newWorld, readable } from './harness.ts';

type Doc = string | [text: string, more: Partial<Matchable>];
const written = (name: string) => ({ author: { key: `feed:${name}`, name, url: null, followers: null } });

/** What each example says that it finds, and its neighbor that it passes over. */
const SAYS: Record<QueryConstruct, [finds: Doc, passes: Doc]> = {
  all: ['firmware of my kestrelbox', 'my kestrelbox'],
  phrase: ['a kestrel box', 'a box for a kestrel'],
  any: ['update your finchbox', 'my finchbox'],
  none: ['my kestrelbox', 'a kestrelbox cartoon'],
  exact: ['the KestrelBox', 'the kestrelbox'],
  sign: ['a compiler for C++', 'a compiler for C'],
  wild: ['kestrelbox to analyze', 'kestrelbox to analyzze'],
  fuzzy: ['my kestrlbox', 'my kstrlbox'],
  near: ['refund for my old kestrelbox', 'refund one two three four five six kestrelbox'],
  ordered: ['kestrelbox without a refund', 'refund of a kestrelbox'],
  within: ['refund of a kestrelbox', 'refund one two three four five six kestrelbox'],
  regex: ['kestrelbox says error 503', 'kestrelbox says error'],
  title: [
    ['a test', { title: 'Finchbox' }],
    ['my finchbox', { title: 'A test' }],
  ],
  author: [
    ['hello', written('maplefox')],
    ['maplefox', written('birchowl')],
  ],
  tag: ['nice #kestrelbox', 'nice kestrelbox'],
  url: [
    ['read this', { links: ['https://kestrel.example/docs'] }],
    ['read this', { links: ['https://finch.example/docs'] }],
  ],
  site: [['kestrelbox', { site: 'blog.example' }], 'kestrelbox'],
  lang: [
    ['kestrelbox', { lang: 'fr' }],
    ['kestrelbox', { lang: 'en' }],
  ],
  is: ['does kestrelbox work?', 'kestrelbox works'],
  has: [['kestrelbox', { media: ['image'] }], 'kestrelbox'],
  number: [
    ['kestrelbox', { counts: { likes: 51 } }],
    ['kestrelbox', { counts: { likes: 50 } }],
  ],
};

describe.each(Object.entries(SAYS))('the example of "%s"', (construct, [finds, passes]) => {
  const query = QUERY_EXAMPLES[construct as QueryConstruct];
  const holds = (doc: Doc) =>
    marked(query, typeof doc === 'string' ? postOf(doc) : postOf(doc[0], doc[1])) !== null;

  test('finds what is said of it, and passes its neighbor over', () => {
    expect(holds(finds)).toBe(true);
    expect(holds(passes)).toBe(false);
  });

  test('is asked nothing about', () => {
    expect(queryOf(query).warnings.filter(({ asks }) => asks)).toEqual([]);
  });
});

test.each([
  ['en', 'help query'],
  ['en', 'help queries'],
  ['fr', 'aide requête'],
  ['fr', 'aide requete'],
  ['fr', 'help query'],
] as const)('in %s, %s shows every construct, and the limits', async (language, line) => {
  const world = await newWorld();
  const text = readable((await world.say(line, { language })).message);
  for (const example of Object.values(QUERY_EXAMPLES)) expect(text).toContain(example);
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr' : 'en');
  for (const limit of [MAX_QUERY_LENGTH, MAX_OPERANDS, MAX_NEAR, MAX_REGEXES])
    expect(text).toContain(number.format(limit).replace(/[\u00a0\u202f]/g, ' '));
});
