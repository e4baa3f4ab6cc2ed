import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError, UserError } from '../../../../../src/config/errors.ts';
import { discoverFeeds } from '../../../../../src/listening/sources/feed/discover.ts';
import { knownPage } from '../../../../../src/listening/sources/feed/known-sites.ts';
import { CLOSED_SITES } from '../../../../../src/listening/sources/feed/sites/closed-sites.ts';
import { OPEN_SITES } from '../../../../../src/listening/sources/feed/sites/open-sites.ts';
import { SOURCES } from '../../../../../src/listening/sources/index.ts';
import { copyOf } from '../../../../../src/messages/languages/copy.ts';
import { failureOf } from '../../../../adapters/web/setup.ts';
import { runs } from '../../../../runs.ts';
import { HEADS } from './heads.ts';
import { KNOWN } from './known.ts';
import { FILES, IMPOSSIBLE, NOTHING } from './refusals.ts';
import { atom, link, page, rss, type Served, type Sites, startWebOfSites, type WebOfSites } from './web.ts';

/** What one address may cost at most. */
const MAX_REQUESTS = 30;
const MAX_MS = 45_000;

let web: WebOfSites;
beforeAll(async () => {
  web = await startWebOfSites();
});
afterAll(() => web.close());

const discover = (typed: string) => discoverFeeds(typed, web.context);
const found = async (typed: string) => (await discover(typed)).map(({ url }) => url);
const refusalOf = async (typed: string): Promise<UserError> => {
  try {
    await discover(typed);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('expected a UserError, but it succeeded');
};

describe('places of sites that are known', () => {
  it.each(KNOWN)('%s', async (typed, feed, sites) => {
    web.serve(sites ?? {});
    expect(await found(typed)).toEqual([feed]);
  });
});

describe('a feed that was found', () => {
  it.each(KNOWN.map(([, feed]) => feed))('is itself when it is chosen: %s', async (feed) => {
    web.serve({ [feed.replace('https://', '')]: rss('Queue') });
    expect(await found(feed)).toEqual([feed]);
    expect(web.asked.length).toBe(1);
  });
});

describe('pages, as sites write them and people paste them', () => {
  it.each(HEADS)('%s: %s', async (_what, typed, feeds, sites, more) => {
    web.serve(sites, more);
    const startedAt = web.context.now();
    expect(await found(typed)).toEqual(feeds);
    expect(web.asked.length).toBeLessThanOrEqual(MAX_REQUESTS);
    expect(web.context.now() - startedAt).toBeLessThanOrEqual(MAX_MS);
  });
});

describe('what can be no feed is said, with what there is instead', () => {
  it.each(IMPOSSIBLE)('%s', async (typed, site, why) => {
    web.serve({
      'registry.npmjs.org/kestrelbox/latest': '{"name":"kestrelbox"}',
      // A page before the page, which does not say whose it is.
      'www.youtube.com/@consent': { status: 302, headers: { location: 'https://consent.youtube.com/m?a=1' } },
      // Channels that are only mentioned there.
      'www.youtube.com/@somebody': page('', '{"channelId":"UCaaaaaa"},{"channelId":"UCbbbbbb"}'),
      'www.youtube.com/feed/subscriptions': page('', 'Sign in'),
      'consent.youtube.com/m?a=1': page('', 'Before you continue'),
    });
    const { code, params } = await refusalOf(typed);
    expect([code, params.site, params.why]).toEqual(['feed-impossible', site, why]);
    for (const language of ['en', 'fr']) {
      const { what, fix } = copyOf(language).problems['feed-impossible'](params);
      expect(`${what} ${fix}`).toContain(site);
      expect(fix).toBeTruthy();
    }
  });

  it.each(FILES)('%s', async (kind, served) => {
    web.serve({ 'queue.example/feed.xml': served });
    const { code, params } = await refusalOf('https://queue.example/feed.xml');
    expect([code, params.kind]).toEqual(['feed-other-file', kind]);
    const texts = ['en', 'fr'].map((language) => copyOf(language).problems['feed-other-file'](params).what);
    expect(new Set(texts).size).toBe(2);
  });

  it.each(NOTHING)('%s', async (_what, sites) => {
    web.serve(sites);
    expect(await found('queue.example')).toEqual([]);
    expect(web.asked.length).toBeLessThanOrEqual(MAX_REQUESTS);
  });
});

describe('the tables', () => {
  it('have each host once, and only sources that there are', () => {
    const sites = [...OPEN_SITES, ...CLOSED_SITES];
    const hosts = sites.flatMap((site) => site.hosts);
    expect(hosts.filter((host, at) => hosts.indexOf(host) !== at)).toEqual([]);
    const sources = sites.flatMap(({ pages }) =>
      Object.values(pages).flatMap(({ none }) => (none && 'source' in none ? [[none.source, none.why]] : [])),
    );
    for (const [id, why] of sources) {
      const source = SOURCES.find((candidate) => candidate.id === id);
      const access = why === 'searched' ? 'open' : why === 'own' ? 'keyed' : why;
      expect([id, source?.access]).toEqual([id, access]);
    }
  });

  it('have each site in the cases above', () => {
    const tried = new Set(
      [
        ...KNOWN.map(([, feed, sites]) => [
          feed,
          ...Object.keys(sites ?? {}).map((address) => `https://${address}`),
        ]),
        ...IMPOSSIBLE.map(([typed]) => [typed]),
      ]
        .flat()
        .concat(KNOWN.map(([typed]) => typed))
        .flatMap((typed) => (URL.canParse(typed) ? [knownPage(new URL(typed))?.site.name] : [])),
    );
    const untried = OPEN_SITES.map(({ name }) => name).filter((name) => !tried.has(name));
    expect(untried).toEqual([]);
  });
});

describe('the names of several feeds', () => {
  it('are their own', async () => {
    web.serve({
      'queue.example/': page(link('/a', 'One') + link('/b', 'Two')),
      'queue.example/a': rss('Queue Weekly'),
      'queue.example/b': atom('Queue Daily'),
    });
    expect((await discover('queue.example')).map(({ title }) => title)).toEqual([
      'Queue Weekly',
      'Queue Daily',
    ]);
  });

  it('are told apart by what the page calls them, else by their address', async () => {
    const feeds: Sites = {
      'queue.example/a': rss('Queue', { at: 'https://queue.example/a' }),
      'queue.example/b': rss('Queue', { at: 'https://queue.example/b' }),
    };
    web.serve({ ...feeds, 'queue.example/': page(link('/a', 'World') + link('/b', 'Tech')) });
    expect((await discover('queue.example')).map(({ title }) => title)).toEqual([
      'Queue: World',
      'Queue: Tech',
    ]);
    web.serve({ ...feeds, 'queue.example/': page(link('/a') + link('/b')) });
    expect((await discover('queue.example')).map(({ title }) => title)).toEqual(['Queue: /a', 'Queue: /b']);
  });
});

describe('bounds and manners', () => {
  it('a page of many dead feeds costs no more than its share', async () => {
    const many = Array.from({ length: 200 }, (_, at) => link(`/dead/${at}.xml`)).join('');
    const shown = Array.from(
      { length: 200 },
      (_, at) => `<a href="/gone/${at}.rss">rss</a><a href="/blog/${at}">blog</a>`,
    ).join('');
    web.serve({ 'queue.example/': page(many, shown) });
    expect(await found('queue.example')).toEqual([]);
    expect(web.asked.length).toBeLessThanOrEqual(MAX_REQUESTS);
    expect(new Set(web.asked).size).toBe(web.asked.length);
  });

  it('whatever stands there, it ends within its bounds in feeds or in a sentence', async () => {
    const address = fc.constantFrom(
      '/',
      '/a',
      '/b/',
      '/feed/',
      '/feed.xml',
      '/rss.xml',
      'https://other.example/x',
      'http://[',
      '//',
      '?p=1',
      '#x',
      'javascript:1',
    );
    const piece = fc.oneof(
      address.map((href) => link(href)),
      address.map((href) => `<a href="${href}">RSS</a>`),
      address.map((href) => `<a href="${href}">Blog</a>`),
      address.map((href) => `<base href="${href}">`),
      address.map((href) => `<meta http-equiv="refresh" content="0;url=${href}">`),
      address.map((href) => `<link rel="canonical" href="${href}">`),
      fc.constantFrom(
        '<meta name="generator" content="WordPress">',
        '<meta name="generator" content="Discourse">',
        '<rss>',
        '{"a":1}',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const served: fc.Arbitrary<Served> = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((pieces) => page(pieces.join(''))),
      fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
      fc.constantFrom(rss('Queue'), atom('Queue'), rss('Empty', { items: 0 })),
      fc.record({
        status: fc.constantFrom(301, 302, 307),
        headers: address.map((location) => ({ location })),
      }),
      fc.constantFrom(401, 403, 404, 410, 429, 500, 503).map((status) => ({ status })),
    );
    const sites = fc.dictionary(
      fc.constantFrom(
        'queue.example/',
        'queue.example/a',
        'queue.example/b/',
        'queue.example/feed/',
        'queue.example/feed.xml',
        'other.example/x',
      ),
      served,
    );
    await fc.assert(
      fc.asyncProperty(
        sites,
        fc.constantFrom('queue.example', 'https://queue.example/a', 'feed:queue.example/b/'),
        async (there, typed) => {
          const fresh = await startWebOfSites();
          try {
            fresh.serve(there);
            const outcome = await discoverFeeds(typed, fresh.context).catch((error: unknown) => error);
            if (Array.isArray(outcome)) expect(outcome.length).toBeLessThanOrEqual(8);
            else expect(outcome instanceof SourceError || outcome instanceof UserError).toBe(true);
            expect(fresh.asked.length).toBeLessThanOrEqual(2 * MAX_REQUESTS);
          } finally {
            await fresh.close();
          }
        },
      ),
      { seed: 14, numRuns: runs(120) },
    );
  });

  it.each([
    [403, 'refused'],
    [429, 'limited'],
    [502, 'down'],
  ])('says why the feed that a page names cannot be read: %i', async (status, kind) => {
    web.serve({ 'queue.example/': page(link('/feed')), 'queue.example/feed': { status } });
    expect((await failureOf(discover('queue.example'))).kind).toBe(kind);
  });

  it('says when a known site wants no more requests, instead of finding nothing', async () => {
    const limited = { status: 429, headers: { 'retry-after': '60' } };
    web.serve({ 'www.reddit.com/r/selfhosted/new/.rss': limited, 'www.reddit.com/r/selfhosted/': page('') });
    expect((await failureOf(discover('r/selfhosted'))).kind).toBe('limited');
  });

  it.each([
    'http://169.254.169.254/latest/',
    'http://127.0.0.1/',
    'http://[::1]/feed',
    'https://10.0.0.1/rss',
  ])('does not follow a page to %s', async (address) => {
    web.serve(
      {
        'queue.example/': page(
          `${link(address)}<meta http-equiv="refresh" content="0; url=${address}">`,
          `<a href="${address}">rss</a>`,
        ),
      },
      { silent: [new URL(address).hostname, new URL(address).hostname.slice(1, -1)] },
    );
    expect(await found('queue.example')).toEqual([]);
    expect(web.asked.filter((asked) => !asked.startsWith('queue.example'))).toEqual([]);
  });

  it('does not follow a found address to a private host', async () => {
    web.serve(
      { 'itunes.apple.com/lookup?id=1&entity=podcast': '{"feedUrl":"http://169.254.169.254/feed"}' },
      { silent: ['169.254.169.254'] },
    );
    expect((await failureOf(discover('https://podcasts.apple.com/us/podcast/q/id1'))).kind).toBe('refused');
  });
});
