import { channelNameOf } from '../../channel-name.ts';
export const dashboard = {
  title: (channel: string) => `Dashboard of ${channelNameOf(channel)}`,
  titleAll: (workspace: string) => `Dashboard of ${workspace}`,
  summary: (mentions: string, alerts: string, sources: string) =>
    `${alerts} ${mentions} in the last 7 days. ${sources}`,
  caption: 'Compared with the 7 days before',
  columns: { keyword: 'Keyword', mentions: '7 days', change: 'Change', negative: 'Negative (before)' },
  negative: (share: string, before: string) => `${share} (${before})`,
  pausedKeyword: (keyword: string) => `${keyword} (paused)`,
  alerts: 'Open alerts',
  alertsOpen: { one: '{n} alert is open.', other: '{n} alerts are open.' },
  noAlerts: 'No alert is open.',
  sources: 'Sources with problems',
  source: (name: string, state: string, last: string) => `${name}: ${state}, last read ${last}`,
  moreSources: (n: string) => `${n} more: /earshot sources`,
  digests: 'Next digests',
  digest: (channel: string, next: string) => `${channelNameOf(channel)}: ${next}`,
  noDigest: 'No digest is planned: /earshot digest daily',
  empty: 'No keyword is followed yet. Add a name that people use for you.',
  addFirst: 'Add your first keyword',
  pin: 'Keep it here, updated',
  allAlerts: 'All open alerts',
  asOf: (moment: string) => `As of ${moment}.`,
  keptUpToDate: 'Updated every 10 minutes.',
  pinned: (channel: string) =>
    `${channelNameOf(channel)} now has a dashboard: one message, updated every 10 minutes.`,
  pinnedAlready: (channel: string) =>
    `${channelNameOf(channel)} already has a dashboard; it is updated now. If it was deleted, it is posted again.`,
  unpinned: (channel: string) => `The dashboard of ${channelNameOf(channel)} is no longer updated.`,
  notPinned: (channel: string) => `${channelNameOf(channel)} has no dashboard.`,
  unpin: 'Stop updating',
  ended: 'This dashboard is no longer updated.',
};

export type DashboardWords = typeof dashboard;
