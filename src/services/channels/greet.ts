import type { Channel, Workspace } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { MINUTE, type Millis } from '../../listening/time.ts';
import { greeting, type Meeting } from '../../messages/greeting.ts';
import { setUpNote } from '../../messages/set-up-note.ts';
import type { Store } from '../../store/store.ts';
import { rulesOf } from '../actor.ts';
import type { InvocationPlace } from '../workspaces/homes.ts';
import { setChannelPaused } from './pause-channel.ts';

/**
 * Answers somebody who installed, invited or mentioned the bot: once a minute and channel, however often that happens and
 * however often the platform says so. An invitation to a paused channel makes it speak there again.
 */
export async function greet(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  { channel: to, person }: Pick<InvocationPlace, 'channel' | 'person'>,
  how: Exclude<Meeting, 'resumed'>,
  now: Millis,
): Promise<void> {
  const actor = { workspaceId: workspace.id, person, admin: false, now };
  const resumed = how === 'invited' && (await setChannelPaused(store, actor, channel, false));
  const delivery = postTo(
    { ...channel, ref: to },
    {
      key: `greeting:${channel.id}:${how}:${Math.floor(now / MINUTE)}`,
      message: greeting(
        resumed ? 'resumed' : how,
        channel,
        setUpNote(channel.ref, rulesOf(workspace, channel.ref), channel),
      ),
      expiresAt: null,
      purpose: 'answer',
    },
    now,
  );
  await store.enqueue([delivery]);
}
