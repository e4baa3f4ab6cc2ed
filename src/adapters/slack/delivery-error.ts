import { webApi } from '@slack/bolt';
import { type CallKind, DeliveryError, type DeliveryErrorKind, NOT_SENT } from '../../config/errors.ts';
import { kindOfCode } from './error-kinds.ts';

/** Wait of a limit that comes without a time. */
const DEFAULT_WAIT_MS = 30_000;
/** The SDK's only word for a 429 whose Retry-After it cannot read. */
const NO_RETRY_TIME = /^Retry header did not contain a valid timeout/;
/** Node's codes for a certificate that is not Slack's: the call was never sent. */
const NOT_TRUSTED = /^(?:CERT_|DEPTH_ZERO_|ERR_SSL_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)/;
/** What undici says of a redirect: the API makes none, so somebody else answered. */
const REDIRECTED = /unexpected redirect/;

/**
 * Any failure of a call as a DeliveryError.
 * @param calls what the same method does: a limit of it is about these
 */
export function slackDeliveryError(error: unknown, calls: readonly CallKind[] = []): DeliveryError {
  const failure = meaningOf(error);
  if (failure.kind !== 'limited' || failure === error) return failure;
  const { message, retryAfterMs, limits, cause } = failure;
  return new DeliveryError('limited', message, { retryAfterMs, limits, calls, cause });
}

function meaningOf(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter * 1_000, error);
  if (error instanceof webApi.WebAPIPlatformError) return refused(error.data.error, error);
  if (error instanceof webApi.WebAPIHTTPError) return unexpectedStatus(error);
  const causes = causesOf(error);
  if (causes.some(({ message }) => NO_RETRY_TIME.test(message))) return limited(DEFAULT_WAIT_MS, error);
  if (causes.some(({ message }) => REDIRECTED.test(message)))
    return new DeliveryError('unclear', 'something between us and Slack redirects its address', {
      cause: error,
    });
  const sent = !causes.some(({ code }) => NOT_SENT.has(code) || NOT_TRUSTED.test(code));
  return new DeliveryError(
    sent ? 'unknown' : 'down',
    sent ? 'the answer of Slack was lost' : 'Slack cannot be reached',
    { cause: error },
  );
}

/** The Web API's own word for a failure, when there is one. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof DeliveryError) return refusalOf(error.cause);
  return error instanceof webApi.WebAPIPlatformError ? codeIn(error.data) : null;
}

/** Limits are kept by method and workspace (apis/web-api/rate-limits): the same call goes through in other workspaces. */
function limited(retryAfterMs: number, cause: unknown): DeliveryError {
  return new DeliveryError('limited', 'Slack asks to slow down', { retryAfterMs, limits: 'home', cause });
}

function refused(code: unknown, cause: unknown): DeliveryError {
  const known = codeIn({ error: code });
  // The SDK hands on as a code whatever text it got: a page of a proxy, answered with status 200, is one.
  if (known === null) return new DeliveryError('unclear', 'the answer is not of Slack', { cause });
  const kind: DeliveryErrorKind = kindOfCode(known) ?? 'unclear';
  return kind === 'limited'
    ? limited(DEFAULT_WAIT_MS, cause)
    : new DeliveryError(kind, `Slack answered ${known}`, { cause });
}

/**
 * The Web API answers with 200, 429, and 5xx in an outage; a body of its own kind counts whatever the status. After a 503
 * nothing was done; other gateways of Slack may have lost the answer of a call that was. Anything else was written by
 * somebody between us and Slack.
 */
function unexpectedStatus(error: webApi.WebAPIHTTPError): DeliveryError {
  const { statusCode: status } = error;
  const code = codeIn(readJson(error.body));
  if (code !== null && kindOfCode(code) !== null) return refused(code, error);
  const kind = status === 503 ? 'down' : status >= 500 || status === 408 ? 'unknown' : 'unclear';
  return new DeliveryError(kind, `HTTP status ${status} instead of an answer of Slack`, { cause: error });
}

function codeIn(data: unknown): string | null {
  const code = typeof data === 'object' && data !== null ? (data as { error?: unknown }).error : null;
  return typeof code === 'string' && /^[a-z][a-z0-9_]{1,80}$/.test(code) ? code : null;
}

function readJson(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return null;
  }
}

interface Cause {
  message: string;
  code: string;
}

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    const all: readonly unknown[] = at instanceof AggregateError ? [at, ...at.errors] : [at];
    for (const cause of all)
      if (cause instanceof Error)
        causes.push({ message: cause.message, code: String((cause as NodeJS.ErrnoException).code) });
  }
  return causes;
}
