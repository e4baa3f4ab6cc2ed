import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../../../src/adapters/web/index.ts';
import { SourceError, UserError } from '../../../../src/config/errors.ts';
import { type DiscoveryContext, discoverFeeds } from '../../../../src/listening/sources/feed/discover.ts';
import { feed } from '../../../../src/listening/sources/feed/feed.ts';
import { hubIn } from '../../../../src/listening/sources/feed/hub.ts';
import { parseFeed } from '../../../../src/listening/sources/feed/parse.ts';
import type { Json } from '../../../../src/listening/sources/source.ts';
import { HOUR } from '../../../../src/listening/time.ts';
import { type StepClock, stepClock } from '../../../adapters/web/setup.ts';
import { type Answer, type HttpServer, startHttpServer } from '../../../fakes/http-server.ts';
import { rss } from './fixture.ts';

/** All spell this machine; every name is answered with a loopback address. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0.0.0x1',
  '0177.0.0.1',
  '0177.0.0.01',
  '0',
  '0.0.0.0',
  '127.127.127.127',
  '%31%32%37.0.0.1',
  '１２７.0.0.1',
  '①②⑦.0.0.1',
  '127。0。0。1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'any.localhost',
  'loopback.example',
  'mapped.example',
  'mixed.example',
  'ana:secret@127.0.0.1',
  'public.example@127.0.0.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
];

const V4 = { address: '127.0.0.1', family: 4 };
const NAMES: Record<string, { address: string; family: number }[]> = {
  'mapped.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
  'mixed.example': [{ address: '93.184.216.34', family: 4 }, V4],
};

let secret: Server;
let secretPort: number;
let connections = 0;
let open: HttpServer;

beforeAll(async () => {
  secret = createServer((socket) => {
    connections++;
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((done) => secret.listen(0, done));
  secretPort = (secret.address() as { port: number }).port;
  open = await startHttpServer();
});
afterAll(async () => {
  await open.close();
  await new Promise((done) => secret.close(done));
});

type World = DiscoveryContext & Parameters<typeof feed.collect>[2] & { clock: StepClock };
const page = (head: string, body = ''): Answer => ({
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><html><head><title>Notes</title>${head}</head><body>${body}</body></html>`,
});
const ITEM = '<item><guid>1</guid><title>Note</title><link>https://queue.example/1</link></item>';
const everywhere = (answer: Answer) => open.answer(() => answer);
const homeOnly = (answer: Answer) => open.answer(({ path }) => (path === '/' ? answer : { status: 404 }));
const typed = async (address: string, world: World) => {
  await discoverFeeds(address, world);
};
const readTwice = async (world: World) => {
  const [request] = feed.plan([], [{ url: `${open.origin}/feed`, workspaces: ['w1'] }], {});
  let cursor: Json = null;
  for (let read = 0; read < 2; read++) {
    cursor = (await feed.collect(request!, cursor, world)).cursor;
    world.clock.at += 4 * HOUR;
  }
  return cursor;
};

/** How an address gets to us. @param to `http://host:port` */
const WAYS: Record<string, (to: string, world: World) => Promise<unknown>> = {
  'typed by a person': (to, world) => typed(`${to}/feed`, world),
  'typed as feed://': (to, world) => typed(`${to.replace('http:', 'feed:')}/feed`, world),
  'typed as feed:http://': (to, world) => typed(`feed:${to}/feed`, world),
  'typed without a scheme': (to, world) => typed(to.replace('http://', ''), world),
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status) => [
      `Location of a ${status}`,
      (to: string, world: World) => {
        everywhere({ status, headers: { location: encodeURI(`${to}/feed`) } });
        return readTwice(world);
      },
    ]),
  ),
  'Location without a scheme': (to, world) => {
    everywhere({ status: 302, headers: { location: encodeURI(to.replace('http:', '')) } });
    return readTwice(world);
  },
  Refresh: (to, world) => {
    everywhere({ headers: { refresh: `0; url=${encodeURI(to)}/feed` } });
    return readTwice(world);
  },
  'a redirect of a page that a person typed': (to, world) => {
    everywhere({ status: 302, headers: { location: encodeURI(to) } });
    return typed(open.origin, world);
  },
  'the feed that a page names': (to, world) => {
    homeOnly(page(`<link rel="alternate" type="application/rss+xml" href="${to}/feed">`));
    return typed(open.origin, world);
  },
  'a link of a page to a feed': (to, world) => {
    homeOnly(page('', `<a href="${to}/feed.xml">RSS</a>`));
    return typed(open.origin, world);
  },
  'the base of a page': (to, world) => {
    homeOnly(page(`<base href="${to}/"><link rel="alternate" type="application/rss+xml" href="feed">`));
    return typed(open.origin, world);
  },
  'meta refresh': (to, world) => {
    homeOnly(page(`<meta http-equiv="refresh" content="0; url=${to}/feed">`));
    return typed(open.origin, world);
  },
  'the canonical address': (to, world) => {
    homeOnly(page(`<link rel="canonical" href="${to}/">`));
    return typed(open.origin, world);
  },
  'itunes:new-feed-url': (to, world) => {
    everywhere({
      body: rss(ITEM).replace('<item>', `<itunes:new-feed-url>${to}/feed</itunes:new-feed-url><item>`),
    });
    return readTwice(world);
  },
  'the hub of a feed': async (to, world) => {
    everywhere({
      headers: { link: `<${encodeURI(to)}/hub>; rel=hub, <${open.origin}/feed>; rel=self` },
      body: rss(ITEM),
    });
    const hub = hubIn(await readTwice(world));
    if (hub) await world.web.fetch(hub.hub, { method: 'POST', body: 'hub.mode=subscribe' });
  },
};

/** @returns connections that were opened to the private server */
async function reach(way: string, host: string, allowPrivate: string[] = []): Promise<number> {
  const clock = stepClock();
  const web = createWeb({
    userAgent: 'Earshot/0.1 (+https://earshot.example/bot)',
    clock,
    ports: [80, 443, secretPort],
    allowPrivate: [`127.0.0.1:${open.port}`, ...allowPrivate],
    resolve: (name, _options, done) => done(null, NAMES[name.replace(/\.$/, '')] ?? [V4]),
  });
  const before = connections;
  try {
    await WAYS[way]!(`http://${host}:${secretPort}`, {
      web,
      pages: web.pages,
      clock,
      now: clock.now,
      parseFeed,
      options: {},
    });
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof UserError)) throw error;
  } finally {
    await web.close();
  }
  return connections - before;
}

test.each(Object.keys(WAYS))('%s leads to no private server, however that is spelled', async (way) => {
  const reached: string[] = [];
  for (const host of HOSTS) if ((await reach(way, host)) > 0) reached.push(host);
  expect(reached).toEqual([]);
});

test.each(Object.keys(WAYS))('%s would lead there, were it allowed', async (way) => {
  expect(await reach(way, '127.0.0.1', [`127.0.0.1:${secretPort}`])).toBeGreaterThan(0);
});
