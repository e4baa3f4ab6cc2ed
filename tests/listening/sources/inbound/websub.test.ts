import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hubIn, hubOf } from '../../../../src/listening/sources/feed/hub.ts';
import {
  answerHub,
  isPushed,
  isSigned,
  markRequested,
  newSubscription,
} from '../../../../src/listening/sources/inbound/websub.ts';
import type { Json } from '../../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/listening/time.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HUB = 'https://hub.example/';
const TOPIC = 'https://queue.example/feed';
const fresh = () => newSubscription('https://queue.example/feed', HUB, TOPIC, NOW);
const question = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': TOPIC,
    'hub.challenge': 'sesame',
    'hub.lease_seconds': '432000',
    ...more,
  });

describe('a hub asks whether we meant it', () => {
  test('we did: its challenge goes back, and it is asked again before the lease ends', () => {
    const answer = answerHub(markRequested(fresh(), NOW), question(), NOW);
    expect(answer?.challenge).toBe('sesame');
    expect(answer?.next).toMatchObject({
      pending: false,
      failures: 0,
      leaseUntil: NOW + 5 * DAY,
      nextAt: NOW + 4 * DAY,
    });
  });

  test.each([
    ['another topic', { 'hub.topic': 'https://queue.example/other' }],
    ['an end that we did not ask for', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
    ['a challenge of a megabyte', { 'hub.challenge': 'x'.repeat(1_000_000) }],
  ])('we did not: %s', (_what, more) => {
    expect(answerHub(markRequested(fresh(), NOW), question(more), NOW)).toBeNull();
  });

  test('a question that we did not provoke, or that was answered already, is not confirmed', () => {
    expect(answerHub(fresh(), question(), NOW)).toBeNull();
    const confirmed = answerHub(markRequested(fresh(), NOW), question(), NOW)!.next;
    expect(answerHub(confirmed, question(), NOW)).toBeNull();
  });

  test('it ends what it no longer wants, whenever it likes', () => {
    const confirmed = answerHub(markRequested(fresh(), NOW), question(), NOW)!.next;
    const ended = answerHub(confirmed, question({ 'hub.mode': 'denied' }), NOW);
    expect(ended).toMatchObject({ challenge: null, next: { leaseUntil: null, nextAt: NOW + DAY } });
  });

  test.each([
    ['0', 10 * DAY],
    ['x', 10 * DAY],
    ['1', HOUR],
    ['999999999', 30 * DAY],
  ])('a lease of %s seconds', (seconds, lease) => {
    const answer = answerHub(markRequested(fresh(), NOW), question({ 'hub.lease_seconds': seconds }), NOW);
    expect(answer?.next.leaseUntil).toBe(NOW + lease);
  });
});

test('a hub that does not confirm is asked later each time, once a day at last', () => {
  let subscription = fresh();
  const waits = Array.from({ length: 12 }, () => {
    const at = subscription.nextAt;
    subscription = markRequested(subscription, at);
    return subscription.nextAt - at;
  });
  expect(waits.slice(0, 3)).toEqual([15 * MINUTE, 30 * MINUTE, HOUR]);
  expect(waits.at(-1)).toBe(DAY);
});

describe('the signature of a push', () => {
  const subscription = fresh();
  const body = Buffer.from('<rss/>');
  const sign = (method: string, secret = subscription.secret, of = body) =>
    `${method}=${createHmac(method, secret).update(of).digest('hex')}`;

  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('%s', (method) => {
    expect(isSigned(sign(method), subscription, body)).toBe(true);
    expect(isSigned(sign(method).toUpperCase(), subscription, body)).toBe(true);
    expect(isSigned(sign(method, 'another'), subscription, body)).toBe(false);
    expect(isSigned(sign(method), subscription, Buffer.from('<rss />'))).toBe(false);
  });

  test('nothing else passes', () => {
    const [, right] = sign('sha256').split('=');
    for (const header of ['', right!, `md5=${right}`, `sha1=${right}`, `sha256=${right!.slice(2)}`])
      expect(isSigned(header, subscription, body)).toBe(false);
    fc.assert(fc.property(fc.string(), (header) => !isSigned(header, subscription, body)));
  });
});

test('a feed counts as pushed while pushes arrive and the lease lasts', () => {
  const leased = { ...fresh(), leaseUntil: NOW + 10 * DAY };
  expect(isPushed(leased, NOW)).toBe(false);
  expect(isPushed({ ...leased, pushedAt: NOW - DAY }, NOW)).toBe(true);
  expect(isPushed({ ...leased, pushedAt: NOW - 4 * DAY }, NOW)).toBe(false);
  expect(isPushed({ ...leased, pushedAt: NOW - DAY, leaseUntil: NOW }, NOW)).toBe(false);
});

describe('where the hub is named', () => {
  const answer = (link: string | null) => ({
    status: 200,
    url: 'https://queue.example/feed',
    movedTo: null,
    headers: { get: (name: string) => (name === 'link' ? link : null) },
    body: new Uint8Array(),
    notModified: false,
  });
  const none = { hub: null, self: null };

  test.each([
    [`<${HUB}>; rel="hub", <${TOPIC}>; rel="self"`, { hub: HUB, topic: TOPIC }],
    [`<${HUB}>;rel=hub,</feed>; type=text; rel="alternate self"`, { hub: HUB, topic: TOPIC }],
    [`<${HUB}>; rel="hub"`, null],
    [`<javascript:alert(1)>; rel="hub", <${TOPIC}>; rel="self"`, null],
    ['', null],
  ])('in the header %s', (link, hub) => {
    expect(hubOf(answer(link), none)).toEqual(hub);
  });

  test('in the feed, unless the header knows better', () => {
    const parsed = { hub: 'https://other.example/', self: TOPIC };
    expect(hubOf(answer(null), parsed)).toEqual({ hub: 'https://other.example/', topic: TOPIC });
    expect(hubOf(answer(`<${HUB}>; rel=hub`), parsed)).toEqual({ hub: HUB, topic: TOPIC });
  });

  test('in a cursor', () => {
    expect(hubIn({ hub: { hub: HUB, topic: TOPIC } })).toEqual({ hub: HUB, topic: TOPIC });
    for (const cursor of [null, 7, {}, { hub: null }, { hub: { hub: 'ftp://x', topic: TOPIC } }] as Json[])
      expect(hubIn(cursor)).toBeNull();
  });
});
