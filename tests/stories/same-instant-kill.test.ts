import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { onlySources } from '../../src/config/source-options.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import type { Channel } from '../../src/listening/channel.ts';
import { alertDeliveries } from '../../src/services/alerts/notify-alert.ts';
import { openStore } from '../../src/store/open.ts';
import { bundle } from '../../tools/bundle/bundle.mjs';
import { aChannel } from '../fakes/channel.ts';
import { GUILD, SUPPORT, TOKEN } from '../fakes/discord/people.ts';
import { type FakeDiscord, startDiscord, textOf } from '../fakes/discord/server.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackFake, startSlackFake, TEAM } from '../fakes/slack/server.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';

const PLACE = 'C0OTHERS';
let script: string;
let folder: string;
let slack: SlackFake;
let discord: FakeDiscord;
let child: ChildProcess | null = null;

beforeAll(async () => {
  script = pathToFileURL(join(await bundle(), 'bot.mjs')).href;
}, 60_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'same-instant-'));
  [slack, discord] = await Promise.all([startSlackFake(), startDiscord()]);
  slack.channels.set(PLACE, 'in');
  slack.users.set('U0MAPLE', { id: 'U0MAPLE', is_admin: true, locale: 'en-US', tz: 'UTC' });
});
afterEach(async () => {
  await end('SIGKILL');
  await Promise.all([slack.close(), discord.close()]);
  await rm(folder, { recursive: true });
});

const path = () => join(folder, 'earshot.db');
async function end(signal: NodeJS.Signals): Promise<void> {
  const ended = child;
  child = null;
  if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
  const exited = once(ended, 'exit');
  ended.kill(signal);
  await exited;
}
async function start(): Promise<void> {
  const apis = JSON.stringify({ slack: slack.apiUrl, discord: discord.api });
  const entry = join(import.meta.dirname, '..', 'start', 'child.mjs');
  const started = spawn(process.execPath, [entry, script, apis], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      EARSHOT_DATABASE: path(),
      EARSHOT_HTTP_PORT: 'off',
      ...onlySources('feed'),
      EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN,
      EARSHOT_SLACK_APP_TOKEN: APP_TOKEN,
      EARSHOT_DISCORD_TOKEN: TOKEN,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = started;
  let said = '';
  await new Promise<void>((resolve, reject) => {
    started.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('"event":"started"')) resolve();
    });
    started.once('exit', () => reject(new Error(said)));
  });
  await slack.until(() => slack.sockets() > 0);
}

/** One workspace on both platforms, with an open alert that both are to show. */
async function furnish(): Promise<void> {
  const store = await openStore(path());
  const now = Date.now();
  const owner = { id: 'U0MAPLE', name: 'maplefox' };
  const channels: Channel[] = [
    aChannel({
      ref: { platform: 'slack', home: TEAM, channel: PLACE },
      owner: { platform: 'slack', ...owner },
    }),
    aChannel({
      ref: { platform: 'discord', home: GUILD, channel: SUPPORT },
      owner: { platform: 'discord', ...owner },
    }),
  ];
  const workspace = {
    ...{ id: 'w1', name: 'Kestrelbox', language: 'en', timeZone: 'UTC', retentionDays: 90 },
    ...{ optedIn: [], createdAt: now },
  } as const;
  await store.createWorkspace({ ...workspace, optedIn: [] }, { platform: 'slack', home: TEAM }, 'Kestrelbox');
  await store.offerLink('w1', 'ABCDEFGH23', now + 60_000);
  await store.createWorkspace(
    { ...workspace, id: 'w2', optedIn: [] },
    { platform: 'discord', home: GUILD },
    'Players',
  );
  const audit = { workspaceId: 'w1', at: now, person: 'bot', act: 'x', subject: 'x', detail: null } as const;
  await store.redeemLink('ABCDEFGH23', { platform: 'discord', home: GUILD }, 'Players', now, audit);
  const keyword = {
    ...{ workspaceId: 'w1', id: 'k1', name: 'Kestrelbox', query: 'kestrelbox', kind: 'brand' as const },
    ...{
      sources: [],
      languages: [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: now,
      createdBy: 'maplefox',
    },
  };
  const subscriptions = channels.map(({ id }) => ({
    ...{ workspaceId: 'w1', keywordId: 'k1', channelId: id, alerts: true, digest: false, mentions: false },
  }));
  for (const channel of channels) await store.saveChannel(channel, null);
  await store.addKeyword(keyword, subscriptions[0]!, audit);
  await store.subscribe(subscriptions[1]!, audit);
  await store.commitDetected({
    ...{ workspaceId: 'w1', detectors: [], changed: [], audit: [] },
    raised: [sampleAlert({ id: 'a1', workspaceId: 'w1', keywordId: 'k1', raisedAt: now, severity: 1 })],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert, keyword, channels, subscriptions, now }),
      ),
  });
  await store.close();
}

const STATE = /\b(NEW|CLAIMED|SNOOZED|RESOLVED|DISMISSED)\b/;
const cards = () => [
  ...slack.messages
    .filter(
      ({ metadata, thread_ts }) =>
        thread_ts === undefined && JSON.stringify(metadata ?? {}).includes('a1:card:'),
    )
    .map(({ blocks }) => STATE.exec(JSON.stringify(blocks))?.[1]),
  ...discord
    .in(SUPPORT)
    .map((message) => textOf(message))
    .filter((text) => text.includes('#1') && STATE.test(text))
    .map((text) => STATE.exec(text)?.[1]),
];
const edits = () =>
  slack.calls.filter(({ method }) => method === 'chat.update').length +
  discord.requests.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/channels/')).length;

const PAIRS = [
  ['claim 1', 'resolve', { target: '1', reason: 'fixed' }],
  ['dismiss 1 noise', 'snooze', { target: '1', for: '1h' }],
  ['alert kestrelbox --mute 1h', 'pause', { target: 'kestrelbox' }],
  ['pause kestrelbox', 'pause', { target: 'kestrelbox' }],
] as const;
/** When the process is killed. */
const MOMENTS = {
  'as both are said': async () => {},
  'when the first of them is answered': () =>
    slack.until(
      () => slack.responses.length > 0 || discord.requests.some(({ path }) => path.startsWith('/webhooks/')),
    ),
  'when a card is changed': () =>
    Promise.race([slack.until(() => edits() > 0), new Promise((resolve) => setTimeout(resolve, 3_000))]),
} as const;

const CASES = PAIRS.flatMap(([line, verb, options], pair) =>
  Object.entries(MOMENTS).flatMap(([moment, wait], nth) =>
    // One pair at every moment, the others in the middle.
    pair === 0 || nth === 1 ? [{ line, verb, options, moment, wait }] : [],
  ),
);

test.each(CASES)(
  '$line on Slack and $verb on Discord, killed $moment: both agree afterwards',
  { timeout: 60_000 },
  async ({ line, verb, options, wait }) => {
    await furnish();
    await start();
    await expect.poll(cards, { timeout: 20_000 }).toEqual(['NEW', 'NEW']);
    const response_url = slack.responseUrl();
    void slack
      .socket(
        'slash_commands',
        slash(slack, line, { user_name: 'quillowl', channel_id: PLACE, response_url }),
      )
      .catch(() => {});
    discord.type(verb, options, { manages: true });
    await wait();
    await end('SIGKILL');
    await start();
    // Nothing waits any more once the bot has ended in peace; what it did shows on both sides.
    const settled = async () => {
      const [first, second, ...more] = cards();
      return more.length === 0 && first === second;
    };
    await expect.poll(settled, { timeout: 20_000 }).toBe(true);
    await expect
      .poll(
        async () => {
          await end('SIGTERM');
          const store = await openStore(path());
          const { waiting, sending } = await store.outboxCounts();
          const alert = (await store.alert('w1', 'a1'))!;
          const [keyword] = await store.keywords('w1');
          const acts = await store.audit('w1', { limit: 20 });
          await store.close();
          const isPaused = acts.some(({ act }) => act === 'pause');
          expect(keyword!.paused).toBe(isPaused);
          if (waiting + sending > 0) await start();
          return { waiting, sending, cards: cards(), state: alert.triage.state.toUpperCase() };
        },
        { timeout: 40_000, interval: 1_500 },
      )
      .toSatisfy(
        ({ waiting, sending, cards: [first, second, ...more], state }) =>
          waiting + sending + more.length === 0 && first === state && second === state,
      );
  },
);
