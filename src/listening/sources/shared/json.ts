import { SourceError } from '../../../config/errors.ts';
import type { WebAnswer } from '../source.ts';
import { type Fields, fieldsOf } from './fields.ts';

/**
 * The body of an answer as JSON of unknown shape.
 * @param from the source as people know it
 * @throws SourceError `malformed`
 */
export function jsonOf(answer: WebAnswer, from: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch (cause) {
    throw new SourceError('malformed', `${from} answers with something that is not JSON.`, { cause });
  }
}

/** What a frame or a failed answer says, as far as it is JSON: anything else has no fields. */
export function fieldsIn(said: string): Fields {
  try {
    return fieldsOf(JSON.parse(said));
  } catch {
    return {};
  }
}
