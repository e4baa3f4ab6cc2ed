import { refusal } from './interactions.ts';
import * as people from './people.ts';
import { ATTACH, HISTORY, isThread, SEND, SEND_IN_THREADS, withheld } from './permissions.ts';
import type { Json, Message, Outcome, State } from './state.ts';
import { messageProblems } from './validate.ts';

export function checked(body: Json, files: Message['files']): Outcome | null {
  const problems = messageProblems(body, [...files.keys()]);
  return problems.length > 0 ? refusal(400, 50_035, 'Invalid Form Body', problems) : null;
}

/** How long Discord remembers a nonce. */
const NONCE_MS = 3 * 60_000;

/** Why the bot may not do what needs these permissions there; null when it may. */
export function writable(state: State, channel: string, ...needed: bigint[]): Outcome | null {
  if (!state.channels.has(channel)) return refusal(404, 10_003, 'Unknown Channel');
  const code = state.forbidden.get(channel);
  if (code !== undefined) return refusal(403, code, 'Missing Permissions');
  return withheld(state, channel, ...needed);
}

export function storeMessage(
  state: State,
  channel: string,
  body: Json,
  files: Message['files'],
  ephemeral = false,
): Message {
  const id = state.newId();
  const message: Message = {
    id,
    channel,
    files,
    edits: 0,
    ephemeral,
    json: {
      ...body,
      // What only one person sees stays so, whatever an edit of it says.
      flags: Number(body.flags ?? 0) | (ephemeral ? 64 : 0),
      id,
      channel_id: channel,
      author: people.BOT,
      attachments: attachmentsOf(state, body, files),
      timestamp: new Date(state.now()).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      embeds: [],
      pinned: false,
      type: 0,
      content: '',
    },
  };
  state.messages.set(id, message);
  return message;
}

/** Create Message: a nonce that was seen answers with the message that it made. */
export function post(state: State, channel: string, body: Json, files: Message['files']): Outcome {
  const there = state.channels.get(channel);
  const needed = [isThread(there) ? SEND_IN_THREADS : SEND, ...(files.size > 0 ? [ATTACH] : [])];
  const problem = writable(state, channel, ...needed) ?? checked(body, files);
  if (problem) return problem;
  if ([4, 15, 16].includes(Number(there!.type)))
    return refusal(400, 50_008, 'Cannot send messages in a non-text channel');
  if (body.message_reference && withheld(state, channel, HISTORY))
    return refusal(400, 160_002, 'Cannot reply without permission to read message history');
  if (body.nonce !== undefined && String(body.nonce).length > 25)
    return refusal(400, 50_035, 'Invalid Form Body', ['nonce']);
  // "In the past few minutes", by the same author, in whatever channel.
  const nonce = String(body.nonce);
  const known = body.enforce_nonce ? state.nonces.get(nonce) : undefined;
  if (known && state.now() - known.at < NONCE_MS && state.messages.has(known.id))
    return { answer: state.messages.get(known.id)!.json };
  const message = storeMessage(state, channel, body, files);
  if (body.enforce_nonce) state.nonces.set(nonce, { id: message.id, at: state.now() });
  return { answer: message.json };
}

export function edit(
  state: State,
  message: Message | undefined,
  body: Json,
  files: Message['files'],
): Outcome {
  if (!message) return refusal(404, 10_008, 'Unknown Message');
  const problem = checked(body, files);
  if (problem) return problem;
  message.json = { ...message.json, ...body, attachments: attachmentsOf(state, body, files) };
  message.files = files;
  message.edits++;
  return { answer: message.json };
}

function attachmentsOf({ newId }: State, body: Json, files: Message['files']): Json[] {
  return ((body.attachments as Json[]) ?? []).map((attachment) => ({
    ...attachment,
    id: newId(),
    size: files.get(`files[${attachment.id}]`)?.length,
  }));
}
