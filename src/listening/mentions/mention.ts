import type { Millis } from '../time.ts';

export type PostKind = 'post' | 'comment' | 'article' | 'review' | 'video' | 'episode' | 'question' | 'issue';

export interface PostCounts {
  likes?: number;
  replies?: number;
  reposts?: number;
  points?: number;
  views?: number;
}

/** What a review gives beside its words: stars from 1 to 5, halves too, or a thumb. */
export type Rating = { stars: number } | { thumb: 'up' | 'down' };

/** A rating, and the name of what is rated where the source knows it: a review may speak of other things too. */
export type PostRating = Rating & { of?: string };

/** Who wrote a post. `key` is stable inside its source (`hacker-news:maplefox`); names change, keys do not. */
export interface Author {
  key: string;
  name: string;
  /** What the network calls the account (`maplefox@social.example`), without a sign before it, where it differs from `name`. */
  handle?: string;
  url: string | null;
  followers: number | null;
}

export type Media = 'image' | 'video';
export type PostForm = 'reply' | 'repost' | 'quote';

/** A post as a source read it, before any cleaning. Foreign: nothing in it may be trusted. */
export interface RawPost {
  source: string;
  /** Stable id inside the source, never reused: an objectID, an at:// address, a guid. */
  extId: string;
  kind: PostKind;
  /** Where a person reads it at its origin. */
  url: string;
  author?: { id?: string; name?: string; handle?: string; url?: string; followers?: number };
  title?: string;
  /** Plain text. Give `html` instead when it is markup; both may be given, then `text` wins for matching. */
  text?: string;
  html?: string;
  /** Plain texts of the post beside its body: summaries, alternative texts, options of a poll, a card. They may repeat it. */
  more?: string[];
  /** Posts of others that this one passes on to say something about them. */
  shared?: { by?: string; text?: string; html?: string }[];
  /** The language that the source declares, in any spelling (`en-US`, `fr`). */
  lang?: string;
  /** All languages that it declares, where they are several; `lang` is the first of them. */
  langs?: string[];
  /** null when the source gave no believable time: the first-seen time is used. */
  publishedAt: Millis | null;
  /** It was there before, with other words: without a time of its own it is not of today. */
  seenBefore?: boolean;
  editedAt?: Millis;
  counts?: PostCounts;
  rating?: PostRating;
  parentId?: string;
  media?: Media[];
  form?: PostForm;
  /** Where the source says that it is from, in any spelling. */
  country?: string;
  /** Address of the original when this is a copy (RSS source, canonical link, cross-post). */
  originalUrl?: string;
  /** Links inside the post, for `url:` matching and spam rules. */
  links?: string[];
  tags?: string[];
  /** The outlet as a person would name it: feed title, subreddit, instance. */
  outlet?: string;
}

export interface Post {
  source: string;
  extId: string;
  kind: PostKind;
  url: string;
  /** Normalized address used to compare posts; never shown. */
  canonicalUrl: string;
  /** Host of `url` without `www.`. */
  site: string;
  outlet: string | null;
  author: Author | null;
  title: string | null;
  /**
   * Plain text without markup, at most 20,000 characters once it has been matched. Lines that begin with `> ` or `❝ ` are
   * words of others (`quotes.ts`).
   */
  text: string;
  /** ISO 639-1, or null when unknown. */
  lang: string | null;
  /** Further languages that the source declares; absent = none. */
  langs?: string[];
  langBy: 'declared' | 'script' | 'detected' | 'unknown';
  publishedAt: Millis;
  /**
   * `first-seen` when the source gave no believable time; `unknown` when it did not and the post was there before anybody
   * looked: it is dated into the past then, where it is no news.
   */
  timeBy: 'source' | 'first-seen' | 'unknown';
  editedAt: Millis | null;
  fetchedAt: Millis;
  counts: PostCounts;
  /** Of a review. */
  rating?: PostRating;
  /** What it shows beside words; absent = nothing, or the source does not say. */
  media?: Media[];
  /** How it stands to other posts; absent = on its own, or the source does not say. */
  form?: PostForm;
  /** ISO 3166-1, two letters in lower case; absent = not said. */
  country?: string;
  parentId: string | null;
  originalUrl: string | null;
  links: string[];
  tags: string[];
  /** Hash of title and text: same id with another hash is an edit. */
  contentHash: string;
}

export type SentimentLabel = 'neg' | 'neu' | 'pos';

/** Sentiment toward one keyword. `value` is in -1..1; `version` names the engine and its data, so that charts stay honest. */
export interface Sentiment {
  /** null = not judged: nothing reads its language. It is left out of every share. */
  label: SentimentLabel | null;
  value: number;
  /** 0..1. */
  confidence: number;
  lang: string | null;
  method: 'lexicon' | 'tables' | 'sentence' | 'endpoint' | 'rating' | 'person' | 'none';
  why: { token: string; weight: number }[];
  version: string;
}

/** One term of a query found in a post: in which field and where (offsets in that field). */
export interface TermHit {
  term: string;
  field: 'title' | 'text' | 'tag' | 'author' | 'site' | 'url';
  start: number;
  end: number;
}

export type RelevanceLevel = 'high' | 'medium' | 'low';

/** Whether a post is about the keyword that it matches. */
export interface Relevance {
  level: RelevanceLevel;
  /** Log-odds that it is about the keyword. */
  score: number;
  /** `sign` is a key into the words of each language; `detail` holds figures and terms, never post text. */
  why: { sign: string; detail: string | null; weight: number }[];
  by: 'signs' | 'model' | 'person';
  version: string;
}

/** Nothing is known either way. */
export const UNKNOWN_RELEVANCE: Relevance = {
  level: 'medium',
  score: 0,
  why: [],
  by: 'signs',
  version: 'none',
};

/** Reasons to hold a hit back; keys into the words of each language. */
export type HeldReason =
  | 'spam-links'
  | 'spam-tags'
  | 'spam-words'
  | 'spam-repeats'
  | 'spam-text'
  | 'marked-spam'
  | 'low-relevance'
  | 'not-about-us'
  | 'muted-author'
  | 'muted-site'
  | 'excluded';

/** Stored, and shown to who asks for it, but not counted and not announced. */
export interface Held {
  reason: HeldReason;
  /** Figures and terms, never post text. */
  detail: string | null;
}

/** What is thought of one keyword's match in a post. */
export interface Judgement {
  sentiment: Sentiment;
  relevance: Relevance;
  held: Held | null;
}

/** Why this post is a mention of this keyword, and what is thought of it. */
export interface Hit extends Judgement {
  keywordId: string;
  terms: TermHit[];
  /** Where a person's mark says otherwise: what the engine says. Absent = nobody marked it. */
  engine?: Judgement;
}

/** One public post that matched at least one keyword of one workspace. */
export interface Mention {
  workspaceId: string;
  /** Made by us, sorts by time of publication. */
  id: string;
  /** Mentions that are copies of one thing share a story; the story's id is the id of its first mention. */
  storyId: string;
  post: Post;
  hits: Hit[];
}

/**
 * How far a post carries, for ranking only: reactions weighed by effort, plus the square root of the audience.
 * Our own choice; no unit.
 */
export function reachOf(counts: PostCounts, followers: number | null): number {
  const reactions =
    (counts.likes ?? 0) + (counts.points ?? 0) + 2 * (counts.reposts ?? 0) + 2 * (counts.replies ?? 0);
  return Math.round(reactions + Math.sqrt(Math.max(0, followers ?? 0)) + (counts.views ?? 0) / 1000);
}
