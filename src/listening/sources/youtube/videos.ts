import type { RawPost } from '../../mentions/mention.ts';
import { type Fields, fieldsOf, textOf, timeOf } from '../shared/fields.ts';
import type { SourceContext } from '../source.ts';
import { askYouTube } from './ask.ts';

/** Ids in one look-up, results on one page. */
export const VIDEOS_AT_ONCE = 50;

/** Videos by id: a search gives neither their figures nor their whole description. */
export async function readVideos(ids: readonly string[], context: SourceContext): Promise<RawPost[]> {
  if (ids.length === 0) return [];
  const { items } = await askYouTube(
    'videos',
    { part: 'snippet,statistics', id: ids.join(','), maxResults: String(VIDEOS_AT_ONCE) },
    context,
  );
  return items.map(videoOf).filter((post) => post !== null);
}

function videoOf(item: Fields): RawPost | null {
  const id = textOf(item.id);
  const snippet = fieldsOf(item.snippet);
  const title = textOf(snippet.title);
  if (!id || !title) return null;
  const text = textOf(snippet.description);
  const name = textOf(snippet.channelTitle);
  const channel = textOf(snippet.channelId);
  const lang = textOf(snippet.defaultAudioLanguage) ?? textOf(snippet.defaultLanguage);
  return {
    source: 'youtube',
    extId: id,
    kind: 'video',
    url: `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
    title,
    publishedAt: timeOf(snippet.publishedAt),
    outlet: 'YouTube',
    media: ['video'],
    counts: countsIn(fieldsOf(item.statistics)),
    ...(text ? { text } : {}),
    ...(lang ? { lang } : {}),
    ...(name
      ? {
          author: {
            name,
            ...(channel
              ? { id: channel, url: `https://www.youtube.com/channel/${encodeURIComponent(channel)}` }
              : {}),
          },
        }
      : {}),
    ...(Array.isArray(snippet.tags) ? { tags: snippet.tags.filter((tag) => typeof tag === 'string') } : {}),
  };
}

/** Figures come as strings; those a channel hides are absent. */
function countsIn(statistics: Fields): RawPost['counts'] {
  const names = { views: 'viewCount', likes: 'likeCount', replies: 'commentCount' } as const;
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) => {
      const value = statistics[field];
      return typeof value === 'string' && /^\d{1,15}$/.test(value) ? [[name, Number(value)]] : [];
    }),
  );
}
