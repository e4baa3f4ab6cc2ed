import type { webApi } from '@slack/bolt';

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
