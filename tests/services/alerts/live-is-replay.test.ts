import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/config/errors.ts';
import { followsEpisode, kindOf, replayKeyword } from '../../../src/listening/alerts/replay.ts';
import { raisedFor } from '../../../src/listening/alerts/replay-outcome.ts';
import type { Mention, SentimentLabel } from '../../../src/listening/mentions/mention.ts';
import type { RequestState } from '../../../src/listening/series/health.ts';
import type { Request } from '../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { detectWorkspace } from '../../../src/services/alerts/detect-workspace.ts';
import { readReplayHistory } from '../../../src/services/alerts/replay-history.ts';
import {
  afterFailure,
  afterSuccess,
  learnedLateness,
  newRequestState,
} from '../../../src/services/collecting/reschedule.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  audit,
  batch,
  channel,
  HOME,
  hit,
  keyword,
  mention,
  subscription,
  workspace,
} from '../../contracts/store/samples.ts';
import { RULE_OFF } from '../../listening/alerts/rule-off.ts';
import { runs } from '../../runs.ts';

/** A Monday. */
const FROM = Date.UTC(2026, 5, 15);
const END = FROM + 4 * DAY;
const RULE = { ...RULE_OFF, spike: 'normal', slowBurn: true } as const;
const folder = mkdtempSync(join(tmpdir(), 'earshot-live-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What brings posts: a search that looks back a week, two feeds and a webhook, each read at its own pace. */
const PARTS = ['search', 'forum', 'blogs', 'hook'] as const;
type Part = (typeof PARTS)[number];
const PACE: Record<Part, Millis> = {
  search: 10 * MINUTE,
  forum: 30 * MINUTE,
  blogs: 50 * MINUTE,
  hook: 5 * MINUTE,
};
const WEBHOOK = {
  workspaceId: 'w1',
  id: 'hook',
  name: 'desk',
  secrets: [],
  createdBy: 'u1',
  createdAt: FROM,
};
const request = (part: Part): Request => ({
  source: part === 'search' ? 'hacker-news' : 'feed',
  key: part,
  params: part === 'search' ? { words: 'kestrelbox' } : { url: part },
  scope: 'all',
  serves: 'all',
  everyMs: PACE[part],
});

interface Post {
  part: Part;
  at: Millis;
  /** From its date until it can be seen. */
  late: Millis;
  label: SentimentLabel;
  /** After so long it says something else, or is about something else. */
  edit: { after: Millis; to: SentimentLabel | 'gone' } | null;
}

const lateness = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 180 }) },
  { weight: 1, arbitrary: fc.integer({ min: 180, max: 700 }) },
);
const label = fc.constantFrom<SentimentLabel>('neg', 'neg', 'neu', 'pos');
const edit = fc.option(
  fc.record({
    after: fc.integer({ min: 1, max: 400 }).map((minutes) => minutes * MINUTE),
    to: fc.constantFrom('neg' as const, 'neu' as const, 'gone' as const),
  }),
  { freq: 5 },
);
const part = fc.constantFrom(...PARTS);
const post = (at: fc.Arbitrary<Millis>, from = part) =>
  fc.record({ part: from, at, late: lateness.map((minutes) => minutes * MINUTE), label, edit });

const usual = fc.array(post(fc.integer({ min: FROM - 7 * DAY, max: END })), {
  minLength: 60,
  maxLength: 200,
  size: 'max',
});
/** Many posts within an hour or two, of one part or of several, all late alike or each by itself. */
const burst = fc
  .record({
    at: fc.integer({ min: FROM + 8 * HOUR, max: END - 6 * HOUR }),
    long: fc.integer({ min: 5 * MINUTE, max: 2 * HOUR }),
    parts: fc.subarray([...PARTS], { minLength: 1 }),
    alike: fc.option(fc.integer({ min: 0, max: 170 }).map((minutes) => minutes * MINUTE)),
    posts: fc.array(post(fc.nat()), { minLength: 12, maxLength: 60, size: 'max' }),
  })
  .map(({ at, long, parts, alike, posts }) =>
    posts.map((one, n): Post => {
      const share = ((n * 7919) % posts.length) / posts.length;
      return {
        ...one,
        at: at + Math.floor(share * long),
        part: parts[n % parts.length]!,
        late: alike ?? one.late,
      };
    }),
  );
const outage = fc.record({
  part,
  at: fc.integer({ min: FROM + 6 * HOUR, max: END - HOUR }),
  long: fc.integer({ min: 5, max: 600 }).map((minutes) => minutes * MINUTE),
});
const restart = fc.record({
  at: fc.integer({ min: FROM + 6 * HOUR, max: END - 3 * HOUR }),
  long: fc.integer({ min: 0, max: 150 }).map((minutes) => minutes * MINUTE),
});

const world = fc.record({
  posts: fc
    .tuple(usual, fc.array(burst, { minLength: 3, maxLength: 7 }))
    .map(([some, bursts]) => [...some, ...bursts.flat()]),
  outages: fc.array(outage, { maxLength: 4 }),
  restarts: fc.array(restart, { maxLength: 3 }),
  /** Reads of the search that cannot bring all: only the newest posts come, the rest is a gap for ever. */
  overflows: fc.array(fc.integer({ min: FROM + 6 * HOUR, max: END }), { maxLength: 30 }),
  /** The feeds and the webhook join later, without a past. */
  joins: fc.record({ forum: fc.nat(30), blogs: fc.nat(60), hook: fc.nat(40) }),
  turns: fc.array(fc.constantFrom(5, 5, 5, 10, 15, 40), { minLength: 20, maxLength: 20 }),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** Plays a week: every part is read at its pace, but for outages and downtimes; the detector runs between. */
async function play({ posts, outages, restarts, overflows, joins, turns }: World, path: string) {
  let store = await openStore(path);
  await furnish(store);
  const coming = posts.map((one, n) => ({ one, n, id: `m-${n}` })).sort((a, b) => a.one.at - b.one.at);
  const taken = new Set<string>();
  const edited = new Set<string>();
  const states = new Map<Part, RequestState>();
  const due = new Map<Part, Millis>(
    PARTS.map((name) => [name, name === 'search' ? FROM : FROM + joins[name] * HOUR]),
  );
  const sleeps = (now: Millis) => restarts.some(({ at, long }) => at <= now && now < at + long);
  const fails = (name: Part, now: Millis) =>
    outages.some((out) => out.part === name && out.at <= now && now < out.at + out.long);
  const restarted = new Set<number>();
  let turn = 0;
  let nextTurn = FROM;
  for (let now = FROM; now <= END + 5 * HOUR; now += 5 * MINUTE) {
    if (sleeps(now)) continue;
    for (const [index, { at }] of restarts.entries()) {
      if (now < at || restarted.has(index)) continue;
      restarted.add(index);
      await store.close();
      store = await openStore(path);
    }
    for (const name of PARTS) {
      if (now < due.get(name)!) continue;
      due.set(name, now + PACE[name]);
      await read(name, now);
    }
    await edits(now);
    if (now < nextTurn) continue;
    nextTurn = now + turns[turn++ % turns.length]! * MINUTE;
    await detectWorkspace(store, workspace(), now + 1_000);
  }
  return store;

  async function read(name: Part, now: Millis): Promise<void> {
    // A sender that gets no answer sends again.
    if (name === 'hook' && fails(name, now)) return;
    const before = states.get(name) ?? newRequestState(request(name), now);
    if (fails(name, now)) {
      const failed = afterFailure(before, request(name), new SourceError('down', 'down'), now);
      states.set(name, failed);
      return store.saveRequest(failed, []);
    }
    const first = before.firstAt === null && name !== 'hook';
    const since = name === 'search' ? FROM - 7 * DAY : first ? now : FROM;
    const seen = coming.filter(
      ({ one, id }) => one.part === name && one.at + one.late <= now && one.at >= since && !taken.has(id),
    );
    for (const { id } of seen) taken.add(id);
    const until = before.coveredUntil ?? now;
    const partial = name === 'search' && overflows.some((at) => until < at && at <= now);
    const brought = partial ? seen.slice(-3) : seen;
    const added = brought.map(({ one, n }) => mentionOf(one, n, now, one.label));
    if (name === 'hook') {
      if (added.length === 0) return;
      const push = { hook: 'hook', id: String(now), at: now };
      await store.commitCollected(batch({ request: null, push, added }));
      return;
    }
    const page = {
      posts: [],
      cursor: null,
      more: false,
      ...(first && name === 'search' ? { coveredFrom: since } : {}),
    };
    const state = {
      ...afterSuccess(before, request(name), page, now),
      ...learnedLateness(before, added, now),
    };
    states.set(name, state);
    const gap = { source: state.source, requestKey: state.key, from: until, to: now, reason: 'not-all-read' };
    await store.commitCollected(batch({ request: state, added, gap: partial ? gap : null }));
  }

  async function edits(now: Millis): Promise<void> {
    for (const { one, n, id } of coming) {
      if (!one.edit || !taken.has(id) || edited.has(id) || one.at + one.late + one.edit.after > now) continue;
      const state = states.get(one.part);
      edited.add(id);
      await store.commitCollected(
        batch({
          request: state ?? null,
          ...(state ? {} : { push: { hook: 'hook', id: `e${n}`, at: now } }),
          edited: [mentionOf(one, n, now, one.edit.to)],
        }),
      );
    }
  }
}

function mentionOf(one: Post, n: number, now: Millis, to: SentimentLabel | 'gone'): Mention {
  const source = one.part === 'search' ? 'hacker-news' : one.part === 'hook' ? 'webhook' : 'feed';
  return mention(String(n), {
    at: one.at,
    source,
    author: `a${n}`,
    hits: to === 'gone' ? [] : [hit(to)],
    post: { fetchedAt: now, text: `kestrelbox ${n} ${to}` },
  });
}

async function furnish(store: Store): Promise<void> {
  await store.createWorkspace(workspace(), HOME, 'Terminal');
  await store.saveChannel(channel(), null);
  const own = keyword('k1', { createdAt: FROM, rule: { ...keyword().rule, ...RULE } });
  await store.addKeyword(own, subscription(), audit());
  await store.addWebhook(WEBHOOK, audit('webhook', 'hook'));
  for (const url of ['forum', 'blogs'])
    await store.addFeed(
      { workspaceId: 'w1', url, title: null, addedBy: 'u1', addedAt: FROM, channelId: channel().id },
      audit('feed', url),
    );
}

const when = (at: Millis) => new Date(at).toISOString().slice(5, 16);
const timesOf = (starts: readonly Millis[]) => [...starts].sort((a, b) => a - b).map(when);

/** Live alerts and those of a replay at the end, by start. */
async function compared(store: Store) {
  const [own] = await store.keywords('w1');
  const end = END + 5 * HOUR;
  const history = await readReplayHistory(store, workspace(), own!, 90, end + 1_000);
  const starts = replayKeyword(history!, own!.rule).filter(({ event }) => event.at > FROM);
  const alerts = (await store.alerts('w1', { limit: 500 })).filter(followsEpisode);
  const spikes = starts.filter(({ event }) => kindOf(event) === 'spike');
  const slow = new Set(
    starts.filter((start) => !spikes.includes(start)).map(({ event }) => event.episodeStart),
  );
  return {
    live: timesOf(alerts.filter(({ kind }) => kind === 'spike').map(({ episodeAt }) => episodeAt)),
    replayed: timesOf(spikes.map(({ event }) => event.episodeStart)),
    // A slow burn is told by the alert of a spike, too, where that came first.
    missing: starts
      .filter((start) => raisedFor(start, alerts) === null)
      .map(({ event }) => when(event.episodeStart)),
    invented: timesOf(
      alerts
        .filter(({ kind, episodeAt }) => kind === 'slow-burn' && !slow.has(episodeAt))
        .map(({ episodeAt }) => episodeAt),
    ),
  };
}

describe('live alerts are the alerts of a replay', () => {
  let found = 0;
  let nth = 0;

  test('whatever comes late, fails, is restarted or edited: the same starts, none missing, none twice', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(world, async (drawn) => {
        const path = join(folder, `${nth++}.db`);
        const store = await play(drawn, path);
        const { live, replayed, missing, invented } = await compared(store);
        expect(await store.recount('w1', 0, END + DAY)).toEqual([]);
        await store.close();
        expect({ live, missing, invented }).toEqual({ live: replayed, missing: [], invented: [] });
        found += live.length;
      }),
      {
        seed: Number(process.env.SEED ?? 12),
        numRuns: Number(process.env.RUNS ?? runs(8)),
        endOnFailure: true,
      },
    );
    expect(found).toBeGreaterThan(10);
  });
});
