import { SourceError } from '../../../config/errors.ts';
import type { SourceContext, WebAnswer } from '../source.ts';
import { decodeText } from './charset/decode.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { readLeniently } from './lenient-json.ts';

/**
 * The body of an answer as JSON of unknown shape. Of a list an element that cannot be read is left out and counted; where
 * nobody counts, absence means something, and it is refused. So is an answer that breaks off: it is asked for again
 * before anything moves on.
 * @param from the source as people know it
 * @throws SourceError `malformed`
 */
export function jsonOf(answer: WebAnswer, from: string, { lose }: Pick<SourceContext, 'lose'> = {}): unknown {
  const read = readLeniently(decodeText(answer.body, answer.headers.get('content-type')));
  if (read === null) throw new SourceError('malformed', `${from} answers with something that is not JSON.`);
  if (read.cut) throw new SourceError('malformed', `${from} sends an answer that breaks off.`);
  if (read.lost > 0) {
    if (!lose) throw new SourceError('malformed', `${from} sends a list that cannot be read in full.`);
    lose(read.lost);
  }
  return read.value;
}

/** The fields of a frame or a failed answer that is JSON; anything else has none. */
export function fieldsIn(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}
