import type { RelevanceLevel } from '../../../listening/mentions/mention.ts';
import type { FilteredReason } from '../../../listening/mentions/mention-query.ts';
import type { Plural } from '../shapes.ts';

/** Lists of posts, and files of them. */
export const browse = {
  title: (names: string) => `Mentions of ${names}`,
  titleAlert: (number: string, names: string) => `Posts of alert ${number}, ${names}`,
  line: (count: string, filter: string) => `${count}: ${filter}`,
  source: (name: string) => `on ${name}`,
  author: (name: string) => `by ${name}`,
  lang: (name: string) => `in ${name}`,
  words: (words: string) => `with “${words}”`,
  tag: (tag: string) => `tagged “${tag}”`,
  starred: 'starred',
  relevance: {
    high: 'of high relevance',
    medium: 'of medium relevance',
    low: 'of low relevance',
  } satisfies Readonly<Record<RelevanceLevel, string>>,
  since: (moment: string) => `since ${moment}`,
  range: (from: string, to: string, all: string) => `${from} to ${to} of ${all}, newest first.`,
  gone: {
    one: '{n} of them is counted and not shown: its text is gone.',
    other: '{n} of them are counted and not shown: their texts are gone.',
  } as Plural,
  came: {
    one: '{n} more has come since this list began.',
    other: '{n} more have come since this list began.',
  } as Plural,
  older: 'Older',
  newer: 'Newer',
  newest: 'Newest',
  none: (names: string) => `Nothing is stored about ${names} yet. What is read for it: /earshot sources.`,
  noneSo: (all: string, names: string, filter: string) =>
    `No mention of ${names} fits this: ${filter}. In all: ${all}.`,
  without: 'What there is when just one of these is left out:',
  withoutLine: (condition: string, count: string) => `${condition}: ${count}`,
  withoutButton: (condition: string, n: string) => `Without: ${condition} (${n})`,
  withoutNone: 'Leaving out one of these is not enough to find any.',
  all: (n: string) => `All of them (${n})`,
  allPosts: { one: 'The post', other: 'All {n} posts' } as Plural,
  negativePosts: { one: 'The negative post', other: 'The {n} negative posts' } as Plural,
  theirPosts: 'The posts',
  postsMenu: 'All posts of…',
  export: 'Save as a file',

  filteredTitle: (names: string) => `Not counted for ${names}`,
  filteredSummary: {
    one: '{n} post matched and was not counted.',
    other: '{n} posts matched and were not counted.',
  } as Plural,
  filteredNone: (names: string) => `Nothing that matches ${names} was held back or refused.`,
  filteredNoneSo: (names: string, filter: string) =>
    `Nothing that matches ${names} was held back or refused that is: ${filter}.`,
  filteredNote: (days: string) =>
    `What is held back is stored, and not counted or announced; restoring it counts it. What the keyword itself refuses was never stored: it is listed for ${days}, with its text as long as that is there. To get such posts, change the keyword with /earshot edit.`,
  refusedLeftOut: 'Refused posts are left out here: of them, only the source and the date can be asked for.',
  reason: 'Reason',
  count: 'Posts',
  reasonMenu: 'Only one reason…',
  allReasons: 'All reasons',
  held: (reason: string) => `Held back: ${reason}`,
  refused: (reason: string) => `Refused: ${reason}`,
  because: (reason: string, detail: string) => `${reason} (${detail})`,
  noText: 'Its text is not there (any more).',
  restore: 'Restore',
  reasons: {
    'spam-links': 'links and hardly a word',
    'spam-tags': 'tags or names and hardly a word',
    'spam-words': 'words of advertising',
    'spam-repeats': 'the same text again and again',
    'spam-text': 'reads like spam',
    'marked-spam': 'somebody marked it as spam',
    'low-relevance': 'probably not about it',
    'not-about-us': 'somebody said that it is not about it',
    'muted-author': 'its author is muted',
    'muted-site': 'its site is muted',
    'excluded-term': 'a word that the query excludes',
    language: 'a language that the keyword does not want',
    'source-not-wanted': 'a source that the keyword does not want',
  } satisfies Readonly<Record<FilteredReason, string>>,

  fileTitle: (names: string) => `File of posts about ${names}`,
  fileLine: (count: string, format: string) => `${count} as ${format}.`,
  fileCapped: (count: string, all: string) =>
    `The file holds the newest ${count} of ${all}: more do not fit. Take the rest with a shorter time: /earshot export mentions --since 7d.`,
  fileGone: {
    one: '{n} mention is not in it: its text is gone.',
    other: '{n} mentions are not in it: their texts are gone.',
  } as Plural,
  fileNote:
    'Texts in it are as strangers wrote them. In a CSV file, a cell that a spreadsheet would take for a formula begins with an apostrophe.',
  filePath: (path: string) => `File: ${path}`,
  fileSent: 'The file is in your direct messages with Earshot.',
  fileNotSent:
    'The file could not be sent. Earshot needs the right to send files (on Slack: files:write); ask who installed it, then try again.',
};

export type BrowseWords = typeof browse;
