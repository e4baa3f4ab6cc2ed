import type { ReplyFile } from '../../commands/command.ts';
import type { CallKind } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { ChannelRef } from '../../listening/channel.ts';
import type { Chart } from '../../messages/message.ts';
import type { ChartRenderer } from '../platform.ts';
import { slackDeliveryError } from './delivery-error.ts';
import type { WebClient } from './web-client.ts';

interface UploadParts {
  clientOf(home: string): Promise<WebClient>;
  drawChart: ChartRenderer;
  inTurn<T>(to: ChannelRef, work: () => Promise<T>, calls?: readonly CallKind[]): Promise<T>;
  log: Log;
}

/** Pictures and files below a message. */
export function createUploads({ clientOf, drawChart, inTurn, log }: UploadParts) {
  /** The text says it all already: a picture that cannot be drawn or uploaded costs the picture, never the message. */
  const chart = async (to: ChannelRef, channel: string, thread: string, picture: Chart): Promise<void> => {
    try {
      const png = await drawChart(picture);
      if (png === null) return;
      await inTurn(to, async () => {
        const client = await clientOf(to.home);
        await client.filesUploadV2({
          channel_id: channel,
          thread_ts: thread,
          file: Buffer.from(png),
          filename: 'chart.png',
          title: picture.title,
          // No alt text on the upload: Slack then fails to share it, without saying so (python-slack-sdk issue 1818).
          initial_comment: pictureWords(picture),
        });
      });
    } catch (error) {
      log.warn('chart not uploaded', { kind: slackDeliveryError(error).kind, home: to.home });
    }
  };

  /** @returns the file's id */
  const file = (
    to: ChannelRef,
    place: { channel: string; thread?: string | undefined; comment?: string },
    { name, data }: ReplyFile,
  ): Promise<string | null> =>
    inTurn(to, async () => {
      const client = await clientOf(to.home);
      const named = { file: Buffer.from(data), filename: name, title: name };
      const comment = place.comment === undefined ? {} : { initial_comment: place.comment };
      const { files } = await client.filesUploadV2(
        place.thread === undefined
          ? { channel_id: place.channel, ...comment, ...named }
          : { channel_id: place.channel, thread_ts: place.thread, ...comment, ...named },
      );
      return files?.[0]?.files?.[0]?.id ?? null;
    }, ['reply']);

  return { chart, file };
}

/** The comment of an upload is parsed: names of sources and keywords must neither format, mention nor become links. */
function pictureWords({ title, sentence }: Chart): string {
  return commentOf(`${title}. ${sentence}`);
}

/** What an upload says of itself, which Slack would parse. */
export function commentOf(text: string): string {
  const words = text
    .replace(/[*_~`]/g, ' ')
    // A word joiner inside an address or an emoji's name: nothing to see, and nothing for Slack to find.
    .replace(/(?<=[\p{L}\p{N}])[.:@](?=[\p{L}/])|:(?=[\p{L}])/gu, '$&\u2060');
  return words.slice(0, 2_000).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
