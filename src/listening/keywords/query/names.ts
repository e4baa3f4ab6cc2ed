import { endOfCluster, visible, width } from '../languages/extents.ts';
import {
  CHARACTER,
  classOf,
  foldCluster,
  IGNORED,
  isApostrophe,
  JOINER,
  MARK,
  WORD,
} from '../languages/fold.ts';
import { pointBefore } from './domains.ts';

/**
 * The signs of a typed text that belong to names: `C++`, `.NET`, `R&D`, `$KSTR`, `Yahoo!`. They count, for `C++` is not
 * "c" and `R&D` is not "r d".
 */
export interface NameSigns {
  /** What counts of the typed text, UTF-16 code units, end exclusive: `C++` of `C++,`. */
  start: number;
  end: number;
  /**
   * Whether the signs stand around words that were found as well.
   * @param from where the first word found begins in `text`
   * @param to where the last one ends
   */
  stand(text: string, from: number, to: number): boolean;
}

/**
 * Names whose signs follow no rule: most words with an exclamation mark or a slash are only excited or one of two. Folded.
 */
const KNOWN_NAMES: ReadonlySet<string> = new Set(
  (
    'yahoo! p!nk wham! joomla! jeopardy! oklahoma! panic! mother! airplane! yum! e! ' +
    'ac/dc k/da s/4hana os/2 tcp/ip i/o a/b 24/7 9/11 50/50 pl/sql'
  ).split(' '),
);

/** Most words hold none of these. */
const MAY_BE_SIGN = /[+#&.$!/＋＃＆．＄！／]/;

/** Signs of a name, each by where it stands to letters. The point of `4.2` counts, that of a sentence does not. */
const SIGNED = new RegExp(
  [
    /** `R&D`, `AT&T`, `Node.js`, `4.2`, `A+B`, `Ke$ha`, `kestrel.io` */
    '[\\p{L}\\p{N}][\\p{M}\\p{Cf}]*[+#&.$][\\p{L}\\p{N}]',
    /** `C++`, `C#`, `Disney+` */
    '[\\p{L}\\p{N}][\\p{M}\\p{Cf}]*(?:\\+{1,2}|#)(?![+#\\p{L}\\p{N}])',
    /** `.NET`, `$KSTR` */
    '^[.$]\\p{L}',
  ].join('|'),
  'u',
);

/**
 * @param typed a word, or the text of a phrase: each of its words may be such a name
 * @returns null where no sign counts. `#tag` and `@handle` by themselves are none: the words of a post know them.
 */
export function nameSigns(typed: string): NameSigns | null {
  if (!MAY_BE_SIGN.test(typed)) return null;
  const names: string[] = [];
  let patterns: RegExp[] | null = null;
  let start = -1;
  let end = 0;
  for (const { 0: unit, index } of typed.matchAll(/\S+/g)) {
    const name = nameIn(unit);
    if (!name) continue;
    names.push(name.text);
    if (start < 0) start = index + name.start;
    end = index + name.start + name.text.length;
  }
  if (start < 0) return null;
  const hasInner = names.length > 0 && INNER.test(narrow(typed));
  const words = [...typed.matchAll(/[#@＃＠]?[\p{L}\p{N}\p{M}\p{Cf}]+/gu)];
  const stand: NameSigns['stand'] = (text, from, to) => {
    const found = text.slice(from, to);
    if (ADDRESS.test(found) || (hasInner && RUN_TOGETHER.test(found))) return true;
    if (to - from > MAX_STRETCH * typed.length) return false;
    const around = spelled(text.slice(Math.max(0, from - MARGIN), to + MARGIN));
    patterns ??= names.map(patternOf);
    return patterns.every((name) => name.test(around));
  };
  const last = words.at(-1)!;
  return { start: Math.min(start, words[0]!.index), end: Math.max(end, last.index + last[0].length), stand };
}

/** `Node.js` in a tag or handle is `#nodejs`: no sign can stand there. */
const INNER = /[\p{L}\p{N}][+#&.$][\p{L}\p{N}]/u;
const RUN_TOGETHER = /^[#@＃＠]?[\p{L}\p{N}_]+$/u;
/** Words are found in an address by its host alone. */
const ADDRESS = /^(?:https?:\/\/|www\.)/i;

/** Words of a name that so many signs part are none: a text made to be slow is not read. */
const MAX_STRETCH = 12;
/** As many characters around the words as the longest signs, and one by which a longer name is told. */
const MARGIN = 3;

/** The part of a word between spaces that is a name with signs. */
function nameIn(unit: string): { text: string; start: number } | null {
  const lead = /^[^\p{L}\p{N}]*/u.exec(unit)![0];
  const trail = /[^\p{L}\p{N}\p{M}]*$/u.exec(unit)![0];
  if (lead.length === unit.length) return null;
  const core = unit.length - trail.length;
  const known = [lead.slice(-1), ''].flatMap((before) =>
    [trail.slice(0, 1), ''].map((after) => before + unit.slice(lead.length, core) + after),
  );
  const exception = known.find((text) => KNOWN_NAMES.has(spelled(text)));
  if (exception) return { text: exception, start: unit.indexOf(exception) };
  const begins = /[.$]$/.test(lead) && /^\p{L}/u.test(unit.slice(lead.length)) && !/[.$]{2}$/.test(lead);
  const ends = /^(?:\+{1,2}|#)/u.exec(narrow(trail))?.[0].length ?? 0;
  const start = lead.length - (begins ? 1 : 0);
  const text = unit.slice(start, core + ends);
  return SIGNED.test(narrow(text)) ? { text, start } : null;
}

function narrow(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** A name in a text that is spelled: `R & D` is `R&D`, and `C++` stands in `C++17`, yet not in `C+++`. */
function patternOf(name: string): RegExp {
  const text = spelled(name);
  const inner = text
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/'/g, "'?")
    .replace(/-/g, '[ -]?')
    .replace(/(?<=[\p{L}\p{N}])&(?=[\p{L}\p{N}])/gu, ' ?& ?')
    .replace(/(?<=[\p{L}\p{N}])\\\.(?=([\p{L}\p{N}]+))/gu, (_, ending: string) => pointBefore(ending));
  const isVersioned = text.endsWith('#') || text.endsWith('++');
  const after = /[\p{L}\p{N}!]$/u.test(text) ? '\\p{L}\\p{N}' : isVersioned ? '\\p{L}+#' : '\\p{L}\\p{N}+';
  return new RegExp(`(?<![\\p{L}\\p{N}])${inner}(?![${after}])`, 'u');
}

/** Folded letters and plain signs; every apostrophe, hyphen and row of spaces is the same. */
function spelled(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const kind = classOf(text.codePointAt(at)!);
    if (kind === WORD || kind === CHARACTER) {
      const end = endOfCluster(text, at);
      result += foldCluster(visible(text.slice(at, end)));
      at = end;
      continue;
    }
    const end = at + width(text, at);
    const sign = text.slice(at, end);
    if (/\s/.test(sign)) result += result.endsWith(' ') ? '' : ' ';
    else if (kind === JOINER) result += isApostrophe(sign) ? "'" : '-';
    else if (kind !== IGNORED && kind !== MARK) result += sign.normalize('NFKC');
    at = end;
  }
  return result;
}
