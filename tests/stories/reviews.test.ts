import { afterEach, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let server: HttpServer;
let bot: TestBot;
afterEach(async () => {
  await bot.stop();
  await server.close();
});

test('a review counts for the app it is of, by its stars, is shown with them, and follows when they change', async () => {
  let stars = 1;
  let updated = '';
  server = await startHttpServer(({ path }) => {
    const review = {
      id: { label: '13400000001' },
      'im:rating': { label: String(stars) },
      updated: { label: updated },
      title: { label: 'Update' },
      content: { label: 'Installed it on Monday.' },
      author: { name: { label: 'maplefox' } },
    };
    return { body: { feed: path.includes('/page=1/') ? { entry: review } : {} } };
  });
  bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    EARSHOT_APP_STORE_BASE_URL: server.origin,
    EARSHOT_APP_STORE_APPS: 'us/1234567890=Kestrelbox',
  });
  updated = new Date(bot.clock.at - MINUTE).toISOString();
  const play = async (ms: number) => {
    for (const end = bot.clock.at + ms; bot.clock.at < end; ) {
      bot.clock.at += 5 * MINUTE;
      await bot.scheduler.tick();
      await bot.collector.settled();
    }
  };
  const stored = async () => {
    const { id } = await bot.workspace();
    return bot.store.allMentionsIn(id, 0, bot.clock.at + DAY, 10);
  };

  await bot.say('add kestrelbox --source app-store');
  await play(10 * MINUTE);
  const [mention, ...others] = await stored();
  expect(others).toEqual([]);
  expect(mention!.post).toMatchObject({ kind: 'review', rating: { stars: 1, of: 'Kestrelbox' } });
  expect(mention!.hits[0]!.sentiment).toMatchObject({ label: 'neg', method: 'rating' });
  const why = async () => JSON.stringify((await bot.say(`why ${mention!.post.url}`)).message);
  expect(await why()).toContain('★☆☆☆☆ (1/5)');
  expect(await why()).toContain('“★☆☆☆☆”');

  // Its author thinks better of it, in the same words.
  stars = 4;
  updated = new Date(bot.clock.at).toISOString();
  await play(90 * MINUTE);
  const [after] = await stored();
  expect(after!.hits[0]!.sentiment.label).toBe('pos');
  expect(await why()).toContain('★★★★☆ (4/5)');
  const { id } = await bot.workspace();
  expect(await bot.store.recount(id, 0, bot.clock.at + DAY)).toEqual([]);

  await bot.say('settings --language fr');
  expect(await why()).toContain('★★★★☆ (4/5)');
  expect(readable((await bot.say('sources')).message)).toContain('App Store');
});
