/** What queries and conditions can ask of a post and only some sources say. */
const SOURCE_FIELDS = [
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
