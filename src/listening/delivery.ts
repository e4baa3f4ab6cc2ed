import type { Channel, ChannelRef } from './channel.ts';
import type { Millis } from './time.ts';

/**
 * One row of the outbox. `key` is unique: enqueuing the same key twice delivers once (an `edit` replaces the waiting
 * edit of the same root instead, so that a card shows only its latest state).
 * - `post`: a new message; `reply`: in the thread of the delivery `root`; `edit`: changes the message of `root`.
 */
export interface Delivery<Message = unknown> {
  workspaceId: string;
  key: string;
  kind: 'post' | 'reply' | 'edit';
  root: string | null;
  channelId: string;
  to: ChannelRef;
  message: Message;
  /** Not before this moment (quiet hours, debounce, retry). */
  dueAt: Millis;
  /** Too old to be of use: dropped with a record instead of sent. null = never. */
  expiresAt: Millis | null;
  /** Decides about budgets, quiet hours and catch-up: an answer to a person is never held. */
  purpose: 'alert' | 'digest' | 'mention' | 'notice' | 'triage' | 'answer';
  severity: 1 | 2 | 3 | 4 | null;
  /** The mention it is about: one that turns out to be stored already is not sent again. */
  mentionId?: string;
  createdAt: Millis;
}

type Post<Message> = Pick<Delivery<Message>, 'key' | 'message' | 'purpose' | 'expiresAt'> &
  Partial<Pick<Delivery<Message>, 'to' | 'mentionId'>>;

/** A new message for a channel, due at once. */
export function postTo<Message>(channel: Channel, post: Post<Message>, now: Millis): Delivery<Message> {
  return {
    workspaceId: channel.workspaceId,
    kind: 'post',
    root: null,
    channelId: channel.id,
    to: channel.ref,
    dueAt: now,
    severity: null,
    createdAt: now,
    ...post,
  };
}

/** The message in which a button was pressed. */
export interface PressedMessage {
  channel: ChannelRef;
  id: string;
  /** Whether the platform sent it for the delivery with this key and has not changed it since. */
  wasSentAs(key: string): boolean;
}
