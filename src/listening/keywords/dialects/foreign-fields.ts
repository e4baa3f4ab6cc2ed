/** What a field of another tool means here. */
export interface ForeignField {
  /** The condition in our language; null where nothing here does it. */
  text: string | null;
  /** Why it is lost, a key into the words of each language; null where it is not. */
  reason: ForeignReason | null;
}

/** Why nothing here does what a field does elsewhere. */
type ForeignReason =
  /** Where people live within a country, their sex, age or work: not read, and nobody is profiled. */
  | 'people'
  /** Estimated figures of other tools. */
  | 'figure'
  /** A period belongs to a report, not to what is listened for. */
  | 'period'
  /** A classification that only the other tool has. */
  | 'class';

/** A value that needs quotes to stand alone. */
function value(text: string): string {
  return /[\s()"|,]/.test(text) ? `"${text.replace(/"/g, '')}"` : text;
}

const exact = (text: string) => `\`${text.replace(/`/g, '')}\``;

const KINDS: Readonly<Record<string, string>> = {
  news: 'type:article',
  onlinenews: 'type:article',
  newspaper: 'type:article',
  magazine: 'type:article',
  magazines: 'type:article',
  blog: 'type:article',
  blogs: 'type:article',
  blog_other: 'type:article',
  press: 'type:article',
  review: 'type:review',
  reviews: 'type:review',
  consumer_reviews: 'type:review',
  forum: 'type:(post OR comment)',
  forums: 'type:(post OR comment)',
  messageboard: 'type:(post OR comment)',
  messageboards: 'type:(post OR comment)',
  message_boards: 'type:(post OR comment)',
  comment: 'type:comment',
  comments: 'type:comment',
  video: 'type:video',
  videos: 'type:video',
  podcast: 'type:episode',
  podcasts: 'type:episode',
  twitter: 'source:x',
  x: 'source:x',
  reddit: 'source:reddit',
  youtube: 'source:youtube',
  mastodon: 'source:mastodon',
  bluesky: 'source:bluesky',
  threads: 'source:threads',
  telegram: 'source:telegram',
  github: 'source:github',
  appstore: 'source:app-store',
  googleplay: 'source:google-play',
};

function kind(text: string): string | null {
  const plain = text.toLowerCase().replace(/^(?:socialmedia|social|sm)_/, '');
  return KINDS[plain] ?? null;
}

const FORMS: Readonly<Record<string, string>> = {
  reply: 'is:reply',
  replies: 'is:reply',
  comment: 'is:reply',
  retweet: 'is:repost',
  retweets: 'is:repost',
  nativeretweets: 'is:repost',
  repost: 'is:repost',
  share: 'is:repost',
  quote: 'is:quote',
  quotes: 'is:quote',
  original: 'is:original',
  post: 'is:original',
  links: 'has:link',
  link: 'has:link',
  images: 'has:image',
  image: 'has:image',
  twimg: 'has:image',
  photos: 'has:image',
  videos: 'has:video',
  video: 'has:video',
  native_video: 'has:video',
  media: 'has:(image OR video)',
};

const form = (text: string) => FORMS[text.toLowerCase()] ?? null;

/** Words before which a figure stands: `min_faves:50`. */
const least = (field: string) => (text: string) => (/^\d/.test(text) ? `${field}:>=${text}` : null);
const figure = (field: string) => (text: string) =>
  /\d/.test(text) ? `${field}:${text.replace(/^:/, '')}` : null;
const same = (field: string) => (text: string) => `${field}:${value(text)}`;

const FIELDS: Readonly<Record<string, (value: string) => string | null>> = {
  engagementtype: form,
  filter: form,
  posttype: form,
  contenttype: form,
  pagetype: kind,
  sourcetype: kind,
  source_type: kind,
  mediatype: kind,
  socialtype: kind,
  channel: kind,
  platform: kind,
  network: kind,
  authorfollowers: figure('followers'),
  followerscount: figure('followers'),
  followers_count: figure('followers'),
  follower: figure('followers'),
  min_faves: least('likes'),
  min_likes: least('likes'),
  min_retweets: least('reposts'),
  min_replies: least('comments'),
  likescount: figure('likes'),
  retweets: figure('reposts'),
  shares: figure('reposts'),
  at_mentions: (text) => `@${text.replace(/^@/, '')}`,
  atmentions: (text) => `@${text.replace(/^@/, '')}`,
  mentions: (text) => `@${text.replace(/^@/, '')}`,
  to: (text) => `@${text.replace(/^@/, '')}`,
  exactmessage: exact,
  exactcontent: exact,
  exacttitle: (text) => `title:${exact(text)}`,
  case: exact,
  authorcontaining: (text) => `author:*${text.replace(/[^\p{L}\p{N}]/gu, '')}*`,
  domainurl: (text) =>
    `site:${text
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/^www\./i, '')
      .replace(/\/.*$/, '')}`,
  root_url: (text) =>
    `site:${text
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/^www\./i, '')
      .replace(/\/.*$/, '')}`,
  blogname: same('author'),
  authorname: same('author'),
  channelname: same('author'),
  ext: () => null,
};

const LOST: Readonly<Record<ForeignReason, string>> = {
  people:
    'city state region province location geo geocode near within place continent locale zip county authorgender gender ' +
    'authorage age_group profession interest interests authorverified verified userbio bio exactuserbio description occupation ' +
    'accounttype authorlocation influencer',
  figure:
    'reach engagement trendingscore impact impressions audience alexa mozrank domainrank authority klout engagement_rate ' +
    'potentialreach virality interactions ave',
  period: 'since until published before after date from_date to_date dated searchindexed added',
  class:
    'topic topics category categories theme emotion emotions entity entities ingress rating tone brand logo imagetype object scene ' +
    'objectid parentmessage exactparentmessage exactparenttitle tags_internal cluster news_category customfield intent event sic list_id',
};

const LOST_NAMES: ReadonlyMap<string, ForeignReason> = new Map(
  Object.entries(LOST).flatMap(([reason, names]) =>
    names.split(' ').map((name) => [name, reason as ForeignReason] as const),
  ),
);

/** What a field of Brandwatch, Talkwalker, Meltwater, Sprinklr, Awario, Pulsar or X means; null for one that none of them has. */
export function foreignField(name: string, typed: string): ForeignField | null {
  const plain = name.toLowerCase();
  const lost = LOST_NAMES.get(plain);
  if (lost) return { text: null, reason: lost };
  const meant = FIELDS[plain];
  if (!meant) return null;
  const text = typed === '' ? null : meant(typed);
  return text === null ? { text: null, reason: 'class' } : { text, reason: null };
}
