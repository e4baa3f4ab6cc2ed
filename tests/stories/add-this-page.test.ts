import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { atom, link, page, rss } from '../listening/sources/feed/pages/web.ts';

const HTML = { 'content-type': 'text/html' };

let server: HttpServer;
let bot: TestBot;
let pages: Record<string, Answer>;
beforeEach(async () => {
  pages = {};
  server = await startHttpServer(({ path }) => pages[path] ?? { status: 404 });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox');
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

const feeds = async () => (await bot.store.allFeeds()).map(({ url }) => url.replace(server.origin, ''));
const add = (path: string, language?: 'en' | 'fr') =>
  bot.say(`sources --add ${server.origin}${path}`, language);

test('a page with one feed in two formats is one feed, added at once and read', async () => {
  pages['/'] = { headers: HTML, body: page(link('/rss') + link('/atom', '', 'application/atom+xml')) };
  pages['/rss'] = { body: rss('Queue Weekly') };
  pages['/atom'] = { body: atom('Queue Weekly', { words: 'All about Kestrelbox.' }) };
  expect(readable((await add('/')).message)).toContain('Queue Weekly');
  expect(await feeds()).toEqual(['/atom']);
  bot.clock.at += MINUTE;
  await bot.collector.job.run(bot.clock.at);
  await bot.collector.settled();
  expect(await bot.store.recentMentions((await bot.workspace()).id, 0)).toHaveLength(3);
});

test('of several feeds the person picks one, posts before comments', async () => {
  const long = `/topics?${'topic=network&'.repeat(9)}`;
  pages['/'] = { headers: HTML, body: page(link('/comments') + link('/posts') + link(long)) };
  pages['/posts'] = { body: rss('Posts') };
  pages['/comments'] = { body: rss('Comments', { answers: true }) };
  pages['/topics'] = { body: rss('Topics') };
  const { message } = await add('/');
  const [controls] = message.elements.flatMap((element) => (element.kind === 'buttons' ? [element] : []));
  const options = controls?.menus?.[0]?.options ?? [];
  expect(options.map(({ label }) => label)).toEqual(['Posts', 'Comments']);
  // No menu of Discord's takes an address of this length: it is a button.
  expect(controls?.buttons.map(({ label }) => label)).toEqual(['Topics']);
  expect(await feeds()).toEqual([]);
  await bot.press('sources', { add: options[0]!.value });
  await bot.press('sources', controls!.buttons[0]!.args);
  expect(await feeds()).toEqual(['/posts', long]);
});

test('a feed that a page names and that is none is not added', async () => {
  pages['/'] = { headers: HTML, body: page(link('/old.rss', 'My blog')) };
  pages['/api'] = { headers: HTML, body: page(link('/api/page/1', 'API', 'application/json')) };
  pages['/api/page/1'] = { headers: { 'content-type': 'application/json' }, body: '{"id":1}' };
  for (const path of ['/', '/api']) expect(readable((await add(path)).message)).toContain('found no feed');
  expect(readable((await add('/api/page/1')).message)).toContain('data for programs');
  expect(readable((await add('/api/page/1', 'fr')).message)).toContain('données pour des programmes');
  expect(await feeds()).toEqual([]);
});

test('a feed that is there under another spelling of its address is not added twice', async () => {
  pages['/rss'] = { body: rss('Queue Weekly') };
  await add('/rss');
  pages['/rss/'] = { body: rss('Queue Weekly') };
  expect(readable((await add('/rss/')).message)).toContain('already there');
  expect(await feeds()).toEqual(['/rss']);
});

test('a site without feeds is named, with what there is instead', async () => {
  expect(readable((await bot.say('sources --add https://x.com/kestrelbox')).message)).toContain(
    'With a key, I can search X',
  );
  expect(
    readable((await bot.say('sources --add https://www.instagram.com/kestrelbox', 'fr')).message),
  ).toContain('Instagram');
  expect(server.requests).toEqual([]);
});
