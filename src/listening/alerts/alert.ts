import { createHash } from 'node:crypto';
import type { Person } from '../channel.ts';
import type { HourPoint, TopPost } from '../series/series.ts';
import type { Millis } from '../time.ts';
import type { AlertKind } from './kinds/index.ts';
import type { Ending, Severity } from './kinds/kind.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { Stream } from './stream.ts';
import type { Trend } from './trend.ts';
import type { SpamSign } from './voices.ts';

export interface Driver {
  phrase: string;
  /** Of which theme it is the name; alerts of before, and phrases that are none, do not say. */
  theme?: string;
  /** What people have called that theme since. */
  called?: string;
  posts: number;
  authors: number;
  /** Log-odds against the 14 days before; no unit. */
  weight: number;
}

/** The figures a sceptic can check, frozen when the alert was raised. */
export interface Evidence {
  /** Which stream rose, and whether the other one rose too. */
  stream: Stream;
  alsoOther: boolean;
  windowMs: number;
  windowEnd: Millis;
  observed: number;
  expected: number;
  /** Central 90 % of the same model. */
  interval: [number, number];
  timesNormal: number;
  /** -log10 of the chance in an ordinary window. */
  score: number;
  theta: number;
  sensitivity: Sensitivity | 'custom';
  since: Millis;
  /** Stored before there was a `trend`. */
  rising: boolean;
  /** null: too young or too small to say; rows of before have none. */
  trend?: Trend | null;
  baselineHours: number;
  learning: boolean;
  expectedEvent: string | null;
  drivers: Driver[];
  top: TopPost[];
  /** `before`: posts of the source in the time before; null where it was not read for long enough to say. */
  sources: { source: string; observed: number; timesNormal: number | null; before?: number | null }[];
  posts: number;
  /** The period that these posts are of, and the newest row then; alerts of before do not say. */
  listed?: { from: Millis; to: Millis; upTo: number };
  /** The condition of the rule: only posts that meet it are counted; absent = all. */
  where?: string;
  stories: number;
  /** Distinct people; a post that names nobody stands for its outlet with its story. */
  authors: number;
  /** Posts that name no author; alerts of before do not say. */
  unnamed?: number;
  /** 0..1, of the posts in the window. */
  largestAuthorShare: number;
  copiesShare: number;
  /** What the text that most posts share makes of them; alerts of before do not say. */
  oneTextShare?: number;
  possibleSpam: boolean;
  /** Why it is taken for spam; alerts of before do not say. */
  spamBy?: SpamSign | null;
  /** Of the posts that are judged; `unjudged` are those beside them, absent = none. */
  sentimentNow: { negative: number; posts: number; unjudged?: number };
  sentimentBefore: { negative: number; posts: number };
  moodSignificant: boolean;
  /**
   * `since`: when it was last read; of one that is `ok`, since when it is read at all, when the others are older. `name`:
   * of a webhook, or of what is in trouble while the rest of its source is read.
   */
  coverage: {
    source: string;
    name?: string;
    state: 'ok' | 'late' | 'down';
    since: Millis | null;
    detail: string | null;
  }[];
  /**
   * Seven days by hour for the chart, with the expected band where the model has one: hours counted back from `windowEnd`
   * (of UTC, the last one just begun, in alerts of former versions).
   */
  series: HourPoint[];
  band: { start: Millis; expected: number; low: number; high: number }[];
  gaps: { from: Millis; to: Millis }[];
  /** Since when the keyword is listened to; missing in alerts of former versions. */
  coveredFrom?: Millis;
  /** Of an alert about an author: their other posts, by the keyword that they are about, most first. */
  alsoWrote?: { keyword: string; posts: number; negative: number }[];
}

export const RESOLVE_REASONS = [
  'fixed',
  'answered',
  'no-action',
  'noise',
  'duplicate',
  'own-activity',
  'wrong-sentiment',
  'wrong-keyword',
] as const;
/** The first three say that the alert was real; the rest teach the rule. */
export type ResolveReason =
  | (typeof RESOLVE_REASONS)[number]
  /** Whoever raised it takes it back. */
  | 'withdrawn';

/** Reasons that say something of the rule. */
export type VerdictReason = Exclude<ResolveReason, 'duplicate' | 'withdrawn'>;

export type TriageState = 'new' | 'claimed' | 'snoozed' | 'resolved' | 'dismissed';

interface Note {
  at: Millis;
  by: Person;
  text: string;
}

/** The triage record of an alert; the truth about who does what (a chat message only shows it). */
export interface Triage {
  state: TriageState;
  /** Who holds it: claimed by or assigned to. */
  holder: Person | null;
  since: Millis;
  claimedAt: Millis | null;
  snoozedUntil: Millis | 'calm' | null;
  /** `nowhere`: the time was up, and there was nobody to call. */
  escalated: { at: Millis; by: Person | 'timer'; nowhere?: true } | null;
  reopened: number;
  reason: ResolveReason | null;
  duplicateOf: string | null;
  /** Its number, for people. */
  duplicateNumber?: number;
  closedAt: Millis | null;
  closedBy: Person | 'timer' | null;
  notes: Note[];
  /** Unclaimed past this moment: one reminder, then one escalation. */
  respondBy: Millis | null;
  remindedAt: Millis | null;
  /** When a claimed alert counts as idle, and whether its holder was asked. */
  idleAskedAt: Millis | null;
  /** When nobody could see it, because each channel that shows it was paused; the last one may go on. */
  hidden?: { from: Millis; to: Millis | null }[];
}

/** Counted since an episode began, and what would have been usual in that time. */
export interface Counted {
  total: number;
  usual: number;
}

/** The moving figures, apart from the frozen evidence. */
interface AlertNow {
  at: Millis;
  /** Mentions in the latest window of the evidence's length, and what was to be expected. */
  observed: number;
  expected: number;
  /** Where that window ends: what slow sources bring of the time after it is not there yet. Absent = at `at`. */
  observedUntil?: Millis;
  /** Most mentions in one hour, and all since the start. */
  peak: number;
  total: number;
  /** Observed / expected when people were last notified, and when: a growth line needs more. Stored under these names. */
  toldTimes: number;
  toldAt: Millis;
  escalations: number;
  /** Sources and large authors already announced as joined: `source:feed`, `author:<key>`. */
  joined?: string[];
  /** What was counted when it was raised, which its growth is measured against; rows of before have none. */
  first?: Counted;
  /** What would have been usual since the start. */
  usual?: number;
  /** The highest step of growth that people were notified of. */
  toldGrowth?: number;
  /** null: too young or too small to say. */
  trend?: Trend | null;
  /** When it went on after it had ended. */
  backAt?: Millis;
}

/** The part of the evidence that is the finding itself. */
const OF_THE_FINDING = [
  'stream',
  'alsoOther',
  'windowMs',
  'windowEnd',
  'observed',
  'expected',
  'interval',
  'timesNormal',
  'score',
  'theta',
  'sensitivity',
  'since',
  'rising',
  'trend',
  'baselineHours',
  'learning',
  'expectedEvent',
  'sentimentBefore',
  'band',
] as const satisfies (keyof Evidence)[];

/** The other part: who writes what, and where. */
export type Picture = Omit<Evidence, (typeof OF_THE_FINDING)[number]>;

export function pictureOf(evidence: Evidence): Picture {
  const finding: readonly string[] = OF_THE_FINDING;
  const entries = Object.entries(evidence).filter(([key]) => !finding.includes(key));
  return Object.fromEntries(entries) as unknown as Picture;
}

/** Something unusual, with its evidence and its triage. `number` is what people type, counted per workspace. */
export interface Alert {
  workspaceId: string;
  id: string;
  number: number;
  keywordId: string;
  kind: AlertKind;
  severity: Severity;
  /** Start of the rise: one episode of one keyword and stream never raises two alerts. */
  startedAt: Millis;
  raisedAt: Millis;
  evidence: Evidence;
  /** Start of the detector's episode: what makes two readings the same event. */
  episodeAt: Millis;
  now: AlertNow;
  /** All that was written since the start, as of `at`, when `total` had been counted; absent until it has grown. */
  latest?: Picture & { at: Millis; total: number };
  calmAt: Millis | null;
  /** How it ended: back at its usual, at this level for so long that it is the usual, or without anybody writing. */
  endedBy?: Ending;
  triage: Triage;
  /** Grows by one at each change: the optimistic lock. */
  version: number;
}

/** Between the number and the mark of an alert that a button names. */
const MARK = /^(\d{1,9})\.([0-9a-f]{8})$/;

/**
 * How a button names an alert: `12.9f3a01c7`, its number and a mark of its id. Numbers are counted per workspace, and a
 * card outlives the workspace of its home (`link`, `unlink`): the mark says which alert was meant, whatever bears its
 * number by then.
 */
export function markedNumber({ number, id }: Pick<Alert, 'number' | 'id'>): string {
  return `${number}.${markOf(id)}`;
}

/** null when it is no marked number: a number that was typed, or an id. */
export function readMarked(text: string): { number: number; mark: string } | null {
  const [, number, mark] = MARK.exec(text) ?? [];
  return number === undefined || mark === undefined ? null : { number: Number(number), mark };
}

export function bearsMark({ id }: Pick<Alert, 'id'>, mark: string): boolean {
  return markOf(id) === mark;
}

function markOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}
