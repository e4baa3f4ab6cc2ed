import { BUCKET, DAY, type Millis } from '../time.ts';
import type { SpikeEvent } from './detectors/spike-event.ts';
import { slowBurn } from './kinds/slow-burn.ts';
import { becomesAlert, isHistory, type ReportedEpisode, reportsEpisode } from './replay.ts';
import type { AlertRule } from './rule.ts';
import type { Stream } from './stream.ts';

/** A day busier than usual that raised no alert: a line of the next digest. */
export interface QuietDay {
  episodeAt: Millis;
  /** When it was detected: decides which digest names it. */
  knownAt: Millis;
  windowMs: Millis;
  observed: number;
  expected: number;
}

/** A quiet day, with its keyword and stream. */
export interface KeywordQuietDay extends QuietDay {
  keywordId: string;
  stream: Stream;
}

/** The longest look back of a digest, and the most quiet days stored of one stream. */
const KEPT = 35 * DAY;
const MAX_KEPT = 20;

/** The quiet days of a stream with those that its latest final events add, the old ones dropped. */
export function keepQuietDays(
  before: readonly QuietDay[],
  stream: Stream,
  events: readonly SpikeEvent[],
  rule: AlertRule,
  now: Millis,
): QuietDay[] {
  const days = before.filter(({ knownAt }) => now - knownAt <= KEPT);
  if (rule.spike === 'off') return days;
  for (const event of events) {
    if (event.kind !== slowBurn.starts || becomesAlert({ stream, event }, rule) || isHistory(event, now))
      continue;
    if (days.some(({ episodeAt }) => reportsEpisode({ kind: slowBurn.id, episodeAt }, event))) continue;
    days.push({
      episodeAt: event.episodeStart,
      knownAt: now,
      windowMs: event.window * BUCKET,
      observed: event.observed,
      expected: event.expected,
    });
  }
  return days.slice(-MAX_KEPT);
}

/** Those of a period that no alert of their keyword reports, one for an episode: the negative stream has precedence. */
export function unreportedDays(
  days: readonly KeywordQuietDay[],
  alerts: readonly (ReportedEpisode & { keywordId: string })[],
  { from, to }: { from: Millis; to: Millis },
): KeywordQuietDay[] {
  const reported = [...alerts];
  const lines: KeywordQuietDay[] = [];
  const inOrder = days
    .filter(({ knownAt }) => from <= knownAt && knownAt < to)
    .sort((a, b) => Number(b.stream === 'negative') - Number(a.stream === 'negative'));
  for (const day of inOrder) {
    const event = { kind: slowBurn.starts, episodeStart: day.episodeAt };
    if (reported.some((other) => other.keywordId === day.keywordId && reportsEpisode(other, event))) continue;
    reported.push({ kind: slowBurn.id, episodeAt: day.episodeAt, keywordId: day.keywordId });
    lines.push(day);
  }
  return lines.sort((a, b) => a.episodeAt - b.episodeAt);
}
