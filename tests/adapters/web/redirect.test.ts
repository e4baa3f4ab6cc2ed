import { expect, it } from 'vitest';
import { type Hop, nextHop } from '../../../src/adapters/web/redirect.ts';

const hop = (headers: Record<string, string>): Hop => ({
  url: new URL('https://api.example/v1'),
  method: 'GET',
  headers,
  body: undefined,
});

it.each(['authorization', 'cookie', 'X-Api-Key', 'private-token'])(
  'does not send %s over an unencrypted line, even to the same host',
  (name) => {
    const to = new URL('http://api.example/v1');
    expect(() => nextHop(hop({ [name]: 'hush', accept: '*/*' }), 302, to)).toThrow(/unencrypted/);
  },
);

it('goes from https to http when there is nothing to lose', () => {
  const next = nextHop(
    hop({ accept: '*/*', 'user-agent': 'Earshot/0.1' }),
    302,
    new URL('http://feeds.example/'),
  );
  expect(next.headers).toEqual({ accept: '*/*', 'user-agent': 'Earshot/0.1' });
});
