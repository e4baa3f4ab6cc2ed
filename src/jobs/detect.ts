import { alertDeliveries } from '../commands/alert-deliveries.ts';
import { sourceShares } from '../commands/dependence.ts';
import type { Alert, Stream } from '../listening/alert.ts';
import type { Workspace } from '../listening/channel.ts';
import { type Dependence, dependenceOf } from '../listening/coverage.ts';
import { lend } from '../listening/detectors/lend.ts';
import type { SpikeEvent } from '../listening/detectors/spike-event.ts';
import type { Lent } from '../listening/detectors/spike-state.ts';
import { readKept } from '../listening/kept-detector.ts';
import type { Keyword } from '../listening/keyword.ts';
import { becomesAlert, isHistory, tellingStart, tellsEpisode } from '../listening/replay.ts';
import type { Request } from '../listening/sources/source.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../listening/time.ts';
import type { DetectorRow, Store } from '../store/store.ts';
import { type Following, follow } from './follow-alert.ts';
import { type Joined, joinedSince } from './joined.ts';
import { raiseSpike } from './raise-alert.ts';
import type { Job } from './scheduler.ts';
import { type StreamReading, stepStream } from './step-stream.ts';
import { watchKeyword } from './watch-keyword.ts';

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
  const lendOf = lenderOf(kept);
  const recent = await store.alerts(workspace.id, { since: now - 3 * DAY });
  const states = new Map(
    (await store.requestStates()).map((state) => [`${state.source} ${state.key}`, state]),
  );
  const gaps = await store.gaps(now - 30 * DAY, now);
  const batch: Batch = { detectors: [], raised: [], changed: [] };

  for (const keyword of keywords) {
    const share = await sourceShares(store, keyword, now);
    const dependence = dependenceOf(keyword, plan(), states, gaps, share);
    await detectKeyword(store, workspace, keyword, dependence, rows, lendOf, recent, now, batch);
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
  lendOf: (stream: Stream) => Partial<Lent>,
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
      lend: lendOf,
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
  const start = tellingStart(starts);
  if (start) {
    const { state: lent } = readings.find(({ stream }) => stream === start.stream)!;
    batch.raised.push(await raiseSpike({ store, workspace, keyword, dependence, lent, ...start, now }));
  }
  const others = recent.filter((alert) => alert.keywordId === keyword.id);
  batch.raised.push(
    ...(await watchKeyword({ store, workspace, keyword, dependence, now }, [...others, ...batch.raised])),
  );
}

/** What the workspace's keywords lend to a new one; read only when there is one. */
function lenderOf(rows: readonly DetectorRow[]): (stream: Stream) => Partial<Lent> {
  const loans = new Map<Stream, Partial<Lent>>();
  return (stream) => {
    let loan = loans.get(stream);
    if (!loan) {
      const own = rows.filter((row) => row.stream === stream);
      loan = lend(own.map((row) => readKept(row.state).spike));
      loans.set(stream, loan);
    }
    return loan;
  };
}

function withJoined(moved: Following | null, before: Alert, { lines, told }: Joined): Following {
  const alert = moved?.alert ?? before;
  return {
    alert: { ...alert, now: { ...alert.now, joined: told }, version: before.version + 1 },
    lines: [...(moved?.lines ?? []), ...lines],
  };
}

/** A start that no alert of the last day has told: buckets that are not final yet are stepped again at each turn. */
function isNews(event: SpikeEvent, open: readonly Alert[], now: Millis): boolean {
  return !isHistory(event, now) && !open.some((alert) => tellsEpisode(alert, event));
}
