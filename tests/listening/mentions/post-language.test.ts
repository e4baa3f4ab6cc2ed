import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { loadDetector } from '../../../src/listening/keywords/languages/detect.ts';
import { buildIndex } from '../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import { buildMentions } from '../../../src/listening/mentions/build-mentions.ts';
import { NO_LESSONS } from '../../../src/listening/mentions/lessons.ts';
import { keywordKey, matchPosts } from '../../../src/listening/mentions/match-posts.ts';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { languageIndexes } from '../../../src/listening/mentions/post-language.ts';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { unwantedBy } from '../../../src/listening/mentions/wanted.ts';
import { createIngest } from '../../../src/services/collecting/ingest.ts';
import { batch, furnish, keyword as storedKeyword } from '../../contracts/store/samples.ts';
import { temporaryStore } from '../../fakes/store.ts';
import { runs } from '../../runs.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const TEXTS = [
  'The tavnik kettle stopped working after two weeks and nobody answers my letters.',
  'La bouilloire tavnik est tombée en panne après deux semaines et personne ne répond.',
  'Der Wasserkocher von tavnik ist nach zwei Wochen kaputt und niemand antwortet mir.',
  'tavnik ???',
  'tavnik 4.2',
  'テレビで tavnik を見ました。とても良いです。',
];
const QUERIES = [
  'tavnik',
  'tavnik lang:fr',
  'tavnik -lang:fr',
  'tavnik lang:en',
  '(tavnik lang:de) OR (tavnik kettle)',
  'tavnik -(lang:en OR lang:fr)',
  'tavnik NOT (kettle lang:en)',
  'tavnik lang:ja',
];

function keywordOf(id: string, query: string, languages: string[]): Keyword {
  return {
    workspaceId: 'w1',
    id,
    name: id,
    query,
    kind: 'brand',
    sources: [],
    languages,
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: 0,
    createdBy: 'u1',
  };
}

function rawOf(n: number, text: string, lang: string | null): RawPost {
  return {
    source: 'hacker-news',
    extId: String(n),
    url: `https://board.example/${n}`,
    kind: 'post',
    author: { id: `a${n}`, name: `a${n}` },
    text,
    publishedAt: NOW - n * 60_000,
    ...(lang === null ? {} : { lang }),
  } as RawPost;
}

const language = fc.constantFrom(null, null, 'en', 'fr-FR', 'de', 'und');

test('live and preview agree, whether a language is declared, detected or unknown', async () => {
  const detect = await loadDetector();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...TEXTS), language), { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.constantFrom(...QUERIES), fc.subarray(['en', 'fr', 'de'])), {
        minLength: 1,
        maxLength: 4,
      }),
      (posts, wanted) => {
        const keywords = [
          keywordOf('any', 'tavnik', []),
          ...wanted.map(([query, languages], n) => keywordOf(`k${n}`, query, languages)),
        ];
        const queryOf = (keyword: Keyword) => {
          const parsed = parseQuery(keyword.query);
          if (!parsed.ok) throw new Error(keyword.query);
          return parsed.query;
        };
        const matcher = {
          index: buildIndex(keywords.map((one) => ({ id: keywordKey(one), query: queryOf(one) }))),
          keywords: new Map(keywords.map((one) => [keywordKey(one), one])),
          languageIndexOf: languageIndexes(queryOf),
        };
        const raw = posts.map(([text, lang], n) => rawOf(n, text, lang));
        const candidates = matchPosts(raw, 'all', matcher, NOW).candidates.get('w1') ?? [];
        const { added } = buildMentions(
          'w1',
          candidates,
          [],
          createStoryIndex(),
          detect,
          languageIndexes(queryOf),
          () => NO_LESSONS,
          NOW,
        );
        expect(added).toHaveLength(posts.length);
        for (const { post, hits } of added) {
          const live = hits.map(({ keywordId }) => keywordId).sort();
          const stored = keywords
            .filter(
              (one) =>
                unwantedBy(one, post) === null &&
                buildIndex([{ id: one.id, query: queryOf(one) }]).match(post).length > 0,
            )
            .map(({ id }) => id)
            .sort();
          expect(live).toEqual(stored);
        }
      },
    ),
    { numRuns: runs(400), seed: 7 },
  );
});

test('posts that declare no language, through the pipeline: those of another one do not reach the keyword', async () => {
  const store = await temporaryStore();
  await furnish(store, []);
  const add = (id: string, query: string) =>
    store.addKeyword({ ...storedKeyword(id, { query }) }, null, {
      workspaceId: 'w1',
      at: NOW,
      person: 'bot',
      act: 'add',
      subject: id,
      detail: null,
    });
  await add('fr', 'tavnik lang:fr');
  await add('other', 'tavnik -lang:fr');
  const ingest = createIngest({ store, clock: { now: () => NOW, sleep: async () => {} } });
  await ingest.refresh();
  const raw = TEXTS.slice(0, 4).map((text, n) => rawOf(n, text, null));
  const { undo, ...ready } = await ingest.prepareBatch(raw, 'all', true);
  await store.commitCollected(batch({ ...ready }));
  const counted = async (id: string) => (await store.totals('w1', [id], NOW - 3_600_000, NOW + 1))[0]!.total;
  // What no language can be told of passes both.
  expect(await counted('fr')).toBe(2);
  expect(await counted('other')).toBe(3);

  // The French one is English now: it belongs to the other keyword.
  const { undo: _, ...edited } = await ingest.prepareBatch([rawOf(1, TEXTS[0]!, null)], 'all', true);
  await store.commitCollected(batch({ ...edited }));
  expect(await counted('fr')).toBe(1);
  expect(await counted('other')).toBe(4);
});
