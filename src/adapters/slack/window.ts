import type { Reply } from '../../commands/command.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { changeBlocks } from './answer.ts';
import { forSdk, plainTextObject } from './block.ts';
import { MAX_VIEW_BLOCKS } from './limits.ts';
import { viewBlocks } from './view-blocks.ts';

/** An answer as a modal, for where there is no conversation to answer in. */
export function windowOf(reply: Pick<Reply, 'message' | 'change' | 'visibility'>) {
  const change = changeBlocks(reply);
  return {
    type: 'modal' as const,
    title: plainTextObject('Earshot'),
    close: plainTextObject(copyOf(reply.message.language).slack.close),
    blocks: forSdk([...viewBlocks(reply.message).slice(0, MAX_VIEW_BLOCKS - change.length), ...change]),
  };
}
