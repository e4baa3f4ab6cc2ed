import type { Reply } from '../../commands/command.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { changeBlocks } from './answer.ts';
import { forSdk, plainTextObject } from './block.ts';
import { MAX_VIEW_BLOCKS } from './limits.ts';
import { plainerViews } from './plainer.ts';
import { viewBlocks } from './view-blocks.ts';

/** An answer as a modal, for where there is no conversation to answer in; then plainer ones, for where it is refused. */
export function windowsOf(reply: Pick<Reply, 'message' | 'change' | 'visibility'>) {
  const change = changeBlocks(reply);
  return plainerViews(viewBlocks(reply.message).slice(0, MAX_VIEW_BLOCKS - change.length)).map((blocks) => ({
    type: 'modal' as const,
    title: plainTextObject('Earshot'),
    close: plainTextObject(copyOf(reply.message.language).slack.close),
    blocks: forSdk([...blocks, ...change]),
  }));
}
