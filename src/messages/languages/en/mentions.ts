import type { Plural } from '../shapes.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

export const mentions = {
  /** Without a sentiment where it is not judged. */
  summary: (keyword: string, mood: string | null, source: string, title: string) =>
    `New ${mood === null ? '' : `${mood} `}mention of ${keyword} on ${source}: ${title}`,
  heading: (keyword: string) => `New mention of ${keyword}`,
  why: 'Why?',
  open: 'Open the post',
  likes: forms('like', 'likes'),
  points: forms('point', 'points'),
  replies: forms('reply', 'replies'),
  reposts: forms('repost', 'reposts'),
  views: forms('view', 'views'),
  followers: forms('follower', 'followers'),
  recommended: 'recommended',
  notRecommended: 'not recommended',
  connected: (source: string) => `Connected to ${source}. Here is its latest post.`,
  connectedEmpty: (source: string) => `Connected to ${source}. It has no posts yet.`,
  connectedNote: 'Older posts are counted for comparison, not announced. New ones will be.',
  firstSeen: 'when it was found; the source gives no date',
  undated: 'date unknown, from before the first check',
  found: (words: string) => `Stored mentions with “${words}”`,
  foundNone: (words: string) => `No stored mention contains “${words}”.`,
};

export type MentionWords = typeof mentions;
