import { SourceError } from '../../../config/errors.ts';
import type { WebAnswer } from '../source.ts';
import { decodeText } from './charset/decode.ts';
import { type Fields, fieldsOf } from './fields.ts';

/**
 * The body of an answer as JSON of unknown shape.
 * @param from the source as people know it
 * @throws SourceError `malformed`
 */
export function jsonOf(answer: WebAnswer, from: string): unknown {
  try {
    return JSON.parse(decodeText(answer.body, answer.headers.get('content-type')));
  } catch (cause) {
    throw new SourceError('malformed', `${from} answers with something that is not JSON.`, { cause });
  }
}

/** The fields of a frame or a failed answer that is JSON; anything else has none. */
export function fieldsIn(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}
