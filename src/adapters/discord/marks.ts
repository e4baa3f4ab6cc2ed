import { createHash } from 'node:crypto';
import { MAX_NONCE } from './limits.ts';

/**
 * Tells a message of ours from every other, by the id of its container (components/reference: 32 bits, from 1 on): to be
 * found again when its answer was lost. A nonce is known for a few minutes only, and a new post of a forum has none.
 */
export function markOf(key: string, page = 0): number {
  const marked = page === 0 ? key : `${page}:${key}`;
  return createHash('sha256').update(marked).digest().readUInt32BE(0) >>> 1 || 1;
}

/** The same for the same delivery: Discord answers a repeated nonce with the message that it has (Create Message). */
export function nonceOf(key: string, page: number): string {
  return createHash('sha256').update(`${page}:${key}`).digest('base64url').slice(0, MAX_NONCE);
}

/** The body of a message with its mark. */
export function marked(body: Record<string, unknown>, mark: number): Record<string, unknown> {
  const [container, ...others] = body.components as Record<string, unknown>[];
  return { ...body, components: [{ ...container, id: mark }, ...others] };
}

interface Marked {
  id: string;
  author?: { id: string };
  components?: { id?: number }[];
}

/** The message that carries the mark. @param self the bot's user, when it is known */
export function withMark<T extends Marked>(
  messages: readonly T[],
  mark: number,
  self: string | undefined,
): T | undefined {
  return messages.find(
    ({ components, author }) =>
      components?.[0]?.id === mark && (self === undefined || author === undefined || author.id === self),
  );
}
