import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { alertDeliveries } from '../../../src/services/alerts/notify-alert.ts';
import type { World } from '../../commands/harness.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';

/** Raises an alert whose card waits in the outbox. */
export async function raise({ store, workspace, now }: World, part: Partial<Alert>): Promise<void> {
  const { id: workspaceId } = await workspace();
  const [keyword] = await store.keywords(workspaceId);
  const channels = await store.channels(workspaceId);
  const subscriptions = await store.subscriptions(workspaceId);
  await store.commitDetected({
    workspaceId,
    detectors: [],
    raised: [sampleAlert({ workspaceId, keywordId: keyword!.id, raisedAt: now(), ...part })],
    changed: [],
    audit: [],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert, keyword: keyword!, channels, subscriptions, now: now() }),
      ),
  });
}
