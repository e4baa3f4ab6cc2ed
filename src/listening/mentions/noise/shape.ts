import type { Held } from '../mention.ts';
import { mentionsTrouble } from './complaint.ts';
import { LINK, NAME, NAMES_IN_FRONT, type SpamReading, TAG } from './spam-reading.ts';

interface Shape extends Held {
  reason: 'spam-links' | 'spam-tags';
}

/** Marks by which a person is heard in any language. */
const LOUD = /[!?？！]{2,}|[?？]|\p{Emoji_Presentation}/u;

/** Pages that show a problem: of incidents, of pictures, of petitions. */
const EVIDENCE =
  /status|statut|incident|outage|panne|img|image|photo|pic(?:s|tures?)?\b|screen|capture|preuve|proof|petition|error|erreur/i;

/**
 * More links, tags or names than words. A post with one link or a few tags always passes; so does one in which anything sounds
 * like trouble: three links may be a status page, six names may be whom it is written to. All limits are our own choice.
 * @param isReply the network puts the names of a thread in front of its replies
 */
export function shapeOf(
  text: string,
  linksOut: number,
  isReply: boolean,
  reading: SpamReading,
): Shape | null {
  if (mentionsTrouble(reading)) return null;
  const written = new Set(text.match(LINK) ?? []);
  const links = Math.max(written.size, linksOut);
  const shows = written.size > 0 && [...written].every((link) => EVIDENCE.test(link));
  const bare = text.replace(LINK, ' ');
  const tags = bare.match(TAG)?.length ?? 0;
  const inFront = bare.match(NAMES_IN_FRONT)?.[0].match(NAME)?.length ?? 0;
  const names = (bare.match(NAME)?.length ?? 0) - (isReply ? inFront : 0);
  const words = plainWords(bare);

  if ((!shows && links >= 3 && words < 3 * links) || (links >= 8 && words < 12 * links))
    return { reason: 'spam-links', detail: `${links} links, ${words} words` };
  if ((tags >= 8 && words < tags && reading.selling.size > 0) || tags >= 20)
    return { reason: 'spam-tags', detail: `${tags} #, ${words} words` };
  // An advertisement has to lead somewhere.
  const leads = links > 0 || reading.selling.size > 0 || names > inFront;
  if (names >= 6 && words < names && leads && !(LOUD.test(bare) && links === 0))
    return { reason: 'spam-tags', detail: `${names} @, ${words} words` };
  return null;
}

/** Words that are neither a tag nor a name; scripts without spaces count two signs as a word. */
function plainWords(text: string): number {
  const plain = text.replace(/[#@][\p{L}\p{N}_.-]+/gu, ' ');
  const signs = plain.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return (plain.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.floor(signs / 2);
}
