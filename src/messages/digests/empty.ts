import { addedDuring, type Digest, everythingWasRead, wasRead } from '../../listening/digest.ts';
import { compose, composeList } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { momentRun } from '../runs.ts';
import { nameOf } from './period-words.ts';
import { namesOf } from './table.ts';

const NAMED = 5;

/** That nobody was mentioned, and how sure that is. */
export function emptyLine(digest: Digest, words: Copy, format: Format): Text {
  const names = namesOf(digest.keywords, words, format);
  const { emptyGaps, emptyPushed, emptyRead, emptyUnread, emptyYoung } = words.digest;
  if (!digest.coverage.sources.some(wasRead)) return withCommands(emptyUnread(names));
  if (!everythingWasRead(digest)) return emptyGaps(names);
  const young = addedDuring(digest)
    .slice(0, NAMED)
    .map((entry) => {
      const { createdAt, filledFrom = createdAt } = entry.keyword;
      return compose(words.digest.joined, nameOf(entry), momentRun(filledFrom, digest.period.to, format));
    });
  if (young.length > 0) return compose(emptyYoung, names, composeList(format.list, young));
  const pushed = digest.coverage.sources.flatMap(({ name }) =>
    name === undefined ? [] : words.digest.webhook(oneLine(name, 40)),
  );
  // Of what is only pushed nobody knows whether there was nothing or nothing was sent.
  return pushed.length > 0
    ? emptyPushed(names, format.list(pushed))
    : emptyRead(names, digest.keywords.length > 1);
}
