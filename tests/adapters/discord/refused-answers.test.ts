import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { newWorld } from '../../commands/harness.ts';
import { DOCUMENTED } from '../../fakes/discord/documented-errors.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import { FORUM, GUILD, SUPPORT } from '../../fakes/discord/people.ts';
import { type FakeDiscord, textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

/** What people see when Discord refuses an answer, a form or the form of a message; every documented code. */
let bot: Bot;
let discord: FakeDiscord;
beforeAll(async () => {
  bot = await startBot((await newWorld()).router);
  discord = bot.discord;
});
beforeEach(() => {
  discord.faults.length = 0;
  bot.logged.length = 0;
});
afterAll(() => bot.stop());

const refuse = (match: RegExp, [code, status]: readonly [number, number, ...unknown[]], times = 1) =>
  discord.faults.push({
    match,
    times,
    what: {
      status,
      body: { code, message: 'Refused' },
      headers: status === 429 ? { 'retry-after': '30', 'x-ratelimit-scope': 'user' } : {},
    },
  });
const FORM = [50_035, 400] as const;
const answered = async (interaction: Interaction) => {
  await discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return textOf(interaction.original ?? interaction.followUps[0]!);
};

describe('an answer that Discord does not take in its form comes as plain text', () => {
  test('to a command', async () => {
    refuse(/PATCH \/webhooks/, FORM);
    const interaction = discord.type('help', {}, { manages: true });
    expect(await answered(interaction)).toContain('/earshot add');
    expect(bot.logged.join()).toContain('sent again as plain text');
  });

  test('for all to read', async () => {
    await answered(discord.type('add', { target: 'kestrelbox' }, { manages: true }));
    refuse(/(?:POST|PATCH) \/webhooks/, FORM);
    const interaction = discord.type('report', { target: 'kestrelbox', public: true }, { manages: true });
    expect(await answered(interaction)).not.toBe('');
  });

  test('a form that is not opened is answered with the way to type', async () => {
    refuse(/POST \/interactions/, FORM);
    const interaction = discord.type('add', {}, { manages: true });
    expect(await answered(interaction)).toMatch(/did not open the form.*help.*add/);
    expect(interaction.ephemeral).toBe(true);
  });
});

test.each([...DOCUMENTED])(
  'an answer refused with %i (%i): the bot goes on, and its log says so',
  async (...row) => {
    for (const match of [/PATCH \/webhooks/, /POST \/interactions/]) {
      bot.logged.length = 0;
      const [, , kind] = row;
      refuse(match, row);
      const refused = discord.type('list', {}, { manages: true });
      // Discord's own failures pass: what they stop is tried again.
      if (kind === 'down') expect(await answered(refused)).not.toBe('');
      else await expect.poll(() => bot.logged.join()).toMatch(/interaction not answered|as plain text/);
      expect(await answered(discord.type('list', {}, { manages: true }))).not.toBe('');
    }
    expect(bot.problems).toEqual([null]);
  },
);

describe('a message that Discord does not take in its form', () => {
  const message: Message = {
    language: 'en',
    summary: 'Spike',
    mood: 'severity-1',
    elements: [
      { kind: 'heading', text: 'Kestrelbox reboots' },
      { kind: 'text', text: 'Forty posts in an hour.' },
      { kind: 'buttons', buttons: [{ label: 'Claim', verb: 'claim', args: { target: '1' } }] },
    ],
  };
  const to = (channel: string, thread?: string) =>
    ({ platform: 'discord', home: GUILD, channel, ...(thread === undefined ? {} : { thread }) }) as const;
  const said = /Kestrelbox reboots.*Forty posts in an hour\./s;

  test.each([
    ['in a channel', () => to(SUPPORT)],
    ['in a forum', () => to(FORUM)],
  ] as const)(
    '%s is there as plain text, once, and is found again after a lost answer',
    async (what, there) => {
      const match = /POST .*\/(messages|threads)$/;
      refuse(match, FORM);
      const sent = await bot.platform.send(there(), message, what);
      expect(textOf(discord.messages.get(sent.id)!)).toMatch(said);
      discord.pass(10 * 60_000);
      expect(await bot.platform.send(there(), message, what, true)).toEqual(sent);
      refuse(/PATCH /, FORM);
      await bot.platform.update(sent, { ...message, elements: [{ kind: 'text', text: 'CLAIMED' }] });
      expect(textOf(discord.messages.get(sent.id)!)).toBe('CLAIMED');
    },
  );
});
