import type { Plural } from '../shapes.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

export const mentions = {
  /** Without a mood where it is not judged. */
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
  connected: (source: string) => `Connected to ${source}. Here is the latest it published.`,
  connectedEmpty: (source: string) => `Connected to ${source}. It has published nothing yet.`,
  connectedNote: 'Older posts are counted for comparison, but not announced. New ones will be.',
  firstSeen: 'first seen then; its source gives no date',
  undated: 'date unknown; it was there when Earshot began to read',
  found: (words: string) => `Stored mentions with “${words}”`,
  foundNone: (words: string) => `No stored mention holds “${words}”.`,
};

export type MentionWords = typeof mentions;
