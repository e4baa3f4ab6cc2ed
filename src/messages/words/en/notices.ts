import type { DeliveryErrorKind } from '../../../errors.ts';
import type { Delivery } from '../../../listening/delivery.ts';
import type { Plural } from '../shapes.ts';

const purposes: Record<Delivery['purpose'], Plural> = {
  alert: { one: '{n} alert', other: '{n} alerts' },
  digest: { one: '{n} digest', other: '{n} digests' },
  mention: { one: '{n} mention', other: '{n} mentions' },
  notice: { one: '{n} notice', other: '{n} notices' },
  triage: { one: '{n} message about alerts', other: '{n} messages about alerts' },
  answer: { one: '{n} answer', other: '{n} answers' },
};

const pausedBecause: Partial<Record<DeliveryErrorKind, string>> = {
  'no-channel': 'The channel no longer exists, or is archived.',
  'not-allowed': 'I am not in the channel, or may not write there.',
  revoked: 'Earshot was removed from there.',
};

export const notices = {
  purposes,
  catchUpTitle: 'Not told one by one',
  catchUp: (what: string, span: string) =>
    `${what}, ${span}: quiet hours, the daily limit or an outage held them back. Nothing is lost.`,
  catchUpShown: 'The latest of them',
  catchUpButton: 'Show open alerts',
  catchUpReport: 'Everything is counted in the next digest; a report shows it now.',

  pausedTitle: (channel: string) => `I cannot post in #${channel}`,
  pausedBecause,
  pausedOther: 'The platform does not accept my messages there.',
  pausedFix: (channel: string) => `Invite Earshot to #${channel}, then type this there:`,
  pausedFixCommand: '/earshot resume',
  pausedFixButton: 'I have invited it: post there again',
  pausedFixGone: 'Choose another channel for its keywords:',
  pausedFixGoneCommand: '/earshot edit <keyword> --in #channel',
  pausedMeans: 'Until then nothing is posted there. Everything is still collected and counted.',

  lostTitle: (channel: string) => `A message could not be posted in #${channel}`,
  lostWhy: 'I failed at it, and gave it up. Everything else goes on, and everything is still counted.',
  lostLog: 'Whoever runs the bot finds the cause in its log, under',

  importTitle: (file: string) => `Import of ${file}`,
  importTrial: (file: string) => `Trial import of ${file}: nothing was stored`,
  importSummary: (read: string, stored: string) => `${read} read, ${stored} stored.`,
  importTrialSummary: (read: string, stored: string) => `${read} read, ${stored} would be stored.`,
  importRead: 'Read',
  importStored: 'Stored',
  importWouldStore: 'Would be stored',
  importKnown: 'Known already',
  importUnmatched: 'No keyword matches',
  importDropped: 'Left out',
  importErrors: 'Lines with problems',
  importLine: (line: string, problem: string) => `line ${line}: ${problem}`,
  importAlerts: 'Imported posts are counted at the time they were written; they raise no alerts.',

  forgetAsk: (author: string) =>
    `Forget ${author}? Names and texts of all their posts go, counts stay. This cannot be undone.`,
  forgetConfirm: (author: string) => `Forget ${author} for good?`,
  forgetButton: 'Forget this author',
  forgotten: (author: string, mentions: string) =>
    `${author} is forgotten: name and text are gone from ${mentions}. Counts stay.`,
  forgotNobody: (author: string) => `Nothing is stored about ${author}.`,

  linkCode: (code: string) => `One-time code: ${code}`,
  linkHow: 'Type this in the other place (Slack or Discord) to share keywords, alerts and triage:',
  linkUntil: (moment: string) => `It works once, until ${moment}.`,
  linkJoined: (workspace: string) =>
    `This place now belongs to ${workspace}: keywords, alerts and triage are shared.`,
  unlinkAlone: 'This place shares nothing with another one: there is nothing to separate.',
  unlinkAsk: (others: string) => `Separate this place from ${others}?`,
  unlinkGoes: 'Goes with this place: its channels as they are set, and copies of the keywords they hear.',
  unlinkStays: (workspace: string) =>
    `Stays with ${workspace}: what was collected so far, alerts and who cares for them, the record of acts, and the keywords that no channel here hears.`,
  unlinkThen:
    'From then on each collects, counts and alerts on its own. Cards of earlier alerts stay here to be read; nothing can be done with them from here any more.',
  unlinkButton: 'Separate',
  unlinkConfirm: 'Separate now? What was collected so far does not come along.',
  unlinked: (others: string) => `This place is on its own again, apart from ${others}.`,

  auditTitle: 'Last acts',
  auditGone: 'an alert, removed since',
  auditEmpty: 'Nothing has been done yet.',
  auditColumns: { when: 'When', who: 'Who', act: 'Act', subject: 'About', detail: 'Detail' },
  timer: 'timer',
  bot: 'Earshot',
  cancel: 'Cancel',
  working: 'Working on it…',
};

export type NoticeWords = typeof notices;
