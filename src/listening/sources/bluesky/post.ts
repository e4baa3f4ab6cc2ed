import { parseDate } from '../../mentions/dates.ts';
import type { Media, RawPost } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';

export const POSTS = 'app.bsky.feed.post';

interface Address {
  did: string;
  rkey: string;
}

/** `at://` address of a post: its id in the network. */
export function postId({ did, rkey }: Address): string {
  return `at://${did}/${POSTS}/${rkey}`;
}

/**
 * A record of `app.bsky.feed.post` (atproto, lexicons/app/bsky/feed/post.json) as a post. The words of pictures and of
 * the linked page's card belong to what is said, so they are part of the text.
 * @param seenAt when the network saw it: a record dated later is dated wrong
 * @returns null for a record without a word
 */
export function postOfRecord(address: Address, record: unknown, seenAt: Millis | null): RawPost | null {
  const { text, createdAt, langs, reply, embed, facets, tags, bridgyOriginalUrl } = fields(record);
  const parts = typeof text === 'string' && text !== '' ? [text] : [];
  const links: string[] = [];
  const named: string[] = list(tags).filter(isText);
  for (const facet of list(facets)) {
    for (const feature of list(fields(facet).features)) {
      const { uri, tag } = fields(feature);
      if (isText(uri)) links.push(uri);
      if (isText(tag)) named.push(tag);
    }
  }
  const shown = { media: new Set<Media>(), quotes: false };
  if (embed !== undefined) readEmbed(fields(embed), parts, links, shown);
  if (parts.length === 0) return null;
  const written = isText(createdAt) ? parseDate(createdAt) : null;
  const parent = fields(fields(reply).parent).uri;
  const [lang, ...others] = list(langs).filter(isText);
  return {
    source: 'bluesky',
    extId: postId(address),
    kind: isText(parent) ? 'comment' : 'post',
    url: `https://bsky.app/profile/${address.did}/post/${address.rkey}`,
    author: { id: address.did, url: `https://bsky.app/profile/${address.did}` },
    text: parts.join('\n\n'),
    publishedAt: written !== null && seenAt !== null ? Math.min(written, seenAt) : (written ?? seenAt),
    outlet: 'Bluesky',
    ...(shown.quotes ? { form: 'quote' as const } : isText(parent) ? { form: 'reply' as const } : {}),
    ...(shown.media.size > 0 ? { media: [...shown.media] } : {}),
    ...(lang === undefined ? {} : { lang }),
    ...(others.length > 0 ? { langs: [lang!, ...others] } : {}),
    ...(isText(parent) ? { parentId: parent } : {}),
    ...(isText(bridgyOriginalUrl) ? { originalUrl: bridgyOriginalUrl } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(named.length > 0 ? { tags: named } : {}),
  };
}

/** The attachment: a card, pictures, a video, a quoted post, or a quoted post with one of the others. */
function readEmbed(
  embed: Record<string, unknown>,
  parts: string[],
  links: string[],
  shown: { media: Set<Media>; quotes: boolean },
): void {
  const { external, images, alt, record, media, video } = embed;
  if (media !== undefined) readEmbed({ ...fields(media), media: undefined }, parts, links, shown);
  if (list(images).length > 0) shown.media.add('image');
  if (typeof video === 'object' && video !== null) shown.media.add('video');
  if (external !== undefined) {
    const { uri, title, description } = fields(external);
    if (isText(uri)) links.push(uri);
    const card = [title, description].filter(isText).join('\n');
    if (card !== '') parts.push(card);
  }
  for (const image of list(images)) {
    const words = fields(image).alt;
    if (isText(words)) parts.push(words);
  }
  if (isText(alt)) parts.push(alt);
  const { uri, record: inner } = fields(record);
  const quoted = isText(uri) ? uri : fields(inner).uri;
  const post = isText(quoted)
    ? /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(quoted)
    : null;
  if (post) shown.quotes = true;
  if (post) links.push(`https://bsky.app/profile/${post[1]}/post/${post[2]}`);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
