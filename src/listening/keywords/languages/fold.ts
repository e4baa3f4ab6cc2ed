/**
 * The class of a character, and the form it is compared in. The same rules read posts and queries, so a word that
 * a person types is found however it was written: case, accents, width and compatibility forms do not count.
 *
 * Rules of folding: marks are stripped only from Latin, Greek and Cyrillic letters (elsewhere a mark is often a vowel);
 * Arabic harakat, tatweel and Hebrew points are optional in writing and are dropped, as are the dots of Hindi; letters
 * that are written in two ways (Arabic alif, Persian kaf, final letters of Hebrew) are one; `ß` is `ss`, dotless and
 * dotted i are `i`, full-width and styled letters are their plain forms (Unicode NFKD/NFKC, UAX #15).
 */

/** Ends a word. */
export const SEPARATOR = 0;
/** Letters and digits of scripts that put spaces between words. */
export const WORD = 1;
/** One token by itself: scripts without spaces (Han, Kana, Hangul, Thai, Lao, Khmer, Burmese). */
export const CHARACTER = 2;
/** One token by itself. */
export const EMOJI = 3;
/** Invisible: joiners, soft hyphens, direction marks, skin tones. */
export const IGNORED = 4;
/** Belongs to the character before it. */
export const MARK = 5;
/** Hyphen, apostrophe, underscore: separates words that may also be read as one. */
export const JOINER = 6;
/** `#` and `@`. */
export const SIGIL = 7;
export type CharClass = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const UNKNOWN = 255;
const CACHED_CODE_POINTS = 0x20000;
const classes = new Uint8Array(CACHED_CODE_POINTS).fill(UNKNOWN);

const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;
const APOSTROPHES = "'’‘‛ʼʻʹ´`′׳＇";
const JOINERS = `${APOSTROPHES}״-‐‑－_＿`;
const SIGILS = '#＃@＠';
/** Signs that Unicode counts as pictures but people write as punctuation (© ® ‼ ⁉ ™) lie below the arrows. */
const FIRST_PICTURE = 0x2190;

/** Class of one code point. */
export function classOf(codePoint: number): CharClass {
  if (codePoint >= CACHED_CODE_POINTS) return classify(codePoint);
  let known = classes[codePoint]!;
  if (known === UNKNOWN) {
    known = classify(codePoint);
    classes[codePoint] = known;
  }
  return known as CharClass;
}

function classify(codePoint: number): CharClass {
  const char = String.fromCodePoint(codePoint);
  if (JOINERS.includes(char)) return JOINER;
  if (SIGILS.includes(char)) return SIGIL;
  if (isAttached(codePoint) || /^\p{M}$/u.test(char)) return MARK;
  if (/^[\p{Cf}\p{Emoji_Modifier}]$/u.test(char)) return IGNORED;
  if (isRegionalIndicator(codePoint)) return EMOJI;
  if (letterInShape(codePoint)) return WORD;
  if (/^[\p{L}\p{N}]$/u.test(char)) {
    if (!/^[\p{L}\p{N}\p{M}]+$/u.test(char.normalize('NFKD'))) return SEPARATOR;
    return UNSPACED.test(char) ? CHARACTER : WORD;
  }
  if (codePoint >= FIRST_PICTURE && /^\p{Extended_Pictographic}$/u.test(char)) return EMOJI;
  return SEPARATOR;
}

/** Half-width kana voice marks and conjoining vowels and finals of Hangul: letters to Unicode, marks to a reader. */
function isAttached(codePoint: number): boolean {
  return codePoint === 0xff9e || codePoint === 0xff9f || (codePoint >= 0x1160 && codePoint <= 0x11ff);
}

/** Where the alphabets begin whose letters stand in circles and squares: signs to Unicode, letters to a reader. */
const SHAPED_ALPHABETS = [0x24b6, 0x24d0, 0x1f130, 0x1f150, 0x1f170];

function letterInShape(codePoint: number): string | null {
  const first = SHAPED_ALPHABETS.findLast((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? null : String.fromCharCode(97 + codePoint - first);
}

/** Two of these make one flag. */
export function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

export function isApostrophe(char: string): boolean {
  return char !== '' && APOSTROPHES.includes(char);
}

const MARKS_ARE_OPTIONAL = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u;
const SILENT =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u093c]|[\ufe00-\ufe0f]/g;
/** Letters that are written in two ways, each pair: Arabic, Persian and Urdu; Hebrew; Hindi. */
const TWO_WAYS = 'أا إا آا ٱا ىي یي ےي ةه ۀه ہه ۂه ۃه کك ڪك ךכ םמ ןנ ףפ ץצ'
  .split(' ')
  .map((pair) => [...pair] as [string, string]);
const WRITTEN: ReadonlyMap<string, string> = new Map([...TWO_WAYS, ['ँ', 'ं']]);
const WRITTEN_TWO_WAYS = new RegExp(`[${[...WRITTEN.keys()].join('')}]`, 'g');
/** The zeros of scripts that put spaces between words: their digits are digits. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66];
const DIGIT = /\p{Nd}/u;
/** Letters that no decomposition takes apart, as they are commonly written without them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
  ґ: 'г',
  ...smallCapitals(),
};

/** The font of shop windows: letters of phonetics that a reader takes for capitals. */
function smallCapitals(): Record<string, string> {
  const pairs = 'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz'.split(' ');
  return Object.fromEntries(pairs.map((pair) => [...pair] as [string, string]));
}

const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

const MAX_FOLDED = 20_000;
const folded = new Map<string, string>();

/**
 * The form in which one character with its marks is compared.
 * @param cluster one code point of class WORD or CHARACTER and the marks that follow it.
 */
export function foldCluster(cluster: string): string {
  let known = folded.get(cluster);
  if (known === undefined) {
    known = foldUncached(cluster);
    if (folded.size >= MAX_FOLDED) folded.clear();
    folded.set(cluster, known);
  }
  return known;
}

function foldUncached(cluster: string): string {
  const codePoint = cluster.codePointAt(0)!;
  const shaped = letterInShape(codePoint);
  if (shaped) return shaped;
  if (DIGIT.test(cluster)) {
    const zero = ZEROS.find((start) => codePoint >= start && codePoint < start + 10);
    if (zero !== undefined) return String(codePoint - zero);
  }
  if (!MARKS_ARE_OPTIONAL.test(cluster)) {
    return cluster
      .normalize('NFKC')
      .replace(SILENT, '')
      .replace(WRITTEN_TWO_WAYS, (letter) => WRITTEN.get(letter)!)
      .toLowerCase();
  }
  return cluster
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(LETTER, (letter) => LETTERS[letter]!);
}
