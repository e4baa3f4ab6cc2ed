import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** A page of a site that has no feed, ever. */
export function noFeed({ site = '', why, source = '' }: ProblemParams): ProblemText {
  switch (why) {
    case 'searched':
      return {
        what: `This page of ${site} has no feed.`,
        why: `It needs none: I already search all of ${site} for your keywords.`,
        fix: 'Add what you look for as a keyword: /earshot add.',
      };
    case 'opt-in':
      return {
        what: `I search ${site} for your keywords, not page by page.`,
        fix: `Turn it on: /earshot sources --opt-in ${source}.`,
      };
    case 'keyed':
      return {
        what: `This page of ${site} has no feed.`,
        why: `With a key, I can search ${site} for your keywords.`,
        fix: `/earshot sources shows whether ${site} is set up. If not, ask whoever runs the bot; docs/sources.md says where to get the key.`,
      };
    case 'own':
      return {
        what: `This page of ${site} has no feed.`,
        why: `From ${site} I read only what is yours, once it is set up: reviews of your app, or your channel.`,
        fix: `/earshot sources shows whether ${site} is set up. If not, ask whoever runs the bot; docs/sources.md says how.`,
      };
    case 'chat':
      return {
        what: `Only members can read ${site}; it has no feed.`,
        fix: 'A bot of yours in there can send its posts to me: /earshot webhook.',
      };
    case 'podcast':
      return {
        what: `${site} does not show the feeds of its podcasts.`,
        fix: 'Give the page of the same podcast on Apple Podcasts, or its own site.',
      };
    case 'other-page':
      return {
        what: `This page of ${site} has no feed, but other pages there have one.`,
        fix: 'Give the page of a channel, a person, a project or a forum there.',
      };
    case 'unnamed':
      return {
        what: `I could not find the feed of this page of ${site}.`,
        fix: 'Give the page of the channel or the show itself, if possible with its id in the address (youtube.com/channel/UC…).',
      };
    default:
      return {
        what: `${site} has no feeds, and I do not read its pages.`,
        fix: 'A tool that may read it can send posts to me: /earshot webhook. For posts in a file: /earshot import.',
      };
  }
}

/** An address of a file that is no feed. */
export function otherFile({ url = '', kind, site = '' }: ProblemParams): ProblemText {
  const look = `Give the address of the page itself, such as ${site}.`;
  switch (kind) {
    case 'sitemap':
      return {
        what: `${url} is a sitemap, not a feed.`,
        why: 'It lists pages for search engines, without their texts.',
        fix: look,
      };
    case 'feed-list':
      return {
        what: `${url} is a list of feeds (OPML), not a feed.`,
        fix: 'Put it into the import folder to add all its feeds at once: /earshot import.',
      };
    case 'api':
      return {
        what: `${url} is data for programs (JSON), not a feed.`,
        why: 'The only JSON that I read is JSON Feed.',
        fix: `${look} A program of yours can send such data to me: /earshot webhook.`,
      };
    case 'calendar':
      return { what: `${url} is a calendar, not a feed.`, fix: look };
    case 'picture':
      return { what: `${url} is a picture, not a feed.`, fix: look };
    case 'sound':
      return {
        what: `${url} is a sound file, not a feed.`,
        fix: 'Give the page of its podcast.',
      };
    case 'video':
      return {
        what: `${url} is a video file, not a feed.`,
        fix: 'Give the page of its channel.',
      };
    case 'document':
      return { what: `${url} is a document, not a feed.`, fix: look };
    case 'archive':
      return { what: `${url} is an archive of files, not a feed.`, fix: look };
    case 'empty':
      return { what: `${url} is empty.`, fix: `Open it in a browser. ${look}` };
    case 'xml':
      return { what: `${url} is XML, but not a feed.`, fix: `Open it in a browser. ${look}` };
    default:
      return { what: `${url} is plain text, not a feed.`, fix: look };
  }
}
