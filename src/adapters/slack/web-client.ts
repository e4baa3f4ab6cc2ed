import { webApi } from '@slack/bolt';
import { DeliveryError, NOT_SENT } from '../../config/errors.ts';

export type WebClient = webApi.WebClient;
export type WebClientOptions = webApi.WebClientOptions;

/** How long one call to Slack may take; the SDK's own default is for ever. */
const CALL_TIMEOUT_MS = 10_000;

/**
 * No retries: a post whose answer was lost would be posted twice, and people wait for the interactive calls. The outbox
 * repeats what can be repeated. A 429 is an error at once instead of a long sleep.
 */
export function clientOptions(apiUrl: string | null, logger: WebClientOptions['logger']): WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: `${apiUrl.replace(/\/+$/, '')}/` }),
    ...(logger ? { logger } : {}),
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

/** Errors of the Web API (reference/methods/chat.postMessage and chat.update, errors) by what they mean for a delivery. */
const MEANINGS: Readonly<Record<string, DeliveryError['kind']>> = {
  not_in_channel: 'not-allowed',
  missing_scope: 'not-allowed',
  no_permission: 'not-allowed',
  restricted_action: 'not-allowed',
  cannot_dm_bot: 'not-allowed',
  messages_tab_disabled: 'not-allowed',
  cant_update_message: 'not-allowed',
  channel_not_found: 'no-channel',
  is_archived: 'no-channel',
  user_not_found: 'no-channel',
  token_revoked: 'no-connection',
  // Its refresh failed, as far as we know for now: the next try refreshes again.
  token_expired: 'down',
  account_inactive: 'no-connection',
  invalid_auth: 'no-connection',
  not_authed: 'no-connection',
  org_login_required: 'no-connection',
  team_access_not_granted: 'no-connection',
  ratelimited: 'limited',
  rate_limited: 'limited',
  message_limit_exceeded: 'limited',
  message_not_found: 'no-message',
  thread_not_found: 'no-message',
  edit_window_closed: 'no-message',
  invalid_blocks: 'rejected',
  invalid_blocks_format: 'rejected',
  msg_blocks_too_long: 'rejected',
  msg_too_long: 'rejected',
  no_text: 'rejected',
  internal_error: 'unknown',
  fatal_error: 'unknown',
  request_timeout: 'unknown',
  service_unavailable: 'down',
};

/** Wait of a limit that comes without a time. */
const DEFAULT_WAIT_MS = 30_000;

/** Any failure of a call as a DeliveryError. An unknown one is `rejected` when Slack refused the call by name. */
export function slackDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new DeliveryError('limited', 'Slack asks to slow down', {
      retryAfterMs: error.retryAfter * 1_000,
      cause: error,
    });
  if (error instanceof webApi.WebAPIPlatformError) {
    const kind = MEANINGS[error.data.error] ?? 'rejected';
    const wait = kind === 'limited' ? { retryAfterMs: DEFAULT_WAIT_MS } : {};
    return new DeliveryError(kind, `Slack answered ${error.data.error}`, { ...wait, cause: error });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const kind = error.statusCode === 503 ? 'down' : 'unknown';
    return new DeliveryError(kind, `Slack answered ${error.statusCode}`, { cause: error });
  }
  const kind = causesOf(error).some((code) => NOT_SENT.has(code)) ? 'down' : 'unknown';
  return new DeliveryError(
    kind,
    kind === 'down' ? 'Slack cannot be reached' : 'the answer of Slack was lost',
    {
      cause: error,
    },
  );
}

/** The Web API's own word for a failure, when there is one. */
export function refusalOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

function causesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') codes.push(code);
    if (at instanceof AggregateError)
      codes.push(...at.errors.map((cause: NodeJS.ErrnoException) => String(cause.code)));
  }
  return codes;
}
