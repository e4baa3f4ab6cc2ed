import type { Ending } from '../../../listening/alerts/kinds/kind.ts';

export const triage = {
  states: {
    new: 'NEW',
    claimed: 'CLAIMED',
    snoozed: 'SNOOZED',
    resolved: 'RESOLVED',
    dismissed: 'DISMISSED',
  },
  nobody: 'no owner yet',
  respondBy: (moment: string) => `answer by ${moment}`,
  heldBy: (moment: string) => ` since ${moment}`,
  by: ' by ',
  until: (moment: string) => `until ${moment}`,
  untilCalm: 'until it is back to normal',
  endedSince: {
    calm: (moment: string) => `back to normal since ${moment}`,
    level: (moment: string) => `the new normal since ${moment}`,
    faded: (moment: string) => `quiet since ${moment}`,
  } satisfies Record<Ending, (moment: string) => string>,
  escalated: (moment: string) => `escalated at ${moment}`,
  reopened: (times: string) => `reopened ${times}×`,
  closed: (reason: string, moment: string) => `${reason}, ${moment}`,
  automatically: 'automatically',
  timings: (claimed: string, resolved: string) => `Claimed after ${claimed}, closed after ${resolved}.`,
  timingsUnclaimed: (resolved: string) => `Closed after ${resolved}, never claimed.`,

  buttons: {
    claim: 'Claim',
    takeOver: 'Take over',
    assign: 'Assign…',
    snooze: 'Snooze',
    snoozeUntil: 'Snooze until…',
    resolve: 'Resolve',
    dismiss: 'Dismiss',
    escalate: 'Escalate',
    note: 'Add a note',
    merge: 'Merge…',
    mute: 'Mute keyword 24 h',
    rule: 'Alert rule',
    editKeyword: 'Edit the keyword',
    why: 'Why this alert?',
    openCard: 'Open the card',
    reopen: 'Reopen',
    more: 'More…',
    report: 'Report, last 24 h',
    release: 'Hand over',
    stillOn: 'Yes, still on it',
  },
  escalateAsk: 'Post this alert in the escalation channel?',
  snoozes: {
    '30m': '30 minutes',
    '1h': '1 hour',
    '4h': '4 hours',
    tomorrow: 'tomorrow 09:00',
    calm: 'until back to normal',
  },

  // Lines in the alert's thread.
  growth: {
    2: 'It has doubled',
    4: 'It has quadrupled',
    8: 'It is eight times as large',
    16: 'It is sixteen times as large',
  },
  grown: (growth: string, first: string, now: string, people: string | null) =>
    `${growth}: ${first} at first, ${now} now${people === null ? '' : `, by ${people}`}.`,
  severer: (severity: string, total: string | null) =>
    total === null ? `Now ${severity}.` : `Now ${severity}: ${total} so far.`,
  again: (count: string, window: string, total: string) =>
    `It is rising again: ${count} in the last ${window}, ${total} in all.`,
  level: (length: string, total: string) =>
    `At this level for ${length}: this is the new normal. ${total} in all.`,
  faded: 'Hardly anybody has written about it for a day.',
  seeCard: (number: string) => `Alert #${number}`,
  newSource: (source: string, posts: string) => `Now on ${source} too: ${posts}.`,
  bigAuthor: (author: string, followers: string) => `${author} (${followers}) has joined in.`,
  moodNormal: (moment: string) => `Sentiment back to normal since ${moment}.`,
  calm: (moment: string, peak: string, total: string) =>
    `Back to normal since ${moment}. Peak ${peak}, ${total} in all.`,
  worse: 'It got worse: the snooze is over.',
  wokeUp: 'The snooze is over, and it is still unusual.',
  reminder: (number: string, since: string) => `Alert #${number} has had no owner since ${since}.`,
  /** What follows, where somebody else is told. */
  reminderNext: (moment: string, whom: string) => `If nobody takes it by ${moment}, ${whom} is told.`,
  reminderAsked: (moment: string) => `Please claim it by ${moment}.`,
  onCall: 'whoever is on call',
  escalatedByTimer: 'Nobody took it in time: escalated.',
  escalatedBy: 'escalated this alert.',
  escalatedNowhere: 'Nobody took it in time. No escalation channel is set: an admin can set one with',
  escalateCommand: '/earshot settings --escalate-to #channel',
  claimedBy: 'claimed this alert.',
  assigned: 'This alert is now with ',
  tookOver: (from: string) => `took this alert over from ${from}.`,
  unclaimed: 'No answer from the owner: the alert needs a new one.',
  unclaimedFrom: ' did not reply: the alert needs a new owner.',
  releasedBy: 'handed this alert back: it needs a new owner.',
  snoozedBy: (until: string) => `snoozed this alert ${until}.`,
  reopenedBy: 'reopened this alert.',
  noteBy: 'noted: ',
  mergedInto: (number: string) => `Merged into alert #${number}: please go on there.`,
  mergedHere: (number: string) => `Alert #${number} was merged into this one.`,
  secondCard: 'This card was sent twice.',
  secondCardOther: (number: string) => `The other one is kept up to date: alert #${number}.`,
  former: 'The old card of this alert was deleted; this one replaces it.',
  formerThere: 'The old card of this alert can no longer be changed; this one replaces it.',
  formerThread: 'Thread of the old card',
  closedBy: (reason: string) => `closed this alert: ${reason}.`,
  closedByTimer: (reason: string) => `Closed automatically: ${reason}.`,
  figures: (peak: string, total: string) => `Peak ${peak}, ${total} in all.`,
  lineSummary: (number: string, keyword: string, line: string) => `Alert #${number} (${keyword}). ${line}`,
  escalationTitle: (number: string) => `Escalated: alert #${number}`,

  // Answers to the person who acted.
  youHaveIt: (number: string) => `You have alert #${number}.`,
  takeOverAsk: (number: string, since: string) => ` has had alert #${number} since ${since}. Take it over?`,
  done: {
    assigned: (number: string) => `Alert #${number} is now with `,
    assignedPost: (number: string) => `This post is alert #${number} now, and it is with `,
    snoozed: (number: string, until: string) =>
      `Alert #${number} is snoozed ${until}. It comes back then if still unusual, or at once if it gets worse.`,
    escalated: (number: string) => `Alert #${number} is escalated.`,
    released: (number: string) => `Alert #${number} needs a new owner.`,
    noted: (number: string) => `Note added to alert #${number}.`,
    merged: (number: string, into: string) => `Alert #${number} is now part of #${into}.`,
    resolved: (number: string, reason: string) => `Alert #${number} is resolved: ${reason}.`,
    dismissed: (number: string, reason: string) => `Alert #${number} is dismissed: ${reason}.`,
    reopened: (number: string) => `Alert #${number} is open again.`,
    /** After the name of who did the same before. */
    wasFirst: ' did it first.',
    unchanged: (number: string) => `Nothing changed: alert #${number} was already in this state.`,
  },
  next: 'What next?',
  idleAsk: (number: string, keyword: string, since: string) =>
    `You have had alert #${number} (${keyword}) since ${since}. Still on it?`,
  idleElse: 'Without an answer, the alert needs a new owner.',
  /** What the outcome of an alert changed. */
  learned: {
    mood: (posts: string, mood: string) =>
      `Corrected to ${mood}: ${posts}. Figures, lists and charts follow at once.`,
    about: (posts: string, keyword: string) =>
      `Marked as not about ${keyword}: ${posts}, no longer counted. /earshot mentions --filtered lists them.`,
    stories: (posts: string) =>
      `Both alerts are one story now. Moved to the other: ${posts}; later copies go there too.`,
    nothing: 'No post was corrected: its posts are gone, or people have marked them.',
    more: 'Its older posts stay as they are: too many for one go.',
    otherMood: 'Another sentiment?',
  },
  cureNoise: 'Too many of these? Make the rule less sensitive:',
  cureKeyword: 'Wrong posts? Narrow the query:',
};

export type TriageWords = typeof triage;
