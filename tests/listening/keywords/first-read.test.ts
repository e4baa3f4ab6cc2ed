import { describe, expect, test } from 'vitest';
import { firstRead } from '../../../src/listening/keywords/first-read.ts';
import type { RequestState } from '../../../src/listening/series/health.ts';
import type { Request } from '../../../src/listening/sources/source.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';
import { NOW as AT, kestrelbox, request as state } from '../../messages/samples.ts';

const SOON = AT + MINUTE;
const LATE = AT + 5 * MINUTE;

const planned = (source: string, more: Partial<Request> = {}): Request => ({
  source,
  key: source,
  params: {},
  scope: 'all',
  serves: 'all',
  everyMs: 15 * MINUTE,
  ...more,
});
const feed = planned('feed', { params: { url: 'https://blog.example/feed' } });
const search = planned('hacker-news', { serves: [kestrelbox.id] });
const stream = planned('bluesky', { stream: true });

const stateOf = ({ source, key, params }: Request, more: Partial<RequestState> = {}): RequestState =>
  state({ source, key, params, firstAt: AT + 5_000, lastSuccessAt: AT + 5_000, ...more });
const unread = { firstAt: null, lastSuccessAt: null, lastTryAt: null };
const failure = { kind: 'down', detail: 'no answer', status: null, at: AT } as const;

describe('the first search for a keyword', () => {
  test.each<[string, Request[], RequestState[], number, ReturnType<typeof firstRead>]>([
    [
      'has ended when each source has been read',
      [feed, search],
      [stateOf(feed), stateOf(search)],
      SOON,
      { ended: true, read: ['feed', 'hacker-news'], failed: [], waiting: [] },
    ],
    [
      'goes on in the first moments, whatever is there: the plan may be an old one',
      [feed],
      [stateOf(feed)],
      AT + 10_000,
      { ended: false, read: ['feed'], failed: [], waiting: [] },
    ],
    [
      'waits for a source that was not asked yet',
      [feed, search],
      [stateOf(feed)],
      SOON,
      { ended: false, read: ['feed'], failed: [], waiting: ['hacker-news'] },
    ],
    [
      'waits for a page chain to its end',
      [search],
      [stateOf(search, { ...unread, lastTryAt: AT + 1_000 })],
      SOON,
      { ended: false, read: [], failed: [], waiting: ['hacker-news'] },
    ],
    [
      'waits no longer than five minutes',
      [search],
      [],
      LATE,
      { ended: true, read: [], failed: [], waiting: ['hacker-news'] },
    ],
    [
      'has ended when a source has failed once',
      [search],
      [stateOf(search, { ...unread, failures: 1, error: failure })],
      SOON,
      { ended: true, read: [], failed: [{ source: 'hacker-news', failure }], waiting: [] },
    ],
    [
      'counts a source as read when one of its requests was',
      [feed, planned('feed', { key: 'other', params: { url: 'https://other.example/feed' } })],
      [stateOf(feed), stateOf(feed, { key: 'other', failures: 2, error: failure })],
      SOON,
      { ended: true, read: ['feed'], failed: [], waiting: [] },
    ],
    [
      'takes a feed that was read before the keyword came',
      [feed],
      [stateOf(feed, { firstAt: AT - HOUR, lastSuccessAt: AT - HOUR })],
      SOON,
      { ended: true, read: ['feed'], failed: [], waiting: [] },
    ],
    [
      'waits for a search that was read for other words only, and is due soon',
      [search],
      [stateOf(search, { firstAt: AT - HOUR, lastSuccessAt: AT - HOUR, nextAt: AT + 2 * MINUTE })],
      SOON,
      { ended: false, read: [], failed: [], waiting: ['hacker-news'] },
    ],
    [
      'does not wait for one that is due much later',
      [search],
      [stateOf(search, { firstAt: AT - HOUR, lastSuccessAt: AT - HOUR, nextAt: AT + HOUR })],
      SOON,
      { ended: true, read: ['hacker-news'], failed: [], waiting: [] },
    ],
    [
      'does not wait for a stream, which has no end',
      [feed, stream],
      [stateOf(feed)],
      SOON,
      { ended: true, read: ['feed'], failed: [], waiting: ['bluesky'] },
    ],
    [
      'waits two minutes for a source to be planned at all',
      [],
      [],
      SOON,
      { ended: false, read: [], failed: [], waiting: [] },
    ],
    ['ends then', [], [], AT + 2 * MINUTE, { ended: true, read: [], failed: [], waiting: [] }],
    ['has ended later', [], [], LATE, { ended: true, read: [], failed: [], waiting: [] }],
    [
      'ends when the clock was set back',
      [search],
      [],
      AT - HOUR,
      { ended: true, read: [], failed: [], waiting: ['hacker-news'] },
    ],
    [
      'is none of the sources that serve others',
      [planned('mastodon', { serves: ['another'] }), planned('gdelt', { serves: [] })],
      [],
      LATE,
      { ended: true, read: [], failed: [], waiting: [] },
    ],
  ])('%s', (_, plan, states, now, expected) => {
    expect(firstRead(kestrelbox, plan, states, AT, now)).toEqual(expected);
  });
});
