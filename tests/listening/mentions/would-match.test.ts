import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { buildIndex } from '../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import { type KeywordMatcher, matchPosts, wouldMatch } from '../../../src/listening/mentions/match-posts.ts';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { normalize } from '../../../src/listening/mentions/normalize.ts';
import { runs } from '../../runs.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const QUERIES = [
  'kestrelbox',
  '"acme phone" -free',
  'url:kestrelbox.example',
  'site:bsky.app kestrel',
  '#queues OR author:rivet',
  'café NEAR/3 noir',
  '東京',
];
const WORDS = [
  'kestrelbox',
  'KESTREL\u200bBOX',
  'acme',
  'phone',
  'free',
  'https://kestrelbox.example/a',
  'kestrel',
  '#queues',
  'café',
  'cafe\u0301',
  'noir',
  '東京',
  '\u202e',
  '\ufeff',
  '\t',
  '🦅',
  'ＫＥＳＴＲＥＬＢＯＸ',
  'and',
  '\ud800',
];

/** The cheap question must never say no where the pipeline would say yes: such a post would be lost without a trace. */
test('the cheap question about a post agrees with the pipeline', () => {
  const keywords = QUERIES.map(
    (query, at): Keyword => ({
      workspaceId: `w${at % 2}`,
      id: `k${at}`,
      name: query,
      query,
      kind: 'brand',
      sources: [],
      languages: at === 0 ? ['en'] : [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: 0,
      createdBy: 'maplefox',
    }),
  );
  const matcher: KeywordMatcher = {
    languageIndexOf: () => null,
    index: buildIndex(
      keywords.map(({ workspaceId, id, query }) => {
        const read = parseQuery(query);
        if (!read.ok) throw new Error(query);
        return { id: `${workspaceId}/${id}`, query: read.query };
      }),
    ),
    keywords: new Map(keywords.map((keyword) => [`${keyword.workspaceId}/${keyword.id}`, keyword])),
  };
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(' '));
  const post = fc.record(
    {
      text: words,
      html: words.map((text) => `<p>${text}</p>`),
      title: words,
      tags: fc.array(fc.constantFrom('queues', '#kestrelbox', 'x'), { maxLength: 2 }),
      links: fc.array(fc.constantFrom('https://kestrelbox.example/b', 'https://x.example/'), {
        maxLength: 2,
      }),
      author: fc.constantFrom({ id: 'rivet' }, { id: '7', name: 'oakjay' }),
      lang: fc.constantFrom('en', 'fr'),
    },
    { requiredKeys: [] },
  );
  let matched = 0;
  let unmatched = 0;
  fc.assert(
    fc.property(post, fc.constantFrom('all' as const, ['w0'], ['w1']), (parts, scope) => {
      const raw: RawPost = {
        source: 'bluesky',
        extId: 'x',
        kind: 'post',
        url: 'https://bsky.app/profile/x/post/1',
        publishedAt: NOW,
        ...parts,
      };
      const { candidates, verdicts } = matchPosts([raw], scope, matcher, NOW);
      const wanted = candidates.size > 0 || verdicts.some(({ workspaceId }) => workspaceId !== '*');
      if (wanted) matched += 1;
      else unmatched += 1;
      // A post without a word may match by its links; the pipeline drops it then.
      if ('dropped' in normalize(raw, NOW)) return;
      expect(wouldMatch(raw, scope, matcher)).toBe(wanted);
    }),
    { numRuns: runs(3_000) },
  );
  expect(Math.min(matched, unmatched)).toBeGreaterThan(runs(300));
});
