import { describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { BUCKET, DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';

const FROM = Date.UTC(2026, 1, 2);
const BURST = FROM + 10 * DAY + 20 * HOUR;
const END = BURST + 34 * HOUR;

/** Fourteen people with many readers complain within 40 minutes, and it is seen so much later; the kinds that it raises. */
async function kindsRaised(late: Millis, usual: 'hourly' | 'none'): Promise<string[]> {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox --alerts high');
  const { id } = await world.workspace();
  const [added] = await store.keywords(id);
  const rule = { ...added!.rule, mood: true, first: true, every: true, threshold: 10, slowBurn: true };
  await store.saveKeyword({ ...added!, createdAt: FROM, rule }, null);
  const request = readRequest(END + DAY, { coveredFrom: FROM, firstAt: FROM, everyMs: 5 * MINUTE });
  await storePosts(world, added!.id, usual === 'hourly' ? hourly() : [], request);
  let now: Millis = BURST - HOUR;
  const detect = detectJob({ store, clock: { now: () => now, sleep: async () => {} }, ready: () => true });
  for (; now <= END; now += now < BURST + late + 2 * HOUR ? BUCKET : HOUR) {
    const came = burst(late).filter(({ fetchedAt = 0 }) => fetchedAt <= now && fetchedAt > now - BUCKET);
    if (came.length > 0) await storePosts(world, added!.id, came, request);
    await detect.run(now);
  }
  const alerts = await store.alerts(id, { limit: 99 });
  const burstsOwn = alerts.filter(({ evidence }) => evidence.top.some(({ label }) => label === 'neg'));
  return [...new Set(burstsOwn.map(({ kind }) => kind))].sort();
}

function hourly(): SamplePost[] {
  return Array.from({ length: (END - FROM) / HOUR }, (_, n) => ({
    text: `kestrelbox ${n}`,
    at: FROM + n * HOUR + ((n * 17) % 50) * MINUTE,
    author: `u${n % 60}`,
  }));
}

function burst(late: Millis): SamplePost[] {
  return Array.from({ length: 14 }, (_, n) => ({
    text: `kestrelbox broke ${n}`,
    at: BURST + n * 3 * MINUTE,
    fetchedAt: BURST + n * 3 * MINUTE + late,
    label: 'neg',
    author: `soul${n}`,
    followers: 50_000,
  }));
}

describe('posts that arrive more than three hours after their date', () => {
  test('raise nothing, by any kind', { timeout: 120_000 }, async () => {
    for (const usual of ['hourly', 'none'] as const)
      for (const late of [3.1 * HOUR, 5 * HOUR, 9 * HOUR])
        expect([usual, late / HOUR, await kindsRaised(late, usual)]).toEqual([usual, late / HOUR, []]);
  });

  test('and in time, each kind finds them', { timeout: 60_000 }, async () => {
    expect(await kindsRaised(0, 'hourly')).toEqual(['every', 'large-author', 'spike', 'threshold']);
    expect(await kindsRaised(0, 'none')).toEqual(['first-mention', 'large-author', 'spike', 'threshold']);
  });
});

test('what the first look of a source brings of the last hour is history: it breaks no threshold', async () => {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox');
  const { id } = await world.workspace();
  const [keyword] = await store.keywords(id);
  await store.saveKeyword({ ...keyword!, rule: { ...keyword!.rule, threshold: 10 } }, null);
  const joined = world.now() + 2 * HOUR;
  const posts = (from: Millis) =>
    Array.from({ length: 20 }, (_, n) => ({
      text: `kestrelbox ${n}`,
      at: from + n * MINUTE,
      author: `u${n}`,
    }));
  const request = readRequest(joined, { firstAt: joined, coveredFrom: joined - 7 * DAY });
  await storePosts(world, keyword!.id, posts(joined - 30 * MINUTE), request);
  let now = joined;
  const detect = detectJob({ store, clock: { now: () => now, sleep: async () => {} }, ready: () => true });
  for (; now <= joined + HOUR; now += BUCKET) await detect.run(now);
  const thresholds = async () =>
    (await store.alerts(id, { limit: 9 })).filter(({ kind }) => kind === 'threshold').length;
  expect(await thresholds()).toBe(0);
  await storePosts(world, keyword!.id, posts(now), { ...request, coveredUntil: now + DAY });
  for (const end = now + HOUR; now <= end; now += BUCKET) await detect.run(now);
  expect(await thresholds()).toBe(1);
});
