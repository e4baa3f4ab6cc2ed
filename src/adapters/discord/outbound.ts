import { createHash } from 'node:crypto';
import { ChannelType, type Client, RESTJSONErrorCodes, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { DeliveryError, type Permission } from '../../config/errors.ts';
import type { TriageState } from '../../listening/alerts/alert.ts';
import { type ChannelRef, channelId } from '../../listening/channel.ts';
import { clip, oneLine } from '../../messages/foreign.ts';
import type { Message } from '../../messages/message.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import type { SentRef } from '../platform.ts';
import { type MessageRequest, pagesOf, type RenderContext, requestOf } from './body.ts';
import { codeOf, discordDeliveryError, isUnauthorized, type Purpose } from './failures.ts';
import { createForums } from './forum.ts';
import { MAX_NONCE, MAX_THREAD_NAME, THREAD_ARCHIVE_MINUTES } from './limits.ts';
import { withheldIn } from './permissions.ts';

export interface OutboundParts extends RenderContext {
  client: Client;
  /** The token was refused. */
  onUnauthorized(): void;
}

/** Headings of root messages, remembered for the names of their threads. */
const KEPT_NAMES = 500;

/** Messages to channels, threads, forums and persons, one by one per channel. */
export function createOutbound(parts: OutboundParts) {
  const { client } = parts;
  const inTurn = createKeyedQueue();
  const directs = new Map<string, string>();
  const names = new LRUCache<string, string>({ max: KEPT_NAMES });

  /** Every request: its failure as the outbox understands it. */
  const ask = async <T>(purpose: Purpose, request: () => Promise<unknown>, channel?: string): Promise<T> => {
    try {
      return (await request()) as T;
    } catch (error) {
      if (isUnauthorized(error)) parts.onUnauthorized();
      throw discordDeliveryError(error, purpose, (needed) => lacking(channel, needed));
    }
  };

  /** The missing ones of the needed permissions; all of them where that is not known. */
  const lacking = (channel: string | undefined, needed: readonly Permission[]): readonly Permission[] => {
    const withheld = withheldIn(client, channel ?? '', needed);
    return withheld.length > 0 ? withheld : needed;
  };

  const post = (purpose: Purpose, channel: string, { body, files }: MessageRequest, nonce: string) =>
    ask<{ id: string }>(
      purpose,
      () =>
        client.rest.post(Routes.channelMessages(channel), {
          body: { ...body, nonce, enforce_nonce: true },
          files,
        }),
      channel,
    );

  const forums = createForums({ client, ask });

  const directChannel = async (person: string): Promise<string> => {
    const known = directs.get(person);
    if (known) return known;
    const made = await ask<{ id: string }>('message', () =>
      client.rest.post(Routes.userChannels(), { body: { recipient_id: person } }),
    );
    directs.set(person, made.id);
    return made.id;
  };

  const isForum = async (id: string): Promise<boolean> => {
    const known = client.channels.cache.get(id);
    if (known) return known.type === ChannelType.GuildForum;
    const channel = await ask<{ type: number }>('message', () => client.rest.get(Routes.channel(id)));
    return channel.type === ChannelType.GuildForum;
  };

  /** Runs work in a thread, which is reopened first when it was archived. */
  const opened = async <T>(thread: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (
        !(error instanceof DeliveryError) ||
        codeOf(error.cause) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread
      )
        throw error;
      await unlocked(() =>
        ask('thread', () => client.rest.patch(Routes.channel(thread), { body: { archived: false } })),
      );
      return work();
    }
  };

  /** Answers under a message: in the thread that starts from it, which is made by the first answer. */
  const postInThread = async (
    to: ChannelRef,
    root: string,
    request: MessageRequest,
    nonce: string,
    name: string,
  ) => {
    try {
      return await opened(root, () => post('reply', root, request, nonce));
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'no-channel') throw error;
    }
    return deletedAsMessage(async () => {
      await startThread(to.channel, root, names.get(root) ?? name);
      return post('reply', root, request, nonce);
    });
  };

  const startThread = async (channel: string, root: string, name: string): Promise<void> => {
    try {
      await ask('thread', () =>
        client.rest.post(Routes.threads(channel, root), {
          body: { name, auto_archive_duration: THREAD_ARCHIVE_MINUTES },
        }),
      );
    } catch (error) {
      // Somebody else was quicker; the thread is there.
      if (
        error instanceof DeliveryError &&
        codeOf(error.cause) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage
      )
        return;
      throw error;
    }
  };

  /** Pins or unpins; a message that may not be pinned, or has too many beside it, is one like any other. */
  const pin = async (pinned: boolean, channel: string, id: string): Promise<void> => {
    const route = Routes.channelMessagesPin(channel, id);
    try {
      await ask('edit', () => (pinned ? client.rest.put(route) : client.rest.delete(route)));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
    }
  };

  return {
    /** @throws DeliveryError */
    send: async (to: ChannelRef, message: Message, key: string): Promise<SentRef> => {
      const direct = to.channel.startsWith('@');
      const pages = await pagesOf(message, parts, direct ? to.home : undefined);
      return inTurn(channelId(to), async () => {
        const channel = direct ? await directChannel(to.channel.slice(1)) : to.channel;
        const root = direct ? undefined : to.thread;
        let sent: SentRef | null = null;
        for (const [at, page] of pages.entries()) {
          const request = requestOf(page);
          const nonce = nonceOf(key, at);
          if (sent === null && !root && !direct && (await isForum(channel))) {
            const about = { name: threadName(message), state: alertState(message), key };
            sent = await forums.post(to, request, { ...about, language: message.language });
            continue;
          }
          const within: string | undefined = root ?? sent?.channel.thread;
          const made: { id: string } = within
            ? await postInThread(to, within, request, nonce, threadName(message))
            : await post('message', channel, request, nonce);
          sent ??= { channel: to, id: made.id };
        }
        if (!root) names.set(sent!.id, threadName(message));
        if (message.pin) await pin(true, sent!.channel.thread ?? channel, sent!.id);
        return sent!;
      });
    },

    /** Changes the first page of a sent message. @throws DeliveryError */
    update: async ({ channel: to, id }: SentRef, message: Message): Promise<void> => {
      const direct = to.channel.startsWith('@');
      const [page] = await pagesOf(message, parts, direct ? to.home : undefined);
      const { body, files } = requestOf(page!);
      await inTurn(channelId(to), async () => {
        const channel = direct ? await directChannel(to.channel.slice(1)) : (to.thread ?? to.channel);
        const edit = () =>
          opened(channel, () =>
            ask('edit', () => client.rest.patch(Routes.channelMessage(channel, id), { body, files })),
          );
        await (to.thread ? deletedAsMessage(edit) : edit());
        if (message.pin === false) await pin(false, channel, id);
        const state = alertState(message);
        if (to.thread === id && state) await forums.retag({ channel: to, id }, state);
      });
    },
  };
}

/** A thread that somebody locked says no more; its channel goes on. */
async function unlocked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.kind !== 'not-allowed') throw error;
    throw new DeliveryError('no-message', 'the thread is locked', { cause: error });
  }
}

/** A deleted thread or post takes its messages along; the channel it was in may well be there. */
async function deletedAsMessage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.kind !== 'no-channel') throw error;
    throw new DeliveryError('no-message', 'the thread has been deleted', { cause: error });
  }
}

/** The same for the same delivery: Discord answers a repeated nonce with the message that it has (Create Message). */
function nonceOf(key: string, page: number): string {
  return createHash('sha256').update(`${page}:${key}`).digest('base64url').slice(0, MAX_NONCE);
}

function alertState({ subject }: Message): TriageState | undefined {
  return subject && 'alert' in subject ? subject.state : undefined;
}

/** The heading of a message, which stays the same in every state of its alert. */
function threadName({ elements, summary }: Message): string {
  const heading = elements.find((element) => element.kind === 'heading');
  const name = heading?.kind === 'heading' ? heading.text : summary;
  return clip(oneLine(name, MAX_THREAD_NAME), MAX_THREAD_NAME) || '…';
}
