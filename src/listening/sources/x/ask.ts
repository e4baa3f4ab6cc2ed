import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  mediaOf,
  moreOf,
  stringsOf,
  textOf,
  textsIn,
  timeOf,
} from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import type { SourceContext } from '../source.ts';

const API = 'https://api.x.com';

/** One call of API v2. @returns its answer, which has at least data, errors or meta */
export async function askX(
  path: string,
  query: Record<string, string>,
  context: SourceContext,
): Promise<Fields> {
  const { baseUrl = API, bearerToken } = context.options;
  const answer = await context.web.fetch(
    `${baseUrl.replace(/\/+$/, '')}/2/${path}?${new URLSearchParams(query)}`,
    {
      lane: 'api',
      headers: { authorization: `Bearer ${bearerToken}` },
      explain,
    },
  );
  const fields = fieldsOf(jsonOf(answer, 'X', context));
  if (!Array.isArray(fields.data) && !Array.isArray(fields.errors) && typeof fields.meta !== 'object')
    throw new SourceError('malformed', 'X answers with something that is no list of posts.');
  return fields;
}

/** What an answer holds beside its posts, by id. */
export interface Included {
  users: ReadonlyMap<string, Fields>;
  polls: ReadonlyMap<string, Fields>;
  media: ReadonlyMap<string, Fields>;
}

/** @param given the part of the answer that expansions fill */
export function includedIn(given: unknown): Included {
  const { users, polls, media } = fieldsOf(given);
  const byId = (list: unknown, id: string) =>
    new Map((listOf(list) ?? []).map((item) => [String(item[id]), item]));
  return { users: byId(users, 'id'), polls: byId(polls, 'id'), media: byId(media, 'media_key') };
}

export function postOfTweet(item: Fields, { users, polls, media }: Included): RawPost | null {
  const id = textOf(item.id);
  const text = textOf(fieldsOf(item.note_tweet).text) ?? textOf(item.text);
  if (!id || !/^\d{1,20}$/.test(id) || !text) return null;
  const attachments = fieldsOf(item.attachments);
  const hashtags = textsIn(fieldsOf(fieldsOf(item.note_tweet).entities ?? item.entities).hashtags, 'tag');
  const author = users.get(String(item.author_id));
  const handle = textOf(author?.username);
  const metrics = fieldsOf(item.public_metrics);
  const followers = fieldsOf(author?.public_metrics).followers_count;
  const referenced = listOf(item.referenced_tweets) ?? [];
  const refersTo = (how: string) => referenced.find(({ type }) => type === how);
  const parent = textOf(refersTo('replied_to')?.id);
  const types = stringsOf(attachments.media_keys).map((key) => media.get(key)?.type);
  const lang = textOf(item.lang);
  const links = (listOf(fieldsOf(item.entities).urls) ?? [])
    .map(({ expanded_url }) => httpOf(expanded_url))
    .filter((url) => url !== undefined);
  return {
    source: 'x',
    extId: id,
    kind: parent ? 'comment' : 'post',
    url: `https://x.com/${handle ? encodeURIComponent(handle) : 'i'}/status/${id}`,
    text: unescaped(text),
    ...moreOf(
      [
        ...stringsOf(attachments.media_keys).flatMap((key) => textsIn([media.get(key)], 'alt_text')),
        ...stringsOf(attachments.poll_ids).flatMap((poll) => textsIn(polls.get(poll)?.options, 'label')),
        ...textsIn(fieldsOf(item.entities).urls, 'title', 'description'),
      ].map(unescaped),
    ),
    ...(hashtags.length > 0 ? { tags: hashtags } : {}),
    ...(refersTo('retweeted')
      ? { form: 'repost' as const }
      : refersTo('quoted')
        ? { form: 'quote' as const }
        : parent
          ? { form: 'reply' as const }
          : {}),
    ...mediaOf({
      image: types.includes('photo'),
      video: types.includes('video') || types.includes('animated_gif'),
    }),
    publishedAt: timeOf(item.created_at),
    outlet: 'X',
    counts: countsOf({
      likes: metrics.like_count,
      replies: metrics.reply_count,
      reposts: metrics.retweet_count,
      views: metrics.impression_count,
    }),
    // `und` and the codes that begin with q mean an unknown language.
    ...(lang && /^[a-pr-z][a-z]$/.test(lang) ? { lang } : {}),
    ...(typeof item.author_id === 'string'
      ? {
          author: {
            id: item.author_id,
            ...(handle
              ? { name: `@${handle}`, handle, url: `https://x.com/${encodeURIComponent(handle)}` }
              : {}),
            ...(typeof followers === 'number' ? { followers } : {}),
          },
        }
      : {}),
    ...(parent ? { parentId: parent } : {}),
    ...(links.length > 0 ? { links } : {}),
  };
}

/** Three signs come as entities; once, or what an author wrote as an entity would go too. */
function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => SIGNS[name]);
}

const SIGNS = { amp: '&', lt: '<', gt: '>' } as const;

/** Problems as API v2 words them: title, detail, and a type that is an address. */
function explain(body: string, usual: SourceError): SourceError {
  const { title, detail, type } = fieldsIn(body);
  const words = `${title} ${detail} ${type}`;
  const more = { status: usual.status, retryAfterMs: usual.retryAfterMs };
  if (usual.status === 401)
    return new SourceError(
      'refused',
      'X does not accept the token: it is wrong or was regenerated. Set EARSHOT_X_BEARER_TOKEN anew.',
      more,
    );
  if (usual.status === 402 || /credit/i.test(words))
    return new SourceError(
      'refused',
      'The X account has no credits left: buy some in the developer console, or raise its spending limit.',
      more,
    );
  if (/client-not-enrolled|client-forbidden/i.test(words))
    return new SourceError(
      'refused',
      'The X app may not use this API: attach it to a project with access in the developer console.',
      more,
    );
  if (/UsageCapExceeded|usage-capped/i.test(words))
    return new SourceError('limited', "The X account's monthly cap of posts is reached.", more);
  if (usual.status === 400)
    return new SourceError('down', 'X cannot search for these words (HTTP 400).', more);
  return usual;
}
