import type { ProblemParams } from '../../../config/errors.ts';
import { channelNameOf } from '../../channel-name.ts';
import type { ProblemText, ProblemWords } from '../shapes.ts';
import { importFile } from './import-file.ts';
import { impossible } from './impossible.ts';
import { noFeed, otherFile } from './no-feed.ts';
import { notAllowed } from './not-allowed.ts';

const orNearest = (near: string | number | undefined, otherwise: string): string =>
  near === undefined ? otherwise : `Did you mean ${near}?`;

/** Asked when a command does not say what it is about. */
const WHICH: Partial<Record<string, string>> = {
  alert: 'Which alert?',
  keyword: 'Which keyword?',
  post: 'Which post?',
};

/** The problem with one value. */
function badArgument({ argument, problem, typed, ...more }: ProblemParams): ProblemText {
  const what =
    argument === 'target' ? `“${typed}” does not fit here.` : `“${typed}” does not fit --${argument}.`;
  switch (problem) {
    case 'twice':
      return { what: `--${argument} is there twice.`, fix: 'Leave one of them out.' };
    case 'too-long':
      return argument === 'line'
        ? { what: 'This line is too long to be a command.', fix: `Keep it under ${more.max} characters.` }
        : {
            what: argument === 'target' ? 'That is too long.' : `The value of --${argument} is too long.`,
            fix: `Keep it under ${more.max} characters.`,
          };
    case 'invisible':
      return {
        what:
          argument === 'target'
            ? 'I can see nothing in it.'
            : `I can see nothing in the value of --${argument}.`,
        fix: 'It holds only characters that are not shown. Type it again.',
      };
    case 'yes-or-no':
      return { what, fix: `Write --${argument} alone, or --${argument}=no.` };
    case 'integer':
      return { what, fix: `It takes a whole number from ${more.min} to ${more.max}.` };
    case 'choice':
      return { what, fix: `${orNearest(more.near, '')} It takes one of: ${more.choices}.`.trim() };
    case 'duration':
      return {
        what,
        fix: `It takes a length of time from ${more.min} to ${more.max}, like 30m, 4h, 7d${more.words ? `; or ${more.words}` : ''}.`,
      };
    case 'time':
      return { what, fix: 'It takes a time of day like 09:00.' };
    case 'times':
      return { what, fix: 'It takes two times like 22:00-07:00, or off.' };
    case 'moment':
      return { what, fix: 'It takes a date like 2026-03-05, or a date and time like 2026-03-05 14:00.' };
    case 'order':
      return { what: 'The end is not after the beginning.', fix: 'Check --from and --to.' };
    case 'person':
      return {
        what,
        why: 'I cannot tell who that is, and would notify nobody.',
        fix: 'Choose the person from the list that your chat offers after @, or write “me”.',
      };
    case 'group':
      return {
        what,
        why: 'I cannot tell which group that is.',
        fix: 'Choose the group from the list that your chat offers after @.',
      };
    case 'no-roles':
      return {
        what: `--${argument} is for Discord, where people have roles.`,
        why: 'Here everyone can set me up, or only admins.',
        fix: 'Choose one: /earshot settings --set-up everyone, or /earshot settings --set-up managers.',
      };
    case 'many-people':
      return {
        what: `More than ${more.max} people are a crowd: each waits for another.`,
        fix: 'Name fewer.',
      };
    case 'language':
      return { what, fix: 'It takes language codes of two letters with commas between, like en, fr.' };
    case 'context-words':
      return {
        what,
        fix: `It takes up to ${more.max} words that stand near the name where you are meant, with commas between; none for no word.`,
      };
    case 'time-zone':
      return { what, fix: 'It takes a name like Europe/Paris or America/New_York.' };
    case 'address':
      return { what, fix: 'It takes a web address like https://blog.example.' };
    case 'few-keywords':
      return {
        what: 'There is only one keyword to compare.',
        fix: 'Name two to eight with commas between: /earshot compare Kestrelbox, Quillmere.',
      };
    case 'many-keywords':
      return {
        what: `${more.found} keywords are too many for one picture.`,
        fix: 'Name two to eight with commas between.',
      };
    case 'mood-alone':
      return {
        what: '--sentiment says how posts are meant whose mood was read wrong.',
        fix: 'Give the reason wrong-sentiment with it: /earshot dismiss 12 wrong-sentiment --sentiment positive.',
      };
    case 'many-tags':
      return { what: `At most ${more.max} tags go on at once.`, fix: 'Name fewer.' };
    case 'tag':
      return { what, fix: 'A tag has letters or digits, and 30 characters at most.' };
    case 'author':
      return {
        what,
        fix: 'It takes the link of one of their posts, or a source and an id like hacker-news:maplefox.',
      };
    default:
      return { what, fix: 'See /earshot help.' };
  }
}

export const problems: ProblemWords = {
  query: () => ({ what: 'I cannot read this query.' }),
  'unknown-verb': ({ typed, near }) => ({
    what: `There is no command “${typed}”.`,
    fix: near === undefined ? '/earshot help shows all of them.' : `Did you mean /earshot ${near}?`,
  }),
  'unknown-flag': ({ typed, verb, near }) => ({
    what: `/earshot ${verb} knows no --${typed}.`,
    fix: near === undefined ? `/earshot help ${verb} shows what it knows.` : `Did you mean --${near}?`,
  }),
  'missing-argument': ({ argument, verb, of }) => ({
    what:
      argument === 'target'
        ? (WHICH[String(of)] ?? `/earshot ${verb} needs to know what it is about.`)
        : `--${argument} needs a value.`,
    fix: `/earshot help ${verb} shows an example.`,
  }),
  'bad-argument': badArgument,
  'too-many-arguments': ({ typed, verb }) => ({
    what: `I do not know what “${typed}” belongs to.`,
    fix: `A value of several words goes in quotes. /earshot help ${verb} shows an example.`,
  }),
  'unclosed-quote': ({ quote }) => ({
    what: `The quote ${quote} is opened but never closed.`,
    fix: 'Close it, or leave it out.',
  }),
  'not-allowed': notAllowed,
  'keyword-not-found': ({ typed, near }) => ({
    what: `There is no keyword “${typed}”.`,
    fix: orNearest(near, '/earshot list shows all of them.'),
  }),
  'keyword-ambiguous': ({ typed, names }) => ({
    what: `“${typed}” could be several keywords: ${names}.`,
    fix: 'Write the whole name.',
  }),
  'keyword-exists': ({ name, quotable, option, change }) => {
    if (option !== undefined) {
      return {
        what: `“${name}” listens for exactly this already, with another --${option}.`,
        fix: `Leave --${option} out to hear of it here too, or change it for everybody: /earshot ${change} "${quotable}".`,
      };
    }
    return {
      what: `There is a keyword “${name}” already, with another query.`,
      fix: `Give this one another name with --name, or change the other: /earshot edit "${quotable}" --query, and the query.`,
    };
  },
  'too-many-keywords': ({ max }) => ({
    what: `This workspace has ${max} keywords, which is the most.`,
    fix: 'Remove one that nobody needs. A query can hold several names with OR.',
  }),
  'alert-not-found': ({ typed, number }) => ({
    what:
      number === undefined
        ? `There is no alert “${typed}”.`
        : `The alert of this button, #${number} then, is not here any more.`,
    fix: '/earshot alerts --all shows them with their numbers.',
  }),
  'alert-changed': () => ({
    what: 'Others are changing this alert at the same moment.',
    fix: 'Look at its card, then try again.',
  }),
  'alert-act-impossible': impossible,
  'channel-not-found': ({ typed }) => ({
    what: `I do not know the channel “${typed}”.`,
    fix: 'Choose it from the list that your chat offers, or run the command in that channel.',
  }),
  'feed-refused': ({ url, detail }) => ({
    what: `${url} does not let me read it.`,
    why: String(detail ?? ''),
    fix: 'Check whether it needs a login. Addresses of private networks are never read.',
  }),
  'feed-dead': ({ url, detail }) => ({
    what: `${url} does not answer.`,
    why: String(detail ?? ''),
    fix: 'Check the address in a browser, then try again.',
  }),
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
          fix: orNearest(near, '/earshot sources shows all of them.'),
        }
      : { what: `${url} is not a feed of this workspace.`, fix: '/earshot sources shows them all.' },
  'webhook-not-found': ({ typed }) => ({
    what: `There is no webhook “${typed}”.`,
    fix: '/earshot webhook shows them all.',
  }),
  'too-many-webhooks': ({ max }) => ({
    what: `There are ${max} webhooks already: no more are possible.`,
    fix: 'Remove one that nobody uses.',
  }),
  'import-file': importFile,
  'post-not-found': ({ typed }) => ({
    what: `I find nothing about “${typed}”.`,
    fix: 'Give the link of the post, or other words of it.',
  }),
  'post-unknown': ({ typed }) => ({
    what: typed === undefined ? 'This post is not stored any more.' : `There is no stored post “${typed}”.`,
    why: 'It was never a mention here, or it was deleted where it stood, or its text is no longer kept.',
    fix: 'Give its link, or the reference that /earshot mentions shows. /earshot why and its link says what became of it.',
  }),
  'not-muted': ({ typed }) => ({
    what: `Nobody called “${typed}” is muted, and no keyword is called so.`,
    fix: '/earshot unmute shows who is muted.',
  }),
  'post-not-of-keyword': ({ keyword }) => ({
    what: `This post is no mention of ${keyword ?? 'the keyword that it was shown for'}.`,
    fix: '/earshot why and its link says what it is a mention of.',
  }),
  'post-without-author': () => ({
    what: 'This post names no author.',
    fix: 'Its site can be muted.',
  }),
  'not-subscribed': ({ channel }) => ({
    what: `${channelNameOf(String(channel))} hears of no keyword yet.`,
    fix: 'Add one with a name people use for you: /earshot add kestrelbox',
  }),
  'link-code': () => ({
    what: 'This code is not valid (any more).',
    fix: 'Ask for a new one in the other place with /earshot link.',
  }),
  'stale-button': () => ({
    what: 'This button is from an older message.',
    fix: 'Use the latest message, or type the command: /earshot help.',
  }),
  'storage-full': () => ({
    what: 'The disk of the bot is full, so nothing was changed.',
    why: 'Nothing that was stored is lost.',
    fix: 'Whoever runs the bot has to make room.',
  }),
  'database-in-use': ({ path }) => ({
    what: `Another Earshot is using the database ${path}.`,
    why: 'Two would send everything twice.',
    fix: 'Stop the other one, or give each its own file with EARSHOT_DATABASE.',
  }),
  'storage-read-only': () => ({
    what: 'The database of the bot cannot be written, so nothing was changed.',
    fix: 'Whoever runs the bot has to give it the right to write its file.',
  }),
  unexpected: ({ reference }) => ({
    what: 'Something went wrong on my side.',
    why: 'It has been written down for whoever runs the bot.',
    fix: `Try again; if it stays, tell them this reference: ${reference}.`,
  }),
};
