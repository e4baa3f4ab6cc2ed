import type { Json } from './state.ts';

/** Messages that a channel takes within its window (measured by libraries; Discord tells them in headers only). */
const MESSAGES = 5;
const WINDOW_MS = 5_000;

export interface Limited {
  headers: Record<string, string>;
  /** The answer of a request that is over the limit; null = it is within. */
  body: Json | null;
}

/** Limits by route and major parameter, told in headers (topics/rate-limits). */
export function createLimits(now: () => number) {
  const windows = new Map<string, { until: number; used: number }>();
  return (method: string, path: string): Limited | null => {
    const channel = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
    if (method !== 'POST' || channel === undefined) return null;
    const before = windows.get(channel);
    const window = before && before.until > now() ? before : { until: now() + WINDOW_MS, used: 0 };
    windows.set(channel, window);
    window.used++;
    const seconds = (window.until - now()) / 1_000;
    const headers = {
      'x-ratelimit-limit': String(MESSAGES),
      'x-ratelimit-remaining': String(Math.max(MESSAGES - window.used, 0)),
      'x-ratelimit-reset': String(window.until / 1_000),
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-bucket': 'messages',
    };
    if (window.used <= MESSAGES) return { headers, body: null };
    return {
      headers: { ...headers, 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    };
  };
}
