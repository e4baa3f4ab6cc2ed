import { LRUCache } from 'lru-cache';
import type { ReplyFile } from '../../commands/command.ts';
import { type CallKind, DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { ChannelRef } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';
import { messageWords, withoutFile } from '../../messages/reports/file-message.ts';
import type { ChartRenderer, SentRef } from '../platform.ts';
import type { Addresses } from './addresses.ts';
import { forSdk, plainTextObject } from './block.ts';
import type { LinkedCards } from './cards.ts';
import { createChannelQueue } from './channel-queue.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';
import { NO_THREAD, UNCHANGEABLE } from './error-kinds.ts';
import { fileRefusalOf } from './file-refusal.ts';
import { withMark } from './mark.ts';
import { plainerParts, withPlainer } from './plainer.ts';
import { untilAnswered } from './probe.ts';
import { renderSlack, type SlackPart } from './render.ts';
import { commentOf, createUploads } from './uploads.ts';
import type { WebClient } from './web-client.ts';

/** Deliveries whose first part is out and whose rest is not: a retry goes on where it stopped. */
const UNFINISHED_KEPT = 200;

/** What chat.postMessage does: limits are kept by method and workspace. */
const POSTS: readonly CallKind[] = ['post', 'reply'];

export interface DeliverParts {
  clientOf(home: string): Promise<WebClient>;
  drawChart: ChartRenderer;
  addressOf: Addresses;
  linked: LinkedCards;
  clock: Clock;
  log: Log;
}

interface Place {
  channel: string;
  /** The message, then those that continue it below. */
  all: readonly string[];
}

/** Posting and editing with one queue per channel, and pictures in the thread of their message. */
export function createDeliverer({ clientOf, drawChart, addressOf, linked, clock, log }: DeliverParts) {
  const queue = createChannelQueue(clock);
  const unfinished = new LRUCache<string, Place>({ max: UNFINISHED_KEPT });

  const inTurn = async <T>(
    to: ChannelRef,
    work: () => Promise<T>,
    calls: readonly CallKind[] = [],
  ): Promise<T> => {
    const channel = `${to.home}:${to.channel}`;
    try {
      return await queue.run(channel, work);
    } catch (thrown) {
      throw slackDeliveryError(thrown, calls);
    }
  };

  const uploads = createUploads({ clientOf, drawChart, inTurn, log });

  /** The call with the part as it is, then with plainer ones as long as Slack refuses them. */
  const inPlainWords = <T>(
    to: ChannelRef,
    part: SlackPart,
    calls: readonly CallKind[],
    call: (form: SlackPart) => Promise<T>,
  ) =>
    inTurn(
      to,
      () =>
        withPlainer(plainerParts(part), (form, nth) => {
          if (nth > 0)
            log.warn('message refused, sent again in a plainer form', { home: to.home, form: nth });
          return call(form);
        }),
      calls,
    );

  const post = async (
    to: ChannelRef,
    part: SlackPart,
    key: string,
    thread: string | undefined,
  ): Promise<{ channel: string; ts: string; plain: boolean }> => {
    try {
      return await inPlainWords(to, part, POSTS, async (form) => {
        const client = await clientOf(to.home);
        const posted = await client.chat.postMessage({
          channel: idOf(to),
          text: form.text,
          ...(form.blocks.length > 0 ? { blocks: forSdk(form.blocks) } : {}),
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
          // A plainer form leaves out all that is not needed to be read.
          ...(form === part ? { metadata: { event_type: 'earshot_delivery', event_payload: { key } } } : {}),
        });
        // Whoever answered for Slack: it may have been sent.
        if (!posted.ts) throw new DeliveryError('unknown', 'an answer that names no message');
        return { channel: posted.channel ?? to.channel, ts: posted.ts, plain: form !== part };
      });
    } catch (error) {
      if (thread === undefined || !NO_THREAD.has(refusalOf(error) ?? '')) throw error;
      return post(to, part, key, undefined);
    }
  };

  const edit = (to: ChannelRef, channel: string, ts: string, part: SlackPart): Promise<void> =>
    inPlainWords(to, part, ['edit'], async ({ text, blocks }) => {
      const client = await clientOf(to.home);
      await client.chat.update({ channel, ts, text, blocks: forSdk(blocks) });
    });

  /** Without the optional scope, or in a channel full of pins, a message stays unpinned and is there all the same. */
  const pin = async (to: ChannelRef, channel: string, timestamp: string, pinned: boolean): Promise<void> => {
    try {
      await inTurn(to, async () => {
        const { pins } = await clientOf(to.home);
        await (pinned ? pins.add({ channel, timestamp }) : pins.remove({ channel, timestamp }));
      });
    } catch (error) {
      log.debug('pin not changed', { home: to.home, why: refusalOf(error) });
    }
  };

  const answered = (to: ChannelRef): Promise<void> =>
    inTurn(to, async () => untilAnswered(await clientOf(to.home), idOf(to)), POSTS);

  const send = async (to: ChannelRef, message: Message, key: string, again = false): Promise<SentRef> => {
    const { parts, pictures, charts } = renderSlack(await linked(message));
    if (again) await answered(to);
    const inThread = to.thread === undefined ? undefined : placeOf(to.thread, to).all[0];
    let place = unfinished.get(key) ?? null;
    let isPlain = false;
    // The mark says which card was pressed; one that goes on below itself has several addresses, and none.
    const marked = parts.length === 1 ? parts.map((part) => withMark(part, key)) : parts;
    for (const [nth, part] of marked.entries()) {
      if (nth < (place?.all.length ?? 0)) continue;
      const posted = await post(to, part, nth === 0 ? key : `${key}:${nth + 1}`, inThread ?? place?.all[0]);
      place = { channel: posted.channel, all: [...(place?.all ?? []), posted.ts] };
      isPlain ||= posted.plain;
      unfinished.set(key, place);
    }
    unfinished.delete(key);
    const { channel, all } = place!;
    if (message.pin) await pin(to, channel, all[0]!, true);
    for (const chart of isPlain ? charts : pictures)
      await uploads.chart(to, channel, inThread ?? all[0]!, chart);
    return { channel: to, id: `${to.channel.startsWith('@') ? `${channel}:` : ''}${all.join('+')}` };
  };

  /** Below its message where that takes answers, else beside it. */
  const uploadBelow = async (to: ChannelRef, message: Message, file: ReplyFile): Promise<string | null> => {
    const { channel, all } = placeOf(to.thread ?? '', to);
    const comment = commentOf(messageWords(message));
    const thread = to.thread === undefined ? undefined : all[0];
    try {
      return await uploads.file(to, { channel, thread, comment }, file);
    } catch (error) {
      if (thread === undefined || !NO_THREAD.has(refusalOf(error) ?? '')) throw error;
      return uploads.file(to, { channel, comment }, file);
    }
  };

  return {
    stop: queue.stop,
    /** Resolves when nothing is being sent any more. */
    idle: queue.idle,

    /**
     * @param again an earlier try may have arrived
     * @throws DeliveryError
     */
    send,

    /**
     * A file in the thread of its message, with what is said of it. One that Slack does not take, whoever asks, is a message that
     * says why.
     * @param again an earlier try may have arrived
     * @throws DeliveryError
     */
    sendBelow: async (
      to: ChannelRef,
      message: Message,
      key: string,
      again: boolean | undefined,
      file: ReplyFile,
    ): Promise<SentRef> => {
      if (again) await answered(to);
      try {
        return { channel: to, id: (await uploadBelow(to, message, file)) ?? key };
      } catch (error) {
        const refusal = fileRefusalOf(error);
        if (refusal === null) throw error;
        log.warn('file not taken', { home: to.home, why: refusal.why });
        return send(to, withoutFile(message, file, refusal), key);
      }
    },

    /**
     * A file below a message, in the conversation with one person: files go to a conversation by its id, which the message
     * before it tells.
     * @throws DeliveryError
     */
    sendFile: async (to: ChannelRef, message: Message, file: ReplyFile, key: string): Promise<void> => {
      const [part] = renderSlack(await linked(message)).parts;
      const { channel } = await post(to, part!, key, undefined);
      await uploads.file(to, { channel }, file);
    },

    /** Edits the message and those that continue it; no message is added or taken away. @throws DeliveryError */
    update: async (sent: SentRef, message: Message): Promise<void> => {
      const { channel, all } = placeOf(sent.id, sent.channel);
      const rendered = await linked(message);
      for (const [nth, part] of fitted(rendered, all.length).entries()) {
        try {
          await edit(sent.channel, channel, all[nth]!, part);
        } catch (error) {
          // Somebody deleted what stood below; the message itself is missed by whoever asks for the edit.
          if (!(error instanceof DeliveryError) || error.kind !== 'no-message') throw error;
          if (nth > 0) continue;
          // Its former thread is still there for people, below a line that says the message was deleted.
          const address = await addressOf(sent.channel.home, channel, all[0]!);
          const isThere = UNCHANGEABLE.has(refusalOf(error) ?? '');
          const former = address === null ? null : { address, isThere };
          throw new DeliveryError('no-message', error.message, { former, cause: error });
        }
      }
      if (message.pin === false) await pin(sent.channel, channel, all[0]!, false);
    },
  };
}

/** Where Slack is to post: messages to a person take the person's id. */
function idOf({ channel }: ChannelRef): string {
  return channel.startsWith('@') ? channel.slice(1) : channel;
}

/** The message in exactly `count` parts: a note says what did not fit, and a part that is no longer needed says so. */
function fitted(message: Message, count: number): SlackPart[] {
  const words = copyOf(message.language).slack;
  const { parts } = renderSlack(message);
  const fitting = parts.slice(0, count);
  const last = fitting.at(-1);
  if (parts.length > count && last) {
    const note = { type: 'context', elements: [plainTextObject(words.cutOff)] };
    // A part ends where the next block would not fit: without its last one there is room for the note.
    fitting[count - 1] = { ...last, blocks: [...last.blocks.slice(0, -1), note] };
  }
  while (fitting.length < count)
    fitting.push({
      text: words.emptied,
      blocks: [{ type: 'context', elements: [plainTextObject(words.emptied)] }],
    });
  return fitting;
}

/**
 * `ts`, with a `+` before each that continues it. Ids of direct messages hold the conversation too, `channel:ts`: Slack
 * takes a person's id for posting, but not for editing.
 */
function placeOf(id: string, to: ChannelRef): Place {
  const colon = id.indexOf(':');
  return {
    channel: colon === -1 ? to.channel : id.slice(0, colon),
    all: id.slice(colon + 1).split('+'),
  };
}
