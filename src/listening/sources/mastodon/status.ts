import { htmlToText } from '../../mentions/html-text.ts';
import type { RawPost } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';
import { textAsHtml } from '../feed/found.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  mediaOf,
  moreOf,
  textOf,
  textsIn,
  timeOf,
} from '../shared/fields.ts';

/** A status as the client API gives it (docs.joinmastodon.org/entities/Status), and where it stands in its timeline. */
export interface Status {
  id: string;
  createdAt: Millis;
  /** null when it is none of our business: not public, a boost, or by somebody who does not want to be searched. */
  post: RawPost | null;
}

/** Words in a profile by which people ask robots to leave them alone; a convention, with and without the hash. */
const NO_ROBOTS = /#no(?:bot|bots|index|archive|search)\b|\bnoindex\s*:\s*true\b/i;

/**
 * @param found by what it was found. In a search only authors who agreed to be found by their words (`indexable`);
 *   a hashtag is put there to be found. `noindex` and the words above hold for both.
 * @returns null when it is no status
 */
export function statusOf(fields: Fields, found: 'tag' | 'search'): Status | null {
  const id = textOf(fields.id);
  const createdAt = timeOf(fields.created_at);
  if (id === undefined || id.length > 100 || createdAt === null) return null;
  return { id, createdAt, post: mayBeKept(fields, found) ? postOf(fields, createdAt, found) : null };
}

function mayBeKept(fields: Fields, found: 'tag' | 'search'): boolean {
  const { noindex, indexable, note } = fieldsOf(fields.account);
  if (fields.visibility !== 'public' || fieldsOf(fields.reblog).id !== undefined) return false;
  if (noindex === true || (found === 'search' && indexable === false)) return false;
  return !NO_ROBOTS.test(htmlToText(textOf(note) ?? '').text);
}

function postOf(fields: Fields, createdAt: Millis, found: 'tag' | 'search'): RawPost | null {
  const uri = textOf(fields.uri);
  const url = httpOf(fields.url) ?? httpOf(uri);
  const content = textOf(fields.content);
  const warning = textOf(fields.spoiler_text);
  const more = moreOf([
    ...textsIn(fields.media_attachments, 'description'),
    ...textsIn(fieldsOf(fields.poll).options, 'title'),
    ...textsIn([fields.card], 'title', 'description', 'author_name'),
  ]);
  const quoted = quotedIn(fields, found);
  if (!uri || uri.length > 600 || !url || !(content ?? warning ?? more.more)) return null;
  const account = fieldsOf(fields.account);
  const home = httpOf(account.url);
  const acct = textOf(account.acct);
  const name = textOf(account.display_name) ?? acct;
  const editedAt = timeOf(fields.edited_at);
  const card = httpOf(fieldsOf(fields.card).url);
  const lang = textOf(fields.language);
  return {
    source: 'mastodon',
    // Ids differ from server to server, the uri is the same everywhere.
    extId: uri,
    kind: textOf(fields.in_reply_to_id) ? 'comment' : 'post',
    url,
    ...more,
    ...(quoted ? { shared: [quoted] } : {}),
    ...formOf(fields),
    ...attachedTo(fields),
    html: `${warning ? `<p>${textAsHtml(warning)}</p>` : ''}${content ?? ''}`,
    publishedAt: createdAt,
    outlet: new URL(url).host,
    counts: countsOf({
      likes: fields.favourites_count,
      reposts: fields.reblogs_count,
      replies: fields.replies_count,
    }),
    tags: textsIn(fields.tags, 'name'),
    ...(name
      ? {
          author: {
            name,
            ...(acct ? { handle: handleOf(acct, home) } : {}),
            ...(home ? { id: home, url: home } : {}),
            ...countsOf({ followers: account.followers_count }),
          },
        }
      : {}),
    ...(lang ? { lang } : {}),
    ...(editedAt !== null ? { editedAt } : {}),
    ...(card ? { links: [card] } : {}),
  };
}

/** A server leaves its own name out of the addresses of its accounts. */
function handleOf(acct: string, home: string | undefined): string {
  return acct.includes('@') || home === undefined ? acct : `${acct}@${new URL(home).host}`;
}

/** A quote that nobody may see is a quote still. */
function formOf({ quote, pleroma, in_reply_to_id }: Fields): Pick<RawPost, 'form'> {
  if (typeof (quote ?? fieldsOf(pleroma).quote ?? undefined) === 'object') return { form: 'quote' };
  return textOf(in_reply_to_id) ? { form: 'reply' } : {};
}

/** Kinds of docs.joinmastodon.org/entities/MediaAttachment; `gifv` is a video without sound. */
function attachedTo({ media_attachments }: Fields): Pick<RawPost, 'media'> {
  const types = (listOf(media_attachments) ?? []).map(({ type }) => type);
  return mediaOf({
    image: types.includes('image'),
    video: types.includes('video') || types.includes('gifv'),
  });
}

/**
 * The post that a status passes on (docs.joinmastodon.org/entities/Quote, and as forks have it), when its author lets it be
 * passed on and read.
 */
function quotedIn({ quote, pleroma }: Fields, found: 'tag' | 'search'): { by?: string; html: string } | null {
  const given = fieldsOf(quote ?? fieldsOf(pleroma).quote);
  const status = given.quoted_status === undefined ? given : fieldsOf(given.quoted_status);
  const html = textOf(status.content);
  if (html === undefined || !mayBeKept(status, found)) return null;
  const { acct } = fieldsOf(status.account);
  return { html, ...(textOf(acct) ? { by: `@${acct}` } : {}) };
}
