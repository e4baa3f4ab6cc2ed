import type { IncomingMessage } from 'node:http';
import { MAX_BODIES_BYTES, MAX_BODY_BYTES } from './limits.ts';

/** Reads bodies under two caps: one body, and all that are being read at once. */
export interface BodyReader {
  /** @returns the body, `too-large`, or `busy` when others fill the room there is; null when the sender went away */
  read(request: IncomingMessage): Promise<Buffer | 'too-large' | 'busy' | null>;
}

export function createBodyReader(): BodyReader {
  let held = 0;
  return {
    read: (request) =>
      new Promise((resolve) => {
        const parts: Buffer[] = [];
        let size = 0;
        const end = (outcome: Buffer | 'too-large' | 'busy' | null) => {
          // Not destroyed: the answer still has to go out over the same socket.
          request.off('data', take).pause();
          held -= size;
          size = 0;
          resolve(outcome);
        };
        const take = (part: Buffer) => {
          size += part.length;
          held += part.length;
          if (size > MAX_BODY_BYTES) end('too-large');
          else if (held > MAX_BODIES_BYTES) end('busy');
          else parts.push(part);
        };
        if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return end('too-large');
        request.on('data', take);
        request.once('end', () => end(Buffer.concat(parts)));
        request.once('close', () => end(null));
        request.once('error', () => end(null));
      }),
  };
}
