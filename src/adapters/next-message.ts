import type { EventEmitter } from 'node:events';

/** A worker that did not answer in time. */
export class TooSlow extends Error {}

/** The next message of a worker, a thread or a process. Rejects when the worker fails or ends first, or after `ms` of real time. */
export function nextMessage(worker: Pick<EventEmitter, 'on' | 'off'>, ms: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new TooSlow('the worker is too slow'))), ms);
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('the worker has ended')));
    function settle(how: () => void): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      how();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
