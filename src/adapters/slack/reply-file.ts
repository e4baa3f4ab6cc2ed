import type { Reply, ReplyFile } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { ChannelRef } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Element, Message } from '../../messages/message.ts';
import { withoutFile } from '../../messages/reports/file-message.ts';
import { slackDeliveryError } from './delivery-error.ts';
import { fileRefusalOf } from './file-refusal.ts';
import type { SlackContext } from './inbound.ts';

/** Sends a message with a file to one person. @throws DeliveryError */
export type SendFile = (to: ChannelRef, message: Message, file: ReplyFile, key: string) => Promise<void>;

/**
 * The file of a reply goes to the person's direct messages with the bot: what only one person sees in a channel can hold
 * none. The reply then says where it is, or that it was not sent.
 */
export function createFileSender(sendFile: SendFile, log: Log) {
  return async ({ home, person }: SlackContext, reply: Reply, key: string): Promise<Reply> => {
    if (!reply.file) return reply;
    const { message, file } = reply;
    const { browse } = copyOf(message.language);
    try {
      await sendFile({ ...home, channel: `@${person.id}` }, message, file, key);
      return { ...reply, message: { ...message, elements: [...message.elements, line(browse.fileSent)] } };
    } catch (error) {
      log.warn('file not sent', { kind: slackDeliveryError(error).kind, home: home.home });
      const refusal = fileRefusalOf(error);
      if (refusal) return { ...reply, message: withoutFile(message, file, refusal) };
      const { fileNotSent: summary } = browse;
      const { language } = message;
      return { ...reply, message: { language, summary, mood: 'warning', elements: [line(summary)] } };
    }
  };
}

function line(text: string): Element {
  return { kind: 'text', text };
}
