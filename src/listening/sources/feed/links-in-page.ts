import { Parser } from 'htmlparser2';
import { parseUrl } from '../../parse-url.ts';

export interface FeedLink {
  url: string;
  title: string;
}

/** Everything in a page that may lead to its feeds. */
export interface PageLinks {
  /** What its head calls feeds, best first. */
  named: FeedLink[];
  /** Links that people would take for feeds. */
  shown: FeedLink[];
  /** Parts of the site where something new appears. */
  blogs: string[];
  /** Where it sends its readers at once. */
  refresh: string | null;
  /** Its own address, when it is that of another page of the same site. */
  canonical: string | null;
  /** What it says of the software that made it. */
  madeBy: string;
}

const FEED_TYPE =
  /^\s*(?:application\/(?:(?:x[.-])?(?:rss|atom|rdf)(?:\+xml)?|feed\+json|json)|text\/(?:rss|atom)(?:\+xml)?)\s*(?:;|$)/i;
const XML_TYPE = /^\s*(?:application|text)\/xml\s*(?:;|$)/i;
const FEED_PATH =
  /(?:^|[/._?=&-])(?:rss2?|atom|feeds?|rdf|feedburner)(?:$|[/._?&=-])|\.(?:rss|atom|rdf)$|\/index\.xml$|\/feed\.json$/i;
const FEED_WORD = /\b(?:rss|atom|web ?feed|feed|flux|json feed|fil d.actualit|newsfeed)\b/i;
/** Readers, share buttons and explanations: they speak of feeds and are none. */
const NOT_THEIRS =
  /(?:^|\.)(?:feedly\.com|inoreader\.com|newsblur\.com|netvibes\.com|theoldreader\.com|feedbin\.com|feeder\.co|subtome\.com|bloglovin\.com|follow\.it|wikipedia\.org|facebook\.com|twitter\.com|x\.com|linkedin\.com|instagram\.com|getpocket\.com|add\.my\.yahoo\.com|aboutfeeds\.com|rssboard\.org|validator\.w3\.org)$/i;
const BLOG_WORD =
  /^(?:(?:the|our|le|notre|the company|visit our) )?(?:blog|news|newsroom|press|latest news|articles?|posts|journal|updates|changelog|release notes|announcements|actualit[ée]s|nouvelles|presse|nouveaut[ée]s|annonces|aktuelles|neuigkeiten|noticias|novedades|notizie|nieuws)$/i;
const NO_FEED_FILE = /\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|zip|mp[34]|opml)$/i;
const MAX_LINKS = 20;

/**
 * Feeds that a page names in its head (`<link rel="alternate" type="application/rss+xml" href="…">`): posts before
 * comments, those of the page before those of the site, all of it before a part of it, else in its order. Addresses
 * are absolute, http or https, without repeats; a JSON link of the WordPress API is no feed.
 */
export function feedLinksIn(html: string, pageUrl: string): FeedLink[] {
  return linksIn(html, pageUrl).named;
}

/** @param header the `Link` header of the answer */
export function linksIn(html: string, pageUrl: string, header: string | null = null): PageLinks {
  const named: [string, string][] = linksOfHeader(header);
  const shown: [string, string][] = [];
  let base: string | null = null;
  let refresh: string | null = null;
  let canonical: string | null = null;
  const blogs: [string, string][] = [];
  let madeBy = '';
  let open: { href: string; said: string; text: string } | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href)
        base ??= parseUrl(attributes.href.trim(), pageUrl)?.href ?? null;
      if (name === 'link') {
        if (namesFeed(attributes)) named.push([attributes.href!, attributes.title ?? '']);
        if (/\bcanonical\b/i.test(attributes.rel ?? '')) canonical ??= attributes.href ?? null;
      }
      if (name === 'meta') {
        if (/^refresh$/i.test(attributes['http-equiv'] ?? ''))
          refresh ??=
            /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)/i.exec(attributes.content ?? '')?.[1] ?? null;
        if (/^(?:generator|application-name)$/i.test(attributes.name ?? ''))
          madeBy += ` ${attributes.content ?? ''}`;
      }
      if (name === 'frame') refresh ??= attributes.src ?? null;
      if (name === 'a' && attributes.href)
        open = {
          href: attributes.href,
          said: `${attributes.title ?? ''} ${attributes['aria-label'] ?? ''} ${attributes.class ?? ''} ${attributes.rel ?? ''} ${attributes.type ?? ''}`,
          text: '',
        };
      if (open && (name === 'img' || name === 'svg' || name === 'i'))
        open.said += ` ${attributes.alt ?? ''} ${attributes.class ?? ''} ${attributes['aria-label'] ?? ''}`;
    },
    ontext(text) {
      if (open && open.text.length < 200) open.text += text;
    },
    onclosetag(name) {
      if (name !== 'a' || open === null) return;
      const { href, said, text } = open;
      open = null;
      const calledSo = FEED_WORD.test(`${text} ${said}`.replace(/[_-]/g, ' ')) && text.trim().length <= 60;
      if (FEED_PATH.test(href) || /^(?:feed|itpc|pcast):/i.test(href) || calledSo) shown.push([href, text]);
      else if (BLOG_WORD.test(text.trim())) blogs.push([href, text]);
    },
  });
  parser.write(html);
  parser.end();
  refresh ??= scriptedMove(html);
  const from = base ?? pageUrl;
  const page = parseUrl(pageUrl);
  return {
    named: inOrder(absolute(named, from), page),
    shown: inOrder(
      absolute(shown, from).filter(({ url }) => {
        const { hostname, pathname } = new URL(url);
        return !NOT_THEIRS.test(hostname) && !NO_FEED_FILE.test(pathname) && url !== pageUrl;
      }),
      page,
    ),
    blogs: absolute(blogs, from)
      .map(({ url }) => url)
      .filter((url) => sameSite(url, pageUrl) !== null && url !== pageUrl),
    refresh: pageAt(refresh, from, pageUrl),
    canonical: sameSite(pageAt(canonical, from, pageUrl), pageUrl),
    madeBy,
  };
}

/** A page that is nothing but a script which leads on. */
function scriptedMove(html: string): string | null {
  if (html.length > 4_000) return null;
  return (
    /\blocation(?:\.href)?\s*=\s*["']([^"']+)["']/.exec(html)?.[1] ??
    /\blocation\.(?:replace|assign)\(\s*["']([^"']+)["']\s*\)/.exec(html)?.[1] ??
    null
  );
}

function namesFeed({ rel = '', type = '', href = '' }: Record<string, string>): boolean {
  if (href.trim() === '' || !/\b(?:alternate|feed|service\.feed)\b/i.test(rel) || /\bstylesheet\b/i.test(rel))
    return false;
  // XML may be anything: it is read before it is offered.
  if (FEED_TYPE.test(type) || XML_TYPE.test(type)) return true;
  return type === '' && (/\bfeed\b/i.test(rel) || FEED_PATH.test(href));
}

/** `</feed/>; rel="alternate"; type="application/rss+xml"`, several with commas between (RFC 8288). */
function linksOfHeader(header: string | null): [string, string][] {
  const links: [string, string][] = [];
  for (const [, href = '', params = ''] of (header ?? '')
    .slice(0, 8_000)
    .matchAll(/<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g)) {
    const value = (name: string) =>
      new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s",;]+))`, 'i').exec(params);
    const of = (name: string) => value(name)?.[1] ?? value(name)?.[2] ?? '';
    if (of('type') !== '' && namesFeed({ rel: of('rel'), type: of('type'), href }))
      links.push([href, of('title')]);
  }
  return links;
}

function absolute(found: readonly [string, string][], base: string): FeedLink[] {
  const links = new Map<string, FeedLink>();
  for (const [href, words] of found) {
    const url = parseUrl(
      href
        .trim()
        .replace(/^(?:feed|itpc|pcast):(?:\/\/)?(?=https?:)/i, '')
        .replace(/^(?:feed|itpc|pcast):/i, 'https:'),
      base,
    );
    if (url === null || !/^https?:$/.test(url.protocol) || url.pathname.includes('/wp-json/')) continue;
    url.hash = '';
    if (links.has(url.href) || links.size >= MAX_LINKS) continue;
    const title = words.replace(/\s+/g, ' ').trim().slice(0, 200);
    links.set(url.href, { url: url.href, title: title || url.hostname });
  }
  return [...links.values()];
}

function pageAt(href: string | null, base: string, pageUrl: string): string | null {
  const url = href === null ? null : parseUrl(href.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href === pageUrl ? null : url.href;
}

function sameSite(address: string | null, pageUrl: string): string | null {
  const site = (url: string) => new URL(url).hostname.split('.').slice(-2).join('.');
  return address !== null && site(address) === site(pageUrl) ? address : null;
}

/** Comments last, the page's own feed first, a part of the site after the whole. */
function inOrder(links: FeedLink[], page: URL | null): FeedLink[] {
  const folder = page === null || page.pathname === '/' ? null : page.pathname.replace(/\/?$/, '/');
  const rank = ({ url, title }: FeedLink): number => {
    const { pathname, origin } = new URL(url);
    if (speaksOfComments(url, title)) return 3;
    if (folder !== null && origin === page?.origin && pathname.startsWith(folder)) return 0;
    return /\/(?:category|categories|categorie|tags?|label|author|topics?)\//i.test(pathname) ? 2 : 1;
  };
  return links
    .map((link, at) => ({ link, at, rank: rank(link) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ link }) => link);
}

/** Whether a feed brings what readers answer, by its address or its name. */
export function speaksOfComments(url: string, title: string): boolean {
  const { pathname, search } = new URL(url);
  return (
    /(?:^|[/._-])comments?(?:[/._-]|$|rss)/i.test(pathname) ||
    /comments?[-_]?rss|feed=comments/i.test(search) ||
    /\b(?:comments?|commentaires?|kommentare?|comentarios?|coment[aá]rios?|commenti|reacties|replies|réponses)\b/i.test(
      title,
    )
  );
}
