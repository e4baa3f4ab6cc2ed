import type { Sensitivity } from '../../../listening/alerts/sensitivity.ts';
import type { KeywordKind } from '../../../listening/keywords/keyword.ts';

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
  listening: 'listening',
  paused: 'paused',
  mutedUntil: (moment: string) => `alerts muted until ${moment}`,
  page: (from: string, to: string, all: string) => `${from} to ${to} of ${all}`,
  nextPage: 'Next page',
  pickEdit: 'Edit…',
  pickReport: 'Report on…',

  added: (name: string) => `Now listening for ${name}.`,
  query: 'Query',
  kind: 'Kind',
  sources: 'Sources',
  allSources: 'all',
  languages: 'Languages',
  allLanguages: 'all',
  channel: 'Channel',
  tells: 'Tells you about',
  tellsAlerts: 'alerts',
  tellsDigest: 'digest',
  tellsMentions: 'every mention',
  tellsNothing: 'nothing in this channel',
  volume: 'Expected volume',
  volumeFound: (found: string, days: string, perDay: string) =>
    `${found} among the posts of the last ${days} days already stored, about ${perDay} a day`,
  volumeNone: (days: string) =>
    `no match among the posts of the last ${days} days already stored; the first search of the sources is under way`,
  perDayLess: 'less than 1',
  backfill: 'The last 7 days are being searched now, for comparison. Old posts are not announced.',
  samples: 'Examples',
  warnings: 'Worth a look',
  previewTitle: 'Preview',
  previewFound: (found: string, read: string, days: string) =>
    `Finds ${found} among ${read} stored, ${days} back.`,
  previewNone: (read: string, days: string) =>
    `Finds nothing among ${read} stored, ${days} back. They came for other keywords; the sources may hold more.`,
  previewNothingRead: 'The query is fine. Nothing is stored yet to try it on.',
  rate: (perDay: string, perWeek: string) => `about ${perDay} a day, ${perWeek} a week`,
  rateRare: (perWeek: string) => `less than 1 a day, about ${perWeek} a week`,
  rateNote: 'Only posts that other keywords brought can be tried; a search of the sources may find more.',
  listen: 'Listen for this',
  edit: 'Edit',
  remove: 'Remove',
  pause: 'Pause',
  resume: 'Resume',

  edited: (name: string) => `${name} is changed.`,
  unchanged: (name: string) => `${name} is as before: nothing to change.`,
  from: 'Before',
  to: 'Now',
  difference: (gained: string, lost: string, days: string) =>
    `+${gained} / -${lost} mentions over the last ${days} days`,
  differenceName: 'Difference',
  noDifference: (days: string) => `the same mentions over the last ${days} days`,
  gained: 'Newly found',
  lost: 'No longer found',

  pausedNow: (name: string) =>
    `${name} is paused: nothing is collected, counted or announced for it until you resume.`,
  pausedAlready: (name: string) => `${name} was paused already.`,
  resumedNow: (name: string) =>
    `Listening for ${name} again. The pause stays marked as a gap, not as silence.`,
  resumedAlready: (name: string) => `${name} was not paused.`,
  removeAsk: (name: string, mentions: string) =>
    `Remove ${name} with ${mentions} and all its counts and alerts? This cannot be undone.`,
  removeConfirm: (name: string) => `Remove ${name} for good?`,
  removed: (name: string) => `${name} is removed, with its mentions, counts and alerts.`,
};

export type KeywordWords = typeof keywords;
