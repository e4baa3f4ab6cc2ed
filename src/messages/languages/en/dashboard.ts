import { channelNameOf } from '../../channel-name.ts';
export const dashboard = {
  title: (channel: string) => `Dashboard of ${channelNameOf(channel)}`,
  titleAll: (workspace: string) => `Dashboard of ${workspace}`,
  summary: (mentions: string, alerts: string, sources: string) =>
    `${mentions} in the last 7 days. ${alerts} ${sources}`,
  caption: 'The last 7 days, against the 7 days before',
  columns: { keyword: 'Keyword', mentions: '7 days', change: 'Change', negative: 'Negative' },
  negative: (share: string, before: string) => `${share}, ${before} before`,
  pausedKeyword: (keyword: string) => `${keyword} (paused)`,
  moreKeywords: (n: string) => `${n} more with fewer mentions: /earshot list`,
  alerts: 'Open alerts, oldest first',
  alertsOpen: { one: '{n} alert is open.', other: '{n} alerts are open.' },
  noAlerts: 'No alert is open.',
  since: (moment: string) => `Since ${moment}`,
  sources: 'Sources in trouble',
  source: (name: string, state: string, last: string) => `${name}: ${state}, last read ${last}`,
  digests: 'Next digests',
  digest: (channel: string, next: string) => `${channelNameOf(channel)}: ${next}`,
  noDigest: 'No digest is planned: /earshot digest daily',
  empty:
    'Nothing is listened for yet. Give me a name that people use for you, and I tell you what is said about it.',
  addFirst: 'Add your first keyword',
  pin: 'Keep it here, up to date',
  allAlerts: 'All open alerts',
  asOf: (moment: string) => `As of ${moment}.`,
  keptUpToDate: 'This message keeps itself up to date.',
  pinned: (channel: string) =>
    `${channelNameOf(channel)} now has a dashboard: one message, looked through every 10 minutes and changed in place.`,
  pinnedAlready: (channel: string) =>
    `${channelNameOf(channel)} has a dashboard already; it is being brought up to date. If somebody deleted it, it is posted again.`,
  unpinned: (channel: string) => `The dashboard of ${channelNameOf(channel)} is no longer kept up to date.`,
  notPinned: (channel: string) => `${channelNameOf(channel)} has no dashboard.`,
  unpin: 'Stop keeping it',
  ended: 'This dashboard is no longer kept up to date.',
};

export type DashboardWords = typeof dashboard;
