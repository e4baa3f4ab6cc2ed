import type { JsonFeed } from 'feedsmith';
import { readLeniently } from '../shared/lenient-json.ts';
import { type FoundAuthor, type FoundFeed, textAsHtml, titleOf } from './found.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Its titles are plain text. */
export function readJson(feed: Partial<JsonFeed.Feed<string>>): FoundFeed {
  return {
    title: feed.title,
    link: feed.home_page_url,
    lang: feed.language,
    base: undefined,
    minutes: undefined,
    hub: feed.hubs?.find(({ type }) => type?.toLowerCase() === 'websub')?.url,
    self: feed.feed_url,
    author: authorOf(feed.authors),
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      links: [item.url, item.external_url, item.id],
      title: titleOf(escaped(item.title)),
      html: item.content_html ?? escaped(item.content_text) ?? escaped(item.summary),
      author: authorOf(item.authors),
      published: item.date_published,
      edited: item.date_modified,
      original: item.url ? item.external_url : undefined,
      tags: [...(item.tags ?? []), ...(item.authors ?? []).map(({ name }) => name)],
      lang: item.language,
      base: undefined,
      texts: [
        item.content_html,
        escaped(item.content_text),
        escaped(item.summary),
        ...(item.attachments ?? []).map(({ title }) => escaped(title)),
      ].filter((text) => text !== undefined),
      languages: item.language?.split(/[\s,;]+/),
    })),
  };
}

/**
 * A feed in JSON as the parser takes it: items that nobody can read are left out, and those in the middle when there are
 * more than anybody reads. Some writers give `"version": "1.1"` instead of the address that names the version; everything
 * else is right, so that is put straight.
 * @returns null for what is not JSON
 */
export function readableJson(
  text: string,
  most: number,
): { text: string; left: number; lost: number } | null {
  if (!/^\ufeff?\s*\{/.test(text)) return null;
  const read = readLeniently(text);
  if (read === null || typeof read.value !== 'object' || read.value === null) return null;
  const json: Record<string, unknown> = { ...read.value };
  const version = /^1(?:\.[01])?$/.test(String(json.version)) ? String(json.version) : null;
  if (version !== null) json.version = `https://jsonfeed.org/version/${version === '1.1' ? '1.1' : '1'}`;
  const items: unknown[] = Array.isArray(json.items) ? json.items : [];
  const left = Math.max(0, items.length - most);
  const head = Math.ceil(most / 2);
  if (left > 0) json.items = [...items.slice(0, head), ...items.slice(head + left)];
  return { text: JSON.stringify(json), left, lost: read.lost };
}

function authorOf(authors: { name?: string; url?: string }[] | undefined): FoundAuthor | undefined {
  const first = authors?.[0];
  return first?.name?.trim() ? { name: first.name, url: first.url } : undefined;
}

function escaped(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textAsHtml(text);
}
