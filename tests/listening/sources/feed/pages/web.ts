import { SourceError } from '../../../../../src/config/errors.ts';
import { parseFeed } from '../../../../../src/listening/sources/feed/parse.ts';
import type { Web, WebAnswer } from '../../../../../src/listening/sources/source.ts';
import { stepClock, webFor } from '../../../../adapters/web/setup.ts';
import { type HttpServer, startHttpServer } from '../../../../fakes/http-server.ts';

/** An answer of one address: the text of a page or a feed, or more than that. */
export type Served =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array };

/** What stands at which address, without its scheme; any other is a 404. */
export type Sites = Readonly<Record<string, Served>>;

export interface WebOfSites {
  /** Every host answers from here on with this; those of `plain` speak http only, those of `silent` do not exist. */
  serve(sites: Sites, more?: { plain?: readonly string[]; silent?: readonly string[] }): void;
  context: {
    web: Web;
    pages: Web;
    parseFeed: typeof parseFeed;
    now(): number;
    options: Record<string, string>;
  };
  /** Addresses that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** One loopback server that is every host there is: the real fetch before it, TLS left out between the two. */
export async function startWebOfSites(): Promise<WebOfSites> {
  let sites = new Map<string, Served>();
  let plain: readonly string[] = [];
  const silent = new Set<string>();
  const asked: string[] = [];
  const server: HttpServer = await startHttpServer((request) => {
    const address = `${request.headers.host}${request.path}${request.query.size > 0 ? `?${request.query}` : ''}`;
    asked.push(address);
    const found = sites.get(address);
    if (found === undefined) return { status: 404, headers: HTML, body: page('', 'Not found') };
    const { status = 200, headers = {}, body = '' } = typeof found === 'string' ? { body: found } : found;
    const { location } = headers;
    return {
      status,
      headers: {
        ...(location ? { location: location.replace(/^https:/, 'http:') } : {}),
        ...without(headers),
      },
      body,
    };
  });
  const clock = stepClock();
  class EveryHost extends Map<string, number> {
    override get = (host: string) => (silent.has(host) ? undefined : server.port);
  }
  const web = webFor([], { clock, localNames: new EveryHost() });
  const withTls = (inner: Web): Web => ({
    async fetch(url, ask) {
      const { protocol, host } = new URL(url);
      if (protocol === 'https:' && plain.includes(host))
        throw new SourceError('down', `${host} refuses the connection.`, {
          cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
        });
      const answer = await inner.fetch(url.replace(/^https:/, 'http:'), ask);
      return {
        ...answer,
        url: secured(answer.url),
        movedTo: answer.movedTo && secured(answer.movedTo),
      } satisfies WebAnswer;
    },
  });
  const secured = (url: string) =>
    plain.includes(new URL(url).host) ? url : url.replace(/^http:/, 'https:');
  return {
    serve(next, more = {}) {
      sites = new Map(Object.entries(next).map(([address, served]) => [asSent(address), served]));
      plain = more.plain ?? [];
      silent.clear();
      for (const host of more.silent ?? []) silent.add(host);
      asked.length = 0;
    },
    context: { web: withTls(web), pages: withTls(web.pages), parseFeed, now: clock.now, options: {} },
    asked,
    async close() {
      await web.close();
      await server.close();
    },
  };
}

/** With its parameters as a form writes them. */
function asSent(address: string): string {
  const { host, pathname, searchParams } = new URL(`http://${address}`);
  return `${host}${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}`;
}

const HTML = { 'content-type': 'text/html' };

function without({ location: _location, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}

export function page(head: string, body = 'words'): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`;
}

export interface FeedShape {
  /** Where its items stand. */
  at?: string;
  items?: number;
  words?: string;
  /** Its items are answers to a post. */
  answers?: boolean;
}

export function rss(
  title: string,
  { at = 'https://queue.example', items = 3, words = 'Kestrelbox.', answers }: FeedShape = {},
): string {
  const list = numbers(items).map(
    (n) =>
      `<item><title>Post ${n} of ${title}</title><link>${at}/posts/${n}/${answers ? `#comment-${n}` : ''}</link><guid isPermaLink="false">${title}-${n}</guid><pubDate>Fri, 20 Nov 2026 0${n % 10}:00:00 GMT</pubDate><description>${words}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${title}</title><link>${at}/</link><description>d</description>${list.join('')}</channel></rss>`;
}

export function atom(
  title: string,
  { at = 'https://queue.example', items = 3, words = 'Kestrelbox.' }: FeedShape = {},
): string {
  const list = numbers(items).map(
    (n) =>
      `<entry><id>tag:${title},${n}</id><title>Post ${n} of ${title}</title><link href="${at}/posts/${n}/"/><updated>2026-11-20T0${n % 10}:00:00Z</updated><content type="html">${words}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:${title}</id><title>${title}</title><updated>2026-11-20T00:00:00Z</updated><link href="${at}/"/>${list.join('')}</feed>`;
}

export function jsonFeed(
  title: string,
  { at = 'https://queue.example', items = 3, words = 'Kestrelbox.' }: FeedShape = {},
): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${at}/`,
    items: numbers(items).map((n) => ({
      id: `${title}-${n}`,
      url: `${at}/posts/${n}/`,
      title: `Post ${n} of ${title}`,
      content_html: words,
      date_published: `2026-11-20T0${n % 10}:00:00Z`,
    })),
  });
}

/** `<link rel="alternate">` of a feed. */
export function link(href: string, title = '', type = 'application/rss+xml'): string {
  return `<link rel="alternate" type="${type}"${title ? ` title="${title}"` : ''} href="${href}">`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => count - at);
}
