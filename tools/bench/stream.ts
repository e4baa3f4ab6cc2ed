import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWeb } from '../../src/adapters/web/index.ts';
import { createLog } from '../../src/config/log.ts';
import { createStreams } from '../../src/jobs/streams.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { bluesky } from '../../src/listening/sources/bluesky/bluesky.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { createRandom, makeVocabulary } from './posts.ts';
import { type BenchRow, median } from './row.ts';

const SEED = 20_261_125;
const KEYWORDS = 1_000;
const EVENTS = 240_000;
/**
 * Posts per second of all Bluesky at its peak, and all its events, with room: 41 GB a day are about 985 events a second
 * (https://jazco.dev/2024/09/24/jetstream/), and peaks passed 1,500 (https://github.com/snarfed/bridgy-fed/issues/1491).
 */
const PEAK_POSTS = 300;
const PEAK_EVENTS = 2_000;

/**
 * Row G12, the stream path whole: frames from a loopback socket, JSON, 1,000 keywords, names asked for, the matches
 * scored and stored with their cursor. Counted in seconds of this process's processor, so that other work on the machine
 * does not matter; and G12b, whether the memory stays flat. Every post is another one, so that the memory of stories fills
 * (20,000 texts at most): that is the growth which is allowed.
 */
export async function streamRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = fork(
    join(import.meta.dirname, 'stream-server.ts'),
    [JSON.stringify({ posts: EVENTS, names: KEYWORDS, seed: SEED })],
    { execArgv: ['--import', 'tsx'] },
  );
  const store = await openStore(join(folder, 'earshot.db'));
  const clock = { now: Date.now, sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
  try {
    const [{ port, last }] = (await once(child, 'message')) as [{ port: number; last: number }];
    const host = `127.0.0.1:${port}`;
    await furnish(store, makeVocabulary(createRandom(SEED), KEYWORDS).names);
    const ingest = createIngest({ store, clock });
    await ingest.refresh();
    const web = createWeb({ userAgent: 'Earshot/bench', clock, allowPrivate: [host], gapMs: 0 });
    const wanted = [{ workspaceId: 'w', keywordId: 'k0', anchors: ['x'], languages: [] }];
    const streams = createStreams({
      store,
      clock,
      ingest,
      sources: [bluesky],
      log: createLog('error', [], (line) => process.stderr.write(line)),
      plan: () => bluesky.plan(wanted, [], {}),
      contextOf: () => ({
        web,
        dial: web.dial,
        parseFeed: () => Promise.reject(new Error('no feed here')),
        now: clock.now,
        options: { hosts: `ws://${host}`, appUrl: `http://${host}` },
      }),
    });
    const at = async () => ((await store.requestStates())[0]?.cursor as { at: number } | undefined)?.at ?? 0;
    const before = process.cpuUsage();
    const began = performance.now();
    const memory: number[] = [];
    const sampler = setInterval(() => memory.push(process.memoryUsage.rss()), 100);
    while ((await at()) < last) {
      await streams.job.run(clock.now());
      await clock.sleep(1);
    }
    clearInterval(sampler);
    const wall = (performance.now() - began) / 1_000;
    const used = process.cpuUsage(before);
    const perSecond = EVENTS / ((used.user + used.system) / 1e6);
    streams.stop();
    await web.close();
    const stored = (await store.allMentionsIn('w', 0, Date.now() + 60_000, EVENTS)).length;
    const third = Math.floor(memory.length / 3);
    const growth = median(memory.slice(-third)) / median(memory.slice(third, 2 * third));
    return [
      {
        id: 'G12',
        what: "stream path, 1,000 keywords, one core / Bluesky's peak of 300 posts a second",
        measured: perSecond / PEAK_POSTS,
        goal: '>= 10',
        ok: perSecond >= 10 * PEAK_POSTS,
        note: `${Math.round(perSecond)} a second of processor, ${Math.round(EVENTS / wall)} of the wall; ${stored} stored; ${(perSecond / PEAK_EVENTS).toFixed(1)} times the peak of all events`,
      },
      {
        id: 'G12b',
        what: 'memory in the last third of the stream / in the middle third',
        measured: growth,
        goal: '<= 1.3',
        ok: growth <= 1.3,
        note: `${Math.round(Math.max(...memory) / 2 ** 20)} MiB at most`,
      },
    ];
  } finally {
    child.kill();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function furnish(store: Store, names: readonly string[]): Promise<void> {
  const audit = { workspaceId: 'w', at: 0, person: 'bot', act: 'bench', subject: 'x', detail: null } as const;
  const workspace = {
    id: 'w',
    name: 'Bench',
    language: 'en',
    timeZone: 'UTC',
    retentionDays: 90,
    optedIn: [],
    createdAt: 0,
  } as const;
  await store.createWorkspace(
    { ...workspace, optedIn: [] },
    { platform: 'terminal', home: 'bench' },
    'Bench',
  );
  for (const [n, name] of names.entries()) {
    await store.addKeyword(
      {
        workspaceId: 'w',
        id: `k${n}`,
        name,
        query: name,
        kind: 'brand',
        sources: [],
        languages: [],
        paused: false,
        rule: DEFAULT_RULE,
        createdAt: 0,
        createdBy: 'bench',
      },
      null,
      audit,
    );
  }
}
