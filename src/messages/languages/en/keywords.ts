import type { Sensitivity } from '../../../listening/alerts/sensitivity.ts';
import type { KeywordKind } from '../../../listening/keywords/keyword.ts';
import { firstLook } from './first-look.ts';

const kinds: Record<KeywordKind, string> = {
  brand: 'brand',
  product: 'product',
  competitor: 'competitor',
  industry: 'industry',
  campaign: 'campaign',
};

const sensitivities: Record<Sensitivity | 'off', string> = {
  low: 'low (only large spikes)',
  normal: 'normal',
  high: 'high (small spikes too)',
  off: 'off',
};

export const keywords = {
  firstLook,
  kinds,
  sensitivities,
  listTitle: 'Keywords',
  listSummary: (keywords: string, paused: string) => `${keywords}, ${paused} paused.`,
  listSummaryActive: (keywords: string) => `${keywords}.`,
  listEmpty: 'No keyword yet. Add the first one with a name people use for you:',
  listEmptyExample: '/earshot add kestrelbox',
  columns: {
    name: 'Keyword',
    query: 'Query',
    kind: 'Kind',
    state: 'State',
    week: 'Last 7 days',
    channels: 'Channels',
  },
  weekUnknown: 'Without a figure: no mention found, but not all of the last 7 days was checked.',
  listening: 'active',
  paused: 'paused',
  mutedUntil: (moment: string) => `alerts muted until ${moment}`,
  page: (from: string, to: string, all: string) =>
    from === to ? `Keyword ${from} of ${all}` : `${from} to ${to} of ${all}`,
  nextPage: 'Next page',
  pickEdit: 'Edit…',
  pickReport: 'Report on…',

  added: (name: string) => `Now following ${name}.`,
  query: 'Query',
  kind: 'Kind',
  sources: 'Sources',
  allSources: 'all',
  languages: 'Languages',
  allLanguages: 'all',
  context: 'Context words',
  noContext: 'none',
  relevance: 'Surely not about it',
  relevanceOn: 'is held back',
  relevanceOff: 'is counted all the same',
  forms: 'Plurals and other forms',
  formsOn: 'are found, too',
  formsOff: 'are not found',
  formsAdded: 'Also finds',
  contextTitle: 'Words that appear with it',
  contextFound: (name: string) =>
    `${name} is an everyday word, too. Keep the words below that only go with yours: posts with one of them rank higher, and are never held back.`,
  takeWord: 'Keep a word…',
  channel: 'Channel',
  tells: 'Tells you about',
  tellsAlerts: 'alerts',
  tellsDigest: 'digest',
  tellsMentions: 'every mention',
  tellsNothing: 'nothing in this channel',
  samples: 'Examples',
  warnings: 'Worth a look',
  previewTitle: 'Preview',
  previewFound: (found: string, read: string, days: string) =>
    `Finds ${found} among ${read} stored, ${days} back.`,
  previewNone: (read: string, days: string) =>
    `Finds nothing among ${read} stored, ${days} back. The sources may hold more.`,
  previewNothingRead: 'The query is fine. Nothing is stored yet to try it on.',
  rateName: 'Expected volume',
  rate: (perDay: string, perWeek: string) => `about ${perDay} a day, ${perWeek} a week`,
  rateRare: (perWeek: string) => `less than 1 a day, about ${perWeek} a week`,
  rateNote:
    'Only what is stored can be tried. Posts that match no keyword are stored for some days only; a search of the sources may find more.',
  listen: 'Follow this keyword',
  edit: 'Edit',
  remove: 'Remove',
  pause: 'Pause',
  resume: 'Resume',

  edited: (name: string) => `${name} is changed.`,
  unchanged: (name: string) => `${name} is as before: nothing to change.`,
  from: 'Before',
  to: 'Now',
  difference: (gained: string, lost: string) => `+${gained} / -${lost} mentions among all stored posts`,
  differenceName: 'Difference',
  noDifference: 'the same mentions as before',
  gained: 'Newly found',
  lost: 'No longer found',

  pausedNow: (name: string) =>
    `${name} is paused: nothing is collected, counted or announced for it until you resume.`,
  pausedAlready: (name: string) => `${name} was paused already.`,
  resumedNow: (name: string) => `Following ${name} again.`,
  resumedFound: (mentions: string) => `${mentions} of the pause found: counted, not announced.`,
  resumedNone: 'What was written during the pause is counted only where it can still be found.',
  resumedAlready: (name: string) => `${name} was not paused.`,
  removeAsk: (name: string, mentions: string) =>
    `Remove ${name} with ${mentions} and all its totals and alerts? This cannot be undone.`,
  removeConfirm: (name: string) => `Remove ${name} for good?`,
  removed: (name: string) => `${name} is removed, with its mentions, totals and alerts.`,
};

export type KeywordWords = typeof keywords;
