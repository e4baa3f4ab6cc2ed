/** Foreign JSON as far as it can be read. */
export interface LenientJson {
  value: unknown;
  /** Elements of its lists that were left out because nobody could tell what they say. */
  lost: number;
  /** It breaks off: what came after the end is not known. */
  cut: boolean;
}

const MAX_DEPTH = 200;
/** Beyond this it is not a list with a few bad elements. */
const MAX_LOST = 1_000;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', null],
  ['undefined', null],
]);

/** A place at which the text cannot be understood. */
class Unclear extends Error {
  readonly at: number;
  constructor(at: number) {
    super('unclear');
    this.at = at;
  }
}
/** The text ends in the middle of something. */
class Ended extends Error {}

/**
 * Reads JSON strictly, and what is not JSON the way its writer must have meant it: unknown escapes (`\'`), raw line ends,
 * tabs and other control characters in texts, bare quotes in texts, commas too many or too few, an end that is missing.
 * Of a list of objects an element that makes no sense is left out and counted; all others are kept.
 * @returns null for what is no JSON at all
 */
export function readLeniently(text: string): LenientJson | null {
  try {
    return { value: JSON.parse(text), lost: 0, cut: false };
  } catch {
    const reader = new Reader(text.replace(/^\ufeff/, ''));
    return reader.read();
  }
}

class Reader {
  private at = 0;
  private lost = 0;
  private cut = false;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): LenientJson | null {
    this.skip();
    if (!'{['.includes(this.text[this.at] ?? '-')) return null;
    try {
      const value = this.value(0, false, 'object');
      return { value, lost: this.lost, cut: this.cut };
    } catch (error) {
      if (error instanceof Unclear || error instanceof Ended) return null;
      throw error;
    }
  }

  /** @param inList whether this is already part of an element that its list can do without */
  private value(depth: number, inList: boolean, holder: 'object' | 'list'): unknown {
    this.skip();
    if (depth > MAX_DEPTH) throw new Unclear(this.at);
    const first = this.text[this.at];
    if (first === undefined) throw new Ended();
    if (first === '{') return this.object(depth, inList);
    if (first === '[') return this.list(depth, inList);
    if (first === '"') return this.string(holder);
    return this.word();
  }

  private object(depth: number, inList: boolean): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    this.at += 1;
    for (;;) {
      this.skip(',');
      const next = this.text[this.at];
      if (next === '}') {
        this.at += 1;
        return found;
      }
      if (next === undefined) return this.ended(found, inList);
      if (next !== '"') throw new Unclear(this.at);
      try {
        const key = this.string('key');
        this.skip();
        if (this.text[this.at] === undefined) throw new Ended();
        if (this.text[this.at] !== ':') throw new Unclear(this.at);
        this.at += 1;
        const value = this.value(depth + 1, inList, 'object');
        Object.defineProperty(found, key, { value, enumerable: true, writable: true, configurable: true });
        if (this.cut) return found;
      } catch (error) {
        if (error instanceof Ended) return this.ended(found, inList);
        throw error;
      }
    }
  }

  /** An element that breaks off is lost with its end; what holds its list keeps what came before. */
  private ended<T>(found: T, inList: boolean): T {
    if (inList) throw new Ended();
    this.cut = true;
    return found;
  }

  private list(depth: number, inList: boolean): unknown[] {
    const found: unknown[] = [];
    this.at += 1;
    for (;;) {
      this.skip(',');
      const begin = this.at;
      const next = this.text[begin];
      if (next === ']') {
        this.at += 1;
        return found;
      }
      if (next === undefined) return this.ended(found, inList);
      try {
        found.push(this.value(depth + 1, true, 'list'));
      } catch (error) {
        if (inList) throw error;
        if (error instanceof Ended) {
          this.lost += 1;
          this.cut = true;
          return found;
        }
        if (!(error instanceof Unclear) || next !== '{' || this.lost >= MAX_LOST) throw error;
        this.lost += 1;
        if (!this.skipElement(begin, error.at)) {
          this.cut = true;
          return found;
        }
      }
    }
  }

  /** Goes to the next element of a list, which begins with the same key as the one that is given up, or to its end. */
  private skipElement(begin: number, from: number): boolean {
    const key = this.match(/\{\s*"([\w$.-]{1,60})"\s*:/y, begin)?.[1];
    const first = key === undefined ? '"' : `"${escaped(key)}"\\s*:`;
    const next = this.match(new RegExp(`(?:\\}\\s*,?|,)\\s*(?=\\{\\s*${first})`, 'g'), from);
    const end = next ?? this.match(/\}\s*(?=\]\s*(?:[},]|$))/g, from);
    if (!end) return false;
    this.at = end.index + end[0].length;
    return true;
  }

  private string(place: 'key' | 'object' | 'list'): string {
    const begin = this.at;
    let found = '';
    for (let at = begin + 1; ; at++) {
      const char = this.text[at];
      if (char === undefined) throw new Ended();
      if (char === '\\') {
        at += 1;
        const letter = this.text[at];
        if (letter === undefined) throw new Ended();
        const hex = letter === 'u' ? this.match(/[\da-f]{4}/iy, at + 1)?.[0] : undefined;
        found +=
          hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
        if (hex !== undefined) at += 4;
      } else if (char !== '"') found += char;
      else if (this.closes(at + 1, place)) {
        this.at = at + 1;
        return found;
      } else {
        // The text of one element has run into the next: its own end is missing.
        const before = this.text.slice(Math.max(begin, at - 40), at);
        if (/,\s*\{\s*$/.test(before) && this.match(/"[\w$.-]{1,60}"\s*:/y, at)) throw new Unclear(begin);
        found += char;
      }
    }
  }

  /** Whether a quote ends a text here: what follows must be what follows a text. */
  private closes(at: number, place: 'key' | 'object' | 'list'): boolean {
    if (place === 'key') return this.match(/\s*:/y, at) !== null;
    if (place === 'list') return this.match(/\s*(?:\]|$|,\s*["\d{[tfn-])/y, at) !== null;
    return (
      this.match(/\s*(?:\}\s*(?:[\]},{<]|$)|$)/y, at) !== null ||
      this.match(/\s*[,\n]\s*"[\w$.@:/ -]{1,60}"\s*:/y, at) !== null
    );
  }

  private word(): unknown {
    const number = this.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, this.at)?.[0];
    const word = number ?? this.match(/[A-Za-z]+/y, this.at)?.[0];
    if (word === undefined || (number === undefined && !WORDS.has(word))) throw new Unclear(this.at);
    this.at += word.length;
    // A number that breaks off would be another number.
    if (this.at >= this.text.length) throw new Ended();
    return number === undefined ? WORDS.get(word) : Number(number);
  }

  private skip(also = ''): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined || !` \t\r\n\u00a0\u0000${also}`.includes(char)) return;
      this.at += 1;
    }
  }

  private match(pattern: RegExp, from: number): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(this.text);
  }
}

function escaped(text: string): string {
  return text.replace(/[.$-]/g, '\\$&');
}
