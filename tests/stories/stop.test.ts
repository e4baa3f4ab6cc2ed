import { expect, test } from 'vitest';
import type { Channel } from '../../src/listening/channel.ts';
import { postTo } from '../../src/listening/delivery.ts';
import { GUILD } from '../fakes/discord/people.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { TEAM } from '../fakes/slack/server.ts';
import { type Bench, startBench } from './bench.ts';

const MANY = 1_000_000;
const ROWS = 300;

const slackFails = (failure: Parameters<Bench['slack']['fail']>[1]) => (bench: Bench) =>
  bench.slack.fail('chat.postMessage', ...Array.from({ length: ROWS }, () => failure));
const discordFails =
  (what: Bench['discord']['faults'][number]['what']) =>
  ({ discord }: Bench) =>
    discord.faults.push({ match: /POST .*\/messages/, times: MANY, what });

const TROUBLES: readonly [string, (bench: Bench) => unknown][] = [
  ['Slack never answers', slackFails('hang')],
  ['Slack asks for a minute', slackFails({ status: 429, retryAfter: 60 })],
  [
    'Slack is gone, its sockets too',
    ({ slack }) => {
      slack.outage = true;
      slack.drop();
    },
  ],
  ['Discord never answers', discordFails('silent')],
  ['Discord begins an answer', discordFails('endless')],
  [
    'Discord asks for a minute',
    discordFails({
      status: 429,
      headers: { 'retry-after': '60' },
      body: { message: 'slower', retry_after: 60, global: false },
    }),
  ],
  [
    'nobody answers',
    (bench) => {
      slackFails('hang')(bench);
      discordFails('silent')(bench);
    },
  ],
];

/** Sockets that this process holds, on either side of a connection. */
const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

test.each(TROUBLES)(
  '%s: the bot ends under load, and leaves no connection and no wait behind',
  {
    timeout: 60_000,
  },
  async (_name, makeTrouble) => {
    const bench = await startBench();
    const { bot, slack, discord, site } = bench;
    try {
      await slack.until(() => slack.sockets() > 0);
      await slack.socket('slash_commands', slash(slack, 'add kestrelbox'));
      await slack.until(() => slack.responses[0]);
      await slack.socket('slash_commands', slash(slack, `sources --add ${bench.feedUrl}`));
      await slack.until(() => slack.responses[1]);
      const typed = discord.type('add', { target: 'kestrelbox' }, { manages: true });
      await discord.until(() => typed.original !== null);
      const channels: Channel[] = await bot.store.allChannels();
      expect(new Set(channels.map(({ ref }) => ref.home))).toEqual(new Set([TEAM, GUILD]));
      // A source that never answers, too.
      site.answer(() => new Promise(() => {}));
      makeTrouble(bench);
      const text = (key: string) => ({
        language: 'en' as const,
        summary: key,
        mood: 'plain' as const,
        elements: [{ kind: 'text' as const, text: key }],
      });
      for (const channel of channels)
        await bot.store.enqueue(
          Array.from({ length: ROWS }, (_, n) => {
            const key = `${channel.id}-${n}`;
            return postTo(
              channel,
              { key, message: text(key), expiresAt: null, purpose: 'triage' },
              bench.now(),
            );
          }),
        );
      const asked = () =>
        slack.calls.filter(({ method }) => method === 'chat.postMessage').length +
        slack.refusedWhileOut +
        discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length;
      bot.scheduler.start();
      await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(1);
      await bot.stop();
      const after = [asked(), site.requests.length];
      // What is written afterwards would find no store.
      expect(bench.logged.filter((line) => /database is not open|closed/i.test(line))).toEqual([]);
      await expect.poll(sockets, { timeout: 20_000 }).toBe(0);
      expect([asked(), site.requests.length]).toEqual(after);
    } finally {
      await Promise.all([slack.close(), discord.close(), site.close()]);
    }
  },
);
