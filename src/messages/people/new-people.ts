import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { isWidelyRead, type RankedAuthor } from '../../listening/people/ranked-author.ts';
import { compose, composeList } from '../compose.ts';
import { nameOf } from '../digests/period-words.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Run } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';
import { isOutlet, personName, reactionWords } from './person-line.ts';

/** People who had never written about a keyword before, where others read them; nothing where nobody is worth a line. */
export function newPeopleLine(
  digest: Pick<Digest, 'keywords' | 'period'>,
  room: number,
  words: Copy,
  format: Format,
): Run[] | null {
  const found = new Map<string, { author: RankedAuthor; entry: KeywordPeriod }>();
  const longest = Math.max(0, ...digest.keywords.map(({ people = [] }) => people.length));
  // The first of each keyword, then the second: somebody who writes about several is named once.
  for (let place = 0; place < longest; place++)
    for (const entry of digest.keywords) {
      const author = entry.people?.[place];
      if (author && entry.comparable && isWorthNaming(author) && !found.has(author.authorKey))
        found.set(author.authorKey, { author, entry });
    }
  const named = [...found.values()].slice(0, room);
  if (named.length === 0) return null;
  const { people } = words;
  const several = digest.keywords.length > 1;
  const items = named.map(({ author, entry }) =>
    compose(
      (name, source, figures, about) => people.newOne(name, source, figures, several ? about : null),
      { link: author.top.url, text: personName(author, words) },
      sourceName(author.source, words),
      figuresOf(author, words, format).join(', '),
      nameOf(entry),
    ),
  );
  const list = composeList(words.units.semicolon, items);
  return compose(digest.period.cadence === 'weekly' ? people.newThisWeek : people.newOnes, list);
}

/** To those who have never heard the name. */
function isWorthNaming(author: RankedAuthor): boolean {
  return author.isNew && !isOutlet(author) && isWidelyRead(author);
}

/** The followers, and the reactions there are most of. */
function figuresOf(author: RankedAuthor, words: Copy, format: Format): string[] {
  const { followers } = author;
  return [
    ...(followers === null ? [] : [format.count(followers, words.units.followers)]),
    ...reactionWords(author, words, format).slice(0, 1),
  ];
}
