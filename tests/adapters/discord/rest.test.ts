import type { RateLimitData } from 'discord.js';
import { expect, test } from 'vitest';
import { createRest } from '../../../src/adapters/discord/rest.ts';

/** A wait as discord.js reports it before it begins, in milliseconds. */
const waitOf = (ms: number): RateLimitData => ({
  global: true,
  hash: '',
  limit: 50,
  majorParameter: '',
  method: 'POST',
  retryAfter: ms,
  route: '/channels/:id/messages',
  scope: 'user',
  sublimitTimeout: 0,
  timeToReset: ms,
  url: '',
});

test.each([
  ['the pace of discord.js, a second and 50 ms at most, is kept here', 1_050, false],
  ['a longer wait is left to the outbox', 1_500, true],
])('%s', async (_name, ms, left) => {
  const rest = createRest({
    token: 't',
    api: undefined,
    timeoutMs: 1_000,
    stopping: new AbortController().signal,
  });
  const { rejectOnRateLimit, offset } = rest.options;
  if (typeof rejectOnRateLimit !== 'function') throw new Error('no rule for waits');
  expect(offset).toBe(50);
  expect(await rejectOnRateLimit(waitOf(ms))).toBe(left);
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
});
