import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../src/listening/time.ts';
import { OUTLETS, type OutletFile, type SamplePost } from './generate.ts';

/** What a server of the sample week says at a moment of the simulated clock. */
type Answer = { type: string; body: string };

export interface World {
  /** Address of each outlet's feed, and of the Hacker News search. */
  addresses: Record<OutletFile, string>;
  /** `host:port` of every server, for the allow-list of the guard. */
  hosts: string[];
  close(): Promise<void>;
}

/** A feed shows its newest entries only, like real ones. */
const FEED_LENGTH = 60;

/** Starts one loopback server per outlet; each shows only what its posts' times allow. */
export async function openWorld(clock: Clock): Promise<World> {
  const servers: Server[] = [];
  const addresses = {} as World['addresses'];
  const hosts: string[] = [];
  for (const outlet of OUTLETS) {
    const posts = readPosts(outlet.file);
    const server = createServer((request, response) => {
      const base = `http://${request.headers.host}`;
      const seen = posts.filter((post) => Date.parse(post.at) <= clock.now());
      const answer =
        outlet.format === 'hn'
          ? hackerNewsAnswer(seen, new URL(request.url ?? '/', base))
          : feedAnswer(outlet, seen, base);
      respond(request, response, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    servers.push(server);
    hosts.push(`127.0.0.1:${port}`);
    addresses[outlet.file] = `http://127.0.0.1:${port}${outlet.format === 'hn' ? '' : '/feed'}`;
  }
  return {
    addresses,
    hosts,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function readPosts(file: OutletFile): SamplePost[] {
  const text = readFileSync(new URL(`sample/${file}.ndjson`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SamplePost);
}

function respond(request: IncomingMessage, response: ServerResponse, { type, body }: Answer): void {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { 'content-type': type, etag }).end(body);
}

function feedAnswer(outlet: (typeof OUTLETS)[number], seen: SamplePost[], base: string): Answer {
  const newest = seen.slice(-FEED_LENGTH).reverse();
  if (outlet.format === 'rss') {
    const items = newest.map(
      (post) =>
        `<item>${post.title ? `<title>${xml(post.title)}</title>` : ''}<link>${base}/${post.id}</link>` +
        `<guid isPermaLink="false">${post.id}</guid><dc:creator>${xml(post.author)}</dc:creator>` +
        `<pubDate>${new Date(post.at).toUTCString()}</pubDate>` +
        (post.original
          ? `<source url="https://ledger.example${post.original}">The Morning Ledger</source>`
          : '') +
        `<description>${xml(`<p>${xml(post.text)}</p>`)}</description></item>`,
    );
    return {
      type: 'application/rss+xml; charset=utf-8',
      body: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${xml(outlet.title)}</title><link>${base}/</link><description>Sample</description><language>${outlet.lang}</language>${items.join('\n')}</channel></rss>`,
    };
  }
  if (outlet.format === 'atom') {
    const entries = newest.map(
      (post) =>
        `<entry><id>tag:maison.example,2026:${post.id}</id><title>${xml(post.title ?? '')}</title><link href="${base}/${post.id}"/>` +
        `<author><name>${xml(post.author)}</name></author><published>${post.at}</published><updated>${post.at}</updated>` +
        `<content type="html">${xml(`<p>${xml(post.text)}</p>`)}</content></entry>`,
    );
    return {
      type: 'application/atom+xml; charset=utf-8',
      body: `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.lang}"><id>${base}/</id><title>${xml(outlet.title)}</title><link href="${base}/"/><updated>${newest[0]?.at ?? '2026-03-02T00:00:00Z'}</updated>${entries.join('\n')}</feed>`,
    };
  }
  const items = newest.map((post) => ({
    id: post.id,
    url: `${base}/${post.id}`,
    title: post.title,
    content_text: post.text,
    date_published: post.at,
    language: outlet.lang,
    authors: [{ name: post.author }],
    ...(post.original ? { external_url: `https://ledger.example${post.original}` } : {}),
  }));
  return {
    type: 'application/feed+json; charset=utf-8',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: outlet.title,
      home_page_url: `${base}/`,
      language: outlet.lang,
      items,
    }),
  };
}

/** The search by date, and the single item that tells whether a post still exists. */
function hackerNewsAnswer(seen: SamplePost[], url: URL): Answer {
  const item = /^\/item\/(\d+)\.json$/.exec(url.pathname);
  if (!item) return searchAnswer(seen, url);
  return { type: 'application/json', body: JSON.stringify({ id: Number(item[1]), type: 'comment' }) };
}

/** The documented answer of Hacker News search by date, filtered as its parameters ask. */
function searchAnswer(seen: SamplePost[], url: URL): Answer {
  const words = (url.searchParams.get('query') ?? '').replaceAll('"', '').toLowerCase().split(/\s+/);
  const filters = (url.searchParams.get('numericFilters') ?? '')
    .split(',')
    .map((filter) => /^created_at_i(>=|<=|>|<)(\d+)$/.exec(filter.trim()));
  const perPage = Number(url.searchParams.get('hitsPerPage') ?? 20);
  const page = Number(url.searchParams.get('page') ?? 0);
  const found = seen
    .filter((post) => {
      const text = `${post.title ?? ''} ${post.text}`.toLowerCase();
      const seconds = Date.parse(post.at) / 1000;
      return (
        words.every((word) => text.includes(word)) &&
        filters.every((filter) => !filter || compare(seconds, filter[1]!, Number(filter[2])))
      );
    })
    .reverse();
  const hits = found.slice(page * perPage, (page + 1) * perPage).map((post) => {
    const id = String(47_000_000 + Number(post.id.split('-').at(-1)));
    return {
      objectID: id,
      created_at: post.at,
      created_at_i: Date.parse(post.at) / 1000,
      author: post.author,
      title: post.story ? null : (post.title ?? null),
      url: null,
      points: post.points ?? 1,
      num_comments: post.story ? null : 3,
      story_text: post.story ? null : xml(post.text),
      comment_text: post.story ? xml(post.text) : null,
      story_id: post.story ? 46_000_000 + Number(post.story.split('-').at(-1)) : null,
      story_title: post.story ? 'Ask HN: What router do you use at home?' : null,
      parent_id: post.story ? 46_000_000 + Number(post.story.split('-').at(-1)) : null,
      _tags: post.story
        ? ['comment', `author_${post.author}`]
        : ['story', `author_${post.author}`, `story_${id}`],
    };
  });
  return {
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({
      hits,
      nbHits: found.length,
      page,
      nbPages: Math.ceil(found.length / perPage),
      hitsPerPage: perPage,
    }),
  };
}

function compare(left: number, operator: string, right: number): boolean {
  if (operator === '>=') return left >= right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left < right;
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
