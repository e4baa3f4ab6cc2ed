import { ComponentType, SeparatorSpacingSize } from 'discord.js';
import { clip } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { aboutPost } from '../../messages/mentions/post-actions.ts';
import type { Chart, Message } from '../../messages/message.ts';
import { buttonComponent, controlRows } from './controls.ts';
import type { DiscordPress } from './custom-id.ts';
import { elementMarkdown, pingsOf } from './element-text.ts';
import { MAX_MEDIA_DESCRIPTION } from './limits.ts';
import { escapeLine, escapeText } from './markdown.ts';
import { type MessagePage, type PageItem, pagesOfPieces } from './pages.ts';
import { tableText } from './table.ts';

export interface DiscordRenderContext {
  /** The drawn picture of a chart, if it could be drawn. */
  pictureOf(chart: Chart): Uint8Array | null;
  idOf(press: DiscordPress, nth?: number): string;
}

/**
 * A message as pages within Discord's limits. Nearly every message is one page; when it is not, the first carries the
 * beginning and the closing buttons, the rest follows in order.
 */
export function renderDiscord(message: Message, context: DiscordRenderContext): MessagePage[] {
  const used = new Map<string, number>();
  const idOf = (press: DiscordPress) => {
    const key = JSON.stringify(press);
    const nth = used.get(key) ?? 0;
    used.set(key, nth + 1);
    return context.idOf(press, nth);
  };
  const pieces = piecesOf(message, context, idOf);
  return pagesOfPieces(pieces, message.mood);
}

function piecesOf(
  message: Message,
  context: DiscordRenderContext,
  idOf: (press: DiscordPress) => string,
): PageItem[] {
  const words = copyOf(message.language);
  const pieces: PageItem[] = [];
  let pictures = 0;
  let heading = '';
  const addText = (text: string, more: Partial<Extract<PageItem, { kind: 'text' }>> = {}) => {
    if (text.trim() === '') return;
    pieces.push({ kind: 'text', text: text.replace(/^\n+|\n+$/g, ''), pings: [], ...more });
  };
  for (const element of message.elements) {
    switch (element.kind) {
      case 'chart': {
        const { chart } = element;
        const data = context.pictureOf(chart);
        if (data === null) {
          if (!element.said) addText(`**${escapeLine(chart.title)}**\n${escapeText(chart.sentence)}`);
          break;
        }
        const name = `chart-${++pictures}.png`;
        const description = clip(`${chart.title}. ${chart.sentence}`, MAX_MEDIA_DESCRIPTION);
        pieces.push({
          kind: 'parts',
          components: [
            {
              type: ComponentType.MediaGallery,
              items: [{ media: { url: `attachment://${name}` }, description }],
            },
          ],
          picture: { name, data, description },
        });
        break;
      }
      case 'buttons': {
        const rows = controlRows(element, idOf);
        for (const row of rows) pieces.push({ kind: 'parts', components: [row], controls: true });
        break;
      }
      case 'divider':
        pieces.push({
          kind: 'parts',
          components: [{ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }],
        });
        break;
      case 'table':
        addText(tableText(element, words, element.caption !== heading));
        break;
      case 'heading':
        heading = element.text;
        addText(elementMarkdown(element, words));
        break;
      case 'mention': {
        const { post } = element.mention;
        const button = post && { label: words.posts.actions, verb: 'mark', args: aboutPost(post) };
        addText(elementMarkdown(element, words), button ? { beside: buttonComponent(button, idOf) } : {});
        break;
      }
      default:
        addText(elementMarkdown(element, words), {
          pings: pingsOf(element),
          ...(element.kind === 'facts' ? { apart: true } : {}),
        });
    }
  }
  // A card of nothing but buttons would be refused by nobody and understood by nobody.
  if (!pieces.some(({ kind }) => kind === 'text'))
    pieces.unshift({ kind: 'text', text: escapeText(message.summary) || '…', pings: [] });
  return pieces;
}
