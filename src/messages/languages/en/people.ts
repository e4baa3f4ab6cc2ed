import type { Stance } from '../../../listening/people/ranked-author.ts';
import type { Plural } from '../shapes.ts';

const stances: Record<Stance, string> = {
  critic: 'critic',
  fan: 'fan',
  mixed: 'for and against',
  neutral: 'neutral',
};

export const people = {
  title: (keyword: string, span: string) => `Whose posts on ${keyword} carry furthest, ${span}`,
  titleOf: {
    critic: (keyword: string, span: string) => `Critics of ${keyword}, ${span}`,
    fan: (keyword: string, span: string) => `Fans of ${keyword}, ${span}`,
  },
  titleSeveral: (span: string) => `Whose posts carry furthest, ${span}`,
  titleSeveralOf: {
    critic: (span: string) => `Critics, ${span}`,
    fan: (span: string) => `Fans, ${span}`,
  },
  /** Above those of one keyword, where more stands around them. */
  heading: 'Whose posts carry furthest',
  stances,
  line: (name: string, source: string, audience: string, figures: string) =>
    `${name} (${source}), ${audience}: ${figures}`,
  ofSource: (name: string, source: string) => `${name} (${source})`,
  outletLine: (name: string, source: string, figures: string) => `${name} (${source}): ${figures}`,
  followersUnknown: 'followers not known',
  /** `posts` are all, the figures behind it are of so many of them. */
  partly: (posts: string, read: string) => `${posts} (figures of ${read})`,
  theirPosts: 'All posts of the author',
  pickups: {
    one: 'picked up {n} time by others',
    other: 'picked up {n} times by others',
  } as Plural,
  pickupsShort: { one: '{n} pickup', other: '{n} pickups' } as Plural,
  columns: {
    author: 'Author',
    followers: 'Followers',
    posts: 'Posts',
    reactions: 'Reactions',
    stance: 'Stance',
  },
  isNew: 'new',
  since: (day: string) => `since ${day}`,
  order: 'In order of followers, reactions, relevance and number of posts.',
  left: (sources: string) => `Nobody of ${sources} is listed: their terms forbid profiles of people.`,
  leftOne: (source: string) => `Nobody of ${source} is listed: its terms forbid profiles of people.`,
  none: (keyword: string) => `Nobody to list: no post about ${keyword} in this time names its author.`,
  noneListed: (keyword: string) => `Nobody to list for ${keyword} in this time.`,
  outletsOnly: 'Of feeds and news, only outlets are listed, once others take up their stories.',
  noneOf: {
    critic: (keyword: string) => `No critic of ${keyword} among the authors of this time.`,
    fan: (keyword: string) => `No fan of ${keyword} among the authors of this time.`,
  },
  postsMenu: 'Posts of',
  muteMenu: 'Mute',
  keywordMenu: 'All about',
  all: 'All people',
  longer: 'Last 30 days',
  everybody: 'Everybody',
  newThisWeek: (people: string) => `New this week: ${people}.`,
  newOnes: (people: string) => `New: ${people}.`,
  /** `about` names the keyword where there are several. */
  newOne: (name: string, source: string, figures: string, about: string | null) =>
    about === null ? `${name} (${source}, ${figures})` : `${name} (${source}, ${figures}) on ${about}`,
};

export type PeopleWords = typeof people;
