import { isIP } from 'node:net';

interface Cookie {
  name: string;
  value: string;
  domain: string;
  /** Only the very host that set it gets it back. */
  hostOnly: boolean;
  path: string;
  secure: boolean;
}

/** The cookies of one fetch: given back to the hosts of its own redirects, and forgotten with it. */
export interface CookieJar {
  /** @param lines values of `Set-Cookie` */
  store(url: URL, lines: readonly string[]): void;
  /** The `Cookie` header for an address; null when there is none for it. */
  header(url: URL): string | null;
}

const MAX_COOKIES = 50;
const MAX_COOKIE = 4_096;
const MAX_HEADER = 8_192;

/** RFC 6265, as far as redirects need it. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    store(url, lines) {
      for (const line of lines) {
        const read = readCookie(line, url);
        if (!read) continue;
        const { cookie, ended } = read;
        const key = `${cookie.domain} ${cookie.path} ${cookie.name}`;
        if (ended) cookies.delete(key);
        else if (cookies.size < MAX_COOKIES || cookies.has(key)) cookies.set(key, cookie);
      }
    },
    header(url) {
      const pairs = [...cookies.values()]
        .filter((cookie) => isFor(cookie, url))
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => (name === '' ? value : `${name}=${value}`));
      const header = pairs.join('; ');
      return header === '' || header.length > MAX_HEADER ? null : header;
    },
  };
}

function readCookie(line: string, url: URL): { cookie: Cookie; ended: boolean } | null {
  // Only what a header can hold: a line end in it would be another header.
  if (line.length > MAX_COOKIE || !/^[\t\x20-\x7e\x80-\xff]*$/.test(line)) return null;
  const [pair = '', ...attributes] = line.split(';');
  const cut = pair.indexOf('=');
  const name = cut < 0 ? '' : pair.slice(0, cut).trim();
  const value = pair.slice(cut + 1).trim();
  if (name === '' && value === '') return null;
  const host = url.hostname.toLowerCase();
  const cookie: Cookie = {
    name,
    value,
    domain: host,
    hostOnly: true,
    path: defaultPath(url),
    secure: false,
  };
  let expires: number | null = null;
  let maxAge: number | null = null;
  for (const attribute of attributes) {
    const at = attribute.indexOf('=');
    const key = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
    const text = at < 0 ? '' : attribute.slice(at + 1).trim();
    if (key === 'domain' && text !== '') {
      const domain = text.replace(/^\./, '').toLowerCase();
      if (!mayShare(host, domain)) return null;
      if (domain !== host) Object.assign(cookie, { domain, hostOnly: false });
      else cookie.hostOnly = isIP(host) !== 0;
    } else if (key === 'path' && text.startsWith('/')) cookie.path = text;
    else if (key === 'secure') cookie.secure = true;
    else if (key === 'max-age' && /^-?\d+$/.test(text)) maxAge = Number(text);
    else if (key === 'expires' && !Number.isNaN(Date.parse(text))) expires = Date.parse(text);
  }
  if (cookie.secure && url.protocol !== 'https:') return null;
  // A redirect takes no time: what has ended by any clock of today is meant to be deleted.
  const ended = maxAge === null ? expires !== null && expires <= LONG_AGO : maxAge <= 0;
  return { cookie, ended };
}

/** Deletion is written as a date of the seventies, or of any year long past. */
const LONG_AGO = Date.UTC(2020, 0, 1);

/** A host may share with its own domain and the hosts below it, never with all of a registry (`co.uk`). */
function mayShare(host: string, domain: string): boolean {
  if (host === domain) return true;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0 || !host.endsWith(`.${domain}`)) return false;
  const labels = domain.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const registry = top.length === 2 && second.length <= 3;
  return labels.length >= (registry ? 3 : 2);
}

function isFor({ domain, hostOnly, path, secure }: Cookie, url: URL): boolean {
  const host = url.hostname.toLowerCase();
  if (host !== domain && (hostOnly || !host.endsWith(`.${domain}`))) return false;
  if (secure && url.protocol !== 'https:') return false;
  const { pathname } = url;
  return (
    pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'))
  );
}

/** Up to the last slash of the address that set it. */
function defaultPath({ pathname }: URL): string {
  const cut = pathname.lastIndexOf('/');
  return cut <= 0 ? '/' : pathname.slice(0, cut);
}
