import { createHash } from 'node:crypto';
import { parseDate } from '../../mentions/dates.ts';
import type { Media, PostCounts, PostForm, PostKind, Rating, RawPost } from '../../mentions/mention.ts';
import { ratingIn } from '../../mentions/rating.ts';
import { parseUrl } from '../../parse-url.ts';
import type { Millis } from '../../time.ts';
import { mediaOf } from '../shared/fields.ts';

/** Why a line could not be taken; its words stand in `messages/languages`. */
export type ImportProblem =
  | 'not-readable'
  | 'too-long'
  | 'no-id'
  | 'no-text'
  | 'no-address'
  | 'no-date'
  | 'no-time-zone'
  | 'bad-date';

/** One line of a file: names in any spelling (`created_at`, `createdAt`, `author.handle`) reduced to letters and digits. */
export type ImportRow = ReadonlyMap<string, string>;

const NAMES = {
  id: ['sourceid', 'extid', 'id', 'identifiant'],
  source: ['source', 'platform', 'site', 'outlet', 'plateforme'],
  kind: ['kind', 'type'],
  url: ['url', 'link', 'permalink', 'lien', 'adresse'],
  title: ['title', 'headline', 'subject', 'titre', 'objet'],
  text: [
    'text',
    'content',
    'body',
    'message',
    'comment',
    'review',
    'texte',
    'contenu',
    'commentaire',
    'avis',
  ],
  html: ['html'],
  date: [
    'createdat',
    'publishedat',
    'published',
    'date',
    'datetime',
    'timestamp',
    'created',
    'time',
    'publiele',
  ],
  authorId: ['authorid', 'authorhandle', 'handle', 'username'],
  authorHandle: ['authorhandle', 'handle', 'username', 'screenname', 'pseudo'],
  authorName: ['authorname', 'author', 'user', 'name', 'auteur'],
  authorUrl: ['authorurl'],
  followers: ['authorfollowers', 'followers', 'abonnes'],
  lang: ['lang', 'language', 'langue', 'langs', 'languages', 'langues'],
  tags: ['tags', 'hashtags'],
  country: ['country', 'countrycode', 'authorcountry', 'pays', 'codepays'],
  media: ['media', 'medias', 'mediatype', 'mediatypes', 'typemedia'],
  form: ['form', 'posttype', 'forme'],
  parent: ['parentid', 'inreplyto', 'inreplytoid'],
  rating: [
    'rating',
    'ratingvalue',
    'ratingstars',
    'stars',
    'starrating',
    'reviewrating',
    'reviewratingratingvalue',
    'imrating',
    'note',
    'etoiles',
  ],
  bestRating: [
    'ratingbest',
    'ratingmax',
    'ratingbestrating',
    'reviewratingbestrating',
    'bestrating',
    'maxrating',
  ],
  worstRating: ['ratingworst', 'ratingmin', 'ratingworstrating', 'reviewratingworstrating', 'worstrating'],
} as const;

const COUNTS: Readonly<Record<keyof PostCounts, readonly string[]>> = {
  likes: ['countslikes', 'likes', 'jaime'],
  replies: ['countsreplies', 'replies', 'comments', 'reponses'],
  reposts: ['countsreposts', 'reposts', 'shares', 'partages'],
  points: ['countspoints', 'points', 'score'],
  views: ['countsviews', 'views', 'vues'],
};

/** Values of the columns, in the spellings that other tools write; reduced as names of columns are. */
const MEDIA: Readonly<Record<Media, ReadonlySet<string>>> = {
  image: new Set(['image', 'images', 'photo', 'photos', 'picture', 'gif', 'carousel']),
  video: new Set(['video', 'videos', 'reel', 'reels', 'film']),
};
const FORMS: Readonly<Record<PostForm, ReadonlySet<string>>> = {
  reply: new Set(['reply', 'replies', 'reponse', 'comment', 'commentaire', 'engagementreply']),
  repost: new Set(['repost', 'retweet', 'share', 'reshare', 'boost', 'partage', 'engagementretweet']),
  quote: new Set(['quote', 'quotetweet', 'quotepost', 'citation', 'engagementquote']),
};

const KINDS: readonly PostKind[] = [
  'post',
  'comment',
  'article',
  'review',
  'video',
  'episode',
  'question',
  'issue',
];

/** Reduces a column or field name to what is compared. */
export function columnName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * A line as a post. A date must name its zone: a guessed one moves posts into other hours, and the counts with them; a
 * missing one would count years of posts as written today.
 * @param outlet stands for the source when the line names none
 */
export function postOfRow(row: ImportRow, outlet = 'import'): RawPost | ImportProblem {
  const title = field(row, 'title');
  const text = field(row, 'text');
  const html = field(row, 'html');
  if (!title && !text && !html) return 'no-text';
  const url = field(row, 'url');
  if (!url || !/^https?:\/\//i.test(url) || parseUrl(url) === null) return 'no-address';
  const date = field(row, 'date');
  if (!date) return 'no-date';
  const publishedAt = momentOf(date);
  if (typeof publishedAt === 'string') return publishedAt;

  const authorId = field(row, 'authorId');
  const handle = field(row, 'authorHandle');
  const authorName = field(row, 'authorName') ?? authorId;
  const authorUrl = field(row, 'authorUrl');
  const followers = number(field(row, 'followers'));
  const source = field(row, 'source') ?? outlet;
  const id = field(row, 'id');
  const kind = KINDS.find((known) => known === field(row, 'kind')?.toLowerCase()) ?? 'post';
  const [lang, ...others] = (field(row, 'lang') ?? '').split(/[\s,;|]+/).filter(Boolean);
  const tags = field(row, 'tags');
  const rating = ratingOf(row);
  const country = field(row, 'country');
  const parentId = field(row, 'parent');
  const form = formOf(row, kind);
  return {
    source: 'import',
    extId: `${source}:${id ?? hash([url, title, text ?? html, authorName, date])}`,
    kind,
    url,
    publishedAt,
    counts: countsOf(row),
    outlet: source,
    ...(authorName || authorId
      ? {
          author: {
            ...(authorId ? { id: authorId } : {}),
            ...(authorName ? { name: authorName } : {}),
            ...(handle ? { handle } : {}),
            ...(authorUrl ? { url: authorUrl } : {}),
            ...(followers !== undefined ? { followers } : {}),
          },
        }
      : {}),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    ...(html ? { html } : {}),
    ...(lang ? { lang } : {}),
    ...(rating ? { rating } : {}),
    ...(country ? { country } : {}),
    ...(parentId ? { parentId } : {}),
    ...(form ? { form } : {}),
    ...mediaIn(row),
    ...(lang && others.length > 0 ? { langs: [lang, ...others] } : {}),
    ...(tags
      ? {
          tags: tags
            .split(/[,;|]/)
            .map((tag) => tag.trim())
            .filter(Boolean),
        }
      : {}),
  };
}

/** The id that `postOfRow` gives a line which brings its own; null when it brings none. */
export function postIdOfRow(row: ImportRow, outlet: string): string | null {
  const id = field(row, 'id');
  return id === undefined ? null : `${field(row, 'source') ?? outlet}:${id}`;
}

function formOf(row: ImportRow, kind: PostKind): PostForm | undefined {
  const written = columnName(field(row, 'form') ?? '');
  const form = (Object.keys(FORMS) as PostForm[]).find((known) => FORMS[known].has(written));
  return form ?? (kind === 'comment' ? 'reply' : undefined);
}

/** One kind, or several with commas between them. */
function mediaIn(row: ImportRow): { media?: Media[] } {
  const written = (field(row, 'media') ?? '').split(/[\s,;|]+/).map(columnName);
  const shows = (kind: Media) => written.some((word) => MEDIA[kind].has(word));
  return mediaOf({ image: shows('image'), video: shows('video') });
}

/** Seconds or milliseconds since 1970 are UTC by nature; written times must say their zone. */
function momentOf(date: string): Millis | ImportProblem {
  if (/^\d{9,10}(?:\.\d+)?$/.test(date)) return Math.round(Number(date) * 1000);
  if (/^\d{12,13}$/.test(date)) return Number(date);
  const at = parseDate(date);
  if (at === null) return 'bad-date';
  return parseDate(date, { zoneless: 'nothing' }) ?? 'no-time-zone';
}

function countsOf(row: ImportRow): PostCounts {
  const counts: PostCounts = {};
  for (const [name, columns] of Object.entries(COUNTS) as [keyof PostCounts, readonly string[]][]) {
    const count = number(columns.map((column) => row.get(column)).find((value) => value !== undefined));
    if (count !== undefined) counts[name] = count;
  }
  return counts;
}

function ratingOf(row: ImportRow): Rating | null {
  const end = (name: 'bestRating' | 'worstRating') => number(field(row, name)) ?? null;
  return ratingIn(field(row, 'rating') ?? '', { best: end('bestRating'), worst: end('worstRating') });
}

function field(row: ImportRow, name: keyof typeof NAMES): string | undefined {
  for (const column of NAMES[name]) {
    const value = row.get(column)?.trim();
    if (value) return value;
  }
  return undefined;
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : undefined;
}

function hash(parts: (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
