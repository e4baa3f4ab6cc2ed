import type { RawPost } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  mediaOf,
  moreOf,
  textOf,
  textsIn,
  timeOf,
} from '../shared/fields.ts';
import { shownMarkdown } from '../shared/markdown.ts';

/** One post or comment of a search answer. */
export interface View {
  /** Its ActivityPub id: the same on every instance, unlike the number. */
  id: string;
  publishedAt: Millis | null;
  /** null when it was deleted by its author or removed by a moderator. */
  post: RawPost | null;
}

/**
 * A post view or comment view of v3 (Lemmy 0.19) or v4 (1.0): they differ in the name of the time (`published`,
 * `published_at`), in where the counts stand (`counts`, the thing itself) and in the name of a person's address.
 * @returns null when it is neither
 */
export function viewOf(fields: Fields, kind: 'post' | 'comment'): View | null {
  const thing = fieldsOf(fields[kind]);
  const id = httpOf(thing.ap_id);
  if (id === undefined || id.length > 600) return null;
  const publishedAt = timeOf(withZone(thing.published_at ?? thing.published));
  const gone = thing.deleted === true || thing.removed === true;
  return { id, publishedAt, post: gone ? null : postOf(fields, kind, id, publishedAt) };
}

function postOf(fields: Fields, kind: 'post' | 'comment', id: string, publishedAt: Millis | null) {
  const thing = fieldsOf(fields[kind]);
  const counts = fieldsOf(fields.counts);
  const creator = fieldsOf(fields.creator);
  const home = httpOf(creator.ap_id ?? creator.actor_id);
  const user = textOf(creator.name);
  const name = textOf(creator.display_name) ?? user;
  const community = textOf(fieldsOf(fields.community).name);
  const title = kind === 'post' ? textOf(thing.name) : undefined;
  const written = textOf(kind === 'post' ? thing.body : thing.content);
  const text = written === undefined ? undefined : textOf(shownMarkdown(written));
  const tags = textsIn(fields.tags, 'display_name', 'name');
  const link = kind === 'post' ? httpOf(thing.url) : undefined;
  const parent = kind === 'comment' ? httpOf(fieldsOf(fields.post).ap_id) : undefined;
  const editedAt = timeOf(withZone(thing.updated_at ?? thing.updated));
  if (title === undefined && text === undefined) return null;
  const post: RawPost = {
    source: 'lemmy',
    extId: id,
    kind,
    url: id,
    publishedAt,
    counts: countsOf({
      points: thing.score ?? counts.score,
      replies: thing.comments ?? thing.child_count ?? counts.comments ?? counts.child_count,
    }),
    outlet: community ? `${community} (${new URL(id).host})` : new URL(id).host,
    ...moreOf(textsIn([thing], 'embed_title', 'embed_description', 'alt_text')),
    ...(tags.length > 0 ? { tags } : {}),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    ...(link ? { links: [link] } : {}),
    ...(parent ? { parentId: parent } : {}),
    ...mediaOf({
      image: isOf('image', thing, link),
      video: isOf('video', thing, link) || httpOf(thing.embed_video_url) !== undefined,
    }),
    ...(kind === 'comment' ? { form: 'reply' as const } : {}),
    ...(editedAt !== null ? { editedAt } : {}),
    ...(name
      ? {
          author: {
            name,
            ...(user && home ? { handle: `${user}@${new URL(home).host}` } : {}),
            ...(home ? { id: home, url: home } : {}),
          },
        }
      : {}),
  };
  return post;
}

/** What the link of a post leads to: as the server found out (0.19.4 and later), or as its address says. */
function isOf(
  kind: 'image' | 'video',
  { url_content_type: type }: Fields,
  link: string | undefined,
): boolean {
  if (typeof type === 'string') return type.startsWith(`${kind}/`);
  return link !== undefined && ENDINGS[kind].test(new URL(link).pathname);
}

const ENDINGS = { image: /\.(?:jpe?g|png|gif|webp|avif)$/i, video: /\.(?:mp4|webm|mov)$/i } as const;

/** Before 0.19 times came without a zone and meant UTC. */
function withZone(time: unknown): unknown {
  return typeof time === 'string' && /\d\d:\d\d(?:\.\d+)?$/.test(time) ? `${time}Z` : time;
}
