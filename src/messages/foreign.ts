import type { Group, Person } from '../listening/channel.ts';
import { knownName } from './channel-name.ts';
import { charactersOf } from './characters.ts';

// Control characters, and the invisible ones that turn the direction of what follows or hide inside a word.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Foreign text as one line: no control or direction characters, white space collapsed, at most `max` UTF-16 units and
 * never cut inside a character; an ellipsis says that it was cut.
 */
export function oneLine(text: string, max: number): string {
  const clean = text
    .slice(0, max * 4)
    // No-break spaces stay: our own French needs them, and they harm nobody.
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
  return clip(clean, max);
}

/** A person or a group whose name is fit to be shown; who they are stays untouched. */
export function named<T extends Person | Group>(one: T): T {
  return { ...one, name: knownName(oneLine(one.name, 60)) };
}

/** At most `max` UTF-16 units, cut between characters, with an ellipsis. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const character of charactersOf(text.slice(0, max + 32))) {
    if (end + character.length > max - 1) break;
    end += character.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
