import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchSourcesJob } from '../../src/jobs/watch-sources.ts';
import { requestId } from '../../src/listening/sources/plan.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

const FEEDS = ['north', 'south', 'west'];

/** What became of the tries of one minute, by feed; a feed that is left out was not tried. */
type Tries = Partial<Record<string, 'read' | 'no-network' | 'broken'>>;

describe('this machine reaches no network', () => {
  let bot: TestBot;
  let server: HttpServer;
  let triedAgain: string[];

  beforeEach(async () => {
    server = await startHttpServer(({ path }) => ({
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>Paper ${path.slice(1)}</title><link>https://blog.example${path}</link><description>d</description></channel></rss>`,
    }));
    bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
    await bot.say('add kestrelbox --name Kestrelbox --source feed');
    for (const name of FEEDS) await bot.say(`sources --add ${server.origin}/${name}`);
    await bot.collector.job.run(bot.clock.at);
    await bot.scheduler.tick();
    triedAgain = [];
  });
  afterEach(async () => {
    await bot.stop();
    await server.close();
  });

  const job = () =>
    watchSourcesJob({
      store: bot.store,
      clock: bot.clock,
      plan: bot.collector.plan,
      ready: bot.collector.ready,
      tryAgain: (ids) => triedAgain.push(...ids),
    });

  /** Minutes of tries, the job after each. */
  async function pass(minutes: number, tries: Tries, watch = job()): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      bot.clock.at += MINUTE;
      for (const state of await bot.store.requestStates()) {
        const become = tries[FEEDS.find((name) => state.key.endsWith(`/${name}`)) ?? ''];
        if (become === undefined) continue;
        const at = bot.clock.at;
        const read = { lastSuccessAt: at, coveredUntil: at, failures: 0, error: null };
        const failed = {
          failures: state.failures + 1,
          error: {
            kind: 'down' as const,
            detail: 'blog.example is not a known host name.',
            status: become === 'broken' ? 503 : null,
            at,
            since: state.error?.since ?? at,
            ...(become === 'broken' ? {} : { noNetwork: true as const }),
          },
        };
        await bot.store.saveRequest(
          { ...state, lastTryAt: at, nextAt: at + 5 * HOUR, ...(become === 'read' ? read : failed) },
          [],
        );
      }
      await watch.run(bot.clock.at);
    }
  }

  const all = (become: NonNullable<Tries[string]>): Tries =>
    Object.fromEntries(FEEDS.map((name) => [name, become]));
  /** What waits in the outbox for the channel, of what this job says. */
  async function said(): Promise<string[]> {
    const { id } = await bot.workspace();
    const keys = ['no-network:', 'network-back:', 'not-heard:', 'heard-again:'];
    const rows = await Promise.all(keys.map((key) => bot.store.deliveriesWith(id, key)));
    return rows.flat().map(({ message }) => message.summary.replace(/[\u00a0\u202f]/g, ' '));
  }
  const count = async (text: string) => (await said()).filter((line) => line.includes(text)).length;
  const TROUBLE = /^(Checking .+ has failed|No check of .+) since /;
  const cards = async () => (await said()).filter((line) => TROUBLE.test(line)).length;

  test('is one message for all sources, and one when it is back; nothing is said of each', async () => {
    await pass(5, all('no-network'));
    expect(await count('This machine has reached no network since 12:01.')).toBe(1);
    await pass(90, all('no-network'));
    expect(await count('This machine has reached no network')).toBe(1);
    expect(await cards()).toBe(0);
    await pass(1, { north: 'read' });
    expect(await count('The network is back after 1 h 35 min.')).toBe(1);
    const waiting = (await bot.store.requestStates()).filter(({ error }) => error !== null);
    expect(triedAgain.sort()).toEqual(waiting.map(requestId).sort());
    await pass(3, all('read'));
    expect((await cards()) + (await count('Working again'))).toBe(0);
    await pass(75, all('read'));
    expect(await bot.store.outages()).toEqual([]);
    expect(await count('The network is back')).toBe(1);
  });

  test('what stays broken once it is back is told of by itself', async () => {
    await pass(10, all('no-network'));
    await pass(1, { north: 'read' });
    expect(await cards()).toBe(0);
    await pass(5, { north: 'read', south: 'read', west: 'no-network' });
    expect(await count('Checking Paper west has failed since')).toBe(1);
    expect(await cards()).toBe(1);
  });

  test('a source that is not tried again in time after it is told of, too', async () => {
    await pass(10, all('no-network'));
    await pass(60, { north: 'read', south: 'read' });
    expect(await cards()).toBe(0);
    await pass(15, { north: 'read', south: 'read' });
    expect(await cards()).toBe(1);
  });

  test('one source that fails beside others that answer is its own fault, as ever', async () => {
    await pass(5, { north: 'no-network', south: 'read', west: 'read' });
    expect(await cards()).toBe(1);
    expect(await count('reached no network')).toBe(0);
  });

  test('a restart in the middle says nothing again, and a second failure of the network does', async () => {
    await pass(5, all('no-network'));
    await pass(5, all('no-network'), job());
    expect(await count('reached no network')).toBe(1);
    await pass(5, all('read'));
    expect(await count('The network is back')).toBe(1);
    await pass(6, all('no-network'));
    expect(await count('reached no network')).toBe(2);
    await pass(2, all('read'));
    expect(await count('The network is back')).toBe(2);
    expect(await cards()).toBe(0);
  });

  test('said too late, it is only said that it is back', async () => {
    await pass(4, all('no-network'));
    const { id } = await bot.workspace();
    const [down] = await bot.store.deliveriesWith(id, 'no-network:');
    expect(down!.expiresAt! - bot.clock.at).toBeLessThan(HOUR);
  });
});
