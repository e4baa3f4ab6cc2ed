import type { Alert, Stream } from '../listening/alerts/alert.ts';
import { pooledPrior } from '../listening/alerts/detectors/pooled-prior.ts';
import type { SpikeEvent } from '../listening/alerts/detectors/spike-event.ts';
import type { Prior } from '../listening/alerts/detectors/spike-state.ts';
import { becomesAlert, isHistory, reportedStart, reportsEpisode } from '../listening/alerts/replay.ts';
import { readStored } from '../listening/alerts/stored-detector.ts';
import type { Workspace } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { type Dependence, dependenceOf } from '../listening/series/coverage.ts';
import type { Request } from '../listening/sources/source.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../listening/time.ts';
import { type Following, follow } from '../services/alerts/follow-alert.ts';
import { type Joined, joinedSince } from '../services/alerts/joined.ts';
import { alertDeliveries } from '../services/alerts/notify-alert.ts';
import { raiseSpike } from '../services/alerts/raise-alert.ts';
import { type StreamReading, stepStream } from '../services/alerts/step-detector.ts';
import { watchKeyword } from '../services/alerts/watch-keyword.ts';
import { sourceShares } from '../services/keywords/read-dependence.ts';
import type { DetectorRow, Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface DetectParts {
  store: Store;
  clock: Clock;
  /** The requests of all sources as last planned by the collector. */
  plan(): readonly Request[];
  /** False until every source has had its first turn after a start: before that, a downtime would look like silence. */
  ready(): boolean;
}

/** Every five minutes: steps each keyword's detector over what has come in, raises and moves alerts. */
export function detectJob(parts: DetectParts): Job {
  return {
    name: 'detect',
    everyMs: BUCKET,
    run: async () => {
      if (!parts.ready()) return;
      for (const workspace of await parts.store.workspaces()) await detectWorkspace(parts, workspace);
    },
  };
}

async function detectWorkspace({ store, clock, plan }: DetectParts, workspace: Workspace): Promise<void> {
  const now = clock.now();
  const keywords = (await store.keywords(workspace.id)).filter((keyword) => !keyword.paused);
  if (keywords.length === 0) return;
  const kept = await store.detectorRows(workspace.id);
  const rows = new Map(kept.map((row) => [`${row.keywordId} ${row.stream}`, row]));
  const priorOf = priorReader(kept);
  const recent = await store.alerts(workspace.id, { since: now - 3 * DAY });
  const states = new Map(
    (await store.requestStates()).map((state) => [`${state.source} ${state.key}`, state]),
  );
  const gaps = await store.gaps(now - 30 * DAY, now);
  const batch: Batch = { detectors: [], raised: [], changed: [] };

  for (const keyword of keywords) {
    const share = await sourceShares(store, keyword, now);
    const dependence = dependenceOf(keyword, plan(), states, gaps, share);
    await detectKeyword(store, workspace, keyword, dependence, rows, priorOf, recent, now, batch);
  }
  if (batch.detectors.length + batch.raised.length + batch.changed.length === 0) return;
  const channels = await store.channels(workspace.id);
  const subscriptions = await store.subscriptions(workspace.id);
  const byId = new Map(keywords.map((keyword) => [keyword.id, keyword]));
  const cards = new Map<string, string[]>();
  for (const { alert } of batch.changed) {
    const sent = await store.deliveriesWith(workspace.id, `alert:${alert.id}:card:`);
    cards.set(
      alert.id,
      sent.map((row) => row.channelId),
    );
  }
  await store.commitDetected({
    workspaceId: workspace.id,
    detectors: batch.detectors,
    raised: batch.raised,
    changed: batch.changed.map(({ alert, expectedVersion }) => ({ alert, expectedVersion })),
    audit: [],
    deliveries: (raised, moved) => [
      ...raised.flatMap((alert) =>
        alertDeliveries({
          what: 'raised',
          alert,
          keyword: byId.get(alert.keywordId ?? '') ?? null,
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
          lines: batch.changed.find((each) => each.alert.id === alert.id)?.lines ?? [],
          keyword: byId.get(alert.keywordId ?? '') ?? null,
          channels,
          cardsIn: cards.get(alert.id) ?? [],
          now,
        }),
      ),
    ],
  });
}

interface Batch {
  detectors: DetectorRow[];
  raised: Alert[];
  changed: (Following & { expectedVersion: number })[];
}

async function detectKeyword(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  dependence: Dependence,
  rows: ReadonlyMap<string, DetectorRow>,
  priorOf: (stream: Stream) => Partial<Prior>,
  recent: readonly Alert[],
  now: Millis,
  batch: Batch,
): Promise<void> {
  const readings: StreamReading[] = [];
  for (const stream of ['negative', 'all'] as const) {
    const row = rows.get(`${keyword.id} ${stream}`) ?? null;
    const reading = await stepStream({
      store,
      workspace,
      keyword,
      stream,
      dependence,
      row,
      prior: priorOf,
      until: floorTo(now, BUCKET),
    });
    if (!reading) continue;
    readings.push(reading);
    if (reading.row) batch.detectors.push(reading.row);
  }
  const open = recent.filter(
    (alert) => alert.keywordId === keyword.id && (alert.kind === 'spike' || alert.kind === 'slow-burn'),
  );
  for (const alert of open) {
    const reading = readings.find(({ stream }) => stream === alert.evidence.stream);
    const moved = reading ? follow(alert, reading, now) : null;
    const joined = await joinedSince(store, moved?.alert ?? alert, now);
    const after = joined ? withJoined(moved, alert, joined) : moved;
    if (after) batch.changed.push({ ...after, expectedVersion: alert.version });
  }
  if (keyword.rule.mutedUntil !== null && now < keyword.rule.mutedUntil) return;
  const starts = readings
    .flatMap(({ stream, events }) => events.map((event) => ({ stream, event })))
    .filter((start) => becomesAlert(start, keyword.rule) && isNews(start.event, open, now));
  const start = reportedStart(starts);
  if (start) {
    const { state: prior } = readings.find(({ stream }) => stream === start.stream)!;
    batch.raised.push(
      await raiseSpike({ store, workspace, keyword, dependence, prior: prior, ...start, now }),
    );
  }
  const others = recent.filter((alert) => alert.keywordId === keyword.id);
  batch.raised.push(
    ...(await watchKeyword({ store, workspace, keyword, dependence, now }, [...others, ...batch.raised])),
  );
}

/** What the workspace's keywords lend to a new one; read only when there is one. */
function priorReader(rows: readonly DetectorRow[]): (stream: Stream) => Partial<Prior> {
  const loans = new Map<Stream, Partial<Prior>>();
  return (stream) => {
    let loan = loans.get(stream);
    if (!loan) {
      const own = rows.filter((row) => row.stream === stream);
      loan = pooledPrior(own.map((row) => readStored(row.state).spike));
      loans.set(stream, loan);
    }
    return loan;
  };
}

function withJoined(moved: Following | null, before: Alert, { lines, told: reported }: Joined): Following {
  const alert = moved?.alert ?? before;
  return {
    alert: { ...alert, now: { ...alert.now, joined: reported }, version: before.version + 1 },
    lines: [...(moved?.lines ?? []), ...lines],
  };
}

/** A start that no alert of the last day has told: buckets that are not final yet are stepped again at each turn. */
function isNews(event: SpikeEvent, open: readonly Alert[], now: Millis): boolean {
  return !isHistory(event, now) && !open.some((alert) => reportsEpisode(alert, event));
}
