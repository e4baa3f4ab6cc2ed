/** Long because every command has its words here, and translators read them side by side. */

import { optionDescriptions } from '../alert-kind-copy.ts';
import type { CommandText, Names } from '../shapes.ts';
import { alertKinds } from './alert-kinds.ts';

const pickKeyword = 'Name of a keyword';
const keywordOrAll = 'A keyword; leave out for the whole channel';
const pickAlert = 'Number of an alert';
const pickPost = 'Link of a post, or its reference: p1z';
const onlyKeyword = 'Only for this keyword';
const otherChannel = 'Another channel';
const since = 'How far back: 24h, 7d, 4w';
const showAll = 'Show it to everybody here';
const noAsking = 'Do not ask for confirmation';
const anyOf = 'Posts with any of these: kestrelbox, kestrel box';
const allOf = 'Posts must have all of these';
const noneOf = 'Posts with one of these are left out';
const answer = 'Which answer';
const sure = 'Save it as it is read, without a question';
const alsoForms = 'Plurals, too';
const onlyLanguages = 'Only these languages: en, fr';
const onlySources = 'Only these sources';
const readWrong = 'Correct sentiment of its posts; neutral by default';

const where = 'Filter: likes:>50';

/** What narrows a list of posts, wherever there is one. */
const filters = {
  mood: 'Sentiment',
  source: 'Source',
  author: 'Author',
  lang: 'Language: en, fr',
  since,
  search: 'Words that must all be in the post',
  tag: 'Tag',
  starred: 'Only posts with a star',
  relevance: 'How likely the post is about the keyword',
  alert: 'Number of an alert, for its posts',
  where,
} as const;

/** Options that are typed by another word than the one they are defined by. */
const optionWords: Readonly<Record<string, Names>> = {
  mood: ['sentiment'],
  'time-zone': ['time-zone', 'timezone', 'tz', 'zone'],
  quiet: ['quiet', 'quiet-hours'],
};

const texts = {
  help: {
    description: 'What Earshot does, or how one command works',
    target: 'Command',
    args: { target: 'A command' },
    example: '/earshot help add',
  },
  add: {
    description: 'Follow a name or a query',
    target: 'Query',
    args: {
      target: 'Look for: kestrelbox, "kestrel box", acme -cartoon',
      name: 'What to call it here',
      kind: 'How it relates to you',
      lang: onlyLanguages,
      source: onlySources,
      forms: alsoForms,
      in: 'Channel for its alerts and digest',
      alerts: 'How sensitive its alerts are',
      digest: 'Include it in the digest',
      every: 'Post every single mention at once',
      any: anyOf,
      all: allOf,
      none: noneOf,
      sure,
      answer,
    },
    example: '/earshot add "kestrel box" --name Kestrelbox --kind brand',
  },
  preview: {
    description: 'See what a query finds before you add it',
    target: 'Query',
    args: {
      target: 'What to try: kestrelbox, "kestrel box", acme -cartoon',
      since,
      lang: onlyLanguages,
      source: onlySources,
      forms: alsoForms,
    },
    example: '/earshot preview kestrelbox -cartoon',
  },
  translate: {
    description: 'Bring a query or a list from another tool',
    target: 'Query',
    args: {
      target: 'The query as it stands in the other tool',
      from: 'The tool; recognized where you leave it out',
    },
    example: '/earshot translate kestrelbox AND engagementType:REPLY',
  },
  list: {
    description: 'Your keywords and their mentions this week',
    args: {
      in: 'Only of this channel',
      silent: 'Silent for long',
      page: 'Page',
    },
    example: '/earshot list',
  },
  edit: {
    description: 'Change a keyword',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      query: 'The new query',
      name: 'The new name',
      kind: 'How it relates to you',
      lang: 'Only these languages; “all” for no limit',
      source: 'Only these sources; “all” for no limit',
      context: 'Words near the name, such as router; “none” to remove',
      relevance: 'Hold back what is surely not about it',
      forms: alsoForms,
      in: 'Move it to this channel',
      any: anyOf,
      all: allOf,
      none: noneOf,
      sure,
      answer,
      seen: 'The query as it was',
      keep: 'Change nothing',
    },
    example: '/earshot edit Kestrelbox --query kestrelbox -bird',
  },
  pause: {
    description: 'Pause a keyword or this channel',
    target: 'Keyword',
    args: { target: keywordOrAll, in: otherChannel },
    example: '/earshot pause Kestrelbox',
  },
  resume: {
    description: 'Resume a keyword or this channel',
    target: 'Keyword',
    args: { target: keywordOrAll, in: otherChannel },
    example: '/earshot resume Kestrelbox',
  },
  remove: {
    description: 'Remove a keyword and its history',
    target: 'Keyword',
    args: { target: pickKeyword, yes: noAsking },
    example: '/earshot remove Kestrelbox',
  },
  import: {
    description: 'Read posts from a file in the import folder',
    target: 'File',
    args: { target: 'Name of the file: reviews.csv', 'dry-run': 'Only show what would happen' },
    example: '/earshot import reviews.csv --dry-run',
    answer: {
      title: (file) => `Import of ${file}`,
      trial: (file) => `Trial import of ${file}: nothing was stored`,
      summary: (read, stored) => `${read} read, ${stored} stored.`,
      trialSummary: (read, stored) => `${read} read, ${stored} would be stored.`,
      read: 'Read',
      stored: 'Stored',
      wouldStore: 'Would be stored',
      known: 'Already stored',
      unmatched: 'Match no keyword',
      dropped: 'Left out',
      errors: 'Lines that could not be read',
      line: (line, problem) => `line ${line}: ${problem}`,
      alerts: 'Imported posts count on the day they were written. They raise no alerts.',
    },
  },
  sources: {
    description: 'Where posts come from and what does not work',
    args: {
      add: 'Address of a feed or a site',
      remove: 'Address of the feed to remove',
      retry: 'A source or feed that fails, to try again now; “all” for all',
      'opt-in': 'Turn on a source that is off by default',
      'opt-out': 'Turn it off again',
    },
    example: '/earshot sources --add https://blog.example',
  },
  report: {
    description: 'Figures and charts, as a message or a file',
    target: 'Keywords',
    args: {
      target: 'Names with commas between them; without, all of this channel',
      since,
      file: 'As a file of this kind',
      schedule: 'How often to send it; “scheduled” lists them',
      at: 'When to send it: 08:00, Mon 08:00, 1st 08:00',
      in: 'Channel to post it in',
      number: 'Number of a scheduled report, to change or stop it',
      where,
      public: showAll,
    },
    example: '/earshot report Kestrelbox --since 7d --file pdf',
  },
  mentions: {
    description: 'List posts, newest first',
    target: 'Keyword',
    args: {
      target: keywordOrAll,
      ...filters,
      page: 'Where to continue',
      filtered: 'Posts that were held back, with the reasons',
      reason: 'Only this reason',
    },
    example: '/earshot mentions Kestrelbox --sentiment negative --since 7d',
  },
  export: {
    description: 'Save posts to a file only you can see',
    target: 'What',
    args: {
      target: 'What to save',
      keyword: keywordOrAll,
      format: 'For spreadsheets, or for programs',
      ...filters,
      page: 'Which list',
    },
    example: '/earshot export mentions Kestrelbox --format csv --since 30d',
  },
  themes: {
    description: 'What people talk about, and what is new',
    target: 'Keyword',
    args: {
      target: keywordOrAll,
      since,
      theme: 'Show the posts of this theme',
      where,
      rename: 'A better name for that theme',
      hide: 'That is not a theme: hide it',
      public: showAll,
      page: 'Which period',
      first: 'Where to continue',
    },
    example: '/earshot themes Kestrelbox --since 7d',
  },
  people: {
    description: 'Whose posts on a keyword carry furthest, for or against',
    target: 'Keyword',
    args: {
      target: keywordOrAll,
      stance: 'Only critics, or only fans',
      since,
      public: showAll,
    },
    example: '/earshot people Kestrelbox --stance critics --since 4w',
  },
  compare: {
    description: 'Share of voice of several keywords',
    target: 'Keywords',
    args: {
      target: 'Names with commas between them; none: yours and competitors',
      since,
      where,
      public: showAll,
    },
    example: '/earshot compare Kestrelbox, Quillmere --since 4w',
  },
  campaign: {
    description: 'What a campaign changed',
    target: 'What',
    args: {
      target: 'Leave out for all campaigns',
      name: 'Its name',
      keywords: 'Names with commas between them',
      from: 'First day; today by default',
      to: 'Last day: 2026-12-14',
      control: 'Keywords it does not touch, to compare with',
      goal: 'What it should change',
    },
    example: '/earshot campaign add "Spring launch" --keywords Kestrelbox --to in 2 weeks',
  },
  digest: {
    description: 'When this channel gets its digest; “now” shows it',
    target: 'How often',
    args: {
      target: 'How often',
      at: 'Time of day: 09:00',
      day: 'Weekday of the weekly digest',
      in: otherChannel,
    },
    example: '/earshot digest daily --at 09:00',
  },
  dashboard: {
    description: 'Last 7 days, open alerts and next digests at a glance',
    target: 'Pin',
    args: {
      target: '“pin” or “link” (to a web page); “unpin” and “unlink” end that',
      for: 'How long a link is valid: a day, unless you say so',
      number: 'Number of the link to revoke',
      in: otherChannel,
    },
    example: '/earshot dashboard pin',
  },
  lessons: {
    description: 'What your corrections taught a keyword',
    target: 'Keyword',
    args: { target: 'Keyword', reset: 'What to forget: sentiment, relevance or everything' },
    example: '/earshot lessons kestrelbox',
  },
  lists: {
    description: 'Named lists that several queries share',
    target: 'List',
    args: {
      target: 'Name of a list; leave out for all lists',
      add: 'Words, phrases, @authors or sites, with commas between them',
      remove: 'Entries to take away, with commas between them',
      rename: 'Its new name',
      delete: 'Delete the list',
      sure: 'Do not ask first',
    },
    example: '/earshot lists competitors --add Quillmere, Tavnik',
  },
  exclude: {
    description: 'Exclude words, authors or sites for every keyword',
    target: 'Words',
    args: {
      target: 'Words or phrases with commas between them; none: show all',
      author: 'Authors with commas between them',
      site: 'Sites with commas between them',
      remove: 'Entries to count again, with commas between them',
      sure: 'Do not ask first',
    },
    example: '/earshot exclude giveaway, promo code',
  },
  why: {
    description: 'Why a post was shown or not; why no alert was raised',
    target: 'Post',
    args: { target: 'Link of the post, or words in it', alert: 'Keyword that raised no alert', since },
    example: '/earshot why https://board.example/item/1',
  },
  mark: {
    description: 'Correct a post: sentiment, off topic, spam',
    target: 'Post',
    args: { target: pickPost, as: 'What it really is', keyword: onlyKeyword },
    example: '/earshot mark p1z negative',
  },
  tag: {
    description: 'Add tags to a post, or remove them',
    target: 'Post',
    args: { target: pickPost, tags: 'Tags with commas between them', remove: 'Remove them' },
    example: '/earshot tag p1z pricing, refund',
  },
  star: {
    description: 'Star a post, or remove the star',
    target: 'Post',
    args: { target: pickPost, off: 'Remove the star' },
    example: '/earshot star p1z',
  },
  copy: {
    description: 'Text, author and link of a post, to answer or forward',
    target: 'Post',
    args: { target: pickPost },
    example: '/earshot copy p1z',
  },
  mute: {
    description: 'Mute an author, a site or a keyword',
    target: 'Post',
    args: {
      target: 'One of their posts: its link, or its reference',
      what: 'The author or the site',
      keyword: onlyKeyword,
    },
    example: '/earshot mute p1z author',
  },
  unmute: {
    description: 'End a mute, or see who is muted',
    target: 'Whom',
    args: { target: 'Name of the author, the site or the keyword', keyword: onlyKeyword },
    example: '/earshot unmute board.example',
  },
  restore: {
    description: 'Count a post that was held back',
    target: 'Post',
    args: { target: pickPost, keyword: onlyKeyword },
    example: '/earshot restore p1z',
  },
  alerts: {
    description: 'Open alerts, one alert, or response times',
    target: 'Alert',
    args: {
      target: pickAlert,
      all: 'Closed alerts too',
      mine: 'Only your alerts',
      figures: 'How fast alerts are taken and closed',
      since,
      page: 'Page',
    },
    example: '/earshot alerts --figures --since 30d',
  },
  alert: {
    description: 'When a keyword raises an alert',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      ...optionDescriptions(alertKinds),
      mute: 'No alerts for this long: 24h; “off” ends it',
      expect: 'Planned event, when alerts need more posts',
      from: 'When it begins: 2026-03-05 14:00',
      to: 'When it ends: 2026-03-06',
      where: 'Count only likes:>50; “off”: all',
    },
    example: '/earshot alert Kestrelbox --sensitivity high',
  },
  replay: {
    description: 'What an alert rule would have raised in the past',
    target: 'Keyword',
    args: {
      target: pickKeyword,
      days: 'How many days back; 90 by default',
      sensitivity: 'The sensitivity whose alerts are listed',
      where,
    },
    example: '/earshot replay Kestrelbox --days 90 --sensitivity low',
  },
  claim: {
    description: 'Take an alert',
    target: 'Alert',
    args: { target: pickAlert, 'take-over': 'Even if somebody else has it' },
    example: '/earshot claim 12',
  },
  release: {
    description: 'Give an alert back so that others can take it',
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
      'take-over': 'Even if somebody else has it',
    },
    example: '/earshot assign 12 @maplefox',
  },
  snooze: {
    description: 'Silence an alert for a while',
    target: 'Alert',
    args: {
      target: pickAlert,
      for: 'How long: 4h, tomorrow, or calm (back to normal)',
      until: 'Or until when: 2026-03-09 09:00',
      why: 'Reason; needed for more than a day',
    },
    example: '/earshot snooze 12 4h',
  },
  escalate: {
    description: 'Pass an alert on to the escalation channel',
    target: 'Alert',
    args: { target: pickAlert },
    example: '/earshot escalate 12',
  },
  note: {
    description: 'Add a note to an alert',
    target: 'Alert',
    args: { target: pickAlert, text: 'The note' },
    example: '/earshot note 12 The vendor ships a fix on Thursday',
  },
  merge: {
    description: 'Merge an alert into another one',
    target: 'Alert',
    args: { target: pickAlert, into: 'Number of the alert that stays open' },
    example: '/earshot merge 13 12',
  },
  resolve: {
    description: 'Close an alert that was handled',
    target: 'Alert',
    args: { target: pickAlert, reason: 'What it was', mood: readWrong },
    example: '/earshot resolve 12 --reason fixed',
  },
  dismiss: {
    description: 'Close a false alert and say what was wrong',
    target: 'Alert',
    args: { target: pickAlert, reason: 'What it was; noise by default', mood: readWrong },
    example: '/earshot dismiss 12 --reason own-activity',
  },
  reopen: {
    description: 'Reopen a closed alert',
    target: 'Alert',
    args: { target: pickAlert },
    example: '/earshot reopen 12',
  },
  undo: {
    description: 'Undo your last action',
    target: 'Alert',
    args: { target: pickAlert, of: 'The action' },
    example: '/earshot undo',
    answer: {
      nothing: 'Nothing to undo: you changed nothing in the last 24 hours.',
      last: (act) => `Your last action was “${act}”.`,
      lastOnAlert: (act, number) => `Your last action was “${act}”, on alert #${number}.`,
      lastOnKeyword: (act, keyword) => `Your last action was “${act}”, on ${keyword}.`,
      instead: 'I cannot undo it. The closest command:',
      never: 'It cannot be undone.',
    },
  },
  language: {
    description: 'Language and time zone of this channel',
    target: 'Language',
    args: { target: 'Language of this channel', 'time-zone': 'Time zone, such as Europe/Paris' },
    example: '/earshot language fr --time-zone Europe/Paris',
  },
  settings: {
    description: 'Settings of this channel and of the workspace',
    args: {
      language: 'Language of this channel',
      'time-zone': 'Time zone, such as Europe/Paris',
      quiet: 'Quiet hours: 22:00-07:00, or off',
      budget: 'Automatic messages a day at most',
      charts: 'Charts on a light or a dark background',
      'on-call': 'Who is notified when an alert is escalated; “off” for nobody',
      'escalate-to': 'Channel or people that escalated alerts go to',
      retention: 'For how many days texts and authors are kept (admins)',
      'set-up': 'Who may set me up here: everyone, or channel managers (admins)',
      'set-up-roles': 'Discord roles that may set me up too; “off” for none (admins)',
      guests: 'What people from other organizations may do (admins)',
    },
    example: '/earshot settings --quiet 22:00-07:00 --budget 20',
  },
  webhook: {
    description: 'Let your own tools send posts',
    target: 'Name',
    args: {
      target: 'Name of the webhook; leave out to see all of them',
      rotate: 'Give it a new secret',
      remove: 'Remove it',
      yes: noAsking,
    },
    example: '/earshot webhook helpdesk',
  },
  link: {
    description: 'Share alerts with another Slack or Discord',
    target: 'Code',
    args: { target: 'Code from the other Slack or Discord; leave out to get one', yes: noAsking },
    example: '/earshot link',
  },
  unlink: {
    description: 'Stop sharing with another Slack or Discord',
    args: { yes: noAsking },
    example: '/earshot unlink',
  },
  forget: {
    description: 'Delete the name and texts of an author; totals stay',
    target: 'Author',
    args: {
      target: 'Link of one of their posts, or source and id: hacker-news:maplefox',
      yes: noAsking,
    },
    example: '/earshot forget hacker-news:maplefox',
    answer: {
      ask: (author) =>
        `Forget ${author}? This deletes their name and the text of their posts. Totals in reports stay. It cannot be undone.`,
      confirm: (author) => `Forget ${author} for good?`,
      button: 'Forget this author',
      done: (author, mentions) =>
        `Name and texts of ${author} are deleted (${mentions}). Totals in reports stay.`,
      nobody: (author) => `Nothing is stored about ${author}.`,
    },
  },
  audit: {
    description: 'Who changed what, newest first',
    args: { count: 'How many changes' },
    example: '/earshot audit --count 50',
  },
} as const satisfies Readonly<Record<string, EnglishText>>;

/** In English most things are called as definitions call them. */
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
      {
        ...text,
        names: [verb],
        options: Object.fromEntries(options.map((name) => [name, optionWords[name] ?? [name]])),
      },
    ];
  }),
) as unknown as Commands;
