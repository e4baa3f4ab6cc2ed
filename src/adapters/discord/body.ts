import { ComponentType, MessageFlags, type RawFile } from 'discord.js';
import type { ReplyFile } from '../../commands/command.ts';
import type { Chart, Message } from '../../messages/message.ts';
import type { ChartRenderer } from '../platform.ts';
import type { DiscordPress, Presses } from './custom-id.ts';
import { MAX_PINGS } from './limits.ts';
import type { Ping } from './markdown.ts';
import type { MessagePage } from './pages.ts';
import { renderDiscord } from './render.ts';

/** One message of Discord as a request: its JSON and the files that go with it. */
export interface MessageRequest {
  body: Record<string, unknown>;
  files: RawFile[];
}

/** Everything needed to render a message as a request. */
export interface RenderContext {
  drawChart: ChartRenderer;
  presses: Presses;
  /** The message with the commands and the cards that it names as Discord shows them. */
  localize(message: Message): Message;
}

/** A message in Discord's requests, its charts drawn. @param home the guild, for a direct message: its buttons need it */
export async function pagesOf(
  original: Message,
  parts: RenderContext,
  home?: string,
): Promise<MessagePage[]> {
  const message = parts.localize(original);
  const pictures = new Map<Chart, Uint8Array>();
  for (const element of message.elements) {
    if (element.kind !== 'chart') continue;
    const png = await parts.drawChart(element.chart);
    if (png) pictures.set(element.chart, png);
  }
  return renderDiscord(message, {
    pictureOf: (chart) => pictures.get(chart) ?? null,
    idOf: (press: DiscordPress, nth) =>
      parts.presses.idOf(home === undefined ? press : { ...press, home }, nth),
  });
}

/** The request with a file below what it says: one that no component names is not shown. */
export function withFile({ body, files }: MessageRequest, file: ReplyFile | undefined): MessageRequest {
  if (!file) return { body, files };
  const components = body.components as readonly unknown[];
  const attachments = body.attachments as readonly unknown[];
  return {
    body: {
      ...body,
      components: [...components, { type: ComponentType.File, file: { url: `attachment://${file.name}` } }],
      attachments: [...attachments, { id: String(files.length), filename: file.name }],
    },
    files: [...files, { name: file.name, data: Buffer.from(file.data), contentType: file.type }],
  };
}

function pingedIn({ pings }: MessagePage, kind: Ping['kind']): Partial<Record<Ping['kind'], string[]>> {
  const ids = pings.filter((ping) => ping.kind === kind).map(({ id }) => id);
  return ids.length > 0 ? { [kind]: ids.slice(0, MAX_PINGS) } : {};
}

/** A page as a request. An edit must list all attachments that are to remain; these are exactly the page's pictures. */
export function requestOf(
  page: MessagePage,
  options: { ephemeral?: boolean; more?: Record<string, unknown> } = {},
): MessageRequest {
  return {
    body: {
      ...options.more,
      flags: MessageFlags.IsComponentsV2 | (options.ephemeral ? MessageFlags.Ephemeral : 0),
      components: page.components,
      attachments: page.pictures.map(({ name, description }, id) => ({
        id: String(id),
        filename: name,
        description,
      })),
      allowed_mentions: { parse: [], ...pingedIn(page, 'users'), ...pingedIn(page, 'roles') },
    },
    files: page.pictures.map(({ name, data }) => ({
      name,
      data: Buffer.from(data),
      contentType: 'image/png',
    })),
  };
}
