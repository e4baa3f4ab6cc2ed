import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InstallationKeeper, Router } from '../../../src/adapters/platform.ts';
import type { SlackMode } from '../../../src/adapters/slack/index.ts';
import { createVault } from '../../../src/adapters/slack/vault.ts';
import { noRouter } from '../../fakes/router.ts';
import { event } from '../../fakes/slack/bodies.ts';
import { SECRET, signed, TEAM } from '../../fakes/slack/server.ts';
import { type Bench, startBench } from './harness.ts';
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts';

const OLD = { id: 'k1', secret: new Uint8Array(32).fill(1) };
const NEW = { id: 'k2', secret: new Uint8Array(32).fill(2) };

/** All that a locked text says to somebody without the key: as it is, and out of its base64. */
const opened = (locked: string) =>
  [locked, ...locked.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))].join('\n');

describe('the vault', () => {
  test('opens what it locked, with the newest key or an older one', () => {
    const before = createVault([OLD]).lock('xoxb-secret', TEAM);
    const now = createVault([NEW, OLD]);
    expect(now.unlock(before, TEAM)).toBe('xoxb-secret');
    expect(now.lock('xoxb-secret', TEAM).split('.')[1]).toBe('k2');
    expect(opened(before)).not.toContain('xoxb-secret');
  });
  test('opens nothing that was changed, moved to another home, or locked with a key it lost', () => {
    const locked = createVault([OLD]).lock('xoxb-secret', TEAM);
    const at = locked.length - 3;
    const bent = `${locked.slice(0, at)}${locked[at] === 'A' ? 'B' : 'A'}${locked.slice(at + 1)}`;
    expect(() => createVault([OLD]).unlock(bent, TEAM)).toThrow();
    expect(() => createVault([OLD]).unlock(locked, 'T0OTHER')).toThrow();
    expect(() => createVault([NEW]).unlock(locked, TEAM)).toThrow('k1');
    expect(() => createVault([OLD]).unlock('', TEAM)).toThrow();
  });
  test('wants a key of the right length', () => {
    expect(() => createVault([])).toThrow();
    expect(() => createVault([{ id: 'k', secret: new Uint8Array(16) }])).toThrow('32 bytes');
  });
});

let bench: Bench;
let installations: Map<string, string>;
let removed: string[];
const router: Router = {
  ...noRouter,
  commands: [],
  handle: async () => {
    throw new Error('nobody acts in these tests');
  },
  complete: async () => [],
  homeRemoved: async ({ home }) => {
    removed.push(home);
  },
  channelRemoved: async () => {},
};
const keeper: InstallationKeeper = {
  save: async ({ home }, installation) => {
    installations.set(home, installation);
  },
  find: async ({ home }) => installations.get(home) ?? null,
  forget: async ({ home }) => {
    installations.delete(home);
  },
};
const mode: SlackMode = {
  kind: 'oauth',
  signingSecret: SECRET,
  port: 0,
  host: '127.0.0.1',
  clientId: '111.222',
  clientSecret: 'client-secret',
  stateSecret: 'state-secret-of-kestrelbox',
  redirectUri: 'https://earshot.example/slack/oauth_redirect',
  keeper,
  keys: [NEW, OLD],
};
beforeEach(async () => {
  installations = new Map();
  removed = [];
  bench = await startBench(router, mode);
});
afterEach(() => bench.close());

const at = (path: string) => `http://127.0.0.1:${bench.slack.port}${path}`;
const to = { platform: 'slack', home: TEAM, channel: 'C0SUPPORT' } as const;
const message = { language: 'en', summary: 'hello', mood: 'plain', elements: [] } as const;
const hello = { ...message, elements: [] };

async function consent(): Promise<{ state: string; cookie: string; asked: URL }> {
  const answer = await fetch(at('/slack/install'), { redirect: 'manual' });
  const asked = new URL(answer.headers.get('location') ?? '');
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
  return { state: asked.searchParams.get('state') ?? '', cookie, asked };
}
async function install(): Promise<void> {
  const { state, cookie } = await consent();
  const answer = await fetch(at(`/slack/oauth_redirect?code=c1&state=${state}`), { headers: { cookie } });
  expect(answer.status).toBe(200);
}

test('a workspace installs: consent asks for the least, tokens are kept locked, messages go out', async () => {
  const { asked } = await consent();
  expect(asked.searchParams.get('scope')).toBe([...SCOPES, ...OPTIONAL_SCOPES].join(','));
  expect(asked.searchParams.get('user_scope') ?? '').toBe('');
  await install();
  expect([...installations.keys()]).toEqual([TEAM]);
  expect(installations.get(TEAM)).toMatch(/^v1\.k2\./);
  // Whole names of tokens: three letters alone come up in random text once in five hundred runs.
  expect(opened(installations.get(TEAM)!)).not.toMatch(/xoxe\.xoxb|kestrel/);
  await bench.slack.send(to, hello, 'k1');
  expect(bench.fake.messages).toHaveLength(1);
});

test.each([
  ['no cookie', (state: string) => [state, '']],
  ['a state nobody signed', (_: string, cookie: string) => ['forged', cookie]],
  ['a cookie of another visit', (state: string) => [state, 'slack-app-oauth-state=other']],
] as const)('an installation with %s is refused', async (_name, bend) => {
  const { state, cookie } = await consent();
  const [sent, carried] = bend(state, cookie);
  const answer = await fetch(at(`/slack/oauth_redirect?code=c1&state=${sent}`), {
    headers: carried ? { cookie: carried } : {},
  });
  expect(answer.status).toBe(400);
  expect(installations.size).toBe(0);
});

test('a token about to expire is refreshed once before scheduled posts, however many wait', async () => {
  bench.fake.expiresIn = 600;
  await install();
  const first = installations.get(TEAM);
  await Promise.all([1, 2, 3].map((n) => bench.slack.send({ ...to, channel: 'C0SUPPORT' }, hello, `k${n}`)));
  const refreshes = bench.fake.calls.filter(
    ({ method, args }) => method === 'oauth.v2.access' && args.grant_type === 'refresh_token',
  );
  expect(bench.fake.messages).toHaveLength(3);
  expect(refreshes.length).toBeGreaterThan(0);
  expect(new Set(refreshes.map(({ args }) => args.refresh_token)).size).toBe(refreshes.length);
  expect(installations.get(TEAM)).not.toBe(first);
});

test('posts to two channels at once share one refresh', async () => {
  bench.fake.expiresIn = 600;
  await install();
  bench.fake.expiresIn = 43_200;
  bench.fake.channels.set('C0PRESS', 'in');
  await Promise.all([
    bench.slack.send(to, hello, 'a'),
    bench.slack.send({ ...to, channel: 'C0PRESS' }, hello, 'b'),
  ]);
  expect(bench.fake.calls.filter(({ args }) => args.grant_type === 'refresh_token')).toHaveLength(1);
  expect(bench.fake.messages).toHaveLength(2);
});

test('a refresh that fails is tried again, and the old token serves as long as it lives', async () => {
  bench.fake.expiresIn = 600;
  await install();
  bench.fake.fail('oauth.v2.access', { status: 500 });
  await bench.slack.send(to, hello, 'k1');
  bench.fake.fail('oauth.v2.access', { status: 500 });
  bench.fake.fail('chat.postMessage', { error: 'token_expired' });
  await expect(bench.slack.send(to, hello, 'k2')).rejects.toMatchObject({ kind: 'down' });
  bench.fake.expiresIn = 43_200;
  await bench.slack.send(to, hello, 'k2');
  expect(bench.fake.messages).toHaveLength(2);
});

test.each([
  [['tokens_revoked', 'app_uninstalled']],
  [['app_uninstalled', 'tokens_revoked']],
  [['app_uninstalled', 'app_uninstalled']],
])('uninstalled by %j: the installation is forgotten, the router told, posts refused', async (order) => {
  await install();
  for (const type of order) {
    const body = JSON.stringify(
      event({ type, ...(type === 'tokens_revoked' ? { tokens: { oauth: [], bot: ['U0EARSHOT'] } } : {}) }),
    );
    await fetch(at('/slack/events'), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed(body) },
    });
  }
  while (installations.size > 0 || removed.length < 2) await new Promise(setImmediate);
  expect(removed).toEqual([TEAM, TEAM]);
  await expect(bench.slack.send(to, hello, 'k')).rejects.toMatchObject({ kind: 'no-connection' });
});

test('a farewell that comes after the workspace has installed the bot again changes nothing', async () => {
  await install();
  const body = JSON.stringify(
    event({ type: 'app_uninstalled' }, { event_time: Math.floor(Date.now() / 1_000) - 90 }),
  );
  await fetch(at('/slack/events'), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signed(body) },
  });
  await bench.slack.send(to, hello, 'k');
  expect(removed).toEqual([]);
  expect(installations.size).toBe(1);
});

test('a farewell during a refresh waits for it, and the new token goes with the home', async () => {
  bench.fake.expiresIn = 600;
  await install();
  let letThrough: () => void = () => {};
  bench.fake.hold = new Promise((resolve) => {
    letThrough = resolve;
  });
  const sending = bench.slack.send(to, hello, 'k').catch(({ kind }: { kind: string }) => kind);
  await bench.fake.until(() => bench.fake.calls.find(({ args }) => args.grant_type === 'refresh_token'));
  const body = JSON.stringify(event({ type: 'app_uninstalled' }));
  await fetch(at('/slack/events'), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signed(body) },
  });
  expect(removed).toEqual([]);
  letThrough();
  await sending;
  while (removed.length === 0 || installations.size > 0) await new Promise(setImmediate);
  await expect(bench.slack.send(to, hello, 'k2')).rejects.toMatchObject({ kind: 'no-connection' });
});

test('a whole organization is not installed', async () => {
  bench.fake.enterprise = true;
  const { state, cookie } = await consent();
  const answer = await fetch(at(`/slack/oauth_redirect?code=c1&state=${state}`), { headers: { cookie } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(installations.size).toBe(0);
});
