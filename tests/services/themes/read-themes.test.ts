import { beforeEach, describe, expect, test } from 'vitest';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import type { PeriodThemes } from '../../../src/listening/themes/theme.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { digestMessage } from '../../../src/messages/digests/digest.ts';
import { periodOf, readDigest } from '../../../src/services/digests/read-digest.ts';
import { readPeriodThemes } from '../../../src/services/themes/read-period.ts';
import { readThemes } from '../../../src/services/themes/read-themes.ts';
import { withThemes } from '../../../src/services/themes/with-themes.ts';
import { newWorld, readable, type World } from '../../commands/harness.ts';
import { type SamplePost, storePosts } from '../../commands/posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  world.pass(30 * DAY);
});

const keyword = async (): Promise<Keyword> => (await world.store.keywords((await world.workspace()).id))[0]!;
const themes = async (upTo?: number): Promise<PeriodThemes> => {
  const workspace = await world.workspace();
  const bound = upTo === undefined ? {} : { upTo };
  const asked = { keywords: [await keyword()], period: periodOf(7 * DAY, world.now()), ...bound };
  const [read] = await readPeriodThemes(world.store, workspace, asked, world.now());
  return read!.themes;
};
const named = ({ themes: found }: PeriodThemes, name: RegExp) => found.find((theme) => name.test(theme.name));

/** A word that nobody else says. */
let said = 0;
function aside(): string {
  said += 1;
  return [...said.toString(20)]
    .map((digit) => 'bcdfghjklmnpqrstvwxz'[Number.parseInt(digit, 20)])
    .join('a')
    .padStart(9, 'zo');
}
const about = (what: string): string => `${aside()} ${what} ${aside()} with my kestrelbox`;

function posts(count: number, what: string, more: Partial<SamplePost> & { by?: string } = {}): SamplePost[] {
  const { by = 'owl', at = world.now() - HOUR, ...rest } = more;
  return Array.from({ length: count }, (_, n) => ({
    text: about(what),
    at: at - n * MINUTE,
    author: `${by}${n}`,
    ...rest,
  }));
}
const store = async (...lists: SamplePost[][]) => storePosts(world, (await keyword()).id, lists.flat());

describe('themes of a period', () => {
  test('are counted whole where the posts are few', async () => {
    await store(
      posts(12, 'screen flickers', { label: 'neg' }),
      posts(20, 'hello', { by: 'jay', at: world.now() - 2 * DAY }),
    );
    const found = await themes();
    expect(found).toMatchObject({ total: 32, read: 32 });
    expect(named(found, /screen/)).toMatchObject({ posts: 12, people: 12, negative: 12, judged: 12 });
    expect(await themes()).toEqual(found);
  });

  test('are estimated from an even part where they are many, and say so', async () => {
    await store(
      posts(300, 'screen flickers', { at: world.now() - 2 * DAY }),
      posts(350, 'battery died', { by: 'jay', at: world.now() - 4 * DAY, label: 'neg' }),
      posts(4_350, 'and so on', { by: 'wren', at: world.now() - HOUR }),
    );
    const found = await themes();
    expect(found.total).toBe(5_000);
    expect(found.read).toBeGreaterThan(1_150);
    expect(found.read).toBeLessThan(1_600);
    const [screen, battery] = [named(found, /screen/), named(found, /battery/)];
    for (const [theme, posts] of [
      [screen, 300],
      [battery, 350],
    ] as const) {
      expect(theme!.posts / posts).toBeGreaterThan(0.8);
      expect(theme!.posts / posts).toBeLessThan(1.2);
      expect(theme!.people / posts).toBeGreaterThan(0.8);
      expect(theme!.mentionIds.length).toBeLessThan(theme!.posts);
    }
    expect(battery!.negative / battery!.posts).toBeGreaterThan(0.98);
    expect(screen!.negative).toBe(0);
    expect(found.themes.reduce((sum, theme) => sum + theme.posts, found.others)).toBeLessThanOrEqual(5_300);
  });

  test('count a story with its copies, and its people', async () => {
    const copied = posts(6, 'battery died', { by: 'jay' });
    const [first] = await store(
      copied.slice(0, 1),
      posts(5, 'battery died', { by: 'wren', at: world.now() - DAY }),
    );
    await store(
      posts(7, 'battery died', { by: 'copy', at: world.now() - 2 * HOUR }).map((post) => ({
        ...post,
        text: copied[0]!.text,
        story: first!.storyId,
      })),
    );
    const found = named(await themes(), /battery/)!;
    expect(found).toMatchObject({ posts: 13, people: 13 });
    expect(new Set(found.mentionIds).size).toBe(13);
  });

  test('count the same people once, however many of their posts were read', async () => {
    const loud = posts(340, 'battery died', { by: 'jay' }).map((post, n) => ({
      ...post,
      author: `jay${n % 24}`,
    }));
    await store(
      loud,
      posts(400, 'screen flickers', { at: world.now() - 4 * DAY }),
      posts(3_300, 'and so on', { by: 'wren', at: world.now() - 2 * DAY }),
    );
    const found = await themes();
    expect(found.read).toBeLessThan(found.total);
    expect(named(found, /battery/)).toMatchObject({ people: 24 });
    const screen = named(found, /screen/)!;
    expect(screen.people / 400).toBeGreaterThan(0.8);
    expect(screen.people).toBeLessThanOrEqual(screen.posts);
  });

  test('are no more exact than an estimate is', async () => {
    await store(
      posts(1_700, 'battery died', { by: 'jay' }),
      posts(1_500, 'screen flickers', { at: world.now() - 4 * DAY }),
    );
    for (const { posts: count, people } of (await themes()).themes) {
      expect(count % 10 ** (String(count).length - 2), String(count)).toBe(0);
      expect(people % 10 ** (String(people).length - 2), String(people)).toBe(0);
    }
  });

  test('compare a story and its copies with stories and their copies', async () => {
    for (const at of [world.now() - 9 * DAY, world.now() - DAY]) {
      const [first] = await store(posts(6, 'battery died', { at, by: `jay${at}` }));
      await store(
        posts(30, 'battery died', { at, by: `copy${at}` }).map((post) => ({
          ...post,
          text: first!.post.text,
          story: first!.storyId,
        })),
        posts(40, 'hello', { at, by: `wren${at}` }),
      );
    }
    expect(named(await themes(), /battery/)).toMatchObject({ posts: 36, before: 36, moved: false });
  });

  test('count those who pass on the same words, and one person who repeats them', async () => {
    const [own] = posts(1, 'battery died again after only one short week of use at home', { by: 'jay' });
    await store(
      posts(5, 'battery died', { by: 'wren' }),
      posts(8, '', { by: 'copy', at: world.now() - DAY }).map((post) => ({ ...post, text: own!.text })),
      posts(4, '', { by: 'same' }).map((post) => ({
        ...post,
        text: 'Battery died, kestrelbox',
        author: 'robin',
      })),
    );
    expect(named(await themes(), /battery/)).toMatchObject({ posts: 17, people: 14 });
  });

  test('are not new because the texts of the time before are gone', async () => {
    const old = await store(posts(30, 'screen flickers', { at: world.now() - 9 * DAY, by: 'wren' }));
    await store(posts(30, 'screen flickers'));
    expect(named(await themes(), /screen/)).toMatchObject({ before: 30, newSince: null });
    const workspace = await world.workspace();
    const [counts] = await readPeriodThemes(
      world.store,
      workspace,
      { keywords: [await keyword()], period: periodOf(7 * DAY, world.now()) },
      world.now(),
    );
    await world.store.deletePosts(
      'hacker-news',
      old.slice(0, 20).map(({ post }) => post.extId),
    );
    // Their texts are gone, and they are counted still: as when a text is kept for a shorter time than its count.
    const read = await readThemes(world.store, {
      workspace,
      keyword: counts!.keyword,
      period: periodOf(7 * DAY, world.now()),
      counts: counts!,
    });
    expect(read.calm).toBeNull();
    expect(named(read, /screen/)).toMatchObject({ posts: 30, before: null, newSince: null, moved: false });
  });

  test('let others have their turn while they are found', async () => {
    await store(posts(1_400, 'screen flickers'), posts(1_400, 'battery died', { at: world.now() - 9 * DAY }));
    let turns = 0;
    let isFinding = true;
    const others = async () => {
      while (isFinding) {
        turns += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const running = others();
    await themes();
    isFinding = false;
    await running;
    // Two rounds over 2,800 posts, a hundred at a time.
    expect(turns).toBeGreaterThan(56);
  });

  test('keep to what was stored when they were first shown', async () => {
    await store(posts(9, 'screen flickers'));
    const upTo = await world.store.newestRow();
    const shown = await themes(upTo);
    await store(
      posts(9, 'screen flickers', { by: 'late', at: world.now() - 3 * HOUR }).map((post) => ({
        ...post,
        text: about('screen flickers'),
      })),
    );
    expect(named(await themes(upTo), /screen/)).toEqual(named(shown, /screen/));
    expect(named(await themes(), /screen/)).toMatchObject({ posts: 18 });
  });

  test('are new where nobody said it before, and moved where many do', async () => {
    await store(
      posts(30, 'screen flickers', { at: world.now() - 9 * DAY, by: 'wren' }),
      posts(30, 'screen flickers'),
      posts(16, 'battery died', { by: 'jay', at: world.now() - DAY }),
    );
    const found = await themes();
    const battery = named(found, /battery/)!;
    expect(battery).toMatchObject({ posts: 16, before: 0, moved: true });
    expect(battery.newSince).toBe(world.now() - DAY - 15 * MINUTE);
    expect(named(found, /screen/)).toMatchObject({ posts: 30, before: 30, moved: false, newSince: null });
    expect(found.calm).toBe(false);
  });

  test('are not compared with a time that was not read', async () => {
    world = await newWorld();
    await world.say('add kestrelbox --name Kestrelbox');
    await store(posts(12, 'screen flickers'));
    const found = await themes();
    expect(found.calm).toBeNull();
    expect(named(found, /screen/)).toMatchObject({ before: null, newSince: null, moved: false });
  });

  test('have nothing of an author who is forgotten, from that second', async () => {
    await store(posts(8, 'screen flickers'), [
      {
        text: 'my secret hamster when the screen flickers on a kestrelbox',
        at: world.now() - 2 * HOUR,
        author: 'tilda',
      },
    ]);
    expect(named(await themes(), /screen/)).toMatchObject({ posts: 9 });
    const version = world.store.themesVersion();
    const workspaceId = (await world.workspace()).id;
    const audit = {
      workspaceId,
      at: world.now(),
      person: 'bot',
      act: 'forget',
      subject: 'x',
      detail: null,
    } as const;
    await world.store.forgetAuthor(workspaceId, 'hacker-news:tilda', audit);
    const after = await themes();
    expect(named(after, /screen/)).toMatchObject({ posts: 8, people: 8 });
    expect(JSON.stringify(after)).not.toContain('hamster');
    expect(world.store.themesVersion()).toBeGreaterThan(version);
  });
});

describe('a digest', () => {
  const read = async (days = 7) => {
    const workspace = await world.workspace();
    const now = world.now();
    const period = { ...periodOf(days * DAY, now), cadence: 'weekly' } as const;
    const asked = {
      workspace,
      keywords: await world.store.keywords(workspace.id),
      period,
      timeZone: 'UTC',
      now,
    };
    return withThemes(world.store, workspace, await readDigest(world.store, asked));
  };
  const told = async () => readable(digestMessage(await read(), { language: 'en', timeZone: 'UTC' }));

  test('says what is talked about more, as the list of themes has it', async () => {
    await store(
      posts(30, 'screen flickers', { at: world.now() - 9 * DAY, by: 'wren' }),
      posts(30, 'screen flickers'),
      posts(16, 'battery died', { by: 'jay', at: world.now() - DAY }),
    );
    const digest = await read();
    expect(digest.keywords[0]!.themes).toEqual(await themes());
    expect(await told()).toMatch(
      /Talked about more than before\n“battery died”: 16 posts by 16 people, new since \w+day/,
    );
    expect(await told()).not.toMatch(/“[^”]*screen[^”]*”: 30 posts/);
  });

  test('says nothing of themes in a calm week', async () => {
    for (const at of [world.now() - 9 * DAY, world.now() - DAY])
      await store(posts(30, 'screen flickers', { at, by: `by${at}` }));
    expect((await read()).keywords[0]!.themes?.calm).toBe(true);
    expect(await told()).not.toContain('Talked about more');
  });

  test('reads themes of few keywords, the ones with most posts, and of none with hardly any', async () => {
    for (const name of ['two', 'three', 'four', 'five']) await world.say(`add ${name}box --name Box-${name}`);
    const all = await world.store.keywords((await world.workspace()).id);
    for (const [n, { id }] of all.entries())
      await storePosts(world, id, posts(n === 4 ? 3 : 40 - n, 'screen flickers', { by: `k${n}` }));
    const digest = await read();
    const with_ = digest.keywords.filter((entry) => entry.themes !== undefined);
    expect(with_.map((entry) => entry.totals.total)).toEqual([40, 39, 38]);
  });
});
