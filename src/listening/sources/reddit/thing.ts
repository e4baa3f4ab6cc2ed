import type { RawPost } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';
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
} from '../shared/fields.ts';

const SITE = 'https://www.reddit.com';
const GONE = new Set(['[deleted]', '[removed]', '[ Removed by Reddit ]']);

/** Removed by its author, by moderators or by Reddit: nothing of it may be kept. */
export function isGone({ author, selftext, body, removed_by_category: by }: Fields): boolean {
  const marked = [author, selftext, body].some((text) => typeof text === 'string' && GONE.has(text.trim()));
  return marked || typeof by === 'string';
}

export function createdAt({ created_utc: at }: Fields): Millis | null {
  return typeof at === 'number' && Number.isFinite(at) ? Math.round(at * 1000) : null;
}

/** @param kind `t3` for posts, `t1` for comments */
export function postOfThing(kind: string, data: Fields): RawPost | null {
  const name = textOf(data.name);
  const path = textOf(data.permalink);
  const url = path?.startsWith('/') ? httpOf(SITE + path) : undefined;
  const isComment = kind === 't1';
  const title = isComment ? undefined : textOf(data.title);
  const text = textOf(isComment ? data.body : data.selftext);
  if (!name || !/^t[13]_\w{1,13}$/.test(name) || !url || (!title && !text)) return null;
  const [original] = listOf(data.crosspost_parent_list) ?? [];
  const flair = textOf(data.link_flair_text);
  const author = textOf(data.author);
  const subreddit = textOf(data.subreddit);
  const link = httpOf(data.url);
  const parent = textOf(data.parent_id);
  const edited = typeof data.edited === 'number' ? Math.round(data.edited * 1000) : null;
  return {
    source: 'reddit',
    extId: name,
    kind: isComment ? 'comment' : 'post',
    url,
    publishedAt: createdAt(data),
    outlet: subreddit ? `r/${subreddit}` : 'Reddit',
    counts: countsOf({ points: data.score, replies: data.num_comments }),
    ...moreOf([
      ...textsIn(fieldsOf(data.gallery_data).items, 'caption'),
      ...textsIn(fieldsOf(data.poll_data).options, 'text'),
      ...textsIn([fieldsOf(data.media).oembed], 'title', 'description'),
    ]),
    ...sharedOf(original),
    ...(original ? { form: 'repost' as const } : isComment ? { form: 'reply' as const } : {}),
    ...mediaIn(data),
    ...(flair ? { tags: [flair] } : {}),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    ...(edited === null ? {} : { editedAt: edited }),
    ...(author
      ? {
          author: {
            id: textOf(data.author_fullname) ?? author,
            name: `u/${author}`,
            handle: author,
            url: `${SITE}/user/${encodeURIComponent(author)}`,
          },
        }
      : {}),
    ...(!isComment && link && !link.startsWith(`${SITE}/`) ? { links: [link] } : {}),
    ...(isComment && parent ? { parentId: parent } : {}),
  };
}

/** `post_hint` is `image`, `hosted:video` or `rich:video`; galleries and crossposts have none of their own. */
function mediaIn(data: Fields): Pick<RawPost, 'media'> {
  const hint = textOf(data.post_hint) ?? '';
  const image = hint === 'image' || data.is_gallery === true;
  return mediaOf({ image, video: data.is_video === true || hint.endsWith(':video') });
}

/** The post that this one passes on into another subreddit. */
function sharedOf(original: Fields | undefined): Pick<RawPost, 'shared'> {
  if (!original || isGone(original)) return {};
  const text = [textOf(original.title), textOf(original.selftext)].filter(Boolean).join('\n');
  const author = textOf(original.author);
  return text === '' ? {} : { shared: [{ text, ...(author ? { by: `u/${author}` } : {}) }] };
}
