import Parser from 'rss-parser';
import { type FoundFeed, titleOf } from './found.ts';

type Extra = { 'content:encoded'?: string; 'dc:creator'?: string; author?: string; id?: string };

/** Reads with rss-parser what the first reader refuses; a string in, items out, no network. @throws when it refuses too */
export async function readWithRssParser(text: string, maxItems: number): Promise<FoundFeed> {
  // A parser that has refused one feed may never answer for the next: a new one each time.
  const feed = await new Parser<{ language?: string; ttl?: string }, Extra>().parseString(text);
  const minutes = Number(feed.ttl);
  return {
    title: titleOf(feed.title),
    link: feed.link,
    lang: feed.language,
    base: undefined,
    minutes: minutes > 0 ? minutes : undefined,
    hub: undefined,
    self: feed.feedUrl,
    author: undefined,
    items: feed.items.slice(0, maxItems).map((item) => ({
      id: written(item.id) ?? written(item.guid),
      links: [written(item.link), written(item.guid), item.enclosure?.url],
      title: titleOf(written(item.title)),
      html: written(item['content:encoded']) ?? written(item.content) ?? written(item.summary),
      author: authorOf(written(item['dc:creator']) ?? written(item.creator) ?? written(item.author)),
      published: written(item.pubDate) ?? written(item.isoDate),
      edited: undefined,
      original: undefined,
      tags: (item.categories ?? []).map(written),
      lang: undefined,
      base: undefined,
    })),
  };
}

/** The library hands out objects where an element has attributes, against its own types. */
function written(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && '_' in value) return written(value._);
  return undefined;
}

function authorOf(name: string | undefined) {
  return name?.trim() ? { name, url: undefined } : undefined;
}
