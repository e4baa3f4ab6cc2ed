import { decodeAs } from './encodings.ts';

/**
 * How many sequences of UTF-8 there are among bytes that are not all of it, a long one as much as several, and how many
 * bytes are none. A sequence that the end cut off is neither.
 */
export function utf8Evidence(bytes: Uint8Array): { sound: number; broken: number } {
  let sound = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at]! < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceAt(bytes, at);
    if (length === 0) broken += 1;
    else if (length > 0) sound += length - 1;
    at += Math.max(1, Math.abs(length));
  }
  return { sound, broken };
}

/** UTF-8, and every byte that is none of it as windows-1252: a quotation mark that was pasted, a line of another file. */
export function withStrayBytes(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]! < 0x80 ? 1 : sequenceAt(bytes, at);
    if (length === 0) {
      parts.push(
        decoder.decode(bytes.subarray(from, at)),
        decodeAs('windows-1252', bytes.subarray(at, at + 1)),
      );
      from = at + 1;
    }
    at += Math.max(1, Math.abs(length));
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Bytes of the sequence that begins here; 0 when none does, negative when the end cuts it off. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1];
  if (second === undefined) return -1;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) {
    const byte = bytes[next];
    if (byte === undefined) return at - next;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}
