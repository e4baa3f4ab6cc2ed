import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from '../shared/fields.ts';
import type { SourceContext } from '../source.ts';
import { askYouTube } from './ask.ts';

/** Threads of one visit whose replies are asked for, a unit each: an answer shows up to five of a thread by itself. */
const MAX_THREADS = 5;

/**
 * The newest hundred comments of one video with the replies to them: one unit of 10,000 a day, and one more for each of a
 * few threads whose replies did not come along.
 * @returns null when it has none to read
 */
export async function commentsOf(video: string, context: SourceContext): Promise<RawPost[] | null> {
  try {
    const { items } = await askYouTube(
      'commentThreads',
      { part: 'snippet,replies', videoId: video, order: 'time', maxResults: '100', textFormat: 'plainText' },
      context,
    );
    const threads = items.map((item) => threadOf(item, video));
    for (const thread of threads.filter(({ missing }) => missing).slice(0, MAX_THREADS))
      thread.replies = merged(thread.replies, await repliesTo(thread.id, video, context));
    return threads.flatMap(({ comment, replies }) => [...(comment ? [comment] : []), ...replies]);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof SourceError && (error.kind === 'gone' || error.status === 404);
}

interface Thread {
  id: string;
  comment: RawPost | null;
  replies: RawPost[];
  /** It has more replies than have come along. */
  missing: boolean;
}

function threadOf(item: Fields, video: string): Thread {
  const { topLevelComment, totalReplyCount } = fieldsOf(item.snippet);
  const top = fieldsOf(topLevelComment);
  const shown = listOf(fieldsOf(item.replies).comments) ?? [];
  const id = textOf(top.id) ?? '';
  return {
    id,
    comment: commentOf(top, video, video, totalReplyCount),
    replies: repliesOf(shown, id, video),
    missing: id !== '' && typeof totalReplyCount === 'number' && totalReplyCount > shown.length,
  };
}

/** A reply that came along may be missing in the list, which lags. */
function merged(shown: readonly RawPost[], listed: readonly RawPost[]): RawPost[] {
  return [...new Map([...shown, ...listed].map((post) => [post.extId, post])).values()];
}

async function repliesTo(thread: string, video: string, context: SourceContext): Promise<RawPost[]> {
  try {
    const { items } = await askYouTube(
      'comments',
      { part: 'snippet', parentId: thread, maxResults: '100', textFormat: 'plainText' },
      context,
    );
    return repliesOf(items, thread, video);
  } catch (error) {
    // Deleted since it was listed: the video and its other threads are still there.
    if (isGone(error)) return [];
    throw error;
  }
}

function repliesOf(replies: readonly Fields[], thread: string, video: string): RawPost[] {
  return replies
    .map((reply) => commentOf(reply, video, `comment:${thread}`, undefined))
    .filter((post) => post !== null);
}

function commentOf(comment: Fields, video: string, parentId: string, replies: unknown): RawPost | null {
  const id = textOf(comment.id);
  const snippet = fieldsOf(comment.snippet);
  const text = textOf(snippet.textDisplay);
  if (!id || !text) return null;
  const publishedAt = timeOf(snippet.publishedAt);
  const editedAt = timeOf(snippet.updatedAt);
  const name = textOf(snippet.authorDisplayName);
  const channel = textOf(fieldsOf(snippet.authorChannelId).value);
  const home = httpOf(snippet.authorChannelUrl);
  return {
    source: 'youtube',
    extId: `comment:${id}`,
    kind: 'comment',
    url: `https://www.youtube.com/watch?v=${encodeURIComponent(video)}&lc=${encodeURIComponent(id)}`,
    text,
    publishedAt,
    outlet: 'YouTube',
    form: 'reply',
    parentId,
    counts: countsOf({ likes: snippet.likeCount, replies }),
    ...(editedAt !== null && editedAt !== publishedAt ? { editedAt } : {}),
    ...(name
      ? { author: { name, ...(channel ? { id: channel } : {}), ...(home ? { url: home } : {}) } }
      : {}),
  };
}
