import { width } from './extents.ts';
import { CHARACTER, classOf, MARK, WORD } from './fold.ts';
import { type TagPart, tagParts } from './tag-parts.ts';
import { ANY_SIGIL, addAlternate, push, type Tokens } from './tokens.ts';
import { addVariants, mayVary } from './variants.ts';

/** `#` and `@` begin a tag or a handle at the start of a word only: not in an e-mail address, not in `c#`. */
export function startsTag(text: string, at: number): boolean {
  if (at + 1 >= text.length) return false;
  const next = classOf(text.codePointAt(at + 1)!);
  if (next !== WORD && next !== CHARACTER) return false;
  if (at === 0) return true;
  const previous = classOf(text.charCodeAt(at - 1));
  return previous !== WORD && previous !== MARK;
}

/** Words of `#AcmeFail` or `@acme_help`, with the tag itself as another reading. @returns where it ends. */
export function readTag(tokens: Tokens, text: string, at: number): number {
  const isTag = text[at] === '#' || text[at] === '＃';
  const from = tokens.keys.length;
  const { parts, end } = tagParts(text, at + 1, isTag);
  for (const part of parts) pushPart(tokens, part);
  const to = tokens.keys.length;
  const key = parts.map((part) => part.key).join('');
  if (parts.length > 1) {
    addAlternate(tokens, { kind: 'joined', key, from, to, start: at + 1, end });
  }
  addAlternate(tokens, { kind: 'sigil', key: (isTag ? '#' : '@') + key, from, to, start: at, end });
  addAlternate(tokens, { kind: 'any-sigil', key: ANY_SIGIL + key, from, to, start: at, end });
  return end;
}

function pushPart(tokens: Tokens, { key, start, end }: TagPart): void {
  push(tokens, key, start, end);
  if ([...key].some((letter) => mayVary(letter.codePointAt(0)!))) addVariants(tokens, key, start, end);
}

/** A tag that a source declares (`AcmeFail`, `machine learning`) read like a hashtag in a text. */
export function tokenizeTag(tag: string): Tokens {
  const tokens: Tokens = { keys: [], starts: [], ends: [], alternates: null };
  let at = 0;
  let key = '';
  while (at < tag.length) {
    const kind = classOf(tag.codePointAt(at)!);
    if (kind !== WORD && kind !== CHARACTER) {
      at += width(tag, at);
      continue;
    }
    const { parts, end } = tagParts(tag, at, true);
    for (const part of parts) {
      pushPart(tokens, part);
      key += part.key;
    }
    at = end;
  }
  const to = tokens.keys.length;
  if (to === 0) return tokens;
  const start = tokens.starts[0]!;
  const end = tokens.ends[to - 1]!;
  if (to > 1) addAlternate(tokens, { kind: 'joined', key, from: 0, to, start, end });
  addAlternate(tokens, { kind: 'sigil', key: `#${key}`, from: 0, to, start, end });
  addAlternate(tokens, { kind: 'any-sigil', key: ANY_SIGIL + key, from: 0, to, start, end });
  return tokens;
}
