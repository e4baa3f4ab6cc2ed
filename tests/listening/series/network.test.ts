import { describe, expect, test } from 'vitest';
import type { RequestState } from '../../../src/listening/series/health.ts';
import { networkOf } from '../../../src/listening/series/network.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';
import { NOW, request } from '../../messages/samples.ts';

/** One feed; times are minutes before now. */
function feed(
  name: string,
  read: number,
  failing?: { since: number; at?: number; failures?: number; status?: number },
): RequestState {
  const url = `https://${name}.example/feed`;
  return request({
    key: url,
    params: { url },
    lastSuccessAt: NOW - read * MINUTE,
    coveredUntil: NOW - read * MINUTE,
    failures: failing ? (failing.failures ?? 3) : 0,
    error: failing
      ? {
          kind: 'down',
          detail: '',
          status: failing.status ?? null,
          at: NOW - (failing.at ?? 1) * MINUTE,
          since: NOW - failing.since * MINUTE,
          ...(failing.status === undefined ? { noNetwork: true as const } : {}),
        }
      : null,
  });
}

const FAILING = { since: 20 };

describe('whether it is the network of this machine that is down', () => {
  test.each<[string, RequestState[], 'up' | 'down' | 'unsure', string[]]>([
    ['all is well', [feed('a', 4), feed('b', 2)], 'up', []],
    ['no source has been tried yet', [], 'up', []],
    [
      'all that was tried since is lost',
      [feed('a', 30, FAILING), feed('b', 25, FAILING)],
      'down',
      ['a', 'b'],
    ],
    [
      'one has not had its turn yet',
      [feed('a', 30, FAILING), feed('b', 25, FAILING), feed('c', 50)],
      'down',
      ['a', 'b'],
    ],
    [
      'they fail, but not for long',
      [feed('a', 30, { since: 2, failures: 1 }), feed('b', 25, { since: 1, failures: 1 })],
      'unsure',
      ['a', 'b'],
    ],
    ['one is lost, the others answer', [feed('a', 30, FAILING), feed('b', 2)], 'up', []],
    [
      'one is lost, and no other has been tried since',
      [feed('a', 30, FAILING), feed('b', 25)],
      'unsure',
      ['a'],
    ],
    ['nobody told for an hour', [feed('a', 90, { since: 75 }), feed('b', 80)], 'up', ['a']],
    ['there is only one source', [feed('a', 30, FAILING)], 'up', ['a']],
    [
      'one is lost, another is down by itself',
      [feed('a', 30, FAILING), feed('b', 25, { ...FAILING, status: 503 })],
      'up',
      [],
    ],
    [
      'two addresses have been dead for days, the others answer',
      [feed('a', 9_000, { since: 8_000 }), feed('b', 9_000, { since: 7_000 }), feed('c', 3)],
      'up',
      [],
    ],
    [
      'two are dead for days, and the network fails now',
      [feed('a', 9_000, { since: 8_000 }), feed('b', 30, FAILING), feed('c', 30, FAILING)],
      'down',
      ['b', 'c'],
    ],
  ])('%s', (_name, states, verdict, cutOff) => {
    const view = networkOf(states, NOW);
    expect(view.verdict).toBe(verdict);
    expect([...view.cutOff].map((id) => /\/\/(\w+)\./.exec(id)?.[1])).toEqual(cutOff);
  });

  test('searches of one source are one: it may be the source', () => {
    const search = (key: string) => ({ ...feed('x', 30, FAILING), key, params: {}, source: 'hacker-news' });
    expect(networkOf([search('a'), search('b')], NOW).verdict).toBe('up');
    expect(networkOf([search('a'), search('b'), feed('c', 30)], NOW).verdict).toBe('unsure');
    expect(networkOf([search('a'), feed('c', 30, FAILING)], NOW)).toMatchObject({
      verdict: 'down',
      since: NOW - 20 * MINUTE,
      reachedAt: NOW - 30 * MINUTE,
    });
    expect(networkOf([search('a')], NOW + 2 * HOUR).verdict).toBe('up');
  });
});
