import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MeetingPlace } from '../../../src/adapters/platform.ts';
import {
  BIRCH,
  BOT,
  channel,
  GUILD,
  guild,
  MAPLE,
  SEND_MESSAGES,
  SUPPORT,
} from '../../fakes/discord/people.ts';
import { noRouter } from '../../fakes/router.ts';
import { type Bot, startBot } from './bot.ts';

let met: { place: MeetingPlace; how: string }[] = [];
let bot: Bot;
beforeEach(async () => {
  met = [];
  bot = await startBot({
    ...noRouter,
    met: async (place, how) => {
      met.push({ place, how });
    },
  });
});
afterEach(() => bot.stop());

const say = (content: string, more: Record<string, unknown> = {}) =>
  bot.discord.gateway.emit('MESSAGE_CREATE', {
    id: String(970_000_000_000_000_000n + BigInt(met.length + 1)),
    channel_id: SUPPORT,
    guild_id: GUILD,
    author: { id: MAPLE.id, username: 'mfox', global_name: 'Maple Fox', discriminator: '0', avatar: null },
    content,
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    ...more,
  });

test('the name of the bot in a message is answered; whatever else is said is not looked at', async () => {
  say('good morning');
  say(`<@${BIRCH.id}> look`);
  say(`<@${BOT.id}> beep`, {
    author: { id: BIRCH.id, username: 'b', discriminator: '0', avatar: null, bot: true },
  });
  say(`hello <@${BOT.id}>`);
  await bot.discord.until(() => met.length > 0);
  expect(met).toMatchObject([
    {
      how: 'mentioned',
      place: {
        channel: { platform: 'discord', home: GUILD, channel: SUPPORT },
        channelName: 'support',
        person: { id: MAPLE.id, name: 'Maple Fox' },
      },
    },
  ]);
});

/** The roles of a guild, that of everybody under the guild's id. */
const everyoneOf = (id: string) =>
  (guild(id, '', []).roles as object[]).map((role, nth) => (nth === 0 ? { ...role, id } : role));

test('a new guild is greeted where everybody may write, and not at all where nobody may', async () => {
  const [closed, open] = ['912000000000000001', '912000000000000002'];
  const channels = [
    channel('922000000000000001', 0, 'announcements', open, SEND_MESSAGES),
    channel('922000000000000002', 2, 'talk', open),
    channel('922000000000000003', 0, 'general', open),
  ];
  const { emit } = bot.discord.gateway;
  emit('GUILD_CREATE', {
    ...guild(closed, 'Closed', [channel('923000000000000001', 0, 'rules', closed, SEND_MESSAGES)]),
    roles: everyoneOf(closed),
  });
  emit('GUILD_CREATE', {
    ...guild(open, 'Quillmere', channels),
    roles: everyoneOf(open),
    preferred_locale: 'fr',
  });
  await bot.discord.until(() => met.length > 0);
  expect(met).toMatchObject([
    {
      how: 'installed',
      place: {
        homeName: 'Quillmere',
        homeLanguage: 'fr',
        channel: { platform: 'discord', home: open, channel: '922000000000000003' },
        channelName: 'general',
      },
    },
  ]);
});
