import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Json } from '../../../../src/listening/sources/source.ts';
import { telegram } from '../../../../src/listening/sources/telegram/telegram.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../../fakes/http-server.ts';
import { jsonFixture, want } from '../fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

interface Update {
  update_id: number;
  channel_post?: Record<string, unknown>;
  edited_channel_post?: Record<string, unknown>;
}
const example = jsonFixture('telegram/updates.json') as { ok: boolean; result: [Update, Update, Update] };
const [posted] = example.result;
const TOKEN = '8120000001:AAEsesame-of_the_channel';
const optionsOf = (origin: string) => ({ baseUrl: origin, token: TOKEN, channels: '' });

sourceContract({
  source: telegram,
  options: optionsOf,
  serve: () => ({ body: example }),
  serveFull: () => {
    const more = [
      { photo: [{ file_id: 'a' }], forward_origin: { type: 'hidden_user' } },
      { video: { file_id: 'b' }, quote: { text: 'not here' } },
      { reply_to_message: { message_id: 1 } },
    ];
    const result = more.map((fields, n) => ({
      update_id: posted.update_id + n,
      channel_post: { ...posted.channel_post, message_id: 50 + n, ...fields },
    }));
    return { body: { ok: true, result } };
  },
  firstRead: ['-1001500000001:41', '-1001500000001:40'],
  serveText: (text) => ({
    body: { ok: true, result: [{ ...posted, channel_post: { ...posted.channel_post, text, entities: [] } }] },
  }),
});

let server: HttpServer;
let context: TestContext;
/** What waits at Telegram; an offset confirms what is below it. */
let waiting: Update[];
beforeEach(async () => {
  waiting = [...example.result];
  server = await startHttpServer(updates);
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

function updates({ query }: ReceivedRequest) {
  const offset = query.get('offset');
  if (offset !== null) waiting = waiting.filter(({ update_id }) => update_id >= Number(offset));
  return { body: { ok: true, result: waiting.slice(0, Number(query.get('limit'))) } };
}

const request = () => telegram.plan([want([], 'kestrelbox')], [], context.options)[0]!;
const read = (cursor: Json = null) => readAll(telegram, request(), cursor, context);

it('asks for posts of channels, and holds no connection', async () => {
  await read();
  const [asked] = server.requests;
  expect(asked!.path).toBe(`/bot${TOKEN}/getUpdates`);
  expect(Object.fromEntries(asked!.query)).toEqual({
    limit: '100',
    timeout: '0',
    allowed_updates: '["channel_post","edited_channel_post"]',
  });
});

it('makes posts of what public channels write, and reads a private one only when it is named', async () => {
  const { posts } = await read();
  expect(posts).toEqual([
    {
      source: 'telegram',
      extId: '-1001500000001:41',
      kind: 'post',
      url: 'https://t.me/acme_news/41',
      text: 'Kestrelbox 2.0 is out #release, see the notes',
      publishedAt: 1795166100000,
      outlet: 'Acme News',
      author: { id: '-1001500000001', name: 'Acme News', handle: 'acme_news', url: 'https://t.me/acme_news' },
      links: ['https://kestrelbox.example/notes'],
      tags: ['release'],
    },
    expect.objectContaining({
      extId: '-1001500000001:40',
      text: 'Kestrelbox, corrected',
      editedAt: 1795166200000,
    }),
  ]);
  const named = async (channels: string) => {
    waiting = [...example.result];
    const options = { ...context.options, channels };
    const { posts: read } = await readAll(telegram, request(), null, { ...context, options });
    return read.map(({ url }) => url);
  };
  expect(await named('-1001500000002')).toEqual(['https://t.me/c/1500000002/7']);
  expect(await named('@Acme_News')).toEqual(['https://t.me/acme_news/41', 'https://t.me/acme_news/40']);
  expect(await named('https://t.me/acme_news, -1001500000002')).toHaveLength(3);
  expect(await named('@another')).toEqual([]);
});

it('never takes messages of people or groups', async () => {
  const of = (type: string) => ({ ...posted.channel_post, chat: { id: 5, type, username: 'ana' } });
  waiting = ['private', 'group', 'supergroup'].map((type, n) => ({
    update_id: n + 1,
    channel_post: of(type),
  }));
  expect((await read()).posts).toEqual([]);
});

it('loses nothing when it stops between reading and storing', async () => {
  const first = await read();
  // The cursor was not stored: the same question again.
  expect((await read()).posts).toEqual(first.posts);
  const after = await read(first.cursor);
  expect(after.posts).toEqual([]);
  expect(waiting).toEqual([]);
  waiting = [{ update_id: 812000004, channel_post: { ...posted.channel_post, message_id: 42 } }];
  expect((await read(after.cursor)).posts.map(({ extId }) => extId)).toEqual(['-1001500000001:42']);
});

it('reads on while a hundred wait', async () => {
  waiting = Array.from({ length: 250 }, (_, n) => ({
    update_id: n + 1,
    channel_post: { ...posted.channel_post, message_id: n + 1 },
  }));
  const { posts, pages } = await read();
  expect(pages.length).toBe(3);
  expect(new Set(posts.map(({ extId }) => extId)).size).toBe(250);
});

it('names the hours that Telegram has forgotten', async () => {
  const first = await read();
  const begin = context.now();
  context.clock.at = begin + 3 * DAY;
  const second = await read(first.cursor);
  expect(second.pages[0]?.gap).toEqual({ from: begin, to: begin + 2 * DAY });
  context.clock.at += HOUR;
  expect((await read(second.cursor)).pages[0]).not.toHaveProperty('gap');
});

it('forgets its place after a week of silence, when numbers begin anew', async () => {
  let { cursor } = await read();
  for (let hour = 0; hour < 7 * 24; hour += 12) {
    context.clock.at += 12 * HOUR;
    cursor = (await read(cursor)).cursor;
  }
  waiting = [{ update_id: 17, channel_post: { ...posted.channel_post, message_id: 43 } }];
  const next = await read(cursor);
  expect(next.posts.map(({ extId }) => extId)).toEqual(['-1001500000001:43']);
  expect((await read(next.cursor)).posts).toEqual([]);
});

it.each([
  [
    'a poll',
    { poll: { question: 'Which queue?', options: [{ text: 'Kestrelbox' }, { text: 'Acme' }, 7] } },
    'Which queue?\nKestrelbox\nAcme',
  ],
  ['a caption', { caption: 'Kestrelbox' }, 'Kestrelbox'],
])('reads %s', async (_name, content, text) => {
  const { text: _text, entities: _entities, ...bare } = posted.channel_post!;
  waiting = [{ update_id: 1, channel_post: { ...bare, ...content } }];
  expect((await read()).posts[0]?.text).toBe(text);
});

it('knows where a forwarded post comes from', async () => {
  const origin = {
    type: 'channel',
    chat: { id: -100, type: 'channel', username: 'other_news' },
    message_id: 9,
  };
  waiting = [{ update_id: 1, channel_post: { ...posted.channel_post, forward_origin: origin } }];
  expect((await read()).posts[0]?.originalUrl).toBe('https://t.me/other_news/9');
});

it.each([
  ['message_id', '41'],
  ['message_id', -1],
  ['chat', null],
  ['chat', { id: 'x', type: 'channel' }],
  ['text', { toString: 1 }],
])('passes over a post whose %s is %j', async (field, value) => {
  waiting = [{ update_id: 1, channel_post: { ...posted.channel_post, [field]: value } }, example.result[1]];
  expect((await read()).posts.map(({ extId }) => extId)).toEqual(['-1001500000001:40']);
});

it.each([
  [409, 'Conflict: terminated by other getUpdates request', {}, 'down', 'one reader', null],
  [
    409,
    "Conflict: can't use getUpdates method while webhook is active",
    {},
    'misconfigured',
    'deleteWebhook',
    null,
  ],
  [401, 'Unauthorized', {}, 'refused', '@BotFather', null],
  [404, 'Not Found', {}, 'refused', '@BotFather', null],
  [429, 'Too Many Requests: retry after 35', { parameters: { retry_after: 35 } }, 'limited', 'fewer', 35_000],
])('says of HTTP %i with %j what to do', async (status, description, more, kind, words, retryAfterMs) => {
  server.answer(() => ({ status, body: { ok: false, error_code: status, description, ...more } }));
  const failed = await failureOf(telegram.collect(request(), null, context));
  expect(failed).toMatchObject({ kind, retryAfterMs });
  expect(failed.message).toContain(words);
  expect(failed.message).not.toContain('sesame');
});

it('asks once a minute, whoever listens', () => {
  expect(request()).toMatchObject({ key: 'updates', everyMs: MINUTE });
});
