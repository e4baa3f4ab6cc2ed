import { type AddressFault, SourceError } from '../../config/errors.ts';
import type { Millis } from '../../listening/time.ts';
import { isBlockedError } from './guard.ts';
import { waitAskedBy } from './waits.ts';

interface Answered {
  status: number;
  headers: { get(name: string): string | null };
}

/** The error for a status that the caller did not allow. Only the host is named: addresses may hold tokens. */
export function statusFailure(answer: Answered, host: string, now: Millis): SourceError {
  const { status } = answer;
  const retryAfterMs = waitAskedBy(answer.headers, now);
  if (status === 429 || (status === 403 && askedToWait(answer)))
    return new SourceError('limited', `${host} asks for fewer requests.`, { status, retryAfterMs });
  if (status === 401 || status === 403)
    return new SourceError('refused', `${host} does not let us read this (HTTP ${status}).`, { status });
  if (status === 410) return new SourceError('gone', `${host} says that this is gone for good.`, { status });
  if (status === 404)
    return new SourceError('down', `${host} has nothing at this address (HTTP 404).`, { status });
  if (status >= 500) {
    const detail =
      status === 503
        ? 'is overloaded or being repaired (HTTP 503)'
        : `has a problem of its own (HTTP ${status})`;
    return new SourceError('down', `${host} ${detail}.`, { status, retryAfterMs });
  }
  return new SourceError('down', `${host} gave an answer we cannot use (HTTP ${status}).`, { status });
}

/** The error for a failure of the network or of the HTTP client. */
export function networkFailure(error: unknown, host: string): SourceError {
  if (isBlockedError(error))
    return new SourceError('refused', `${host} leads to a private address, which Earshot does not visit.`, {
      cause: error,
      fault: 'private',
    });
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || messageOf(error).includes('content-encodings'))
    return new SourceError('malformed', `${host} sends headers that are far too long.`, { cause: error });
  return new SourceError('down', `${host} ${SENTENCES[code] ?? 'could not be reached'}.`, {
    noNetwork: NO_NETWORK.has(code),
    cause: error,
    fault: FAULTS[code] ?? null,
  });
}

/** Codes of a machine that finds no name, or no way; a host alone may be the reason, too. */
const NO_NETWORK: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not a known host name',
  EAI_AGAIN: 'could not be looked up just now',
  ECONNREFUSED: 'refuses the connection',
  ECONNRESET: 'broke off the connection',
  UND_ERR_SOCKET: 'broke off the connection',
  UND_ERR_CONNECT_TIMEOUT: 'did not accept a connection in time',
  TimeoutError: 'took too long to answer',
  HTTPParserError: 'answers in a way that is not HTTP',
  CERT_HAS_EXPIRED: 'has an expired certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
};

/** Those that say something to whoever typed the address. */
const FAULTS: Readonly<Record<string, AddressFault>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'lookup',
  UND_ERR_CONNECT_TIMEOUT: 'slow',
  TimeoutError: 'slow',
  CERT_HAS_EXPIRED: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
};

/** GitHub sends 403 with one of these for its limits (docs: rate limits for the REST API). */
function askedToWait({ headers }: Answered): boolean {
  return headers.get('retry-after') !== null || headers.get('x-ratelimit-remaining') === '0';
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if (at.name === 'TimeoutError' || at.name === 'HTTPParserError') return at.name;
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error) return codeOf(at.errors[0]);
  }
  return '';
}

function messageOf(error: unknown): string {
  let text = '';
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    text += at.message;
  return text;
}
