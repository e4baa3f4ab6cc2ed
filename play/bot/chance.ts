import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Everything random in this process comes from a seed from now on: the bot draws ids and secrets, and a scenario that is
 * played twice has to say the same twice. Only for processes that play: such secrets are no secrets.
 * @returns undoes it
 */
export function seedRandomness(seed: string): () => void {
  const { randomBytes, randomInt, randomUUID } = crypto;
  let drawn = 0;
  const bytes = (size: number): Buffer => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < size; length += 32)
      blocks.push(createHash('sha256').update(`${seed}:${drawn++}`).digest());
    return Buffer.concat(blocks).subarray(0, size);
  };
  Object.assign(crypto, {
    randomBytes: (size: number, done?: (error: null, bytes: Buffer) => void) => {
      if (!done) return bytes(size);
      setImmediate(done, null, bytes(size));
    },
    randomInt: (low: number, high?: number) => {
      const [from, to] = high === undefined ? [0, low] : [low, high];
      return from + (bytes(6).readUIntBE(0, 6) % (to - from));
    },
    randomUUID: () => {
      const hex = bytes(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  });
  syncBuiltinESMExports();
  return () => {
    Object.assign(crypto, { randomBytes, randomInt, randomUUID });
    syncBuiltinESMExports();
  };
}
