import { beforeEach, describe, expect, test } from 'vitest';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { dayStart } from '../../src/listening/zoned.ts';
import { birch, newWorld, readable, type World } from './harness.ts';
import { readRequest, type SamplePost, storeGap, storePosts } from './posts.ts';

let world: World;
let brand: Keyword;
let rival: Keyword;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox --kind brand');
  await world.say('add quillmere --name Quillmere --kind competitor');
  world.pass(110 * DAY);
  [brand, rival] = (await world.store.keywords((await world.workspace()).id)) as [Keyword, Keyword];
});

const text = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const midnight = (days: number) => dayStart(world.now() + days * DAY, 'Europe/Paris');
const iso = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(midnight(days) + 12 * HOUR);

/** Posts of each day, `daily` of them and a little more or less; days count from today. */
async function days(
  keyword: Keyword,
  from: number,
  to: number,
  daily: number,
  part: Partial<SamplePost> = {},
) {
  const posts: SamplePost[] = [];
  for (let day = from; day < to; day++) {
    const count = Math.max(0, daily + [0, 1, -1, 2, -2, 1, -1][((day % 7) + 7) % 7]!);
    for (let nth = 0; nth < count; nth++) {
      const at = midnight(day) + 8 * HOUR + nth * 60_000;
      posts.push({ text: `${keyword.name} post ${day} ${nth}`, at, author: `author${nth}`, ...part });
    }
  }
  const covered = { coveredFrom: world.now() - 200 * DAY, firstAt: world.now() - 200 * DAY };
  await storePosts(world, keyword.id, posts, readRequest(world.now(), covered));
}

describe('the campaigns of a workspace', () => {
  test('are added with days and keywords, and listed', async () => {
    expect(await text('campaign')).toContain('No campaign yet');
    const added = await text(
      `campaign add "Spring launch" --keywords Kestrelbox --from ${iso(1)} --to ${iso(14)}`,
    );
    expect(added).toContain('Spring launch is a campaign now');
    expect(added).toContain('Alerts of Kestrelbox expect it');
    expect(added).toContain('such as Quillmere');
    for (const line of ['campaign', 'campaign list', 'campagne liste'])
      expect(await text(line), line).toMatch(/Spring launch: .*, planned/);
    expect(await text('campagne retirer Spring launch')).toContain('is removed');
  });

  test('count whole days, the last one too', async () => {
    await world.say(`campaign add Spring --keywords kestrelbox --from ${iso(1)} --to ${iso(1)}`);
    const [campaign] = await world.store.campaigns((await world.workspace()).id);
    expect(campaign).toMatchObject({ from: midnight(1), to: midnight(2), goal: 'volume' });
  });

  test.each([
    ['campaign add --keywords Kestrelbox --to 2026-12-20', 'What is it called?'],
    ['campaign add Spring --to 2026-12-20', 'Which keywords?'],
    ['campaign add Spring --keywords Nobody --to 2026-12-20', 'There is no keyword'],
    ['campaign add Spring --keywords Kestrelbox', 'Until which day?'],
    [
      'campaign add Spring --keywords Kestrelbox --from 2028-12-20 --to 2028-12-10',
      'not after the beginning',
    ],
    ['campaign add Spring --keywords Kestrelbox --from 2028-01-01 --to 2028-12-10', 'lasts 120 days at most'],
    ['campaign add Spring --keywords Kestrelbox --from 2020-01-01 --to 2020-02-10', '180 days ago'],
    ['campaign add Spring --keywords Kestrelbox --control kestrelbox --to 2028-12-10', 'lasts'],
    ['campaign show Autumn', 'There is no campaign'],
    ['campaign end Autumn', 'There is no campaign'],
  ])('%s says what is wrong', async (line, what) => {
    expect(await text(line)).toContain(what);
    expect(await world.store.campaigns((await world.workspace()).id)).toEqual([]);
  });

  test('are given days as people say them', async () => {
    const day = (days: number) =>
      new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', month: 'short', day: 'numeric' }).format(
        midnight(days) + 12 * HOUR,
      );
    const added = async (from: string, to: string) => {
      await world.say(`campaign add Spring --keywords Kestrelbox --from ${from} --to ${to}`);
      const campaign = (await world.store.campaigns((await world.workspace()).id)).find(
        (one) => !one.removedAt,
      );
      await world.say('campaign remove Spring');
      return campaign && { from: campaign.from, to: campaign.to };
    };
    // Of no year, and over: not of the next year.
    expect(await added(day(-40), day(-30))).toEqual({ from: midnight(-40), to: midnight(-29) });
    expect(await added(day(20), day(50))).toEqual({ from: midnight(20), to: midnight(51) });
    // The end is behind the beginning, whatever day is today.
    for (let today = 0; today < 7; today++, world.pass(DAY)) {
      const week = await added('next Monday', 'Friday');
      expect(Math.round((week!.to - week!.from) / DAY)).toBe(5);
      expect(week!.from).toBeGreaterThan(world.now());
    }
  });

  test('cannot be their own control, nor have each other’s name', async () => {
    const line = (name: string, more = '') =>
      `campaign add "${name}" --keywords Kestrelbox --from ${iso(1)} --to ${iso(9)} ${more}`;
    expect(await text(line('Spring', '--control Quillmere, Kestrelbox'))).toContain(
      'cannot be its own control',
    );
    await world.say(line('Spring'));
    expect(await text(line('SPRING'))).toContain('There is already a campaign');
  });

  test('open a form where something is missing, from their button, too', async () => {
    const { form } = await world.press('campaign', { target: 'add' });
    expect(form).toEqual({ verb: 'campaign', values: { target: 'add' } });
    const sent = { target: 'add', name: 'Spring', keywords: 'Kestrelbox', from: iso(1), to: iso(4) };
    const reply = await world.press('campaign', { ...sent, goal: 'share' }, { origin: 'form' });
    expect(readable(reply.message)).toContain('Spring is a campaign now');
    expect(reply.postsIn).toMatchObject([{ channel: 'C0SUPPORT' }]);
  });

  test('are asked for in French, too', async () => {
    const added = await text(
      `campagne ajouter "Lancement" --mots-clés Kestrelbox --du ${iso(1)} --au ${iso(5)} --témoin Quillmere --objectif sentiment`,
      { language: 'fr' },
    );
    expect(added).toContain('Lancement est désormais une campagne');
    const [campaign] = await world.store.campaigns((await world.workspace()).id);
    expect(campaign).toMatchObject({ goal: 'mood', controlIds: [rival.id] });
    expect(await text('campagne lancement', { language: 'fr' })).toContain('Elle commence');
  });

  test('take the keywords of the kind campaign where none is named', async () => {
    await world.say('add springday --name Springday --kind campaign');
    await world.say(`campaign add Spring --to ${iso(5)}`);
    const [campaign] = await world.store.campaigns((await world.workspace()).id);
    expect(campaign!.keywordIds).toHaveLength(1);
    expect(campaign!.from).toBe(midnight(0));
  });

  test('belong to who may change their keywords', async () => {
    const line = `campaign add Spring --keywords Kestrelbox --from ${iso(0)} --to ${iso(9)}`;
    expect(await text(line, { by: birch })).toMatch(/only|can/i);
    expect(await world.store.campaigns((await world.workspace()).id)).toEqual([]);
    await world.say(line);
    await world.say('campaign remove Spring', { by: birch });
    await world.say('campaign end Spring', { by: birch });
    const [campaign] = await world.store.campaigns((await world.workspace()).id);
    expect(campaign).toMatchObject({ to: midnight(10) });
    expect(campaign!.removedAt).toBeUndefined();
  });
});

describe('what alerts expect', () => {
  const expected = async () => (await world.store.keywords((await world.workspace()).id))[0]!.rule.expected;

  test('follows a campaign from its beginning to its end, and goes with it', async () => {
    await world.say('alert Kestrelbox --expect "Trade fair" --from tomorrow');
    await world.say(`campaign add Spring --keywords Kestrelbox --from ${iso(0)} --to ${iso(9)}`);
    expect(await expected()).toMatchObject([
      { name: 'Trade fair' },
      { name: 'Spring', from: midnight(0), to: midnight(10) },
    ]);
    expect(await text('alert Kestrelbox')).toContain('Spring');
    await world.say('campaign end Spring');
    expect(await expected()).toMatchObject([{ name: 'Trade fair' }, { name: 'Spring', to: midnight(1) }]);
    await world.say('campaign remove Spring');
    expect(await expected()).toMatchObject([{ name: 'Trade fair' }]);
  });

  test('is not lost to events that are added by hand', async () => {
    await world.say(`campaign add Spring --keywords Kestrelbox --from ${iso(0)} --to ${iso(9)}`);
    for (let nth = 0; nth < 25; nth++) await world.say(`alert Kestrelbox --expect "Event ${nth}"`);
    await world.say('alert Kestrelbox --expect Spring --from tomorrow');
    expect((await expected()).filter(({ campaign }) => campaign !== undefined)).toMatchObject([
      { name: 'Spring', to: midnight(10) },
    ]);
  });

  test('is nothing of a campaign that is over when it is added', async () => {
    await world.say(`campaign add Spring --keywords Kestrelbox --from ${iso(-20)} --to ${iso(-10)}`);
    expect(await expected()).toEqual([]);
  });
});

describe('undo', () => {
  test('takes back what was done to a campaign', async () => {
    const stands = async () => (await text('campaign')).includes('Tulip');
    await world.say(`campaign add Tulip --keywords Kestrelbox --from ${iso(0)} --to ${iso(9)}`);
    world.pass(1_000);
    await world.say('campaign end Tulip');
    world.pass(1_000);
    await world.say('campaign remove Tulip');
    expect(await stands()).toBe(false);
    world.pass(1_000);
    await world.say('undo');
    expect(await stands()).toBe(true);
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    expect(keyword!.rule.expected).toMatchObject([{ name: 'Tulip', to: midnight(1) }]);
    world.pass(1_000);
    await world.say('undo');
    const [campaign] = await world.store.campaigns((await world.workspace()).id);
    expect(campaign!.to).toBe(midnight(10));
    world.pass(1_000);
    await world.say('undo');
    expect(await stands()).toBe(false);
    expect(await text('audit', { admin: true })).toContain('Tulip');
  });
});

describe('the answer about a campaign', () => {
  const show = (line = '') => text(`campaign ${line}`);

  beforeEach(async () => {
    await days(brand, -98, -14, 10);
    await days(rival, -98, 0, 12);
  });

  test('says what was more than expected, and of what', async () => {
    await days(brand, -14, 0, 25);
    const said = await show(
      `add "Spring launch" --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)} --control Quillmere`,
    );
    expect(said).toMatch(/more mentions than expected|times as many mentions/);
    expect(said).toContain('Before | 84');
    expect(said).toContain('During | 14');
    expect(said).toContain('Control: Quillmere');
    expect(said).not.toContain('Without a control');
    expect(await show('Spring launch')).toBe(said);
  });

  test('says that nothing can be seen, and what would have been', async () => {
    await days(brand, -14, 0, 10);
    const said = await show(
      `add Spring --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)} --control Quillmere`,
    );
    expect(said).toContain('No effect on the number of mentions can be seen');
    expect(said).toMatch(/A rise of \d+% or more would most likely have been seen/);
  });

  test('does not take a rise of the whole market for its own', async () => {
    await days(brand, -14, 0, 25);
    await days(rival, -14, 0, 18);
    const alone = await show(`add Alone --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)}`);
    expect(alone).toMatch(/than expected|times as many/);
    expect(alone).toContain('Without a control');
    const both = await show(
      `add Both --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)} --control Quillmere`,
    );
    expect(both).toContain('No effect');
    expect(both).toContain('At the same time: “Alone”');
  });

  test('leaves out days that were not read', async () => {
    await days(brand, -14, 0, 25);
    const gap = { from: midnight(-6), to: midnight(-4), source: 'hacker-news', requestKey: 'kestrelbox' };
    await storeGap(
      world,
      readRequest(world.now(), { coveredFrom: world.now() - 200 * DAY, firstAt: world.now() - 200 * DAY }),
      { ...gap, reason: 'cap' },
    );
    const said = await show(`add Spring --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)}`);
    expect(said).toContain('2 of its days were not read');
    expect(said).toContain('During | 12 of 14');
  });

  test('speaks of sentiment and of share of voice where that is the goal', async () => {
    await days(brand, -14, 0, 20, { label: 'pos' });
    await days(brand, -98, -14, 4, { label: 'neg' });
    const mood = await show(`add Mood --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)} --goal mood`);
    expect(mood).toContain('Less negative than expected');
    const voice = await show(
      `add Voice --keywords Kestrelbox --from ${iso(-14)} --to ${iso(-1)} --goal share`,
    );
    expect(voice).toContain('share of voice');
  });

  test('of one that runs is so far, and of one to come when it begins', async () => {
    await days(brand, -14, 0, 10);
    await world.say(`campaign add Now --keywords Kestrelbox --from ${iso(-5)} --to ${iso(8)}`);
    const now = await show('Now');
    expect(now).toContain('So far: 5 days of 14.');
    expect(now).toContain('So far | 5');
    await world.say(`campaign add Later --keywords Kestrelbox --from ${iso(3)} --to ${iso(8)}`);
    expect(await show('Later')).toContain('It begins on');
    await world.say(`campaign add Today --keywords Kestrelbox --from ${iso(0)} --to ${iso(8)}`);
    expect(await show('Today')).toContain('first whole day is not over');
  });
});

test('a keyword that is young says that too little is known', async () => {
  await days(brand, -5, 0, 10);
  await storeGap(world, readRequest(world.now(), { coveredFrom: midnight(-5), firstAt: midnight(-5) }), null);
  const said = await text(`campaign add Spring --keywords Kestrelbox --from ${iso(-3)} --to ${iso(-1)}`);
  expect(said).toContain('Too few days before the campaign');
});
