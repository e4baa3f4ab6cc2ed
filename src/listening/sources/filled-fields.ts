import type { Post } from '../mentions/mention.ts';

/** What queries and conditions can ask of a post and only some sources say. */
export const SOURCE_FIELDS = [
  'title',
  'author',
  'handle',
  'followers',
  'tag',
  'lang',
  'sub',
  'country',
  'reply',
  'repost',
  'quote',
  'image',
  'video',
  'likes',
  'comments',
  'reposts',
  'views',
  'points',
] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];

/**
 * What each source says of its posts, some of them at least; what is not here it never says. `lang` is what the source
 * declares: of other posts it is found out. `tests/listening/sources/filled-fields.test.ts` holds it against recorded answers.
 */
export const FILLED_FIELDS: Readonly<Record<string, readonly SourceField[]>> = {
  feed: ['title', 'author', 'tag', 'lang'],
  'hacker-news': ['title', 'author', 'reply', 'comments', 'points'],
  bluesky: ['author', 'tag', 'lang', 'reply', 'quote', 'image', 'video'],
  mastodon: [
    ...['author', 'handle', 'followers', 'tag', 'lang', 'reply', 'quote'],
    ...['image', 'video', 'likes', 'comments', 'reposts'],
  ] as SourceField[],
  lemmy: ['title', 'author', 'handle', 'tag', 'sub', 'reply', 'image', 'video', 'comments', 'points'],
  'stack-exchange': ['title', 'author', 'tag', 'reply', 'comments', 'points'],
  github: ['title', 'author', 'tag', 'reply', 'likes', 'comments', 'points'],
  discourse: ['title', 'author', 'handle', 'tag', 'reply', 'likes', 'comments', 'views'],
  dev: ['title', 'author', 'handle', 'tag', 'reply', 'likes', 'comments'],
  'google-news': ['title', 'author', 'lang'],
  gdelt: ['title', 'author', 'lang', 'country', 'image'],
  youtube: ['title', 'author', 'tag', 'lang', 'reply', 'video', 'likes', 'comments', 'views'],
  'podcast-index': ['title', 'author', 'lang'],
  'product-hunt': ['title', 'author', 'tag', 'reply', 'comments', 'points'],
  x: [
    ...['author', 'followers', 'tag', 'lang', 'reply', 'quote', 'image', 'video'],
    ...['likes', 'comments', 'reposts', 'views'],
  ] as SourceField[],
  reddit: [
    'title',
    'author',
    'handle',
    'tag',
    'sub',
    'reply',
    'repost',
    'image',
    'video',
    'comments',
    'points',
  ],
  'app-store': ['title', 'author', 'tag', 'country', 'likes'],
  'google-play': ['title', 'author', 'tag', 'lang', 'likes'],
  steam: ['author', 'tag', 'lang', 'likes', 'comments'],
  npm: ['title', 'author', 'tag'],
  pypi: ['title'],
  wikipedia: ['title', 'author', 'lang'],
  lobsters: ['title', 'author', 'tag', 'reply', 'comments', 'points'],
  threads: ['author', 'tag', 'reply', 'quote', 'image', 'video'],
  telegram: ['author', 'handle', 'tag', 'reply', 'repost', 'quote', 'image', 'video'],
  webhook: [...SOURCE_FIELDS].filter((field) => field !== 'sub'),
  import: [...SOURCE_FIELDS].filter((field) => field !== 'sub'),
};

/** Which of these a post says. */
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
  return SOURCE_FIELDS.filter((field) => says[field]);
}
