import type { Reply } from '../../commands/command.ts';
import { channelFaultNote } from '../../messages/channel-fault.ts';
import type { Element } from '../../messages/message.ts';
import type { SlackContext } from './inbound.ts';
import { lookAtChannel } from './preflight.ts';
import type { WebClient } from './web-client.ts';

/** Of the three seconds that a form has. */
const WAIT_MS = 800;

/**
 * The reply, with what keeps the bot from working in the channels that somebody wants it to post in: their owner would
 * learn of it from the first alert that cannot be posted. Where Slack does not say, nothing is said.
 */
export async function withBars(context: SlackContext, client: WebClient, reply: Reply): Promise<Reply> {
  if (reply.problem || reply.form || reply.repeated || reply.visibility !== 'private') return reply;
  const [first, ...rest] = reply.message.elements;
  const channels = [...new Set(reply.postsIn?.map(({ channel }) => channel))];
  if (channels.length === 0 || !first) return reply;
  const notes = await inTime(
    Promise.all(channels.map((channel) => notesOn(context, client, reply, channel))),
  );
  return { ...reply, message: { ...reply.message, elements: [first, ...notes, ...rest] } };
}

async function notesOn(
  context: SlackContext,
  client: WebClient,
  { message }: Reply,
  channel: string,
): Promise<Element[]> {
  const called = channel === context.channel.channel ? context.channelName : channel;
  const { name, faults } = await lookAtChannel(client, channel).catch(() => ({ name: null, faults: [] }));
  return faults.map((fault) => channelFaultNote(name ?? called, fault, message));
}

/** What there is in time; Slack may take long, and the person waits. */
async function inTime(work: Promise<Element[][]>): Promise<Element[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Element[][]>((resolve) => {
    timer = setTimeout(() => resolve([]), WAIT_MS);
  });
  try {
    return (await Promise.race([work, late])).flat();
  } finally {
    clearTimeout(timer);
  }
}
