import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import type { RawPost } from '../../src/listening/mentions/mention.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import { createBackFiller, newFill } from '../../src/services/keywords/back-fill.ts';
import { openStore } from '../../src/store/open.ts';
import { createRandom, makeVocabulary, zipf } from './posts.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 5;
const READS = 40;
const POSTS = 100;
/** Part of the posts that speak of a keyword. */
const SEEDED = 0.05;
const NOW = Date.UTC(2026, 10, 20, 12);

/** Rows G15 (what it costs a read to keep what matches nothing) and G16 (matching all that is stored for a new keyword). */
export async function unmatchedRows(): Promise<BenchRow[]> {
  const ratios: number[] = [];
  const fills: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const without = await readAll(0);
    const kept = await readAll(7);
    ratios.push(kept.reading / without.reading);
    fills.push(kept.filling / kept.reading);
  }
  const [cost, fill] = [median(ratios), median(fills)];
  return [
    {
      id: 'G15',
      what: 'reading 4,000 feed posts of which 1 in 20 matches: what matches nothing kept / not',
      measured: cost,
      goal: '<= 2',
      ok: cost <= 2,
    },
    {
      id: 'G16',
      what: 'matching a new keyword with all of them / reading them',
      measured: fill,
      goal: '<= 0.5',
      ok: fill <= 0.5,
    },
  ];
}

async function readAll(days: number): Promise<{ reading: number; filling: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-unmatched-'));
  const random = createRandom(20_261_130);
  const { words, names } = makeVocabulary(random, 200);
  const clock = { now: () => NOW, sleep: async () => {} };
  const store = await openStore(join(folder, 'earshot.db'));
  await store.keepUnmatched(days, [], NOW);
  const home = { platform: 'terminal', home: 'terminal' } as const;
  await store.createWorkspace(
    { id: 'w', name: 'w', language: 'en', timeZone: 'UTC', retentionDays: 90, optedIn: [], createdAt: NOW },
    home,
    'w',
  );
  const audit = {
    workspaceId: 'w',
    at: NOW,
    person: 'bot',
    act: 'bench',
    subject: 'w',
    detail: null,
  } as const;
  const keywordOf = (query: string, n: number) =>
    ({
      workspaceId: 'w',
      id: `k${n}`,
      name: query,
      query,
      kind: 'brand',
      sources: [],
      languages: [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: NOW,
      createdBy: 'p',
    }) as const;
  for (const [n, name] of names.slice(1).entries())
    await store.addKeyword({ ...keywordOf(name, n), sources: [], languages: [] }, null, audit);
  const ingest = createIngest({ store, clock });
  const pages = Array.from({ length: READS }, (_, page) =>
    Array.from({ length: POSTS }, (_, n): RawPost => {
      const text = Array.from({ length: 60 }, () => zipf(words, random));
      if (random() < SEEDED) text[4] = names[Math.floor(random() * names.length)]!;
      return {
        source: 'feed',
        extId: `${page}-${n}`,
        kind: 'article',
        url: `https://forum.example/${page}/${n}`,
        author: { id: `a${n}` },
        text: text.join(' '),
        lang: 'en',
        publishedAt: NOW - page * 60_000 - n,
      };
    }),
  );
  let start = performance.now();
  for (const posts of pages) {
    const { undo: _, ...batch } = await ingest.prepareBatch(posts, ['w'], true);
    await store.commitCollected({ ...batch, request: null, gap: null, deliveries: [], deleted: [] });
  }
  const reading = performance.now() - start;
  const late = { ...keywordOf(names[0]!, names.length), sources: [], languages: [] };
  await store.addKeyword(late, null, audit, await newFill(store, late, 'new', NOW));
  start = performance.now();
  await createBackFiller({ store, ingest, clock }).fill('w', late.id);
  const filling = performance.now() - start;
  await store.close();
  rmSync(folder, { recursive: true });
  return { reading, filling };
}
