import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import { codeOf, type Purpose } from './failures.ts';
import { THREAD_ARCHIVE_MINUTES } from './limits.ts';

type Ask = <T>(purpose: Purpose, request: () => Promise<unknown>, channel?: string) => Promise<T>;

/** Threads that start from our messages. */
export function createThreads(rest: REST, ask: Ask) {
  /** Starts the thread below a message. @returns false where none can be: a voice chat, a server with too many */
  const start = async (channel: string, root: string, name: string): Promise<boolean> => {
    try {
      await ask(
        'thread',
        () =>
          rest.post(Routes.threads(channel, root), {
            body: { name, auto_archive_duration: THREAD_ARCHIVE_MINUTES },
          }),
        channel,
      );
      return true;
    } catch (error) {
      const code = error instanceof DeliveryError ? codeOf(error.cause) : null;
      // Somebody else was quicker; the thread is there.
      if (code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return true;
      if (code !== null && NO_THREADS.has(code)) return false;
      throw error;
    }
  };

  /** Runs work in a thread, which is reopened first when it was archived. */
  const opened = async <T>(thread: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof DeliveryError ? codeOf(error.cause) : null;
      if (code !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
      await unlocked(() =>
        ask('thread', () => rest.patch(Routes.channel(thread), { body: { archived: false } })),
      );
      return work();
    }
  };

  return { start, opened };
}

/** Where a message cannot have a thread, its answers stand beside it. */
const NO_THREADS: ReadonlySet<number> = new Set<number>([
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.MaximumActiveThreads,
  RESTJSONErrorCodes.MaximumActiveAnnouncementThreads,
]);

/** A thread that somebody locked says no more; its channel goes on. */
async function unlocked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.kind !== 'not-allowed') throw error;
    throw new DeliveryError('no-message', 'the thread is locked', { cause: error });
  }
}

/** A deleted thread or post takes its messages along; the channel it was in may well be there. */
export async function deletedAsMessage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.kind !== 'no-channel') throw error;
    throw new DeliveryError('no-message', 'the thread has been deleted', { cause: error });
  }
}
