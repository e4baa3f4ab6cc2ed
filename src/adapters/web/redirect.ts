import { SourceError } from '../../config/errors.ts';
import { parseUrl } from '../../listening/parse-url.ts';

/** One request on its way: what is sent to `url` now. */
export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
}

/** Hops after the first request; browsers allow 20, but a feed that needs more than ten is broken. */
export const MAX_REDIRECTS = 10;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Headers that say nothing about who asks. All others count as credentials: an unknown one may be somebody's key. */
const HARMLESS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

export function isPermanent(status: number): boolean {
  return status === 301 || status === 308;
}

/**
 * The request after a redirect to `to` (already checked by the guard). Credentials stay with the origin they were
 * given for; a body never leaves its origin.
 * @throws SourceError `refused` when credentials or a body would travel unencrypted or to a stranger
 */
export function nextHop(hop: Hop, status: number, to: URL): Hop {
  const secret = Object.keys(hop.headers).some((name) => !HARMLESS.has(name.toLowerCase()));
  if (secret && hop.url.protocol === 'https:' && to.protocol === 'http:')
    throw new SourceError(
      'refused',
      `${hop.url.host} redirects a request with a key to an unencrypted address.`,
    );
  const sameOrigin = hop.url.origin === to.origin;
  const turnsToGet = hop.method === 'POST' && (status === 303 || status === 301 || status === 302);
  if (hop.body !== undefined && !turnsToGet && !sameOrigin)
    throw new SourceError('refused', `${hop.url.host} redirects sent data to another host.`);
  const headers = Object.entries(hop.headers).filter(([name]) => {
    const lower = name.toLowerCase();
    if (turnsToGet && lower === 'content-type') return false;
    return sameOrigin || HARMLESS.has(lower);
  });
  return {
    url: to,
    method: turnsToGet ? 'GET' : hop.method,
    headers: Object.fromEntries(headers),
    body: turnsToGet ? undefined : hop.body,
  };
}

/** Seconds after which a page that refreshes itself is meant as a redirect. */
const REFRESH_AT_ONCE = 10;

/** Where an answer sends us: `Location` of a redirect, or `Refresh` to another address at once; null = nowhere. */
export function onwardOf(
  status: number,
  headers: { get(name: string): string | null },
  from: URL,
): { status: number; location: string } | null {
  const location = headers.get('location')?.trim() ?? '';
  if (isRedirect(status)) return location === '' ? null : { status, location: asAddress(location) };
  const refresh = /^\s*(\d{1,9})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?(["']?)(.+?)\2\s*$/i.exec(
    headers.get('refresh') ?? '',
  );
  const [, seconds, , target = ''] = refresh ?? [];
  if (status !== 200 || seconds === undefined || Number(seconds) > REFRESH_AT_ONCE) return null;
  const to = asAddress(target);
  const url = parseUrl(to, from.href);
  if (url) url.hash = '';
  // A page that reloads itself stays where it is.
  return url === null || url.href === from.href ? null : { status: 302, location: to };
}

/** Bytes beyond ASCII stand in an address as they are sent, percent-encoded, whatever charset they are of. */
function asAddress(text: string): string {
  return text.replace(
    /[\x80-\xff]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
