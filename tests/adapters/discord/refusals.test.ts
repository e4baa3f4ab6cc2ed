import { RESTJSONErrorCodes } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryError } from '../../../src/config/errors.ts';
import type { Chart, Message } from '../../../src/messages/message.ts';
import { newWorld } from '../../commands/harness.ts';
import { DOCUMENTED } from '../../fakes/discord/documented-errors.ts';
import { FORUM, GUILD, MAPLE, SUPPORT, WAR_ROOM } from '../../fakes/discord/people.ts';
import { type FakeDiscord, textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
let discord: FakeDiscord;
let root: Awaited<ReturnType<Bot['platform']['send']>>;
beforeAll(async () => {
  bot = await startBot((await newWorld()).router);
  discord = bot.discord;
  root = await bot.platform.send(to(SUPPORT), textMessage('card'), 'root');
});
beforeEach(() => {
  discord.faults.length = 0;
  discord.nonces.clear();
});
afterAll(() => bot.stop());

const to = (channel: string, thread?: string) =>
  ({ platform: 'discord', home: GUILD, channel, ...(thread === undefined ? {} : { thread }) }) as const;
const textMessage = (text: string): Message => ({
  language: 'en',
  summary: text,
  mood: 'plain',
  elements: [{ kind: 'text', text }],
});
let nth = 0;
const nextKey = () => `key ${++nth}`;
const failing = (work: Promise<unknown>): Promise<DeliveryError> =>
  work.then(
    () => {
      throw new Error('it was taken');
    },
    (error: DeliveryError) => error,
  );
const saying = (text: string) => [...discord.messages.values()].filter((message) => textOf(message) === text);

describe('JSON that is not what Discord answers with', () => {
  test.each<[string, unknown]>([
    ['an empty object', {}],
    ['a list', []],
    ['a text', 'ok'],
    ['null', null],
    ['a portal', { status: 'ok', id: 7 }],
  ])('%s: nobody knows whether it was sent', async (_name, body) => {
    const key = nextKey();
    const headers = { 'content-type': 'application/json' };
    discord.faults.push({
      match: /POST .*\/messages$/,
      times: 1,
      what: { status: 200, body: JSON.stringify(body), headers },
    });
    expect((await failing(bot.platform.send(to(SUPPORT), textMessage(key), key))).kind).toBe('unknown');
    await bot.platform.send(to(SUPPORT), textMessage(key), key, true);
    expect(saying(key)).toHaveLength(1);
  });
});

/** Of pictures: the message goes without them, so that these are no failure of one that has some. */
const OF_PICTURES = [30_015, 40_005, 50_045, 50_046, 50_110, 50_123, 50_138, 50_146, 400_001];
/** Has a way of its own: the thread is opened first. */
const ARCHIVED = 50_083;

const answer = (code: number, status: number) => {
  const headers: Record<string, string> =
    status === 429 ? { 'retry-after': '30', 'x-ratelimit-scope': 'user' } : {};
  return { status, body: { code, message: 'Refused' }, headers };
};

/** What Discord says of a form is about the plain one, too, when it says so twice. */
const timesOf = (code: number) => (code === 50_035 ? 2 : 1);

describe('every documented refusal of a message', () => {
  test.each([...DOCUMENTED])('%i (%i) is %s, and ends nothing', async (code, status, kind, limits) => {
    discord.faults.push({
      match: /POST .*\/messages$/,
      times: timesOf(code),
      what: answer(code, status),
    });
    const text = `refused with ${code}`;
    const key = nextKey();
    const error = await failing(bot.platform.send(to(SUPPORT), textMessage(text), key));
    expect([error.name, error.kind]).toEqual(['DeliveryError', kind]);
    if (limits) expect([error.limits, error.retryAfterMs]).toEqual([limits, 30_000]);
    expect(saying(text)).toEqual([]);
    // The next try, and everybody else's message, are as if nothing had been.
    await bot.platform.send(to(WAR_ROOM), textMessage(`beside ${code}`), nextKey());
    await bot.platform.send(to(SUPPORT), textMessage(text), key);
    expect(saying(text)).toHaveLength(1);
    expect(bot.problems).toEqual([null]);
  });

  const known = new Set([...DOCUMENTED.map(([code]) => code), ...OF_PICTURES, ARCHIVED]);
  const others = Object.values(RESTJSONErrorCodes).filter(
    (code): code is RESTJSONErrorCodes => typeof code === 'number' && !known.has(code),
  );
  test(`${others.length} other codes, and those that nobody knows yet, are unclear: tried again, told in the end`, async () => {
    for (const code of [...others, 987_654]) {
      discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: answer(code, 400) });
      const error = await failing(bot.platform.send(to(SUPPORT), textMessage('x'), nextKey()));
      expect([code, error.kind]).toEqual([code, 'unclear']);
      expect(error.message).toContain(String(code));
    }
  });

  test.each(OF_PICTURES)('%i is one of the pictures: the message goes without them', async (code) => {
    const chart: Chart = {
      kind: 'line',
      title: `Mentions ${code}`,
      sentence: 'Up to 42.',
      labels: ['Mon'],
      series: [{ name: 'all', values: [42], tone: 'main' }],
    };
    const message: Message = { ...textMessage('Digest'), elements: [{ kind: 'chart', chart }] };
    discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: answer(code, 400) });
    const sent = await bot.platform.send(to(SUPPORT), message, nextKey());
    expect(textOf(discord.messages.get(sent.id)!)).toContain(`Mentions ${code}`);
    expect(discord.messages.get(sent.id)!.files.size).toBe(0);
  });
});

describe.each([
  ['a reply', /POST \/channels\/\d+\/messages$/, () => to(SUPPORT, root.id)],
  ['a post of a forum', /POST .*\/threads$/, () => to(FORUM)],
  ['a direct message', /POST \/users\/@me\/channels$|POST .*\/messages$/, () => to(`@${MAPLE.id}`)],
] as const)('%s', (what, match, there) => {
  test('has the same meanings of a no', async () => {
    for (const [code, status, kind] of DOCUMENTED) {
      // Of a reply: there is no thread yet; of a post, a message.
      if (what === 'a reply' && (code === 10_003 || code === 10_004)) continue;
      const text = `${what} refused with ${code}`;
      discord.faults.push({ match, times: timesOf(code), what: answer(code, status) });
      const key = nextKey();
      const error = await failing(bot.platform.send(there(), textMessage(text), key));
      expect([code, error.kind]).toEqual([code, kind]);
      await bot.platform.send(there(), textMessage(text), key);
      expect(saying(text)).toHaveLength(1);
    }
  });
});

test('an edit has the same meanings of a no', async () => {
  for (const [code, status, kind] of DOCUMENTED) {
    discord.faults.push({ match: /PATCH /, times: timesOf(code), what: answer(code, status) });
    const error = await failing(bot.platform.update(root, textMessage(`edit ${code}`)));
    expect([code, error.kind]).toEqual([code, kind]);
    await bot.platform.update(root, textMessage(`edit ${code}`));
    expect(textOf(discord.messages.get(root.id)!)).toBe(`edit ${code}`);
  }
});

describe('what is no answer of the API', () => {
  const page = '<html><body>Sorry, you have been blocked</body></html>';
  test.each([
    [200, page, {}, 'unclear'],
    [302, page, {}, 'unclear'],
    [400, page, {}, 'unclear'],
    [401, page, {}, 'unclear'],
    [403, page, {}, 'unclear'],
    [404, page, {}, 'unclear'],
    [407, page, {}, 'unknown'],
    [429, page, {}, 'limited'],
    [429, page, { 'retry-after': '600' }, 'limited'],
    [429, { message: 'slow' }, {}, 'limited'],
    [500, page, {}, 'down'],
    [502, page, {}, 'down'],
    [503, {}, {}, 'down'],
    [520, page, {}, 'down'],
    [401, { error: 'proxy' }, {}, 'unclear'],
    [403, { error: 'proxy' }, {}, 'unclear'],
    [404, {}, {}, 'unclear'],
    [404, { code: 0, message: '404: Not Found' }, {}, 'unclear'],
  ] as const)('%i %j %j is %s, mutes no channel and ends nothing', async (status, body, headers, kind) => {
    const key = nextKey();
    const text = `through a proxy, ${key}`;
    discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: { status, body, headers } });
    const error = await failing(bot.platform.send(to(SUPPORT), textMessage(text), key));
    expect(error.kind).toBe(kind);
    if (kind === 'limited') expect(error.limits).toBe('platform');
    if ('retry-after' in headers) expect(error.retryAfterMs).toBe(600_000);
    await bot.platform.send(to(SUPPORT), textMessage(text), key);
    expect(saying(text)).toHaveLength(1);
    expect(bot.problems).toEqual([null]);
  });

  test('an answer that breaks off is a lost one', async () => {
    const broken = { status: 200, body: '{"id": "9', headers: { 'content-type': 'application/json' } };
    discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: broken });
    expect((await failing(bot.platform.send(to(SUPPORT), textMessage('x'), nextKey()))).kind).toBe('unknown');
  });

  test('an answer that never ends is lost after the time there is', async () => {
    const slow = await startBot((await newWorld()).router, { timeoutMs: 100 });
    slow.discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: 'endless' });
    expect((await failing(slow.platform.send(to(SUPPORT), textMessage('x'), nextKey()))).kind).toBe(
      'unknown',
    );
    await slow.stop();
  });
});

describe('a message whose answer was lost', () => {
  const places = [
    ['in a channel', () => to(SUPPORT)],
    ['in a thread', () => to(SUPPORT, root.id)],
    ['in a forum', () => to(FORUM)],
    ['to a person', () => to(`@${MAPLE.id}`)],
  ] as const;

  test.each(places)('%s is found again after Discord has forgotten its nonce', async (what, there) => {
    const text = `lost ${what}`;
    const key = nextKey();
    discord.faults.push({ match: /POST .*\/(messages|threads)$/, times: 1, what: 'lost' });
    expect((await failing(bot.platform.send(there(), textMessage(text), key))).kind).toBe('unknown');
    discord.pass(10 * 60_000);
    // Somebody has said more since.
    for (let more = 0; more < 3; more++)
      await bot.platform.send(there(), textMessage(`since ${what} ${more}`), nextKey());
    const sent = await bot.platform.send(there(), textMessage(text), key);
    expect(saying(text).map(({ id }) => id)).toEqual([sent.id]);
  });

  test.each(places)(
    '%s is found again by another process, which is told that it may be there',
    async (what, there) => {
      const text = `killed ${what}`;
      const key = nextKey();
      const first = await bot.platform.send(there(), textMessage(text), key);
      discord.pass(10 * 60_000);
      const other = await bot.platform.send(there(), textMessage(text), key, true);
      expect(other).toEqual(first);
      expect(saying(text)).toHaveLength(1);
    },
  );

  test('comes twice at most, and only where the history is not ours to read, minutes later', async () => {
    discord.history = false;
    const key = nextKey();
    discord.faults.push({ match: /POST .*\/messages$/, times: 1, what: 'lost' });
    await failing(bot.platform.send(to(SUPPORT), textMessage('unseen'), key));
    await bot.platform.send(to(SUPPORT), textMessage('unseen'), key);
    expect(saying('unseen')).toHaveLength(1);
    discord.pass(10 * 60_000);
    await bot.platform.send(to(SUPPORT), textMessage('unseen'), key, true);
    expect(saying('unseen')).toHaveLength(2);
    discord.history = true;
  });
});

describe('limits', () => {
  test('of a channel are for that channel alone, and nothing sleeps: the others go on', async () => {
    const other = await startBot((await newWorld()).router);
    other.discord.limits = true;
    const send = (channel: string, text: string) => other.platform.send(to(channel), textMessage(text), text);
    for (let n = 1; n <= 5; n++) await send(SUPPORT, `m${n}`);
    const error = await failing(send(SUPPORT, 'm6'));
    expect([error.kind, error.limits, error.calls]).toEqual(['limited', 'channel', ['post']]);
    expect(error.retryAfterMs).toBeGreaterThan(0);
    expect(error.retryAfterMs).toBeLessThan(6_000);
    const sent = await send(WAR_ROOM, 'beside');
    // A change has a route of its own.
    other.discord.faults.push({
      match: /PATCH /,
      times: 1,
      what: { status: 429, body: { retry_after: 30, global: false }, headers: { 'retry-after': '30' } },
    });
    const edit = await failing(other.platform.update(sent, textMessage('edited')));
    expect([edit.kind, edit.limits, edit.calls]).toEqual(['limited', 'channel', ['edit']]);
    expect(other.discord.in(WAR_ROOM)).toHaveLength(1);
    expect(other.discord.in(SUPPORT)).toHaveLength(5);
    await other.stop();
  });

  test.each([
    [{ global: true }, { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }, 'platform'],
    [{ global: false }, { 'x-ratelimit-scope': 'user' }, 'channel'],
    [{ global: false }, { 'x-ratelimit-scope': 'shared' }, 'channel'],
  ] as const)('%j %j reaches the %s', async (part, headers, limits) => {
    const other = await startBot((await newWorld()).router);
    const body = { message: 'You are being rate limited.', retry_after: 30, ...part };
    other.discord.faults.push({
      match: /POST .*\/messages$/,
      times: 1,
      what: { status: 429, body, headers: { 'retry-after': '30', ...headers } },
    });
    const error = await failing(other.platform.send(to(SUPPORT), textMessage('x'), 'k'));
    expect([error.kind, error.limits]).toEqual(['limited', limits]);
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(30_000);
    expect(error.retryAfterMs).toBeLessThan(32_000);
    await other.stop();
  });
});
