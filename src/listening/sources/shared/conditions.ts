import { DAY, type Millis } from '../../time.ts';
import type { WebAnswer, WebAsk } from '../source.ts';
import { numberOf, textOf } from './fields.ts';

/** A server that says "unchanged" for ever may be wrong: now and then it has to show what there is. */
const IN_FULL_EVERY = DAY;

/** What a cursor keeps of an answer, to ask next time for what has changed only. */
export type Conditions = {
  etag: string | null;
  lastModified: string | null;
  /** When it last answered in full; null in cursors of before this was kept. */
  fullAt: Millis | null;
};

export const NO_CONDITIONS: Conditions = { etag: null, lastModified: null, fullAt: null };

/** The conditions of the next request, exactly as they came; none when everything has to be shown again. */
export function conditionsFor(
  { etag, lastModified, fullAt }: Conditions,
  now: Millis,
): Pick<WebAsk, 'etag' | 'lastModified'> {
  const due = fullAt === null || now - fullAt >= IN_FULL_EVERY || fullAt > now;
  return due ? {} : { etag, lastModified };
}

/** What is kept after an answer: "unchanged" may come with a new validator, and without one says nothing of it. */
export function conditionsAfter(
  { notModified, headers }: Pick<WebAnswer, 'notModified' | 'headers'>,
  before: Conditions,
  now: Millis,
): Conditions {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  if (notModified)
    return { ...before, etag: etag ?? before.etag, lastModified: lastModified ?? before.lastModified };
  return { etag, lastModified, fullAt: now };
}

export function conditionsIn({ etag, lastModified, fullAt }: Record<string, unknown>): Conditions {
  return { etag: textOf(etag) ?? null, lastModified: textOf(lastModified) ?? null, fullAt: numberOf(fullAt) };
}
