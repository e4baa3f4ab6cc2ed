import type { Millis } from '../../src/listening/time.ts';
import { editedAt, type Post, versionAt } from '../posts/post.ts';
import type { Feed } from '../read/index.ts';

interface FeedPage {
  type: string;
  body: string;
}

/** A post as it is served now. */
type Served = NonNullable<ReturnType<typeof versionAt>> & {
  post: Post;
  url: string;
  edited: string | null;
};

/** A feed at a moment: its newest posts that are visible then. @param site `http://forum.example` */
export function feedPage(feed: Feed, site: string, now: Millis): FeedPage {
  const served = newest(feed, site, now);
  switch (feed.format) {
    case 'rss':
      return { type: 'application/rss+xml; charset=utf-8', body: asRss(feed, served, site) };
    case 'atom':
      return { type: 'application/atom+xml; charset=utf-8', body: asAtom(feed, served, site) };
    case 'json':
      return { type: 'application/feed+json; charset=utf-8', body: asJson(feed, served, site) };
  }
}

function newest({ posts, keep }: Feed, site: string, now: Millis): Served[] {
  const served: Served[] = [];
  for (let nth = posts.length - 1; nth >= 0 && served.length < keep; nth--) {
    const post = posts[nth]!;
    const version = versionAt(post, now);
    if (!version) continue;
    const edited = editedAt(post, now);
    const url = new URL(version.url ?? `/${encodeURIComponent(post.id)}`, site).href;
    served.push({ ...version, post, url, edited: edited === null ? null : iso(edited) });
  }
  return served;
}

function asRss({ title, lang }: Feed, served: readonly Served[], site: string): string {
  const items = served.map(
    ({ post, url, edited, ...words }) =>
      `<item>${words.title ? `<title>${titleText(words.title)}</title>` : ''}<link>${xml(url)}</link>` +
      `<guid isPermaLink="false">${xml(post.id)}</guid>` +
      (words.author ? `<dc:creator>${xml(words.author)}</dc:creator>` : '') +
      `<pubDate>${new Date(post.at).toUTCString()}</pubDate>` +
      (edited ? `<atom:updated>${edited}</atom:updated>` : '') +
      (words.lang ? `<dc:language>${xml(words.lang)}</dc:language>` : '') +
      (post.original
        ? `<source url="${xml(post.original)}">${xml(new URL(post.original).hostname)}</source>`
        : '') +
      (words.text ? `<description>${xml(paragraphs(words.text))}</description>` : '') +
      '</item>',
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    `xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${titleText(title)}</title><link>${site}/</link>` +
    `<description>${xml(title)}</description>${lang ? `<language>${xml(lang)}</language>` : ''}${items.join('\n')}</channel></rss>`
  );
}

function asAtom({ title, lang }: Feed, served: readonly Served[], site: string): string {
  const { host } = new URL(site);
  const entries = served.map(
    ({ post, url, edited, ...words }) =>
      `<entry${words.lang ? ` xml:lang="${xml(words.lang)}"` : ''}><id>tag:${host},2026:${xml(post.id)}</id>` +
      `<title>${xml(words.title ?? '')}</title><link href="${xml(url)}"/>` +
      (words.author ? `<author><name>${xml(words.author)}</name></author>` : '') +
      `<published>${iso(post.at)}</published><updated>${edited ?? iso(post.at)}</updated>` +
      (words.text ? `<content type="html">${xml(paragraphs(words.text))}</content>` : '') +
      '</entry>',
  );
  const updated = served[0] ? iso(served[0].post.at) : '2000-01-01T00:00:00Z';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"${lang ? ` xml:lang="${xml(lang)}"` : ''}>` +
    `<id>${site}/</id><title>${xml(title)}</title><link href="${site}/"/><updated>${updated}</updated>${entries.join('\n')}</feed>`
  );
}

function asJson({ title, lang }: Feed, served: readonly Served[], site: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${site}/`,
    language: lang,
    items: served.map(({ post, url, edited, ...words }) => ({
      id: post.id,
      url,
      title: words.title,
      content_text: words.text ?? '',
      date_published: iso(post.at),
      date_modified: edited ?? undefined,
      language: words.lang,
      authors: words.author ? [{ name: words.author }] : undefined,
      external_url: post.original,
    })),
  });
}

/** Nothing says whether a title of RSS holds markup; readers take it for that. */
function titleText(title: string): string {
  return xml(xml(title));
}

function iso(at: Millis): string {
  return new Date(at).toISOString();
}

function paragraphs(text: string): string {
  return `<p>${xml(text).replaceAll('\n', '<br/>')}</p>`;
}

/** Escaped, and without the control characters that XML cannot hold. */
export function xml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
