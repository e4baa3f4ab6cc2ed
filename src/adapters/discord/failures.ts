import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import {
  type CallKind,
  DeliveryError,
  type LimitScope,
  NOT_SENT,
  type Permission,
} from '../../config/errors.ts';
import { REFUSALS } from './refusals.ts';

/** The permissions that the request needs. */
const PERMISSIONS = {
  message: ['ViewChannel', 'SendMessages', 'AttachFiles'],
  reply: ['SendMessagesInThreads', 'AttachFiles'],
  thread: ['CreatePublicThreads'],
  /** In a forum: what creates posts there is Send Messages (topics/permissions). */
  post: ['ViewChannel', 'SendMessages', 'AttachFiles'],
  edit: ['ViewChannel'],
  history: ['ReadMessageHistory'],
} as const satisfies Record<string, readonly Permission[]>;

/** What the same route does: a thread below a message, and what is in it, have routes of their own. */
const CALLS: Readonly<Record<keyof typeof PERMISSIONS, readonly CallKind[]>> = {
  message: ['post'],
  reply: ['reply'],
  thread: ['reply'],
  post: ['post'],
  edit: ['edit'],
  history: ['post', 'reply'],
};

/** A wait that discord.js reckons itself, from the wall clock, is believed for so long. */
const LONGEST_GUESS_MS = 60_000;

/** The purpose of the request that failed. */
export type Purpose = keyof typeof PERMISSIONS;

/** The API's code of a failure, or null when it was no answer of the API. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/**
 * Why Discord did not take a message, as the outbox understands it. Bugs of ours are thrown on as they are.
 * @param lacking which of these permissions the bot has not, as far as we know
 */
export function discordDeliveryError(
  error: unknown,
  purpose: Purpose,
  lacking: (needed: readonly Permission[]) => readonly Permission[] = (needed) => needed,
): DeliveryError {
  const failure = meaningOf(error, purpose, lacking);
  if (failure.kind !== 'limited' || failure.limits !== 'channel') return failure;
  const { message, retryAfterMs, limits, cause } = failure;
  return new DeliveryError('limited', message, { retryAfterMs, limits, calls: CALLS[purpose], cause });
}

function meaningOf(
  error: unknown,
  purpose: Purpose,
  lacking: (needed: readonly Permission[]) => readonly Permission[],
): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError) {
    return new DeliveryError('limited', `rate limit of Discord (${error.scope})`, {
      retryAfterMs: error.retryAfter > 0 ? error.retryAfter : Math.min(error.timeToReset, LONGEST_GUESS_MS),
      limits: reachOf(error),
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return ofApi(error, purpose, lacking);
  if (error instanceof HTTPError) {
    return new DeliveryError('down', `Discord answered ${error.status}`, { cause: error });
  }
  if (isConnectionFailure(error)) {
    return new DeliveryError('down', 'Discord cannot be reached', { cause: error });
  }
  if (isLostAnswer(error)) {
    return new DeliveryError('unknown', 'the answer of Discord was lost', { cause: error });
  }
  throw error;
}

/** Limits are kept by route and its major parameter (topics/rate-limits): the channel, the server, or all of the bot. */
function reachOf({ global, route }: RateLimitError): LimitScope {
  if (global) return 'platform';
  return route.startsWith('/guilds/') ? 'home' : 'channel';
}

function ofApi(
  error: DiscordAPIError,
  purpose: Purpose,
  lacking: (needed: readonly Permission[]) => readonly Permission[],
): DeliveryError {
  const code = codeOf(error);
  const refusal = code === null ? undefined : REFUSALS.get(code);
  if (!refusal)
    return new DeliveryError('unclear', `Discord answered ${error.status} (${code}): ${error.message}`, {
      cause: error,
    });
  const { kind, detail, limits } = refusal;
  const lacks =
    code === RESTJSONErrorCodes.MissingPermissions ? lacking(PERMISSIONS[purpose]) : (refusal.lacks ?? []);
  return new DeliveryError(
    kind,
    lacks.length > 0 ? `${detail}: ${lacks.join(', ')}` : `${detail} (${code})`,
    {
      cause: error,
      lacks,
      ...(limits ? { limits, retryAfterMs: retryAfterOf(error) } : {}),
    },
  );
}

/** Some limits are refusals of their own, with their time in the body (slowmode: `retry_after` in seconds). */
function retryAfterOf({ rawError }: DiscordAPIError): number | null {
  const seconds = 'retry_after' in rawError ? Number(rawError.retry_after) : Number.NaN;
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

function codesWithin(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [error.name, ...own, ...codesWithin(error.cause)];
}

/** Nothing can have been sent. */
function isConnectionFailure(error: unknown): boolean {
  return codesWithin(error).some((code) => NOT_SENT.has(code));
}

/** It may have been sent: also when what came back breaks off, and when `fetch` says no more than that it failed. */
function isLostAnswer(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  const lost = [
    'AbortError',
    'TimeoutError',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'SocketError',
    'SyntaxError',
  ];
  return codesWithin(error).some((code) => lost.includes(code) || code.startsWith('UND_ERR_'));
}

/** What the routes that we use answer with: something that has an id, a list of such, or nothing (204, whose body is empty). */
export function isOfApi(answer: unknown, purpose: Purpose): boolean {
  if (answer instanceof ArrayBuffer) return answer.byteLength === 0;
  if (Array.isArray(answer)) return purpose === 'history';
  if (typeof answer !== 'object' || answer === null) return answer === undefined;
  return (
    ('id' in answer && typeof answer.id === 'string') ||
    ('threads' in answer && Array.isArray(answer.threads))
  );
}
