import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { createAboutReader } from '../../../src/services/dashboards/about-keywords.ts';
import { readDashboard } from '../../../src/services/dashboards/read-dashboard.ts';
import type { Store } from '../../../src/store/store.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { readRequest, storePosts } from '../../commands/posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});
afterEach(() => world.store.close());

async function read(store: Store = world.store, aboutOf = world.ports.aboutOf) {
  const workspace = await world.workspace();
  const channel = (await world.store.channels(workspace.id))[0]!;
  return readDashboard({ store, aboutOf }, { workspace, channel, now: world.now(), actor: null });
}
const first = async () => (await world.store.keywords((await world.workspace()).id))[0]!;
const complaints = (count: number, text: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => ({
    text: text(nth),
    at: world.now() - HOUR - nth * 3 * HOUR,
    author: `reader${nth}`,
  }));

test('the seven days are counted back from now, and add up to the figure beside them', async () => {
  const { id } = await first();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 * DAY }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 2 * DAY }),
      async (backs, passed) => {
        world.pass(passed);
        await storePosts(
          world,
          id,
          backs.map((back, nth) => ({ text: 'kestrelbox', at: world.now() - back, author: `a${nth}` })),
        );
        const { keywords, days } = await read();
        const { total } = keywords[0]!.totals;
        const counts = days.get(id) ?? [];
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
        if (total > 0) expect(counts).toHaveLength(7);
      },
    ),
    { numRuns: 25 },
  );
});

test('the last of the seven is the day that ends now', async () => {
  const { id } = await first();
  await storePosts(world, id, [
    { text: 'kestrelbox', at: world.now() - MINUTE },
    { text: 'kestrelbox', at: world.now() - DAY + MINUTE },
    { text: 'kestrelbox', at: world.now() - DAY - MINUTE },
    { text: 'kestrelbox', at: world.now() - 7 * DAY + MINUTE },
  ]);
  expect((await read()).days.get(id)).toEqual([1, 0, 0, 0, 0, 1, 2]);
});

describe('what a keyword is about', () => {
  beforeEach(async () => {
    const { id } = await first();
    await storePosts(world, id, [
      ...complaints(14, (nth) => `Kestrelbox battery drain again, number ${nth}, so annoying`),
      { text: 'Kestrelbox came in a black box', at: world.now() - HOUR, author: 'someone' },
    ]);
  });
  /** A store that counts how often posts are read for themes. */
  const counting = () => {
    const reads = { count: 0 };
    const store: Store = {
      ...world.store,
      sample: (...args) => {
        reads.count += 1;
        return world.store.sample(...args);
      },
    };
    return { reads, aboutOf: createAboutReader(store) };
  };

  test('is the same in the message and on the page, in words of the posts', async () => {
    const { id } = await first();
    const { about } = await read();
    expect(about.get(id)?.name).toMatch(/battery drain/i);
    const reply = await world.say('dashboard');
    expect(JSON.stringify(reply.message)).toContain(about.get(id)!.name);
  });

  test('is found once an hour, however many look', async () => {
    const { reads, aboutOf } = counting();
    await read(world.store, aboutOf);
    const once = reads.count;
    expect(once).toBeGreaterThan(0);
    for (let nth = 0; nth < 5; nth++) {
      world.pass(10 * MINUTE);
      await read(world.store, aboutOf);
    }
    expect(reads.count).toBe(once);
    world.pass(10 * MINUTE);
    await read(world.store, aboutOf);
    expect(reads.count).toBe(2 * once);
  });

  test('is found once for all who look at the same moment', async () => {
    const { reads, aboutOf } = counting();
    await read(world.store, aboutOf);
    const once = reads.count;
    world.pass(HOUR);
    const looks = await Promise.all([1, 2, 3, 4, 5].map(() => read(world.store, aboutOf)));
    expect(reads.count).toBe(2 * once);
    for (const { about } of looks) expect(about).toEqual(looks[0]!.about);
    expect(looks[0]!.about.size).toBe(1);
  });

  test('is looked for anew at once where the keyword is another', async () => {
    const { reads, aboutOf } = counting();
    await read(world.store, aboutOf);
    const once = reads.count;
    await world.say('edit Kestrelbox --name "Kestrelbox Router"');
    await read(world.store, aboutOf);
    expect(reads.count).toBe(2 * once);
  });

  test('is not asked of those that nobody has mentioned', async () => {
    await world.say('add quillmere --name Quillmere');
    const { about, days } = await read();
    expect([about.size, days.size]).toEqual([1, 1]);
  });
});

describe('a theme whose posts are gone', () => {
  const AUTHORS = Array.from({ length: 6 }, (_, nth) => `reader${nth}`);
  const ways: Record<string, () => Promise<unknown>> = {
    'the source deleted its posts': () => world.store.deletePosts('hacker-news', ids()),
    'a read found its posts deleted': () => collected({ deleted: ids() }),
    'its authors left the network': () =>
      collected({ deletedAuthors: AUTHORS.map((name) => `hacker-news:${name}`) }),
    'its authors withdrew from public view': () =>
      world.store.completeAuthors(
        'hacker-news',
        AUTHORS.map((id) => ({ id, name: null, followers: null, withdrawn: true, at: world.now() })),
      ),
    'its authors asked to be forgotten': async () => {
      for (const name of AUTHORS) await world.say(`forget hacker-news:${name} --yes`, { admin: true });
    },
  };
  let stored: string[];
  const ids = () => stored;
  const collected = (part: { deleted?: string[]; deletedAuthors?: string[] }) =>
    world.store.commitCollected({
      request: readRequest(world.now()),
      ...{ added: [], edited: [], recounted: [], verdicts: [], deliveries: [], deleted: [], gap: null },
      ...part,
    });

  test.each(Object.keys(ways))('is not named any more once %s', async (way) => {
    const { id, workspaceId } = await first();
    await storePosts(
      world,
      id,
      AUTHORS.map((author, nth) => ({
        text: `Kestrelbox battery drain again, number ${nth}, so annoying`,
        at: world.now() - (nth + 1) * HOUR,
        author,
      })),
    );
    const found = await world.store.allMentionsIn(workspaceId, 0, world.now(), 100);
    stored = found.map(({ post }) => post.extId);
    expect((await read()).about.get(id)?.name).toMatch(/battery/i);
    await ways[way]!();
    expect((await read()).about.get(id)).toBeUndefined();
  });

  test('nothing is looked for anew where nothing has gone', async () => {
    const version = world.store.themesVersion();
    await collected({ deleted: ['of-somebody-else'], deletedAuthors: ['hacker-news:nobody'] });
    await world.store.deletePosts('hacker-news', ['of-somebody-else']);
    expect(world.store.themesVersion()).toBe(version);
  });
});

test('each row says what it is about: one of their own below many others, and all rows of a page in some looks', async () => {
  const own = await first();
  for (let nth = 0; nth < 14; nth++) await world.say(`add "rivalry${nth}" --kind competitor`);
  const keywords = await world.store.keywords(own.workspaceId);
  for (const keyword of keywords) {
    const more = keyword.id === own.id ? 0 : 4;
    await storePosts(
      world,
      keyword.id,
      Array.from({ length: 6 + more }, (_, nth) => ({
        text: `${keyword.name} battery drain again, number ${nth}, so annoying`,
        at: world.now() - (nth + 1) * HOUR,
        author: `${keyword.name}-${nth}`,
      })),
    );
  }
  expect((await read()).about.get(own.id)?.name).toMatch(/battery/i);
  const workspace = await world.workspace();
  const channel = (await world.store.channels(workspace.id))[0]!;
  const parts = { store: world.store, aboutOf: createAboutReader(world.store) };
  const look = async () =>
    (await readDashboard(parts, { workspace, channel, now: world.now(), actor: null, rows: 40 })).about.size;
  expect([await look(), await look(), await look()]).toEqual([8, 15, 15]);
});

test('others have their turn while a dashboard of many keywords is read', async () => {
  const own = await first();
  for (let nth = 0; nth < 30; nth++) await world.say(`add "rivalry${nth}" --kind competitor`);
  for (const { id } of await world.store.keywords(own.workspaceId))
    await storePosts(world, id, [{ text: 'kestrelbox', at: world.now() - HOUR }]);
  await read();
  let turns = 0;
  let reading = true;
  const others = () => {
    turns += 1;
    if (reading) setImmediate(others);
  };
  setImmediate(others);
  await read();
  reading = false;
  expect(turns).toBeGreaterThanOrEqual(4);
});
