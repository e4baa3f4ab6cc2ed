import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { localTime } from '../../src/listening/zoned.ts';
import { changeSettings } from '../../src/services/channels/change-settings.ts';
import { setChannelPaused } from '../../src/services/channels/pause-channel.ts';
import { scheduleDigest } from '../../src/services/digests/schedule-digest.ts';
import { runs } from '../runs.ts';
import { daily, ID, START, world } from './digest-world.ts';

test('a later hour on the same day sends nothing at once: the next digest goes on where the last one ended', async () => {
  const { sent, play, save, run } = await world(daily('09:00'));
  await run();
  await play(DAY + 4.5 * HOUR);
  expect(sent).toHaveLength(2);
  await save({ digest: daily('10:00') });
  await run();
  await play(HOUR);
  expect(sent).toHaveLength(2);
  await play(DAY);
  expect(sent).toHaveLength(3);
  expect(sent[2]).toMatchObject({
    from: Date.parse('2026-10-13T09:00Z'),
    to: Date.parse('2026-10-14T10:00Z'),
  });
  expect(sent[2]!.said).toContain('Daily digest');
  expect(sent[2]!.said).not.toContain('did not run');
});

test('off for forty days and on again: nothing at once, then one of the whole time that says so', async () => {
  const { sent, play, save, run } = await world(daily('09:00'));
  await run();
  await play(DAY + 4.5 * HOUR);
  await save({ digest: { daily: null, weekly: null } });
  await play(40 * DAY, 6 * HOUR);
  await save({ digest: daily('09:00') });
  await run();
  expect(sent).toHaveLength(2);
  await play(DAY);
  expect(sent).toHaveLength(3);
  expect(sent[2]!.said).toContain('This digest covers Tue, Oct 13 to Mon, Nov 23.');
  expect(sent[2]!.said).not.toContain('did not run');
  await play(DAY);
  expect(sent[3]).toMatchObject({ cadence: 'daily' });
});

test('only a bot that really did not run says so, and from when to when', async () => {
  const { store, clock, sent, job, note } = await world(daily('09:00'));
  const log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
  const start = () =>
    createScheduler({
      store,
      clock: { now: () => clock.now, sleep: async () => {} },
      jobs: [job()],
      log,
    });
  const first = await start();
  for (; clock.now < START + DAY + 4 * HOUR; clock.now += MINUTE) await first.tick();
  await note();
  expect(sent.map(({ said }) => said.includes('did not run'))).toEqual([false, false]);
  clock.now += 3 * DAY;
  await (await start()).tick();
  await note();
  expect(sent).toHaveLength(3);
  expect(sent[2]!.said).toContain('Earshot did not run from Tue, Oct 13, 09:59 to Fri, Oct 16, 10:00.');
  expect(sent[2]).toMatchObject({ cadence: 'catch-up' });
});

test('a database written before schedules were kept: the digest that is due comes, and no other', async () => {
  const { store, clock, sent, run } = await world(daily('09:00'));
  const mark = { workspaceId: 'w1', channelId: ID, schedule: null, since: 0 };
  await store.enqueueDigest([], { ...mark, cadence: 'daily', until: START - 21 * HOUR });
  await store.enqueueDigest([], { ...mark, cadence: 'weekly', until: START - 30 * DAY });
  await run();
  expect(sent).toHaveLength(0);
  clock.now += 3 * HOUR;
  await run();
  expect(sent).toMatchObject([{ from: START - 21 * HOUR, to: START + 3 * HOUR, cadence: 'daily' }]);
});

const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30')).map(([h, m]) => {
  return `${String(h).padStart(2, '0')}:${m}`;
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 2_600 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('daily' as const), at: hour }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('weekly' as const),
      at: hour,
      weekday: fc.integer({ min: 1, max: 7 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('off' as const, 'pause' as const, 'resume' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('zone' as const),
      zone: fc.constantFrom('UTC', 'Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland'),
    }),
  },
);

test('whatever is changed and whenever: periods adjoin, each ends at a time that was set, nothing comes unasked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { minLength: 3, maxLength: 14 }),
      async (steps) => {
        const { store, clock, workspace, sent, channel, save, run } = await world(daily('09:00'));
        const actor = () => ({
          workspaceId: 'w1',
          person: { platform: 'terminal' as const, id: 'maplefox', name: 'maplefox' },
          admin: true,
          now: clock.now,
        });
        await run();
        for (const [change, byService] of steps) {
          if (change.do === 'wait') {
            for (const end = clock.now + change.minutes * MINUTE; clock.now < end; ) {
              const before = clock.now;
              clock.now = Math.min(end, clock.now + 45 * MINUTE);
              const known = sent.length;
              await run();
              const { digest, timeZone, paused } = await channel();
              for (const { to } of sent.slice(known)) {
                expect(paused).toBeNull();
                expect(to).toBeGreaterThan(before);
                expect(to).toBeLessThanOrEqual(clock.now);
                const { hour, minute } = localTime(to, timeZone);
                const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
                expect([digest.daily, digest.weekly?.at]).toContain(at);
              }
            }
            continue;
          }
          const known = sent.length;
          const now = await channel();
          if (change.do === 'zone') {
            if (byService)
              await changeSettings(
                store,
                actor(),
                { workspace, channel: now },
                { timeZone: change.zone },
                { language: 'en', timeZone: 'UTC' },
              );
            else await save({ timeZone: change.zone });
          } else if (change.do === 'pause' || change.do === 'resume') {
            const paused = change.do === 'pause';
            if (byService) await setChannelPaused(store, actor(), now, paused);
            else await save({ paused: paused ? { since: clock.now, reason: 'asked' } : null });
          } else if (byService) {
            const { do: cadence, ...when } = change;
            await scheduleDigest(store, actor(), now, { cadence, ...when });
          } else if (change.do === 'off') await save({ digest: { daily: null, weekly: null } });
          else if (change.do === 'daily') await save({ digest: daily(change.at) });
          else if (change.do === 'weekly') await save({ digest: { daily: null, weekly: change } });
          await run();
          expect(sent).toHaveLength(known);
        }
        for (const [index, { from }] of sent.entries()) if (index > 0) expect(from).toBe(sent[index - 1]!.to);
        for (const { said } of sent) expect(said).not.toContain('did not run');
      },
    ),
    { numRuns: runs(60), seed: 12 },
  );
});
