import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { BUCKET, DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { HOME, newWorld, type World } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';
import { RULE_OFF } from '../../listening/alerts/rule-off.ts';

const from = Date.UTC(2026, 1, 2);
const noon = from + 26 * DAY + 12 * HOUR;
const state = readRequest(from + 40 * DAY, { coveredFrom: from, firstAt: from });

/** Keywords that all have something to report at noon, each by another kind of alert, and one that has nothing. */
const KEYWORDS: Record<string, { rule: Partial<Keyword['rule']>; posts: SamplePost[] }> = {
  burst: {
    rule: { ...RULE_OFF, spike: 'normal' },
    posts: [...usual(), ...many(20, noon - 20 * MINUTE, 15 * MINUTE, 'neu')],
  },
  turned: {
    rule: { ...RULE_OFF, mood: true },
    posts: [...usual(), ...many(30, noon - 12 * HOUR, 11 * HOUR, 'neg')],
  },
  busy: { rule: { ...RULE_OFF, threshold: 5 }, posts: many(20, noon - 40 * MINUTE, 40 * MINUTE, 'neu') },
  full: { rule: { ...RULE_OFF, threshold: 8 }, posts: many(25, noon - 30 * MINUTE, 35 * MINUTE, 'neg') },
  rare: { rule: { ...RULE_OFF, every: true }, posts: many(3, noon - 15 * MINUTE, 20 * MINUTE, 'neu') },
  fallen: { rule: { ...RULE_OFF, silence: true }, posts: usual().filter(({ at }) => at < noon - 3 * DAY) },
  // Their moment comes a turn later, when the alerts of the others are stored.
  late: { rule: { ...RULE_OFF, threshold: 5 }, posts: many(8, noon + MINUTE, 3 * MINUTE, 'neu') },
  rising: {
    rule: { ...RULE_OFF, spike: 'normal' },
    posts: [...usual(), ...many(24, noon + 30_000, 4 * MINUTE, 'neu')],
  },
  plain: { rule: { ...RULE_OFF, spike: 'normal', mood: true }, posts: usual() },
};
const NAMES = Object.keys(KEYWORDS);

/** One neutral post in two hours, up to noon. */
function usual(): SamplePost[] {
  return many(26 * 12, from, 26 * DAY, 'neu');
}

function many(count: number, at: Millis, long: Millis, label: SamplePost['label'] & string): SamplePost[] {
  return Array.from({ length: count }, (_, n) => ({
    text: 'said',
    at: at + Math.floor((n * long) / count),
    label,
    author: `a${n % 97}`,
  }));
}

/** The same world as another home sees it. */
function seenFrom(world: World, home: string): World {
  const where = { home: { ...HOME, home } };
  return {
    ...world,
    say: (line, manner = {}) => world.say(line, { ...where, ...manner }),
    workspace: async () => (await world.store.workspaceOf(where.home))!,
  };
}

/** What was reported of each keyword after three turns of the job. Keywords are added in the given order. */
async function reported(
  homes: readonly (readonly string[])[],
  paused: readonly string[] = [],
): Promise<Record<string, string[]>[]> {
  const world = await newWorld();
  const places = homes.map((names, n) => ({ names, place: seenFrom(world, `T0PLACE${n}`) }));
  for (const { names, place } of places) await listen(place, names, paused);
  let now = noon;
  const job = detectJob({
    store: world.store,
    clock: { now: () => now, sleep: async () => {} },
    ready: () => true,
  });
  for (let turn = 0; turn < 3; turn++, now += BUCKET) await job.run(now);
  return Promise.all(places.map(({ names, place }) => alertsOf(place, names)));
}

async function listen(place: World, names: readonly string[], paused: readonly string[]): Promise<void> {
  for (const name of names) await place.say(`add ${name}`);
  const workspace = await place.workspace();
  for (const keyword of await place.store.keywords(workspace.id)) {
    const { rule, posts } = KEYWORDS[keyword.name]!;
    const changed = {
      ...keyword,
      createdAt: from,
      rule: { ...keyword.rule, ...rule },
      paused: paused.includes(keyword.name),
    };
    await place.store.saveKeyword(changed, null);
    await storePosts(place, keyword.id, posts, state);
  }
}

async function alertsOf(place: World, names: readonly string[]): Promise<Record<string, string[]>> {
  const workspace = await place.workspace();
  const keywords = await place.store.keywords(workspace.id);
  const alerts = await place.store.alerts(workspace.id, { limit: 100 });
  return Object.fromEntries(
    names.map((name) => {
      const { id } = keywords.find((keyword) => keyword.name === name)!;
      const own = alerts.filter(({ keywordId }) => keywordId === id);
      const lines = own.map(({ kind, severity, raisedAt, startedAt, evidence, now, version }) =>
        [
          ...[kind, severity, raisedAt - noon, startedAt - noon, evidence.observed, evidence.stream],
          ...[now.total, now.observed, version],
        ].join(' '),
      );
      return [name, lines.sort()];
    }),
  );
}

describe('the state of one keyword never decides about another', () => {
  const alone: Record<string, string[]> = {};
  beforeAll(async () => {
    for (const name of NAMES) {
      const others = NAMES.filter((other) => other !== name);
      Object.assign(alone, { [name]: (await reported([NAMES], others))[0]![name] });
    }
  });

  test('each has its own kind to report', () => {
    const kinds = NAMES.map((name) => alone[name]!.map((line) => line.split(' ')[0]).join(' '));
    expect(kinds).toEqual([
      ...['spike', 'mood', 'threshold', 'threshold', 'every every every', 'silence'],
      ...['threshold', 'spike', ''],
    ]);
  });

  test('in one turn, in any company and any order, each is reported as if it were alone', async () => {
    const company = fc.shuffledSubarray(NAMES, { minLength: 2 });
    const property = fc.asyncProperty(company, async (names) => {
      const [found] = await reported([names]);
      for (const name of names) expect([name, found![name]]).toEqual([name, alone[name]]);
    });
    await fc.assert(property, { seed: 11, numRuns: 5, endOnFailure: true });
  });

  test('nor does that of another workspace', async () => {
    const found = await reported([NAMES, [...NAMES].reverse()]);
    for (const place of found) expect(place).toEqual(alone);
  });
});
