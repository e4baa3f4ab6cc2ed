import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { countsOf, type Fields, fieldsOf, httpOf, textOf, timeOf } from '../shared/fields.ts';
import type { SourceContext } from '../source.ts';
import { askYouTube } from './ask.ts';

/** The newest hundred comments of one video: one unit of 10,000 a day. @returns null when it has none to read */
export async function commentsOf(video: string, context: SourceContext): Promise<RawPost[] | null> {
  try {
    const { items } = await askYouTube(
      'commentThreads',
      { part: 'snippet', videoId: video, order: 'time', maxResults: '100', textFormat: 'plainText' },
      context,
    );
    return items.map((item) => commentOf(item, video)).filter((post) => post !== null);
  } catch (error) {
    if (error instanceof SourceError && (error.kind === 'gone' || error.status === 404)) return null;
    throw error;
  }
}

function commentOf(thread: Fields, video: string): RawPost | null {
  const { topLevelComment, totalReplyCount } = fieldsOf(thread.snippet);
  const comment = fieldsOf(topLevelComment);
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
    parentId: video,
    counts: countsOf({ likes: snippet.likeCount, replies: totalReplyCount }),
    ...(editedAt !== null && editedAt !== publishedAt ? { editedAt } : {}),
    ...(name
      ? { author: { name, ...(channel ? { id: channel } : {}), ...(home ? { url: home } : {}) } }
      : {}),
  };
}
