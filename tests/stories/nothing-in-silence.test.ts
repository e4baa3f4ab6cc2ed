import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, type ReceivedRequest, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;
let answer: (received: ReceivedRequest) => Answer;

beforeEach(async () => {
  answer = () => ({ status: 404 });
  server = await startHttpServer((received) =>
    received.path === '/feed' ? answer(received) : { status: 404 },
  );
  bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    EARSHOT_GDELT_BASE_URL: `${server.origin}/feed`,
  });
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

const step = async (ms: number) => {
  bot.clock.at += ms;
  await bot.collector.job.run(bot.clock.at);
  await bot.collector.settled();
};
const listen = async () => {
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  await step(MINUTE);
};
const titles = async () => {
  const found = await bot.store.recentMentions((await bot.workspace()).id, bot.clock.at - 90 * DAY);
  return found.map(({ post }) => post.title ?? '').sort();
};
const shown = async (command: string, language: 'en' | 'fr' = 'en') =>
  JSON.stringify((await bot.say(command, language)).message).replace(/[\u00a0\u202f]/g, ' ');
const gaps = async () => (await bot.store.gaps(0, bot.clock.at + 1)).map(({ reason }) => reason);

const item = (n: number, at: number | null) =>
  `<item><guid isPermaLink="false">g${n}</guid><title>kestrelbox ${n}</title><link>https://blog.example/${n}</link>${at === null ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}</item>`;
const rss = (items: readonly string[]): Answer => ({
  headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0"><channel><title>Homenet</title><link>https://blog.example/</link><description>d</description>${items.join('')}</channel></rss>`,
});
const jsonFeed = (items: readonly string[]): Answer => ({
  headers: { 'content-type': 'application/feed+json' },
  body: `{"version":"https://jsonfeed.org/version/1.1","title":"Homenet","items":[${items.join(',')}]}`,
});

describe('a feed with more than is kept', () => {
  const SIZE = 1_500;
  const orders = {
    'newest first': (items: string[]) => items.toReversed(),
    'oldest first': (items: string[]) => items,
    'in no order': (items: string[]) =>
      items.toSorted(
        (a, b) => ((a.length * 7 + a.charCodeAt(50)) % 13) - ((b.length * 7 + b.charCodeAt(50)) % 13),
      ),
  };

  test.each(Object.keys(orders) as (keyof typeof orders)[])('%s: what is new is read', async (order) => {
    const begun = bot.clock.at - SIZE * MINUTE;
    const items = Array.from({ length: SIZE }, (_, n) => item(n, begun + n * MINUTE));
    answer = () => rss(orders[order](items));
    await listen();
    expect(await titles()).toContain(`kestrelbox ${SIZE - 1}`);
    expect((await titles()).length).toBe(1_000);
    items.push(item(SIZE, bot.clock.at));
    await step(20 * MINUTE);
    expect(await titles()).toContain(`kestrelbox ${SIZE}`);
    expect(await gaps()).toEqual([]);
  });

  test('without any date, new items at either end are read', async () => {
    let items = Array.from({ length: SIZE }, (_, n) => item(n, null));
    answer = () => rss(items);
    await listen();
    items = [item(9_001, null), ...items, item(9_002, null)];
    await step(20 * MINUTE);
    expect((await titles()).filter((title) => title.includes('900'))).toEqual([
      'kestrelbox 9001',
      'kestrelbox 9002',
    ]);
    expect(await gaps()).toEqual([]);
  });

  test('far more than anybody reads, in XML and in JSON: the newest is there', async () => {
    const begun = bot.clock.at - 22_000 * MINUTE;
    const small = (n: number) =>
      `<item><title>kestrelbox ${n}</title><pubDate>${new Date(begun + n * MINUTE).toUTCString()}</pubDate></item>`;
    answer = () => rss(Array.from({ length: 22_000 }, (_, n) => small(n)));
    await listen();
    expect(await titles()).toContain('kestrelbox 21999');
    const json = (n: number) =>
      `{"id":"j${n}","title":"kestrelbox json ${n}","date_published":"${new Date(bot.clock.at - 60_000 + n).toISOString()}"}`;
    answer = () => jsonFeed(Array.from({ length: 22_000 }, (_, n) => json(n)));
    await step(20 * MINUTE);
    expect(await titles()).toContain('kestrelbox json 21999');
  }, 60_000);

  test('more than is kept in one interval is a gap, in `sources`, in `why` and in the report', async () => {
    answer = () => rss([item(1, bot.clock.at - HOUR)]);
    await listen();
    await step(20 * MINUTE);
    const begun = bot.clock.at;
    answer = () => rss(Array.from({ length: 1_400 }, (_, n) => item(10 + n, begun + n * 2_000)));
    await step(50 * MINUTE);
    expect(await gaps()).toEqual(['too-many']);
    for (const command of ['sources', 'why https://blog.example/5']) {
      expect(await shown(command)).toContain('too many posts at once');
      expect(await shown(command, 'fr')).toContain('trop de messages d’un coup');
    }
    expect(await shown('report --since 1d')).toMatch(/Not checked: Feeds, /);
    // What is known needs no excuse.
    expect(await shown('why https://blog.example/1')).not.toContain('too many posts at once');
  });
});

test('a short feed with a post pinned on top names what it passed over', async () => {
  const pinned = item(0, bot.clock.at - 30 * DAY);
  const last = (n: number, count: number) =>
    Array.from({ length: count }, (_, index) => item(n - index, bot.clock.at - (index + 1) * MINUTE));
  answer = () => rss([pinned, ...last(5, 5)]);
  await listen();
  await step(20 * MINUTE);
  answer = () => rss([pinned, ...last(99, 5)]);
  await step(DAY);
  expect(await gaps()).toEqual(['short']);
  expect(await shown('sources')).toContain('only the latest posts were available');
});

describe('entries that cannot be read', () => {
  const entry = (n: number, title = `kestrelbox ${n}`) =>
    `{"id":"${n}","url":"https://blog.example/${n}","title":"${title}","date_published":"2026-11-20T11:00:00Z"}`;

  test('one bad entry of a JSON Feed is lost alone, and counted', async () => {
    answer = () =>
      jsonFeed([
        entry(1),
        '{"id":"2","url":"https://blog.example/2","title":}',
        entry(3, 'kestrelbox\\\' "3"\t'),
      ]);
    await listen();
    expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox\' "3"']);
    expect(await shown('sources')).toMatch(/Homenet.{0,40}1 post arrived damaged and could not be read/);
    expect(await shown('sources', 'fr')).toContain('1 message arrivé abîmé, donc illisible');
    await step(20 * MINUTE);
    // The same entry again is no second one.
    expect(await shown('sources')).toContain('1 post arrived damaged and could not be read');
    answer = () => jsonFeed([entry(1)]);
    await step(20 * MINUTE);
    await step(8 * DAY);
    expect(await shown('sources')).not.toContain('could not be read');
  });

  test('a JSON Feed that breaks off keeps what came whole', async () => {
    const whole = String(jsonFeed([entry(1), entry(2), entry(3)]).body);
    answer = () => ({ ...jsonFeed([]), body: whole.slice(0, -40) });
    await listen();
    expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox 2']);
  });

  test("GDELT's own: one garbled article costs itself, an end that is missing is a gap", async () => {
    const article = (n: number, title: string) => {
      const seen = new Date(bot.clock.at - n * MINUTE).toISOString().replace(/[-:]|\.\d+/g, '');
      return `{"url":"https://daily.example/${title.length}","title":"${title}","seendate":"${seen}","domain":"daily.example","language":"English"}`;
    };
    const body = (articles: readonly string[]) => `{"articles": [${articles.join(',')}]}`;
    answer = () => ({
      body: body([
        article(1, 'Kestrelbox\\\'s "new" box\t'),
        '{"url":"x","title":,}',
        article(0, 'Kestrelbox'),
      ]),
    });
    await bot.say('add kestrelbox --name Kestrelbox --source gdelt');
    await bot.say('sources --opt-in gdelt');
    await step(MINUTE);
    expect(await titles()).toEqual(['Kestrelbox', 'Kestrelbox\'s "new" box']);
    expect(await shown('sources')).toMatch(/GDELT.{0,60}1 post arrived damaged and could not be read/);
    await step(20 * MINUTE);
    await step(2 * HOUR);
    answer = () => ({
      body: body([article(2, 'Kestrelbox at noon'), article(1, 'Kestrelbox cut')]).slice(0, -20),
    });
    await step(20 * MINUTE);
    expect(await titles()).toContain('Kestrelbox at noon');
    expect(await gaps()).toContain('broken');
  });
});

test('a feed that hangs up in the middle gives what came whole, and is asked in full the next time', async () => {
  const feed = String(
    rss([item(1, bot.clock.at), item(2, bot.clock.at - MINUTE), item(3, bot.clock.at - HOUR)]).body,
  );
  let hangsUp = true;
  server.answer((_received, response) => {
    const headers = { 'content-type': 'application/rss+xml', etag: '"1"' };
    if (!hangsUp) return { headers, body: feed };
    response.writeHead(200, { ...headers, 'content-length': String(feed.length) });
    response.write(feed.slice(0, feed.indexOf('g3')));
    setTimeout(() => response.destroy(), 20);
    return undefined;
  });
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  hangsUp = false;
  await bot.say(`sources --add ${server.origin}/feed`);
  hangsUp = true;
  await step(MINUTE);
  expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox 2']);
  expect(await shown('sources')).toContain('1 post arrived damaged and could not be read');
  hangsUp = false;
  await step(20 * MINUTE);
  expect(server.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
  expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox 2', 'kestrelbox 3']);
});

describe('what has changed only', () => {
  /** What a server was asked with, and what it answers. */
  const asked = () => server.requests.filter(({ path }) => path === '/feed').map(({ headers }) => headers);

  test.each(['"1"', 'W/"1"', '"1-gzip"', '1', '"a b é"'])(
    'a 200 with the old validator and a new body is read (%s)',
    async (etag) => {
      const modified = 'Fri, 20-Nov-26 09:00:00 gmt';
      let items = [item(1, bot.clock.at)];
      answer = () => ({
        ...rss(items),
        headers: { etag: Buffer.from(etag).toString('latin1'), 'last-modified': modified },
      });
      await listen();
      items = [item(2, bot.clock.at), ...items];
      await step(20 * MINUTE);
      expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox 2']);
      expect(asked().at(-1)).toMatchObject({
        'if-none-match': Buffer.from(etag).toString('latin1'),
        'if-modified-since': modified,
      });
    },
  );

  test('a 304 that never ends is asked in full once a day, and no more often', async () => {
    let items = [item(1, bot.clock.at)];
    answer = ({ headers }) =>
      headers['if-none-match'] || headers['if-modified-since']
        ? { status: 304 }
        : { ...rss(items), headers: { etag: '"1"' } };
    await listen();
    items = [item(2, bot.clock.at), ...items];
    for (let passed = 0; passed < 3 * DAY; passed += 15 * MINUTE) await step(15 * MINUTE);
    expect(await titles()).toEqual(['kestrelbox 1', 'kestrelbox 2']);
    const inFull = asked().filter((headers) => headers['if-none-match'] === undefined).length;
    // The page was looked at when it was added, and read once before the three days.
    expect(inFull).toBeGreaterThanOrEqual(4);
    expect(inFull).toBeLessThanOrEqual(6);
  });

  test('a new validator on a 304 is kept, and so is the old one when it brings none', async () => {
    let next: Record<string, string> = {};
    answer = ({ headers }) =>
      headers['if-none-match']
        ? { status: 304, headers: next }
        : { ...rss([item(1, bot.clock.at)]), headers: { etag: '"1"', 'last-modified': 'then' } };
    await listen();
    next = { etag: 'W/"2"' };
    await step(20 * MINUTE);
    next = {};
    await step(20 * MINUTE);
    await step(20 * MINUTE);
    expect(
      asked()
        .slice(-3)
        .map((headers) => [headers['if-none-match'], headers['if-modified-since']]),
    ).toEqual([
      ['"1"', 'then'],
      ['W/"2"', 'then'],
      ['W/"2"', 'then'],
    ]);
  });

  test('a 304 that nobody asked for is no silence: it fails aloud', async () => {
    answer = () => rss([item(1, bot.clock.at)]);
    await listen();
    answer = () => ({ status: 304 });
    for (let n = 0; n < 8; n++) await step(20 * MINUTE);
    expect(await shown('sources')).toContain('HTTP 304');
  });
});
