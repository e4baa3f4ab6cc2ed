import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Alert, ResolveReason } from '../../src/listening/alerts/alert.ts';
import { newTriage } from '../../src/listening/alerts/triage.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../src/listening/time.ts';
import { type Chart, type Element, plain } from '../../src/messages/message.ts';
import { readReplayHistory, replayAll } from '../../src/services/alerts/replay-history.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';
import { buttonsOf, maple, newWorld, readable, type World } from './harness.ts';
import { readRequest, type SamplePost, storePosts } from './posts.ts';

const DAYS = 60;
/** A third of a history of 60 days only teaches. */
const LEARNED = 20;
/** Small bursts, which a low setting leaves alone, and large ones, in days since the first mention. */
const SMALL = [24, 29, 34, 39, 44];
const LARGE = [49, 56];

function posts(from: Millis): SamplePost[] {
  const made: SamplePost[] = [];
  const post = (at: Millis) =>
    made.push({ text: `kestrelbox ${made.length}`, at, author: `author${made.length}` });
  for (let n = 0; n < DAYS * 12; n++) post(from + n * 2 * HOUR + ((n * 7919) % 119) * MINUTE);
  // Each at another time of day: what comes at the same minutes is taken for a habit.
  const burst = (day: number, count: number) => {
    for (let n = 0; n < count; n++) post(from + day * DAY + ((day * 7) % 20) * HOUR + n * MINUTE);
  };
  for (const day of SMALL) burst(day, 5);
  for (const day of LARGE) burst(day, 45);
  return made.filter(({ at }) => at < from + DAYS * DAY);
}

/** An alert as triage left it. */
function closed(keyword: Keyword, n: number, episodeAt: Millis, reason: ResolveReason): Alert {
  return sampleAlert({
    workspaceId: keyword.workspaceId,
    keywordId: keyword.id,
    id: `raised-${n}`,
    raisedAt: episodeAt,
    episodeAt,
    triage: {
      ...newTriage(episodeAt, episodeAt + HOUR),
      state: reason === 'fixed' ? 'resolved' : 'dismissed',
      reason,
      claimedAt: episodeAt + 10 * MINUTE,
      closedAt: episodeAt + HOUR,
      closedBy: maple,
    },
  });
}

/** A keyword at high sensitivity with 60 days of counts, one alert for each of its bursts, the small ones noise. */
async function taught(): Promise<{ world: World; keyword: Keyword; alerts: number }> {
  const world = await newWorld();
  await world.say('add kestrelbox --alerts high');
  const { store } = world;
  const workspace = await world.workspace();
  const [keyword] = await store.keywords(workspace.id);
  const from = world.now() - DAYS * DAY;
  await storePosts(world, keyword!.id, posts(from));
  await store.saveRequest(readRequest(world.now(), { coveredFrom: from }), []);
  const history = await readReplayHistory(store, workspace, keyword!, 90, world.now());
  const { high, low } = await replayAll(history!, keyword!);
  const isInLow = (at: Millis) => low.some(({ event }) => Math.abs(event.episodeStart - at) < HOUR);
  await store.commitDetected({
    workspaceId: workspace.id,
    detectors: [],
    raised: high.map(({ event }, n) =>
      closed(keyword!, n, event.episodeStart, isInLow(event.episodeStart) ? 'fixed' : 'noise'),
    ),
    changed: [],
    audit: [],
    deliveries: () => [],
  });
  return { world, keyword: keyword!, alerts: high.length };
}

function chartIn(elements: readonly Element[]): Chart {
  const element = elements.find(({ kind }) => kind === 'chart');
  if (element?.kind !== 'chart') throw new Error('no chart');
  return element.chart;
}

function tableIn(elements: readonly Element[]): string[][] {
  const element = elements.find(({ kind }) => kind === 'table');
  if (element?.kind !== 'table') throw new Error('no table');
  return element.rows.map((row) => row.map(plain));
}

describe('replay', () => {
  let known: Awaited<ReturnType<typeof taught>>;
  beforeAll(async () => {
    known = await taught();
  }, 60_000);

  test('puts the three settings side by side, with what people said of the alerts that were sent', async () => {
    const { message } = await known.world.say('replay kestrelbox --days 90 --sensitivity high');
    const rows = tableIn(message.elements);
    expect(rows.map(([setting]) => setting)).toEqual(['low', 'normal', 'high (shown below)']);
    const [low, normal, high] = rows.map((row) => Number(row[1]));
    expect(low).toBe(LARGE.length);
    expect(high).toBe(SMALL.length + LARGE.length);
    expect(low! <= normal! && normal! <= high!).toBe(true);
    expect(rows[2]!.slice(2)).toEqual([String(LARGE.length), String(SMALL.length), '0', '0']);
    expect(rows[0]!.slice(2)).toEqual([String(LARGE.length), '0', '0', '0']);
    // Seven alerts in 40 days are that, and no rate a month.
    expect(readable(message)).not.toMatch(/a month/);
  }, 60_000);

  test('lists each alert with counts, triage and a post, marks them in the chart, and says what only taught', async () => {
    const { message } = await known.world.say('replay kestrelbox --sensitivity low');
    const text = readable(message);
    expect(text).toContain(`The ${LEARNED} days before were used to learn`);
    expect(text).toMatch(/2 .*Spike: \d+ mentions in \d+ (min|h), usually [\d.]+ \([\d.]+ times the usual\)/);
    expect(text).toMatch(/Alert #\d+: RESOLVED/);
    const list = message.elements.find(({ kind }) => kind === 'list');
    const links =
      list?.kind === 'list' ? list.items.flatMap((item) => (typeof item === 'string' ? [] : item)) : [];
    expect(links.some((run) => typeof run !== 'string' && 'link' in run)).toBe(true);
    const chart = chartIn(message.elements);
    expect(chart.marks?.map(({ name }) => name)).toEqual(LARGE.map((_, n) => String(n + 1)));
    expect(buttonsOf({ visibility: 'private', message }).map(({ args }) => args.sensitivity)).toEqual([
      'low',
      'normal',
    ]);
  }, 60_000);

  test('speaks French when asked in French', async () => {
    const reply = await known.world.say('rejouer kestrelbox --jours 60 --sensibilité basse', {
      language: 'fr',
    });
    expect(readable(reply.message)).toContain('Avec une sensibilité basse : 2 alertes en 40 jours');
  }, 60_000);

  test.each(['en', 'fr'] as const)(
    'reads like this in %s',
    async (language) => {
      const { message } = await known.world.say('replay kestrelbox --sensitivity high', { language });
      let number = 0;
      const look = { color: false, width: 100, numberButton: () => ++number };
      const shown = `summary: ${message.summary}\n\n${renderTerminal(message, look)}\n`;
      const path = join(import.meta.dirname, `../golden/replay/${language}.txt`);
      await expect(shown).toMatchFileSnapshot(path);
    },
    60_000,
  );

  test('a keyword that nothing was read for has nothing to replay', async () => {
    const world = await newWorld();
    await world.say('add quillmere');
    const { message } = await world.say('replay quillmere');
    expect(message.summary).toContain('No data for quillmere yet');
  });
});

describe('advice on an alert rule', () => {
  test('a rule that was mostly wrong is named so, with a setting that loses no real alert', async () => {
    const { world } = await taught();
    const shown = await world.say('alert kestrelbox');
    expect(readable(shown.message)).toContain('Closed so far: 2× real, fixed; 5× noise.');
    expect(readable(shown.message)).toContain(
      'Less than half of the alerts of kestrelbox were real. Suggested: sensitivity ',
    );
    const week = await world.say('digest weekly');
    expect(week.message.mood).not.toBe('warning');
    const digest = readable((await world.say('digest now')).message);
    expect(digest).toContain('1 alert: 1 real, 0 not real, 0 not judged.');
    expect(digest).toContain('Claimed after 10 min (median).');
    expect(digest).toContain('Closed after 1 h.');
    expect(digest).toContain('Suggested: sensitivity ');
    expect(digest).not.toContain('Noisiest');
  }, 60_000);

  test('dismissing one more as noise proposes that setting at once, for one click', async () => {
    const { world, keyword, alerts } = await taught();
    const { id: workspaceId } = await world.workspace();
    await world.store.commitDetected({
      workspaceId,
      detectors: [],
      raised: [sampleAlert({ workspaceId, keywordId: keyword.id, id: 'now', raisedAt: world.now() })],
      changed: [],
      audit: [],
      deliveries: () => [],
    });
    const answer = await world.say(`dismiss ${alerts + 1} noise`);
    const { message } = answer;
    expect(readable(message)).toContain('Suggested: sensitivity ');
    expect(readable(message)).toContain('No real alert would be lost.');
    const cure = buttonsOf(answer).find(({ verb }) => verb === 'alert');
    expect(cure?.args).toMatchObject({ target: 'kestrelbox', sensitivity: expect.any(String) });
  }, 60_000);

  test('the week names the keyword with most alerts that were not real', async () => {
    const world = await newWorld();
    await world.say('add kestrelbox');
    await world.say('digest weekly');
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    const at = world.now() - 2 * DAY;
    const alerts = (['noise', 'own-activity', 'fixed'] as const).map((reason, n) =>
      closed(keyword!, n, at + n * HOUR, reason),
    );
    await world.store.commitDetected({
      workspaceId: keyword!.workspaceId,
      detectors: [],
      raised: alerts,
      changed: [],
      audit: [],
      deliveries: () => [],
    });
    const digest = readable((await world.say('digest now')).message);
    expect(digest).toContain('3 alerts: 1 real, 2 not real, 0 not judged.');
    expect(digest).toContain('Noisiest keyword: kestrelbox (not real: 2 of 3 alerts).');
  });

  test('without anything read, a change says that its difference is unknown', async () => {
    const world = await newWorld();
    await world.say('add quillmere');
    const { message } = await world.say('alert quillmere --sensitivity low');
    expect(readable(message)).toContain('the difference is not known');
  });

  test('changing a sensitivity says first what it would have changed', async () => {
    const { world } = await taught();
    const { message } = await world.say('alert kestrelbox --sensitivity low');
    const [first] = message.elements;
    expect(first).toEqual({
      kind: 'text',
      text: 'Over the last 40\u00a0days: 2 alerts instead of 7; of the 5 gone, 5 were dismissed as noise.',
    });
    const back = await world.say('alert kestrelbox --sensitivity high');
    expect(readable(back.message)).toContain('7 alerts instead of 2; 5 are new.');
    const off = await world.say('alert kestrelbox --sensitivity off');
    expect(readable(off.message)).toContain('0 alerts instead of 7; of the 7 gone, 2 were real and 5 were');
    const same = await world.say('alert kestrelbox --mute 24h');
    expect(readable(same.message)).not.toContain('Over the last');
  }, 60_000);
});
