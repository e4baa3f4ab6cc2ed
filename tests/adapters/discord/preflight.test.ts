import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelFaultNote } from '../../../src/messages/channel-fault.ts';
import { plain } from '../../../src/messages/message.ts';
import { newWorld } from '../../commands/harness.ts';
import * as people from '../../fakes/discord/people.ts';
import { textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const HISTORY = 1n << 16n;
const PUBLIC_THREADS = 1n << 35n;
const IN_THREADS = 1n << 38n;
const REQUIRES_TAG = 1 << 4;
const [TEXT, VOICE, CATEGORY, NEWS, STAGE, FORUM, MEDIA] = [0, 2, 4, 5, 13, 15, 16];

let bot: Bot;
let next = 920_000_000_000_001_000n;
beforeAll(async () => {
  bot = await startBot((await newWorld()).router);
});
afterAll(() => bot.stop());

const created = (type: number, denied = 0n, more: object = {}, allowed = 0n): string => {
  const id = String(next++);
  const json = { ...people.channel(id, type, 'war-room', people.GUILD, String(denied)), ...more };
  if (allowed > 0n)
    json.permission_overwrites = [
      { id: people.GUILD, type: 0, allow: String(allowed), deny: String(denied) },
    ];
  bot.discord.channels.set(id, json);
  bot.discord.gateway.emit('CHANNEL_CREATE', json);
  return id;
};
const seen = async (id: string) => {
  // The gateway keeps its order: what was created before is known once a later command is answered.
  const interaction = bot.discord.type('help');
  await bot.discord.until(() => interaction.original !== null);
  return bot.platform.preflight!({ platform: 'discord', home: people.GUILD, channel: id });
};
const tag = (moderated: boolean) => ({ id: '970000000000000001', name: 'Firmware', moderated });
const requiring = (...tags: object[]) => ({ flags: REQUIRES_TAG, available_tags: tags });

describe('a channel is looked at before it is trusted', () => {
  test.each([
    ['a text channel', TEXT, 0n, {}, []],
    ['an announcement channel', NEWS, 0n, {}, []],
    ['a forum', FORUM, 0n, {}, []],
    ['a gallery', MEDIA, 0n, { available_tags: [] }, []],
    ['a category', CATEGORY, 0n, {}, [{ what: 'kind' }]],
    ['a voice chat', VOICE, 0n, {}, [{ what: 'no-threads' }]],
    ['a stage', STAGE, 0n, {}, [{ what: 'no-threads' }]],
    ['one that is hidden', TEXT, VIEW, {}, [{ what: 'permissions', lacks: ['ViewChannel'] }]],
    ['one to read only', TEXT, SEND, {}, [{ what: 'permissions', lacks: ['SendMessages'] }]],
    [
      'one without threads',
      TEXT,
      PUBLIC_THREADS,
      {},
      [{ what: 'permissions', lacks: ['CreatePublicThreads'] }],
    ],
    ['a forum without threads, which posts are not', FORUM, PUBLIC_THREADS, {}, []],
    [
      'a forum without answers',
      FORUM,
      IN_THREADS,
      {},
      [{ what: 'permissions', lacks: ['SendMessagesInThreads'] }],
    ],
    ['one without its history', TEXT, HISTORY, {}, [{ what: 'history' }]],
    ['a forum that requires a tag', FORUM, 0n, requiring(tag(false)), []],
    [
      'a forum that requires a tag of moderators',
      FORUM,
      0n,
      requiring(tag(true)),
      [{ what: 'moderated-tags' }],
    ],
    ['a forum that requires one of both', FORUM, 0n, requiring(tag(true), tag(false)), []],
    ['a forum that requires a tag and has none', FORUM, 0n, requiring(), [{ what: 'no-tags' }]],
  ] as const)('%s', async (_, type, denied, more, faults) => {
    expect(await seen(created(type!, denied, more))).toEqual(faults);
  });

  test('a forum whose tags the bot may make or set needs nobody else', async () => {
    for (const permission of [1n << 4n, 1n << 34n])
      expect(await seen(created(FORUM!, 0n, requiring(tag(true)), permission))).toEqual([]);
  });

  test('a locked thread is one for moderators', async () => {
    const id = '920000000000000999';
    const thread = {
      ...{ id, type: 11, name: 'Alert', guild_id: people.GUILD, parent_id: people.SUPPORT },
      owner_id: people.APPLICATION,
      thread_metadata: {
        archived: false,
        locked: true,
        auto_archive_duration: 60,
        archive_timestamp: '2026-11-30T07:00:00.000Z',
      },
    };
    bot.discord.gateway.emit('THREAD_CREATE', thread);
    expect(await seen(id)).toEqual([{ what: 'locked' }]);
  });

  test('of one that the gateway does not name nothing is seen; in a direct message nothing lacks', async () => {
    expect(await seen('920000000000000998')).toEqual([{ what: 'permissions', lacks: ['ViewChannel'] }]);
    expect(await seen(`@${people.MAPLE.id}`)).toEqual([]);
    const elsewhere = { platform: 'discord', home: '910000000000000088', channel: '9200' } as const;
    expect(await bot.platform.preflight!(elsewhere)).toEqual([]);
  });

  test.each(['en', 'fr'] as const)(
    'what does not work is said at once to who chooses the channel (%s)',
    async (language) => {
      const id = created(FORUM!, 0n, requiring(tag(true)));
      await seen(id);
      const interaction = bot.discord.type(
        'add',
        { target: language === 'en' ? 'kestrelbox' : 'lampfox', in: id },
        { manages: true, locale: language === 'fr' ? 'fr' : 'en-US' },
      );
      await bot.discord.until(() => interaction.original !== null);
      const note = channelFaultNote('war-room', { what: 'moderated-tags' }, { language });
      const [problem] = note.kind === 'text' ? [plain(note.text)] : [''];
      expect(textOf(interaction.original!).replaceAll('\\', '').replaceAll('*', '')).toContain(problem);
      expect(problem).toMatch(language === 'en' ? /Manage Threads and Posts/ : /Gérer les fils et les posts/);
    },
  );
});
