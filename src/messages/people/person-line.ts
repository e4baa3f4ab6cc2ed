import type { RankedAuthor } from '../../listening/people/ranked-author.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { shownAuthor } from '../mentions/author-name.ts';
import { engagementWords } from '../mentions/engagement.ts';
import type { Run } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';

const QUOTE = 60;

/** Somebody in the figures that the order is made of: `copper.gazette (Bluesky), 48,000 followers: 2 posts, 1,200 likes; critic, new.` */
export function personLine(author: RankedAuthor, words: Copy, format: Format): Run[] {
  const { people, units } = words;
  const name = { bold: personName(author, words) };
  const source = sourceName(author.source, words);
  const figures = units.semicolon(
    [figuresOf(author, words, format), standsOf(author, words, format)]
      .filter((parts) => parts.length > 0)
      .map((parts) => parts.join(', ')),
  );
  return isOutlet(author)
    ? compose(people.outletLine, name, source, figures)
    : compose(people.line, name, source, audienceOf(author, words, format), figures);
}

/** The same, with the post of theirs that carried furthest. */
export function personWithPost(author: RankedAuthor, words: Copy, format: Format): Run[] {
  const line = personLine(author, words, format);
  const { url, title, excerpt } = author.top;
  const quoted = oneLine(title ?? excerpt, QUOTE);
  return quoted === '' ? line : [...line, ' ', { link: url, text: words.units.quote(quoted) }];
}

export function personName({ name }: RankedAuthor, { units }: Copy): string {
  const shown = shownAuthor(name);
  return shown === null || shown === '' ? units.unknownAuthor : oneLine(shown, 40);
}

export function isOutlet({ pickups }: RankedAuthor): boolean {
  return pickups !== undefined;
}

function audienceOf({ followers }: RankedAuthor, { people, units }: Copy, format: Format): string {
  return followers === null ? people.followersUnknown : format.count(followers, units.followers);
}

function figuresOf(author: RankedAuthor, words: Copy, format: Format): string[] {
  const { posts, pickups } = author;
  return [
    format.count(posts, words.units.posts),
    ...(pickups === undefined ? [] : [format.count(pickups, words.people.pickups)]),
    ...reactionWords(author, words, format),
  ];
}

export function reactionWords(
  { likes, inPoints, reposts, replies }: RankedAuthor,
  words: Copy,
  format: Format,
): string[] {
  return engagementWords(
    { counts: { ...(inPoints ? { points: likes } : { likes }), reposts, replies } },
    words,
    format,
  );
}

function standsOf({ stance, isNew, since }: RankedAuthor, { people }: Copy, format: Format): string[] {
  return [
    ...(stance === null ? [] : [people.stances[stance]]),
    isNew ? people.isNew : people.since(format.day(since)),
  ];
}
