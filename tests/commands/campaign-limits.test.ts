import { beforeEach, describe, expect, test } from 'vitest';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { dayStart } from '../../src/listening/zoned.ts';
import { newWorld, readable, type World } from './harness.ts';
import { readRequest, type SamplePost, storePosts } from './posts.ts';

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

const say = async (line: string, language?: 'fr') =>
  readable((await world.say(line, { admin: true, ...(language ? { language } : {}) })).message);
const midnight = (days: number) => dayStart(world.now() + days * DAY, 'Europe/Paris');
const iso = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(midnight(days) + 12 * HOUR);

async function days(keyword: Keyword, from: number, daily: number, part: Partial<SamplePost> = {}) {
  const posts: SamplePost[] = [];
  for (let day = from; day < 0; day++)
    for (let nth = 0; nth < daily + (daily > 1 ? day % 2 : 0); nth++) {
      const at = midnight(day) + 8 * HOUR + nth * 60_000;
      posts.push({
        text: `${keyword.name} post ${day} ${nth}`,
        at,
        author: `author${nth}`,
        counts: {},
        ...part,
      });
    }
  const covered = { coveredFrom: world.now() - 200 * DAY, firstAt: world.now() - 200 * DAY };
  await storePosts(world, keyword.id, posts, readRequest(world.now(), covered));
}

const of = (name: string, days: [number, number], more = '') =>
  `campaign add ${name} --keywords Kestrelbox --from ${iso(days[0])} --to ${iso(days[1])} ${more}`;

describe('what cannot be said of a campaign is said', () => {
  test('a share of voice among hardly any posts', async () => {
    await days(brand, -98, 6);
    const few = 'Too few mentions of its competitors or controls';
    // A rival of whom nobody spoke: not "100%, 100% to 100% expected".
    const none = await say(of('Spring', [-3, -3], '--goal share'));
    expect(none).toContain(few);
    expect(none).not.toContain('100%');
    await days(rival, -98, 6);
    expect(await say(of('Summer', [-9, -2], '--goal share'))).toMatch(/share of voice can be seen: \d+%/);
    expect(await say(of('Autumn', [-1, -1], '--goal share'))).toContain(few);
  });

  test('of keywords that are gone', async () => {
    await days(brand, -98, 6);
    await days(rival, -98, 6);
    await say(of('Spring', [-8, -1], '--control Quillmere --goal share'));
    await say(`campaign add Both --keywords "Kestrelbox, Quillmere" --from ${iso(-8)} --to ${iso(-1)}`);
    await say('remove Kestrelbox --yes');
    const gone = await say('campaign show Spring');
    expect(gone).toContain('Its keywords were removed');
    expect(gone).not.toMatch(/Too few days|Keywords: *\n|Before|incomplete/);
    expect(await say('campaign show Both')).toContain('1 of its keywords or controls was removed');
  });

  test('of a control that had a campaign itself', async () => {
    await days(brand, -98, 6);
    await days(rival, -98, 6);
    await say(of('Loud', [-8, -1]));
    const quiet = await say(
      `campaign add Quiet --keywords Quillmere --control Kestrelbox --from ${iso(-9)} --to ${iso(-2)}`,
    );
    expect(quiet).toContain('At the same time its control had a campaign: “Loud”');
    const before = await say(
      `campaign add Before --keywords Quillmere --control Kestrelbox --from ${iso(-20)} --to ${iso(-9)}`,
    );
    expect(before).not.toContain('its control had a campaign');
  });

  test('of many others, without a list of all', async () => {
    await days(brand, -98, 6);
    for (let nth = 0; nth < 5; nth++) await say(of(`Other${nth}`, [-8, -1]));
    expect(await say(of('Spring', [-8, -1]))).toMatch(/At the same time: (“Other\d”, ){3}and 2 others\./);
    expect(await say('campaign show Spring', 'fr')).toContain('et 2 autres');
  });

  test('nobody is a widely read author who is not read', async () => {
    await days(brand, -98, 6);
    expect(await say(of('Spring', [-8, -1]))).not.toContain('Widely read');
    const at = midnight(-3) + 9 * HOUR;
    const copper = { text: 'kestrelbox', at, author: 'copper', followers: 9_000, counts: { likes: 90 } };
    await storePosts(world, brand.id, [copper]);
    expect(await say('campaign show Spring')).toContain('Widely read authors: copper (new)');
  });
});

test('days of another year say so, where they are listed and told', async () => {
  const year = new Date(world.now()).getUTCFullYear() + 1;
  const added = await say(
    `campaign add Spring --keywords Kestrelbox --from ${year}-03-05 --to ${year}-03-12`,
  );
  expect(added).toContain(`Mar 5, ${year} to`);
  expect(await say('campaign')).toContain(`Mar 12, ${year}`);
  expect(await say('campaign show Spring', 'fr')).toContain(`5 mars ${year}`);
});
