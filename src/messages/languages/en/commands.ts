/** Long because every command has its words here, and translators read them side by side. */

import { optionDescriptions } from '../alert-kind-copy.ts';
import type { CommandText, Names } from '../shapes.ts';
import { alertKinds } from './alert-kinds.ts';

const pickKeyword = 'Name of a keyword';
const pickAlert = 'Number of an alert';
const pickPost = 'Link of a post, or its reference: p1z';
const onlyKeyword = 'Only as a mention of this keyword';
const since = 'How far to look back: 24h, 7d, 4w';

const texts = {
  help: {
    description: 'What Earshot can do, or all about one command',
    target: 'Command',
    args: { target: 'A command' },
    example: '/earshot help add',
  },
  add: {
    description: 'Listen for a name or a query',
    target: 'Query',
    args: {
      target: 'What to listen for: kestrelbox, "kestrel box", acme -cartoon',
      name: 'What to call it here',
      kind: 'What it is to you',
      lang: 'Only these languages: en, fr',
      source: 'Only these sources',
      in: 'Channel that hears about it; this one unless you say',
      alerts: 'How easily something unusual is an alert',
      digest: 'Put it in the digest of the channel',
      every: 'Tell every single mention at once',
    },
    example: '/earshot add "kestrel box" --name Kestrelbox --kind brand',
  },
  preview: {
    description: 'Try a query on what is stored, before you listen for it',
    target: 'Query',
    args: {
      target: 'What to try: kestrelbox, "kestrel box", acme -cartoon',
      since,
      lang: 'Only these languages: en, fr',
      source: 'Only these sources',
    },
    example: '/earshot preview kestrelbox -cartoon',
  },
  list: {
    description: 'Your keywords, with what they brought this week',
    args: { in: 'Only what this channel hears', page: 'Page' },
    example: '/earshot list',
  },
  edit: {
    description: 'Change a keyword, and see what that changes',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      query: 'The new query',
      name: 'The new name',
      kind: 'What it is to you',
      lang: 'Only these languages; all for no limit',
      source: 'Only these sources; all for no limit',
      context: 'Words near the name where you are meant; none for no word',
      relevance: 'Hold back posts that are surely not about it',
      in: 'Move it to this channel',
    },
    example: '/earshot edit Kestrelbox --query kestrelbox -bird',
  },
  pause: {
    description: 'Stop listening for a keyword, or mute this channel',
    target: 'Keyword',
    args: { target: 'Name of a keyword; none for the whole channel', in: 'Another channel than this one' },
    example: '/earshot pause Kestrelbox',
  },
  resume: {
    description: 'Listen again, or speak again in this channel',
    target: 'Keyword',
    args: { target: 'Name of a keyword; none for the whole channel', in: 'Another channel than this one' },
    example: '/earshot resume Kestrelbox',
  },
  remove: {
    description: 'Remove a keyword with everything counted for it',
    target: 'Keyword',
    args: { target: pickKeyword, yes: 'Do not ask again' },
    example: '/earshot remove Kestrelbox',
  },
  import: {
    description: 'Read a file of posts from the import folder',
    target: 'File',
    args: { target: 'Name of the file: reviews.csv', 'dry-run': 'Only say what would happen' },
    example: '/earshot import reviews.csv --dry-run',
    answer: {
      title: (file) => `Import of ${file}`,
      trial: (file) => `Trial import of ${file}: nothing was stored`,
      summary: (read, stored) => `${read} read, ${stored} stored.`,
      trialSummary: (read, stored) => `${read} read, ${stored} would be stored.`,
      read: 'Read',
      stored: 'Stored',
      wouldStore: 'Would be stored',
      known: 'Known already',
      unmatched: 'No keyword matches',
      dropped: 'Left out',
      errors: 'Lines with problems',
      line: (line, problem) => `line ${line}: ${problem}`,
      alerts: 'Imported posts are counted at the time they were written; they raise no alerts.',
    },
  },
  sources: {
    description: 'Where posts come from, and whether it works',
    args: {
      add: 'Address of a feed or a site',
      remove: 'Address of the feed to remove',
      retry: 'Source or feed that fails, to try again now; all for all',
      'opt-in': 'Switch on a source that is off unless asked for',
      'opt-out': 'Switch it off again',
    },
    example: '/earshot sources --add https://blog.example',
  },
  report: {
    description: 'Numbers, quotes and charts of a keyword or of this channel',
    target: 'Keyword',
    args: {
      target: 'Name of a keyword; none for all of this channel',
      since,
      public: 'Show it to everybody here',
    },
    example: '/earshot report Kestrelbox --since 7d',
  },
  mentions: {
    description: 'The posts themselves, newest first',
    target: 'Keyword',
    args: {
      target: 'Name of a keyword; none for all of this channel',
      mood: 'Mood',
      source: 'Source',
      author: 'Author',
      lang: 'Language: en, fr',
      since,
      search: 'Words in them, all of them',
      tag: 'Tag',
      starred: 'Only starred ones',
      relevance: 'How surely they are about it',
      alert: 'Number of an alert: its posts',
      page: 'Where to go on',
      filtered: 'What was held back, with the reasons',
      reason: 'Only this reason',
    },
    example: '/earshot mentions Kestrelbox --mood negative --since 7d',
  },
  export: {
    description: 'Posts as a file, for you alone',
    target: 'What',
    args: {
      target: 'What to save',
      keyword: 'Name of a keyword; none for all of this channel',
      format: 'For spreadsheets, or for programs',
      mood: 'Mood',
      source: 'Source',
      author: 'Author',
      lang: 'Language: en, fr',
      since,
      search: 'Words in them, all of them',
      tag: 'Tag',
      starred: 'Only starred ones',
      relevance: 'How surely they are about it',
      alert: 'Number of an alert: its posts',
      page: 'Which list',
    },
    example: '/earshot export mentions Kestrelbox --format csv --since 30d',
  },
  compare: {
    description: 'Share of voice of several keywords',
    target: 'Keywords',
    args: {
      target: 'Names with commas between; none for all of this channel',
      since,
      public: 'Show it to everybody here',
    },
    example: '/earshot compare Kestrelbox, Quillmere --since 4w',
  },
  digest: {
    description: 'When this channel gets its digest; now shows it',
    target: 'How often',
    args: {
      target: 'How often',
      at: 'Time of day: 09:00',
      day: 'Day of the weekly one',
      in: 'Another channel than this one',
    },
    example: '/earshot digest daily --at 09:00',
  },
  dashboard: {
    description: 'Everything at a glance: 7 days, open alerts, sources, next digests',
    target: 'Pin',
    args: {
      target: 'pin: keep it in the channel as one message, always up to date; unpin: stop that',
      in: 'Another channel than this one',
    },
    example: '/earshot dashboard pin',
  },
  lessons: {
    description: 'What the marks of people taught about a keyword, and how it forgets',
    target: 'Keyword',
    args: { target: 'Keyword', reset: 'Forget what was learned: moods, relevance or everything' },
    example: '/earshot lessons kestrelbox',
  },
  why: {
    description: 'Why a post was or was not told; why there was no alert',
    target: 'Post',
    args: { target: 'Link of the post, or words in it', alert: 'Why no alert for this keyword?', since },
    example: '/earshot why https://board.example/item/1',
  },
  mark: {
    description: 'Say what a post is: its mood, about you or not, spam; or see what can be done with it',
    target: 'Post',
    args: { target: pickPost, as: 'What it is', keyword: onlyKeyword },
    example: '/earshot mark p1z negative',
  },
  tag: {
    description: 'Put tags of yours on a post, or take them off',
    target: 'Post',
    args: { target: pickPost, tags: 'With commas between them', remove: 'Take them off' },
    example: '/earshot tag p1z pricing, refund',
  },
  star: {
    description: 'Put a star on a post, or take it off',
    target: 'Post',
    args: { target: pickPost, off: 'Take it off' },
    example: '/earshot star p1z',
  },
  copy: {
    description: 'All of a post that one needs to answer it or to hand it on',
    target: 'Post',
    args: { target: pickPost },
    example: '/earshot copy p1z',
  },
  mute: {
    description: 'Hold back the posts of an author or a site, or mute a keyword',
    target: 'Post',
    args: {
      target: 'One of their posts: its link, or its reference',
      what: 'Whom',
      keyword: 'For this keyword only',
    },
    example: '/earshot mute p1z author',
  },
  unmute: {
    description: 'Count an author or a site again, or end the mute of a keyword; alone: who is muted',
    target: 'Whom',
    args: { target: 'Name of the author, the site, or the keyword', keyword: 'For this keyword only' },
    example: '/earshot unmute board.example',
  },
  restore: {
    description: 'Count a post that was held back after all',
    target: 'Post',
    args: { target: pickPost, keyword: onlyKeyword },
    example: '/earshot restore p1z',
  },
  alerts: {
    description: 'Open alerts, all about one, or how they are handled',
    target: 'Alert',
    args: {
      target: pickAlert,
      all: 'Closed ones too',
      mine: 'Only those you own',
      figures: 'How fast they are claimed and resolved, how many were real',
      since: 'Only those raised since: 24h, 7d, 4w',
      page: 'Page',
    },
    example: '/earshot alerts --figures --since 30d',
  },
  alert: {
    description: 'What makes a keyword raise an alert',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      ...optionDescriptions(alertKinds),
      mute: 'No alert for so long: 24h; off to end it',
      expect: 'Name of something planned, which raises the bar',
      from: 'It begins: 2026-03-05 14:00',
      to: 'It ends: 2026-03-06',
    },
    example: '/earshot alert Kestrelbox --sensitivity high',
  },
  replay: {
    description: 'What the alert rule would have done, at each sensitivity',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      days: 'How many days back; 90 unless you say',
      sensitivity: 'The one whose alerts are listed',
    },
    example: '/earshot replay Kestrelbox --days 90 --sensitivity low',
  },
  claim: {
    description: 'Take an alert',
    target: 'Alert',
    args: { target: pickAlert, 'take-over': 'Even when somebody else has it' },
    example: '/earshot claim 12',
  },
  release: {
    description: 'Hand an alert back: it is free for others',
    target: 'Alert',
    args: { target: pickAlert },
    example: '/earshot release 12',
  },
  assign: {
    description: 'Give an alert or a post to somebody',
    target: 'Alert or post',
    args: {
      target: 'An alert, or a post that becomes one',
      to: 'Who gets it',
      'take-over': 'Even when somebody else has it',
    },
    example: '/earshot assign 12 @maplefox',
  },
  snooze: {
    description: 'Be quiet about an alert for a while',
    target: 'Alert',
    args: {
      target: pickAlert,
      for: '30m, 4h, 2d, tomorrow or calm',
      until: 'Or until then: 2026-03-09 09:00',
      why: 'Reason; needed for more than a day',
    },
    example: '/earshot snooze 12 4h',
  },
  escalate: {
    description: 'Post an alert in the escalation channel',
    target: 'Alert',
    args: { target: pickAlert },
    example: '/earshot escalate 12',
  },
  note: {
    description: 'Write something down with an alert',
    target: 'Alert',
    args: { target: pickAlert, text: 'What to write down' },
    example: '/earshot note 12 The vendor ships a fix on Thursday',
  },
  merge: {
    description: 'Make an alert part of another one',
    target: 'Alert',
    args: { target: pickAlert, into: 'Number of the one that goes on' },
    example: '/earshot merge 13 12',
  },
  resolve: {
    description: 'Close an alert that was handled',
    target: 'Alert',
    args: {
      target: pickAlert,
      reason: 'What it was',
      mood: 'The mood of its posts, when it was read wrong; neutral unless you say',
    },
    example: '/earshot resolve 12 --reason fixed',
  },
  dismiss: {
    description: 'Close an alert that was none, and correct what it was wrong about',
    target: 'Alert',
    args: {
      target: pickAlert,
      reason: 'What it was; noise unless you say',
      mood: 'The mood of its posts, when it was read wrong; neutral unless you say',
    },
    example: '/earshot dismiss 12 --reason own-activity',
  },
  reopen: {
    description: 'Open a closed alert again',
    target: 'Alert',
    args: { target: pickAlert },
    example: '/earshot reopen 12',
  },
  undo: {
    description: 'Undo your last action, or say which command does it',
    target: 'Alert',
    args: { target: pickAlert, of: 'The action' },
    example: '/earshot undo',
    answer: {
      nothing: 'There is nothing to undo: you have changed nothing in the last 24 hours.',
      last: (act) => `Your last action was “${act}”.`,
      lastOnAlert: (act, number) => `Your last action was “${act}”, on alert #${number}.`,
      lastOnKeyword: (act, keyword) => `Your last action was “${act}”, on ${keyword}.`,
      instead: 'I cannot undo it myself; the nearest command is:',
      never: 'It cannot be undone.',
    },
  },
  language: {
    description: 'Language and time zone of this channel',
    target: 'Language',
    args: { target: 'Which one', 'time-zone': 'Like Europe/Paris' },
    example: '/earshot language fr --time-zone Europe/Paris',
  },
  settings: {
    description: 'Settings of this channel and of the workspace',
    args: {
      language: 'Language of this channel',
      'time-zone': 'Like Europe/Paris',
      quiet: 'Quiet hours: 22:00-07:00, or off',
      budget: 'Unasked messages a day at most',
      charts: 'Charts on a light or a dark background',
      'on-call': 'Who is called when an alert is escalated: people and groups; off for nobody',
      'escalate-to': 'Channel that hears of escalated alerts, or people to call',
      retention: 'Days that texts and authors are kept (workspace)',
      'set-up': 'Who may set me up here: everyone, or who manages the channel (admins)',
      'set-up-roles': 'Discord roles that may set me up too; off for none (admins)',
      guests: 'What people from other organizations may do (admins)',
    },
    example: '/earshot settings --quiet 22:00-07:00 --budget 20',
  },
  webhook: {
    description: 'Let your own tools push posts',
    target: 'Name',
    args: {
      target: 'Name of the webhook; none to see them all',
      rotate: 'Give it a new secret',
      remove: 'Remove it',
      yes: 'Do not ask again',
    },
    example: '/earshot webhook helpdesk',
  },
  link: {
    description: 'Share keywords and alerts with another place (Slack, Discord)',
    target: 'Code',
    args: { target: 'Code from the other place; none to get one', yes: 'Do not ask again' },
    example: '/earshot link',
  },
  unlink: {
    description: 'Separate this place from the others it shares with',
    args: { yes: 'Do not ask again' },
    example: '/earshot unlink',
  },
  forget: {
    description: 'Delete name and texts of an author; counts stay',
    target: 'Author',
    args: {
      target: 'Link of one of their posts, or source and id: hacker-news:maplefox',
      yes: 'Do not ask again',
    },
    example: '/earshot forget hacker-news:maplefox',
    answer: {
      ask: (author) =>
        `Forget ${author}? Names and texts of all their posts go, counts stay. This cannot be undone.`,
      confirm: (author) => `Forget ${author} for good?`,
      button: 'Forget this author',
      done: (author, mentions) =>
        `${author} is forgotten: name and text are gone from ${mentions}. Counts stay.`,
      nobody: (author) => `Nothing is stored about ${author}.`,
    },
  },
  audit: {
    description: 'Who changed what, newest first',
    args: { count: 'How many acts' },
    example: '/earshot audit --count 50',
  },
} as const satisfies Readonly<Record<string, EnglishText>>;

/** In English everything is called as definitions call it. */
type EnglishText = Omit<CommandText, 'names' | 'options'>;

/** Sentences of an answer as other languages fill them: any text in place of the English one. */
type AnswerOf<Answer> = {
  readonly [Name in keyof Answer]: Answer[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/** Every verb and every argument that English has words for, no other. */
type TextOf<Argument extends string> = {
  names: Names;
  description: string;
  args: Readonly<Record<Argument, string>>;
  options: Readonly<Record<Exclude<Argument, 'target'>, Names>>;
  example: string;
} & ('target' extends Argument ? { target: string } : unknown);

export type Commands = {
  readonly [Verb in keyof typeof texts]: TextOf<keyof (typeof texts)[Verb]['args'] & string> &
    ((typeof texts)[Verb] extends { answer: infer Answer } ? { answer: AnswerOf<Answer> } : unknown);
};

export const commands = Object.fromEntries(
  Object.entries<EnglishText>(texts).map(([verb, text]) => {
    const options = Object.keys(text.args).filter((name) => name !== 'target');
    return [
      verb,
      { ...text, names: [verb], options: Object.fromEntries(options.map((name) => [name, [name]])) },
    ];
  }),
) as unknown as Commands;
