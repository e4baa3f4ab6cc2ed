import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFeedParser } from '../../src/adapters/feed-worker/index.ts';
import { createWeb } from '../../src/adapters/web/index.ts';
import { createLog } from '../../src/config/log.ts';
import { createCollector } from '../../src/jobs/collect.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { feed } from '../../src/listening/sources/feed/feed.ts';
import { MINUTE } from '../../src/listening/time.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import { newRequestState } from '../../src/services/collecting/reschedule.ts';
import { openStore } from '../../src/store/open.ts';
import type { BenchRow } from './row.ts';

const FEEDS = 5_000;
const HOSTS = 500;
const EVERY = 15 * MINUTE;
/** The clock runs so much faster: five minutes of the life of all feeds in less than a minute and a half. */
const SPEED = 4;
/** A read that begins so long after it was due is late. */
const LATE = MINUTE;
const WATCHED = 5 * MINUTE;
const START = Date.UTC(2026, 10, 20, 12);

/**
 * Row F1: one process reads 5,000 feeds of 500 hosts over loopback sockets, each every 15 minutes by a clock four times too
 * fast; the servers run in the same process. One in a hundred answers only after 20 seconds of that clock, one fails.
 */
export async function feedRows(): Promise<BenchRow[]> {
  let origin = performance.now();
  const now = () => START + Math.round((performance.now() - origin) * SPEED);
  const clock = {
    now,
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / SPEED)),
  };
  const arrivals = new Map<string, number>();
  const servers = await Promise.all(Array.from({ length: HOSTS }, () => listen(arrivals, now)));
  const hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`);
  const urls = Array.from({ length: FEEDS }, (_, n) => `http://${hosts[n % HOSTS]}/feed-${n}`);

  const store = await openStore(':memory:');
  const workspace = {
    id: 'w',
    name: 'w',
    language: 'en',
    timeZone: 'UTC',
    retentionDays: 90,
    optedIn: [],
  } as const;
  const home = { platform: 'terminal', home: 'terminal' } as const;
  await store.createWorkspace({ ...workspace, optedIn: [], createdAt: START }, home, 'w');
  const audit = {
    workspaceId: 'w',
    at: START,
    person: 'bot',
    act: 'bench',
    subject: 'w',
    detail: null,
  } as const;
  await store.addKeyword(
    {
      workspaceId: 'w',
      id: 'k',
      name: 'Kestrelbox',
      query: 'kestrelbox',
      kind: 'brand',
      sources: [],
      languages: [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: START,
      createdBy: 'bench',
    },
    null,
    audit,
  );
  for (const url of urls)
    await store.addFeed(
      { workspaceId: 'w', url, title: null, addedBy: 'b', addedAt: START, channelId: 'c' },
      audit,
    );
  const requests = feed.plan(
    [],
    urls.map((url) => ({ url, workspaces: ['w'] })),
    {},
  );
  // As after hours of running: read before, and spread over the interval.
  const due = new Map<string, number>();
  for (const [n, request] of requests.entries()) {
    const nextAt = START + 10_000 + Math.floor((n / FEEDS) * EVERY);
    due.set(new URL(request.key).pathname, nextAt);
    await store.saveRequest({ ...newRequestState(request, START), firstAt: START, nextAt }, []);
  }

  const web = createWeb({ userAgent: 'Earshot/bench', clock, allowPrivate: hosts });
  const parser = createFeedParser();
  const collector = createCollector({
    store,
    clock,
    log: createLog('error', [], () => {}),
    sources: [feed],
    contextOf: () => ({ web, parseFeed: parser.parse, now, options: {} }),
    ingest: createIngest({ store, clock }),
  });
  const rssBefore = process.memoryUsage().rss;
  const cpuBefore = process.cpuUsage();
  origin = performance.now();
  while (now() < START + WATCHED + LATE) {
    await collector.job.run(now());
    await clock.sleep(1_000);
  }
  const cpu = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - origin) / 1_000;
  const watched = [...due].filter(([, at]) => at <= START + WATCHED);
  const late = watched.filter(
    ([path, at]) => (arrivals.get(path) ?? Number.POSITIVE_INFINITY) - at > LATE,
  ).length;
  const rss = (process.memoryUsage().rss - rssBefore) / 2 ** 20;

  await web.close();
  await collector.settled();
  await parser.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await store.close();
  const share = (100 * late) / watched.length;
  return [
    {
      id: 'F1',
      what: `% of ${FEEDS} feeds read more than a minute late, by one process, at ${SPEED} times the speed of life`,
      measured: share,
      goal: '<= 1',
      ok: share <= 1,
      note: `${arrivals.size} read; ${((cpu.user + cpu.system) / 1e4 / seconds).toFixed(0)} % of a core, servers included; ${rss.toFixed(0)} MiB more memory`,
    },
  ];
}

function listen(arrivals: Map<string, number>, now: () => number): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (!path.startsWith('/feed-')) {
      response.writeHead(404).end();
      return;
    }
    if (!arrivals.has(path)) arrivals.set(path, now());
    const number = Number(path.slice(6));
    if (number % 100 === 1) {
      response.writeHead(503).end();
      return;
    }
    const answer = () => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      response.end(feedText(number, now()));
    };
    if (number % 100 === 2) setTimeout(answer, 20_000 / SPEED);
    else answer();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function feedText(number: number, now: number): string {
  const items = Array.from({ length: 20 }, (_, n) => {
    const at = new Date(now - n * 3_600_000).toUTCString();
    const text =
      n === 0 && number % 50 === 0
        ? 'Kestrelbox keeps its promise'
        : `Note ${n} about label printers and dust`;
    return `<item><guid isPermaLink="false">${number}-${n}</guid><link>https://blog.example/${number}/${n}</link><pubDate>${at}</pubDate><title>Note ${n}</title><description>${text}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Feed ${number}</title><link>https://blog.example/</link><description>d</description>${items.join('')}</channel></rss>`;
}
