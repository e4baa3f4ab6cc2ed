import type { DeliveryErrorKind, Permission } from '../../../config/errors.ts';
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

const pausedBecause: Partial<Record<DeliveryErrorKind | 'archived' | 'left' | 'asked', string>> = {
  'no-channel': 'The channel no longer exists, or is archived.',
  'not-allowed': 'I am not in the channel, or may not write there.',
  archived: 'The channel is archived.',
  left: 'I was taken out of the channel.',
  asked: 'somebody wanted it quiet.',
};

/** As the settings of Discord name them. */
const permissions: Record<Permission, string> = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  AttachFiles: 'Attach Files',
  SendMessagesInThreads: 'Send Messages in Threads',
  CreatePublicThreads: 'Create Public Threads',
  ReadMessageHistory: 'Read Message History',
  ManageThreads: 'Manage Threads and Posts',
  ManageChannels: 'Manage Channels',
};

export const notices = {
  purposes,
  permissions,
  backTitle: 'I am back',
  back: (away: string, open: string) =>
    `I was away for ${away}. Still open here: ${open}. The time to react counts from now.`,

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
  pausedLacks: (permissions: string) => `I lack permissions there: ${permissions}.`,
  pausedFixLacks: (channel: string) =>
    `Give them to Earshot in the settings of #${channel} (Permissions), then type this there:`,
  pausedFixLacksButton: 'They are given: post there again',
  barred: (channel: string, permissions: string) =>
    `I may not post in #${channel} yet: I lack ${permissions}.`,
  barredFix: 'Give it to me in the settings of the channel (Permissions).',
  checkTitle: (channel: string) => `I have looked at #${channel}, where I am to post.`,
  checkMeans: 'I look once a day. If something still keeps me from posting, I say so again after a week.',
  channelFaults: {
    archived: {
      problem: (channel: string) => `I cannot post in #${channel}: it is archived.`,
      fix: 'Open it again, or choose another channel.',
    },
    'not-in': {
      problem: (channel: string) => `I am not in #${channel}, so I cannot post there yet.`,
      fix: 'Type this there:',
      type: '/invite @Earshot',
    },
    'read-only': {
      problem: (channel: string) =>
        `I cannot post in #${channel}: only some people may, and I am not one of them.`,
      fix: 'Whoever manages the channel can allow it (channel settings, posting permissions); or choose another channel.',
    },
    external: {
      problem: (channel: string) => `#${channel} is shared with another organization.`,
      fix: 'Its people read what I post there. They may look; an admin decides whether they may act on alerts.',
    },
    locked: {
      problem: (channel: string) => `I cannot post in #${channel}: it is locked.`,
      fix: 'A moderator can unlock it; or choose another channel.',
    },
    kind: {
      problem: (channel: string) =>
        `I cannot post in #${channel}: this kind of channel takes no messages from me.`,
      fix: 'Choose a text, announcement or forum channel.',
    },
    history: {
      problem: (channel: string) => `In #${channel} I lack Read Message History.`,
      fix: 'When the connection breaks off in the middle of a message, it may come twice. Give it to me in the settings of the channel (Permissions).',
    },
    'no-tags': {
      problem: (channel: string) =>
        `I cannot post in #${channel}: it requires a tag on each post, and has none.`,
      fix: 'Add a tag in the settings of the forum (Tags), or give me Manage Channels: then I make them.',
    },
    'moderated-tags': {
      problem: (channel: string) =>
        `I cannot post in #${channel}: it requires a tag on each post, and all its tags are for moderators.`,
      fix: 'Add a tag that everybody may use in the settings of the forum (Tags), or give me Manage Threads and Posts.',
    },
    'no-threads': {
      problem: (channel: string) => `#${channel} is a voice channel, which has no threads.`,
      fix: 'What belongs to an alert is posted below its card. A text channel keeps it together.',
    },
  },
  pausedFixGone: 'Choose another channel for its keywords:',
  pausedFixGoneCommand: '/earshot edit <keyword> --in #channel',
  pausedMeans: 'Until then nothing is posted there. Everything is still collected and counted.',

  lostTitle: (channel: string) => `A message could not be posted in #${channel}`,
  lostAlertTitle: (alert: string, channel: string) => `Alert ${alert} could not be posted in #${channel}`,
  lostAlertOn: (alert: string, keyword: string, channel: string) =>
    `Alert ${alert} on ${keyword} could not be posted in #${channel}`,
  lostWhy: 'I failed at it, and gave it up. Everything else goes on, and everything is still counted.',
  lostRefused:
    'The platform does not take it, and I gave it up. Everything else goes on, and everything is still counted.',
  lostAnswer: 'The answer was',
  lostLog: 'Whoever runs the bot finds the cause in its log, under',

  cutOffTitle: (home: string, platform: string) => `I cannot post in ${home} on ${platform}`,
  cutOffWhy: (platform: string) =>
    `${platform} does not accept me there: my token is refused, or the app was removed.`,
  cutOffFix:
    'Whoever runs the bot checks its token and restarts it; whoever runs the workspace installs the app again.',
  cutOffMeans:
    'What waits there is kept, and goes out as soon as I may post again. Everything is still counted.',

  linkCode: (code: string) => `One-time code: ${code}`,
  linkHow: 'Type this in the other place to share keywords, alerts and triage:',
  linkUntil: (moment: string) => `It works once, until ${moment}.`,
  linkJoined: (workspace: string) =>
    `This place now belongs to ${workspace}: keywords, alerts and triage are shared.`,
  linkHere: 'This code was made in this place. Type it in the other one: there it still works.',
  linkAsk: (workspace: string) => `Join ${workspace}?`,
  linkComes:
    'Comes along: the channels of this place as they are set, keywords, feeds, webhooks, alerts with who cares for them (under new numbers), and the record of acts.',
  linkLost: (mentions: string, workspace: string) =>
    `Is deleted: what was collected here so far (${mentions}), with its texts and charts. Keywords learn anew what is usual for them; those that ${workspace} has with the same name and query share its history instead.`,
  linkThen: 'Unlinking separates the places again later. What is deleted does not come back.',
  linkButton: 'Join',
  linkConfirm: 'Join now? What was collected here so far is deleted for good.',
  linkNumbers: 'Open alerts that came along have new numbers:',
  linkRenumbered: (before: string, after: string) => `#${before} is now #${after}`,
  unlinkAlone: 'This place shares nothing with another one: there is nothing to separate.',
  unlinkAsk: (others: string) => `Separate this place from ${others}?`,
  unlinkGoes:
    'Goes with this place: its channels as they are set, copies of the keywords they hear, and the feeds that were added in them.',
  unlinkStays: (workspace: string) =>
    `Stays with ${workspace}: what was collected so far, alerts and who cares for them, the record of acts, and the keywords that no channel here hears.`,
  unlinkThen:
    'From then on each collects, counts and alerts on its own. Cards of open alerts are closed here and say where the alert goes on; older ones stay to be read. Nothing can be done with them from here any more.',
  leftCard: (number: string, workspace: string) =>
    `Alert #${number} goes on in ${workspace}. This place was separated from it, so nothing can be done about it from here.`,
  unlinkButton: 'Separate',
  unlinkConfirm: 'Separate now? What was collected so far does not come along.',
  unlinked: (others: string) => `This place is on its own again, apart from ${others}.`,

  auditTitle: 'Last acts',
  auditGone: 'an alert, removed since',
  auditEmpty: 'Nothing has been done yet.',
  /** Audited actions that have no verb of their own. */
  auditActs: {
    'add-feed': 'add a feed',
    'add-webhook': 'create a webhook',
    'assign-post': 'assign a post',
    'forget-lessons': 'forget corrections',
    'join-stories': 'join two stories',
    learn: 'correct posts',
    move: 'move',
    'opt-in': 'turn on a source',
    'opt-out': 'turn off a source',
    'pause-channel': 'pause the channel',
    'pin-dashboard': 'pin the dashboard',
    'remove-feed': 'remove a feed',
    'remove-webhook': 'remove a webhook',
    'resume-channel': 'resume the channel',
    'rotate-webhook': 'new webhook secret',
    'unpin-dashboard': 'unpin the dashboard',
    wake: 'end a snooze',
    remind: 'remind',
    'ask-idle': 'ask the owner',
    untag: 'remove a tag',
    unstar: 'remove a star',
  },
  auditPostGone: 'a post that is gone',
  auditColumns: { when: 'When', who: 'Who', act: 'Act', subject: 'About', detail: 'Detail' },
  timer: 'automatic',
  bot: 'Earshot',
  cancel: 'Cancel',
  working: 'Working on it…',
};

export type NoticeWords = typeof notices;
