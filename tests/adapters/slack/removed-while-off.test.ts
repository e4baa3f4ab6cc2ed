import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstallationKeeper, Router } from '../../../src/adapters/platform.ts';
import type { SlackMode } from '../../../src/adapters/slack/index.ts';
import { createVault } from '../../../src/adapters/slack/vault.ts';
import { noRouter } from '../../fakes/router.ts';
import {
  BOT_TOKEN,
  type Failure,
  SECRET,
  type SlackFake,
  startSlackFake,
  TEAM,
} from '../../fakes/slack/server.ts';
import { type Bench, HTTP, SOCKET, startBench } from './harness.ts';

let fake: SlackFake;
let bench: Bench | null;
let removed: string[];
let returned: string[];
const router: Router = {
  ...noRouter,
  commands: [],
  homeRemoved: async ({ home }) => void removed.push(home),
};
beforeEach(async () => {
  removed = [];
  returned = [];
  bench = null;
  fake = await startSlackFake();
});
afterEach(async () => {
  if (bench) await bench.close();
  else await fake.close();
});

async function start(mode: SlackMode, knownHomes: string[]): Promise<void> {
  bench = await startBench(router, mode, { fake, knownHomes, onReturned: (home) => returned.push(home) });
}
async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise(setImmediate);
}

test.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('with one token (%s) the workspace is there that it is of, and no other', async (_name, mode) => {
  await start(mode, ['T0FORMER', TEAM]);
  await until(() => removed.length > 0);
  expect({ removed, returned }).toEqual({ removed: ['T0FORMER'], returned: [TEAM] });
});

test('in an outage at the start nobody has removed anything; it is looked up when Slack answers', async () => {
  fake.outage = true;
  await start(HTTP, ['T0FORMER', TEAM]);
  expect({ removed, returned }).toEqual({ removed: [], returned: [] });
  fake.outage = false;
  await until(() => removed.length > 0);
  expect({ removed, returned }).toEqual({ removed: ['T0FORMER'], returned: [TEAM] });
});

/** What Slack says to the token of a workspace, and whether the bot is to be taken for removed. */
const ANSWERS: [string, Failure, boolean][] = [
  ['the app was uninstalled', { error: 'account_inactive' }, true],
  ['its token was revoked', { error: 'token_revoked' }, true],
  ['an outage', { error: 'service_unavailable' }, false],
  ['a limit', { status: 429, retryAfter: 1 }, false],
  ['a migration', { error: 'org_login_required' }, false],
  ['a token that is not known', { error: 'invalid_auth' }, false],
  ['a page of a proxy', { status: 403, body: '<html>Forbidden</html>' }, false],
];
test.each(ANSWERS)('of many workspaces, one of which Slack says: %s', async (_name, failure, isRemoved) => {
  const key = { id: 'k1', secret: new Uint8Array(32).fill(1) };
  const vault = createVault([key]);
  const installed = (team: string) => ({
    installedAt: 1,
    team: { id: team, name: team },
    isEnterpriseInstall: false,
    user: { id: 'U0MAPLE' },
    bot: { token: `xoxb-${team}`, scopes: [], id: 'B0EARSHOT', userId: 'U0EARSHOT' },
  });
  const installations = new Map(
    ['T0MAPLE', 'T0BIRCH'].map((team) => [team, vault.lock(JSON.stringify(installed(team)), team)]),
  );
  const keeper: InstallationKeeper = {
    save: async ({ home }, text) => void installations.set(home, text),
    find: async ({ home }) => installations.get(home) ?? null,
    forget: async ({ home }) => void installations.delete(home),
  };
  fake.tokens = new Set([BOT_TOKEN, 'xoxb-T0MAPLE', 'xoxb-T0BIRCH']);
  let asked = 0;
  fake.failWhere('auth.test', () => (++asked === 2 ? failure : null));
  await start(
    {
      kind: 'oauth',
      signingSecret: SECRET,
      port: 0,
      host: '127.0.0.1',
      clientId: '111.222',
      clientSecret: 'client-secret',
      stateSecret: 'state-secret-of-kestrelbox',
      redirectUri: 'https://earshot.example/slack/oauth_redirect',
      keeper,
      keys: [key],
    },
    ['T0MAPLE', 'T0BIRCH', 'T0GONE'],
  );
  // The last of them has no installation any more: it comes after the others.
  await until(() => removed.includes('T0GONE'));
  expect(removed).toEqual(isRemoved ? ['T0BIRCH', 'T0GONE'] : ['T0GONE']);
  expect([...installations.keys()]).toEqual(isRemoved ? ['T0MAPLE'] : ['T0MAPLE', 'T0BIRCH']);
});
