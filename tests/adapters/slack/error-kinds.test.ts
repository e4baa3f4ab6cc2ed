import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { kindOfCode } from '../../../src/adapters/slack/error-kinds.ts';
import type { DeliveryErrorKind } from '../../../src/config/errors.ts';
import { noRouter } from '../../fakes/router.ts';
import { DOCUMENTED } from '../../fakes/slack/documented-errors.ts';
import type { Failure } from '../../fakes/slack/server.ts';
import { type Bench, HTTP, startBench } from './harness.ts';

const silent: Router = {
  ...noRouter,
  commands: [],
  handle: () => expect.unreachable(),
  complete: async () => [],
  homeRemoved: async () => {},
  channelRemoved: async () => {},
};
const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
const hello = {
  language: 'en',
  summary: 'hello',
  mood: 'plain',
  elements: [{ kind: 'text', text: 'hello' }],
} as const;

test.each(Object.entries(DOCUMENTED))('%s: each documented error has a meaning', (_method, codes) => {
  expect(codes.filter((code) => kindOfCode(code) === null)).toEqual([]);
});

test('every method that the adapter calls has its documented errors here', () => {
  const folder = new URL('../../../src/adapters/slack/', import.meta.url);
  const source = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const groups = [...new Set(Object.keys(DOCUMENTED).map((method) => method.split('.')[0]))].join('|');
  const called = source.matchAll(new RegExp(`\\b(${groups})\\.([a-z]\\w+)\\(`, 'g'));
  const unknown = [...called]
    .map(([, group, name]) => `${group}.${name}`)
    .filter((name) => !(name in DOCUMENTED));
  expect(unknown).toEqual([]);
});

describe('what Slack answers, in our words', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(silent, HTTP);
  });
  afterEach(() => bench.close());

  const page = (status: number): Failure => ({
    status,
    body: '<!doctype html><title>Blocked by your network</title>',
  });
  test.each<[string, Failure, DeliveryErrorKind]>([
    ['an error nobody knows', { error: 'quota_of_moons' }, 'unclear'],
    ['a page with status 200', page(200), 'unclear'],
    ['no text at all', { status: 200, body: '' }, 'unclear'],
    ['another kind of JSON', { status: 200, body: '{"message":"Not found"}' }, 'unclear'],
    ['a yes without a message', { status: 200, body: '{"ok":true}' }, 'unknown'],
    ['a page with status 403', page(403), 'unclear'],
    ['a page with status 404', page(404), 'unclear'],
    ['413 of a proxy', page(413), 'unclear'],
    ['a redirect to a login page', { status: 302, location: '/login' }, 'unclear'],
    [
      'a known error with a status of its own',
      { status: 403, body: '{"ok":false,"error":"invalid_auth"}' },
      'no-connection',
    ],
    ['500', { status: 500 }, 'unknown'],
    ['502 of a gateway', page(502), 'unknown'],
    ['504 of a gateway', page(504), 'unknown'],
    ['503', { status: 503 }, 'down'],
    ['an answer that is lost', 'lost', 'unknown'],
    ['a migration', { error: 'org_login_required' }, 'down'],
    ['another migration', { error: 'team_added_to_org' }, 'down'],
    ['a missing scope', { error: 'missing_scope' }, 'no-connection'],
  ])('%s', async (_name, failure, kind) => {
    bench.fake.fail('chat.postMessage', failure);
    await expect(bench.slack.send(to, hello as never, 'k')).rejects.toMatchObject({ kind });
    expect(bench.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  test.each<[string, Failure, number]>([
    ['429 with its time', { status: 429, retryAfter: 56 }, 56_000],
    ['429 without a time', { status: 429 }, 30_000],
    ['ratelimited', { error: 'ratelimited' }, 30_000],
    ['rate_limited', { error: 'rate_limited' }, 30_000],
    ['message_limit_exceeded', { error: 'message_limit_exceeded' }, 30_000],
  ])('%s: the workspace waits, and the adapter does not', async (_name, failure, retryAfterMs) => {
    bench.fake.fail('chat.postMessage', failure);
    await expect(bench.slack.send(to, hello as never, 'k')).rejects.toMatchObject({
      kind: 'limited',
      limits: 'home',
      calls: ['post', 'reply'],
      retryAfterMs,
    });
    await bench.slack.send(to, hello as never, 'k');
    expect(Math.max(...bench.slept)).toBeLessThanOrEqual(1_000);
  });
});
