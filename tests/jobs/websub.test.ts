import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

const PUBLIC = 'https://bot.example';

/** A blog, its hub and the bot: what the hub is asked, what it asks, what it pushes. */
describe('a feed that its hub pushes', () => {
  let bot: TestBot;
  let server: HttpServer;
  let items: string[];
  let hubStatus: number;

  const item = (n: number, words = 'Kestrelbox') =>
    `<item><guid isPermaLink="false">p${n}</guid><link>https://blog.example/${n}</link><title>${words} ${n}</title><pubDate>${new Date(bot.clock.at).toUTCString()}</pubDate></item>`;
  const feedOf = (content: readonly string[]) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Blog</title><link>https://blog.example/</link><description>d</description><atom:link rel="hub" href="${server.origin}/hub"/><atom:link rel="self" href="https://blog.example/feed"/>${content.join('')}</channel></rss>`;
  const asks = (path: string) => server.requests.filter((request) => request.path === path);
  const lastForm = () => new URLSearchParams(asks('/hub').at(-1)?.body);
  const callback = () => lastForm().get('hub.callback')!.replace(PUBLIC, '');
  const tick = async (ms: number) => {
    bot.clock.at += ms;
    await bot.scheduler.tick();
  };
  const verify = async (more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': lastForm().get('hub.topic')!,
      'hub.challenge': 'sesame',
      'hub.lease_seconds': String((10 * DAY) / 1_000),
      ...more,
    });
    const answer = await fetch(bot.at(`${callback()}?${query}`));
    return { status: answer.status, body: await answer.text() };
  };
  const push = async (body: string, secret = lastForm().get('hub.secret')!) => {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const answer = await fetch(bot.at(callback()), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': `sha256=${signature}` },
    });
    return answer.status;
  };
  const titles = async () =>
    (await bot.store.allMentionsIn((await bot.workspace()).id, 0, bot.clock.at + DAY, 100)).map(
      ({ post }) => post.title,
    );

  beforeEach(async () => {
    items = [];
    hubStatus = 202;
    server = await startHttpServer(({ path }) =>
      path === '/hub'
        ? { status: hubStatus }
        : path === '/feed'
          ? { headers: { 'content-type': 'application/rss+xml' }, body: feedOf(items) }
          : { status: 404 },
    );
    bot = await startBot({
      EARSHOT_PUBLIC_URL: PUBLIC,
      EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    });
    items = [item(1)];
    await bot.say('add kestrelbox --name Kestrelbox --every --sources feed');
    await bot.say(`sources --add ${server.origin}/feed`);
    await tick(MINUTE);
    await tick(MINUTE);
    await tick(MINUTE);
  });
  afterEach(async () => {
    await bot.stop();
    await server.close();
  });

  test('the hub is asked once, in the words of WebSub', () => {
    expect(asks('/hub').length).toBe(1);
    expect(asks('/hub')[0]).toMatchObject({ method: 'POST' });
    expect(asks('/hub')[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(lastForm())).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': 'https://blog.example/feed',
      'hub.callback': expect.stringMatching(/^https:\/\/bot\.example\/websub\/[0-9a-f]{48}$/),
      'hub.secret': expect.stringMatching(/^[0-9a-f]{64}$/),
      'hub.lease_seconds': '864000',
    });
  });

  test('a pushed post is sent at once, once, and polls become rare; a poll finds nothing twice', async () => {
    expect(await verify()).toEqual({ status: 200, body: 'sesame' });
    const before = asks('/feed').length;
    items = [item(2), ...items];
    expect(await push(feedOf([item(2)]))).toBe(202);
    expect(await titles()).toEqual(expect.arrayContaining(['Kestrelbox 1', 'Kestrelbox 2']));
    await tick(MINUTE);
    expect(bot.shown()).toContain('Kestrelbox 2');
    expect(await push(feedOf([item(2)]))).toBe(202);
    for (let quarter = 0; quarter < 10; quarter++) await tick(15 * MINUTE);
    expect(asks('/feed').length - before).toBeLessThanOrEqual(1);
    for (let hour = 0; hour < 3; hour++) await tick(HOUR);
    expect(asks('/feed').length - before).toBeGreaterThanOrEqual(1);
    expect((await titles()).length).toBe(2);
    expect(bot.logged).toEqual([]);
  });

  test('a hub that keeps something to itself is no longer relied on', async () => {
    await verify();
    await push(feedOf([item(2)]));
    items = [item(3), item(2), item(1)];
    for (let hour = 0; hour < 4; hour++) await tick(HOUR);
    expect((await titles()).length).toBe(3);
    const before = asks('/feed').length;
    for (let quarter = 0; quarter < 8; quarter++) await tick(15 * MINUTE);
    expect(asks('/feed').length - before).toBeGreaterThanOrEqual(4);
  });

  test('a push before the confirmation, with a wrong signature or without a feed changes nothing', async () => {
    expect(await push(feedOf([item(2)]))).toBe(410);
    await verify();
    expect(await push(feedOf([item(2)]), 'guessed')).toBe(202);
    expect(await push('ping')).toBe(202);
    expect(await titles()).toEqual(['Kestrelbox 1']);
    expect(JSON.stringify(bot.logged)).not.toContain(lastForm().get('hub.secret'));
  });

  test.each([
    ['another topic', { 'hub.topic': 'https://evil.example/' }],
    ['an end', { 'hub.mode': 'unsubscribe' }],
  ])('a question about %s is not confirmed', async (_what, more) => {
    expect((await verify(more)).status).toBe(404);
  });

  test('nobody else is let in', async () => {
    expect((await fetch(bot.at('/websub/0123456789abcdef'))).status).toBe(404);
    expect((await fetch(bot.at('/websub/0123456789abcdef'), { method: 'POST', body: 'x' })).status).toBe(410);
    expect((await fetch(bot.at('/websub/x/y'))).status).toBe(404);
    expect((await fetch(bot.at(callback()), { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  test('the lease is renewed before it ends, under the same address', async () => {
    const address = callback();
    await verify();
    await tick(7 * DAY);
    expect(asks('/hub').length).toBe(1);
    await tick(DAY + MINUTE);
    expect(asks('/hub').length).toBe(2);
    expect(callback()).toBe(address);
    expect((await verify()).status).toBe(200);
    await tick(DAY);
    expect(asks('/hub').length).toBe(2);
  });

  test('a hub that does not answer is asked again, later each time, and polls go on', async () => {
    hubStatus = 500;
    const before = asks('/feed').length;
    for (let quarter = 0; quarter < 16; quarter++) await tick(15 * MINUTE);
    expect(asks('/hub').length).toBe(5);
    expect(asks('/feed').length - before).toBeGreaterThanOrEqual(8);
  });

  test('a feed that is removed is no longer taken', async () => {
    await verify();
    const address = callback();
    await bot.say(`sources --remove ${server.origin}/feed`);
    await tick(MINUTE);
    await tick(MINUTE);
    expect((await fetch(bot.at(address), { method: 'POST', body: feedOf([item(2)]) })).status).toBe(410);
  });

  test('a hub that hammers is slowed down, and may go on a little later', async () => {
    await verify();
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push(await push('nothing signed', 'another secret'));
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 202), 429]);
    expect(await push(feedOf([item(2)]))).toBe(429);
    bot.clock.at += 2_000;
    expect(await push(feedOf([item(2)]))).toBe(202);
    expect(await titles()).toContain('Kestrelbox 2');
  });
});

test('without a public address no hub is asked', async () => {
  const server = await startHttpServer(() => ({
    headers: { link: '<http://127.0.0.1/hub>; rel="hub", <http://127.0.0.1/feed>; rel="self"' },
    body: '<rss version="2.0"><channel><title>Blog</title><item><title>a</title></item></channel></rss>',
  }));
  const bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox --name Kestrelbox');
  await bot.say(`sources --add ${server.origin}/feed`);
  for (let minute = 0; minute < 4; minute++) {
    bot.clock.at += MINUTE;
    await bot.scheduler.tick();
  }
  expect(server.requests.every(({ path }) => path === '/feed')).toBe(true);
  expect(await bot.store.subscriptionsToHubs()).toEqual([]);
  await bot.stop();
  await server.close();
});
