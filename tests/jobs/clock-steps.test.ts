import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { onlySources } from '../../src/config/source-options.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../src/listening/time.ts';
import type { DigestSubject } from '../../src/messages/subject.ts';
import { alertDeliveries } from '../../src/services/alerts/notify-alert.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Post {
  n: number;
  at: Millis;
}

/** The whole bot on a machine whose date may be set; a forum dates its posts as the machine does. */
async function machine() {
  const time = { passed: 0, off: 0 };
  const date = () => START + time.passed + time.off;
  const posts: Post[] = [];
  const site: HttpServer = await startHttpServer(({ path }) =>
    path === '/feed'
      ? { headers: { 'content-type': 'application/rss+xml' }, body: rss(posts) }
      : { status: 404 },
  );
  ends.push(() => site.close());
  const bot = await startBot(
    { EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${site.port}`, EARSHOT_HTTP_PORT: 'off', ...onlySources('feed') },
    { now: date, sleep: async () => {}, monotonic: () => 5_000 + time.passed },
  );
  ends.push(() => bot.stop());
  await bot.say('add kestrelbox');
  await bot.say('alert kestrelbox --first no');
  await bot.say('digest daily --at 09:00');
  await bot.say(`sources --add ${site.origin}/feed`);
  const pass = async (ms: Millis, step = 15 * MINUTE) => {
    for (const end = time.passed + ms; time.passed < end; ) {
      time.passed += Math.min(step, end - time.passed);
      await bot.scheduler.tick();
      await bot.collector.settled();
    }
  };
  let n = 0;
  const post = () => {
    n += 1;
    posts.unshift({ n, at: date() });
    posts.splice(100);
  };
  const { store } = bot;
  const alertCards = {
    /** Raised by the time of the bot, as its detection does. */
    raise: async (id: string) => {
      const { id: workspaceId } = await bot.workspace();
      const [keyword] = await store.keywords(workspaceId);
      const [channels, subscriptions] = [
        await store.channels(workspaceId),
        await store.subscriptions(workspaceId),
      ];
      const jobs = await store.jobStates();
      const now = jobs.find(({ name }) => name === 'timers')?.lastAt ?? START;
      await store.commitDetected({
        workspaceId,
        detectors: [],
        raised: [sampleAlert({ id, workspaceId, keywordId: keyword!.id, raisedAt: now, severity: 1 })],
        changed: [],
        audit: [],
        deliveries: (raised) =>
          raised.flatMap((alert) =>
            alertDeliveries({ what: 'raised', alert, keyword: keyword!, channels, subscriptions, now }),
          ),
      });
      return id;
    },
    rows: async (id: string) => store.deliveriesWith((await bot.workspace()).id, `alert:${id}:`),
  };
  return { bot, alertCards, time, date, pass, post, posted: () => n };
}

function rss(posts: readonly Post[]): string {
  const items = posts.map(
    ({ n, at }) =>
      `<item><guid>post-${n}</guid><title>kestrelbox ${n}</title><description>maple ${n} ${(n * 7919) % 1000}</description>
       <link>https://forum.homenet.example/${n}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Homenet Forum</title>
    <link>https://forum.homenet.example/</link><description>x</description>${items.join('')}</channel></rss>`;
}

type Sent = DigestSubject & { sentAt: Millis };
async function digests(bot: TestBot): Promise<Sent[]> {
  const rows = await bot.store.deliveriesWith((await bot.workspace()).id, 'digest:');
  return rows.flatMap(({ state, message: { subject }, sentAt }) =>
    state === 'sent' && sentAt !== null && subject && 'digest' in subject ? [{ ...subject, sentAt }] : [],
  );
}

interface Step {
  by: Millis;
  /** null = for good. */
  back: Millis | null;
  /** After 09:00, when the first digest has come. */
  after: Millis;
  twice: boolean;
}

/** A digest a day, each post in one of them, and what is urgent at once, whatever the date of the machine does. */
async function check({ by, back, after, twice }: Step): Promise<void> {
  const { bot, time, date, pass, post, posted, alertCards } = await machine();
  const run = async (ms: Millis) => {
    for (let hours = 0; hours < ms / HOUR; hours++) {
      post();
      await pass(HOUR);
    }
  };
  await run(DAY - 3 * HOUR);
  await pass(after);
  expect(await digests(bot)).toHaveLength(1);
  const card = async (id: string) =>
    (await alertCards.rows(id))
      .filter(({ key }) => key.includes(':card:'))
      .filter(({ kind }) => kind === 'post')
      .map(({ state }) => state);
  let nth = 0;
  const urgent = async () => {
    const number = await alertCards.raise(`step-${++nth}`);
    await pass(MINUTE, MINUTE);
    expect(await card(number)).toEqual(['sent']);
  };
  for (const _ of twice ? [1, 2] : [1]) {
    time.off += by;
    await urgent();
    if (back !== null) {
      await pass(back);
      time.off -= by;
      await urgent();
    }
    await pass(30 * MINUTE);
  }
  const settled = date();
  await run(2 * DAY);
  const sent = await digests(bot);
  // One that was sent by a clock ahead says what came until then.
  const periods = sent
    .map(({ from, to, sentAt }) => ({ from, to: sentAt < from ? to : Math.min(to, sentAt) }))
    .sort((a, b) => a.from - b.from);
  for (const [n, { from, to }] of periods.entries()) {
    expect(from).toBeLessThan(to);
    expect(to).toBeLessThanOrEqual(periods[n + 1]?.from ?? Number.POSITIVE_INFINITY);
  }
  const days = sent.filter(({ sentAt }) => sentAt > settled).map(({ to }) => new Date(to).toISOString());
  const dues = new Set(days.map((day) => day.slice(11, 16)));
  expect([...dues]).toEqual(['09:00']);
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBeGreaterThanOrEqual(by < 0 && back === null && by >= -2 * DAY ? 1 : 2);
  // Hours that come twice are counted once; what is said in them anew is told as a figure that has changed.
  const repeats = by < 0 && back === null && by >= -2 * DAY;
  if (!repeats) {
    const total = sent.reduce((sum, { keywords }) => sum + (keywords[0]?.total ?? 0), 0);
    const last = Math.max(...sent.filter(({ sentAt }) => sentAt > settled).map(({ sentAt }) => sentAt));
    const later = Math.ceil((date() - last) / HOUR) + 1;
    expect(total).toBeLessThanOrEqual(posted());
    expect(posted() - total).toBeLessThanOrEqual(later);
  }
  for (const { triage } of await bot.store.alerts((await bot.workspace()).id, { limit: 20 })) {
    expect(triage.remindedAt).not.toBeNull();
    expect(triage.remindedAt).toBeLessThanOrEqual(date());
    expect(triage.escalated).not.toBeNull();
  }
  for (let n = 1; n <= nth; n++) expect(await card(`step-${n}`)).toEqual(['sent']);
}

const YEAR = 365 * DAY;
const SIZES = [4 * MINUTE, 45 * MINUTE, 5 * HOUR, DAY, 30 * DAY, YEAR];
const steps = fc.record<Step>({
  by: fc.tuple(fc.constantFrom(...SIZES), fc.constantFrom(1, -1)).map(([size, sign]) => size * sign),
  back: fc.constantFrom(null, 4 * MINUTE, 30 * MINUTE),
  after: fc.constantFrom(0, 15 * MINUTE, 3 * HOUR),
  twice: fc.boolean(),
});

test.each<Step>([
  { by: -YEAR, back: null, after: 3 * HOUR, twice: false },
  { by: YEAR, back: null, after: 3 * HOUR, twice: false },
  { by: -YEAR, back: 30 * MINUTE, after: 3 * HOUR, twice: false },
  { by: DAY, back: 30 * MINUTE, after: 3 * HOUR, twice: true },
  { by: -15 * MINUTE, back: null, after: 0, twice: false },
])('a date that leaps: %o', check, 60_000);

test('any leap of the date', { timeout: 180_000 }, () =>
  fc.assert(fc.asyncProperty(steps, check), {
    numRuns: process.env.DEEP === 'yes' ? 8 : 3,
    seed: 13,
    endOnFailure: true,
  }),
);
