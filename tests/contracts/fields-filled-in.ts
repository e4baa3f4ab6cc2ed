import type { Post } from '../../src/listening/mentions/mention.ts';
import type { SourceField } from '../../src/listening/sources/filled-fields.ts';

/** Which of the fields that only some sources fill a post says. */
export function fieldsFilledIn({ title, author, tags, langBy, outlet, url, ...post }: Post): SourceField[] {
  const { counts, form, media } = post;
  const says: Readonly<Record<SourceField, boolean>> = {
    title: title !== null,
    author: author !== null,
    handle: author?.handle !== undefined,
    followers: author !== null && author.followers !== null,
    tag: tags.length > 0,
    lang: langBy === 'declared',
    // Communities within a network: a subreddit, a community of Lemmy.
    sub:
      outlet !== null &&
      (/^r\//.test(outlet) || / \(\S+\)$/.test(outlet)) &&
      /\/(?:r|post|comment)\//.test(url),
    country: post.country !== undefined,
    reply: form === 'reply',
    repost: form === 'repost',
    quote: form === 'quote',
    image: media?.includes('image') ?? false,
    video: media?.includes('video') ?? false,
    likes: counts.likes !== undefined,
    comments: counts.replies !== undefined,
    reposts: counts.reposts !== undefined,
    views: counts.views !== undefined,
    points: counts.points !== undefined,
  };
  return (Object.keys(says) as SourceField[]).filter((field) => says[field]);
}
