import { parseUrl } from '../../parse-url.ts';

/** A server that an option names: its address without a slash at the end, and its host as people write it. */
export interface Server {
  base: string;
  host: string;
}

/**
 * The servers in an option: addresses or bare host names, separated by spaces or commas, each once. What is no http(s)
 * address is left out.
 */
export function serversIn(option: string | undefined): Server[] {
  const byBase = new Map<string, Server>();
  for (const typed of (option ?? '').split(/[\s,]+/)) {
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
    const url = typed === '' ? null : parseUrl(address);
    if (url === null) continue;
    const { protocol, origin, pathname, host } = url;
    if (protocol !== 'http:' && protocol !== 'https:') continue;
    const base = `${origin}${pathname}`.replace(/\/+$/, '');
    byBase.set(base, { base, host: host.replace(/^www\./, '') });
  }
  return [...byBase.values()];
}
