import type { JsonFeed } from 'feedsmith';
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
 * Some writers give `"version": "1.1"` instead of the address that names the version; everything else is right, so
 * only that is put straight.
 * @returns null when this is not the mistake
 */
export function withJsonVersion(text: string): string | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('version' in json)) return null;
    const version = /^1(?:\.[01])?$/.test(String(json.version)) ? String(json.version) : null;
    if (version === null) return null;
    const name = version === '1.1' ? '1.1' : '1';
    return JSON.stringify({ ...json, version: `https://jsonfeed.org/version/${name}` });
  } catch {
    return null;
  }
}

function authorOf(authors: { name?: string; url?: string }[] | undefined): FoundAuthor | undefined {
  const first = authors?.[0];
  return first?.name?.trim() ? { name: first.name, url: first.url } : undefined;
}

function escaped(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textAsHtml(text);
}
