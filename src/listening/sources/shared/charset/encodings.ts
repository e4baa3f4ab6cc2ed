import { HKSCS } from './hkscs.ts';

/** A decoder: never throws, bad bytes become U+FFFD. */
type Decode = (bytes: Uint8Array) => string;

/** The half of windows-1252 in which it differs from Latin-1, which is what the runtime takes it for. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const ISO_8859_16 =
  '\xa0ĄąŁ€„Š§š©Ș«Ź\xadźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

/** Names that are in use beside those of the Encoding Standard. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ansi: 'windows-1252',
  'latin-1': 'windows-1252',
  utf8mb4: 'utf-8',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  macroman: 'macintosh',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
};

/** Where the runtime has no decoder, or one that differs from the Encoding Standard (Node 20 with ICU 78). */
const OWN: Readonly<Record<string, Decode>> = {
  'windows-1252': (bytes) => singleBytes(bytes, 0x80, WINDOWS_1252),
  'iso-8859-16': (bytes) => singleBytes(bytes, 0xa0, ISO_8859_16),
  'x-user-defined': (bytes) =>
    latin1(bytes).replace(/[\x80-\xff]/g, (char) => String.fromCharCode(0xf700 + char.charCodeAt(0))),
  'koi8-u': (bytes) =>
    new TextDecoder('koi8-u').decode(bytes).replaceAll('\u255d', 'ў').replaceAll('\u256c', 'Ў'),
  // Its decoder is that of gb18030 by the standard; the runtime's own leaves signs out.
  gbk: (bytes) => new TextDecoder('gb18030').decode(bytes),
  'euc-kr': (bytes) => withOwnPairs(bytes, 'euc-kr', koreanPair),
  big5: (bytes) => withOwnPairs(bytes, 'big5', hongKongPair),
};

/** The name of the Encoding Standard for what a server or a document calls its encoding; null when there is none. */
export function encodingNamed(label: string | undefined): string | null {
  const typed = label?.trim().toLowerCase() ?? '';
  const name = OTHER_NAMES[typed] ?? typed.replace(/^(?:ms|windows-?(?=9))(\d{3})$/, 'cp$1');
  const usual = (OTHER_NAMES[name] ?? name).replace(/^(?:win|windows|cp)-?(125\d)$/, 'windows-$1');
  if (Object.hasOwn(OWN, usual)) return usual;
  try {
    return new TextDecoder(usual).encoding;
  } catch {
    return null;
  }
}

/** @param encoding as `encodingNamed` gives it */
export function decodeAs(encoding: string, bytes: Uint8Array): string {
  return OWN[encoding]?.(bytes) ?? new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** @param table the characters of the bytes from `first` on; those beyond it and before it are their own number */
function singleBytes(bytes: Uint8Array, first: number, table: string): string {
  return latin1(bytes).replace(/[\x80-\xff]/g, (char) => table[char.charCodeAt(0) - first] ?? char);
}

/** Decodes with the runtime but for pairs of bytes that only we know. */
function withOwnPairs(
  bytes: Uint8Array,
  encoding: string,
  pairOf: (lead: number, trail: number) => string | undefined,
): string {
  const decoder = new TextDecoder(encoding);
  let text = '';
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const trail = bytes[at + 1];
    if (lead < 0x81 || trail === undefined) {
      at += 1;
      continue;
    }
    const own = pairOf(lead, trail);
    if (own !== undefined) {
      text += decoder.decode(bytes.subarray(from, at)) + own;
      from = at + 2;
    }
    // A trail that begins no pair is a byte of its own.
    at += own !== undefined || trail >= 0x40 ? 2 : 1;
  }
  return text + decoder.decode(bytes.subarray(from));
}

let korean: Map<number, string> | null = null;

/**
 * Syllables beyond KS X 1001 (the "unified Hangul code" of Windows). They stand in the order of Unicode on the pairs that
 * the older standard leaves free, so that nothing but the syllables it has need be known.
 */
function koreanPair(lead: number, trail: number): string | undefined {
  korean ??= koreanTable();
  return korean.get(lead * 256 + trail);
}

function koreanTable(): Map<number, string> {
  const decoder = new TextDecoder('euc-kr');
  const known = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) known.add(decoder.decode(Uint8Array.of(lead, trail)));
  const table = new Map<number, string>([
    [0xa2e6, '€'],
    [0xa2e7, '®'],
  ]);
  const places = freeKoreanPlaces();
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const syllable = String.fromCharCode(code);
    if (!known.has(syllable)) table.set(places.next().value!, syllable);
  }
  return table;
}

function* freeKoreanPlaces(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead < 0xa1 ? 0xfe : 0xa0); trail++)
      if (trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81) yield lead * 256 + trail;
}

let hongKong: Map<number, string> | null = null;

function hongKongPair(lead: number, trail: number): string | undefined {
  hongKong ??= new Map(
    HKSCS.flatMap(([first, signs]) =>
      [...signs].flatMap((sign, at): [number, string][] => (sign === '\u3000' ? [] : [[first + at, sign]])),
    ),
  );
  if (trail < 0x40 || (trail > 0x7e && trail < 0xa1)) return undefined;
  return hongKong.get((lead - 0x81) * 157 + (trail < 0x7f ? trail - 0x40 : trail - 0x62));
}
