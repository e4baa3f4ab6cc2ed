import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBlockedError, lookupFor, systemResolve } from '../../../src/adapters/web/guard.ts';
import { createWeb, type PoliteWeb } from '../../../src/adapters/web/index.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { failureOf, stepClock, webFor } from './setup.ts';

/** Invented names and what they resolve to; a list of lists answers one list per look-up. */
const NAMES: Record<string, { address: string; family: number }[][]> = {
  'to-loopback.example': [[{ address: '127.0.0.1', family: 4 }]],
  'to-loopback6.example': [[{ address: '::1', family: 6 }]],
  'to-mapped.example': [[{ address: '::ffff:127.0.0.1', family: 6 }]],
  'mixed.example': [
    [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ],
  'nothing.example': [[]],
};

function resolver(lookups: string[]): LookupFunction {
  const turns = new Map<string, number>();
  return (host, options, done) => {
    lookups.push(host);
    const answers = NAMES[host];
    if (!answers) return systemResolve(host, options, done);
    const turn = turns.get(host) ?? 0;
    turns.set(host, turn + 1);
    done(null, answers[Math.min(turn, answers.length - 1)]!);
  };
}

let secret: HttpServer;
let web: PoliteWeb;
let lookups: string[];

beforeEach(async () => {
  secret = await startHttpServer(() => ({ body: 'internal' }));
  lookups = [];
  web = createWeb({
    userAgent: 'Earshot/0.1 (+https://earshot.example/bot)',
    clock: stepClock(),
    ports: [80, 443, secret.port],
    resolve: resolver(lookups),
  });
});

afterEach(async () => {
  await web.close();
  await secret.close();
});

describe('no way leads to a private server', () => {
  const hosts = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    'to-loopback.example',
    'to-loopback6.example',
    'to-mapped.example',
    'mixed.example',
  ];

  for (const host of hosts) {
    it(`http://${host}`, async () => {
      const failure = await failureOf(web.fetch(`http://${host}:${secret.port}/`));
      expect(failure.kind).toBe('refused');
      expect(failure.message).toMatch(/private address/);
      expect(secret.requests.length + secret.robotsRequests).toBe(0);
    });
  }

  for (const host of hosts.slice(0, 14)) {
    it(`an allowed host that redirects to http://${host}`, async () => {
      const open = await startHttpServer(() => ({
        status: 302,
        headers: { location: `http://${host}:${secret.port}/` },
      }));
      const through = webFor([open.port], { ports: [open.port, secret.port], resolve: resolver([]) });
      const failure = await failureOf(through.fetch(`${open.origin}/`));
      expect(failure.kind).toBe('refused');
      expect(open.requests.length).toBe(1);
      expect(secret.requests.length + secret.robotsRequests).toBe(0);
      await through.close();
      await open.close();
    });
  }

  it('a name that answers differently the second time: there is no second time between check and connection', async () => {
    NAMES['flips.example'] = [
      [{ address: '127.0.0.1', family: 4 }],
      [{ address: '93.184.216.34', family: 4 }],
    ];
    const failure = await failureOf(web.fetch(`http://flips.example:${secret.port}/`, { lane: 'api' }));
    expect(failure.kind).toBe('refused');
    expect(lookups).toEqual(['flips.example']);
  });

  it('names the host and nothing else of the address', async () => {
    const failure = await failureOf(web.fetch(`http://127.0.0.1:${secret.port}/feed?token=hush`));
    expect(failure.message).not.toContain('hush');
  });
});

describe('addresses refused before any look-up', () => {
  const cases: [string, RegExp][] = [
    ['ftp://files.example/', /http and https/],
    ['file:///etc/passwd', /http and https/],
    ['javascript:alert(1)', /http and https/],
    ['data:text/plain,x', /http and https/],
    ['not an address', /cannot be read/],
    ['http://ana:secret@feeds.example/', /user name or password/],
    ['http://feeds.example:22/', /Port 22/],
    ['http://feeds.example:6379/', /Port 6379/],
  ];
  for (const [address, words] of cases) {
    it(address, async () => {
      const failure = await failureOf(web.fetch(address));
      expect(failure.kind).toBe('refused');
      expect(failure.message).toMatch(words);
      expect(failure.message).not.toContain('secret@');
      expect(lookups).toEqual([]);
    });
  }

  it('our own public host', async () => {
    const own = createWeb({
      userAgent: 'Earshot/0.1',
      clock: stepClock(),
      ownHosts: ['Earshot.example'],
      resolve: resolver(lookups),
    });
    expect((await failureOf(own.fetch('https://earshot.example/hooks'))).message).toMatch(/Earshot itself/);
    expect(lookups).toEqual([]);
    await own.close();
  });
});

it('lets an allowed host and port through, and only that port', async () => {
  const other = await startHttpServer(() => ({ body: 'hello' }));
  const allowed = webFor([other.port]);
  const answer = await allowed.fetch(`${other.origin}/`);
  expect(new TextDecoder().decode(answer.body)).toBe('hello');
  expect((await failureOf(allowed.fetch(`http://127.0.0.1:${secret.port}/`))).kind).toBe('refused');
  expect(secret.requests).toEqual([]);
  await allowed.close();
  await other.close();
});

describe('a name that resolves to an address', () => {
  /** Whether a connection is refused because of where its name leads. */
  const isBlocked = (address: string) => {
    const resolve: LookupFunction = (_host, _options, done) => done(null, [{ address, family: 4 }]);
    const guard = { allowPrivate: new Set<string>(), ports: [443], ownHosts: new Set<string>(), resolve };
    let refused: boolean | null = null;
    lookupFor(guard, new URL('https://name.example'))('name.example', {}, (error) => {
      if (error !== null && !isBlockedError(error)) throw error;
      refused = error !== null;
    });
    return refused;
  };

  const blocked = [
    '10.0.0.1 172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254 192.0.0.1 198.18.0.1 192.0.2.1 203.0.113.9',
    '224.0.0.1 240.0.0.1 255.255.255.255 0.0.0.0 127.9.9.9',
    '::1 :: ::7f00:1 ::ffff:10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:a00:1:: 2001::1 fe80::1 fe80::1%eth0 fc00::1',
    'fec0::1 ff02::1 2001:db8::1 100::1 5f00::1 4000::1 localhost words',
  ];
  it.each(blocked.join(' ').split(' '))('blocks %s', (address) => {
    expect(isBlocked(address)).toBe(true);
  });
  it.each(['93.184.216.34', '1.1.1.1', '::ffff:93.184.216.34', '2606:4700::1111', '2a00:1450:4007::1'])(
    'lets %s through',
    (address) => expect(isBlocked(address)).toBe(false),
  );
});
