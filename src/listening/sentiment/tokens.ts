/** One piece of text that may carry sentiment. Offsets are in the field it came from. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: 'word' | 'sign' | 'mark' | 'name';
  /** Grows at each end of a clause (punctuation, contrast), over all fields together. */
  clause: number;
  /** Grows at each end of a sentence. */
  sentence: number;
  /** Written in capitals, in a text that is not. */
  loud: boolean;
  field: 'title' | 'text';
}

/** Address or name, word, emoticon, emoji, mark: the order matters, and so does that words come early (speed). */
const TOKEN = new RegExp(
  [
    String.raw`(https?://\S+|www\.\S+|@[\p{L}\p{N}_.]+)`,
    String.raw`([\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*)`,
    String.raw`((?<![a-zA-Z0-9])(?:[<>]?[:;=][-o*']?(?:[)\]}DPp]+|[(\[{/\\|]+)(?![\p{L}\p{N}/])|</?3|\^_*\^|-_+-|[)(]:(?!\w)))`,
    String.raw`(\p{Extended_Pictographic}[\ufe0f\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}]*)`,
    String.raw`([!?.,;:…()[\]"«»—–\n]+)`,
  ].join('|'),
  'gu',
);

/** Cuts a stretch of a field into tokens; clauses and sentences are counted from where the former field ended. */
export function tokensOf(
  text: string,
  field: 'title' | 'text',
  elision: RegExp | null,
  contrasts: ReadonlySet<string>,
  after: Token | undefined,
): Token[] {
  const tokens: Token[] = [];
  let clause = (after?.clause ?? -1) + 1;
  let sentence = (after?.sentence ?? -1) + 1;
  const shouting = isShouting(text);
  for (const match of text.matchAll(TOKEN)) {
    const [, name, word, emoticon, emoji, mark] = match;
    const start = match.index;
    const put = (piece: string, kind: Token['kind'], from = start, loud = false): void => {
      tokens.push({
        text: piece,
        start: from,
        end: from + piece.length,
        kind,
        clause,
        sentence,
        loud,
        field,
      });
    };
    if (word !== undefined) {
      const lower = word.toLowerCase().replaceAll('’', "'");
      const loud = !shouting && word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
      const glued = elision?.exec(lower);
      const head = glued?.[0] ?? '';
      if (contrasts.has(lower)) clause += 1;
      if (head !== '' && head.length < lower.length) put(head, 'word');
      put(lower.slice(head.length), 'word', start + head.length, loud);
    } else if (mark !== undefined) {
      put(mark, 'mark');
      // "3.5", "e.g." and decimal commas end nothing: a mark ends a clause when white space follows.
      const next = text[start + mark.length];
      if (next === undefined || /\s/.test(next) || /[\n()"«»—–!?…]/.test(mark)) clause += 1;
      if (/[!?…\n]/.test(mark) || (mark.includes('.') && (next === undefined || /\s/.test(next))))
        sentence += 1;
    } else if (name !== undefined) put(name, 'name');
    else put((emoticon ?? emoji)!, 'sign');
  }
  return tokens;
}

function isShouting(text: string): boolean {
  const letters = text.slice(0, 300).match(/\p{L}/gu) ?? [];
  return (
    letters.length > 0 &&
    letters.filter((letter) => letter !== letter.toLowerCase()).length > letters.length / 2
  );
}
