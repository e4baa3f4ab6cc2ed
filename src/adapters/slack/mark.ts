import { MAX_ID } from './limits.ts';
import type { SlackPart } from './render.ts';

/**
 * A message carries the key of its delivery as the `block_id` of its first block: Slack hands the blocks back with each press,
 * so that a card whose delivery was never confirmed is recognized. An edit writes new blocks without it: a card that we edit
 * is one that we know.
 */
const MARK = 'key|';

export function withMark(part: SlackPart, key: string): SlackPart {
  const [first, ...others] = part.blocks;
  const block_id = `${MARK}${key}`;
  if (!first || block_id.length > MAX_ID) return part;
  return { ...part, blocks: [{ ...first, block_id }, ...others] };
}

/** The key of the delivery as which a message was sent; null = it does not say. */
export function markOf(blocks: readonly { block_id?: string }[] | undefined): string | null {
  const id = blocks?.[0]?.block_id ?? '';
  return id.startsWith(MARK) ? id.slice(MARK.length) : null;
}
