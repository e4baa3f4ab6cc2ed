import { describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { seasonSlots } from '../../../src/listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../../src/listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../../src/listening/alerts/detectors/spike-event.ts';
import { newSpikeState } from '../../../src/listening/alerts/detectors/spike-state.ts';
import {
  type AlertStart,
  becomesAlert,
  kindOf,
  replayKeyword,
  reportStarts,
  warmUpOf,
} from '../../../src/listening/alerts/replay.ts';
import {
  differenceOf,
  isDoubted,
  outcomesOf,
  raisedFor,
  suggestionOf,
} from '../../../src/listening/alerts/replay-outcome.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import { writeStored } from '../../../src/listening/alerts/stored-detector.ts';
import { BUCKET, DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { readReplayHistory } from '../../../src/services/alerts/replay-history.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storeGap, storePosts } from '../../commands/posts.ts';
import { sampleAlert } from './triage-sample.ts';

const DAYS = 5;

/** Some mentions an hour, by the clock, with bursts: negative, neutral, and both within a day. */
function week(from: Millis): SamplePost[] {
  const posts: SamplePost[] = [];
  const post = (at: Millis, label: SamplePost['label']) =>
    posts.push({ text: 'kestrelbox', at, label: label ?? 'neu', author: `author${posts.length}` });
  for (let n = 0; n < DAYS * 48; n++) {
    const at = from + n * 30 * MINUTE + ((n * 7919) % 29) * MINUTE;
    post(at, n % 5 === 0 ? 'neg' : n % 3 === 0 ? 'pos' : 'neu');
  }
  const burst = (start: Millis, count: number, label: SamplePost['label']) => {
    for (let n = 0; n < count; n++) post(start + Math.floor((n * 40 * MINUTE) / count), label);
  };
  burst(from + 1 * DAY + 9 * HOUR, 25, 'neu');
  burst(from + 2.5 * DAY, 25, 'neg');
  // The other stream of an episode that was reported, and a burst that a gap hides.
  burst(from + 2.5 * DAY + 2 * HOUR, 60, 'pos');
  burst(from + 3.6 * DAY, 25, 'neu');
  burst(from + 4.2 * DAY, 70, 'neg');
  return posts;
}

const summaryOf = (
  kind: string,
  stream: string,
  at: Millis,
  { observed, expected }: Pick<SpikeEvent, 'observed' | 'expected'>,
  both: boolean,
) => `${kind} ${stream} ${new Date(at).toISOString()} ${observed} for ${expected}${both ? ' both' : ''}`;

/** Three other keywords, paused, with four weeks of days with a quiet night. */
async function addLenders(world: Awaited<ReturnType<typeof newWorld>>): Promise<void> {
  const spike = newSpikeState();
  for (let start = 0; start < 28 * DAY; start += BUCKET) {
    const hour = Math.floor((start % DAY) / HOUR);
    const count = start % (HOUR / 2) === 0 ? (hour < 8 ? 1 : 3) : 0;
    const input = { start, parts: [0], counts: new Map([[0, count]]), slots: seasonSlots(start, 'UTC') };
    stepInPlace(spike, input, { sensitivity: 'normal', slowBurn: true });
  }
  const state = writeStored({ basis: '', spike, quietDays: [] });
  for (const name of ['tidewell', 'ferncast', 'oakpress']) {
    await world.say(`add ${name}`);
    await world.say(`pause ${name}`);
  }
  const { id: workspaceId } = await world.workspace();
  for (const { id } of (await world.store.keywords(workspaceId)).filter(({ paused }) => paused)) {
    const detectors = (['all', 'negative'] as const).map((stream) => ({
      workspaceId,
      keywordId: id,
      stream,
      finalUntil: 0,
      state,
    }));
    await world.store.commitDetected({
      workspaceId,
      detectors,
      raised: [],
      changed: [],
      audit: [],
      deliveries: () => [],
    });
  }
}

describe('replay of stored buckets equals what was sent live', () => {
  test.each([
    ['a keyword by itself', false],
    ['a new keyword that borrows from others', true],
  ])('%s', { timeout: 120_000 }, async (_, borrows) => {
    const world = await newWorld();
    await world.say('add kestrelbox --alerts high');
    const workspace = await world.workspace();
    const { store } = world;
    const [added] = await store.keywords(workspace.id);
    const until = world.now();
    const from = until - DAYS * DAY;
    const keyword = {
      ...added!,
      createdAt: from,
      rule: { ...added!.rule, mood: false, first: false, silence: false },
    };
    await store.saveKeyword(keyword, null);
    if (borrows) await addLenders(world);
    await storePosts(world, keyword.id, week(from));
    const state = readRequest(until, {
      coveredFrom: from,
      firstAt: from,
      everyMs: 30 * DAY,
    });
    await storeGap(world, state, {
      source: state.source,
      requestKey: state.key,
      from: from + 3.5 * DAY,
      to: from + 3.8 * DAY,
      reason: 'down',
    });
    let now = from;
    const clock = { now: () => now, sleep: async () => {} };
    const job = detectJob({ store, clock, ready: () => true });
    for (now = from + BUCKET; now <= until; now += BUCKET) await job.run(now);

    const live = (await store.alerts(workspace.id, { limit: 100 }))
      .reverse()
      .map(({ kind, evidence, episodeAt }: Alert) =>
        summaryOf(kind, evidence.stream, episodeAt, evidence, evidence.alsoOther),
      );
    const history = await readReplayHistory(store, workspace, keyword, 90, until);
    const replayed = replayKeyword(history!, keyword.rule).map(({ event, stream, alsoOther }) =>
      summaryOf(kindOf(event), stream, event.episodeStart, event, alsoOther),
    );
    expect(replayed).toEqual(live);
    expect(Boolean(history!.prior.all.dayProfile)).toBe(borrows);
    expect(live.length).toBeGreaterThanOrEqual(3);
    expect(live.some((line) => line.startsWith('spike all'))).toBe(true);
    expect(live.some((line) => line.startsWith('spike negative'))).toBe(true);
  });
});

const NINE = Date.UTC(2026, 2, 3, 9);

function start(at: Millis, part: Partial<SpikeEvent> = {}, stream: AlertStart['stream'] = 'all'): AlertStart {
  const event = { kind: 'start', at, episodeStart: at, observed: 20, ...part } as SpikeEvent;
  return { stream, event, alsoOther: false };
}

const closed = (episodeAt: Millis, reason: Alert['triage']['reason']) => {
  const alert = sampleAlert({ id: `a${episodeAt}`, episodeAt });
  return { ...alert, triage: { ...alert.triage, reason } };
};

describe('which of two streams is reported', () => {
  const report = (starts: AlertStart[]) => reportStarts(starts, [], DEFAULT_RULE);

  test('the negative one when it is half of the rise, and it says that both rose', () => {
    const all = start(NINE, { observed: 40 });
    expect(report([start(NINE, { observed: 20 }, 'negative'), all])).toMatchObject([
      { stream: 'negative', alsoOther: true },
    ]);
    expect(report([all])).toMatchObject([{ stream: 'all', alsoOther: false }]);
  });
  test('a slow burn only when nothing rose fast', () => {
    const slow = start(NINE, { kind: 'slow-start' }, 'negative');
    expect(report([])).toEqual([]);
    expect(report([slow])).toMatchObject([{ event: { kind: 'slow-start' }, alsoOther: false }]);
    expect(report([slow, start(NINE)])).toMatchObject([{ event: { kind: 'start' } }]);
  });
  test('the first of one episode, and one that may still move into it waits until it is final', () => {
    const later = start(NINE + 24 * HOUR);
    expect(report([start(NINE), start(NINE + HOUR, {}, 'negative'), later])).toEqual([start(NINE), later]);
    const known = [{ kind: 'spike' as const, episodeAt: NINE }];
    expect(reportStarts([later], known, DEFAULT_RULE, NINE)).toEqual([]);
    expect(reportStarts([later], known, DEFAULT_RULE, later.event.at)).toEqual([later]);
    // A spike that late posts show may still come before it.
    const slow = start(NINE, { kind: 'slow-start' }, 'negative');
    expect(reportStarts([slow], [], DEFAULT_RULE, NINE - HOUR)).toEqual([]);
    expect(reportStarts([slow], [], DEFAULT_RULE, NINE)).toEqual([slow]);
  });
});

describe('what becomes an alert', () => {
  const slow = (stream: AlertStart['stream']) => start(NINE, { kind: 'slow-start' }, stream);
  test('of slow burns, the negative ones from normal on; of bursts, all', () => {
    const raised = (['off', 'low', 'normal', 'high'] as const).map((spike) =>
      [start(NINE), slow('all'), slow('negative')]
        .map((begun) => Number(becomesAlert(begun, { ...DEFAULT_RULE, spike })))
        .join(),
    );
    expect(raised).toEqual(['0,0,0', '1,0,0', '1,0,1', '1,0,1']);
    expect(becomesAlert(start(NINE, { kind: 'calm' }), { ...DEFAULT_RULE, spike: 'high' })).toBe(false);
  });
});

test('a fresh state learns for 28 days, or a third of a shorter history', () => {
  expect(warmUpOf(118 * DAY)).toBe(28 * DAY);
  expect(warmUpOf(30 * DAY)).toBe(10 * DAY);
  expect(warmUpOf(DAY) % BUCKET).toBe(0);
});

describe('two settings compared', () => {
  const episodes = Array.from({ length: 11 }, (_, n) => start(NINE + n * 3 * DAY));
  const few = episodes.slice(0, 4);
  const raised = [
    ...episodes.slice(0, 3).map(({ event }) => closed(event.episodeStart + HOUR, 'fixed')),
    ...episodes.slice(4, 10).map(({ event }) => closed(event.episodeStart, 'noise')),
  ];

  test('4 instead of 11; of the 7 gone, 6 were noise and one was never sent', () => {
    expect(differenceOf(episodes, few, raised)).toMatchObject({
      before: 11,
      after: 4,
      gone: 7,
      added: 0,
      goneOutcomes: { real: 0, noise: { noise: 6 }, noiseTotal: 6, unjudged: 0 },
    });
    expect(differenceOf(few, episodes, raised)).toMatchObject({ gone: 0, added: 7 });
  });
  test('an alert stands for the episode within 23 hours, its own kind first', () => {
    const [first] = episodes;
    expect(raisedFor(first!, [closed(NINE + 23 * HOUR, 'noise')])).toBeNull();
    expect(raisedFor(first!, [closed(NINE + 23 * HOUR - 1, 'noise')])).not.toBeNull();
    const slow = { ...closed(NINE, 'noise'), id: 'slow', kind: 'slow-burn' as const };
    expect(raisedFor(first!, [slow])).toBeNull();
    expect(raisedFor(start(NINE, { kind: 'slow-start' }), [raised[0]!, slow])?.id).toBe('slow');
  });
  test('a setting is suggested that loses noise and nothing real, the nearer of equals', () => {
    const replays = { high: episodes, normal: few, low: few };
    expect(suggestionOf('high', replays, raised)).toMatchObject({ from: 'high', to: 'normal' });
    expect(suggestionOf('high', { ...replays, low: few.slice(0, 3) }, raised)?.to).toBe('normal');
    const losing = { high: episodes, normal: few.slice(0, 2), low: [] };
    expect(suggestionOf('high', losing, raised)).toBeNull();
    expect(suggestionOf('low', replays, raised)).toBeNull();
  });
  test('a rule is doubted from four judged alerts on, when less than half were real', () => {
    expect(isDoubted(outcomesOf(raised.slice(2, 6)))).toBe(true);
    expect(isDoubted(outcomesOf(raised.slice(3, 6)))).toBe(false);
    expect(isDoubted(outcomesOf(raised.slice(1, 5)))).toBe(false);
    expect(outcomesOf([closed(NINE, 'duplicate'), closed(NINE, null)])).toMatchObject({ unjudged: 2 });
  });
});
