import type { Doubt } from '../../../src/listening/keywords/doubts.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import type { QueryPreview } from '../../../src/messages/keywords/preview.ts';

/** A preview of which nothing was found or asked, but for what is given. */
export function previewOf(more: Partial<QueryPreview> = {}): QueryPreview {
  return {
    ...{ days: 30, read: 0, found: 0, samples: [], warnings: [], doubts: [], forms: [], volume: null },
    asked: {
      ...{ estimates: [], silent: [], unasked: [], isOverBudget: false },
      ...{ words: ['kestrelbox'], checkedHere: [] },
    },
    ...more,
  };
}

/** One in which most sources answer. */
export function askedPreview(mentions: Mention[]): QueryPreview {
  return previewOf({
    ...{ days: 12, read: 412, found: 3, samples: mentions, volume: { perDay: 45.4, isLeast: true } },
    asked: {
      estimates: [
        { source: 'hacker-news', read: 41, found: 12, perDay: 1.7, isLeast: false, failed: 0 },
        { source: 'mastodon', read: 40, found: 39, perDay: 43.2, isLeast: true, failed: 0 },
        { source: 'lemmy', read: 2, found: 1, perDay: 0.1, isLeast: false, failed: 0 },
        { source: 'github', read: 30, found: 0, perDay: 0, isLeast: false, failed: 0 },
      ],
      silent: ['stack-exchange'],
      unasked: ['feed', 'bluesky'],
      isOverBudget: false,
      words: ['kestrelbox'],
      checkedHere: ['AND', 'NOT', 'likes:'],
    },
  });
}

/** Every kind of doubt once. */
export const DOUBTS: readonly Doubt[] = [
  { kind: 'no-source' },
  { kind: 'source-off', source: 'google-news', access: 'opt-in' },
  { kind: 'source-off', source: 'reddit', access: 'keyed' },
  { kind: 'source-off', source: 'feed', access: 'open' },
  { kind: 'unfilled-field', text: 'country:fr', fix: 'kestrelbox' },
  { kind: 'unread-source', text: 'source:reddit', fix: null },
  { kind: 'unread-site', text: 'site:kestrel.example', fix: null },
  { kind: 'unwanted-language', text: 'lang:de', fix: 'kestrelbox' },
  { kind: 'never-together', parts: ['country:fr', 'likes:>50'] },
  { kind: 'unread-language', language: 'eo' },
  { kind: 'part-of-word', words: ['kestr*'] },
  { kind: 'too-broad', perDay: 1240 },
  { kind: 'refused', reason: 'excluded-term', posts: 12 },
  { kind: 'refused', reason: 'language', posts: 1 },
  { kind: 'refused', reason: 'source-not-wanted', posts: 2 },
  { kind: 'refused', reason: 'low-relevance', posts: 3 },
];
