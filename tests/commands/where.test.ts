import { beforeEach, describe, expect, test } from 'vitest';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { detectWorkspace } from '../../src/services/alerts/detect-workspace.ts';
import { readReplayHistory, replayAt } from '../../src/services/alerts/replay-history.ts';
import { storeFor } from '../../src/services/mentions/store-where.ts';
import { buttonsOf, newWorld, readable, type World } from './harness.ts';
import { readRequest, type SamplePost, storePosts } from './posts.ts';

let world: World;
let kestrelbox = '';
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox --alerts normal');
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  kestrelbox = keyword!.id;
});

const ask = async (line: string, more?: Parameters<World['say']>[1]) => (await world.say(line, more)).message;
const shown = ({ elements }: Message): string[] =>
  elements.flatMap((element) => (element.kind === 'mention' ? [element.mention.excerpt] : []));
const keywordNow = async () => (await world.store.keywords((await world.workspace()).id))[0]!;

const sample = (): SamplePost[] => {
  const at = world.now();
  return [
    { text: 'kestrelbox reboots all day', at: at - 3 * HOUR, label: 'neg', followers: 5_000, author: 'ana' },
    { text: 'kestrelbox est rapide', at: at - 30 * HOUR, label: 'pos', lang: 'fr', counts: { likes: 80 } },
    { text: 'kestrelbox hinge', at: at - 5 * DAY, label: 'neg', counts: { likes: 20 }, source: 'feed' },
    { text: 'kestrelbox 日本語', at: at - 25 * DAY, label: null, lang: 'ja', counts: { replies: 9 } },
  ];
};

describe('a condition narrows a list', () => {
  beforeEach(() => storePosts(world, kestrelbox, sample()));

  test.each([
    ['likes:>50', ['rapide']],
    ['likes:>10', ['rapide', 'hinge']],
    ['comments:>=9', ['日本語']],
    ['followers:>1000', ['reboots']],
    ['sentiment:negative', ['reboots', 'hinge']],
    ['sentiment:negative followers:>1000', ['reboots']],
    ['sentiment:negative OR likes:>50', ['reboots', 'rapide', 'hinge']],
    ['NOT sentiment:negative', ['rapide', '日本語']],
    ['reboots OR hinge', ['reboots', 'hinge']],
    ['hinge sentiment:positive', []],
    ['source:feed', ['hinge']],
    ['age:<2d', ['reboots', 'rapide']],
    ['lang:fr', ['rapide']],
    ['author:ana', ['reboots']],
  ])('%s', async (where, texts) => {
    const message = await ask(`mentions kestrelbox --where '${where}'`);
    const found = shown(message);
    expect(found).toHaveLength(texts.length);
    for (const [nth, text] of texts.entries()) expect(found[nth]).toContain(text);
    if (texts.length > 0)
      expect(readable(message)).toContain(`${texts.length} mention${texts.length > 1 ? 's' : ''}: where`);
    else expect(readable(message)).toContain('No mention of Kestrelbox fits');
    // All keywords of the channel at once take the same condition.
    expect(shown(await ask(`mentions --where '${where}'`))).toEqual(found);
  });

  test('goes on with the other conditions, and says which of them keeps all out', async () => {
    expect(shown(await ask(`mentions kestrelbox --source feed --where 'likes:>10'`))).toHaveLength(1);
    const text = readable(await ask(`mentions kestrelbox --source feed --where 'likes:>50'`));
    expect(text).toContain('where likes:>50: 1 mention');
    expect(text).toContain('on Feeds: 1 mention');
  });

  test('in French', async () => {
    const text = readable(await ask(`mentions kestrelbox --si 'likes:>50'`, { language: 'fr' }));
    expect(text).toContain('1 mention : où likes:>50');
  });

  test('one that cannot be read shows its place and another that can', async () => {
    const reply = await world.say(`mentions kestrelbox --where 'likes:>'`);
    expect(reply.problem).toMatchObject({ code: 'query', argument: 'where' });
    expect(reply.problem?.position).not.toBeNull();
  });

  test('the file holds the same posts', async () => {
    const reply = await world.say(`export mentions kestrelbox --format ndjson --where 'likes:>10'`);
    const rows = Buffer.from(reply.file!.data).toString().trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { likes: number }).likes)).toEqual([80, 20]);
  });

  test.each(['mentions kestrelbox --filtered', 'export filtered kestrelbox'])(
    '%s takes none',
    async (line) => {
      expect(readable(await ask(`${line} --where 'likes:>10'`))).toContain('cannot be put on posts');
    },
  );

  test.each(['report kestrelbox', 'report kestrelbox --file html', 'themes kestrelbox'])(
    '%s counts the same, and says so',
    async (line) => {
      const message = await ask(`${line} --since 7d --where 'sentiment:negative'`);
      expect(readable(message)).toContain('Only posts where sentiment:negative count');
    },
  );

  test('a report of a condition counts what meets it', async () => {
    const all = readable(await ask('report kestrelbox --since 7d'));
    const some = readable(await ask(`report kestrelbox --since 7d --where 'sentiment:negative'`));
    expect(all).toContain('3 ');
    expect(some).toMatch(/2 (?:mentions|posts)/);
  });

  test('a scheduled report keeps its condition until it is taken away', async () => {
    const scheduled = await ask(`report weekly kestrelbox --where 'likes:>10'`);
    expect(readable(scheduled)).toContain('likes:>10');
    const stored = async () => (await world.store.reportSchedulesOf((await world.workspace()).id))[0];
    expect((await stored())?.where).toBe('likes:>10');
    await ask('report weekly kestrelbox --number 1 --where off');
    expect((await stored())?.where).toBeUndefined();
  });
});

test('pages of a list with a condition lead through all of it', async () => {
  const at = world.now();
  await storePosts(
    world,
    kestrelbox,
    Array.from({ length: 40 }, (_, n) => ({
      text: `kestrelbox ${n}`,
      at: at - n * HOUR,
      counts: { likes: n % 2 === 0 ? 90 : 1 },
    })),
  );
  let reply = await world.say(`mentions kestrelbox --where 'likes:>50'`);
  const seen = shown(reply.message);
  expect(readable(reply.message)).toContain('20 mentions: where likes:>50');
  for (;;) {
    const older = buttonsOf(reply).find(({ label }) => label === 'Older');
    if (!older) break;
    reply = await world.press(older.verb, { ...older.args });
    seen.push(...shown(reply.message));
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `kestrelbox ${n * 2}`));
  const newer = buttonsOf(reply).find(({ label }) => label === 'Newer')!;
  expect(shown((await world.press(newer.verb, { ...newer.args })).message)).toHaveLength(8);
});

/** Weeks of few posts, with a rise at the end; every post has one label. */
function rising(label: (n: number) => SentimentLabel, followers: number): SamplePost[] {
  const end = world.now();
  const usual = Array.from(
    { length: 300 },
    (_, n) => end - 50 * DAY + n * 4 * HOUR + ((n * 7919) % 119) * MINUTE,
  );
  const burst = Array.from({ length: 60 }, (_, n) => end - 50 * MINUTE + n * 30_000);
  return [...usual.filter((at) => at < end - DAY), ...burst].map((at, n) => ({
    text: `kestrelbox ${n}`,
    at,
    label: label(n),
    followers,
    author: `author${n}`,
  }));
}

describe('an alert rule with a condition', () => {
  const store = async (posts: SamplePost[]) => {
    await storePosts(world, kestrelbox, posts);
    const coveredFrom = world.now() - 51 * DAY;
    await world.store.saveRequest(readRequest(world.now(), { coveredFrom }), []);
  };
  const raised = async () => {
    const workspace = await world.workspace();
    await detectWorkspace(world.store, workspace, world.now());
    return world.store.alerts(workspace.id, {});
  };
  const replayed = async () => {
    const keyword = await keywordNow();
    const history = await readReplayHistory(world.store, await world.workspace(), keyword, 90, world.now());
    return replayAt(history!, keyword, keyword.rule.spike);
  };

  test('is shown, changed, and taken away', async () => {
    expect(readable(await ask(`alert kestrelbox --where 'sentiment:negative followers:>1000'`))).toContain(
      'sentiment:negative followers:>1000',
    );
    expect((await keywordNow()).rule.where).toBe('sentiment:negative followers:>1000');
    expect(readable(await ask('alert kestrelbox'))).toContain('Counts only posts where');
    await ask('alert kestrelbox --where off');
    expect((await keywordNow()).rule.where).toBeUndefined();
    expect(readable(await ask('alert kestrelbox'))).not.toContain('Counts only posts where');
  });

  test('does not ask how old a post is', async () => {
    expect(readable(await ask(`alert kestrelbox --where 'likes:>1 OR NOT age:<2h'`))).toContain(
      'how old a post',
    );
    expect((await keywordNow()).rule.where).toBeUndefined();
  });

  test('counts what meets it: live as in a replay', async () => {
    await ask(`alert kestrelbox --where 'followers:>1000'`);
    // A keyword of weeks ago: what was before it is no news.
    world.pass(51 * DAY);
    await store(rising(() => 'neu', 5_000));
    const alerts = await raised();
    expect(alerts.length).toBeGreaterThan(0);
    expect((await replayed()).map(({ event }) => event.episodeStart)).toEqual(
      alerts.map(({ episodeAt }) => episodeAt),
    );
    const [alert] = alerts;
    expect(alert!.evidence.where).toBe('followers:>1000');
    expect(readable(await ask(`alerts ${alert!.number}`))).toContain('followers:>1000');
    expect(readable(await ask(`mentions --alert ${alert!.number}`))).toContain('where followers:>1000');
  });

  test('counts nothing else: live as in a replay', async () => {
    await ask(`alert kestrelbox --where 'followers:>1000'`);
    world.pass(51 * DAY);
    await store(rising(() => 'neu', 10));
    expect(await raised()).toEqual([]);
    expect(await replayed()).toEqual([]);
    // Without it there was one: a replay tries the other condition.
    const without = readable(await ask('replay kestrelbox --where off'));
    const within = readable(await ask('replay kestrelbox'));
    expect(within).toContain('Only posts where followers:>1000 count');
    expect(without).not.toContain('Only posts where');
    expect(within).not.toEqual(without);
  });
});

test('counts of a condition that all meet are the counts of the store', async () => {
  await storePosts(world, kestrelbox, [...sample(), ...rising((n) => (n % 3 === 0 ? 'neg' : 'pos'), 10)]);
  const { id } = await world.workspace();
  const now = world.now();
  const { store } = storeFor(world.store, 'kestrelbox', now);
  const from = now - 60 * DAY;
  for (const read of [
    (of: typeof store) => of.partBuckets(id, kestrelbox, from, now),
    (of: typeof store) => of.buckets(id, kestrelbox, from, now),
    (of: typeof store) => of.hours(id, kestrelbox, now - 3 * DAY, now),
    (of: typeof store) => of.totals(id, [kestrelbox], now - 3 * DAY, now),
    (of: typeof store) => of.sourceTotals(id, kestrelbox, from, now),
    (of: typeof store) => of.partTotals(id, kestrelbox, from, now),
    (of: typeof store) => of.mentionsIn(id, kestrelbox, from, now, { limit: 20, label: 'neg' }),
  ])
    expect(await read(store)).toEqual(await read(world.store));
});
