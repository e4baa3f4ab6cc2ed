import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportsJob } from '../../src/jobs/reports.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { type Channel, channelId } from '../../src/listening/channel.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { scheduleReport } from '../../src/services/reports/schedule-report.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { aChannel } from '../fakes/channel.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const ID = channelId(REF);
/** A Monday; summer time of the zone begins on the last Sunday of March. */
const START = Date.parse('2026-03-16T09:00:00Z');
const maple = { platform: 'terminal', id: 'maplefox', name: 'maplefox' } as const;

let folder: string;
let store: Store;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-reports-'));
  store = await openStore(join(folder, 'earshot.db'));
  now = START;
  const zone = { timeZone: 'Europe/Paris' };
  await store.createWorkspace(
    {
      ...{ id: 'w1', name: 'Kestrelbox', language: 'en', retentionDays: 90, optedIn: [], createdAt: START },
      ...zone,
    },
    REF,
    'Terminal',
  );
  await store.saveChannel(aChannel({ ...zone, digest: { daily: null, weekly: null } }), null);
  for (const name of ['Kestrelbox', 'Quillmere'])
    await store.addKeyword(
      {
        ...{ workspaceId: 'w1', id: name, name, query: name.toLowerCase(), kind: 'brand', sources: [] },
        ...{ languages: [], paused: false, rule: DEFAULT_RULE, createdAt: START, createdBy: 'maplefox' },
      },
      { workspaceId: 'w1', keywordId: name, channelId: ID, alerts: true, digest: true, mentions: false },
      { workspaceId: 'w1', at: START, person: 'bot', act: 'add', subject: name, detail: null },
    );
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const channel = async (): Promise<Channel> => (await store.channel('w1', ID))!;
const actor = () => ({ workspaceId: 'w1', person: maple, admin: true, now });
const schedule = async (change: Partial<Parameters<typeof scheduleReport>[3]> = {}) => {
  const here = await channel();
  return scheduleReport(
    store,
    actor(),
    { channel: here, of: here },
    { keywords: [], cadence: 'weekly', ...change },
  );
};
const run = () => reportsJob({ store, clock: { now: () => now, sleep: async () => {} } }).run(now);
const play = async (ms: number, step = HOUR) => {
  for (const end = now + ms; now < end; ) {
    now = Math.min(now + step, end);
    await run();
  }
};
/** The files that were asked for, in order, with when they were. */
const sent = async () =>
  (await store.waiting(ID))
    .filter(({ kind }) => kind === 'reply')
    .map(({ message: { file }, createdAt }) => ({ ...file!, at: new Date(createdAt).toISOString() }));

test('each Monday at eight of the channel, in summer as in winter, of the week before; a post and its file each', async () => {
  await schedule();
  await play(21 * DAY);
  const files = await sent();
  expect(files.map(({ at }) => at)).toEqual([
    '2026-03-23T07:00:00.000Z',
    '2026-03-30T06:00:00.000Z',
    '2026-04-06T06:00:00.000Z',
  ]);
  expect(files.map(({ period }) => period.from)).toEqual([
    Date.parse('2026-03-16T07:00Z'),
    Date.parse('2026-03-23T07:00Z'),
    Date.parse('2026-03-30T06:00Z'),
  ]);
  const waiting = await store.waiting(ID);
  expect(waiting.map(({ kind }) => kind)).toEqual(['post', 'reply', 'post', 'reply', 'post', 'reply']);
  for (const { kind, root } of waiting)
    if (kind === 'reply') expect(waiting.map(({ key }) => key)).toContain(root);
});

test('nothing comes at the moment it is asked for, nor when it is changed', async () => {
  await schedule({ at: '10:00' });
  await run();
  await schedule({ at: '09:00' });
  await run();
  expect(await sent()).toEqual([]);
  await play(7 * DAY);
  expect(await sent()).toHaveLength(1);
});

test('two turns at once, and a restart between, send it once', async () => {
  await schedule();
  now += 7 * DAY;
  await Promise.all([run(), run(), run()]);
  await store.close();
  store = await openStore(join(folder, 'earshot.db'));
  await run();
  expect(await sent()).toHaveLength(1);
});

test('what was missed while the bot was off is one report of all that time', async () => {
  await schedule();
  await play(8 * DAY);
  now += 23 * DAY;
  await run();
  const files = await sent();
  expect(files).toHaveLength(2);
  expect(files[1]!.period).toMatchObject({ from: files[0]!.period.to, cadence: 'catch-up' });
  await play(7 * DAY);
  expect((await sent())[2]!.period).toMatchObject({ from: files[1]!.period.to, cadence: 'weekly' });
});

test('a channel that is paused gets none, and a whole one when it speaks again', async () => {
  await schedule();
  await store.saveChannel({ ...(await channel()), paused: { since: now, reason: 'asked' } }, null);
  await play(16 * DAY);
  expect(await sent()).toEqual([]);
  await store.saveChannel({ ...(await channel()), paused: null }, null);
  await play(7 * DAY);
  const [file, ...more] = await sent();
  expect(more).toEqual([]);
  expect(file!.period.to - file!.period.from).toBe(7 * DAY);
});

test('another zone moves it, and nothing comes twice', async () => {
  await schedule();
  await play(7 * DAY);
  await store.saveChannel({ ...(await channel()), timeZone: 'America/New_York' }, null);
  await play(8 * DAY);
  expect((await sent()).map(({ at }) => at)).toEqual([
    '2026-03-23T07:00:00.000Z',
    '2026-03-30T12:00:00.000Z',
  ]);
});

test('moved to a later hour right after it came, it comes again next week', async () => {
  await schedule();
  await play(7 * DAY - HOUR);
  expect(await sent()).toHaveLength(1);
  await schedule({ at: '12:00' });
  await play(DAY);
  expect(await sent()).toHaveLength(1);
  await play(7 * DAY);
  expect((await sent()).map(({ at }) => at)).toEqual([
    '2026-03-23T07:00:00.000Z',
    '2026-03-30T10:00:00.000Z',
  ]);
});

test('keywords that are paused or gone are left out; without any, it says so instead of nothing', async () => {
  await schedule();
  const [kestrelbox, quillmere] = await store.keywords('w1');
  await store.saveKeyword({ ...kestrelbox!, paused: true }, null);
  await play(7 * DAY);
  expect((await sent())[0]!.keywordIds).toEqual([quillmere!.id]);
  const audit = {
    workspaceId: 'w1',
    at: now,
    person: 'bot',
    act: 'remove',
    subject: 'x',
    detail: null,
  } as const;
  await store.removeKeyword('w1', quillmere!.id, audit);
  await play(7 * DAY);
  expect(await sent()).toHaveLength(1);
  const [, notice, ...more] = (await store.deliveriesWith('w1', 'report:')).filter(
    ({ kind }) => kind !== 'reply',
  );
  expect(notice?.message.summary).toContain('has nothing to say: its keywords are paused or removed');
  expect(more).toEqual([]);
});

test('several, of other keywords, formats and rhythms, side by side', async () => {
  const [kestrelbox] = await store.keywords('w1');
  await schedule();
  await schedule({ cadence: 'daily', at: '07:00', format: 'csv', keywords: [kestrelbox!] });
  await schedule({ cadence: 'monthly', date: 1, format: 'xlsx' });
  await play(31 * DAY);
  const formats = (await sent()).map(({ format }) => format);
  expect(formats.filter((format) => format === 'csv')).toHaveLength(31);
  expect(formats.filter((format) => format === 'pdf')).toHaveLength(4);
  expect(formats.filter((format) => format === 'xlsx')).toHaveLength(1);
});

test('with its channel it is gone', async () => {
  await schedule();
  await store.removeChannel(REF);
  expect(await store.reportSchedulesOf('w1')).toEqual([]);
});

describe('a clock that is set', () => {
  const scheduler = () =>
    createScheduler({
      store,
      clock: { now: () => now, sleep: async () => {} },
      jobs: [reportsJob({ store, clock: { now: () => now, sleep: async () => {} } })],
      log: { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} },
    });
  const ticked = async (ticks: Awaited<ReturnType<typeof scheduler>>, ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += 30 * MINUTE;
      await ticks.tick();
    }
  };

  test('back by an hour, right after the report: it does not come again', async () => {
    await schedule();
    const ticks = await scheduler();
    await ticked(ticks, 7 * DAY - HOUR);
    expect(await sent()).toHaveLength(1);
    now -= HOUR;
    await ticked(ticks, 6 * HOUR);
    expect(await sent()).toHaveLength(1);
    await ticked(ticks, 7 * DAY);
    expect(await sent()).toHaveLength(2);
  });

  test('ahead by three weeks and right again: the reports of those weeks still come', async () => {
    await schedule();
    const ticks = await scheduler();
    await ticked(ticks, DAY);
    now += 21 * DAY;
    await ticked(ticks, HOUR);
    expect(await sent()).toHaveLength(1);
    now -= 21 * DAY;
    await ticked(ticks, 13 * DAY);
    expect((await sent()).length).toBeGreaterThanOrEqual(2);
  });
});
