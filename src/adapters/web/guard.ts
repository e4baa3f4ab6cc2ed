import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { SourceError } from '../../config/errors.ts';
import { parseUrl } from '../../listening/parse-url.ts';

/** Ports that an address typed by a person may name; others are mostly databases, mail and admin pages. */
export const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];

const CONNECT_MS = 5_000;
const MAX_HEADER_BYTES = 32_768;
const BLOCKED = 'EARSHOT_BLOCKED';
/** The only part of IPv6 given out for the public internet (IANA, IPv6 Global Unicast Address Assignments). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

export interface Guard {
  /** `host:port` entries that may be private: tests, the tour, an operator's own instance. */
  allowPrivate: ReadonlySet<string>;
  ports: readonly number[];
  /** Public host names of this bot itself. */
  ownHosts: ReadonlySet<string>;
  resolve: LookupFunction;
  /** Names that this machine serves itself, with the port of each; then no other name is looked up anywhere. */
  localNames?: ReadonlyMap<string, number>;
}

/** Resolves a name with the system resolver, all addresses. */
export const systemResolve: LookupFunction = (host, options, done) => dns.lookup(host, options, done);

/** Resolves no name at all: where only local names may be read, no query for the others leaves the machine. */
export const resolveNothing: LookupFunction = (host, _options, done) =>
  done(Object.assign(new Error(`${host} is not served here`), { code: 'ENOTFOUND' }), '', 0);

/** True for everything but a public unicast address; text that is no address counts as blocked. */
function isBlockedAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return true;
  return parsed.kind() === 'ipv6' && !(parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/**
 * Reads an address and refuses what may not be visited before any look-up: schemes other than http and https,
 * credentials, unusual ports, our own host.
 * @throws SourceError `refused`
 */
export function checkUrl(text: string, guard: Guard): URL {
  const url = parseUrl(text);
  if (url === null)
    throw new SourceError('refused', 'The address cannot be read as a web address.', { fault: 'address' });
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new SourceError('refused', 'Only http and https addresses can be read.', { fault: 'address' });
  if (url.username !== '' || url.password !== '')
    throw new SourceError('refused', `The address of ${url.hostname} holds a user name or password.`, {
      fault: 'password',
    });
  if (guard.allowPrivate.has(hostPort(url))) return url;
  if (!guard.ports.includes(portOf(url)))
    throw new SourceError('refused', `Port ${portOf(url)} of ${url.hostname} is not a usual web port.`, {
      fault: 'port',
    });
  if (guard.ownHosts.has(url.hostname.toLowerCase()))
    throw new SourceError('refused', 'The address leads back to Earshot itself.', { fault: 'itself' });
  return url;
}

/**
 * A connection pool that reaches public addresses only. The address that is checked is the address connected to, so a
 * name that changes its answer between two look-ups gains nothing; literal addresses never reach the look-up and are
 * checked first.
 */
export function guardedAgent(guard: Guard): Agent {
  const open = buildConnector({ timeout: CONNECT_MS, lookup: guard.resolve });
  const closed = buildConnector({ timeout: CONNECT_MS, lookup: publicOnly(guard.resolve) });
  return new Agent({
    maxHeaderSize: MAX_HEADER_BYTES,
    pipelining: 1,
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      const local = guard.localNames?.get(options.hostname);
      if (local !== undefined) return open({ ...options, hostname: '127.0.0.1', port: String(local) }, done);
      if (guard.allowPrivate.has(`${options.hostname}:${port}`)) return open(options, done);
      if (isIP(host) !== 0 && isBlockedAddress(host)) return done(blocked(host), null);
      closed(options, done);
    },
  });
}

/**
 * The look-up for one connection that is opened without the agent (WebSockets).
 * @throws an error that `isBlockedError` knows, for a literal address that may not be visited: those never reach a look-up
 */
export function lookupFor(guard: Guard, url: URL): LookupFunction {
  if (guard.allowPrivate.has(hostPort(url))) return guard.resolve;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isBlockedAddress(host)) throw blocked(host);
  return publicOnly(guard.resolve);
}

/** True when the guard, and not the network, ended a request; the reason may be wrapped several times. */
export function isBlockedError(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && at.code === BLOCKED) return true;
  }
  return false;
}

function publicOnly(resolve: LookupFunction): LookupFunction {
  return (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const list = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const first = list[0];
      if (!first || list.some(({ address }) => isBlockedAddress(address))) return done(blocked(host), '');
      if (options.all) done(null, list);
      else done(null, first.address, first.family);
    });
}

function blocked(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} is not a public address`), { code: BLOCKED });
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function hostPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
