import { refusal } from './interactions.ts';
import { checked, storeMessage, writable } from './messages.ts';
import * as people from './people.ts';
import { ATTACH, MANAGE_THREADS, PUBLIC_THREADS, SEND, withheld } from './permissions.ts';
import type { Json, Message, Outcome, State } from './state.ts';

const FORUM = 15;
/** Types of channels in which threads start from messages: text and announcement channels. */
const HAS_THREADS: ReadonlySet<number> = new Set([0, 5]);

/** Start Thread from Message: its id is the message's. */
export function startFromMessage(state: State, channel: string, message: string, body: Json): Outcome {
  const problem = writable(state, channel, PUBLIC_THREADS) ?? nameProblem(body);
  if (problem) return problem;
  if (!HAS_THREADS.has(Number(state.channels.get(channel)!.type)))
    return refusal(400, 50_024, 'Cannot execute action on this channel type');
  if (state.messages.get(message)?.channel !== channel) return refusal(404, 10_008, 'Unknown Message');
  if (state.channels.has(message))
    return refusal(400, 160_004, 'A thread has already been created for this message');
  return { answer: open(state, message, channel, body) };
}

/** Start Thread in Forum: a post, whose id is its first message's. A repeated request looks like a new one. */
export function startPost(state: State, forum: string, body: Json, files: Message['files']): Outcome {
  const first = body.message as Json;
  const needed = [SEND, ...(files.size > 0 ? [ATTACH] : [])];
  const problem =
    writable(state, forum, ...needed) ??
    nameProblem(body) ??
    tagProblem(state, forum, body) ??
    checked(first, files);
  if (problem) return problem;
  const message = storeMessage(state, '', first, files);
  message.channel = message.id;
  message.json.channel_id = message.id;
  return { answer: { ...open(state, message.id, forum, body), message: message.json } };
}

/** Modify Channel, for the bot: a thread's archive and tags, a forum's tags. */
export function modify(state: State, id: string, body: Json): Outcome {
  const channel = state.channels.get(id);
  if (!channel) return refusal(404, 10_003, 'Unknown Channel');
  const isThread = channel.type === 11;
  // A thread that is opened again takes messages again.
  if (body.archived === false && state.forbidden.get(id) === 50_083) state.forbidden.delete(id);
  const problem =
    writable(state, id) ??
    managed(state, body) ??
    (isThread ? tagProblem(state, String(channel.parent_id), body) : null);
  if (problem) return problem;
  if (body.available_tags !== undefined)
    channel.available_tags = (body.available_tags as Json[]).map((tag) => ({
      id: state.newId(),
      ...tag,
    }));
  if (body.applied_tags !== undefined) channel.applied_tags = body.applied_tags;
  if (body.archived !== undefined) (channel.thread_metadata as Json).archived = body.archived;
  state.gateway.emit(isThread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', { ...channel });
  return { answer: channel };
}

/** Threads below a channel, as List Active Guild Threads and List Public Archived Threads answer. */
export function threadsOf({ channels }: State, accepts: (thread: Json) => boolean): Json {
  const threads = [...channels.values()].filter((thread) => thread.type === 11 && accepts(thread));
  return { threads: threads.sort((a, b) => (String(a.id) < String(b.id) ? 1 : -1)), members: [] };
}

export function isArchived(thread: Json): boolean {
  return (thread.thread_metadata as Json | undefined)?.archived === true;
}

function open({ channels, gateway, now }: State, id: string, parent: string, body: Json): Json {
  const thread = {
    id,
    type: 11,
    name: body.name,
    parent_id: parent,
    guild_id: people.GUILD,
    owner_id: people.APPLICATION,
    applied_tags: body.applied_tags ?? [],
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 4_320,
      archive_timestamp: new Date(now()).toISOString(),
      locked: false,
    },
  };
  channels.set(id, thread);
  gateway.emit('THREAD_CREATE', { ...thread, newly_created: true });
  return thread;
}

function nameProblem({ name }: Json): Outcome | null {
  const length = String(name ?? '').length;
  return length >= 1 && length <= 100 ? null : refusal(400, 50_035, 'Invalid Form Body', ['name']);
}

/** At most 5 tags on a post, each of those that its forum has; a forum that requires one takes no post without. */
function tagProblem(state: State, forum: string, { applied_tags: tags, message }: Json): Outcome | null {
  const parent = state.channels.get(forum);
  if (parent?.type !== FORUM) return null;
  const available = (parent.available_tags as Json[]) ?? [];
  const known = available.map(({ id }) => id);
  const tagIds = (tags as string[] | undefined) ?? [];
  const moderates = withheld(state, forum, MANAGE_THREADS) === null;
  if (!moderates && available.some(({ id, moderated }) => moderated === true && tagIds.includes(String(id))))
    return refusal(403, 50_013, 'Missing Permissions');
  const lacks = message !== undefined && (Number(parent.flags) & (1 << 4)) !== 0 && tagIds.length === 0;
  if (lacks && available.length > 0 && available.every(({ moderated }) => moderated === true))
    return refusal(400, 40_066, 'There are no tags available that can be set by non-moderators');
  if (lacks) return refusal(400, 40_067, 'A tag is required to create a forum post in this channel');
  const fine = tagIds.length <= 5 && tagIds.every((id) => known.includes(id));
  return fine ? null : refusal(400, 50_035, 'Invalid Form Body', ['applied_tags']);
}

/** A forum's tags are changed with Manage Channels, a post's with Manage Threads. */
function managed({ manages }: State, { available_tags: tags, applied_tags: applied }: Json): Outcome | null {
  if (tags === undefined && applied === undefined) return null;
  const names = ((tags as Json[] | undefined) ?? []).map(({ name }) => String(name));
  if (names.length > 20 || names.some((name) => name.length < 1 || name.length > 20))
    return refusal(400, 50_035, 'Invalid Form Body', ['available_tags']);
  return manages ? null : refusal(403, 50_013, 'Missing Permissions');
}
