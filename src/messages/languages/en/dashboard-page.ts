import type { Plural } from '../shapes.ts';

/** The web page of a dashboard: what it says beside the words of the message. */
export const dashboardPage = {
  skip: 'Skip to the figures',
  openAlerts: { one: '{n} open alert', other: '{n} open alerts' } as Plural,
  noAlerts: 'No open alert',
  mentions: (mentions: string) => `${mentions} in 7 days`,
  posts: 'Top posts',
  sources: 'Sources',
  digests: 'Next digests',
  noDigest: 'No digest is planned.',
  days: 'Per day',
  daysOf: (counts: string) => `Mentions per day, the oldest first: ${counts}`,
  newAlert: (alert: string) => `New alert: ${alert}`,
  closed: (number: string) => `#${number} is no longer open.`,
  checked: 'Checked at',
  live: 'Updated every 30 seconds.',
  pause: 'Pause updates',
  resume: 'Resume updates',
  paused: 'Updates are paused.',
  reload: 'Reload for the newest figures',
  offline: 'No answer. Trying again. Last checked at',
  ended: 'This link has ended. Whoever sent it can make a new one.',
  until: (moment: string) => `This link is valid until ${moment}. Nothing can be changed here.`,
  /** The answer to whoever comes with an address that opens nothing. */
  nothing: { title: 'Nothing here', text: 'There is no page here, or its link has ended.' },
  busy: { title: 'Too fast', text: 'Too many requests. Come back in a minute.' },
};

export type DashboardPageWords = typeof dashboardPage;
