import { UserError } from '../../config/errors.ts';

/**
 * A part of a typed line. Channels, people and groups are sent as tokens; they stay tokens until their argument is known.
 * `mark` is what stands before the id of a group: `@&` on Discord, `!subteam^` on Slack.
 */
type Piece =
  | string
  | { channel: string; name: string | null }
  | { person: string; name: string | null }
  | { group: string; name: string | null; mark: string };

/** One word of a typed line; `start` and `end` are offsets in the line as it came. */
export interface Word {
  pieces: Piece[];
  /** Quotes opened the word: it is never a flag. */
  quoted: boolean;
  /** The whole word, or the value after its `=`, stands in single quotes. */
  single: boolean;
  /** The word as typed, quotes kept, entities decoded, links replaced by what was typed. */
  verbatim: string;
  start: number;
  end: number;
}

/**
 * Opening double quotes and their closers: clients correct `"` to the quotes of the user's language, and some phones make
 * `”…”` of it.
 */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
};
/** A phone may correct only one of the two quotes: without the right closer any of these closes. */
const ANY_CLOSER = '"“”';
const SPACE = /[\s\u00a0\u202f]/;
const TOKEN =
  /<(?:#([A-Z0-9]+)(?:\|([^>]*))?|@!?([A-Z0-9]+)(?:\|([^>]*))?|(@&|!subteam\^)([A-Z0-9]+)(?:\|([^>]*))?|([a-z][a-z0-9+.-]*:[^>|\s]*)(?:\|([^>]*))?)>/iy;
const ENTITY = /&(amp|lt|gt);/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/**
 * Splits a typed line into words: quotes of every kind, Slack's tokens, `&amp; &lt; &gt;` decoded once. Inside double
 * quotes a backslash keeps a quote or a backslash.
 * @throws UserError('unclosed-quote') with the position of the quote
 */
export function lexLine(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (SPACE.test(line[at]!)) at++;
    else {
      const word = readWord(line, at);
      words.push(word);
      at = word.end;
    }
  }
  return words;
}

function readWord(line: string, start: number): Word {
  const word: Word = {
    pieces: [],
    quoted: false,
    single: false,
    verbatim: '',
    start,
    end: start,
  };
  let at = start;
  const single = singleQuoted(line, at);
  if (single !== null) {
    word.quoted = true;
    word.single = true;
    readQuoted(line, at + 1, single, word, true);
    word.end = single + 1;
    word.verbatim = line.slice(start, word.end);
    return word;
  }
  while (at < line.length && !SPACE.test(line[at]!)) {
    const value = line[at - 1] === '=' && at > start ? singleQuoted(line, at) : null;
    if (value !== null) {
      word.single = true;
      readQuoted(line, at + 1, value, word, true);
      at = value + 1;
    } else if (opensHere(line, at, start)) {
      const close = closingOf(line, at);
      if (close === null)
        throw new UserError('unclosed-quote', { quote: line[at]! }, { start: at, end: line.length });
      if (at === start) word.quoted = true;
      word.verbatim += line[at];
      readQuoted(line, at + 1, close, word, false);
      word.verbatim += line[close];
      at = close + 1;
    } else at = readOne(line, at, word);
  }
  word.end = at;
  return word;
}

/** A quote opens at the start of a word, and after `=`, `:`, `(` and `-`; elsewhere (`15"`) it is a character. */
function opensHere(line: string, at: number, start: number): boolean {
  const char = line[at]!;
  if (!(char in CLOSERS)) return false;
  return at === start || '=:(-|'.includes(line[at - 1]!);
}

function closingOf(line: string, open: number): number | null {
  const opener = line[open]!;
  const find = (closers: string) => {
    for (let at = open + 1; at < line.length; at++) {
      if (line[at] === '\\' && isEscapable(line[at + 1])) at++;
      else if (closers.includes(line[at]!)) return at;
    }
    return null;
  };
  return find(CLOSERS[opener]!) ?? (opener === '«' ? null : find(ANY_CLOSER));
}

/** `'…'` counts only around a whole word, so that `l'acme` and `'tis` stay what they are. @returns the closing offset */
function singleQuoted(line: string, start: number): number | null {
  const closer = line[start] === "'" ? "'" : line[start] === '‘' ? '’' : null;
  if (closer === null) return null;
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\' && isEscapable(line[at + 1])) at++;
    else if (line[at] === closer && (at + 1 === line.length || SPACE.test(line[at + 1]!))) {
      return at;
    }
  }
  return null;
}

function isEscapable(char: string | undefined): boolean {
  return (
    char === '\\' || char === "'" || char === '’' || (char !== undefined && char in CLOSERS) || char === '»'
  );
}

function readQuoted(line: string, from: number, to: number, word: Word, single: boolean): void {
  const guillemets = line[from - 1] === '«';
  let at = from;
  let end = to;
  if (guillemets) {
    while (at < end && SPACE.test(line[at]!)) at++;
    while (end > at && SPACE.test(line[end - 1]!)) end--;
  }
  // An empty quoted value is a value all the same.
  append(word, '');
  while (at < end) {
    if (line[at] === '\\' && at + 1 < end && isEscapable(line[at + 1])) {
      if (!single) word.verbatim += line[at]! + line[at + 1]!;
      append(word, line[at + 1]!);
      at += 2;
    } else at = readOne(line, at, word);
  }
}

/** Reads a token, an entity or one character. @returns the offset after it */
function readOne(line: string, at: number, word: Word): number {
  TOKEN.lastIndex = at;
  const token = line[at] === '<' ? TOKEN.exec(line) : null;
  if (token) {
    const [whole, channel, channelName, person, personName, mark, group, groupName, address, label] = token;
    if (channel !== undefined) word.pieces.push({ channel, name: named(channelName) });
    else if (person !== undefined) word.pieces.push({ person, name: named(personName) });
    else if (mark !== undefined && group !== undefined)
      word.pieces.push({ group, name: named(groupName?.replace(/^@/, '')), mark: mark.toLowerCase() });
    else append(word, typedAddress(decode(address!), label === undefined ? null : decode(label)));
    const last = word.pieces.at(-1)!;
    if (typeof last !== 'string') word.verbatim += plainPiece(last);
    else word.verbatim += typedAddress(decode(address!), label === undefined ? null : decode(label));
    return at + whole.length;
  }
  ENTITY.lastIndex = at;
  const entity = line[at] === '&' ? ENTITY.exec(line) : null;
  const text = entity ? ENTITIES[entity[1]!]! : line[at]!;
  append(word, text);
  word.verbatim += text;
  return at + (entity ? entity[0].length : 1);
}

function append(word: Word, text: string): void {
  const last = word.pieces.length - 1;
  if (typeof word.pieces[last] === 'string') word.pieces[last] += text;
  else word.pieces.push(text);
}

function named(name: string | undefined): string | null {
  return name === undefined || name === '' ? null : decode(name);
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ENTITIES[name]!);
}

/** Slack turns `acme.example` into `<http://acme.example|acme.example>`: then the label is what was typed. */
function typedAddress(address: string, label: string | null): string {
  const bare = address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '');
  return label !== null && (label === bare || label === address) ? label : address;
}

function plainPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('channel' in piece) return `#${piece.name ?? piece.channel}`;
  return `@${piece.name ?? ('group' in piece ? piece.group : piece.person)}`;
}

/** The word as plain text: a channel as `#name`, a person as `@name`. */
export function plainWord(word: Word): string {
  return word.pieces.map(plainPiece).join('');
}
