import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { spoken } from './spoken.ts';

/** What may have been meant, else something else to do. */
export const orNearest = (near: string | number | undefined, otherwise: string): string =>
  near === undefined ? otherwise : `Did you mean ${near}?`;

/** What a value has to be like, by the problem with it. */
function remedy({ problem, argument, ...more }: ProblemParams): string {
  switch (problem) {
    case 'yes-or-no':
      return `Write --${argument} alone, or --${argument}=no.`;
    case 'integer':
      return `Give a whole number from ${more.min} to ${more.max}.`;
    case 'choice':
      return `${orNearest(more.near, '')} Use ${more.choices}.`.trim();
    case 'language':
      return 'Give language codes of two letters with commas between them, such as en, fr.';
    case 'query-and-lists':
      return 'Give either a query or the lists --any, --all and --none, not both.';
    case 'context-words':
      return `Give up to ${more.max} words with commas between them, or none.`;
    case 'address':
      return 'Give a web address, such as https://blog.example.';
    case 'tag':
      return 'A tag has letters or digits, and at most 30 characters.';
    case 'author':
      return 'Give the link of one of their posts, or a source and an id, such as hacker-news:maplefox.';
    default:
      return 'See /earshot help.';
  }
}

/** The problem with one value. */
export function badArgument(params: ProblemParams): ProblemText {
  const { argument, problem, typed, ...more } = params;
  const isTarget = argument === 'target';
  switch (problem) {
    case 'twice':
      return { what: `--${argument} is there twice.`, fix: 'Remove one of them.' };
    case 'too-long':
      return {
        what:
          argument === 'line'
            ? 'This line is too long for a command.'
            : isTarget
              ? 'That is too long.'
              : `The value of --${argument} is too long.`,
        fix: `Keep it under ${more.max} characters.`,
      };
    case 'invisible':
      return {
        what: isTarget ? 'There is nothing to read in it.' : `There is nothing to read after --${argument}.`,
        fix: 'It has only characters that are not shown. Type it again.',
      };
    case 'order':
      return { what: 'The end is not after the beginning.', fix: 'Check --from and --to.' };
    case 'person':
      return {
        what: `I do not know who “${typed}” is.`,
        fix: 'Choose the person from the list that appears after @, or write “me”.',
      };
    case 'group':
      return {
        what: `I do not know the group “${typed}”.`,
        fix: 'Choose the group from the list that appears after @.',
      };
    case 'no-roles':
      return {
        what: `--${argument} works on Discord only, where people have roles.`,
        fix: 'Here, choose one: /earshot settings --set-up everyone, or /earshot settings --set-up managers.',
      };
    case 'many-people':
      return {
        what: `At most ${more.max} people can be on call.`,
        fix: 'Name fewer people, or a group.',
      };
    case 'long-campaign':
      return {
        what: `A campaign lasts ${more.max} days at most.`,
        fix: 'Check --from and --to, or give only its most important days.',
      };
    case 'old-campaign':
      return {
        what: `A campaign may begin ${more.max} days ago at the earliest.`,
        fix: 'Of earlier days there is too little left to compare with.',
      };
    case 'own-control':
      return {
        what: `“${typed}” cannot be its own control.`,
        fix: 'A control is a keyword that the campaign does not touch, such as a competitor.',
      };
    case 'not-running':
      return {
        what: `“${typed}” is not running.`,
        fix: 'To take it away: /earshot campaign remove, and its name.',
      };
    case 'only-added':
      return {
        what: `--${argument} is for a campaign that is added.`,
        fix: `To add one: /earshot campaign add, its name, and the options. A campaign that exists is removed first.`,
      };
    case 'where-filtered':
      return {
        what: 'A condition cannot be put on posts that were not counted: they were not judged.',
        fix: 'Leave out --where, or leave out --filtered.',
      };
    case 'where-age':
      return {
        what: 'An alert rule cannot ask how old a post is: the answer changes with every look.',
        fix: 'Leave out age. Alerts count only new posts anyway.',
      };
    case 'few-keywords':
      return {
        what: 'There is only one keyword to compare.',
        fix: 'Name two to eight with commas between them, or give your competitors that kind: /earshot edit Quillmere --kind competitor.',
      };
    case 'many-keywords':
      return {
        what: `${more.found} keywords are too many to compare.`,
        fix: 'Name two to eight with commas between them.',
      };
    case 'mood-alone':
      return {
        what: '--sentiment is for alerts whose posts were read wrong.',
        fix: 'Give that reason too: /earshot dismiss 12 wrong-sentiment --sentiment positive.',
      };
    case 'no-report':
      return {
        what: `There is no scheduled report ${typed}.`,
        fix: 'See which there are: /earshot report scheduled.',
      };
    case 'since-scheduled':
      return {
        what: 'A scheduled report covers the time since the last one.',
        fix: 'Leave --since out.',
      };
    case 'day-of-daily':
      return {
        what: 'A daily report comes every day, so it takes a time alone.',
        fix: 'Give the time, --at 08:00, or say weekly instead of daily.',
      };
    case 'day-of-weekly':
      return {
        what: 'A weekly report comes on a day of the week.',
        fix: 'Name one, --at "Mon 08:00", or say monthly instead of weekly.',
      };
    case 'day-of-monthly':
      return {
        what: 'A monthly report comes on a day of the month.',
        fix: 'Name one, --at "1st 08:00", or say weekly instead of monthly.',
      };
    case 'many-tags':
      return { what: `At most ${more.max} tags can be added at once.`, fix: 'Name fewer.' };
    default: {
      const what = isTarget
        ? `“${typed}” is not possible here.`
        : `“${typed}” is not possible for --${argument}.`;
      return spoken(params, what) ?? { what, fix: remedy(params) };
    }
  }
}
