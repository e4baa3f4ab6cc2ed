import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchSourcesJob } from '../../src/jobs/watch-sources.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

describe('sources that bring nothing, from the socket to the channel', () => {
  let bot: TestBot;
  let server: HttpServer;
  let status: number;
  let items: { id: number; at: number }[];
  let id: number;

  beforeEach(async () => {
    status = 200;
    items = [];
    id = 0;
    server = await startHttpServer(({ path }) => {
      if (path !== '/feed') return { status: 404 };
      if (status !== 200) return { status, body: 'no' };
      const entries = items.map(
        (item) =>
          `<item><guid isPermaLink="false">${item.id}</guid><link>https://blog.example/${item.id}</link><pubDate>${new Date(item.at).toUTCString()}</pubDate><description>Note ${item.id} about label printers</description></item>`,
      );
      const body = `<rss version="2.0"><channel><title>Homenet</title><link>https://blog.example/</link><description>d</description>${entries.join('')}</channel></rss>`;
      return { headers: { 'content-type': 'application/rss+xml' }, body };
    });
    bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
    await bot.say('add kestrelbox --name Kestrelbox --source feed');
    publish();
    await bot.say(`sources --add ${server.origin}/feed`);
  });
  afterEach(async () => {
    await bot.stop();
    await server.close();
  });

  const publish = () => {
    items = [{ id: ++id, at: bot.clock.at }, ...items].slice(0, 10);
  };
  const watching = () => {
    const { plan, ready, tryAgain } = bot.collector;
    return watchSourcesJob({ store: bot.store, clock: bot.clock, plan, ready, tryAgain });
  };
  /** Reads and watches at every step; everything else the bot does has one turn at the end. */
  const pass = async (ms: number, step: number, onStep: () => void = () => {}) => {
    const watch = watching();
    for (const end = bot.clock.at + ms; bot.clock.at < end; bot.clock.at += step) {
      onStep();
      await bot.collector.job.run(bot.clock.at);
      await watch.run(bot.clock.at);
    }
    await bot.scheduler.tick();
  };
  const count = (text: string) => bot.shown().split(text).length - 1;

  test('one that fails is notified once, with the reason and the way out, and once when it is back', async () => {
    await pass(2 * HOUR, 10 * MINUTE);
    status = 503;
    await pass(14 * HOUR, 30 * MINUTE);
    expect(count('Checking Homenet has failed since')).toBe(1);
    expect(bot.shown()).toMatch(/Problem\s+The site reports an error of its own/);
    expect(await bot.store.outages()).toMatchObject([{ trouble: 'failing', of: 1 }]);
    status = 200;
    await pass(DAY, HOUR);
    expect(count('Working again: Homenet.')).toBe(1);
    expect(await bot.store.outages()).toEqual([]);
  });

  test('a restart in the middle does not notify again', async () => {
    await pass(2 * HOUR, 10 * MINUTE);
    status = 500;
    await pass(8 * HOUR, 30 * MINUTE);
    const [before] = await bot.store.outages();
    const job = watching();
    await job.run(bot.clock.at);
    await bot.scheduler.tick();
    expect(await bot.store.outages()).toEqual([before]);
    expect(count('Checking Homenet has failed since')).toBe(1);
  });

  test.each([401, 403, 404, 410])('%i is told once, and is over by itself', async (refusal) => {
    await pass(HOUR, 10 * MINUTE);
    status = refusal;
    await pass(10 * MINUTE, 10 * MINUTE);
    expect(await bot.store.outages()).toEqual([]);
    await pass(12 * HOUR, 30 * MINUTE);
    await pass(2 * DAY, 30 * MINUTE);
    expect(count('has failed since')).toBe(1);
    status = 200;
    await pass(HOUR, 10 * MINUTE);
    expect(count('Working again: Homenet.')).toBe(1);
    expect(await bot.store.outages()).toEqual([]);
  });

  test('one that is gone for good is notified as such', async () => {
    await pass(HOUR, 10 * MINUTE);
    status = 410;
    await pass(3 * HOUR, 10 * MINUTE);
    expect(count('somebody has to act.')).toBe(1);
    await bot.say(`sources --remove ${server.origin}/feed`);
    await pass(HOUR, 10 * MINUTE);
    expect(await bot.store.outages()).toEqual([]);
    expect(count('Working again: Homenet')).toBe(0);
  });

  test('one that answers but brings nothing, against its habit, is notified; the stretch is a gap that digests name', async () => {
    await pass(20 * DAY, 2 * HOUR, publish);
    expect(count('Nothing new from')).toBe(0);
    await pass(60 * HOUR, 2 * HOUR);
    expect(count('Nothing new from Homenet since')).toBe(1);
    expect(bot.shown()).toMatch(/Usual in this time:\s[\s\S]*about/);
    const [gap] = await bot.store.gaps(bot.clock.at - 3 * DAY, bot.clock.at);
    expect(gap).toMatchObject({ source: 'feed', reason: 'quiet' });
    await pass(3 * HOUR, HOUR, publish);
    expect(count('Working again: Homenet. Posts from')).toBe(1);
    const report = await bot.say('report --since 4d');
    expect(JSON.stringify(report.message)).toContain('Feeds, ');
  });

  test('one that the bot does not get round to any more is notified, though nothing fails', async () => {
    await pass(3 * HOUR, 10 * MINUTE);
    const job = watching();
    const look = async (ms: number) => {
      bot.clock.at += ms;
      await job.run(bot.clock.at);
      return bot.store.outages();
    };
    // A machine that wakes up reads first what fell due while it slept.
    expect(await look(6 * HOUR)).toEqual([]);
    for (let minute = 0; minute < 40; minute++) expect(await look(MINUTE)).toEqual([]);
    for (let minute = 0; minute < 10; minute++) await look(MINUTE);
    expect(await look(MINUTE)).toMatchObject([{ trouble: 'overdue' }]);
    const { id: workspaceId } = await bot.workspace();
    expect(await bot.store.deliveriesWith(workspaceId, 'not-heard:')).toHaveLength(1);
  });
});
