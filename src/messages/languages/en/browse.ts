import type { RelevanceLevel } from '../../../listening/mentions/mention.ts';
import type { FilteredReason } from '../../../listening/mentions/mention-query.ts';
import type { Plural } from '../shapes.ts';

/** Lists of posts, and files of them. */
export const browse = {
  title: (names: string) => `Mentions of ${names}`,
  titleAlert: (number: string, names: string) => `Posts of alert #${number}, ${names}`,
  line: (count: string, filter: string) => `${count}: ${filter}`,
  label: (label: string) => label,
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
  where: (condition: string) => `where ${condition}`,
  onlyWhere: (condition: string) => `Only posts where ${condition} count.`,
  whereCut: (most: string) =>
    `Only the newest ${most} posts of this time were looked at for the condition. A shorter time is looked at in full.`,
  since: (moment: string) => `since ${moment}`,
  range: (from: string, to: string, all: string) =>
    from === to ? `Mention ${from} of ${all}, newest first.` : `${from} to ${to} of ${all}, newest first.`,
  gone: {
    one: '{n} of them is counted but not shown: its text was deleted.',
    other: '{n} of them are counted but not shown: their texts were deleted.',
  } as Plural,
  came: {
    one: '{n} more has come since this list began.',
    other: '{n} more have come since this list began.',
  } as Plural,
  older: 'Older',
  newer: 'Newer',
  newest: 'Newest',
  none: (names: string) => `No mentions of ${names} yet. Sources checked for it: /earshot sources.`,
  noneSo: (all: string, names: string, filter: string) =>
    `No mention of ${names} fits: ${filter}. Without filters: ${all}.`,
  without: 'With one of these filters removed:',
  withoutLine: (condition: string, count: string) => `${condition}: ${count}`,
  withoutButton: (condition: string, n: string) => `Without: ${condition} (${n})`,
  withoutNone: 'Removing one of these filters is not enough to find any.',
  all: (n: string) => `All of them (${n})`,
  allPosts: { one: 'The post', other: 'All {n} posts' } as Plural,
  negativePosts: { one: 'The negative post', other: 'The {n} negative posts' } as Plural,
  theirPosts: 'The posts',
  postsMenu: 'All posts of…',
  export: 'Save as a file',

  filteredTitle: (names: string) => `Posts not counted for ${names}`,
  filteredSummary: {
    one: '{n} post matched but was not counted.',
    other: '{n} posts matched but were not counted.',
  } as Plural,
  filteredNone: (names: string) => `No post about ${names} was held back or refused.`,
  filteredNoneSo: (names: string, filter: string) =>
    `No post about ${names} was held back or refused with these filters: ${filter}.`,
  filteredNote: (days: string) =>
    `Posts held back are stored, but neither counted nor announced; restore one to count it. Posts refused by the keyword are not stored: they are listed for ${days}, with their text while it is available. To get such posts, change the keyword with /earshot edit.`,
  refusedLeftOut: 'Refused posts are not in this list: they can be filtered by source and date only.',
  reason: 'Reason',
  count: 'Posts',
  reasonMenu: 'Only one reason…',
  allReasons: 'All reasons',
  held: (reason: string) => `Held back: ${reason}`,
  refused: (reason: string) => `Refused: ${reason}`,
  because: (reason: string, detail: string) => `${reason} (${detail})`,
  noText: 'Text not available.',
  restore: 'Restore',
  reasons: {
    'spam-links': 'links and hardly any text',
    'spam-tags': 'hashtags or names and hardly any text',
    'spam-words': 'advertising',
    'spam-repeats': 'the same text again and again',
    'spam-text': 'reads like spam',
    'marked-spam': 'marked as spam',
    'low-relevance': 'probably not about it',
    'not-about-us': 'marked as not about it',
    'muted-author': 'author muted',
    'muted-site': 'site muted',
    excluded: 'excluded here',
    'excluded-term': 'word excluded by the query',
    language: 'language not chosen for the keyword',
    'source-not-wanted': 'source not chosen for the keyword',
  } satisfies Readonly<Record<FilteredReason, string>>,

  fileTitle: (names: string) => `File of posts about ${names}`,
  fileLine: (count: string, format: string) => `${count} as ${format}.`,
  fileCapped: (count: string, all: string) =>
    `The file has the newest ${count} of ${all}, the most that fits. For fewer, choose a shorter time: /earshot export mentions --since 7d.`,
  fileGone: {
    one: '{n} mention is missing: its text was deleted.',
    other: '{n} mentions are missing: their texts were deleted.',
  } as Plural,
  fileNote:
    'Texts are as their authors wrote them. In CSV files, a cell that a spreadsheet could take for a formula begins with an apostrophe.',
  filePath: (path: string) => `File: ${path}`,
  fileSent: 'The file is in your direct messages with Earshot.',
  fileNotSent:
    'The file could not be sent. Earshot needs permission to send files (on Slack: files:write). Ask whoever installed it, then try again.',
};

export type BrowseWords = typeof browse;
