import { performance } from 'node:perf_hooks';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { loadDetector } from '../../src/listening/keywords/languages/detect.ts';
import { buildIndex } from '../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../src/listening/keywords/query/parse.ts';
import { buildMentions } from '../../src/listening/mentions/build-mentions.ts';
import { NO_LESSONS } from '../../src/listening/mentions/lessons.ts';
import {
  type Candidate,
  type KeywordMatcher,
  keywordKey,
  matchPosts,
} from '../../src/listening/mentions/match-posts.ts';
import type { RawPost } from '../../src/listening/mentions/mention.ts';
import { normalize } from '../../src/listening/mentions/normalize.ts';
import { createStoryIndex } from '../../src/listening/mentions/story.ts';
import { createRandom, makeVocabulary, zipf } from './posts.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 7;
const POSTS = 3_000;
const KEYWORDS = 1_000;
/** Part of the posts that speak of a keyword, and part that declares its language. */
const SEEDED = 0.05;
const DECLARED = 0.8;
const NOW = Date.UTC(2026, 10, 20, 12);

/** Rows G9 (index against a loop of RegExp, whole pipeline but the disk) and G11 (what finding the language costs). */
export async function pipelineRows(): Promise<BenchRow[]> {
  const random = createRandom(20_261_124);
  const { words, names } = makeVocabulary(random, KEYWORDS);
  const keywords = names.map((name, at) => keywordOf(name, at));
  const lines = Array.from({ length: POSTS }, (_, at) => JSON.stringify(postOf(at)));
  const matcher: KeywordMatcher = {
    index: buildIndex(
      keywords.map((keyword) => ({ id: keywordKey(keyword), query: queryOf(keyword.query) })),
    ),
    keywords: new Map(keywords.map((keyword) => [keywordKey(keyword), keyword])),
    languageIndexOf: () => null,
  };
  const expressions = keywords.map((keyword) => ({
    keyword,
    expression: new RegExp(`(?<![\\p{L}\\p{N}])${keyword.query}(?![\\p{L}\\p{N}])`, 'iu'),
  }));
  const detect = await loadDetector();

  const ours = (withDetector: boolean) => {
    const { candidates } = matchPosts(lines.map(read), 'all', matcher, NOW);
    for (const [workspaceId, wanted] of candidates)
      buildMentions(
        workspaceId,
        wanted,
        [],
        createStoryIndex(),
        withDetector ? detect : null,
        matcher.languageIndexOf,
        () => NO_LESSONS,
        NOW,
      );
  };
  const naive = () => {
    const wanted: Candidate[] = [];
    for (const line of lines) {
      const post = normalize(read(line), NOW);
      if ('dropped' in post) continue;
      const matches = expressions.flatMap(({ keyword, expression }) => {
        const found = expression.exec(post.text);
        if (!found) return [];
        const end = found.index + found[0].length;
        return [
          { keyword, terms: [{ term: keyword.query, field: 'text' as const, start: found.index, end }] },
        ];
      });
      if (matches.length > 0) wanted.push({ post, matches });
    }
    buildMentions(
      'w',
      wanted,
      [],
      createStoryIndex(),
      detect,
      matcher.languageIndexOf,
      () => NO_LESSONS,
      NOW,
    );
  };

  ours(true);
  const ratios: number[] = [];
  const language: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const whole = time(() => ours(true));
    const without = time(() => ours(false));
    language.push(Math.max(0, (whole - without) / whole));
    ratios.push(time(naive) / whole);
  }
  const speed = median(ratios);
  const part = median(language);
  return [
    {
      id: 'G9',
      what: 'whole pipeline: loop of RegExp / index, 1,000 keywords',
      measured: speed,
      goal: '>= 10',
      ok: speed >= 10,
      note: 'without the disk',
    },
    {
      id: 'G11',
      what: 'finding the language / whole pipeline, 80 % declared',
      measured: part,
      goal: '<= 0.15',
      ok: part <= 0.15,
    },
  ];

  function postOf(at: number): RawPost {
    const text = Array.from({ length: 18 }, () => zipf(words, random));
    if (random() < SEEDED) text[4] = names[Math.floor(random() * names.length)]!;
    return {
      source: 'bench',
      extId: String(at),
      kind: 'post',
      url: `https://forum.example/${at}`,
      author: { id: `a${at % 400}`, name: `a${at % 400}` },
      text: text.join(' '),
      publishedAt: NOW - at * 1_000,
      ...(random() < DECLARED ? { lang: 'en' } : {}),
    };
  }
}

function read(line: string): RawPost {
  return JSON.parse(line) as RawPost;
}

function keywordOf(query: string, at: number): Keyword {
  return {
    workspaceId: 'w',
    id: `k${at}`,
    name: query,
    query,
    kind: 'brand',
    sources: [],
    languages: [],
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: 0,
    createdBy: 'p',
  };
}

function queryOf(text: string) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.code}: ${text}`);
  return parsed.query;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
