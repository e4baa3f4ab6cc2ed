import { plainTextObject, type SlackBlock } from './block.ts';
import { refusalOf } from './delivery-error.ts';
import { PAYLOAD_REFUSED } from './error-kinds.ts';
import { MAX_BLOCK_TEXT, MAX_TEXT } from './limits.ts';
import type { SlackPart } from './render.ts';
import { escapeText } from './rich-text.ts';
import { tableAsText } from './table.ts';

/**
 * Blocks and elements younger than others: a workspace may not take them yet, since Slack brings them out in turns. What
 * they say is said without them, too: a chart has its sentence, a table is drawn with spaces, a moment has its words.
 */
const NEWER: Readonly<Record<string, (block: SlackBlock) => SlackBlock[]>> = {
  data_visualization: () => [],
  table: tableAsText,
  date: ({ fallback }) => [{ type: 'text', text: fallback }],
};

/** The same blocks without the newer ones, whatever they stand in. */
export function olderBlocks(blocks: readonly SlackBlock[]): SlackBlock[] {
  return blocks.flatMap((block) => {
    const older = NEWER[block.type];
    if (older) return older(block);
    return Array.isArray(block.elements) ? [{ ...block, elements: olderBlocks(block.elements) }] : [block];
  });
}

/** A message as it is, without the newer blocks, and as text only: each says the same. */
export function plainerParts(part: SlackPart): SlackPart[] {
  if (part.blocks.length === 0) return [part];
  const older = olderBlocks(part.blocks);
  const hasNewer = JSON.stringify(older) !== JSON.stringify(part.blocks);
  const text = textOf(older, escapeText, MAX_TEXT) || part.text;
  return [part, ...(hasNewer ? [{ ...part, blocks: older }] : []), { text, blocks: [] }];
}

/** The same for what is read in a modal or the App Home, where there is no text beside the blocks. */
export function plainerViews(blocks: readonly SlackBlock[]): SlackBlock[][] {
  const older = olderBlocks(blocks);
  const text = textOf(older, (words) => words, MAX_BLOCK_TEXT);
  return [[...blocks], older, [{ type: 'section', text: plainTextObject(text) }]];
}

/**
 * Makes a call, again with the next form of its payload as long as Slack refuses the one before: a refusal by name means
 * that nothing was done.
 * @param forms at least one, each plainer than the one before
 * @throws the refusal of the plainest
 */
export async function withPlainer<F, T>(
  forms: readonly F[],
  call: (form: F, nth: number) => Promise<T>,
): Promise<T> {
  const last = forms.length - 1;
  for (const [nth, form] of forms.slice(0, last).entries()) {
    try {
      return await call(form, nth);
    } catch (error) {
      if (!PAYLOAD_REFUSED.has(refusalOf(error) ?? '')) throw error;
    }
  }
  return call(forms[last]!, last);
}

type Write = (text: string) => string;

/** What people read in blocks, a line for each; '' when the first does not even fit. */
function textOf(blocks: readonly SlackBlock[], write: Write, max: number): string {
  let text = '';
  for (const line of blocks.flatMap((block) => linesOf(block, write))) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > max - 2) return text === '' ? '' : `${text}\n…`;
    text = longer;
  }
  return text;
}

function linesOf(block: SlackBlock, write: Write): string[] {
  const elements = (block.elements ?? []) as SlackBlock[];
  const lines = () => elements.flatMap((element) => linesOf(element, write));
  const words = (between: string) => elements.map((piece) => pieceText(piece, write)).join(between);
  switch (block.type) {
    case 'header':
    case 'section':
      return [write((block.text as { text: string }).text)];
    case 'context':
      return [words(' ')];
    case 'rich_text':
      return lines();
    case 'rich_text_list':
      return lines().map((line) => `• ${line}`);
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return [words('')];
    default:
      return [];
  }
}

/** A piece as Slack reads it in a text (messaging/formatting-message-text): mentions still call people. */
function pieceText(piece: SlackBlock, write: Write): string {
  switch (piece.type) {
    case 'user':
      return `<@${piece.user_id}>`;
    case 'usergroup':
      return `<!subteam^${piece.usergroup_id}>`;
    case 'channel':
      return `<#${piece.channel_id}>`;
    case 'link':
      return write(`${piece.text} (${piece.url})`);
    default:
      return write(String(piece.text ?? ''));
  }
}
