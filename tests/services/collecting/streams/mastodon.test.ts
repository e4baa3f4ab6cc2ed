import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFrame } from '../../../../src/listening/sources/mastodon/streaming.ts';
import { HOUR, MINUTE } from '../../../../src/listening/time.ts';
import { readable } from '../../../commands/harness.ts';
import { START, startBot, type TestBot } from '../../../fakes/bot.ts';
import { type MastodonServer, type MastodonStatus, startMastodon } from '../../../fakes/mastodon.ts';
import { jsonFixture } from '../../../listening/sources/fixture.ts';

const [, example] = jsonFixture('mastodon/tag.json') as MastodonStatus[];
let bot: TestBot;
let server: MastodonServer;

beforeEach(async () => {
  server = await startMastodon();
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

async function begin(tokens = `127.0.0.1:${server.port}=sesame`): Promise<void> {
  bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    EARSHOT_MASTODON_INSTANCES: server.origin,
    EARSHOT_MASTODON_TOKENS: tokens,
  });
  await bot.say('add kestrelbox --name Kestrelbox --source mastodon');
}

/** A status of that minute after the start. */
function status(minute: number, words: string): MastodonStatus {
  const at = START + minute * MINUTE;
  const id = String(BigInt(at) << 16n);
  const uri = `https://social.example/users/ana/statuses/${id}`;
  return {
    ...example,
    id,
    uri,
    url: uri,
    created_at: new Date(at).toISOString(),
    content: `<p>${words}</p>`,
  };
}

/** Turns of all jobs, a second each, until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  do {
    bot.clock.at += 1_000;
    await bot.scheduler.tick();
    await new Promise((resolve) => setTimeout(resolve, 2));
  } while (!(await holds()));
}
const subscribed = (calls: number, tags: number) =>
  until(() => server.calls.length === calls && server.calls.at(-1)?.sent.length === tags);
async function texts(): Promise<string[]> {
  const { id } = await bot.workspace();
  return (await bot.store.allMentionsIn(id, 0, START + HOUR * 24, 100)).map(({ post }) => post.text);
}
const has = (...wanted: string[]) =>
  until(async () => JSON.stringify((await texts()).sort()) === JSON.stringify(wanted.sort()));
const stateOf = async (key: string) =>
  (await bot.store.requestStates()).find((state) => state.key === `127.0.0.1:${server.port} ${key}`);

test('a post comes by the stream within seconds, and once, although the poll brings it too', async () => {
  server.streamAt = `ws://127.0.0.1:${server.port}`;
  await begin();
  await subscribed(1, 1);
  expect(server.requests).toContain('/api/v2/instance');
  expect(server.calls[0]).toMatchObject({
    path: '/api/v1/streaming',
    headers: { authorization: 'Bearer sesame', 'user-agent': expect.stringMatching(/^Earshot\//) },
    sent: ['{"type":"subscribe","stream":"hashtag","tag":"kestrelbox"}'],
  });
  const post = status(1, 'Kestrelbox ate my queue');
  const two = status(2, 'Kestrelbox is fine');
  server.emit('update', post);
  await has('Kestrelbox ate my queue');
  const polls = () => server.requests.filter((path) => path.includes('/timelines/')).length;
  const before = polls();
  server.timeline = [two, post];
  bot.clock.at += 10 * MINUTE;
  await until(() => polls() > before);
  await has('Kestrelbox ate my queue', 'Kestrelbox is fine');
  server.emit('update', two);
  server.emit('update', { ...post, reblog: { id: '1' } });
  server.emit('update', { ...status(3, 'Kestrelbox in private'), visibility: 'private' });
  server.emit('delete', post.id);
  server.emit('filters_changed', '');
  server.emit('update', 'not even JSON');
  server.emit('status.update', { ...two, content: '<p>Kestrelbox is slow</p>' });
  await has('Kestrelbox ate my queue', 'Kestrelbox is slow');
  const { id } = await bot.workspace();
  const [keyword] = await bot.store.keywords(id);
  expect((await bot.store.totals(id, [keyword!.id], START, START + HOUR))[0]?.total).toBe(2);
});

test('without a token there is no stream; a server that does not say where streams itself', async () => {
  await begin('');
  await bot.scheduler.tick();
  expect(await stateOf('live')).toBeUndefined();
  expect(server.requests).not.toContain('/api/v2/instance');
  await bot.stop();
  await begin();
  await subscribed(1, 1);
  expect(server.requests).toContain('/api/v2/instance');
});

test('another keyword is asked for on a new connection', async () => {
  await begin();
  await subscribed(1, 1);
  await bot.say('add "acme phone" --name Phone --source mastodon');
  await subscribed(2, 2);
  expect(server.calls[1]?.sent.map((words) => (JSON.parse(words) as { tag: string }).tag)).toEqual([
    'acmephone',
    'kestrelbox',
  ]);
  await until(() => server.open().length === 1);
});

test('a stream that fails loses nothing and troubles nobody: the polls go on, and `sources` says what is wrong', async () => {
  server.refuse = 401;
  await begin();
  await until(async () => (await stateOf('live'))?.failures === 1);
  server.timeline = [status(5, 'Kestrelbox by poll')];
  for (let n = 0; n < 12; n++) {
    bot.clock.at += 5 * MINUTE;
    await bot.scheduler.tick();
  }
  expect(await texts()).toEqual(['Kestrelbox by poll']);
  expect(await stateOf('#kestrelbox')).toMatchObject({ failures: 0 });
  expect(await bot.store.outages()).toEqual([]);
  expect(await bot.store.gaps(0, START + 24 * HOUR)).toEqual([]);
  expect(bot.shown()).not.toMatch(/not heard|does not answer|refuse/i);
  const { message } = await bot.say('sources');
  expect(readable(message)).toContain(
    `Mastodon and compatible servers. It refuses access. I try again every hour. If it lasts, whoever runs the bot has to check its key or token. (127.0.0.1:${server.port} does not let us read this (HTTP 401))`,
  );
  expect(JSON.stringify([message, bot.logged])).not.toContain('sesame');
});

test('no frame makes it throw', () => {
  const payload = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({
        id: fc.string(),
        created_at: fc.constant('2026-11-20T12:00:00Z'),
        tags: fc.jsonValue(),
        account: fc.jsonValue(),
        content: fc.jsonValue(),
      })
      .map((value) => JSON.stringify({ ...example, ...value })),
  );
  const frame = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ event: fc.constantFrom('update', 'status.update', 'delete', '__proto__'), payload })
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(fc.property(frame, (text) => ['post', 'nothing', 'unreadable'].includes(readFrame(text).what)));
});
