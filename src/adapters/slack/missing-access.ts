import type { Reply } from '../../commands/command.ts';
import { oneLine } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Element } from '../../messages/message.ts';
import { refusalOf } from './delivery-error.ts';
import type { SlackContext } from './inbound.ts';
import type { WebClient } from './web-client.ts';

/** Of the three seconds that a form has. */
const WAIT_MS = 800;

/**
 * The reply, with a warning when somebody wants the bot to post where it is no member: its owner would learn of it
 * from the first alert that cannot be posted. Without the optional scopes nobody knows, and there is no warning.
 */
export async function withBars(context: SlackContext, client: WebClient, reply: Reply): Promise<Reply> {
  if (reply.problem || reply.form || reply.repeated || reply.visibility !== 'private') return reply;
  const channel = reply.postsIn?.map((ref) => ref.channel).find((id) => !id.startsWith('@'));
  if (channel === undefined) return reply;
  const name = await outOf(
    client,
    channel,
    channel === context.channel.channel ? context.channelName : channel,
  );
  const [first, ...rest] = reply.message.elements;
  if (name === null || !first) return reply;
  const words = copyOf(reply.message.language).slack;
  const note: Element = {
    kind: 'text',
    text: [{ bold: words.notIn(oneLine(name, 80)) }, ' ', words.invite, ' ', { code: '/invite @Earshot' }],
  };
  return { ...reply, message: { ...reply.message, elements: [first, note, ...rest] } };
}

/** Its name when the bot is certainly not in it, else null. */
async function outOf(client: WebClient, channel: string, called: string): Promise<string | null> {
  const ask = client.conversations.info({ channel }).then(
    ({ channel: copy }) => (copy?.is_member === false ? (copy.name ?? called) : null),
    // A private channel without us does not exist for us.
    (error: unknown) => (refusalOf(error) === 'channel_not_found' ? called : null),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), WAIT_MS);
  });
  try {
    return await Promise.race([ask, late]);
  } finally {
    clearTimeout(timer);
  }
}
