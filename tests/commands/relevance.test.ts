import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { createIngest, type Ingest } from '../../src/services/collecting/ingest.ts';
import { appPost, spacePost } from '../listening/relevance/orbit-posts.ts';
import { buttonsOf, newWorld, readable, type World } from './harness.ts';

let world: World;
let ingest: Ingest;

beforeEach(async () => {
  world = await newWorld();
  ingest = createIngest({ store: world.store, clock: { now: world.now, sleep: async () => {} } });
});

const addressOf = (number: number) => `https://board.example/${number}`;

/** Posts come in: by their numbers, about the app where these are even. */
async function come(numbers: readonly number[], into = world): Promise<void> {
  const { id } = await into.workspace();
  await ingest.refresh();
  await ingest.importPosts(
    id,
    numbers.map((number) => ({
      source: 'import',
      extId: `${number}`,
      kind: 'post',
      url: addressOf(number),
      author: { id: `a${number}`, name: `a${number}` },
      text: number % 2 === 0 ? appPost(number) : spacePost(number),
      lang: 'en',
      publishedAt: world.now() - DAY + number * MINUTE,
    })),
    false,
  );
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, nth) => from + nth);

async function mark(some: readonly number[]): Promise<void> {
  for (const number of some) {
    world.pass(1_000);
    await world.say(`mark ${addressOf(number)} --as ${number % 2 === 0 ? 'about-us' : 'not-about-us'}`);
  }
}

const said = async (line: string) => readable((await world.say(line)).message);

/** How many posts of those are held back as not about it. */
async function heldOf(some: readonly number[]): Promise<number> {
  let held = 0;
  for (const number of some) {
    const [mention] = await world.store.mentionsAt((await world.workspace()).id, addressOf(number));
    if (mention!.hits.some((hit) => hit.held?.reason === 'low-relevance')) held += 1;
  }
  return held;
}

describe('a keyword that is an everyday word', () => {
  beforeEach(async () => {
    await world.say('add orbit --name Orbit');
    await come(numbers(0, 40));
  });

  test('learns from marks, holds back what is surely not about it, and says so', async () => {
    const before = await said(`why ${addressOf(1)}`);
    expect(before).toContain(
      'Relevance: medium; against it: the name is in lower case, “orbit” is also an everyday word',
    );
    await mark(numbers(0, 19));
    expect(await said(`why ${addressOf(30)}`)).toContain('19 marks of the 20 needed to learn');
    await mark(numbers(19, 21));
    await come(numbers(100, 40));
    const about = numbers(100, 40).filter((number) => number % 2 === 0);
    const others = numbers(100, 40).filter((number) => number % 2 === 1);
    expect(await heldOf(about)).toBe(0);
    expect(await heldOf(others)).toBeGreaterThan(10);
    const filtered = await said('mentions Orbit --filtered');
    expect(filtered).toContain('probably not about it | 20');
    const held = others[0]!;
    const why = await said(`why ${addressOf(held)}`);
    expect(why).toMatch(/Relevance: low; .*against it: /);
    expect(why).toMatch(/Learned from marks: 40 marks; \d+% right in a test/);
    expect(why).toContain('surely off-topic posts are held back');
  });

  test('what is held back is not counted, and counts when it is restored', async () => {
    await mark(numbers(0, 40));
    await come([101]);
    expect(await heldOf([101])).toBe(1);
    const before = await said('mentions Orbit');
    await world.say(`restore ${addressOf(101)}`);
    expect(await heldOf([101])).toBe(0);
    expect(before).toContain('20 mentions.');
    expect(await said('mentions Orbit')).toContain('21 mentions.');
  });

  test('a digest asks of the one it was least sure of, and the answer counts', async () => {
    await mark(numbers(0, 40));
    expect(await said('digest now')).not.toContain('Is this about');
    const others = numbers(100, 20).filter((number) => number % 2 === 1);
    await come(others);
    const held = await heldOf(others);
    expect(held).toBeGreaterThan(3);
    const reply = await world.say('digest now');
    expect(readable(reply.message)).toContain('Is this about Orbit?');
    expect(readable(reply.message)).toContain(`${held} posts held back as probably not about a keyword`);
    const [yes, no] = ['Yes, count it', 'No'].map(
      (label) => buttonsOf(reply).find((button) => button.label === label)!,
    );
    await world.press(yes!.verb, { ...yes!.args });
    expect(await heldOf(others)).toBe(held - 1);
    await world.press(no!.verb, { ...no!.args });
    const asked = buttonsOf(await world.say('digest now')).find(({ label }) => label === 'No')!;
    expect(asked.args).not.toEqual(no!.args);
  });

  test('a keyword can be shown all of it, and what was held back counts then', async () => {
    await mark(numbers(0, 40));
    await come([101, 103]);
    expect(await heldOf([101, 103])).toBe(2);
    expect(await said('edit Orbit --relevance off')).toContain('is held back → is counted all the same');
    expect(await heldOf([101, 103])).toBe(0);
    expect(await said('mentions Orbit')).toContain('22 mentions.');
    expect(await said(`why ${addressOf(101)}`)).toContain('holding posts back is off for this keyword');
    await world.say('modifier Orbit --pertinence oui');
    expect(await heldOf([101, 103])).toBe(2);
  });

  test('what one workspace teaches is not known in another, and survives a restart', async () => {
    await mark(numbers(0, 40));
    const other = { home: { platform: 'slack', home: 'T0OTHER' } as const };
    await world.say('add orbit --name Orbit', other);
    const otherId = (await world.store.workspaceOf(other.home))!.id;
    ingest = createIngest({ store: world.store, clock: { now: world.now, sleep: async () => {} } });
    await come([101]);
    expect(await heldOf([101])).toBe(1);
    await come([103], { ...world, workspace: async () => (await world.store.workspaceOf(other.home))! });
    const [foreign] = await world.store.mentionsAt(otherId, addressOf(103));
    expect(foreign!.hits[0]).toMatchObject({ held: null, relevance: { by: 'signs' } });
  });
});

describe('context words', () => {
  test('are proposed for an everyday word, and kept one by one', async () => {
    await world.say('add orbi* --name Other');
    await come(numbers(0, 40));
    const reply = await world.say('add orbit --name Orbit');
    expect(readable(reply.message)).toContain('Orbit is an everyday word, too');
    const menu = reply.message.elements
      .flatMap((element) => (element.kind === 'buttons' ? (element.menus ?? []) : []))
      .find(({ arg }) => arg === 'context')!;
    const values = menu.options.map(({ value }) => value);
    expect(values.length).toBeGreaterThan(2);
    expect(buttonsOf(reply).length).toBeGreaterThan(0);
    for (const value of values.slice(0, 2)) await world.press(menu.verb, { ...menu.args, [menu.arg]: value });
    const [, orbit] = await world.store.keywords((await world.workspace()).id);
    expect(orbit!.context).toEqual(values.slice(0, 2).map((value) => value.slice(1)));
  });

  test('are not proposed for a name that means nothing else, nor where too little is stored', async () => {
    expect(await said('add kestrelbox')).not.toContain('everyday');
    expect(await said('add orbit')).not.toContain('Words that keep it company');
  });

  test('raise what is stored at once, and can be taken away', async () => {
    await world.say('add orbit --name Orbit');
    await come([1]);
    expect(await said(`why ${addressOf(1)}`)).toContain('Relevance: medium');
    const words = spacePost(1).split(' ').slice(-2).join(', ');
    expect(await said(`edit Orbit --context "${words}"`)).toContain('Context words: none → ');
    expect(await said(`why ${addressOf(1)}`)).toMatch(/Relevance: high; for it: context words: /);
    expect(await said('modifier Orbit --contexte aucun')).toContain('→ none');
    expect(await said(`why ${addressOf(1)}`)).toContain('Relevance: medium');
  });

  test.each([
    'edit Orbit --context "the, of"',
    `edit Orbit --context "${numbers(1, 13).map((n) => `w${n}x`)}"`,
  ])('that say nothing, or are too many, are refused: %s', async (line) => {
    await world.say('add orbit --name Orbit');
    expect(await said(line)).toContain('Give up to 12 words');
  });
});
