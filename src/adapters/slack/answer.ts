import type { Reply } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { ChannelRef } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Message } from '../../messages/message.ts';
import type { SentRef } from '../platform.ts';
import { forSdk, type SlackBlock } from './block.ts';
import type { Cards } from './cards.ts';
import { slackDeliveryError } from './delivery-error.ts';
import { actionBlocks } from './elements.ts';
import { PAYLOAD_REFUSED } from './error-kinds.ts';
import type { SlackContext } from './inbound.ts';
import { MAX_BLOCKS } from './limits.ts';
import { plainerParts, withPlainer } from './plainer.ts';
import { renderSlack, type SlackPart } from './render.ts';
import type { WebClient } from './web-client.ts';

/** Uses of a response_url that Slack allows (interactivity/handling-user-interaction, message responses). */
const MAX_USES = 5;
const RESPOND_TIMEOUT_MS = 5_000;
/** What is read of the answer of a response_url, in UTF-16 units. */
const MAX_ANSWER = 2_000;

export interface AnswerParts {
  send(to: SlackContext['channel'], message: Message, key: string): Promise<SentRef>;
  linked: Cards['linked'];
  log: Log;
}

/** @param key unique for this answer */
export type Answer = (context: SlackContext, client: WebClient, reply: Reply, key: string) => Promise<void>;

/**
 * Shows a reply to the person who asked: through the response_url, which works where the bot is no member; else as an
 * ephemeral message; else as a direct message. A picture needs a real message, so a public reply with one is posted by
 * the bot.
 */
export function createAnswer({ send, linked, log }: AnswerParts): Answer {
  return async (context, client, reply, key) => {
    if (reply.repeated) return;
    const { parts, pictures } = renderSlack(await linked(reply.message, context.home.home));
    const last = parts.at(-1);
    const change = changeBlocks(reply);
    if (last && last.blocks.length + change.length > MAX_BLOCKS)
      parts.push({ text: last.text, blocks: change });
    else last?.blocks.push(...change);
    if (reply.visibility === 'channel' && (pictures.length > 0 || parts.length > MAX_USES)) {
      try {
        await send(inThread(context, context.channel), reply.message, key);
        return;
      } catch (error) {
        log.warn('public answer not posted', { kind: slackDeliveryError(error).kind });
      }
    }
    const left = await throughUrl(context, reply, parts.slice(0, MAX_USES));
    if (left.length === 0) return;
    try {
      if (context.channel.channel.startsWith('@')) throw new Error('a direct message has no ephemeral ones');
      for (const part of left)
        await withPlainer(plainerParts(part), ({ text, blocks }) =>
          client.chat.postEphemeral({
            channel: context.channel.channel,
            user: context.person.id,
            ...(context.thread === null ? {} : { thread_ts: context.thread }),
            text,
            ...(blocks.length > 0 ? { blocks: forSdk(blocks) } : {}),
          }),
        );
    } catch {
      const to = { ...context.home, channel: `@${context.person.id}` };
      await send(to, reply.message, key).catch((error: unknown) =>
        log.warn('answer lost', { kind: slackDeliveryError(error).kind, home: context.home.home }),
      );
    }
  };
}

function inThread({ thread }: SlackContext, channel: ChannelRef): ChannelRef {
  return thread === null ? channel : { ...channel, thread };
}

/** @returns the parts that did not get through */
async function throughUrl(context: SlackContext, reply: Reply, parts: SlackPart[]): Promise<SlackPart[]> {
  const { responseUrl } = context;
  if (responseUrl === null) return parts;
  for (const [nth, part] of parts.entries()) {
    const replaces =
      nth === 0 && context.replaces && reply.visibility === 'private' && reply.message.mood !== 'warning';
    const got = await posted(responseUrl, plainerParts(part), {
      response_type: reply.visibility === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: replaces,
      ...(context.thread === null || replaces ? {} : { thread_ts: context.thread }),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    if (!got) return parts.slice(nth);
  }
  return [];
}

/** @returns whether one of the forms got through; a plainer one is sent only when the one before was refused */
async function posted(url: string, forms: readonly SlackPart[], more: object): Promise<boolean> {
  for (const { text, blocks } of forms) {
    const outcome = await postJson(url, { ...more, text, ...(blocks.length > 0 ? { blocks } : {}) });
    if (outcome !== 'refused') return outcome === 'taken';
  }
  return false;
}

/** A response_url says no with a status, or with 200 and a word for it; one that is used up says so in plain text. */
async function postJson(url: string, body: object): Promise<'taken' | 'refused' | 'closed'> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(RESPOND_TIMEOUT_MS),
    });
    const refusal = refusalIn((await answer.text()).slice(0, MAX_ANSWER));
    if (answer.ok && refusal === null) return 'taken';
    return refusal !== null && PAYLOAD_REFUSED.has(refusal) ? 'refused' : 'closed';
  } catch {
    return 'closed';
  }
}

/** The word of a refusal; null when the answer is none. */
function refusalIn(answer: string): string | null {
  const word = /^\{.*"ok"\s*:\s*false/s.test(answer)
    ? /"error"\s*:\s*"(\w+)"/.exec(answer)?.[1]
    : answer.trim();
  return word === undefined || word === 'ok' || !/^[a-z_]+$/.test(word) ? null : word;
}

/** Settings are chosen, not spelled: what is set now gets a button that opens the form to change it. */
export function changeBlocks({
  change,
  visibility,
  message: { language },
}: Pick<Reply, 'change' | 'visibility' | 'message'>): SlackBlock[] {
  if (!change || visibility === 'channel') return [];
  const button = { label: copyOf(language).slack.change, verb: change.verb, args: change.values };
  return actionBlocks([button], [], language, 'form');
}
