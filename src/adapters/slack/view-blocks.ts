import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';
import { withCommands } from '../../messages/own-commands.ts';
import { linkCards } from '../card-links.ts';
import { plainTextObject, type SlackBlock } from './block.ts';
import { elementBlocks } from './elements.ts';
import { MAX_VIEW_BLOCKS } from './limits.ts';
import { piecesOf, richText } from './rich-text.ts';
import { looseTable } from './table.ts';

/**
 * A message inside a modal or the App Home, where Slack takes up to 100 blocks but neither tables nor charts: tables
 * become lines, charts keep their sentence.
 */
export function viewBlocks(message: Message): SlackBlock[] {
  const blocks = linkCards(message, () => undefined)
    .elements.flatMap((element) => elementBlocks(element, message.language, () => false))
    .flatMap((block) => (block.type === 'table' ? looseTable(block, copyOf(message.language)) : [block]));
  if (blocks.length === 0)
    return [{ type: 'section', text: plainTextObject(message.summary.slice(0, 3_000)) }];
  if (blocks.length <= MAX_VIEW_BLOCKS) return blocks;
  const more = richText(piecesOf(withCommands(copyOf(message.language).slack.more)));
  return [...blocks.slice(0, MAX_VIEW_BLOCKS - more.length), ...more];
}
