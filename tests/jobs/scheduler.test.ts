import cron from 'node-cron';
import { expect, test, vi } from 'vitest';
import { createLog } from '../../src/config/log.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { assessVitals } from '../../src/listening/series/vitals.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { vitalsReader } from '../../src/services/vitals.ts';
import { temporaryStore } from '../fakes/store.ts';

const START = Date.parse('2026-11-20T12:00:00Z');

async function running(everyMs: number) {
  const store = await temporaryStore();
  const clock = { at: START, now: () => clock.at, sleep: async () => {} };
  const ran: number[] = [];
  const job = { fails: false };
  const parts: Parameters<typeof createScheduler>[0] = {
    store,
    clock,
    log: createLog('error', [], () => {}),
    jobs: [
      {
        name: 'collect',
        everyMs,
        run: async (now) => {
          if (job.fails) throw new Error('no');
          ran.push(now);
        },
      },
    ],
  };
  const scheduler = await createScheduler(parts);
  return {
    store,
    clock,
    ran,
    job,
    scheduler,
    restarted: () => createScheduler(parts),
    vitals: vitalsReader({ store, progress: scheduler.progress, clock }),
  };
}

test('a clock that ran a year ahead and is set right again stops no job', async () => {
  const { store, clock, ran, scheduler } = await running(5 * MINUTE);
  clock.at = START + 365 * DAY;
  await scheduler.tick();
  clock.at = START + MINUTE;
  await scheduler.tick();
  await scheduler.tick();
  expect(ran).toEqual([START + 365 * DAY, START + MINUTE]);
  await store.close();
});

test('a job that keeps failing turns health to failing, and its success turns it back', async () => {
  const { store, clock, job, scheduler, vitals } = await running(1_000);
  job.fails = true;
  for (let i = 0; i < 30; i++) {
    await scheduler.tick();
    clock.at += MINUTE;
  }
  const sick = await vitals();
  expect(sick.jobs).toMatchObject([{ name: 'collect', sinceOkMs: 30 * MINUTE, runningMs: null }]);
  expect(assessVitals(sick).status).toBe('failing');
  job.fails = false;
  clock.at += 5 * MINUTE;
  await scheduler.tick();
  expect(assessVitals(await vitals())).toEqual({ status: 'ok', reasons: [] });
  await store.close();
});

test('a job of every minute keeps its turn over a restart', async () => {
  const { store, clock, ran, scheduler, restarted } = await running(MINUTE);
  await scheduler.tick();
  clock.at += MINUTE / 2;
  const next = await restarted();
  await next.tick();
  expect(ran).toEqual([START]);
  clock.at += MINUTE / 2;
  await next.tick();
  expect(ran).toEqual([START, START + MINUTE]);
  await store.close();
});

test('what the ticker has to say of itself is not printed', async () => {
  const created = vi.spyOn(cron, 'createTask');
  const { store } = await running(5 * MINUTE);
  const { logger } = created.mock.calls[0]![2]!;
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const way of ['info', 'warn', 'error', 'debug'] as const) logger![way]('missed execution');
  expect(printed).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await store.close();
});
