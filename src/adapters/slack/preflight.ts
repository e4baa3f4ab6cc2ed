import type { ChannelFault } from '../../messages/channel-fault.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';
import type { WebClient } from './web-client.ts';

export interface LookedAt {
  /** Its name, where Slack tells it. */
  name: string | null;
  faults: readonly ChannelFault[];
}

/**
 * What keeps the bot from working in a channel, as Slack shows it to the optional scopes `channels:read` and `groups:read`.
 * @throws DeliveryError when Slack says nothing of it, without the scopes for example
 */
export async function lookAtChannel(client: WebClient, channel: string): Promise<LookedAt> {
  // Direct messages are between the two of us.
  if (!/^[CG]/.test(channel)) return { name: null, faults: [] };
  try {
    const { channel: there } = await client.conversations.info({ channel });
    const faults: ChannelFault[] = [];
    if (there?.is_archived) faults.push({ what: 'archived' });
    else if (there?.is_member === false) faults.push({ what: 'not-in' });
    else if (there?.is_read_only || there?.is_thread_only) faults.push({ what: 'read-only' });
    if (there?.is_ext_shared) faults.push({ what: 'external' });
    return { name: there?.name ?? null, faults };
  } catch (error) {
    // A private channel without us does not exist for us.
    if (refusalOf(error) === 'channel_not_found') return { name: null, faults: [{ what: 'not-in' }] };
    throw slackDeliveryError(error);
  }
}
