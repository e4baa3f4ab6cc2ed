import { refusal } from './interactions.ts';
import * as people from './people.ts';
import type { Json, Message, Outcome, State } from './state.ts';
import { messageProblems } from './validate.ts';

export function checked(body: Json, files: Message['files']): Outcome | null {
  const problems = messageProblems(body, [...files.keys()]);
  return problems.length > 0 ? refusal(400, 50_035, 'Invalid Form Body', problems) : null;
}

/** Why the bot may not write there; null when it may. */
export function writable({ channels, forbidden }: State, channel: string): Outcome | null {
  if (!channels.has(channel)) return refusal(404, 10_003, 'Unknown Channel');
  const code = forbidden.get(channel);
  return code === undefined ? null : refusal(403, code, 'Missing Permissions');
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
  const problem = writable(state, channel) ?? checked(body, files);
  if (problem) return problem;
  if (state.channels.get(channel)!.type === 15)
    return refusal(400, 50_008, 'Cannot send messages in a non-text channel');
  if (body.nonce !== undefined && String(body.nonce).length > 25)
    return refusal(400, 50_035, 'Invalid Form Body', ['nonce']);
  const nonce = `${channel}:${body.nonce}`;
  const known = body.enforce_nonce ? state.nonces.get(nonce) : undefined;
  if (known) return { answer: state.messages.get(known)!.json };
  const message = storeMessage(state, channel, body, files);
  if (body.enforce_nonce) state.nonces.set(nonce, message.id);
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
