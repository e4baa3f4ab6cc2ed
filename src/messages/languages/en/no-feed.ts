import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** A page of a site that has no feed, ever. */
export function noFeed({ site = '', why, source = '' }: ProblemParams): ProblemText {
  switch (why) {
    case 'searched':
      return {
        what: `This page of ${site} has no feed, and needs none.`,
        why: `I search all of ${site} for your keywords already.`,
        fix: 'Add what you look for as a keyword: /earshot add.',
      };
    case 'opt-in':
      return {
        what: `I search ${site} for your keywords, not page by page.`,
        fix: `Switch it on: /earshot sources --opt-in ${source}.`,
      };
    case 'keyed':
      return {
        what: `${site} has no feed of this page.`,
        why: `With a key I search ${site} for your keywords.`,
        fix: `/earshot sources shows whether ${site} is set up. If not, ask whoever runs the bot: the README says where the key comes from.`,
      };
    case 'own':
      return {
        what: `${site} has no feed of this page.`,
        why: `Of ${site} I read what is yours: your app's reviews or your channel, once that is set up.`,
        fix: `/earshot sources shows whether ${site} is set up. If not, ask whoever runs the bot: the README says how.`,
      };
    case 'chat':
      return {
        what: `${site} is a conversation that only its members read; it has no feed.`,
        fix: 'A bot of yours in it may push its posts to me: /earshot webhook.',
      };
    case 'podcast':
      return {
        what: `${site} does not say where the feeds of its podcasts are.`,
        fix: 'Give me the page of the same podcast on Apple Podcasts, or its own site.',
      };
    case 'other-page':
      return {
        what: `This page of ${site} has no feed; others of its pages have.`,
        fix: 'Give me the page of a channel, a person, a project or a board there.',
      };
    case 'unnamed':
      return {
        what: `${site} did not show me whose feed belongs to this page.`,
        fix: 'Give me the page of the channel or the show itself, with its id in the address where it has one (youtube.com/channel/UC…).',
      };
    default:
      return {
        what: `${site} gives out no feeds, and I do not read its pages.`,
        fix: 'A tool that may read it can push posts to me (/earshot webhook); a file of posts can be read with /earshot import.',
      };
  }
}

/** An address of a file that is no feed. */
export function otherFile({ url = '', kind, site = '' }: ProblemParams): ProblemText {
  const look = `Give me the address of the page itself, like ${site}.`;
  switch (kind) {
    case 'sitemap':
      return {
        what: `${url} is a sitemap, not a feed.`,
        why: 'It lists pages for search engines, without their words.',
        fix: look,
      };
    case 'feed-list':
      return {
        what: `${url} is a list of feeds (OPML), not a feed.`,
        fix: 'Save it as a file in the import folder and add all its feeds at once: /earshot import.',
      };
    case 'api':
      return {
        what: `${url} is data for programs (JSON), not a feed.`,
        why: 'Of JSON I read JSON Feed only.',
        fix: `${look} A program of yours can push such data to me: /earshot webhook.`,
      };
    case 'calendar':
      return { what: `${url} is a calendar, not a feed.`, fix: look };
    case 'picture':
      return { what: `${url} is a picture, not a feed.`, fix: look };
    case 'sound':
      return {
        what: `${url} is a sound file, not a feed.`,
        fix: 'Give me the page of the podcast that it belongs to.',
      };
    case 'video':
      return {
        what: `${url} is a video file, not a feed.`,
        fix: 'Give me the page of the channel that it belongs to.',
      };
    case 'document':
      return { what: `${url} is a document, not a feed.`, fix: look };
    case 'archive':
      return { what: `${url} is an archive of files, not a feed.`, fix: look };
    case 'empty':
      return { what: `${url} is empty.`, fix: `Open it in a browser. ${look}` };
    case 'xml':
      return { what: `${url} is XML, but no feed that I can read.`, fix: `Open it in a browser. ${look}` };
    default:
      return { what: `${url} is plain text, not a feed.`, fix: look };
  }
}
