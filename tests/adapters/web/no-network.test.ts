import { describe, expect, test } from 'vitest';
import { networkFailure, statusFailure } from '../../../src/adapters/web/failures.ts';

function failed(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

describe('a failure tells whether anything was reached', () => {
  test.each([
    ['ENOTFOUND', true],
    ['EAI_AGAIN', true],
    ['ENETUNREACH', true],
    ['EHOSTUNREACH', true],
    ['UND_ERR_CONNECT_TIMEOUT', true],
    ['ECONNREFUSED', false],
    ['ECONNRESET', false],
    ['CERT_HAS_EXPIRED', false],
    ['UND_ERR_SOCKET', false],
  ])('%s', (code, noNetwork) => {
    expect(networkFailure(failed(code), 'blog.example')).toMatchObject({ kind: 'down', noNetwork });
  });

  test('of several addresses, the first tells', () => {
    const each = ['ENETUNREACH', 'EHOSTUNREACH'].map((code) => Object.assign(new Error(code), { code }));
    const error = new TypeError('fetch failed', { cause: new AggregateError(each) });
    expect(networkFailure(error, 'blog.example').noNetwork).toBe(true);
  });

  test('an answer, whatever it says, came over the network', () => {
    const answer = { status: 503, headers: { get: () => null } };
    expect(statusFailure(answer, 'blog.example', 0).noNetwork).toBe(false);
  });
});
