import { FIELD_NAMES, type FieldName } from './tree.ts';

/** Other names of our fields, of whatever tool. */
export const FIELD_ALIASES: Readonly<Record<string, FieldName>> = {
  ...{
    from: 'author',
    user: 'author',
    username: 'author',
    by: 'author',
    auteur: 'author',
    author_name: 'author',
  },
  ...{ links: 'url', link: 'url', inurl: 'url', lien: 'url' },
  ...{ hashtag: 'tag', hashtags: 'tag', tags: 'tag' },
  ...{ language: 'lang', languages: 'lang', langue: 'lang' },
  ...{ subreddit: 'sub' },
  ...{ text: 'body', content: 'body', message: 'body', intext: 'body', texte: 'body' },
  ...{ domain: 'site', host: 'site', hostname: 'site' },
  ...{ intitle: 'title', headline: 'title', titre: 'title' },
  ...{ score: 'points', replies: 'comments', retweets: 'reposts', boosts: 'reposts' },
  ...{ sourcecountry: 'country', pays: 'country', countrycode: 'country' },
  ...{ follower_count: 'followers', abonnés: 'followers', length: 'words' },
};

/** The field that a name stands for, or null. */
export function knownField(typed: string): FieldName | 'raw' | 'list' | null {
  const name = typed.toLowerCase();
  if (name === 'raw' || name === 'exact') return 'raw';
  if (name === 'list' || name === 'liste') return 'list';
  return FIELD_NAMES.find((field) => field === name) ?? FIELD_ALIASES[name] ?? null;
}
