import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWeb, type PoliteWeb } from '../../src/adapters/web/index.ts';
import { createLog } from '../../src/config/log.ts';
import { type Collector, createCollector } from '../../src/jobs/collect.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { channelId } from '../../src/listening/channel.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { parseFeed } from '../../src/listening/sources/feed/parse.ts';
import { SOURCES } from '../../src/listening/sources/index.ts';
import { planRequests } from '../../src/listening/sources/plan.ts';
import type { SourceInfo } from '../../src/listening/sources/source.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import type { Store } from '../../src/store/store.ts';
import { aChannel } from '../fakes/channel.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { temporaryStore } from '../fakes/store.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const AUDIT = {
  workspaceId: 'w1',
  at: START,
  person: 'bot',
  act: 'test',
  subject: 'x',
  detail: null,
} as const;

interface Item {
  id: string;
  text: string;
  at: number;
  link?: string;
}

function feedOf(title: string, items: Item[]): string {
  const entries = items.map(
    ({ id, text, at, link }) =>
      `<item><guid isPermaLink="false">${id}</guid><link>${link ?? `https://blog.example/${id}`}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>${title}</title><link>https://blog.example/</link><description>d</description>${entries.join('')}</channel></rss>`;
}

describe('collecting, from the socket to the outbox', () => {
  let now = START;
  let store: Store;
  let server: HttpServer;
  let web: PoliteWeb;
  let collector: Collector;
  let feeds: Record<string, { status?: number; items: Item[] }>;
  const clock = { now: () => now, sleep: async () => {} };

  beforeEach(async () => {
    now = START;
    feeds = { '/one': { items: [] }, '/two': { items: [] } };
    store = await temporaryStore();
    server = await startHttpServer(({ path }) => {
      const feed = feeds[path];
      if (!feed || feed.status) return { status: feed?.status ?? 404, body: 'no' };
      return { headers: { 'content-type': 'application/rss+xml' }, body: feedOf(`Feed ${path}`, feed.items) };
    });
    web = createWeb({ userAgent: 'Earshot/test', clock, allowPrivate: [`127.0.0.1:${server.port}`] });
    await store.createWorkspace(
      {
        id: 'w1',
        name: 'Kestrelbox',
        language: 'en',
        timeZone: 'UTC',
        retentionDays: 90,
        optedIn: [],
        createdAt: START,
      },
      REF,
      'Terminal',
    );
    const channel = aChannel();
    await store.saveChannel(channel, null);
    await store.addKeyword(
      keyword('w1', 'k1'),
      {
        workspaceId: 'w1',
        keywordId: 'k1',
        channelId: channel.id,
        alerts: true,
        digest: true,
        mentions: true,
      },
      AUDIT,
    );
    collector = startCollector();
  });
  afterEach(async () => {
    await web.close();
    await server.close();
    await store.close();
  });

  const startCollector = () =>
    createCollector({
      store,
      clock,
      ingest: createIngest({ store, clock }),
      sources: SOURCES.filter(({ id }) => id === 'feed'),
      log: createLog('error', [], () => {}),
      contextOf: () => ({ web, parseFeed, now: clock.now, options: {} }),
    });
  const addFeed = (path: string) =>
    store.addFeed(
      {
        workspaceId: 'w1',
        url: `${server.origin}${path}`,
        title: null,
        addedBy: 'maplefox',
        addedAt: now,
        channelId: channelId(REF),
      },
      AUDIT,
    );
  const turn = async (ms: number) => {
    now += ms;
    await collector.job.run(now);
  };
  const waiting = async () => (await store.waiting(channelId(REF))).map(({ key }) => key.replace(/:.*/, ''));
  const stored = () => store.allMentionsIn('w1', 0, now + HOUR, 100);

  test('a post that is first read six hours after it was written is history, not news: stored, and sent to nobody', async () => {
    await addFeed('/one');
    await turn(0);
    const age = HOUR;
    feeds['/one']!.items = [
      { id: 'late', text: 'Kestrelbox lost every one of my photos', at: START + age - 6 * HOUR - 1_000 },
      { id: 'just', text: 'Kestrelbox keeps dropping the guest network', at: START + age - 6 * HOUR },
    ];
    await turn(age);
    expect(await stored()).toHaveLength(2);
    const sent = (await store.waiting(channelId(REF))).filter(({ key }) => key.startsWith('mention'));
    expect(sent.map(({ message }) => JSON.stringify(message))).toEqual([
      expect.stringContaining('guest network'),
    ]);
  });

  test('the first sync is silent but for one line; what comes later is sent once; an edit updates and never repeats', async () => {
    feeds['/one']!.items = [1, 2, 3].map((n) => ({
      id: `old-${n}`,
      text: `Kestrelbox note number ${n} of last week`,
      at: START - n * HOUR,
    }));
    await addFeed('/one');
    await turn(0);
    expect(await waiting()).toEqual(['connected']);
    expect(await stored()).toHaveLength(3);

    feeds['/one']!.items.unshift({
      id: 'new',
      text: 'Kestrelbox drops my jobs since noon',
      at: START + MINUTE,
    });
    await turn(HOUR);
    await turn(HOUR);
    expect(await waiting()).toEqual(['connected', 'mention']);

    feeds['/one']!.items[0]!.text = 'Kestrelbox drops all of my jobs since noon, corrected';
    await turn(HOUR);
    expect(await waiting()).toEqual(['connected', 'mention']);
    const found = (await stored()).find(({ post }) => post.extId.endsWith('new'));
    expect(found?.post.text).toContain('corrected');
    const [totals] = await store.totals('w1', ['k1'], START - 24 * HOUR, now);
    expect(totals?.total).toBe(4);
    expect(await store.recount('w1', START - 24 * HOUR, now + HOUR)).toEqual([]);
  });

  test('the same article in two feeds is counted once, and why knows it', async () => {
    const article = {
      id: 'a',
      text: 'Kestrelbox 2.0 is out and it is fast',
      at: START - HOUR,
      link: 'https://blog.example/two?utm_source=rss',
    };
    feeds['/one']!.items = [article];
    feeds['/two']!.items = [{ ...article, id: 'b', link: 'https://blog.example/two' }];
    await addFeed('/one');
    await addFeed('/two');
    await turn(0);
    expect(await stored()).toHaveLength(1);
    const verdicts = await store.verdicts('w1', (await stored())[0]!.post.canonicalUrl);
    expect(verdicts.map(({ outcome, reason }) => `${outcome} ${reason}`).sort()).toEqual([
      'kept stored',
      'merged same-address',
    ]);
  });

  test('a source that comes back with a lot is one message', async () => {
    await addFeed('/one');
    await turn(0);
    feeds['/one']!.items = Array.from({ length: 30 }, (_, n) => ({
      id: `n${n}`,
      text: `Kestrelbox remark ${n} about topic ${n * 7} and ${n * 13}`,
      at: START + HOUR + n * MINUTE,
    }));
    await turn(2 * HOUR);
    expect(await stored()).toHaveLength(30);
    expect(await waiting()).toEqual(['connected', 'mentions']);
  });

  test.each([401, 403, 404, 410])(
    'HTTP %i is not for ever: asked every hour, and at once by a restart',
    async (status) => {
      feeds['/one'] = { status, items: [] };
      await addFeed('/one');
      for (let passed = 0; passed < 12 * HOUR; passed += 5 * MINUTE) await turn(5 * MINUTE);
      expect(server.requests.length).toBeGreaterThan(12);
      expect(server.requests.length).toBeLessThan(20);
      const asked = server.requests.length;
      if (status !== 404) {
        collector = startCollector();
        await turn(MINUTE);
        expect(server.requests.length).toBe(asked + 1);
      }
      feeds['/one'] = { items: [{ id: 'a', text: 'Kestrelbox is back', at: now }] };
      for (let passed = 0; passed < HOUR; passed += 5 * MINUTE) await turn(5 * MINUTE);
      expect(await stored()).toHaveLength(1);
    },
  );

  test('a person may have it tried again at once, but not again and again, and not while it asks us to wait', async () => {
    feeds['/one'] = { status: 403, items: [] };
    await addFeed('/one');
    for (let passed = 0; passed < 12 * HOUR; passed += 5 * MINUTE) await turn(5 * MINUTE);
    const ids = new Set([`feed ${server.origin}/one`]);
    const tries = async (press: number) => {
      const before = server.requests.length;
      for (let n = 0; n < press; n++) {
        collector.tryAgain(ids);
        await turn(1_000);
      }
      return server.requests.length - before;
    };
    await turn(MINUTE);
    expect(await tries(1)).toBe(1);
    // Asked for thirty times within the minute: tried once, when it is over.
    expect(await tries(30)).toBe(0);
    const before = server.requests.length;
    for (let passed = 0; passed < 5 * MINUTE; passed += MINUTE) await turn(MINUTE);
    expect(server.requests.length - before).toBe(1);
  });

  test('what failed is asked at once when it is asked otherwise: a larger budget, other words', async () => {
    const options = { bearerToken: 'sesame', monthlyBudget: '5', baseUrl: server.origin };
    collector = createCollector({
      store,
      clock,
      ingest: createIngest({ store, clock }),
      sources: SOURCES.filter(({ id }) => id === 'x'),
      log: createLog('error', [], () => {}),
      contextOf: () => ({ web, parseFeed, now: clock.now, options }),
    });
    feeds['/2/tweets/counts/recent'] = { status: 401, items: [] };
    await turn(MINUTE);
    await turn(MINUTE);
    expect(server.requests.length).toBe(1);
    options.monthlyBudget = '50';
    await turn(MINUTE);
    await turn(MINUTE);
    expect(server.requests.length).toBe(2);
  });

  test('an unmatched post leaves a verdict, so that why can answer', async () => {
    feeds['/one']!.items = [{ id: 'z', text: 'Which label printer survives dust?', at: START - HOUR }];
    await addFeed('/one');
    await turn(0);
    const verdicts = await store.verdicts('w1', 'https://blog.example/z');
    expect(verdicts).toMatchObject([{ stage: 'match', outcome: 'dropped', reason: 'no-keyword' }]);
  });
});

test('requests grow with what is asked, not with who asks', () => {
  const listeners = (workspaces: number) =>
    Array.from({ length: workspaces }, (_, w) =>
      Array.from({ length: 50 }, (_, k) => ({
        keyword: { ...keyword(`w${w}`, `k${w}-${k}`), query: `brand${k}` },
        anchors: [`brand${k}`],
      })),
    ).flat();
  const workspaces = (n: number) =>
    Array.from({ length: n }, (_, w) => ({
      id: `w${w}`,
      name: '',
      language: 'en' as const,
      timeZone: 'UTC',
      retentionDays: 90,
      optedIn: ['google-news'],
      createdAt: 0,
    }));
  const feeds = (n: number) => [
    { url: 'https://blog.example/feed', workspaces: workspaces(n).map(({ id }) => id) },
  ];
  const optionsFor = ({ options }: SourceInfo) =>
    Object.fromEntries(Object.entries(options).map(([name, fallback]) => [name, fallback ?? 'set']));
  const requests = planRequests(SOURCES, listeners(1), feeds(1), workspaces(1), optionsFor);
  const hundred = planRequests(SOURCES, listeners(100), feeds(100), workspaces(100), optionsFor);
  expect(requests.length).toBeGreaterThan(50);
  expect(hundred.length).toBe(requests.length);
});

function keyword(workspaceId: string, id: string): Keyword {
  return {
    workspaceId,
    id,
    name: id,
    query: 'kestrelbox',
    kind: 'brand',
    sources: [],
    languages: [],
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: START,
    createdBy: 'maplefox',
  };
}
