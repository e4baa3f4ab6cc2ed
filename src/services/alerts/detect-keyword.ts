import type { Alert } from '../../listening/alerts/alert.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import type { Prior } from '../../listening/alerts/detectors/spike-state.ts';
import type { KeywordHistory } from '../../listening/alerts/kinds/kind.ts';
import {
  becomesAlert,
  followsEpisode,
  isHistory,
  kindOf,
  reportStarts,
  reportsEpisode,
  type Start,
} from '../../listening/alerts/replay.ts';
import type { AlertRule } from '../../listening/alerts/rule.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { coveredSince, type Dependence } from '../../listening/series/coverage.ts';
import { BUCKET, floorTo, type Millis } from '../../listening/time.ts';
import type { DetectorRow, Store } from '../../store/store.ts';
import { storeOfRule } from '../mentions/store-where.ts';
import type { Following } from './follow-alert.ts';
import { type Joined, joinedSince } from './joined.ts';
import { keywordHistory } from './keyword-history.ts';
import { moveAlert } from './move-alert.ts';
import { raiseEpisode } from './raise-alert.ts';
import { followsFigures } from './read-figures.ts';
import { type StreamReading, stepStream } from './step-detector.ts';
import { watchKeyword } from './watch-keyword.ts';

/** One keyword at one turn: all that its detection may depend on. Nothing here is about another keyword. */
export interface KeywordTurn {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  dependence: Dependence;
  now: Millis;
  rows: readonly DetectorRow[];
  /** Its alerts of the last days: for as long as one may move. */
  recent: readonly Alert[];
  /** Where a stream without a row begins. */
  prior(stream: Stream): Partial<Prior>;
}

/** The outcome of a turn, ready to store. */
export interface Detected {
  detectors: DetectorRow[];
  raised: Alert[];
  changed: (Following & { expectedVersion: number })[];
}

/** Steps the detectors of a keyword up to now, moves its open alerts along and raises new ones. */
export async function detectKeyword(given: KeywordTurn): Promise<Detected> {
  // All that follows counts what the rule counts.
  const turn = { ...given, store: storeOfRule(given.store, given.keyword, given.now).store };
  const { keyword, recent, now } = turn;
  const readings = await readStreams(turn);
  const muted = keyword.rule.mutedUntil !== null && now < keyword.rule.mutedUntil;
  const since = coveredSince(turn.dependence);
  const history = since === null ? null : keywordHistory({ ...turn, since });
  const changed = await moveAlerts(turn, readings, history);
  // What has just ended may begin anew.
  const known = recent.map((alert) => changed.find(({ alert: { id } }) => id === alert.id)?.alert ?? alert);
  const begun = muted ? [] : await raiseStarts(turn, known.filter(followsEpisode), readings);
  const others = muted || !history ? [] : await watchKeyword(turn, [...known, ...begun], history);
  return {
    detectors: readings.flatMap(({ row }) => row ?? []),
    raised: [...begun, ...others],
    changed,
  };
}

async function readStreams({ now, rows, ...turn }: KeywordTurn): Promise<StreamReading[]> {
  const readings: StreamReading[] = [];
  for (const stream of ['negative', 'all'] as const) {
    const row = rows.find((stored) => stored.stream === stream) ?? null;
    const reading = await stepStream({ ...turn, stream, row, until: floorTo(now, BUCKET) });
    if (reading) readings.push(reading);
  }
  return readings;
}

async function moveAlerts(
  { store, keyword, dependence, now, recent }: KeywordTurn,
  readings: readonly StreamReading[],
  history: KeywordHistory | null,
): Promise<Detected['changed']> {
  const changed: Detected['changed'] = [];
  const final = startsOf(readings, ({ at }, { finalUntil }) => at <= finalUntil);
  for (const stored of recent) {
    if (!followsFigures(stored)) continue;
    const alert = followsEpisode(stored) ? withFinalStart(stored, final, keyword.rule) : stored;
    const moved = await moveAlert({ store, keyword, dependence, now, history }, alert, readings);
    const joined = await joinedSince({ store, dependence, now }, moved?.alert ?? alert);
    const after = joined ? withJoined(moved, alert, joined) : moved;
    if (after) changed.push({ ...after, expectedVersion: stored.version });
    else if (alert !== stored)
      changed.push({
        alert: { ...alert, version: stored.version + 1 },
        lines: [],
        expectedVersion: stored.version,
      });
  }
  return changed;
}

/** Late posts may have made an episode begin earlier than it seemed when the alert was raised. */
function withFinalStart(alert: Alert, final: readonly Start[], rule: AlertRule): Alert {
  const [first] = final
    .filter((start) => becomesAlert(start, rule) && kindOf(start.event) === alert.kind)
    .map(({ event }) => event)
    .filter((event) => event.episodeStart < alert.episodeAt && reportsEpisode(alert, event))
    .sort((a, b) => a.episodeStart - b.episodeStart);
  if (!first) return alert;
  return { ...alert, episodeAt: first.episodeStart, startedAt: Math.min(alert.startedAt, first.since) };
}

/** The starts of this turn that are news, as alerts. */
async function raiseStarts(
  turn: KeywordTurn,
  open: readonly Alert[],
  readings: readonly StreamReading[],
): Promise<Alert[]> {
  const news = startsOf(
    readings,
    (event, { silentUntil }) => event.at > silentUntil && !isHistory(event, turn.now),
  );
  const finalUntil = Math.min(...readings.map((reading) => reading.finalUntil));
  const raised: Alert[] = [];
  for (const start of reportStarts(news, open, turn.keyword.rule, finalUntil)) {
    const { state } = readings.find(({ stream }) => stream === start.stream)!;
    raised.push(await raiseEpisode({ ...turn, ...start, state }));
  }
  return raised;
}

function startsOf(
  readings: readonly StreamReading[],
  wanted: (event: SpikeEvent, reading: StreamReading) => boolean,
): Start[] {
  return readings.flatMap((reading) =>
    reading.events
      .filter((event) => wanted(event, reading))
      .map((event) => ({ stream: reading.stream, event })),
  );
}

function withJoined(moved: Following | null, before: Alert, { lines, reported }: Joined): Following {
  const alert = moved?.alert ?? before;
  return {
    alert: { ...alert, now: { ...alert.now, joined: reported }, version: before.version + 1 },
    lines: [...(moved?.lines ?? []), ...lines],
  };
}
