import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { event, slash } from '../../fakes/slack/bodies.ts';
import { type BotWorld, startBotWorld, twoWeeks } from './bot-world.ts';

/** Sunday, 8 March 2026, 19:30 in Paris. */
const START = Date.UTC(2026, 2, 8, 18, 30);
const KEY = createHash('sha256').update('a key for tests').digest('base64');
const TEAMS = ['T0MAPLE', 'T0BIRCH'];

let world: BotWorld;
beforeEach(async () => {
  world = await startBotWorld(
    {
      EARSHOT_SLACK_CLIENT_ID: '111.222',
      EARSHOT_SLACK_CLIENT_SECRET: 'client-secret-of-kestrelbox',
      EARSHOT_SLACK_PUBLIC_URL: 'https://earshot.example',
      EARSHOT_SLACK_TOKEN_KEYS: `k1:${KEY}`,
      EARSHOT_SLACK_ADMINS: 'U0MAPLE',
    },
    START,
  );
  world.fake.expiresIn = 43_200;
});
afterEach(() => world.close());

async function install(team: string): Promise<void> {
  const base = `http://127.0.0.1:${world.slack.port}`;
  const asked = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state');
  const cookie = (asked.headers.get('set-cookie') ?? '').split(';')[0]!;
  const answer = await fetch(`${base}/slack/oauth_redirect?code=${team}&state=${state}`, {
    headers: { cookie },
  });
  expect(answer.status).toBe(200);
}

async function command(team: string, text: string): Promise<string> {
  const { fake } = world;
  const before = fake.responses.length;
  await world.command(slash(fake, text, { team_id: team, team_domain: team.toLowerCase() }));
  await fake.until(() => fake.responses.length > before);
  return JSON.stringify(fake.responses.at(-1));
}

async function farewell(team: string, type: 'app_uninstalled' | 'tokens_revoked'): Promise<void> {
  const inner = { type, ...(type === 'tokens_revoked' ? { tokens: { oauth: [], bot: ['U0EARSHOT'] } } : {}) };
  await world.event(event(inner, { team_id: team }));
}

const home = (team: string) => ({ platform: 'slack', home: team }) as const;

test('two workspaces install, listen, get their digests with fresh tokens, and one leaves and hears nothing more', async () => {
  const { bot, fake } = world;
  for (const team of TEAMS) {
    await install(team);
    await world.importable(
      `${team}.ndjson`,
      twoWeeks(team === 'T0MAPLE' ? 'Kestrelbox' : 'Brindlemoor', START),
    );
  }
  expect(await bot.store.findInstallation(home('T0MAPLE'))).toMatch(/^v1\.k1\./);
  // Each installer is greeted, once, whatever the installer does later with the token.
  await world.play(2 * MINUTE, MINUTE);
  const greetings = () => fake.messages.filter(({ text }) => text.includes('Hello! Add a keyword here'));
  expect(
    greetings()
      .map(({ team }) => team)
      .sort(),
  ).toEqual([...TEAMS].sort());

  expect(await command('T0MAPLE', 'add Kestrelbox')).toContain('Kestrelbox');
  expect(await command('T0BIRCH', 'add Brindlemoor')).toContain('Brindlemoor');
  // The keywords of one workspace are nobody else's business.
  expect(await command('T0BIRCH', 'list')).not.toContain('Kestrelbox');
  for (const team of TEAMS) {
    expect(await command(team, `import ${team}.ndjson`)).toContain('336 stored');
    await command(team, 'digest daily --at 09:00');
  }

  // Tokens live for twelve hours: by the second morning nobody has pressed anything for far longer than that.
  await world.play(DAY + 15 * HOUR, HOUR);
  const digests = fake.messages.filter(({ metadata }) => JSON.stringify(metadata).includes('digest:'));
  expect(new Set(digests.map(({ team }) => team))).toEqual(new Set(TEAMS));
  for (const { team, blocks } of digests) {
    const other = team === 'T0MAPLE' ? 'Brindlemoor' : 'Kestrelbox';
    expect(JSON.stringify(blocks)).not.toContain(other);
  }
  const refreshed = fake.calls.filter(({ args }) => args.grant_type === 'refresh_token');
  expect(refreshed.length).toBeGreaterThanOrEqual(2);
  expect(new Set(refreshed.map(({ args }) => args.refresh_token)).size).toBe(refreshed.length);

  expect(greetings()).toHaveLength(TEAMS.length);
  const left = (await bot.store.workspaceOf(home('T0MAPLE')))!;
  await farewell('T0MAPLE', 'tokens_revoked');
  await farewell('T0MAPLE', 'app_uninstalled');
  while ((await bot.store.homeLeftAt(home('T0MAPLE'))) === null) await new Promise(setImmediate);
  expect(await bot.store.findInstallation(home('T0MAPLE'))).toBeNull();
  // What it had is kept for a while, but nobody reads for it or writes to it.
  expect((await bot.store.allKeywords()).some(({ workspaceId }) => workspaceId === left.id)).toBe(false);
  expect(await bot.store.channels(left.id)).toEqual([]);

  const sent = fake.messages.length;
  await world.play(DAY, HOUR);
  const later = fake.messages.slice(sent);
  expect(later.length).toBeGreaterThan(0);
  expect(new Set(later.map(({ team }) => team))).toEqual(new Set(['T0BIRCH']));
  expect(world.logged.filter(({ error }) => error)).toEqual([]);
});
