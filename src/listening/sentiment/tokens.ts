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
  /** Begins with a capital. */
  capital: boolean;
  field: 'title' | 'text';
}

/** Address or name, word, emoticon, emoji, mark: the order matters, and so does that words come early (speed). */
const TOKEN = new RegExp(
  [
    String.raw`(https?://\S+|www\.\S+|@[\p{L}\p{N}_.]+)`,
    String.raw`([a-zA-Z0-9]+(?![\p{L}\p{N}\p{M}'’-])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*)`,
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
  const shouting = isShouting(text);
  let clause = (after?.clause ?? -1) + 1;
  let sentence = (after?.sentence ?? -1) + 1;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [all, name, word, emoticon, emoji, mark] = match;
    const start = match.index;
    const end = start + all.length;
    if (word !== undefined) {
      const lower = word.toLowerCase().replaceAll('’', "'");
      const head = elision?.exec(lower)?.[0] ?? '';
      const middle = head.length < lower.length ? start + head.length : start;
      if (contrasts.has(lower)) clause += 1;
      if (middle > start)
        tokens.push({
          text: head,
          start,
          end: middle,
          kind: 'word',
          clause,
          sentence,
          loud: false,
          capital: false,
          field,
        });
      const loud = !shouting && word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
      const capital = text[middle] !== lower[middle - start];
      const own = lower.slice(middle - start);
      tokens.push({ text: own, start: middle, end, kind: 'word', clause, sentence, loud, capital, field });
    } else if (mark !== undefined) {
      tokens.push({
        text: mark,
        start,
        end,
        kind: 'mark',
        clause,
        sentence,
        loud: false,
        capital: false,
        field,
      });
      // "3.5", "e.g." and decimal commas end nothing: a mark ends a clause when white space follows.
      const open = end < text.length && !WHITE.test(text[end]!);
      if (!open || STRONG.test(mark)) clause += 1;
      if (ENDING.test(mark) || (!open && mark.includes('.'))) sentence += 1;
    } else {
      const kind = name === undefined ? 'sign' : 'name';
      const own = name ?? emoticon ?? emoji!;
      tokens.push({ text: own, start, end, kind, clause, sentence, loud: false, capital: false, field });
    }
  }
  return tokens;
}

const WHITE = /\s/;
const STRONG = /[\n()"«»—–!?…]/;
const ENDING = /[!?…\n]/;

/** Whether most of the first 300 characters are capitals: then capitals mean nothing. */
function isShouting(text: string): boolean {
  const sample = text.slice(0, 300);
  const [lower, upper] = [sample.toLowerCase(), sample.toUpperCase()];
  let capitals = 0;
  let small = 0;
  for (let at = 0; at < sample.length; at++) {
    if (lower[at] === upper[at]) continue;
    if (sample[at] === lower[at]) small += 1;
    else capitals += 1;
  }
  return capitals > small;
}
