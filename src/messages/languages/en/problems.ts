import { channelNameOf } from '../../channel-name.ts';
import type { ProblemWords } from '../shapes.ts';
import { badArgument, orNearest } from './bad-argument.ts';
import { importFile } from './import-file.ts';
import { impossible } from './impossible.ts';
import { noFeed, otherFile } from './no-feed.ts';
import { notAllowed } from './not-allowed.ts';
import { feedDead, feedRefused } from './unreadable-feed.ts';

/** Asked when a command does not say what it is about: by what it takes, else by its name. */
const WHICH: Partial<Record<string, string>> = {
  alert: 'Which alert?',
  keyword: 'Which keyword?',
  post: 'Which post?',
  item: 'Which alert or post?',
  source: 'Which source?',
  verb: 'Which command?',
  add: 'What should I look for?',
  preview: 'What should I look for?',
  import: 'Which file?',
  export: 'What should I save?',
  why: 'Which post?',
  lists: 'Which list?',
  unmute: 'Who or what?',
  forget: 'Which author?',
};

/** Asked when an option is left out that a command cannot do without. */
const WHICH_OPTION: Partial<Record<string, string>> = {
  'campaign name': 'What is it called?',
  'campaign keywords': 'Which keywords?',
  'campaign to': 'Until which day?',
  text: 'What should the note say?',
  into: 'Into which alert?',
  to: 'Who should get it?',
  tags: 'Which tags?',
  as: 'What is this post?',
  what: 'The author or the site?',
  reason: 'What was it?',
};

export const problems: ProblemWords = {
  query: () => ({ what: 'I cannot read this query.' }),
  'unknown-verb': ({ typed, near }) =>
    /^\d+$/.test(String(typed))
      ? { what: `There is no button ${typed}.`, fix: `To see an alert: /earshot alerts ${typed}.` }
      : {
          what: `There is no command “${typed}”.`,
          fix: near === undefined ? '/earshot help shows all commands.' : `Did you mean /earshot ${near}?`,
        },
  'unknown-flag': ({ typed, verb, near }) => ({
    what: `/earshot ${verb} has no option --${typed}.`,
    fix: near === undefined ? `/earshot help ${verb} shows all options.` : `Did you mean --${near}?`,
  }),
  'missing-argument': ({ argument, verb, of, command, asked, example }) => ({
    what:
      argument === 'target'
        ? (WHICH[String(of)] ?? WHICH[String(command)] ?? 'Something is missing.')
        : (WHICH_OPTION[`${command} ${asked}`] ??
          WHICH_OPTION[String(asked)] ??
          `Something is missing after --${argument}.`),
    fix: example === undefined ? `/earshot help ${verb} shows an example.` : `For example: ${example}`,
  }),
  'bad-argument': badArgument,
  'too-many-arguments': ({ typed, verb, example }) => ({
    what: `I did not understand “${typed}”.`,
    fix:
      example === undefined
        ? `/earshot help ${verb} shows an example.`
        : `Put several words in quotes. For example: ${example}`,
  }),
  'unclosed-quote': ({ quote }) => ({
    what: `The quote ${quote} is never closed.`,
    fix: 'Close it, or remove it.',
  }),
  'not-allowed': notAllowed,
  'keyword-not-found': ({ typed, near }) => ({
    what: `There is no keyword “${typed}”.`,
    fix: orNearest(near, '/earshot list shows all keywords.'),
  }),
  'keyword-ambiguous': ({ typed, names }) => ({
    what: `“${typed}” could be several keywords: ${names}.`,
    fix: 'Type the whole name.',
  }),
  'keyword-exists': ({ name, quotable, option, change }) => {
    if (option !== undefined) {
      return {
        what: `“${name}” already follows exactly this, with another --${option}.`,
        fix: `To follow it here too, leave out --${option}. To change it for everybody: /earshot ${change} "${quotable}".`,
      };
    }
    return {
      what: `There is already a keyword “${name}”, with another query.`,
      fix: `Give this one another name with --name, or change the other: /earshot edit "${quotable}" --query, and the query.`,
    };
  },
  'too-many-keywords': ({ max }) => ({
    what: `This workspace already has ${max} keywords, the most possible.`,
    fix: 'Remove one that nobody needs, or put several names into one query with OR.',
  }),
  'alert-not-found': ({ typed, number }) => ({
    what:
      number === undefined
        ? `There is no alert “${typed}”.`
        : `The alert of this button, #${number}, is not here any more.`,
    fix: '/earshot alerts --all shows all alerts with their numbers.',
  }),
  'alert-changed': () => ({
    what: 'Somebody else is changing this alert right now.',
    fix: 'Look at the alert, then try again.',
  }),
  'alert-act-impossible': impossible,
  'channel-not-found': ({ typed }) => ({
    what: `I do not know the channel “${typed}”.`,
    fix: 'Choose it from the list that appears after #, or type the command in that channel.',
  }),
  'feed-refused': feedRefused,
  'feed-dead': feedDead,
  'feed-not-a-feed': ({ url }) => ({
    what: `I found no feed at ${url}.`,
    fix: 'Look on the site for “RSS” or “feed”, and give me that address.',
  }),
  'feed-impossible': noFeed,
  'feed-other-file': otherFile,
  'source-not-found': ({ typed, near, url }) =>
    url === undefined
      ? {
          what: `There is no source “${typed}”.`,
          fix: orNearest(near, '/earshot sources shows all sources.'),
        }
      : { what: `${url} is not a feed of this workspace.`, fix: '/earshot sources shows all feeds.' },
  'webhook-not-found': ({ typed }) => ({
    what: `There is no webhook “${typed}”.`,
    fix: '/earshot webhook shows all webhooks.',
  }),
  'too-many-webhooks': ({ max }) => ({
    what: `There are already ${max} webhooks, the most possible.`,
    fix: 'Remove one that nobody uses.',
  }),
  'dashboard-page-off': ({ variable }) => ({
    what: 'Dashboards have no web page yet.',
    fix: `Ask whoever runs the bot to set ${variable ?? ''}.`,
  }),
  'too-many-links': ({ max }) => ({
    what: `There are already ${max} links, the most possible.`,
    fix: 'Revoke one that nobody uses: /earshot dashboard unlink',
  }),
  'link-not-found': ({ typed }) => ({
    what: `There is no link ${typed}, or it has ended.`,
    fix: '/earshot dashboard unlink shows the links that you may revoke.',
  }),
  'import-file': importFile,
  'post-not-found': ({ typed }) => ({
    what: `I found no post for “${typed}”.`,
    fix: 'Give the link of the post, or other words in it.',
  }),
  'post-unknown': ({ typed }) => ({
    what: typed === undefined ? 'This post is not stored any more.' : `There is no stored post “${typed}”.`,
    why: 'It never matched a keyword here, or it was deleted, or it is too old to be kept.',
    fix: 'Give its link, or its reference from /earshot mentions. To see what happened to it, type /earshot why and its link.',
  }),
  'not-muted': ({ typed }) => ({
    what: `Nobody called “${typed}” is muted, and no keyword has that name.`,
    fix: '/earshot unmute shows who is muted.',
  }),
  'campaign-not-found': ({ typed, near }) => ({
    what: `There is no campaign “${typed}”.`,
    fix: orNearest(near, '/earshot campaign shows all campaigns.'),
  }),
  'campaign-exists': ({ name }) => ({
    what: `There is already a campaign “${name}”.`,
    fix: 'Give this one another name.',
  }),
  'too-many-campaigns': ({ max }) => ({
    what: `This workspace already has ${max} campaigns, the most possible.`,
    fix: 'Remove one that nobody needs: /earshot campaign remove, and its name.',
  }),
  'list-not-found': ({ typed, near }) => ({
    what: `There is no list “${typed}”.`,
    fix: orNearest(near, '/earshot lists shows all lists.'),
  }),
  'list-name': ({ typed }) => ({
    what: `“${typed}” cannot be the name of a list.`,
    fix: 'Take one word of letters, digits and hyphens, at most 40 characters.',
  }),
  'list-exists': ({ name }) => ({
    what: `There is already a list “${name}”.`,
    fix: 'Take another name.',
  }),
  'list-in-use': ({ name, names }) => ({
    what: `List “${name}” is not deleted: queries name it (${names}).`,
    fix: 'Take it out of these queries first: /earshot edit, and the name of the keyword.',
  }),
  'list-entry-not-found': ({ typed }) => ({
    what: `“${typed}” is not in this list.`,
    fix: '/earshot lists and the name of the list shows its entries.',
  }),
  'list-empty': ({ name }) => ({
    what: `List “${name}” would have no entry.`,
    fix: 'To delete it, add --delete.',
  }),
  'list-too-long': ({ max }) => ({
    what: `A list has at most ${max} entries.`,
    fix: 'Make a second list: a query can name both.',
  }),
  'lists-too-long': ({ operands, max }) => ({
    what: 'This query would be too long.',
    why: `With the entries of its lists it has ${operands} words, and at most ${max} are possible.`,
    fix: 'Name fewer lists, or shorten them.',
  }),
  'too-many-lists': ({ max }) => ({
    what: `This workspace already has ${max} lists, the most possible.`,
    fix: 'Delete one that no query names: /earshot lists, its name, and --delete.',
  }),
  'entry-unreadable': ({ typed }) => ({
    what: `I cannot read the entry “${typed}”.`,
    why: 'An entry is one word, one phrase, one author or one site.',
    fix: 'Put commas between entries, and quotes around phrases with signs in them.',
  }),
  'not-excluded': ({ typed }) => ({
    what: `“${typed}” is not excluded.`,
    fix: '/earshot exclude shows what is.',
  }),
  'too-many-exclusions': ({ max }) => ({
    what: `At most ${max} entries can be excluded.`,
    fix: 'Remove some that are not needed any more: /earshot exclude --remove',
  }),
  'theme-not-found': ({ typed, name, names }) => ({
    what: `${name} has no theme “${typed}” in this time.`,
    fix: names === undefined ? 'Try a longer time: --since 30d' : `Its themes are: ${names}.`,
  }),
  'post-not-of-keyword': ({ keyword }) => ({
    what: `This post is not a mention of ${keyword ?? 'this keyword any more'}.`,
    fix: 'To see which keywords it mentions, type /earshot why and its link.',
  }),
  'post-without-author': () => ({
    what: 'This post has no author.',
    fix: 'You can mute its site.',
  }),
  'not-subscribed': ({ channel }) => ({
    what: `${channelNameOf(String(channel))} follows no keyword yet.`,
    fix: 'Add a name that people use for you: /earshot add kestrelbox',
  }),
  'link-code': () => ({
    what: 'This code is wrong, or no longer valid.',
    fix: 'Get a new one in the other Slack or Discord with /earshot link.',
  }),
  'question-over': () => ({
    what: 'This question was answered already, or is too old.',
    fix: 'To change something, type the command again.',
  }),
  'stale-button': () => ({
    what: 'This button is from an older message.',
    fix: 'Use the latest message, or type the command: /earshot help.',
  }),
  'storage-full': () => ({
    what: 'The disk of the bot is full, so nothing was changed.',
    why: 'Nothing is lost.',
    fix: 'Tell whoever runs the bot to free some space.',
  }),
  'database-in-use': ({ path }) => ({
    what: `Another Earshot is using the database ${path}.`,
    why: 'Two would send everything twice.',
    fix: 'Stop the other one, or give each its own file with EARSHOT_DATABASE.',
  }),
  'storage-read-only': () => ({
    what: 'The bot cannot write to its database, so nothing was changed.',
    fix: 'Tell whoever runs the bot to make the database file writable.',
  }),
  unexpected: ({ reference }) => ({
    what: 'Something went wrong on my side.',
    why: 'It is in the log.',
    fix: `Try again. If it happens again, give this reference to whoever runs the bot: ${reference}.`,
  }),
};
