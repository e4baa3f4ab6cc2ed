import type { HomeRef } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { leaveOutAbsence } from '../alerts/back-again.ts';

/** A home that removed the bot has it again: all goes on from now, the clocks of its open alerts too. */
export async function returnHome(store: Store, home: HomeRef, now: Millis): Promise<void> {
  const from = await store.homeLeftAt(home);
  if (from === null) return;
  await store.returnHome(home);
  const workspace = await store.workspaceOf(home);
  if (!workspace) return;
  await leaveOutAbsence(
    store,
    workspace.id,
    { from, to: now },
    ({ ref }) => ref.platform === home.platform && ref.home === home.home,
  );
}
