import type { AtomFeed, RdfFeed, RssFeed } from 'feedsmith';
import { type FoundAuthor, type FoundFeed, type FoundItem, textAsHtml, titleOf } from './found.ts';

type Rss = Partial<RssFeed.Feed<string>>;
type Rdf = Partial<RdfFeed.Feed<string>>;
type Atom = Partial<AtomFeed.Feed<string>>;

/** Titles of RSS hold markup or plain text, and nothing says which; as markup both come out right. */
export function readRss(feed: Rss): FoundFeed {
  return {
    title: titleOf(feed.title),
    link: feed.link,
    lang: feed.language ?? feed.dc?.languages?.[0],
    base: feed.xml?.base,
    minutes: longest(feed.ttl, periodOf(feed.sy)),
    hub: linkOf(feed.atom?.links, 'hub'),
    self: linkOf(feed.atom?.links, 'self'),
    newAddress: feed.itunes?.newFeedUrl,
    author: named(feed.itunes?.author ?? feed.dc?.creators?.[0]),
    items: (feed.items ?? []).map(readRssItem),
  };
}

function readRssItem(item: Partial<RssFeed.Item<string>>): FoundItem {
  const guid = item.guid;
  const source = item.source?.title ? { name: titleOf(item.source.title), url: item.source.url } : undefined;
  return {
    id: guid?.value,
    links: [
      item.link,
      guid?.isPermaLink === false ? undefined : guid?.value,
      linkOf(item.atom?.links, 'alternate'),
      item.enclosures?.[0]?.url,
    ],
    title: titleOf(item.title ?? item.dc?.titles?.[0]),
    html: longer(item.content?.encoded, item.description ?? item.dc?.descriptions?.[0]),
    author: named(item.authors?.[0]?.name ?? item.dc?.creators?.[0] ?? item.itunes?.author) ?? source,
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
    edited: item.atom?.updated ?? item.dcterms?.modified?.[0],
    original: undefined,
    tags: [...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])],
    lang: item.xml?.lang ?? item.dc?.languages?.[0],
    base: item.xml?.base,
  };
}

export function readRdf(feed: Rdf): FoundFeed {
  return {
    title: titleOf(feed.title),
    link: feed.link,
    lang: feed.dc?.languages?.[0],
    base: feed.xml?.base,
    minutes: periodOf(feed.sy),
    hub: linkOf(feed.atom?.links, 'hub'),
    self: linkOf(feed.atom?.links, 'self'),
    author: named(feed.dc?.creators?.[0]),
    items: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      links: [item.link, item.rdf?.about],
      title: titleOf(item.title),
      html: longer(item.content?.encoded, item.description ?? item.dc?.descriptions?.[0]),
      author: named(item.dc?.creators?.[0]),
      published: item.dc?.dates?.[0],
      edited: item.dcterms?.modified?.[0],
      original: undefined,
      tags: item.dc?.subjects ?? [],
      lang: item.xml?.lang ?? item.dc?.languages?.[0],
      base: item.xml?.base,
    })),
  };
}

export function readAtom(feed: Atom): FoundFeed {
  return {
    title: textOf(feed.title),
    link: linkOf(feed.links, 'alternate'),
    lang: feed.xml?.lang ?? feed.dc?.languages?.[0],
    base: feed.xml?.base,
    minutes: periodOf(feed.sy),
    hub: linkOf(feed.links, 'hub'),
    self: linkOf(feed.links, 'self'),
    author: person(feed.authors?.[0]),
    items: (feed.entries ?? []).map(readAtomEntry),
  };
}

function readAtomEntry(entry: Partial<AtomFeed.Entry<string>>): FoundItem {
  const described = entry.media?.groups?.[0]?.description?.value ?? entry.media?.description?.value;
  return {
    id: entry.id,
    links: [linkOf(entry.links, 'alternate'), entry.content?.src, linkOf(entry.links, 'enclosure'), entry.id],
    title: textOf(entry.title),
    html: markup(entry.content) ?? markup(entry.summary) ?? (described ? textAsHtml(described) : undefined),
    author:
      person(entry.authors?.[0]) ?? person(entry.source?.authors?.[0]) ?? named(entry.dc?.creators?.[0]),
    published: entry.published ?? entry.dc?.dates?.[0] ?? entry.updated,
    edited: entry.updated,
    original: undefined,
    tags: (entry.categories ?? []).map(({ label, term }) => label ?? term),
    lang: entry.xml?.lang,
    base: entry.xml?.base,
  };
}

interface Text {
  value?: string;
  type?: string;
}

/** Atom says what its texts are: without a type they are plain (RFC 4287 3.1.1). */
function isMarkup(text: Text): boolean {
  return /html/i.test(text.type ?? '');
}

function textOf(text: Text | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return titleOf(isMarkup(text) ? text.value : textAsHtml(text.value));
}

/** Content in another format (a picture in base64, foreign XML) is no text of the post. */
function markup(text: Text | undefined): string | undefined {
  if (!text?.value) return undefined;
  if (isMarkup(text)) return text.value;
  return text.type === undefined || /^text(?:\/|$)/i.test(text.type) ? textAsHtml(text.value) : undefined;
}

/** The whole text, where a feed has a summary beside it; some put them the wrong way round. */
function longer(encoded: string | undefined, described: string | undefined): string | undefined {
  return (encoded?.trim().length ?? 0) >= (described?.trim().length ?? 0) ? encoded : described;
}

function named(name: string | undefined): FoundAuthor | undefined {
  return name?.trim() ? { name, url: undefined } : undefined;
}

function person(found: { name?: string; uri?: string } | undefined): FoundAuthor | undefined {
  return found?.name?.trim() ? { name: found.name, url: found.uri } : undefined;
}

function linkOf(links: { href?: string; rel?: string; type?: string }[] | undefined, rel: string) {
  const fitting = (links ?? []).filter((link) => relationOf(link.rel) === rel && link.href);
  return (fitting.find((link) => link.type === undefined || link.type.includes('html')) ?? fitting[0])?.href;
}

/** A relation may be written as its address in the registry (RFC 4287 4.2.7.2); without one, or with none, it is the page. */
function relationOf(rel: string | undefined): string {
  const name = rel?.trim().toLowerCase().split('/').at(-1);
  return name || 'alternate';
}

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes by the syndication module of RSS 1.0: the period divided by how often in it. */
function periodOf(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | undefined {
  const period = PERIOD_MINUTES[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const times = sy?.updateFrequency ?? 1;
  return period === undefined || !(times > 0) ? undefined : period / times;
}

function longest(...minutes: (number | undefined)[]): number | undefined {
  const periods = minutes.filter((minute) => minute !== undefined && minute > 0) as number[];
  return periods.length === 0 ? undefined : Math.max(...periods);
}
