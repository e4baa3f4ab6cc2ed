import { slackDeliveryError } from './delivery-error.ts';
import type { WebClient } from './web-client.ts';

/**
 * Whether Slack answers to what posts messages, before one is sent again whose answer was lost: while answers get lost, at
 * most one message is under way that nobody knows of. Neither the history nor a number of our own tells what has arrived,
 * so we ask for what is refused at once and seen by nobody: a message without words (chat.postMessage, `no_text`).
 * @throws DeliveryError: nothing was sent this time, and nobody knows more of the time before
 */
export async function untilAnswered(client: WebClient, channel: string): Promise<void> {
  try {
    await client.chat.postMessage({ channel, text: '' });
  } catch (error) {
    const failure = slackDeliveryError(error);
    if (failure.kind !== 'rejected') throw failure;
  }
}
