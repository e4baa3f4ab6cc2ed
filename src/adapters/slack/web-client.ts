import type { webApi } from '@slack/bolt';

export type WebClient = webApi.WebClient;
export type WebClientOptions = webApi.WebClientOptions;

/** How long one call to Slack may take; the SDK's own default is for ever. */
const CALL_TIMEOUT_MS = 10_000;

/**
 * No retries: a post whose answer was lost would be posted twice, and people wait for the interactive calls. The outbox
 * repeats what can be repeated. A 429 is an error at once instead of a long sleep.
 */
export function clientOptions(
  apiUrl: string | null,
  logger: WebClientOptions['logger'],
  stopping: AbortSignal,
): WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: `${apiUrl.replace(/\/+$/, '')}/` }),
    ...(logger ? { logger } : {}),
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: stoppable(stopping),
  };
}

/** Calls under way end when the bot has stopped; what they sent is then as uncertain as with any lost answer. */
function stoppable(stopping: AbortSignal): NonNullable<WebClientOptions['fetch']> {
  const underWay = new Set<AbortController>();
  stopping.addEventListener('abort', () => {
    for (const call of underWay) call.abort(new Error('the bot has stopped'));
  });
  return async (url, init) => {
    const call = new AbortController();
    init?.signal?.addEventListener('abort', () => call.abort(init.signal?.reason), { once: true });
    if (stopping.aborted) call.abort(new Error('the bot has stopped'));
    underWay.add(call);
    try {
      return await fetch(url, { ...init, signal: call.signal });
    } finally {
      underWay.delete(call);
    }
  };
}
