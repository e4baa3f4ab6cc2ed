import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { MINUTE, type Millis } from '../../time.ts';

/** How far the time of a push may be from ours (Standard Webhooks, "Verifying webhook authenticity"). */
const WINDOW = 5 * MINUTE;
const PREFIX = 'whsec_';

export interface Signed {
  /** Headers `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`; '' when missing. */
  id: string;
  timestamp: string;
  signature: string;
  /** The raw bytes: a body that was parsed and printed again has another signature. */
  body: Uint8Array;
}

/** 32 bytes, in the form that Standard Webhooks libraries take. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/**
 * `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. The package `standardwebhooks` reads the machine's clock and
 * signs a body as text, so that bytes which are no text can be exchanged; the tests sign with it.
 */
function signatureOf(secret: string, { id, timestamp, body }: Omit<Signed, 'signature'>): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/**
 * Whether a push comes from somebody who holds one of the secrets, now.
 * @returns null when it does; else what is wrong with it
 */
export function signatureProblem(
  signed: Signed,
  secrets: readonly string[],
  now: Millis,
): 'signature' | 'time' | null {
  const { id, timestamp, signature } = signed;
  // A dot in the id would let one signature stand for two contents.
  if (!/^[\w-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return 'signature';
  const signatures = signature.split(' ', 10).map((entry) => Buffer.from(entry));
  const right = secrets.map((secret) => Buffer.from(signatureOf(secret, signed)));
  const known = right.some((expected) =>
    signatures.some((other) => other.length === expected.length && timingSafeEqual(expected, other)),
  );
  if (!known) return 'signature';
  return Math.abs(now - Number(timestamp) * 1_000) > WINDOW ? 'time' : null;
}
