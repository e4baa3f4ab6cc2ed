/**
 * An address, or null when it is none. In the place of `URL.canParse`, which in Node 20 denies addresses such as
 * `https://münchen.example` once it has been compiled, after some 2,000 calls.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Beyond, an address is tracking more than a place, and a page full of them is too large to be mailed. */
const LONGEST = 1_000;

/** An address that people may open from a page of ours, as browsers write it; null for every other scheme. */
export function openableUrl(text: string): string | null {
  const url = text.length > LONGEST ? null : parseUrl(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}
