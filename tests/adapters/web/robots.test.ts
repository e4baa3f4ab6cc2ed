import { afterEach, expect, it } from 'vitest';
import { createRobots, type RobotsAnswer } from '../../../src/adapters/web/robots.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { startHttpServer } from '../../fakes/http-server.ts';
import { failureOf, stepClock, webFor } from './setup.ts';

const page = new URL('https://shop.example/feed/');
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

function robotsWith(answer: RobotsAnswer) {
  const clock = stepClock();
  const read: string[] = [];
  const robots = createRobots({
    agent: 'Earshot',
    clock,
    read: async (url) => {
      read.push(url.href);
      return answer;
    },
  });
  return { clock, read, robots };
}

it.each<[string, number, string, boolean, boolean]>([
  ['no file', 404, 'User-agent: *\nDisallow: /', true, false],
  ['everybody out', 200, 'User-agent: *\nDisallow: /', false, false],
  ['we are out', 200, 'User-agent: Earshot\nDisallow: /', false, true],
  ['we are out, however it is written', 200, 'user-agent:EARSHOT/2 # bot\ndisallow: /feed', false, true],
  ['we may, others not', 200, 'User-agent: *\nDisallow: /\n\nUser-agent: earshot\nAllow: /', true, false],
  ['another path', 200, 'User-agent: *\nDisallow: /private', true, false],
  ['an empty rule', 200, 'User-agent: *\nDisallow:', true, false],
  ['another bot with a longer name', 200, 'User-agent: EarshotPlus\nDisallow: /', true, false],
  ['broken server', 500, '', false, false],
  ['no answer', 0, '', false, false],
])('%s', async (_name, status, text, allows, namesUs) => {
  const { robots } = robotsWith({ status, text });
  expect(await robots.allows(page)).toBe(allows);
  expect(await robots.namesUs(page)).toBe(namesUs);
});

it('asks once a day, and after an hour when the server was broken', async () => {
  const well = robotsWith({ status: 200, text: '' });
  await Promise.all([well.robots.allows(page), well.robots.namesUs(page)]);
  await well.robots.allows(page);
  expect(well.read).toEqual(['https://shop.example/robots.txt']);
  well.clock.at += DAY + 1;
  await well.robots.allows(page);
  expect(well.read.length).toBe(2);

  const broken = robotsWith({ status: 500, text: '' });
  await broken.robots.allows(page);
  broken.clock.at += HOUR + 1;
  await broken.robots.allows(page);
  expect(broken.read.length).toBe(2);
});

it('keeps no more than its share of memory', async () => {
  const { read, robots } = robotsWith({ status: 200, text: `#${'x'.repeat(3_000_000)}` });
  const sites = ['a', 'b', 'c', 'd'].map((name) => new URL(`https://${name}.example/`));
  for (const site of sites) await robots.allows(site);
  await robots.allows(sites[3]!);
  expect(read.length).toBe(4);
  await robots.allows(sites[0]!);
  expect(read.length).toBe(5);
});

async function site(robots: string) {
  const server = await startHttpServer(() => ({ body: 'page' }), { robots });
  const web = webFor([server.port]);
  cleanups.push(web.close, server.close);
  return { server, web };
}

it('reads what a person asked for unless the site names us; pages of our own choice obey every rule', async () => {
  const { server, web } = await site('User-agent: *\nDisallow: /feed');
  expect((await web.fetch(`${server.origin}/feed`)).status).toBe(200);
  const failure = await failureOf(web.pages.fetch(`${server.origin}/feed`));
  expect(failure.kind).toBe('refused');
  expect(failure.message).toMatch(/robots\.txt/);
  expect((await web.pages.fetch(`${server.origin}/about`)).status).toBe(200);
  expect(server.robotsRequests).toBe(1);
});

it('stays away from a site that names us, but not from an API', async () => {
  const { server, web } = await site('User-agent: Earshot\nDisallow: /');
  expect((await failureOf(web.fetch(`${server.origin}/feed`))).message).toMatch(/keeps Earshot out/);
  expect(server.requests).toEqual([]);
  expect((await web.fetch(`${server.origin}/api`, { lane: 'api' })).status).toBe(200);
});

it('checks each page of a redirect', async () => {
  const { server, web } = await site('User-agent: *\nDisallow: /private');
  server.answer(({ path }) =>
    path === '/' ? { status: 302, headers: { location: '/private' } } : { body: 'page' },
  );
  expect((await failureOf(web.pages.fetch(server.origin))).message).toMatch(/robots\.txt/);
  expect(server.requests.map(({ path }) => path)).toEqual(['/']);
});
