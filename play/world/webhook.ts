import { Webhook } from 'standardwebhooks';
import type { ShownMessage } from '../../src/adapters/terminal/index.ts';
import type { Millis } from '../../src/listening/time.ts';
import type { Element, Text } from '../../src/messages/message.ts';
import type { Post } from '../posts/post.ts';
import { slug } from '../posts/timeline.ts';
import type { Scenario } from '../read/index.ts';

/** Posts of one push; the bot takes 500 and a mebibyte. */
const AT_ONCE = 200;

/** Somebody's tool that pushes its posts to the bot. */
export interface Pusher {
  id: string;
  /** Where to push to, from the bot's answer; null = not known yet. */
  address: string | null;
  /** When it pushes next, at the earliest; null = never again. */
  nextAt(): Millis | null;
  /** Takes address and secret from what the bot answered. @returns whether they were in it */
  learn(shown: ShownMessage): boolean;
  /** Pushes all that has become visible. @param port of the bot's door */
  push(port: number, now: Millis): Promise<void>;
}

/** A post as it is pushed, from when on. */
interface Change {
  at: Millis;
  body: Record<string, unknown>;
}

export function createPusher(
  { id, everyMs, posts }: Scenario['webhooks'][number],
  start: Millis,
  warn: (text: string) => void,
): Pusher {
  const site = `https://${slug(id)}.example`;
  const changes = posts
    .flatMap((post) => changesOf(post, site))
    .sort((earlier, later) => earlier.at - later.at);
  let done = 0;
  let pushes = 0;
  let signer: Webhook | null = null;
  let nextAt = start;

  const send = async (address: string, port: number, now: Millis, part: readonly Change[]) => {
    const body = JSON.stringify({ mentions: part.map((change) => change.body) });
    const messageId = `msg_${slug(id)}_${++pushes}`;
    const sentAt = new Date(now);
    return fetch(`http://127.0.0.1:${port}${new URL(address).pathname}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': messageId,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': signer!.sign(messageId, sentAt, body),
      },
    });
  };

  const pusher: Pusher = {
    id,
    address: null,
    nextAt: () => {
      const next = changes[done];
      if (next === undefined || !signer) return null;
      return Math.max(nextAt, start + Math.ceil((next.at - start) / everyMs) * everyMs);
    },
    learn: ({ message }) => {
      const codes = message.elements.flatMap(codesIn);
      const address = codes.find((code) => /^https?:\/\/[^\s]+\/in\/[a-z0-9-]+$/.test(code));
      const secret = codes.find((code) => code.startsWith('whsec_'));
      if (address) pusher.address = address;
      if (!address || !secret) return false;
      signer = new Webhook(secret);
      return true;
    },
    push: async (port, now) => {
      nextAt = start + (Math.floor((now - start) / everyMs) + 1) * everyMs;
      const until = changes.findIndex(({ at }) => at > now);
      const last = until < 0 ? changes.length : until;
      while (done < last && pusher.address) {
        const part = changes.slice(done, Math.min(last, done + AT_ONCE));
        const response = await send(pusher.address, port, now, part);
        const answer = (await response.json()) as {
          error?: string;
          errors?: { index: number; detail: string }[];
        };
        if (!response.ok) {
          warn(
            `webhook ${id}: the bot answered ${response.status} (${answer.error ?? '?'}); it is pushed again later`,
          );
          return;
        }
        for (const { index, detail } of answer.errors ?? [])
          warn(`webhook ${id}: a post was not taken: ${JSON.stringify(part[index]?.body)} (${detail})`);
        done += part.length;
      }
    },
  };
  return pusher;
}

function changesOf({ id, at, versions }: Post, site: string): Change[] {
  return versions.map(({ from, gone, ...words }) => ({
    at: from,
    body: gone
      ? { sourceId: id, deleted: true }
      : {
          sourceId: id,
          createdAt: new Date(at).toISOString(),
          title: words.title,
          text: words.text,
          author: words.author,
          url: new URL(words.url ?? `/${encodeURIComponent(id)}`, site).href,
          lang: words.lang,
        },
  }));
}

function codesIn(element: Element): string[] {
  if (element.kind === 'text' || element.kind === 'note') return codes(element.text);
  return element.kind === 'facts' ? element.facts.flatMap(({ value }) => codes(value)) : [];
}

function codes(text: Text): string[] {
  return typeof text === 'string'
    ? []
    : text.flatMap((run) => (typeof run === 'object' && 'code' in run ? [run.code] : []));
}
