import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { MAX_BODIES_BYTES, MAX_BODY_BYTES } from '../../../src/adapters/inbound/limits.ts';
import { createBodyReader } from '../../../src/adapters/inbound/read-body.ts';

/** A request whose body is written by the test. */
function request(): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers: {} }) as unknown as PassThrough & IncomingMessage;
}

const FULL = Buffer.alloc(MAX_BODY_BYTES, 'x');
const MOST = MAX_BODIES_BYTES / MAX_BODY_BYTES;

/** Compared as a whole: byte by byte a matcher would take a minute. */
function isFull(body: unknown): boolean {
  return Buffer.isBuffer(body) && body.equals(FULL);
}

/** Writes a part and waits until the reader has taken it. */
function write(to: PassThrough, part: Buffer): Promise<void> {
  return new Promise((resolve) => {
    to.once('data', () => setImmediate(resolve));
    to.write(part);
  });
}

test('bodies read at once may fill the room for all of them; the one too many is turned away, and room comes back', async () => {
  const bodies = createBodyReader();
  const open = Array.from({ length: MOST }, () => {
    const from = request();
    return { from, answer: bodies.read(from) };
  });
  for (const { from } of open) await write(from, FULL);

  const late = request();
  const refused = bodies.read(late);
  await write(late, Buffer.from('x'));
  expect(await refused).toBe('busy');

  // One of them has come to its end and one sender goes away: there is room for two again.
  open[0]!.from.end();
  expect(isFull(await open[0]!.answer)).toBe(true);
  open[1]!.from.destroy();
  expect(await open[1]!.answer).toBeNull();
  const next = [request(), request()];
  const answers = next.map((from) => bodies.read(from));
  for (const from of next) await write(from, FULL);
  for (const from of next) from.end();
  for (const answer of answers) expect(isFull(await answer)).toBe(true);

  for (const { from } of open.slice(2)) from.end();
  for (const { answer } of open.slice(2)) expect(isFull(await answer)).toBe(true);
});

test('a body over its own cap gives back the room it took', async () => {
  const bodies = createBodyReader();
  for (let n = 0; n <= MOST; n++) {
    const from = request();
    const answer = bodies.read(from);
    await write(from, FULL);
    await write(from, Buffer.from('x'));
    expect(await answer).toBe('too-large');
  }
  const from = request();
  const answer = bodies.read(from);
  from.end('still read');
  expect(await answer).toEqual(Buffer.from('still read'));
});
