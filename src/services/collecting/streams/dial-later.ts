import { SourceError } from '../../../config/errors.ts';
import type { Call, Socket } from '../../../listening/sources/stream.ts';

/** A socket whose address must be asked for first: silent until then, and over when it cannot be found out. */
export function dialLater(call: Promise<Call>, dial: (call: Call) => Socket): Socket {
  let socket: Socket | null = null;
  let failure: SourceError | null = null;
  let closed = false;
  call.then(
    (found) => {
      if (!closed) socket = dial(found);
    },
    (error: unknown) => {
      failure =
        error instanceof SourceError
          ? error
          : new SourceError('malformed', 'Its address could not be made out.', { cause: error });
    },
  );
  return {
    take: () => socket?.take() ?? [],
    opened: () => socket?.opened() ?? false,
    ended: () => failure ?? socket?.ended() ?? null,
    close: () => {
      closed = true;
      socket?.close();
    },
  };
}
