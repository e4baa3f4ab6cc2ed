import type { Alert, ResolveReason, TriageState } from '../listening/alerts/alert.ts';
import type { AlertKind } from '../listening/alerts/kinds/index.ts';
import type { Severity } from '../listening/alerts/kinds/kind.ts';
import type { Stream } from '../listening/alerts/stream.ts';
import type { Digest, KeywordCounts, Period } from '../listening/digest.ts';
import type { Keyword, KeywordKind } from '../listening/keywords/keyword.ts';
import type { Mention, SentimentLabel } from '../listening/mentions/mention.ts';
import type { Trouble } from '../listening/series/outage.ts';
import type { Gap } from '../listening/series/series.ts';
import type { Millis } from '../listening/time.ts';

/**
 * The subject of a message, as data: adapters and machines read it instead of the words. Names are as people typed them
 * (foreign text), moments are milliseconds UTC. Kinds differ by their first property: `'alert' in subject`.
 */
export type Subject =
  | AlertSubject
  | AlertListSubject
  | KeywordSubject
  | MentionSubject
  | DigestSubject
  | DashboardSubject
  | SourceSubject;

/** One alert, as it was when the message was made. */
export interface AlertSubject {
  /** Its number, as people type it. */
  alert: number;
  kind: AlertKind;
  stream: Stream;
  severity: Severity;
  state: TriageState;
  /** The keyword's name; null when it is gone. */
  keyword: string | null;
  id: string;
  keywordId: Alert['keywordId'];
  raisedAt: Millis;
  /** When it began, as far as that is known. */
  since: Millis;
  calmAt: Millis | null;
  closedAt: Millis | null;
  reason: ResolveReason | null;
  /** Mentions of the stream in the window of the finding, what was to be expected there, and how many times that. */
  windowMs: number;
  observed: number;
  expected: number;
  timesNormal: number;
  /** Mentions since it began, and in its highest hour. */
  total: number;
  peak: number;
}

/** Several alerts in one message: a list, the morning's open ones. */
export interface AlertListSubject {
  alerts: AlertSubject[];
}

export interface KeywordSubject {
  keyword: string;
  id: string;
  kind: KeywordKind;
  paused: boolean;
}

/** One post about one keyword. */
export interface MentionSubject {
  /** Address of the post. */
  mention: string;
  id: string;
  source: string;
  publishedAt: Millis;
  sentiment: SentimentLabel | null;
  keyword: string;
  keywordId: string;
}

/** A period in figures: a digest, a report of one keyword or a comparison of several (both `asked`). */
export interface DigestSubject {
  digest: Period['cadence'];
  from: Millis;
  to: Millis;
  keywords: KeywordFigures[];
  /** Numbers of the alerts raised in the period. */
  alerts: number[];
}

export interface KeywordFigures {
  name: string;
  id: string;
  total: number;
  negative: number;
  neutral: number;
  positive: number;
  stories: number;
  authors: number;
  /** Mentions of the period before; null where it was not all read. */
  before: number | null;
}

interface DashboardSubject {
  dashboard: 'channel' | 'workspace';
  name: string;
  /** Of the last seven days. */
  keywords: KeywordFigures[];
  /** Those that are open. */
  alerts: AlertSubject[];
}

interface SourceSubject {
  /** Id of the source; of a feed, its address. */
  source: string;
  /** null = it is read again. */
  trouble: Trouble | null;
  /** Since when it is not read; null when that is over. */
  since: Millis | null;
  /** The gap that it has left, once it is over. */
  missed: Pick<Gap, 'from' | 'to'> | null;
}

/** @param keywordName null when the keyword is gone */
export function alertSubject(alert: Alert, keywordName: string | null): AlertSubject {
  const { number, kind, severity, id, keywordId, raisedAt, calmAt, evidence, triage, now } = alert;
  return {
    alert: number,
    kind,
    stream: evidence.stream,
    severity,
    state: triage.state,
    keyword: keywordName,
    id,
    keywordId,
    raisedAt,
    since: evidence.since,
    calmAt,
    closedAt: triage.closedAt,
    reason: triage.reason,
    windowMs: evidence.windowMs,
    observed: evidence.observed,
    expected: evidence.expected,
    timesNormal: evidence.timesNormal,
    total: now.total,
    peak: now.peak,
  };
}

export function alertListSubject(
  alerts: readonly Alert[],
  names: ReadonlyMap<string, string>,
): AlertListSubject {
  return { alerts: alerts.map((alert) => alertSubject(alert, names.get(alert.keywordId) ?? null)) };
}

export function keywordSubject({ name, id, kind, paused }: Keyword): KeywordSubject {
  return { keyword: name, id, kind, paused };
}

export function mentionSubject(
  { id, post, hits }: Mention,
  keyword: Pick<Keyword, 'id' | 'name'>,
): MentionSubject {
  const hit = hits.find(({ keywordId }) => keywordId === keyword.id);
  return {
    mention: post.url,
    id,
    source: post.source,
    publishedAt: post.publishedAt,
    sentiment: hit?.sentiment.label ?? null,
    keyword: keyword.name,
    keywordId: keyword.id,
  };
}

export function digestSubject({ period, keywords, alerts }: Digest): DigestSubject {
  return {
    digest: period.cadence,
    from: period.from,
    to: period.to,
    keywords: keywords.map(keywordFigures),
    alerts: alerts.map(({ number }) => number),
  };
}

export function keywordFigures({ keyword, totals, before, comparable }: KeywordCounts): KeywordFigures {
  const { total, negative, neutral, positive, stories, authors } = totals;
  return {
    name: keyword.name,
    id: keyword.id,
    total,
    negative,
    neutral,
    positive,
    stories,
    authors,
    before: comparable ? before.total : null,
  };
}
