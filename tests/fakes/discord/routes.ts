import { refusal, takeCallback, tokenProblem } from './interactions.ts';
import { checked, edit, post, storeMessage, writable } from './messages.ts';
import type { Body } from './multipart.ts';
import { HISTORY, PIN, withheld } from './permissions.ts';
import type { Json, Outcome, State } from './state.ts';
import { isArchived, modify, startFromMessage, startPost, threadsOf } from './threads.ts';

/** Of the commands in the order in which they were registered. */
export const COMMAND_IDS = ['930000000000000001', '930000000000000002'];
const NOT_FOUND = refusal(404, 0, '404: Not Found');

/** The answer of the REST API. @param path without the version */
export function route(state: State, origin: string, method: string, path: string, body: Body): Outcome {
  const parts = path.split('/').slice(1);
  switch (parts[0]) {
    case 'gateway':
      return { answer: gatewayBot(origin, state) };
    case 'applications': {
      const answerOf = (commands: readonly Json[]) => ({
        answer: commands.map((command, nth) => ({ ...command, id: COMMAND_IDS[nth] })),
      });
      if (method === 'GET')
        return answerOf(
          state.registered.filter((entry) => entry.path === path).map(({ command }) => command),
        );
      if (method !== 'PUT') return NOT_FOUND;
      // A bulk overwrite: what was registered there before is gone.
      state.registered.splice(
        0,
        state.registered.length,
        ...state.registered.filter((entry) => entry.path !== path),
      );
      const commands = body.json as unknown as Json[];
      for (const command of commands) state.registered.push({ path, command });
      return answerOf(commands);
    }
    case 'interactions':
      return takeCallback(
        state.interactions.get(parts[1]!),
        parts[2]!,
        body.json,
        [...body.files.keys()],
        state.now(),
        (data, ephemeral) => storeMessage(state, 'interaction', data, body.files, ephemeral),
      );
    case 'webhooks':
      return webhook(state, method, parts[2]!, body);
    case 'users': {
      if (method !== 'POST') return NOT_FOUND;
      const id = `95${String(body.json.recipient_id).slice(2)}`;
      state.channels.set(id, { id, type: 1, recipients: [{ id: body.json.recipient_id }] });
      return { answer: { id, type: 1 } };
    }
    case 'guilds':
      return parts[2] === 'threads' && parts[3] === 'active'
        ? { answer: threadsOf(state, (thread) => thread.guild_id === parts[1] && !isArchived(thread)) }
        : NOT_FOUND;
    case 'channels':
      return channelRoute(state, method, parts.slice(1), body);
    default:
      return NOT_FOUND;
  }
}

function gatewayBot(origin: string, { shards }: State): Json {
  return {
    url: origin.replace('http', 'ws'),
    shards,
    session_start_limit: { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: shards },
  };
}

/** Follow-ups, and edits of the deferred answer. */
function webhook(state: State, method: string, token: string, { json, files }: Body): Outcome {
  const interaction = state.byToken.get(token);
  const problem = tokenProblem(interaction, state.now());
  if (problem || !interaction) return problem ?? refusal(404, 10_015, 'Unknown Webhook');
  if (method === 'POST') {
    const refused = checked(json, files);
    if (refused) return refused;
    const message = storeMessage(state, 'interaction', json, files, (Number(json.flags) & 64) !== 0);
    interaction.followUps.push(message);
    return { answer: message.json };
  }
  if (method === 'DELETE') {
    interaction.original = null;
    interaction.removed = true;
    return { answer: null };
  }
  if (interaction.original) return edit(state, interaction.original, json, files);
  const refused = checked(json, files);
  if (refused) {
    interaction.refused.push(50_035);
    return refused;
  }
  interaction.original = storeMessage(state, 'interaction', json, files, interaction.ephemeral);
  return { answer: interaction.original.json };
}

/** `/channels/{channel}/{what}/{id}/{below}` */
function channelRoute(
  state: State,
  method: string,
  parts: readonly string[],
  { json, files }: Body,
): Outcome {
  const [channel = '', what, id = '', below] = parts;
  const known = state.channels.get(channel);
  const message = state.messages.get(id);
  if (what === undefined) {
    if (method === 'PATCH') return modify(state, channel, json);
    return known ? { answer: known } : refusal(404, 10_003, 'Unknown Channel');
  }
  if (what === 'messages') {
    if (id === 'pins') return pin(state, method, channel, below ?? '');
    if (method === 'POST' && below === 'threads') return startFromMessage(state, channel, id, json);
    if (method === 'POST') return post(state, channel, json, files);
    const there = message?.channel === channel ? message : undefined;
    if (method === 'PATCH') return writable(state, channel) ?? edit(state, there, json, files);
    if (method === 'GET' && id === '')
      return withheld(state, channel) ?? { answer: lastMessages(state, channel) };
    if (method === 'GET')
      return (
        withheld(state, channel, HISTORY) ??
        (there ? { answer: there.json } : refusal(404, 10_008, 'Unknown Message'))
      );
  }
  if (what === 'threads' && (known?.type === 15 || known?.type === 16))
    return startPost(state, channel, json, files);
  return NOT_FOUND;
}

/** Get Channel Messages: the newest first; nothing without Read Message History. */
function lastMessages(state: State, channel: string): Json[] {
  if (withheld(state, channel, HISTORY)) return [];
  const there = [...state.messages.values()].filter((message) => message.channel === channel);
  return there.map(({ json }) => json).reverse();
}

function pin(state: State, method: string, channel: string, id: string): Outcome {
  const message = state.messages.get(id);
  if (message?.channel !== channel) return refusal(404, 10_008, 'Unknown Message');
  const problem = withheld(state, channel, PIN);
  if (problem) return problem;
  message.json.pinned = method === 'PUT';
  return { answer: null };
}
