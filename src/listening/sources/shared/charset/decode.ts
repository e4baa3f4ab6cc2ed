import { decodeAs, encodingNamed } from './encodings.ts';
import { declaredIn, languageDefault } from './labels.ts';
import { utf8Evidence, withStrayBytes } from './utf8.ts';
import { looksWestern } from './western.ts';

/** The part of the bytes that a label or a mark is looked for in. */
const HEAD_BYTES = 4_096;
const WESTERN = 'windows-1252';

/**
 * Bytes to text by evidence, for whatever comes from outside: a byte order mark; then what is valid UTF-8 is UTF-8 whatever
 * a label says, for nothing else looks like it by chance; then the first label that decodes (of the answer, then of the
 * document); then UTF-8 with stray bytes, or windows-1252. Never throws: bad bytes become U+FFFD.
 * @param contentType as the answer has it
 */
export function decodeText(given: Uint8Array, contentType: string | null = null): string {
  const bytes = withoutMark(given);
  const wide = wideEncoding(bytes);
  if (wide) return (/32.e$/.test(wide) ? utf32(bytes, wide) : decodeAs(wide, bytes)).replace(/^\ufeff/, '');
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const labels = labelsOf(contentType, head);
  const text = validUtf8(bytes);
  if (text !== null)
    return labels.includes('iso-2022-jp') && text.includes('\x1b') ? decodeAs('iso-2022-jp', bytes) : text;

  const { sound, broken } = utf8Evidence(bytes);
  const legacy = labels.filter((label) => label !== 'utf-8');
  if (sound < 3 * broken) {
    const labeled = firstSound(
      legacy.filter((label) => label !== WESTERN || sound < broken),
      bytes,
    );
    if (labeled !== null) return labeled;
  }
  if (sound >= broken) return withStrayBytes(bytes);
  return (
    mostlySound(legacy, bytes) ??
    decodeAs(looksWestern(bytes) ? WESTERN : (languageDefault(head) ?? WESTERN), bytes)
  );
}

/** The encodings that the answer and the document name, in this order. UTF-16 cannot be: its bytes would have shown it. */
function labelsOf(contentType: string | null, head: string): string[] {
  const server = encodingNamed(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1]);
  return [server, ...declaredIn(head).map(encodingNamed)].filter(
    (name) => name !== null && !name.startsWith('utf-16'),
  ) as string[];
}

/** Anything decodes as windows-1252, which servers name by default: it gives way where it makes no words of the bytes. */
function firstSound(labels: readonly string[], bytes: Uint8Array): string | null {
  const western = looksWestern(bytes);
  const ordered = western
    ? labels
    : [...labels].sort((a, b) => Number(a === WESTERN) - Number(b === WESTERN));
  for (const label of ordered) {
    if (label === WESTERN && !western) return null;
    const text = decodeAs(label, bytes);
    if (!text.includes('\ufffd')) return text;
  }
  return null;
}

/** A label that is right but for some bytes: a text that was cut, or glued together. */
function mostlySound(labels: readonly string[], bytes: Uint8Array): string | null {
  for (const label of labels) {
    if (label === WESTERN) continue;
    const text = decodeAs(label, bytes);
    const bad = text.split('\ufffd').length - 1;
    if (bad * 20 < (text.match(/[^\0-\x7f]/g)?.length ?? 0)) return text;
  }
  return null;
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 and UTF-32 by their mark, or by the zeros that two signs of ASCII leave at the beginning. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === undefined || b === undefined) return null;
  const fours = bytes.length % 4 === 0;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && fours ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (fours && a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return 'utf-32be';
  if (fours && a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return null;
}

function utf32(bytes: Uint8Array, encoding: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    parts.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('');
}

/** The mark of UTF-8 may stand there twice, when a program put its own before a text that had one. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf) from += 3;
  return from === 0 ? bytes : bytes.subarray(from);
}
