import { channelNameOf } from '../../channel-name.ts';
import type { Plural } from '../shapes.ts';

export const dashboard = {
  title: (channel: string) => `Dashboard of ${channelNameOf(channel)}`,
  titleAll: (workspace: string) => `Dashboard of ${workspace}`,
  mentioned: (mentions: string) => `${mentions} in the last 7 days.`,
  caption: 'Compared with the 7 days before',
  columns: {
    keyword: 'Keyword',
    mentions: '7 days',
    change: 'Change',
    negative: 'Negative (before)',
    about: 'About',
  },
  groups: {
    own: 'Brands and products',
    competitors: 'Competitors',
    industry: 'Industry',
    campaigns: 'Campaigns',
  },
  others: (names: string, mentions: string) => `${names}: ${mentions}.`,
  newTheme: (name: string) => `${name} (new)`,
  negative: (share: string, before: string) => `${share} (${before})`,
  pausedKeyword: (keyword: string) => `${keyword} (paused)`,
  alerts: 'Open alerts',
  alertsOpen: { one: '{n} alert is open.', other: '{n} alerts are open.' },
  noAlerts: 'No alert is open.',
  source: (name: string, state: string, last: string) => `${name}: ${state}, last read ${last}.`,
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
  linkMade: (channel: string, until: string) =>
    `Link to the dashboard of ${channelNameOf(channel)}, valid until ${until}. It is shown only once.`,
  linkNote:
    'Whoever has it can look without signing in: figures, alerts and posts. Nothing can be changed there.',
  revoke: 'Revoke',
  otherLinks: { one: 'One other link', other: '{n} other links' } as Plural,
  links: { one: 'One link to a dashboard is valid', other: '{n} links to dashboards are valid' } as Plural,
  linkLine: (number: string, channel: string, until: string, person: string) =>
    `Link ${number}: ${channelNameOf(channel)}, until ${until}, by ${person}`,
  noLinks: 'No link is valid that you could revoke.',
  linkRevoked: (number: string) => `Link ${number} is revoked. Its page is closed.`,
  ended: 'This dashboard is no longer updated.',
};

export type DashboardWords = typeof dashboard;
