import { groupBy } from '../group.ts';
import { LATEST } from '../series/lateness.ts';
import { BUCKET, DAY, HOUR, type Millis } from '../time.ts';
import type { DetectorInputs } from './detector-inputs.ts';
import { stepInPlace } from './detectors/spike.ts';
import type { SpikeEvent } from './detectors/spike-event.ts';
import { EPISODE_MS, EXPECTED_EVENT_RAISE, type SpikeConfig } from './detectors/spike-settings.ts';
import { newSpikeState, type Prior } from './detectors/spike-state.ts';
import { type AlertKind, episodeKinds } from './kinds/index.ts';
import { isOn } from './kinds/kind.ts';
import type { AlertRule } from './rule.ts';
import type { Stream } from './stream.ts';

/** The start of a rise in a stream of a keyword: a `start` or a `slow-start`. */
export interface Start {
  stream: Stream;
  event: SpikeEvent;
}

/** The one start that becomes an alert; `alsoOther` when both streams rose at once. */
export interface AlertStart extends Start {
  alsoOther: boolean;
}

/** The part of an alert that says which episode it reports; raised, or only in a replay. */
export interface ReportedEpisode {
  kind: AlertKind;
  episodeAt: Millis;
}

/** Two episodes of one keyword and stream are never closer than this: late posts move a start by minutes, not by a day. */
const SAME_EPISODE = EPISODE_MS - HOUR;
/** How late a start may be detected and still be news. */
const NEWS = 6 * HOUR;
/** How long a fresh state learns before its alerts count, and the part of a shorter history that it takes. */
const WARM_UP = 28 * DAY;
const WARM_UP_PART = 1 / 3;

/** The detector's setting at a moment: an expected event raises the bar while it lasts. */
export function configAt(rule: Pick<AlertRule, 'spike' | 'slowBurn' | 'expected'>, at: Millis): SpikeConfig {
  const event = rule.expected.find((expected) => expected.from <= at && at < expected.to);
  return {
    sensitivity: rule.spike === 'off' ? 'normal' : rule.spike,
    slowBurn: rule.slowBurn,
    ...(event ? { expectedEvent: { name: event.name, raise: EXPECTED_EVENT_RAISE } } : {}),
  };
}

/** The kind of alert that a start becomes. */
export function kindOf(event: Pick<SpikeEvent, 'kind'>): AlertKind {
  return kindStartedBy(event)!.id;
}

function kindStartedBy({ kind }: Pick<SpikeEvent, 'kind'>) {
  return episodeKinds.find(({ starts }) => starts === kind);
}

/** Whether alerts of a kind come from the episodes that a replay steps through. */
export function followsEpisode({ kind }: Pick<ReportedEpisode, 'kind'>): boolean {
  return episodeKinds.some(({ id }) => id === kind);
}

function isReportedAlone(event: Pick<SpikeEvent, 'kind'>): boolean {
  return kindStartedBy(event)?.reportedBy.length === 0;
}

/** Whether two starts are those of one episode, seen with and without late posts. */
export function isSameEpisode(start: Millis, other: Millis): boolean {
  return Math.abs(start - other) < SAME_EPISODE;
}

/** Whether an alert reports the episode of a start already: one of its kind, or of a kind that reports it too. */
export function reportsEpisode(
  { kind, episodeAt }: ReportedEpisode,
  event: Pick<SpikeEvent, 'kind' | 'episodeStart'>,
  mayMove: Millis = 0,
): boolean {
  const started = kindStartedBy(event);
  return (
    started !== undefined &&
    (kind === started.id || started.reportedBy.includes(kind)) &&
    Math.abs(episodeAt - event.episodeStart) < SAME_EPISODE + mayMove
  );
}

/** Whether an event begins an episode that its kind makes an alert of, where the rule asks for it. */
export function becomesAlert({ stream, event }: Start, rule: AlertRule): boolean {
  const kind = kindStartedBy(event);
  return isOn(rule.spike) && !!kind && isOn(rule[kind.option.key]) && kind.isAlert(stream, rule.spike);
}

/** Detected only in hindsight, after a long gap was filled: history, not news. */
export function isHistory({ at }: Pick<SpikeEvent, 'at'>, now: Millis): boolean {
  return now - at > NEWS;
}

/**
 * The starts that become alerts, oldest first: each episode once, and at most one alert a bucket.
 * @param reported the episodes that alerts report already
 * @param finalUntil a start after this one may still move forward by as much as posts may be late. One that might then
 * belong to an episode that is reported waits until it is known, and so does one of a kind that another kind may report
 */
export function reportStarts(
  starts: readonly Start[],
  reported: readonly ReportedEpisode[],
  rule: AlertRule,
  finalUntil = Number.POSITIVE_INFINITY,
): AlertStart[] {
  const known = [...reported];
  const alerts: AlertStart[] = [];
  const byBucket = groupBy(
    starts.filter(
      (start) => becomesAlert(start, rule) && (start.event.at <= finalUntil || isReportedAlone(start.event)),
    ),
    ({ event }) => event.at,
  );
  for (const [at, found] of [...byBucket].sort(([a], [b]) => a - b)) {
    const mayMove = at > finalUntil ? LATEST : 0;
    const alert = reportedStart(
      found.filter(({ event }) => !known.some((episode) => reportsEpisode(episode, event, mayMove))),
    );
    if (!alert) continue;
    alerts.push(alert);
    known.push({ kind: kindOf(alert.event), episodeAt: alert.event.episodeStart });
  }
  return alerts;
}

/**
 * Which of the starts of one bucket is reported. Both streams rising is one event: the negative one says more, unless it is
 * a small part of the rise. Kinds speak in the order of their list: a slow burn when nothing rose fast.
 * @param starts the news of one bucket that become alerts, negative stream first
 */
function reportedStart(starts: readonly Start[]): AlertStart | null {
  for (const { starts: begins } of episodeKinds) {
    const own = starts.filter(({ event }) => event.kind === begins);
    const reported =
      own.find((start) => start.stream === 'negative' && leads(start, own)) ??
      own.find(({ stream }) => stream === 'all') ??
      own[0];
    if (reported) return { ...reported, alsoOther: own.length > 1 };
  }
  return null;
}

function leads(negative: Start, starts: readonly Start[]): boolean {
  const other = starts.find(({ stream }) => stream === 'all');
  return !other || negative.event.observed >= other.event.observed / 2;
}

/** Warm-up of a replay over a history of this length, ms: 28 days, a third when it is shorter. */
export function warmUpOf(history: Millis): Millis {
  return Math.min(WARM_UP, Math.floor((history * WARM_UP_PART) / BUCKET) * BUCKET);
}

/** Stored buckets of one keyword, ready to be stepped. `from` and `until` are multiples of five minutes. */
export interface StoredBuckets {
  inputOf: DetectorInputs;
  /** The prior of each stream's live detector. */
  prior: Readonly<Record<Stream, Partial<Prior>>>;
  from: Millis;
  until: Millis;
}

/**
 * The alerts that a rule would have raised over stored buckets, oldest first: the steps and the choices of the live
 * path from a fresh state, a turn after each bucket. Mutes are left out of account: they say what was wanted then, not
 * what the rule is worth.
 */
export function replayKeyword({ inputOf, prior, from, until }: StoredBuckets, rule: AlertRule): AlertStart[] {
  if (rule.spike === 'off') return [];
  const streams = (['negative', 'all'] as const).map((stream) => ({
    stream,
    state: newSpikeState(prior[stream]),
  }));
  const starts: Start[] = [];
  for (let start = from; start < until; start += BUCKET) {
    const config = configAt(rule, start);
    for (const { stream, state } of streams)
      for (const event of stepInPlace(state, inputOf(stream, start), config).events)
        starts.push({ stream, event });
  }
  return reportStarts(starts, [], rule);
}
