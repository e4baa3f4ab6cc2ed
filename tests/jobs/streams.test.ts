import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWeb, type PoliteWeb } from '../../src/adapters/web/index.ts';
import { createDial } from '../../src/adapters/web/socket.ts';
import { createLog } from '../../src/config/log.ts';
import { createStreams, type Streams } from '../../src/jobs/streams.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { healthOf } from '../../src/listening/series/health.ts';
import { bluesky } from '../../src/listening/sources/bluesky/bluesky.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { createIngest, type Ingest } from '../../src/services/collecting/ingest.ts';
import type { Store } from '../../src/store/store.ts';
import { authorsOf } from '../contracts/store/authors-of.ts';
import { aChannel } from '../fakes/channel.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { account, commit, didOf, type JetServer, profilesOf, startJetstream } from '../fakes/jetstream.ts';
import { temporaryStore } from '../fakes/store.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const CHANNEL = aChannel();
const AUDIT = {
  workspaceId: 'w1',
  at: START,
  person: 'bot',
  act: 'test',
  subject: 'x',
  detail: null,
} as const;

let now: number;
let store: Store;
let server: JetServer;
let profiles: HttpServer;
let web: PoliteWeb;
let ingest: Ingest;
let streams: Streams;
let logged: string[];
const clock = { now: () => now, sleep: async () => {} };

beforeEach(async () => {
  now = START;
  logged = [];
  store = await temporaryStore();
  server = await startJetstream();
  profiles = await startHttpServer(({ query }) => ({ body: profilesOf(query.getAll('actors')) }));
  const allowPrivate = [`127.0.0.1:${profiles.port}`];
  web = createWeb({ userAgent: 'Earshot/test', clock, allowPrivate });
  await store.createWorkspace(
    {
      id: 'w1',
      name: 'Kestrelbox',
      language: 'en',
      timeZone: 'UTC',
      retentionDays: 90,
      optedIn: [],
      createdAt: START,
    },
    { platform: 'terminal', home: 'terminal' },
    'Terminal',
  );
  await store.saveChannel(CHANNEL, null);
  await store.addKeyword(
    {
      workspaceId: 'w1',
      id: 'k1',
      name: 'Kestrelbox',
      query: 'kestrelbox -giveaway',
      kind: 'brand',
      sources: [],
      languages: [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: START,
      createdBy: 'maplefox',
    },
    {
      workspaceId: 'w1',
      keywordId: 'k1',
      channelId: CHANNEL.id,
      alerts: true,
      digest: true,
      mentions: true,
    },
    AUDIT,
  );
  await start();
});
afterEach(async () => {
  streams.stop();
  await web.close();
  await profiles.close();
  await server.close();
  await store.close();
});

/** As after a restart: only what the store holds is known. */
async function start(hosts = server.origin, allowed: readonly string[] = [`127.0.0.1:${server.port}`]) {
  streams?.stop();
  ingest = createIngest({ store, clock });
  await ingest.refresh();
  const dial = createDial({ userAgent: 'Earshot/test', clock, allowPrivate: allowed });
  const wanted = [{ workspaceId: 'w1', keywordId: 'k1', anchors: ['kestrelbox'], languages: [] }];
  streams = createStreams({
    store,
    clock,
    ingest,
    sources: [bluesky],
    log: createLog('debug', [], (line) => logged.push(line)),
    plan: () => bluesky.plan(wanted, [], {}),
    contextOf: () => ({
      web,
      dial,
      parseFeed: () => Promise.reject(new Error('no feed here')),
      now: clock.now,
      options: { hosts, appUrl: profiles.origin },
    }),
  });
}

const state = async () => (await store.requestStates()).find(({ source }) => source === 'bluesky')!;
const stored = () => store.allMentionsIn('w1', 0, START + 400 * DAY, 1_000);
const texts = async () =>
  (await stored())
    .map(({ post }) => post.text)
    .filter((text) => text !== '')
    .sort();
const gaps = () => store.gaps(0, START + 400 * DAY);

/** Turns of the job until something holds, and one more so that it stays so. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  do {
    await streams.job.run(now);
    await streams.completing.run(now);
    await new Promise((resolve) => setTimeout(resolve, 2));
  } while (!(await holds()));
  await streams.job.run(now);
  await streams.completing.run(now);
}
const connected = (calls = 1) => until(() => server.calls.length === calls && server.open().length === 1);
const has = (...wanted: string[]) =>
  until(async () => JSON.stringify(await texts()) === JSON.stringify(wanted.sort()));
const failures = (count: number) => until(async () => (await state())?.failures === count);
/** The wait that a failure has set is over. */
async function waited() {
  now = Math.max(now, (await state()).nextAt);
}

describe('what a stream brings', () => {
  test('matches are stored with names and followers, sent once, and nobody else leaves a trace', async () => {
    await connected();
    expect(server.calls[0]?.url.searchParams.get('wantedCollections')).toBe('app.bsky.feed.post');
    expect(server.calls[0]?.url.searchParams.has('cursor')).toBe(false);
    expect(server.calls[0]?.headers['user-agent']).toBe('Earshot/test');
    for (let n = 0; n < 300; n++) server.emit(commit(now + n, `other${n}`, `o${n}`, `nothing of note ${n}`));
    server.emit(commit(now + 301, 'rivet', 'r1', 'Kestrelbox saved my weekend'));
    server.emit(commit(now + 302, 'rivet', 'r2', 'Kestrelbox again, slower'));
    server.emit(commit(now + 303, 'oakjay', 'r3', 'kestrelbox giveaway!'));
    await has('Kestrelbox saved my weekend', 'Kestrelbox again, slower');
    const [mention] = await stored();
    expect(mention?.post).toMatchObject({
      source: 'bluesky',
      lang: 'en',
      outlet: 'Bluesky',
      author: { key: `bluesky:${didOf('rivet')}`, name: 'rivet.social.example', followers: 310 },
    });
    expect(mention?.post.url).toMatch(`https://bsky.app/profile/${didOf('rivet')}/post/r`);
    expect(profiles.requests.flatMap(({ query }) => query.getAll('actors')).sort()).toEqual(
      [didOf('oakjay'), didOf('rivet')].sort(),
    );
    const kinds = (await store.waiting(CHANNEL.id)).map(({ key }) => key.split(':')[0]);
    expect(kinds).toEqual(['mention', 'mention']);
    expect(await store.verdicts('w1', `https://bsky.app/profile/${didOf('other1')}/post/o1`)).toEqual([]);
    expect(logged.join('')).not.toMatch(/weekend|rivet/);
    expect(await state()).toMatchObject({ failures: 0, cursor: { at: now + 303 }, coveredUntil: now });
  });

  test('what is deleted before it is stored never is; what is deleted later loses text and author', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    server.emit(commit(now + 1, 'rivet', 'r2', 'kestrelbox two'));
    server.emit(commit(now + 2, 'rivet', 'r1', null));
    await has('kestrelbox two');
    server.emit(commit(now + 3, 'rivet', 'r2', null));
    await has();
    expect(JSON.stringify(await stored())).not.toContain('rivet');
    expect(await store.totals('w1', ['k1'], START, START + HOUR)).toMatchObject([{ total: 1 }]);
  });

  test.each(['deleted', 'takendown', 'suspended', 'deactivated'])(
    'an account that is %s takes its posts along',
    async (status) => {
      await connected();
      server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
      server.emit(commit(now + 1, 'oakjay', 'r2', 'kestrelbox two'));
      await has('kestrelbox one', 'kestrelbox two');
      server.emit(account(now + 2, 'rivet', status));
      server.emit(commit(now + 3, 'rivet', 'r3', 'kestrelbox before the account went'));
      server.emit(account(now + 4, 'rivet', status));
      await has('kestrelbox two');
      expect(JSON.stringify(await stored())).not.toContain(didOf('rivet'));
    },
  );

  test('an account that is only out of step keeps its posts', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    for (const status of ['desynchronized', 'throttled']) server.emit(account(now + 2, 'rivet', status));
    server.emit(commit(now + 3, 'oakjay', 'r2', 'kestrelbox two'));
    await has('kestrelbox one', 'kestrelbox two');
  });

  test('an edit takes the place of the text; one that nobody wants any more ends the mention', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox is broken'));
    server.emit(commit(now, 'oakjay', 'r2', 'kestrelbox is fine'));
    await has('kestrelbox is broken', 'kestrelbox is fine');
    server.emit(commit(now + 1, 'rivet', 'r1', 'kestrelbox works, my mistake', 'update'));
    server.emit(commit(now + 1, 'oakjay', 'r2', 'something else', 'update'));
    await has('kestrelbox works, my mistake');
    expect(await store.totals('w1', ['k1'], START, START + HOUR)).toMatchObject([{ total: 1 }]);
  });

  test('without the app view the posts come all the same, and it is left alone for a while', async () => {
    profiles.answer(() => ({ status: 500 }));
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    server.emit(commit(now + 1, 'rivet', 'r2', 'kestrelbox two'));
    await has('kestrelbox one', 'kestrelbox two');
    expect(profiles.requests.length).toBe(1);
    expect((await stored())[0]?.post.author?.name).toBe(didOf('rivet'));
  });

  test('fifty matches a second are stored and told though the app view never answers', async () => {
    profiles.answer(() => new Promise(() => {}));
    await connected();
    let asking: Promise<void> | null = null;
    const behind: number[] = [];
    for (let second = 0; second < 12; second++) {
      const begun = second * 50;
      for (let n = begun; n < begun + 50; n++)
        server.emit(
          commit(now + (n % 50) * 20, `author${n}`, `r${n}`, `kestrelbox ${n} is number ${n * 7919}`),
        );
      now += 1_000;
      while ((await stored()).length < begun + 50) {
        await streams.job.run(now);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      // As the scheduler does: a job that is under way is not started again, and nobody waits for it.
      asking ??= streams.completing.run(now);
      behind.push(now - ((await state()).cursor as { at: number }).at);
    }
    expect((await stored()).length).toBe(600);
    expect(Math.max(...behind)).toBeLessThanOrEqual(1_000);
    expect(profiles.requests.length).toBe(1);
    expect(profiles.requests[0]?.query.getAll('actors').length).toBe(25);
    expect(await store.gaps(0, now)).toEqual([]);
    expect((await store.waiting(CHANNEL.id)).length).toBeGreaterThan(0);
    await web.close();
    await asking;
  });

  test('names come later, 25 in a question, and survive a post that comes without them', async () => {
    let answers = false;
    profiles.answer(({ query }) =>
      answers ? { body: profilesOf(query.getAll('actors')) } : { status: 503 },
    );
    await connected();
    for (let n = 0; n < 60; n++)
      server.emit(commit(now, `author${n}`, `r${n}`, `kestrelbox ${n} says ${n * 7919}`));
    await until(async () => (await stored()).length === 60);
    expect(
      (await stored()).map(({ post }) => post.author?.name).every((name) => name?.startsWith('did:')),
    ).toBe(true);
    answers = true;
    // A restart in between: who has no name yet is found in the store.
    await start();
    now += 2 * MINUTE;
    await streams.completing.run(now);
    const named = await stored();
    expect(
      named.every(
        ({ post }) => post.author?.name.endsWith('.social.example') && post.author.followers === 310,
      ),
    ).toBe(true);
    expect(
      profiles.requests
        .slice(1)
        .map(({ query }) => query.getAll('actors').length)
        .sort(),
    ).toEqual([10, 25, 25]);
    const [top] = await authorsOf(store, 'k1', START - HOUR, START + DAY);
    expect(top).toMatchObject({ name: expect.stringMatching(/social\.example$/), followers: 310 });
    // Another restart: the name is not known at first, and stays.
    profiles.answer(() => ({ status: 503 }));
    await start();
    await connected(2);
    server.emit(commit(now, 'author1', 'r99', 'kestrelbox once more from the same author'));
    await until(async () => (await stored()).length === 61);
    expect((await stored()).filter(({ post }) => post.author?.name.startsWith('did:'))).toEqual([]);
  });

  test('people who ask to be shown to members only are left out', async () => {
    profiles.answer(({ query }) => ({
      body: {
        profiles: profilesOf(query.getAll('actors')).profiles.map((profile) =>
          profile.did === didOf('rivet') ? { ...profile, labels: [{ val: '!no-unauthenticated' }] } : profile,
        ),
      },
    }));
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    server.emit(commit(now, 'oakjay', 'r2', 'kestrelbox two'));
    await has('kestrelbox two');
  });
});

describe('where a stream goes on', () => {
  test('after a break in the middle of a frame it reads a few seconds twice, stores nothing twice, misses nothing', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    const at = now;
    server.cut();
    await failures(1);
    server.emit(commit(now + 1, 'rivet', 'r2', 'kestrelbox two'));
    await waited();
    await has('kestrelbox one', 'kestrelbox two');
    expect(Number(server.calls[1]?.url.searchParams.get('cursor'))).toBe(at * 1000 + 456 - 5_000_000);
    expect((await store.waiting(CHANNEL.id)).length).toBe(2);
    expect(await store.totals('w1', ['k1'], START, START + HOUR)).toMatchObject([{ total: 2 }]);
    expect(await gaps()).toEqual([]);
    expect(await state()).toMatchObject({ failures: 0, error: null });
  });

  test('a restart goes on from the stored cursor', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    await start();
    now += HOUR;
    server.emit(commit(START + 20_000, 'rivet', 'r2', 'kestrelbox two'));
    await has('kestrelbox one', 'kestrelbox two');
    expect(await gaps()).toEqual([]);
    // It still catches up: an hour of the network is not yet read.
    expect((await state()).coveredUntil).toBe(START + 20_000);
    expect(healthOf(await state(), now)).toBe('late');
  });

  test('an absence longer than the server remembers is a gap, once', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    await start();
    now += 4 * DAY;
    server.floorUs = (START + DAY) * 1000;
    server.events.push(commit(START + DAY + 5, 'rivet', 'r2', 'kestrelbox two'));
    await has('kestrelbox one', 'kestrelbox two');
    expect(await gaps()).toEqual([
      {
        source: 'bluesky',
        requestKey: 'jetstream',
        from: START,
        to: START + DAY + 5,
        reason: 'away',
      },
    ]);
  });

  test('several gaps of one turn are all kept', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    await start();
    now += HOUR;
    for (const minutes of [10, 20, 21])
      server.events.push(commit(START + minutes * MINUTE, 'oakjay', `o${minutes}`, 'something else'));
    await until(async () => (await gaps()).length >= 3);
    expect((await gaps()).map(({ from, to }) => [(from - START) / MINUTE, (to - START) / MINUTE])).toEqual([
      [0, 10],
      [10, 20],
      [20, 21],
    ]);
  });

  test('cursors that go back or far ahead change nothing', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    server.emit(commit(now - HOUR, 'rivet', 'r2', 'kestrelbox two'));
    server.emit(commit(now + 10 * DAY, 'rivet', 'r3', 'kestrelbox three'));
    await has('kestrelbox one', 'kestrelbox three', 'kestrelbox two');
    expect((await state()).cursor).toEqual({ cursor: now * 1000 + 456, at: now });
    expect(await gaps()).toEqual([]);
  });

  test('another server is asked when one is away', async () => {
    const other = await startJetstream();
    try {
      await start(
        `${other.origin} ${server.origin}`,
        [other, server].map(({ port }) => `127.0.0.1:${port}`),
      );
      await until(() => other.open().length === 1);
      await other.close();
      await failures(1);
      await waited();
      await connected();
    } finally {
      await other.close().catch(() => {});
    }
  });
});

describe('a stream that misbehaves', () => {
  test('frames that cannot be read are passed over', async () => {
    await connected();
    for (const frame of [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"did":4}',
      `{"did":"${didOf('x')}","kind":"commit","commit":{"collection":"app.bsky.feed.post"}}`,
      '[['.repeat(20_000),
    ])
      server.emit(frame);
    server.emit(
      commit(now, 'rivet', 'r1', {
        text: { $type: 'x' },
        langs: 'en',
        facets: [null, 7, { features: 3 }],
        embed: [],
      }),
    );
    server.emit(commit(now, 'rivet', 'r2', 'kestrelbox one'));
    await has('kestrelbox one');
    expect((await state()).failures).toBe(0);
  });

  test('a frame that is too large ends it; the third time at one place it is left behind, as a gap', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    server.emit(commit(now + 1, 'rivet', 'r2', `kestrelbox ${'x'.repeat(1_100_000)}`));
    for (let calls = 1; calls <= 3; calls++) {
      await until(async () => (await state()).error?.at === now);
      expect((await state()).error).toMatchObject({
        kind: 'malformed',
        detail: expect.stringMatching(/frame of more than 1024 KiB/),
      });
      await waited();
      await until(() => server.calls.length === calls + 1);
    }
    await until(() => server.open().length === 1);
    expect(server.calls[3]?.url.searchParams.has('cursor')).toBe(false);
    server.emit(commit(now + 7, 'rivet', 'r3', 'kestrelbox three'));
    await has('kestrelbox one', 'kestrelbox three');
    expect(await gaps()).toMatchObject([{ from: START, to: now + 7 }]);
  });

  test('silence is noticed', async () => {
    await connected();
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    now += 31_000;
    await failures(1);
    expect((await state()).error).toMatchObject({
      kind: 'down',
      detail: expect.stringMatching(/sent nothing for 30 seconds/),
    });
    await waited();
    await connected(2);
  });

  test('a clock that is wrong is notified, and the cursor waits', async () => {
    await connected();
    server.emit(commit(now + HOUR, 'rivet', 'r1', 'kestrelbox of the future'));
    await has('kestrelbox of the future');
    now += 31_000;
    await failures(1);
    expect((await state()).error).toMatchObject({
      kind: 'malformed',
      detail: expect.stringMatching(/clock/),
    });
    expect((await state()).cursor).toBeNull();
  });

  test.each([
    [429, { 'retry-after': '600' }, 'limited', 600_000],
    [503, {}, 'down', 0],
    [500, {}, 'down', 0],
    [302, { location: 'http://169.254.169.254/latest' }, 'down', 0],
    [403, {}, 'refused', 8 * MINUTE],
  ])('refused with %i it waits its turn', async (status, headers, kind, wait) => {
    server.refuse = () => ({ status, headers: headers as Record<string, string> });
    await failures(1);
    const failed = await state();
    expect(failed.error).toMatchObject({ kind, status });
    expect(failed.nextAt - now).toBeGreaterThanOrEqual(Math.max(wait, 500));
    expect(failed.nextAt - now).toBeLessThanOrEqual(Math.max(2 * wait, 1_000));
    expect(server.calls.length).toBe(1);
    server.refuse = null;
    await waited();
    await connected(2);
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
    expect((await state()).failures).toBe(0);
  });

  test('waits double to five minutes; failing is counted by the minute', async () => {
    server.refuse = () => ({ status: 500 });
    const waits: number[] = [];
    for (let n = 1; n <= 14; n++) {
      await until(async () => server.calls.length === n && (await state())?.error?.at === now);
      waits.push((await state()).nextAt - now);
      await waited();
    }
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5 * MINUTE);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(2.5 * MINUTE);
    expect((await state()).failures).toBeLessThan(12);
    server.refuse = null;
    await until(() => server.open().length === 1);
    server.emit(commit(now, 'rivet', 'r1', 'something else'));
    await failures(0);
  });

  test.each([401, 403, 404, 410])(
    '%i is not for ever: tried within the hour, at once when asked',
    async (status) => {
      server.refuse = () => ({ status });
      for (let tries = 1; tries <= 9; tries++) {
        await until(async () => server.calls.length === tries && (await state())?.error?.at === now);
        const wait = (await state()).nextAt - now;
        expect(wait).toBeLessThanOrEqual(HOUR);
        await streams.job.run(now);
        expect(server.calls.length).toBe(tries);
        now += wait;
      }
      await until(async () => server.calls.length === 10 && (await state())?.error?.at === now);
      server.refuse = null;
      now += MINUTE;
      streams.tryAgain(new Set(['bluesky jetstream']));
      await connected(11);
    },
  );

  test.each(['ws://127.0.0.1', 'wss://169.254.169.254', 'wss://[::1]', 'wss://localhost'])(
    '%s is not visited',
    async (host) => {
      await start(host);
      await until(async () => (await state())?.error?.kind !== undefined);
      expect(['refused', 'misconfigured']).toContain((await state()).error?.kind);
      expect(server.calls).toEqual([]);
    },
  );

  test('a store that cannot write loses nothing: the stream is read again', async () => {
    await connected();
    const commitCollected = store.commitCollected;
    store.commitCollected = () => Promise.reject(new Error('disk'));
    server.emit(commit(now, 'rivet', 'r1', 'kestrelbox one'));
    server.emit(commit(now + 1, 'oakjay', 'r2', 'kestrelbox two'));
    await failures(1);
    expect(server.open().length).toBeLessThanOrEqual(1);
    store.commitCollected = commitCollected;
    server.floorUs = 0;
    await waited();
    await until(() => server.calls.length === 2 && server.open().length === 1);
    expect((await state()).cursor).toBeNull();
    server.emit(commit(now + 2, 'rivet', 'r1', 'kestrelbox one'));
    await has('kestrelbox one');
  });
});
