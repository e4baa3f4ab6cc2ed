import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DeliveryError, NOT_SENT, type Permission } from '../../config/errors.ts';

/** The permissions that the request needs. */
const PERMISSIONS = {
  message: ['ViewChannel', 'SendMessages', 'AttachFiles'],
  reply: ['SendMessagesInThreads', 'AttachFiles'],
  thread: ['CreatePublicThreads'],
  edit: ['ViewChannel'],
} as const satisfies Record<string, readonly Permission[]>;

/** The purpose of the request that failed. */
export type Purpose = keyof typeof PERMISSIONS;

/** The API's code of a failure, or null when it was no answer of the API. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

export function isUnauthorized(error: unknown): boolean {
  return (
    ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 401) ||
    // discord.js forgets the token after a 401 and refuses every later request by itself.
    (error instanceof Error && /Expected token to be set/.test(error.message))
  );
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
  if (error instanceof DeliveryError) return error;
  if (isUnauthorized(error))
    return new DeliveryError('no-connection', 'Discord does not accept the bot’s token', { cause: error });
  if (error instanceof RateLimitError) {
    return new DeliveryError('limited', `rate limit of Discord (${error.scope})`, {
      retryAfterMs: Math.max(error.retryAfter, error.timeToReset),
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return ofApi(error, purpose, lacking);
  if (error instanceof HTTPError) {
    return new DeliveryError(error.status >= 500 ? 'down' : 'rejected', `Discord answered ${error.status}`, {
      cause: error,
    });
  }
  if (isConnectionFailure(error)) {
    return new DeliveryError('down', 'Discord cannot be reached', { cause: error });
  }
  if (isLostAnswer(error)) {
    return new DeliveryError('unknown', 'the answer of Discord was lost', { cause: error });
  }
  throw error;
}

function ofApi(
  error: DiscordAPIError,
  purpose: Purpose,
  lacking: (needed: readonly Permission[]) => readonly Permission[],
): DeliveryError {
  const withheld = (what: string, lacks: readonly Permission[]) =>
    new DeliveryError('not-allowed', `${what}: ${lacks.join(', ')}`, { cause: error, lacks });
  const refused = (kind: ConstructorParameters<typeof DeliveryError>[0], detail: string) =>
    new DeliveryError(kind, detail, { cause: error });
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownGuild:
      return refused('no-channel', 'the channel does not exist any more');
    case RESTJSONErrorCodes.UnknownMessage:
      return refused('no-message', 'the message has been deleted');
    case RESTJSONErrorCodes.MissingAccess:
      return withheld('missing access', ['ViewChannel']);
    case RESTJSONErrorCodes.MissingPermissions:
      return withheld('missing permission', lacking(PERMISSIONS[purpose]));
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return refused('not-allowed', 'this person takes no direct messages from the bot');
    case RESTJSONErrorCodes.ThreadLocked:
      return refused('no-message', 'the thread is locked');
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
      return refused('no-message', 'the thread is archived');
  }
  if (error.status >= 500) return refused('down', `Discord answered ${error.status}`);
  if (error.status === 404) return refused('no-channel', `Discord answered 404 (${error.code})`);
  if (error.status === 403) return refused('not-allowed', `Discord answered 403 (${error.code})`);
  return refused('rejected', `Discord refused the message (${error.code})`);
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

/** It may have been sent. */
function isLostAnswer(error: unknown): boolean {
  const lost = ['AbortError', 'TimeoutError', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'SocketError'];
  return codesWithin(error).some((code) => lost.includes(code) || code.startsWith('UND_ERR_'));
}
