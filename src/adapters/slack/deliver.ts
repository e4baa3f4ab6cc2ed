import type { ChannelRef } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import type { Log } from '../../log.ts';
import type { Chart, Message } from '../../messages/message.ts';
import type { ChartRenderer, SentRef } from '../platform.ts';
import { forSdk } from './block.ts';
import { createChannelQueue } from './channel-queue.ts';
import { renderSlack, type SlackPart } from './render.ts';
import { deliveryError, type WebClient } from './web-client.ts';

/** Deliveries whose first part is out and whose rest is not: a retry goes on where it stopped. */
const UNFINISHED_KEPT = 200;

export interface DeliverParts {
  clientOf(home: string): Promise<WebClient>;
  drawChart: ChartRenderer;
  clock: Clock;
  log: Log;
}

interface Place {
  channel: string;
  ts: string;
}

/** Posting and editing with one queue per channel, and pictures in the thread of their message. */
export function createDeliverer({ clientOf, drawChart, clock, log }: DeliverParts) {
  const queue = createChannelQueue(clock);
  const unfinished = new Map<string, { root: Place; next: number }>();

  const inTurn = async <T>(to: ChannelRef, work: () => Promise<T>): Promise<T> => {
    const channel = `${to.home}:${to.channel}`;
    try {
      return await queue.run(channel, work);
    } catch (thrown) {
      const error = deliveryError(thrown);
      if (error.kind === 'limited') queue.hold(channel, error.retryAfterMs ?? 0);
      throw error;
    }
  };

  const post = (to: ChannelRef, part: SlackPart, key: string, thread: string | undefined): Promise<Place> =>
    inTurn(to, async () => {
      const client = await clientOf(to.home);
      const posted = await client.chat.postMessage({
        channel: to.channel.startsWith('@') ? to.channel.slice(1) : to.channel,
        text: part.text,
        ...(part.blocks.length > 0 ? { blocks: forSdk(part.blocks) } : {}),
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        metadata: { event_type: 'earshot_delivery', event_payload: { key } },
      });
      return { channel: posted.channel ?? to.channel, ts: posted.ts ?? '' };
    });

  /** The text says it all already: a picture that cannot be drawn or uploaded costs the picture, never the message. */
  const upload = async (to: ChannelRef, place: Place, thread: string, chart: Chart): Promise<void> => {
    try {
      const png = await drawChart(chart);
      if (png === null) return;
      await inTurn(to, async () => {
        const client = await clientOf(to.home);
        await client.filesUploadV2({
          channel_id: place.channel,
          thread_ts: thread,
          file: Buffer.from(png),
          filename: 'chart.png',
          title: chart.title,
          // No alt text on the upload: Slack then fails to share it, without saying so (python-slack-sdk issue 1818).
          initial_comment: pictureWords(chart),
        });
      });
    } catch (error) {
      log.warn('chart not uploaded', { kind: deliveryError(error).kind, home: to.home });
    }
  };

  return {
    /** @throws DeliveryError */
    send: async (to: ChannelRef, message: Message, key: string): Promise<SentRef> => {
      const { parts, pictures } = renderSlack(message);
      const inThread = to.thread === undefined ? undefined : placeOf(to.thread, to).ts;
      const begun = unfinished.get(key);
      const root = begun?.root ?? (await post(to, parts[0]!, key, inThread));
      for (let nth = begun?.next ?? 1; nth < parts.length; nth++) {
        remember(unfinished, key, { root, next: nth });
        await post(to, parts[nth]!, `${key}:${nth + 1}`, inThread ?? root.ts);
      }
      unfinished.delete(key);
      for (const chart of pictures) await upload(to, root, inThread ?? root.ts, chart);
      return { channel: to, id: to.channel.startsWith('@') ? `${root.channel}:${root.ts}` : root.ts };
    },

    /** Edits the message; what does not fit in one message is left to the parts that stand below. @throws DeliveryError */
    update: async (sent: SentRef, message: Message): Promise<void> => {
      const part = renderSlack(message).parts[0]!;
      const { channel, ts } = placeOf(sent.id, sent.channel);
      await inTurn(sent.channel, async () => {
        const client = await clientOf(sent.channel.home);
        await client.chat.update({ channel, ts, text: part.text, blocks: forSdk(part.blocks) });
      });
    },
  };
}

/** Ids of direct messages hold the conversation too: Slack takes a person's id for posting, but not for editing. */
function placeOf(id: string, to: ChannelRef): Place {
  const [channel, ts] = id.includes(':') ? id.split(':') : [to.channel, id];
  return { channel: channel ?? to.channel, ts: ts ?? id };
}

function pictureWords({ title, sentence }: Chart): string {
  const words = `${title}. ${sentence}`.replace(/[*_~`]/g, ' ');
  return words.slice(0, 2_000).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= UNFINISHED_KEPT) return;
    map.delete(oldest);
  }
}
