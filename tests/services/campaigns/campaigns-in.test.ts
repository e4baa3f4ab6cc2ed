import { expect, test } from 'vitest';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { dayStart } from '../../../src/listening/zoned.ts';
import { campaignChart } from '../../../src/messages/charts/campaign.ts';
import { campaignsIn } from '../../../src/services/campaigns/campaigns-in.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { readRequest, storePosts } from '../../commands/posts.ts';

const midnight = (world: World, days: number) => dayStart(world.now() + days * DAY, 'Europe/Paris');
const iso = (world: World, days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(midnight(world, days) + 12 * HOUR);

test('a report has the campaigns of its keywords that had a day in its period, with all that they brought', async () => {
  const world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('add tavnik --name Tavnik');
  world.pass(100 * DAY);
  const workspace = await world.workspace();
  const [brand, other] = (await world.store.keywords(workspace.id)) as [Keyword, Keyword];
  const posts = Array.from({ length: 60 * 5 }, (_, nth) => ({
    text: `kestrelbox post ${nth}`,
    at: midnight(world, -60) + Math.floor(nth / 5) * DAY + 10 * HOUR + (nth % 5) * 60_000,
    author: nth >= 270 ? `newcomer${nth % 5}` : `author${nth % 5}`,
  }));
  const since = { coveredFrom: world.now() - 200 * DAY, firstAt: world.now() - 200 * DAY };
  await storePosts(world, brand.id, posts, readRequest(world.now(), since));
  const add = (name: string, keyword: string, from: number, to: number) =>
    world.say(`campaign add ${name} --keywords ${keyword} --from ${iso(world, from)} --to ${iso(world, to)}`);
  await add('Kestrelfest', 'Kestrelbox', -6, -2);
  await add('Earlier', 'Kestrelbox', -30, -20);
  await add('Elsewhere', 'Tavnik', -6, -2);
  await add('Ahead', 'Kestrelbox', 1, 2);
  const period = { from: world.now() - 7 * DAY, to: world.now() };
  const found = await campaignsIn(world.store, workspace, [brand], period, world.now());
  expect(found.map(({ campaign }) => campaign.name)).toEqual(['Kestrelfest']);
  const [report] = found;
  expect(report).toMatchObject({ state: 'over', during: { days: 5, posts: 25 }, unknown: null });
  expect(report!.people.some(({ isNew }) => isNew)).toBe(true);
  const place = { language: 'en', timeZone: 'UTC', sourceName: (source: string) => source };
  const chart = campaignChart(report!, place);
  expect(chart.labels).toHaveLength(28 + 5 + 1);
  expect(chart.band!.low.every((low) => low !== null)).toBe(true);
  expect(chart.stretches).toMatchObject([{ from: 28, to: 32, what: 'spike' }]);
  const both = await campaignsIn(world.store, workspace, [brand, other], period, world.now());
  expect(both.map(({ campaign }) => campaign.name)).toEqual(['Elsewhere', 'Kestrelfest']);
});
