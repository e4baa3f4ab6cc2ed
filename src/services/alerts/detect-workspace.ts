import type { Alert } from '../../listening/alerts/alert.ts';
import { pooledPrior } from '../../listening/alerts/detectors/pooled-prior.ts';
import type { Prior } from '../../listening/alerts/detectors/spike-state.ts';
import { readStored } from '../../listening/alerts/stored-detector.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { DetectorRow, Store } from '../../store/store.ts';
import { readDependence, readListening } from '../keywords/read-dependence.ts';
import { type AlertCard, alertCards } from './alert-cards.ts';
import { type Detected, detectKeyword } from './detect-keyword.ts';
import { LONGEST } from './follow-alert.ts';
import { alertDeliveries, pagesOf } from './notify-alert.ts';
import { MEMORY } from './step-detector.ts';

/**
 * One turn of detection over the keywords of a workspace, each by itself; what comes of it is stored as one batch.
 */
export async function detectWorkspace(store: Store, workspace: Workspace, now: Millis): Promise<void> {
  // What is counted of a keyword whose past is still being matched is no picture of anything.
  const filling = new Set((await store.backFills()).map(({ keywordId }) => keywordId));
  const keywords = (await store.keywords(workspace.id)).filter(
    ({ id, paused }) => !paused && !filling.has(id),
  );
  if (keywords.length === 0) return;
  const rows = await store.detectorRows(workspace.id);
  const prior = priorReader(rows);
  const recent = await store.alerts(workspace.id, { since: now - LONGEST - DAY });
  const listening = await readListening(store, workspace, now - MEMORY, now);
  const found: Detected = { detectors: [], raised: [], changed: [] };
  for (const keyword of keywords) {
    const { detectors, raised, changed } = await detectKeyword({
      store,
      workspace,
      keyword,
      dependence: await readDependence(store, listening, keyword, now),
      now,
      rows: rows.filter(({ keywordId }) => keywordId === keyword.id),
      recent: recent.filter(({ keywordId }) => keywordId === keyword.id),
      prior,
    });
    found.detectors.push(...detectors);
    found.raised.push(...raised);
    found.changed.push(...changed);
  }
  await commit(store, workspace, keywords, found, now);
}

async function commit(
  store: Store,
  workspace: Workspace,
  keywords: readonly Keyword[],
  { detectors, raised, changed }: Detected,
  now: Millis,
): Promise<void> {
  if (detectors.length + raised.length + changed.length === 0) return;
  const channels = await store.channels(workspace.id);
  const subscriptions = await store.subscriptions(workspace.id);
  const keywordOf = ({ keywordId }: Alert) => keywords.find(({ id }) => id === keywordId)!;
  const cards = new Map<string, AlertCard[]>();
  for (const { alert } of changed) cards.set(alert.id, await alertCards(store, alert));
  await store.commitDetected({
    workspaceId: workspace.id,
    detectors,
    raised,
    changed: changed.map(({ alert, expectedVersion }) => ({ alert, expectedVersion })),
    audit: [],
    deliveries: (numbered, moved) => [
      ...numbered.flatMap((alert) =>
        alertDeliveries({
          what: 'raised',
          alert,
          keyword: keywordOf(alert),
          channels,
          subscriptions,
          now,
        }),
      ),
      // One that somebody was faster with has not moved: it is looked at again at the next turn.
      ...moved.flatMap((alert) =>
        alertDeliveries({
          what: 'moved',
          alert,
          lines: changed.find((following) => following.alert.id === alert.id)?.lines ?? [],
          keyword: keywordOf(alert),
          channels,
          cardsIn: idsOf(cards.get(alert.id) ?? []),
          seenIn: idsOf((cards.get(alert.id) ?? []).filter(({ sentAt }) => sentAt !== null)),
          now,
        }),
      ),
    ],
  });
  for (const { alert, lines } of changed) if (lines.length > 0) await dropFormerPages(store, alert);
}

/** Of several pages about one alert that wait for the end of quiet hours, only the newest is news. */
async function dropFormerPages(store: Store, alert: Alert): Promise<void> {
  const pages = await store.deliveriesWith(alert.workspaceId, pagesOf(alert));
  const waiting = pages.filter(({ state }) => state === 'waiting');
  for (const { key } of waiting.filter((page, n) =>
    waiting.slice(n + 1).some(({ channelId }) => channelId === page.channelId),
  ))
    await store.dropDelivery(key, 'there is newer news of it');
}

function idsOf(cards: readonly AlertCard[]): string[] {
  return cards.map(({ channelId }) => channelId);
}

/** The prior that the workspace's keywords give to a new one; pooled only when there is a new one. */
function priorReader(rows: readonly DetectorRow[]): (stream: Stream) => Partial<Prior> {
  const pooled = new Map<Stream, Partial<Prior>>();
  return (stream) => {
    let prior = pooled.get(stream);
    if (!prior) {
      const own = rows.filter((row) => row.stream === stream);
      prior = pooledPrior(own.map((row) => readStored(row.state).spike));
      pooled.set(stream, prior);
    }
    return prior;
  };
}
