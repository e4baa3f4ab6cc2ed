import type { RankedAuthor } from '../../listening/people/ranked-author.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';
import { personName } from './person-line.ts';

const ROWS = 3;

/** Those whose posts move most, among the other tables of a report; nothing where there is nobody. */
export function peopleTable(people: readonly RankedAuthor[], words: Copy, format: Format): Element[] {
  if (people.length === 0) return [];
  const { columns, heading, stances, pickupsShort } = words.people;
  return [
    {
      kind: 'table',
      caption: heading,
      columns: [columns.author, columns.followers, columns.posts, columns.reactions, columns.stance],
      rows: people.slice(0, ROWS).map((author) => {
        const { followers, posts, pickups, likes, reposts, replies, stance } = author;
        return [
          personName(author, words),
          followers === null ? '–' : format.compact(followers),
          format.number(posts),
          pickups === undefined
            ? format.compact(likes + reposts + replies)
            : format.count(pickups, pickupsShort),
          stance === null ? '–' : stances[stance],
        ];
      }),
      numeric: [false, true, true, true, false],
    },
  ];
}
