import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { RequestState } from '../../src/listening/series/health.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, startHttpServer } from '../fakes/http-server.ts';

const XML = { 'content-type': 'application/rss+xml' };

type Fault = (response: ServerResponse) => Answer | undefined;

/** What a server can do to us (sources facts, section 4), with the kind of trouble it must end in; null = read all the same. */
const FAULTS: Record<string, { does: Fault; ends: string | null; status?: number }> = {
  'redirects in a circle': { does: () => ({ status: 302, headers: { location: '/feed' } }), ends: 'down' },
  'redirects to the metadata address': {
    does: () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } }),
    ends: 'refused',
  },
  'redirects to a port of ours': {
    does: () => ({ status: 301, headers: { location: 'http://127.0.0.1:1/' } }),
    ends: 'refused',
  },
  'limits with seconds': {
    does: () => ({ status: 429, headers: { 'retry-after': '7200' } }),
    ends: 'limited',
  },
  'limits with a date': {
    does: () => ({ status: 429, headers: { 'retry-after': new Date(START + 9 * HOUR).toUTCString() } }),
    ends: 'limited',
  },
  'is unavailable': { does: () => ({ status: 503 }), ends: 'down' },
  'is broken': { does: () => ({ status: 500 }), ends: 'down' },
  'wants a login': { does: () => ({ status: 403 }), ends: 'refused' },
  'answers a page': {
    does: () => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Hello</p>' }),
    ends: 'malformed',
  },
  'answers nothing': { does: () => ({ headers: XML, body: '' }), ends: 'malformed' },
  'sends a gzip bomb of 200 MB': {
    does: () => ({ headers: { ...XML, 'content-encoding': 'gzip' }, body: BOMB }),
    ends: 'malformed',
  },
  'sends without end': {
    does: (response) => {
      response.writeHead(200, XML);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', more);
      more();
      return undefined;
    },
    ends: 'malformed',
  },
  'drips a byte a second': {
    does: (response) => {
      response.writeHead(200, XML);
      const timer = setInterval(() => response.write('<'), 1_000);
      response.on('close', () => clearInterval(timer));
      return undefined;
    },
    ends: 'down',
  },
  'never answers': { does: () => undefined, ends: 'down' },
  'hangs up in the middle': {
    does: (response) => {
      response.writeHead(200, { ...XML, 'content-length': '5000' });
      response.write('<rss version="2.0"><channel>');
      setImmediate(() => response.destroy());
      return undefined;
    },
    ends: 'down',
  },
  'nests 200,000 deep': { does: () => ({ headers: XML, body: DEEP }), ends: 'malformed' },
  'sends endless headers': {
    does: () => ({ headers: { ...XML, 'x-long': 'y'.repeat(40_000) }, body: '' }),
    ends: 'malformed',
  },
  'declares the wrong charset': {
    does: () => ({
      headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
      body: Buffer.from(feedOf([{ id: 'a', text: 'Kestrelbox caf\u00e9' }]), 'latin1'),
    }),
    ends: null,
  },
};

let BOMB: Uint8Array;
let DEEP: string;

function feedOf(items: { id: string; text: string }[]): string {
  const entries = items.map(
    ({ id, text }) =>
      `<item><guid isPermaLink="false">${id}</guid><link>https://blog.example/${id}</link><pubDate>${new Date(START - HOUR).toUTCString()}</pubDate><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Homenet</title><link>https://blog.example/</link><description>d</description>${entries.join('')}</channel></rss>`;
}

const open: { bot?: TestBot; servers: HttpServer[] } = { servers: [] };
afterEach(async () => {
  await open.bot?.stop();
  await Promise.all(open.servers.map((server) => server.close()));
  open.servers = [];
});

test('whatever a server does: a clear health line, a bounded wait, no crash, the cursor kept, bounded memory', async () => {
  BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));
  DEEP = `<rss version="2.0"><channel>${'<a>'.repeat(200_000)}`;
  const names = [...Object.keys(FAULTS), 'behaves'];
  let phase: 'before' | 'bad' | 'after' = 'before';
  for (const [n, name] of names.entries()) {
    const post = (which: string) => ({
      id: `${which}-${n}`,
      text: `Kestrelbox ${which} remark, number ${n * 7919}`,
    });
    const server = await startHttpServer((_asked, response) => {
      if (phase === 'bad' && name in FAULTS) return FAULTS[name]!.does(response);
      return { headers: XML, body: feedOf(phase === 'before' ? [post('old')] : [post('new'), post('old')]) };
    });
    open.servers.push(server);
  }
  const bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: open.servers.map(({ port }) => `127.0.0.1:${port}`).join(','),
  });
  open.bot = bot;
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  const { id } = await bot.workspace();
  for (const { origin } of open.servers) {
    const url = `${origin}/feed`;
    const audit = {
      workspaceId: id,
      at: START,
      person: 'bot',
      act: 'test',
      subject: url,
      detail: null,
    } as const;
    await bot.store.addFeed(
      {
        workspaceId: id,
        url,
        title: null,
        addedBy: 'maplefox',
        addedAt: START,
        channelId: 'terminal:terminal:support',
      },
      audit,
    );
  }
  const turn = async (ms: number) => {
    bot.clock.at += ms;
    await bot.collector.job.run(bot.clock.at);
    await bot.collector.settled();
  };
  const states = async () => {
    const all = await bot.store.requestStates();
    return open.servers.map(({ origin }) => all.find(({ key }) => key.startsWith(origin))!);
  };
  const texts = async () =>
    (await bot.store.allMentionsIn(id, 0, bot.clock.at + DAY, 200)).map(({ post }) => post.text);

  await turn(0);
  const before = await states();
  expect(before.map(({ failures }) => failures)).toEqual(names.map(() => 0));
  expect(await texts()).toHaveLength(names.length);

  phase = 'bad';
  const rss = process.memoryUsage().rss;
  let most = rss;
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  await turn(HOUR);
  clearInterval(sampler);
  expect(performance.now() - began).toBeLessThan(75_000);
  expect(most - rss).toBeLessThan(200 * 1024 * 1024);

  const bad = await states();
  const outcome = (state: RequestState) => state.error?.kind ?? null;
  expect(Object.fromEntries(names.map((name, n) => [name, outcome(bad[n]!)]))).toEqual({
    ...Object.fromEntries(Object.entries(FAULTS).map(([name, { ends }]) => [name, ends])),
    behaves: null,
  });
  for (const [n, state] of bad.entries()) {
    if (state.error === null) continue;
    expect(state.error.detail, names[n]).toMatch(/^[^\n]{10,200}\.$/);
    expect(state.cursor, names[n]).toEqual(before[n]!.cursor);
    expect(state.nextAt).toBeGreaterThan(bot.clock.at);
    expect(state.nextAt).toBeLessThan(bot.clock.at + 2 * DAY);
  }
  expect(await texts()).toContain(`Kestrelbox new remark, number ${(names.length - 1) * 7919}`);
  bot.clock.at += 5 * MINUTE;
  const line = readable((await bot.say('sources')).message);
  expect(line).toContain('Problems');
  expect(line).not.toContain('meta-data');

  phase = 'after';
  await turn(2 * DAY);
  expect((await states()).map(outcome)).toEqual(names.map(() => null));
  const all = await texts();
  expect(all.filter((text) => text.includes('new remark'))).toHaveLength(names.length);
  expect(new Set(all).size).toBe(all.length);
  expect(await bot.store.recount(id, 0, bot.clock.at + DAY)).toEqual([]);
  expect(bot.logged.join('')).not.toContain('collect failed');
}, 180_000);

test('a clock that runs a month ahead and is set right again stops no source and loses nothing', async () => {
  let items = [{ id: 'a', text: 'Kestrelbox first remark' }];
  const server = await startHttpServer(() => ({ headers: XML, body: feedOf(items) }));
  open.servers.push(server);
  const bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  open.bot = bot;
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  bot.clock.at = START + 30 * DAY;
  await bot.scheduler.tick();
  items = [...items, { id: 'b', text: 'Kestrelbox second remark, quite another one' }];
  bot.clock.at = START + HOUR;
  await bot.scheduler.tick();
  bot.clock.at += HOUR;
  await bot.scheduler.tick();
  const { id } = await bot.workspace();
  const stored = await bot.store.allMentionsIn(id, 0, START + DAY, 10);
  expect(stored.map(({ post }) => post.text).sort()).toEqual(items.map(({ text }) => text));
  const [state] = await bot.store.requestStates();
  expect(state).toMatchObject({ failures: 0 });
  expect(state!.nextAt).toBeLessThan(bot.clock.at + HOUR);
});
