import { type APIMessage, ChannelType, type Client, type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { ReplyFile } from '../../commands/command.ts';
import { DeliveryError, type Permission } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { TriageState } from '../../listening/alerts/alert.ts';
import { type ChannelRef, channelId } from '../../listening/channel.ts';
import type { FileRefusal } from '../../listening/reports/report-file.ts';
import { clip, oneLine } from '../../messages/foreign.ts';
import type { Message } from '../../messages/message.ts';
import { withoutFile } from '../../messages/reports/file-message.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import type { SentRef } from '../platform.ts';
import { type MessageRequest, pagesOf, type RenderContext, requestOf, withFile } from './body.ts';
import { codeOf, discordDeliveryError, isOfApi, type Purpose } from './failures.ts';
import { fileRefusalOf, uploadLimit } from './file-refusal.ts';
import { createForums } from './forum.ts';
import { MAX_THREAD_NAME } from './limits.ts';
import { marked, markOf, nonceOf, withMark } from './marks.ts';
import { withheldIn } from './permissions.ts';
import { orPlainer } from './plainer.ts';
import { OF_PICTURES } from './refusals.ts';
import { createThreads, deletedAsMessage } from './threads.ts';

export interface OutboundParts extends RenderContext {
  rest: REST;
  client(): Client;
  log: Log;
}

/** Headings of root messages, remembered for the names of their threads. */
const KEPT_NAMES = 500;
/** Keys whose answer was lost, remembered to look for the message before it is sent again. */
const KEPT_KEYS = 5_000;
/** How many of a channel's last messages are looked through (Get Channel Messages: at most 100). */
const LOOKED_THROUGH = 100;
/** Failures after which one looks again, later. */
const WAITS: ReadonlySet<string> = new Set(['limited', 'down', 'unknown', 'no-connection']);

/** Messages to channels, threads, forums and persons, one by one per channel. */
export function createOutbound(parts: OutboundParts) {
  const { rest, client, log } = parts;
  const inTurn = createKeyedQueue();
  const directs = new Map<string, string>();
  const names = new LRUCache<string, string>({ max: KEPT_NAMES });
  const uncertain = new LRUCache<string, true>({ max: KEPT_KEYS });

  /** Every request: its failure as the outbox understands it. */
  const ask = async <T>(purpose: Purpose, request: () => Promise<unknown>, channel?: string): Promise<T> => {
    try {
      const answer = await request();
      // Whoever answered for Discord: it may have been done.
      if (!isOfApi(answer, purpose)) throw new DeliveryError('unknown', 'no answer of the API of Discord');
      return answer as T;
    } catch (error) {
      throw discordDeliveryError(error, purpose, (needed) => lacking(channel, needed));
    }
  };

  /** The missing ones of the needed permissions; all of them where that is not known. */
  const lacking = (channel: string | undefined, needed: readonly Permission[]): readonly Permission[] => {
    const withheld = withheldIn(client(), channel ?? '', needed);
    return withheld.length > 0 ? withheld : needed;
  };

  const threads = createThreads(rest, ask);
  const onPlain = () => log.warn('message refused by Discord, sent again as plain text', {});
  const forums = createForums({ rest, client, ask, onPlain });

  /** The message of an earlier try, as far as the channel's history shows it (it shows nothing without Read Message History). */
  const sentBefore = async (channel: string, mark: number): Promise<{ id: string } | undefined> => {
    try {
      const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
      const last = await ask<APIMessage[]>(
        'history',
        () => rest.get(Routes.channelMessages(channel), { query }),
        channel,
      );
      return withMark(last, mark, client().user?.id);
    } catch (error) {
      // A thread that was not started yet, a history that is not ours to read: then only the nonce prevents a second one.
      if (!(error instanceof DeliveryError) || WAITS.has(error.kind)) throw error;
      return undefined;
    }
  };

  /** One page of a message as it is sent: found instead, when it may be there already. */
  interface Outgoing extends MessageRequest {
    mark: number;
    nonce: string;
    maybeSent: boolean;
  }

  const post = async (purpose: Purpose, channel: string, page: Outgoing, more: object = {}) => {
    const found = page.maybeSent ? await sentBefore(channel, page.mark) : undefined;
    if (found) return found;
    const { nonce, files } = page;
    const body = { ...marked(page.body, page.mark), nonce, enforce_nonce: true, ...more };
    return orPlainer(
      { body, files },
      (form) =>
        ask<{ id: string }>(purpose, () => rest.post(Routes.channelMessages(channel), { ...form }), channel),
      onPlain,
    );
  };

  const directChannel = async (person: string): Promise<string> => {
    const known = directs.get(person);
    if (known) return known;
    const made = await ask<{ id: string }>('message', () =>
      rest.post(Routes.userChannels(), { body: { recipient_id: person } }),
    );
    directs.set(person, made.id);
    return made.id;
  };

  /** Forums and galleries take posts only. */
  const takesPosts = async (id: string): Promise<boolean> => {
    const known: { type: number } =
      client().channels.cache.get(id) ??
      (await ask<{ type: number }>('message', () => rest.get(Routes.channel(id)), id));
    return known.type === ChannelType.GuildForum || known.type === ChannelType.GuildMedia;
  };

  /** Answers under a message: in the thread that starts from it, made by the first answer, or beside it where none can be. */
  const postInThread = async (to: ChannelRef, root: string, page: Outgoing, name: string) => {
    try {
      return await threads.opened(root, () => post('reply', root, page));
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'no-channel') throw error;
    }
    return deletedAsMessage(async () => {
      // The thread of a post goes with it, and no other can start from it.
      if (await takesPosts(to.channel)) throw new DeliveryError('no-message', 'the post has been deleted');
      if (await threads.start(to.channel, root, names.get(root) ?? name)) return post('reply', root, page);
      return postBeside(to, root, page);
    });
  };

  /** An answer in the channel itself. To refer to what it answers takes the right to read it. */
  const postBeside = (to: ChannelRef, message: string, page: Outgoing) =>
    post(
      'message',
      to.channel,
      page,
      withheldIn(client(), to.channel, ['ReadMessageHistory']).length === 0 ? replyTo(message) : {},
    );

  /** Pins or unpins; a message that may not be pinned, or has too many beside it, is one like any other. */
  const pin = async (pinned: boolean, channel: string, id: string): Promise<void> => {
    const route = Routes.channelMessagesPin(channel, id);
    try {
      await ask('edit', () => (pinned ? rest.put(route) : rest.delete(route)));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
    }
  };

  const sendAs = async (
    to: ChannelRef,
    message: Message,
    key: string,
    maybeSent: boolean,
    look: RenderContext,
    // About a file: beside the message that it belongs to, not in a thread below it.
    beside?: { file: ReplyFile | null },
  ): Promise<SentRef> => {
    const direct = to.channel.startsWith('@');
    const pages = await pagesOf(message, look, direct ? to.home : undefined);
    return inTurn(channelId(to), async () => {
      const channel = direct ? await directChannel(to.channel.slice(1)) : to.channel;
      const root = direct ? undefined : to.thread;
      let sent: SentRef | null = null;
      for (const [at, rendered] of pages.entries()) {
        const nonce = nonceOf(key, at);
        const request = withFile(requestOf(rendered), at === 0 ? (beside?.file ?? undefined) : undefined);
        const page = { ...request, mark: markOf(key, at), nonce, maybeSent };
        if (sent === null && !root && !direct && (await takesPosts(channel))) {
          const about = { name: threadName(message), state: alertState(message), language: message.language };
          sent = await forums.post(to, page, about);
          continue;
        }
        const within: string | undefined = root ?? sent?.channel.thread;
        const made: { id: string } =
          within && beside && !(await takesPosts(to.channel))
            ? await postBeside(to, within, page)
            : within
              ? await postInThread(to, within, page, threadName(message))
              : await post('message', channel, page);
        sent ??= { channel: to, id: made.id };
      }
      if (!root) names.set(sent!.id, threadName(message));
      if (message.pin) await pin(true, sent!.channel.thread ?? channel, sent!.id);
      return sent!;
    });
  };

  /** A file beside what it belongs to; one that Discord does not take, whoever asks, is a message that says why. */
  const sendFile = async (
    to: ChannelRef,
    message: Message,
    key: string,
    maybeSent: boolean,
    file: ReplyFile,
  ): Promise<SentRef> => {
    const limit = uploadLimit(client(), to);
    const instead = (refusal: FileRefusal) => {
      log.warn('file not taken', { why: refusal.why });
      return sendAs(to, withoutFile(message, file, refusal), key, maybeSent, parts, { file: null });
    };
    if (file.data.length > limit) return instead({ why: 'size', limit });
    try {
      return await sendAs(to, message, key, maybeSent, parts, { file });
    } catch (error) {
      const refusal = fileRefusalOf(error, withheldIn(client(), to.channel, ['AttachFiles']).length > 0);
      if (refusal === null) throw error;
      return instead(refusal);
    }
  };

  const updateAs = async ({ channel: to, id }: SentRef, message: Message, look: RenderContext) => {
    const direct = to.channel.startsWith('@');
    const [page] = await pagesOf(message, look, direct ? to.home : undefined);
    const { body, files } = requestOf(page!);
    await inTurn(channelId(to), async () => {
      const channel = direct ? await directChannel(to.channel.slice(1)) : (to.thread ?? to.channel);
      const edit = () =>
        threads.opened(channel, () =>
          orPlainer(
            { body, files },
            (form) => ask('edit', () => rest.patch(Routes.channelMessage(channel, id), { ...form }), channel),
            onPlain,
          ),
        );
      await (to.thread ? deletedAsMessage(edit) : edit());
      if (message.pin === false) await pin(false, channel, id);
      const state = alertState(message);
      if (to.thread === id && state) await forums.retag({ channel: to, id }, state);
    });
  };

  /** A message whose pictures Discord does not take goes once more without them: they repeat what the words say. */
  const orWithoutPictures = async <T>(work: (look: RenderContext) => Promise<T>): Promise<T> => {
    try {
      return await work(parts);
    } catch (error) {
      const code = error instanceof DeliveryError ? codeOf(error.cause) : null;
      if (code === null || !OF_PICTURES.has(code)) throw error;
      log.warn('pictures refused by Discord', { code });
      return work({ ...parts, drawChart: async () => null });
    }
  };

  return {
    /**
     * @param maybeSent an earlier try may have arrived: it is looked for first
     * @throws DeliveryError
     */
    send: async (
      to: ChannelRef,
      message: Message,
      key: string,
      maybeSent = false,
      file?: ReplyFile,
    ): Promise<SentRef> => {
      try {
        const unsure = maybeSent || uncertain.has(key);
        const sent = await (file
          ? sendFile(to, message, key, unsure, file)
          : orWithoutPictures((look) => sendAs(to, message, key, unsure, look)));
        uncertain.delete(key);
        return sent;
      } catch (error) {
        if (error instanceof DeliveryError && error.kind === 'unknown') uncertain.set(key, true);
        throw error;
      }
    },

    /** Changes the first page of a sent message. @throws DeliveryError */
    update: (sent: SentRef, message: Message): Promise<void> =>
      orWithoutPictures((look) => updateAs(sent, message, look)),
  };
}

function replyTo(message: string) {
  return { message_reference: { message_id: message, fail_if_not_exists: false } };
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
