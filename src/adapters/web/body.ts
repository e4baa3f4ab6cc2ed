import type { Readable, Transform } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliDecompress,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzip,
  inflate,
  inflateRaw,
} from 'node:zlib';

/** A body as far as it came. */
export interface Body {
  bytes: Uint8Array;
  /** Why it ends before it should; null when it is whole. */
  broken: Error | null;
}

/** Layers of compression that are taken off: labeled ones, and those that nobody has labeled. */
const MAX_LAYERS = 4;
/** Labels beyond this are no mistake. */
const MAX_LABELS = 5;
/** How much of a body tells whether it is text. */
const HEAD = 512;

const unpack = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  'deflate-raw': promisify(inflateRaw),
  br: promisify(brotliDecompress),
};
type Packing = keyof typeof unpack;

const SYNC = { finishFlush: constants.Z_SYNC_FLUSH };
const opened: Record<Packing, () => Transform> = {
  gzip: () => createGunzip(SYNC),
  deflate: () => createInflate(SYNC),
  'deflate-raw': () => createInflateRaw(SYNC),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

/** Reads at most `maxBytes` as they come over the wire. @returns null when there are more */
export async function readBody(stream: Readable, maxBytes: number): Promise<Body | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let broken: Error | null = null;
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > maxBytes) return null;
      parts.push(part);
    }
  } catch (error) {
    broken = error as Error;
  } finally {
    // Ends the download; an endless body would otherwise go on filling the socket's buffer.
    stream.destroy();
  }
  return { bytes: Buffer.concat(parts), broken };
}

/**
 * Takes compression off as browsers do: what the label says where it is true, and what the bytes say where it is not or
 * where there is no label. Plain bytes under a label stay as they are.
 * @param label `Content-Encoding`
 * @returns null when there are more than `maxBytes`
 */
export async function unpackBody(body: Body, label: string | null, maxBytes: number): Promise<Body | null> {
  let { bytes, broken } = body;
  const labeled = (label ?? '')
    .toLowerCase()
    .split(',', MAX_LABELS + 1)
    .map(packingOf)
    .reverse();
  if (labeled.length > MAX_LABELS) return null;
  let layers = 0;
  const take = async (packing: Packing): Promise<boolean | null> => {
    layers += 1;
    const result = await unpacked(bytes, packing, maxBytes);
    if (result === 'too-long') return null;
    if (result === null) return false;
    bytes = result.bytes;
    broken ??= result.broken;
    return true;
  };
  for (const packing of labeled) {
    if (packing === null || bytes.byteLength === 0 || layers >= MAX_LAYERS) continue;
    const done = await take(packing);
    if (done === null) return null;
    // Some servers call it deflate and mean the bare stream.
    if (!done && packing === 'deflate' && (await take('deflate-raw')) === null) return null;
  }
  while (layers < MAX_LAYERS) {
    let done: boolean | null = false;
    for (const packing of sniffed(bytes)) {
      done = await take(packing);
      if (done !== false) break;
    }
    if (done === null) return null;
    if (!done) break;
  }
  // Its own bytes: a Buffer may be a window on memory that others share.
  return { bytes: new Uint8Array(bytes), broken };
}

function packingOf(label: string): Packing | null {
  const name = label.trim().replace(/^x-/, '');
  return name === 'gzip' || name === 'deflate' || name === 'br' ? name : null;
}

/** What bytes without a true label may be: gzip and zlib say so themselves, the others only look like no text. */
function sniffed(bytes: Uint8Array): Packing[] {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return ['gzip'];
  if (bytes.byteLength < 3 || isText(bytes)) return [];
  const zlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return zlib ? ['deflate'] : ['br', 'deflate-raw'];
}

async function unpacked(
  bytes: Uint8Array,
  packing: Packing,
  maxBytes: number,
): Promise<Body | 'too-long' | null> {
  const guessed = packing === 'br' || packing === 'deflate-raw';
  try {
    const whole = await unpack[packing](bytes, { maxOutputLength: maxBytes });
    return guessed && !isText(whole) && whole[0] !== 0x1f ? null : { bytes: whole, broken: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-long';
    const bare = packing === 'gzip' ? afterGzipHeader(bytes) : null;
    return (
      (bare && (await unpacked(bare, 'deflate-raw', maxBytes))) ??
      (await whatCame(bytes, packing, maxBytes, error as Error))
    );
  }
}

/** The bare stream within gzip, whose end alone may be wrong: a bad sum, or words after it (RFC 1952). */
function afterGzipHeader(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [8, 16]) if (flags & text) at = bytes.indexOf(0, at) + 1 || bytes.byteLength;
  return bytes.subarray(flags & 2 ? at + 2 : at);
}

/** What can be unpacked of a stream that breaks off, or goes on as something else. */
function whatCame(
  bytes: Uint8Array,
  packing: Packing,
  maxBytes: number,
  broken: Error,
): Promise<Body | 'too-long' | null> {
  const stream = opened[packing]();
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const end = () => {
      const part = Buffer.concat(parts);
      resolve(part.byteLength > 0 && isText(part) ? { bytes: part, broken } : null);
    };
    stream.on('data', (part: Buffer) => {
      size += part.byteLength;
      parts.push(part);
      if (size <= maxBytes) return;
      stream.destroy();
      resolve('too-long');
    });
    stream.on('end', end).on('error', end);
    stream.end(bytes);
  });
}

/** No control characters in its beginning; two-byte text counts as text. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if ((first === 0x3c && second === 0) || (first === 0 && second === 0x3c)) return true;
  const odd = head.filter((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
  return odd.length === 0 && new TextDecoder('latin1').decode(head) !== '';
}
