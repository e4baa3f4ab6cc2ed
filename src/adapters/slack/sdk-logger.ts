import type { Logger } from '@slack/bolt';
import type { Log } from '../../config/log.ts';

/** Warnings and errors of the SDK, in our log; its debug and info lines hold payloads and stay out. */
export function sdkLogger(log: Log): Logger {
  const warn = (...parts: unknown[]) =>
    log.warn('slack sdk', {
      text: parts
        .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
        .join(' ')
        .slice(0, 300),
    });
  return {
    debug: () => {},
    info: () => {},
    warn,
    error: warn,
    setLevel: () => {},
    getLevel: () => 'warn' as ReturnType<Logger['getLevel']>,
    setName: () => {},
  };
}
