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

/** The hosts that an address belongs to: `https://docs.kestrel.io/x` is of `docs.kestrel.io` and of `kestrel.io`. */
export function hostsOf(address: string): string[] {
  const [host = ''] =
    /^[\p{L}\p{N}\p{M}.-]*/u.exec(
      address
        .replace(/^[a-z]+:\/\/(?:[^/@\s]*@)?/i, '')
        .slice(0, MAX_HOST)
        .toLowerCase(),
    ) ?? [];
  const labels = host.split('.').filter((label) => label !== '' && label !== 'www');
  const hosts: string[] = [];
  for (let at = Math.max(0, labels.length - MAX_LABELS); at < labels.length - 1; at++) {
    hosts.push(labels.slice(at).join('.'));
  }
  return hosts;
}

/** Longest name of a host (RFC 1035), and labels that anybody would type of it. */
const MAX_HOST = 253;
const MAX_LABELS = 5;
