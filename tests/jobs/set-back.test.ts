import { expect, test } from 'vitest';
import { postTo } from '../../src/listening/delivery.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { startBot } from '../fakes/bot.ts';

const LEAPS = [4 * MINUTE, 10 * MINUTE, DAY, 365 * DAY];

async function listening() {
  const bot = await startBot();
  await bot.say('add kestrelbox');
  await bot.say('digest daily --at 09:00');
  await bot.scheduler.tick();
  return bot;
}
const digests = async (bot: Awaited<ReturnType<typeof startBot>>) =>
  (await bot.store.deliveriesWith((await bot.workspace()).id, 'digest:')).filter(
    ({ state }) => state === 'sent',
  );

test.each(LEAPS)('a clock that is set back by %i ms holds no message back', async (by) => {
  const bot = await listening();
  const channel = (await bot.store.channels((await bot.workspace()).id))[0]!;
  bot.clock.at += by;
  await bot.scheduler.tick();
  const message: Message = {
    language: 'en',
    summary: 'waits',
    mood: 'plain',
    elements: [{ kind: 'note', text: 'waits' }],
  };
  const waits = postTo(channel, { key: 'waits', message, expiresAt: null, purpose: 'triage' }, bot.clock.at);
  await bot.store.enqueue([waits]);
  bot.clock.at -= by;
  await bot.store.enqueue([{ ...waits, key: 'comes', dueAt: bot.clock.at }]);
  bot.clock.at += 1_000;
  await bot.scheduler.tick();
  for (const key of ['waits', 'comes']) expect((await bot.store.delivery(key))?.state).toBe('sent');
  await bot.stop();
});

test.each([DAY, 30 * DAY, 365 * DAY])(
  'a clock that was %i ms ahead for some minutes eats no digest: the next one comes on its day, and is whole',
  async (by) => {
    const bot = await listening();
    const { id } = await bot.workspace();
    const channel = (await bot.store.channels(id))[0]!;
    const pass = async (ms: number) => {
      for (const end = bot.clock.at + ms; bot.clock.at < end; ) {
        bot.clock.at += 10 * MINUTE;
        await bot.scheduler.tick();
      }
    };
    await pass(DAY);
    expect(await digests(bot)).toHaveLength(1);
    bot.clock.at += by;
    for (let minute = 0; minute < 4; minute++) {
      await bot.scheduler.tick();
      bot.clock.at += MINUTE;
    }
    bot.clock.at -= by;
    await bot.scheduler.tick();
    const [mark] = await bot.store.digestMarks(id, channel.id);
    expect(mark!.until).toBeLessThanOrEqual(bot.clock.at);
    expect(bot.clock.at - mark!.until).toBeLessThan(DAY);
    const before = (await digests(bot)).length;
    await pass(2 * DAY);
    const after = await digests(bot);
    expect(after.length - before).toBe(2);
    // Nothing is left out between one and the next.
    const periods = after.slice(-2).map(({ message }) => message.subject as { from: number; to: number });
    expect(periods[0]!.from).toBeLessThanOrEqual(mark!.until);
    expect(periods[1]!.from).toBe(periods[0]!.to);
    expect(periods.map(({ to }) => new Date(to).toISOString().slice(11, 16))).toEqual(['09:00', '09:00']);
    await bot.stop();
  },
);

test('the guard of a whole bot: a date that is a day ahead for minutes sends nothing, stops nothing', async () => {
  let [at, off] = [Date.parse('2026-11-20T12:00:00Z'), 0];
  const bot = await startBot({}, { now: () => at + off, sleep: async () => {}, monotonic: () => at });
  await bot.say('add kestrelbox');
  await bot.say('digest daily --at 09:00');
  const pass = async (ms: number) => {
    for (const end = at + ms; at < end; ) {
      at += MINUTE;
      await bot.scheduler.tick();
    }
  };
  await pass(HOUR);
  off = DAY;
  await pass(4 * MINUTE);
  expect(await digests(bot)).toEqual([]);
  off = 0;
  await pass(DAY);
  expect(await digests(bot)).toHaveLength(1);
  await bot.stop();
});
