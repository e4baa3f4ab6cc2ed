import { format } from 'node:util';
import type { Log } from './log.ts';

const WAYS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

/**
 * What packages print by themselves becomes lines of the log: it would stand in the line that somebody types, and between
 * the lines of a log that programs read.
 * @returns puts it back
 */
export function sendConsoleTo(log: Log): () => void {
  const before = { ...console };
  for (const way of WAYS)
    console[way] = (...printed: unknown[]) => {
      const fields = { text: format(...printed) };
      if (way === 'warn' || way === 'error') log.warn('printed', fields);
      else log.debug('printed', fields);
    };
  const listeners = process.listeners('warning');
  const onWarning = (warning: Error) => log.warn('warning of Node', { text: String(warning) });
  process.removeAllListeners('warning').on('warning', onWarning);
  return () => {
    Object.assign(console, before);
    process.off('warning', onWarning);
    for (const listener of listeners) process.on('warning', listener);
  };
}
