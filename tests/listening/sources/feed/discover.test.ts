import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../../../src/listening/sources/feed/discover.ts';
import { knownFeedsOf } from '../../../../src/listening/sources/feed/known-sites.ts';
import { feedLinksIn } from '../../../../src/listening/sources/feed/links-in-page.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { type HttpServer, startHttpServer } from '../../../fakes/http-server.ts';
import { type TestContext, testContext } from '../source-context.ts';
import { fixture } from './fixture.ts';

let server: HttpServer;
let context: TestContext;
const html = (head: string) => `<!doctype html><html><head>${head}</head><body>words</body></html>`;
const feedAt = (path: string, page = html('')) =>
  server.answer((request) =>
    request.path === path
      ? { body: fixture('feed/rss.xml') }
      : request.path === '/'
        ? { body: page }
        : { status: 404 },
  );

beforeAll(async () => {
  server = await startHttpServer(undefined, { robots: 'User-agent: *\nDisallow: /rss/' });
  context = testContext([server.port]);
});
afterAll(async () => {
  await context.web.close();
  await server.close();
});
beforeEach(() => {
  server.requests.length = 0;
});

it('an address that is a feed is the answer', async () => {
  feedAt('/any');
  expect(await discoverFeeds(` ${server.origin}/any `, context)).toEqual([
    { url: `${server.origin}/any`, title: 'Queue Weekly' },
  ]);
  expect(server.requests.length).toBe(1);
});

it('reads what the page names before it offers it, and asks nothing else', async () => {
  feedAt('/news', html('<link rel="alternate" type="application/atom+xml" title="All" href="news">'));
  expect(await discoverFeeds(server.origin, context)).toEqual([
    { url: `${server.origin}/news`, title: 'Queue Weekly' },
  ]);
  expect(server.requests.map(({ path }) => path)).toEqual(['/', '/news']);
});

it.each(['/feed/', '/feed.xml', '/index.rss', '/atom.xml'])('tries %s', async (place) => {
  feedAt(place);
  expect(await discoverFeeds(server.origin, context)).toEqual([
    { url: `${server.origin}${place}`, title: 'Queue Weekly' },
  ]);
});

it('tries the folder of the page before the root', async () => {
  server.answer(({ path }) =>
    path === '/blog/feed.xml'
      ? { body: fixture('feed/atom.xml') }
      : path === '/blog'
        ? { body: html('') }
        : { status: 404 },
  );
  expect(await discoverFeeds(`${server.origin}/blog`, context)).toEqual([
    { url: `${server.origin}/blog/feed.xml`, title: 'Notes daily' },
  ]);
});

it('does not guess where robots.txt forbids, but reads what was typed', async () => {
  feedAt('/rss/');
  expect(await discoverFeeds(server.origin, context)).toEqual([]);
  expect(server.requests.map(({ path }) => path)).not.toContain('/rss/');
  expect((await discoverFeeds(`${server.origin}/rss/`, context)).length).toBe(1);
});

it('does not follow redirects of guesses, and asks at most a dozen times', async () => {
  server.answer(({ path }) =>
    path === '/' ? { body: html('') } : { status: 302, headers: { location: '/' } },
  );
  expect(await discoverFeeds(server.origin, context)).toEqual([]);
  expect(server.requests.length).toBeLessThanOrEqual(13);
  expect(server.requests.filter(({ path }) => path === '/').length).toBe(1);
});

it('stops guessing when the site asks for fewer requests', async () => {
  server.answer(({ path }) => (path === '/' ? { body: html('') } : { status: 429 }));
  expect(await discoverFeeds(server.origin, context)).toEqual([]);
  expect(server.requests.length).toBe(2);
});

it('a server that speaks http only is read by http, whether https was typed or nothing', async () => {
  feedAt('/any');
  const host = new URL(server.origin).host;
  for (const typed of [`${host}/any`, `https://${host}/any`, `feed://${host}/any`])
    expect(await discoverFeeds(typed, context)).toEqual([
      { url: `${server.origin}/any`, title: 'Queue Weekly' },
    ]);
});

it('says why the address itself cannot be read', async () => {
  server.answer(() => ({ status: 410 }));
  expect((await failureOf(discoverFeeds(server.origin, context))).kind).toBe('gone');
  expect((await failureOf(discoverFeeds('http://127.0.0.1:22/', context))).kind).toBe('refused');
  expect((await failureOf(discoverFeeds('ftp://files.example/', context))).kind).toBe('refused');
  expect((await failureOf(discoverFeeds('127.0.0.1', context))).kind).toBe('refused');
});

describe('feedLinksIn', () => {
  it('takes feeds only, once, absolute, in order', () => {
    const page = html(`
      <base href="https://cdn.example/site/">
      <link rel="stylesheet" href="a.css">
      <link rel="alternate" hreflang="fr" href="/fr">
      <link rel='alternate' type='application/rss+xml; charset=utf-8' title='Posts &amp; news' href='posts'>
      <LINK REL="Alternate" TYPE="application/feed+json" HREF="/feed.json">
      <link rel="alternate" type="application/rss+xml" href="posts">
      <link rel="alternate" type="application/json" href="https://cdn.example/wp-json/wp/v2/pages/7">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/rss+xml">
      <!-- <link rel="alternate" type="application/rss+xml" href="hidden"> -->`);
    expect(feedLinksIn(page, 'https://queue.example/')).toEqual([
      { url: 'https://cdn.example/site/posts', title: 'Posts & news' },
      { url: 'https://cdn.example/feed.json', title: 'cdn.example' },
    ]);
  });
});

describe('knownFeedsOf', () => {
  it.each<[string, string[]]>([
    [
      'https://www.youtube.com/channel/UCabcdefgh',
      ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefgh'],
    ],
    [
      'https://www.youtube.com/playlist?list=PLabc-123',
      ['https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc-123'],
    ],
    ['https://www.youtube.com/@queuetv', []],
    [
      'https://github.com/queue/kestrelbox.git',
      ['releases', 'tags', 'commits'].map((name) => `https://github.com/queue/kestrelbox/${name}.atom`),
    ],
    ['https://github.com/queue/kestrelbox/commits/main.atom', []],
    ['https://github.com/queue', ['https://github.com/queue.atom']],
    ['https://github.com/', []],
    ['https://medium.com/@ana', ['https://medium.com/feed/@ana']],
    ['https://medium.com/@ana/queues-1ab', ['https://medium.com/feed/@ana']],
    ['https://medium.com/tag/queues/latest', ['https://medium.com/feed/tag/queues']],
    ['https://medium.com/queue-weekly', ['https://medium.com/feed/queue-weekly']],
    ['https://medium.com/feed/@ana', []],
    ['https://ana.medium.com/about', ['https://ana.medium.com/feed']],
    ['https://queueweekly.substack.com/p/one', ['https://queueweekly.substack.com/feed']],
    ['https://queueweekly.substack.com/feed', []],
    ['https://queues.wordpress.com/2026/11/', ['https://queues.wordpress.com/feed/']],
    ['https://queues.tumblr.com/', ['https://queues.tumblr.com/rss']],
    ['https://dev.to/ana', ['https://dev.to/feed/ana']],
    ['https://dev.to/t/queues', ['https://dev.to/feed/tag/queues']],
    ['https://dev.to/ana/queues-1ab', []],
    ['https://stackoverflow.com/questions/tagged/queues', ['https://stackoverflow.com/feeds/tag/queues']],
    ['https://bsky.app/profile/ana.example', ['https://bsky.app/profile/ana.example/rss']],
    ['https://pypi.org/project/kestrelbox/', ['https://pypi.org/rss/project/kestrelbox/releases.xml']],
    ['https://lemmy.example/c/selfhosted', ['https://lemmy.example/feeds/c/selfhosted.xml?sort=New']],
    ['https://www.google.com/alerts/feeds/1/2', []],
    // Newest first: what is new has no votes yet.
    [
      'https://www.reddit.com/r/selfhosted/top',
      ['https://www.reddit.com/r/selfhosted/new/.rss', 'https://www.reddit.com/r/selfhosted/.rss'],
    ],
    ['https://queue.example/', []],
  ])('%s', (page, feeds) => {
    expect(knownFeedsOf(new URL(page))).toEqual(feeds);
  });
});
