import { CHARACTER, classOf, EMOJI, IGNORED, isRegionalIndicator, MARK, SEPARATOR, WORD } from './fold.ts';

/** End of a code point and the marks that belong to it. */
export function endOfCluster(text: string, start: number): number {
  let end = start + width(text, start);
  let at = end;
  while (at < text.length) {
    const kind = classOf(text.codePointAt(at)!);
    if (kind !== MARK && kind !== IGNORED) break;
    at += width(text, at);
    if (kind === MARK) end = at;
  }
  return end;
}

export function width(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

export function visible(cluster: string): string {
  return cluster.length === 1 ? cluster : cluster.replace(/\p{Cf}/gu, '');
}

export function endOfEmoji(text: string, at: number): number {
  const first = text.codePointAt(at)!;
  const end = at + width(text, at);
  if (!isRegionalIndicator(first) || end >= text.length) return end;
  return isRegionalIndicator(text.codePointAt(end)!) ? end + 2 : end;
}

const STOPS_ADDRESS = /[\s<>"«»“”]/;

/** @returns where the address that begins with this word ends, or -1 when it is not one. */
export function endOfAddress(text: string, word: string, at: number): number {
  const isAddress =
    word === 'http' || word === 'https'
      ? text.startsWith('://', at)
      : word === 'www' &&
        text[at] === '.' &&
        at + 1 < text.length &&
        classOf(text.codePointAt(at + 1)!) === WORD;
  if (!isAddress) return -1;
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (STOPS_ADDRESS.test(text[end]!)) break;
    if (code >= 128) {
      const kind = classOf(text.codePointAt(end)!);
      if (kind === CHARACTER || kind === SEPARATOR || kind === EMOJI) break;
      end += width(text, end);
    } else end++;
  }
  return end;
}

/** Longest name of a host (RFC 1035), and labels that anybody would type of it. */
const MAX_HOST = 253;
const MAX_LABELS = 5;

/**
 * The hosts that an address between `start` and `end` belongs to: `https://docs.kestrel.io/x` is of `kestrel.io` and of
 * `docs.kestrel.io`.
 * @param lower the text in lower case
 */
export function hostsOf(lower: string, start: number, end: number): string[] {
  const scheme = lower.indexOf('://', start);
  let from = scheme < 0 || scheme >= end ? start : scheme + 3;
  const stop = Math.min(end, from + MAX_HOST);
  let to = from;
  for (; to < stop; to++) {
    const char = lower[to]!;
    if (char === '@') from = to + 1;
    else if (char === '#' || (char !== '.' && classOf(lower.charCodeAt(to)) === SEPARATOR)) break;
  }
  if (lower[to - 1] === '.') to--;
  if (lower.startsWith('www.', from)) from += 4;
  const hosts: string[] = [];
  let dot = lower.lastIndexOf('.', to - 1);
  while (dot > from && hosts.length < MAX_LABELS) {
    dot = lower.lastIndexOf('.', dot - 1);
    hosts.push(lower.slice(Math.max(from, dot + 1), to));
  }
  return hosts;
}
