import { ComponentType, RESTJSONErrorCodes } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import { clip } from '../../messages/foreign.ts';
import type { MessageRequest } from './body.ts';
import { codeOf } from './failures.ts';
import { MAX_TEXT } from './limits.ts';

interface Part {
  type: number;
  id?: number;
  content?: string;
  file?: { url: string };
  components?: Part[];
}

/** What people read in components, in one text. */
function textIn(parts: readonly Part[]): string {
  return parts
    .flatMap(({ type, content, components }) =>
      type === ComponentType.TextDisplay ? [content ?? ''] : components ? [textIn(components)] : [],
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The same message as one text: without pictures, colors, buttons and menus, and with its mark and its file. */
function plainRequest({ body, files }: MessageRequest): MessageRequest {
  const parts = body.components as Part[];
  const id = parts[0]?.id;
  const text = { type: ComponentType.TextDisplay, content: clip(textIn(parts), MAX_TEXT) || '…' };
  const container = { type: ComponentType.Container, components: [text] };
  const components = [id === undefined ? container : { ...container, id }];
  const below = parts.filter(({ type }) => type === ComponentType.File);
  const kept = files.filter(({ name }) => below.some(({ file }) => file?.url === `attachment://${name}`));
  const attachments = kept.map(({ name }, nth) => ({ id: String(nth), filename: name }));
  return { body: { ...body, components: [...components, ...below], attachments }, files: kept };
}

/**
 * Makes a call, and once more with the plain form of the message when Discord does not take its form: a refusal by its code
 * means that nothing was done.
 * @throws the refusal of the plain form, and every other failure
 */
export async function orPlainer<T>(
  request: MessageRequest,
  call: (request: MessageRequest) => Promise<T>,
  onPlain: () => void,
): Promise<T> {
  try {
    return await call(request);
  } catch (error) {
    const code = codeOf(error instanceof DeliveryError ? error.cause : error);
    if (code !== RESTJSONErrorCodes.InvalidFormBodyOrContentType) throw error;
    onPlain();
    return call(plainRequest(request));
  }
}
