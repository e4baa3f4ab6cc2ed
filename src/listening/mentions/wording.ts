/** Copies overlap by this part of the shorter one at least. */
const LEAST_OVERLAP = 0.5;

/** The words of a text in their order, with the signs that change what a number or a name means. */
export interface Wording {
  words: readonly string[];
  /** It ends with the mark of a cut: its last word may be half of one. */
  cut: boolean;
}

/** @param numbers false when two texts that differ in figures only are to be the same, as those of a machine that counts */
export function wordingOf(text: string, { numbers = true } = {}): Wording {
  const bare = text.replace(LINKS, ' ').replace(NAMES_BEFORE, ' ').replace(NAMES_BEHIND, ' ');
  const [end] = CUT.exec(bare) ?? [];
  const own = end === undefined ? bare : bare.slice(0, bare.length - end.length);
  const words =
    own
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .match(WORD) ?? [];
  return {
    words: words.map((word) => (numbers || !/\d/.test(word) ? word.replace(/^[−–—]/, '-') : '0')),
    cut: end !== undefined,
  };
}

/**
 * Whether one text is the other but for what was put before it or behind it, or was cut off there: laid over each other,
 * no word differs. People who complain in the same sentence of different things exchange a word inside it.
 */
export function sameWording(left: Wording, right: Wording): boolean {
  const [a, b] = [left.words, right.words];
  const shorter = Math.min(a.length, b.length);
  const least = Math.ceil(shorter * LEAST_OVERLAP);
  for (let shift = least - b.length; shift <= a.length - least; shift++)
    if (agreeAt(shift, left, right)) return true;
  return false;
}

/** Whether the words agree when the right text is laid over the left one from its word `shift` on. */
function agreeAt(shift: number, left: Wording, right: Wording): boolean {
  const [a, b] = [left.words, right.words];
  const to = Math.min(a.length, shift + b.length);
  for (let at = Math.max(0, shift); at < to; at++) {
    const [word, other] = [a[at]!, b[at - shift]!];
    if (word === other) continue;
    const half = left.cut && at === a.length - 1 && other.startsWith(word);
    const otherHalf = right.cut && at - shift === b.length - 1 && word.startsWith(other);
    if (!half && !otherHalf) return false;
  }
  return true;
}

const LINKS = /https?:\/\/\S+/gi;
/** Whom it is passed on from and addressed to differs between copies; a name inside is a word. */
const NAMES_BEFORE = /^[^\p{L}\p{N}@#]*(?:(?:\bRT\b|@[\p{L}\p{N}_.-]+)[^\p{L}\p{N}@#]*)+/u;
const NAMES_BEHIND = /(?:[\s(]*(?:\bvia\s+)?@[\p{L}\p{N}_.-]+[)\s]*)+$/iu;
/** The mark of a cut, and the tags behind it. */
const CUT = /(?:…|\.{3})[\])"'»”]*(?:\s*#[\p{L}\p{N}_]+)*\s*$/u;
/**
 * Signs of scripts without spaces one by one; a word with the plus that is part of its name (Orvanta+, C++), a number with
 * its sign; currencies and percent; what says up or down, yes or no.
 */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]|(?:(?<![\p{L}\p{N}])[+\-−–—<>≤≥~±](?=\p{N}))?(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー])[\p{L}\p{N}])+\+*|[\p{Sc}%↑↓↗↘⬆⬇▲▼👍👎✅❌📈📉]/gu;
