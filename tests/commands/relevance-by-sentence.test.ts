import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Hit } from '../../src/listening/mentions/mention.ts';
import type { SentenceModel } from '../../src/listening/sentiment/sentence/model.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { createIngest } from '../../src/services/collecting/ingest.ts';
import { lessonsReader } from '../../src/services/mentions/read-lessons.ts';
import { createRefiner, type Refiner } from '../../src/services/mentions/refine.ts';
import { runs } from '../runs.ts';
import { newWorld, readable, type World } from './harness.ts';

let world: World;
let refiner: Refiner;
/** What the model was asked. */
let asked: string[];
/** Texts with this word break it. */
let poison: string | null;
let isThere: boolean;
let state: 'running' | 'off';
/** What the model makes of post number so and so: whether it looks as if it were about the app. */
let looksAbout: (number: number) => boolean;

/** The words of a post say nothing, each is another one's; its number is all that the fake model reads. */
const textOf = (number: number) =>
  `we saw orbit ${['ka', 'lo', 'mu', 're', 'ti'].map((part, at) => `${part}${'bcdfghjklmnp'[(number * (at + 1) + at) % 12]}u${number}x`).join(' ')}`;

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(512);
  const number = Number(/u(\d+)x/.exec(text)?.[1] ?? 0);
  vector[looksAbout(number) ? 0 : 1] = 0.9;
  vector[2 + (number % 510)] = 0.4;
  return vector;
}

const model: SentenceModel = {
  isThere: () => isThere,
  vectorsOf: async (texts) => {
    if (!isThere) return null;
    asked.push(...texts);
    if (texts.some((text) => poison !== null && text.includes(poison))) throw new Error('broken');
    return texts.map(vectorOf);
  },
  vitals: () => ({ state, read: 0, failures: 0 }),
  close: async () => {},
};

const newRefiner = ({ store, now }: World) =>
  createRefiner({ store, model, lessonsOf: lessonsReader(store), clock: { now, sleep: async () => {} } });

async function begin(): Promise<World> {
  world = await newWorld();
  refiner = newRefiner(world);
  world.ports.learnedBySentence = (keyword) => refiner.learned(keyword);
  await world.say('add orbit --name Orbit');
  return world;
}

beforeEach(async () => {
  [asked, poison, isThere, state] = [[], null, true, 'running'];
  looksAbout = (number) => number % 2 === 0;
  await begin();
});

const addressOf = (number: number) => `https://board.example/${number}`;
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, nth) => from + nth);

async function come(some: readonly number[], more: { lang?: string; stars?: number } = {}): Promise<void> {
  const { id } = await world.workspace();
  const ingest = createIngest({ store: world.store, clock: { now: world.now, sleep: async () => {} } });
  await ingest.refresh();
  const { lang = 'en', stars } = more;
  await ingest.importPosts(
    id,
    some.map((number) => ({
      source: 'import',
      extId: `${number}`,
      kind: 'post' as const,
      url: addressOf(number),
      author: { id: `a${number}`, name: `a${number}` },
      text: textOf(number),
      lang,
      ...(stars === undefined ? {} : { rating: { stars } }),
      publishedAt: world.now() - DAY + number * MINUTE,
    })),
    false,
  );
}

async function mark(some: readonly number[]): Promise<void> {
  for (const number of some) {
    world.pass(1_000);
    await world.say(`mark ${addressOf(number)} --as ${number % 2 === 0 ? 'about-us' : 'not-about-us'}`);
  }
}

async function hitOf(number: number): Promise<Hit> {
  const [mention] = await world.store.mentionsAt((await world.workspace()).id, addressOf(number));
  return mention!.hits[0]!;
}

async function heldOf(some: readonly number[]): Promise<number[]> {
  const held: number[] = [];
  for (const number of some) if ((await hitOf(number)).held?.reason === 'low-relevance') held.push(number);
  return held;
}

const oddOf = (some: readonly number[]) => some.filter((number) => number % 2 === 1);
const differences = async () =>
  world.store.recount((await world.workspace()).id, world.now() - 60 * DAY, world.now() + DAY);

const isRead = (hit: Hit) => hit.relevance.version.startsWith('sentence-');
const said = async (line: string) => readable((await world.say(line)).message);

describe('posts in English are judged by the vectors of marked posts', () => {
  test('those that come after the marks, a moment after they came', async () => {
    await come(numbers(0, 40));
    await mark(numbers(0, 40));
    await come(numbers(40, 20));
    expect(await heldOf(numbers(40, 20))).toEqual([]);
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
    expect(await differences()).toEqual([]);
  });

  test('those that were stored before the marks, too; what is held back is not counted', async () => {
    await come(numbers(0, 60));
    await refiner.refine();
    await mark(numbers(0, 40));
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
    expect(await said('mentions Orbit')).toContain('30 mentions.');
    expect(await said('mentions Orbit --filtered')).toContain('probably not about it | 10');
    expect(await differences()).toEqual([]);
  });

  test('why says that the sentence model has read it, and how well that does', async () => {
    await come(numbers(0, 41));
    await mark(numbers(0, 40));
    await come([41]);
    await refiner.refine();
    const why = await said(`why ${addressOf(41)}`);
    expect(why).toMatch(/Relevance: low; against it: its meaning, compared with marked posts/);
    const figures = /English posts, by their meaning: 40 marks; 100% right in a test/;
    expect(why).toMatch(figures);
    expect(await said('lessons Orbit')).toMatch(figures);
    const french = await world.say(`pourquoi ${addressOf(41)}`, { language: 'fr' });
    expect(readable(french.message)).toContain('comparé aux messages marqués');
    expect(await said(`why ${addressOf(40)}`)).toMatch(
      /Relevance: high; for it: its meaning, compared with marked/,
    );
  });

  test('reviews too, whose mood is in their stars and stays so', async () => {
    await come(numbers(0, 40));
    await mark(numbers(0, 40));
    await come([41, 42], { stars: 1 });
    const before = (await hitOf(42)).sentiment;
    await refiner.refine();
    expect(await heldOf([41, 42])).toEqual([41]);
    expect(isRead(await hitOf(42))).toBe(true);
    expect((await hitOf(42)).sentiment).toEqual(before);
  });

  test('posts of other languages are not', async () => {
    await come(numbers(0, 40));
    await come(numbers(40, 4), { lang: 'fr' });
    const before = await Promise.all(numbers(40, 4).map(hitOf));
    await mark(numbers(0, 40));
    await refiner.refine();
    expect(await Promise.all(numbers(40, 4).map(hitOf))).toEqual(before);
  });

  test('nor are those of another workspace, nor older than thirty days', async () => {
    await come([43]);
    world.pass(32 * DAY);
    const other = { home: { platform: 'slack', home: 'T0OTHER' } as const };
    await world.say('add orbit --name Orbit', other);
    await come(numbers(0, 40));
    await come([41]);
    const mine = world;
    world = { ...mine, workspace: async () => (await mine.store.workspaceOf(other.home))! };
    await come([41]);
    const before = (await hitOf(41)).relevance;
    world = mine;
    await refiner.refine();
    await mark(numbers(0, 40));
    await refiner.refine();
    expect([isRead(await hitOf(41)), isRead(await hitOf(43))]).toEqual([true, false]);
    world = { ...mine, workspace: async () => (await mine.store.workspaceOf(other.home))! };
    expect((await hitOf(41)).relevance).toEqual(before);
  });
});

describe('what decides', () => {
  test('a mark of a person goes before it, and teaches', async () => {
    await come(numbers(0, 60));
    await mark(numbers(0, 40));
    await refiner.refine();
    await world.say(`mark ${addressOf(41)} --as about-us`);
    await refiner.refine();
    const hit = await hitOf(41);
    expect(hit).toMatchObject({ held: null, relevance: { level: 'high', by: 'person' } });
    expect(isRead({ ...hit, ...hit.engine! })).toBe(true);
    expect(hit.engine!.held).toBeNull();
    expect(await differences()).toEqual([]);
  });

  test('nineteen marks do not; nor marks that all say the same', async () => {
    await come(numbers(0, 60));
    await mark(numbers(0, 19));
    await refiner.refine();
    expect(isRead(await hitOf(41))).toBe(false);
    await mark([19]);
    await refiner.refine();
    expect(isRead(await hitOf(41))).toBe(true);
    await begin();
    await come(numbers(0, 60));
    await mark(numbers(0, 60).filter((number) => number % 2 === 0));
    await refiner.refine();
    expect(isRead(await hitOf(41))).toBe(false);
  });

  test('nothing is held back by it below 92 % of held-out marks', async () => {
    looksAbout = (number) => number % 3 === 0;
    await come(numbers(0, 60));
    await mark(numbers(0, 40));
    await refiner.refine();
    expect(isRead(await hitOf(41))).toBe(true);
    expect(await heldOf(numbers(0, 60))).toEqual([]);
  });

  test('a keyword may be shown all of it', async () => {
    await come(numbers(0, 60));
    await mark(numbers(0, 40));
    await refiner.refine();
    await world.say('edit Orbit --relevance off');
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual([]);
    await world.say('edit Orbit --relevance on');
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
    expect(await differences()).toEqual([]);
  });

  test('a context word raises what is stored, and takes it away again', async () => {
    await come(numbers(0, 60));
    await mark(numbers(0, 40));
    await refiner.refine();
    await world.say('edit Orbit --context saw');
    expect((await hitOf(41)).relevance.why).toContainEqual(expect.objectContaining({ sign: 'context' }));
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual([]);
    expect(isRead(await hitOf(41))).toBe(true);
    await world.say('edit Orbit --context none');
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
    expect(await differences()).toEqual([]);
  });

  test('an author who is muted and heard again is judged as before', async () => {
    await come(numbers(0, 44));
    await mark(numbers(0, 40));
    await refiner.refine();
    for (const number of [41, 42]) {
      const before = await hitOf(number);
      await world.say(`mute ${addressOf(number)} --author`);
      await refiner.refine();
      await world.say(`unmute ${addressOf(number)} --author`);
      await refiner.refine();
      expect(await hitOf(number)).toEqual(before);
    }
  });

  test('taken back, marks leave stored posts as their words have them', async () => {
    await come(numbers(0, 44));
    const before = await Promise.all([hitOf(41), hitOf(42)]);
    await mark(numbers(0, 20));
    await refiner.refine();
    expect(await heldOf([41, 42])).toEqual([41]);
    await world.say('lessons Orbit --reset relevance', { admin: true });
    await refiner.refine();
    const after = await Promise.all([hitOf(41), hitOf(42)]);
    expect(after.map(({ held }) => held)).toEqual([null, null]);
    expect(after.map(({ relevance }) => relevance.version)).toEqual(
      before.map((hit) => hit.relevance.version),
    );
    expect(await differences()).toEqual([]);
  });
});

describe('where the model is not there', () => {
  test('all stays as it is, and is made up for when it comes back', async () => {
    await come(numbers(0, 60));
    await refiner.refine();
    const before = await Promise.all(numbers(40, 20).map(hitOf));
    isThere = false;
    await mark(numbers(0, 40));
    await refiner.refine();
    expect(await Promise.all(numbers(40, 20).map(hitOf))).toEqual(before);
    isThere = true;
    await refiner.refine();
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
  });

  test('switched off, nothing is asked of it', async () => {
    state = 'off';
    await come(numbers(0, 60));
    await mark(numbers(0, 40));
    const before = await Promise.all(numbers(40, 20).map(hitOf));
    await refiner.refine();
    expect(asked).toEqual([]);
    expect(await Promise.all(numbers(40, 20).map(hitOf))).toEqual(before);
  });

  test('a marked post that breaks it teaches nothing, a stored one stays as it is; the others follow', async () => {
    await come(numbers(0, 60));
    await refiner.refine();
    await mark(numbers(0, 40));
    for (const word of ['u7x', 'u47x']) {
      poison = word;
      await world.say(`mark ${addressOf(48)} --as about-us`);
      refiner = newRefiner(world);
      for (let turn = 0; turn < 6; turn++) await refiner.refine();
    }
    expect(await heldOf(numbers(40, 20))).toEqual(oddOf(numbers(40, 20)));
    const tries = asked.length;
    await refiner.refine();
    expect(asked).toHaveLength(tries);
  });
});

test('a turn looks at so many, and another start judges only what is judged by other marks', async () => {
  await come(numbers(0, 1_500));
  for (let turn = 0; turn < 3; turn++) await refiner.refine();
  await mark(numbers(0, 20));
  asked = [];
  await refiner.refine();
  expect(asked.length).toBeLessThanOrEqual(960 + 20);
  expect(isRead(await hitOf(1_480))).toBe(false);
  await refiner.refine();
  expect(isRead(await hitOf(1_480))).toBe(true);
  expect(asked).toHaveLength(1_500 + 20);
  // One mark more: what was read is at hand.
  asked = [];
  await mark([20]);
  for (let turn = 0; turn < 3; turn++) await refiner.refine();
  expect(asked).toHaveLength(1);
  refiner = newRefiner(world);
  asked = [];
  for (let turn = 0; turn < 3; turn++) await refiner.refine();
  expect(asked).toHaveLength(21);
});

test('in whatever order posts, marks and turns come, the judgement is the same in the end', async () => {
  const judged = async () => {
    for (let turn = 0; turn < 3; turn++) await refiner.refine();
    expect(await differences()).toEqual([]);
    return Promise.all(
      numbers(0, 48).map(async (number) => {
        const { terms, sentiment, relevance, held } = await hitOf(number);
        return { terms, sentiment, relevance, held };
      }),
    );
  };
  const start = world.now();
  const course = async (steps: readonly (readonly ['come' | 'refine', number])[], marksAt: number) => {
    await begin();
    await come(numbers(0, 24));
    for (const [nth, [what, from]] of steps.entries()) {
      if (nth === marksAt) await mark(numbers(0, 24));
      if (what === 'come') await come(numbers(from, 8));
      else await refiner.refine();
    }
    if (marksAt >= steps.length) await mark(numbers(0, 24));
    world.pass(start + DAY - world.now());
    return judged();
  };
  const first = await course(
    [
      ['come', 24],
      ['come', 32],
      ['come', 40],
    ],
    0,
  );
  expect(first.filter(({ held }) => held?.reason === 'low-relevance')).toHaveLength(12);
  const steps = fc.shuffledSubarray<readonly ['come' | 'refine', number]>(
    [
      ['come', 24],
      ['come', 32],
      ['come', 40],
      ['refine', 0],
      ['refine', 1],
    ],
    { minLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(5), async (order, marksAt) => {
      expect(await course(order, marksAt)).toEqual(first);
    }),
    { seed: 20_261_130, numRuns: runs(8) },
  );
}, 60_000);
