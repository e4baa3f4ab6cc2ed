import { SourceError } from '../../config/errors.ts';

/** One request on its way: what is sent to `url` now. */
export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
}

/** Hops after the first request; browsers allow 20, but a feed that needs more than five is broken. */
export const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Headers that say nothing about who asks. All others count as credentials: an unknown one may be somebody's key. */
const HARMLESS = new Set([
  'accept',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

export function isRedirect(status: number): boolean {
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
