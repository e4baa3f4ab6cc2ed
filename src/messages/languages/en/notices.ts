import type { DeliveryErrorKind, Permission } from '../../../config/errors.ts';
import type { Delivery } from '../../../listening/delivery.ts';
import type { Plural } from '../shapes.ts';

const purposes: Record<Delivery['purpose'], Plural> = {
  alert: { one: '{n} alert', other: '{n} alerts' },
  digest: { one: '{n} digest', other: '{n} digests' },
  mention: { one: '{n} mention', other: '{n} mentions' },
  notice: { one: '{n} notice', other: '{n} notices' },
  triage: { one: '{n} alert update', other: '{n} alert updates' },
  answer: { one: '{n} answer', other: '{n} answers' },
};

const pausedBecause: Partial<Record<DeliveryErrorKind | 'archived' | 'left' | 'asked', string>> = {
  'no-channel': 'The channel no longer exists, or is archived.',
  'not-allowed': 'I am not in the channel, or may not write there.',
  archived: 'The channel is archived.',
  left: 'I was removed from the channel.',
  asked: 'somebody asked for it.',
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
    `I was offline for ${away}. Still open here: ${open}. The time offline does not count against anybody.`,

  catchUpTitle: 'Held back',
  catchUp: (what: string, span: string) =>
    `${what}, ${span}: held back by quiet hours, the daily limit or an outage.`,
  catchUpShown: 'The latest',
  catchUpButton: 'Show open alerts',
  catchUpReport: 'All of it is in the next digest; a report shows it now.',

  pausedTitle: (channel: string) => `I cannot post in #${channel}`,
  pausedBecause,
  pausedOther: 'The platform refuses my messages there.',
  pausedFix: (channel: string) => `Invite Earshot to #${channel}, then type this there:`,
  pausedFixCommand: '/earshot resume',
  pausedFixButton: 'Invited: post there again',
  pausedLacks: (permissions: string) => `Missing permissions: ${permissions}.`,
  pausedFixLacks: (channel: string) =>
    `Allow them for Earshot in the settings of #${channel} (Permissions), then type this there:`,
  pausedFixLacksButton: 'Allowed: post there again',
  barred: (channel: string, permissions: string) =>
    `I cannot post in #${channel} yet. Missing permissions: ${permissions}.`,
  barredFix: 'Allow them in the channel settings (Permissions).',
  checkTitle: (channel: string) => `I checked whether I can post in #${channel}.`,
  checkMeans: 'I check once a day. If it stays like this, I will say so again in a week.',
  channelFaults: {
    archived: {
      problem: (channel: string) => `I cannot post in #${channel}: it is archived.`,
      fix: 'Unarchive it, or choose another channel.',
    },
    'not-in': {
      problem: (channel: string) => `I cannot post in #${channel} yet: I am not a member.`,
      fix: 'Type this there:',
      type: '/invite @Earshot',
    },
    'read-only': {
      problem: (channel: string) => `I cannot post in #${channel}: only some members may.`,
      fix: 'Whoever manages the channel can allow it (channel settings, posting permissions). Or choose another channel.',
    },
    external: {
      problem: (channel: string) => `#${channel} is shared with another organization.`,
      fix: 'Its people can read what I post there. An admin decides whether they may act on alerts.',
    },
    locked: {
      problem: (channel: string) => `I cannot post in #${channel}: it is locked.`,
      fix: 'Ask a moderator to unlock it, or choose another channel.',
    },
    kind: {
      problem: (channel: string) =>
        `I cannot post in #${channel}: this kind of channel does not accept messages from apps.`,
      fix: 'Choose a text, announcement or forum channel.',
    },
    history: {
      problem: (channel: string) => `Missing permission in #${channel}: Read Message History.`,
      fix: 'Without it, a message may appear twice after a lost connection. Allow it in the channel settings (Permissions).',
    },
    'no-tags': {
      problem: (channel: string) =>
        `I cannot post in #${channel}: each post needs a tag, and the forum has none.`,
      fix: 'Add a tag in the forum settings (Tags), or give me Manage Channels and I will add the tags.',
    },
    'moderated-tags': {
      problem: (channel: string) =>
        `I cannot post in #${channel}: each post needs a tag, and only moderators may use its tags.`,
      fix: 'Add a tag that everybody may use in the forum settings (Tags), or give me Manage Threads and Posts.',
    },
    'no-threads': {
      problem: (channel: string) => `#${channel} is a voice channel and has no threads.`,
      fix: 'Replies to an alert are posted below its card. A text channel keeps them together.',
    },
  },
  pausedFixGone: 'Choose another channel for its keywords:',
  pausedFixGoneCommand: '/earshot edit <keyword> --in #channel',
  pausedMeans: 'Until then I post nothing there. Mentions are still collected and counted.',

  lostTitle: (channel: string) => `A message could not be posted in #${channel}`,
  lostAlertTitle: (alert: string, channel: string) => `Alert #${alert} could not be posted in #${channel}`,
  lostAlertOn: (alert: string, keyword: string, channel: string) =>
    `Alert #${alert} on ${keyword} could not be posted in #${channel}`,
  lostWhy: 'An error in the bot kept it from being sent; I will not try again. Mentions are still counted.',
  lostRefused: 'The platform refused it; I will not try again. Mentions are still counted.',
  lostAnswer: 'The platform answered',
  lostLog: 'The cause is in the log of the bot, under',

  cutOffTitle: (home: string, platform: string) => `I cannot post in ${home} on ${platform}`,
  cutOffWhy: (platform: string) => `${platform} refuses my token, or the app was removed there.`,
  cutOffFix:
    'Whoever runs the bot: check the token, then restart. Whoever manages the workspace: install the app again.',
  cutOffMeans: 'Waiting messages are kept and sent once I can post again. Mentions are still counted.',

  linkCode: (code: string) => `One-time code: ${code}`,
  linkHow: 'Type this in the other Slack workspace or Discord server to share keywords, alerts and triage:',
  linkUntil: (moment: string) => `It works once, until ${moment}.`,
  linkJoined: (workspace: string) => `Now shared with ${workspace}: keywords, alerts and triage.`,
  linkHere: 'This code was made here. Type it in the other Slack workspace or Discord server.',
  linkAsk: (workspace: string) => `Join ${workspace}?`,
  linkComes:
    'These move: the channels with their settings, keywords, feeds, webhooks, alerts with their owners (under new numbers), and the log of actions.',
  linkLost: (mentions: string, workspace: string) =>
    `This is deleted: the posts collected here so far (${mentions}) and their charts. Keywords learn again what is usual; those that ${workspace} has with the same name and query use its history.`,
  linkThen: 'You can unlink later. What is deleted does not come back.',
  linkButton: 'Join',
  linkConfirm: 'Join now? The posts collected here so far are deleted for good.',
  linkNumbers: 'Open alerts have new numbers:',
  linkRenumbered: (before: string, after: string) => `#${before} is now #${after}`,
  unlinkAlone: 'Nothing is shared from here: there is nothing to separate.',
  unlinkAsk: (others: string) => `Stop sharing with ${others}?`,
  unlinkGoes:
    'These move: the channels here with their settings, copies of the keywords followed in them, and the feeds added in them.',
  unlinkStays: (workspace: string) =>
    `These stay with ${workspace}: the posts collected so far, alerts and their owners, the log of actions, and the keywords that no channel here follows.`,
  unlinkThen:
    'From then on, each side collects, counts and alerts on its own. Open alert cards here are closed and say where the alert continues; older cards stay readable. Their buttons stop working here.',
  leftCard: (number: string, workspace: string) =>
    `Alert #${number} continues in ${workspace}. It can no longer be handled from here.`,
  unlinkButton: 'Separate',
  unlinkConfirm: 'Separate now? The posts collected so far stay behind.',
  unlinked: (others: string) => `No longer shared with ${others}.`,

  auditTitle: 'Recent actions',
  auditGone: 'a deleted alert',
  auditEmpty: 'No action so far.',
  /** Audited actions that have no verb of their own. */
  auditActs: {
    'add-feed': 'add a feed',
    'add-webhook': 'create a webhook',
    'assign-post': 'assign a post',
    charts: 'change the charts',
    'forget-lessons': 'forget corrections',
    include: 'end an exclusion',
    list: 'change a list',
    'list-off': 'delete a list',
    'join-stories': 'join two stories',
    learn: 'correct posts',
    move: 'move',
    'opt-in': 'turn on a source',
    'opt-out': 'turn off a source',
    'pause-channel': 'pause the channel',
    'pin-dashboard': 'pin the dashboard',
    'remove-feed': 'remove a feed',
    'remove-webhook': 'remove a webhook',
    'report-on': 'schedule a report',
    'report-change': 'change a scheduled report',
    'report-off': 'stop a scheduled report',
    'hide-theme': 'hide a theme',
    'add-campaign': 'add a campaign',
    'end-campaign': 'end a campaign',
    'remove-campaign': 'remove a campaign',
    'rename-theme': 'rename a theme',
    'resume-channel': 'resume the channel',
    'revoke-dashboard-link': 'revoke a dashboard link',
    'rotate-webhook': 'new webhook secret',
    'share-dashboard': 'link to the dashboard',
    'show-theme': 'show a theme again',
    'unpin-dashboard': 'unpin the dashboard',
    wake: 'end a snooze',
    remind: 'remind',
    'ask-idle': 'ask the owner',
    untag: 'remove a tag',
    unstar: 'remove a star',
  },
  auditPostGone: 'a deleted post',
  auditColumns: { when: 'When', who: 'Who', act: 'Action', subject: 'About', detail: 'Details' },
  timer: 'automatic',
  bot: 'Earshot',
  cancel: 'Cancel',
  working: 'Working on it…',
};

export type NoticeWords = typeof notices;
