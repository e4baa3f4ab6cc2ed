import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newSecret, signatureProblem } from '../../../../src/listening/sources/inbound/webhook-signature.ts';
import { MINUTE } from '../../../../src/listening/time.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const body = Buffer.from('{"text":"Kestrelbox"}');

interface Unsigned {
  id: string;
  timestamp: string;
  body: Buffer;
}

/** As senders sign who use the library of Standard Webhooks. */
function signatureOf(secret: string, { id, timestamp, body: payload }: Unsigned): string {
  return new Webhook(secret).sign(id, new Date(Number(timestamp) * 1_000), payload);
}

test('takes the published vector of Standard Webhooks', () => {
  const vector = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    body: Buffer.from('{"test": 2432232314}'),
  };
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(signatureOf(secret, vector)).toBe(signature);
  expect(signatureProblem({ ...vector, signature }, [secret], 1614265330_000)).toBeNull();
});

test('one of several signatures and either secret is enough; the window is five minutes each way', () => {
  const [old, current, other] = [newSecret(), newSecret(), newSecret()];
  const at = (ms: number) => {
    const unsigned = { id: 'msg_1', timestamp: String((NOW + ms) / 1_000), body };
    return { ...unsigned, signature: `v1,AAAA v1a,xx ${signatureOf(old, unsigned)}` };
  };
  expect(signatureProblem(at(0), [current, old], NOW)).toBeNull();
  expect(signatureProblem(at(0), [current, other], NOW)).toBe('signature');
  for (const [ms, problem] of [
    [5 * MINUTE, null],
    [-5 * MINUTE, null],
    [5 * MINUTE + 1_000, 'time'],
    [-5 * MINUTE - 1_000, 'time'],
  ] as const)
    expect(signatureProblem(at(ms), [old], NOW)).toBe(problem);
});

test('nothing that differs from what was signed passes', () => {
  const secret = newSecret();
  const unsigned = { id: 'msg_1', timestamp: String(NOW / 1_000), body };
  const signed = { ...unsigned, signature: signatureOf(secret, unsigned) };
  expect(signatureProblem(signed, [secret], NOW)).toBeNull();
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.uint8Array(), (id, timestamp, signature, bytes) => {
      const forged = [
        { ...signed, id },
        { ...signed, timestamp },
        { ...signed, signature },
        { ...signed, body: bytes },
        { id, timestamp, signature, body: bytes },
      ];
      for (const push of forged) expect(signatureProblem(push, [secret], NOW)).toBe('signature');
    }),
  );
  // The dot that joins the parts cannot be moved from one into the other.
  const moved = { id: 'msg_1.5', timestamp: '1', body };
  expect(signatureProblem({ ...moved, signature: signatureOf(secret, moved) }, [secret], NOW)).toBe(
    'signature',
  );
});

test('takes any text that the library signs, with any of our secrets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w-]{1,128}$/), (text, id) => {
      const secret = newSecret();
      const unsigned = { id, timestamp: String(NOW / 1_000), body: Buffer.from(text) };
      const signed = { ...unsigned, signature: signatureOf(secret, unsigned) };
      expect(signatureProblem(signed, [newSecret(), secret], NOW)).toBeNull();
    }),
    { seed: 11 },
  );
});

test('bytes that are no text have different signatures, though they read as the same text', () => {
  const secret = newSecret();
  const unsigned = { id: 'msg_1', timestamp: String(NOW / 1_000), body: Buffer.from([0xef, 0xbf, 0xbd]) };
  const signed = { ...unsigned, signature: signatureOf(secret, unsigned) };
  expect(signatureProblem(signed, [secret], NOW)).toBeNull();
  expect(signatureProblem({ ...signed, body: Buffer.from([0xff]) }, [secret], NOW)).toBe('signature');
});
