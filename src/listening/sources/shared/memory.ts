import type { Millis } from '../../time.ts';
import type { Json, Page } from '../source.ts';
import { fieldsOf, numberOf } from './fields.ts';

/**
 * The stretch that a service with a short memory has forgotten since it was last read: what was written then is nowhere
 * to be had any more.
 * @param stored cursor with the time of the last read that ended, as `readAt`
 * @param memory how long the service remembers, ms
 */
export function forgottenSince(stored: Json, now: Millis, memory: Millis): Pick<Page, 'gap'> {
  const readAt = numberOf(fieldsOf(stored).readAt);
  return readAt !== null && readAt < now - memory ? { gap: { from: readAt, to: now - memory } } : {};
}
