import { SourceError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import type { SourceContext } from '../source.ts';

/** Longest answer that says whether one post exists. */
const MAX_BYTES = 256 * 1024;

/**
 * Asks the home server of each post (its ActivityPub id is its address) whether it still exists. 404 and 410 mean
 * gone, and so does a `Tombstone` (ActivityPub 6.11); a server that wants signed requests (401, 403) says nothing.
 * @param addressOf where to ask instead of at the id itself, for servers known to have a better place
 * @returns the ids that are gone
 * @throws SourceError only when no server could be asked: one that is down must not hide the answers of the others
 */
export async function goneObjects(
  ids: readonly string[],
  context: SourceContext,
  addressOf: (id: string) => string = (id) => id,
): Promise<string[]> {
  const gone: string[] = [];
  const silent = new Set<string>();
  let failure: SourceError | null = null;
  let answered = 0;
  for (const id of ids) {
    const address = addressOf(id);
    const host = parseUrl(address)?.host;
    if (host === undefined || silent.has(host)) continue;
    try {
      const answer = await context.web.fetch(address, {
        headers: { accept: 'application/activity+json, application/json;q=0.9' },
        maxBytes: MAX_BYTES,
        allow: [401, 403, 404, 406, 410, 422],
      });
      answered += 1;
      if (answer.status === 404 || answer.status === 410 || isTombstone(answer.body)) gone.push(id);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure ??= error;
      silent.add(host);
    }
  }
  if (answered === 0 && failure) throw failure;
  return gone;
}

function isTombstone(body: Uint8Array): boolean {
  return /^\s*\{[\s\S]{0,2000}?"type"\s*:\s*"Tombstone"/.test(
    new TextDecoder().decode(body.subarray(0, 4_000)),
  );
}
