import type { Mention } from '../../mentions/mention.ts';
import type { BucketPoint, HourPoint } from '../../series/series.ts';
import type { Millis } from '../../time.ts';
import type { Finding } from '../detectors/finding.ts';
import type { SpikeEvent } from '../detectors/spike-event.ts';
import type { SlowEpisode, SpikeState } from '../detectors/spike-state.ts';
import type { Sensitivity } from '../sensitivity.ts';
import type { Stream } from '../stream.ts';

/** 1 is the top: may break quiet hours and the budget. */
export type Severity = 1 | 2 | 3 | 4;

/**
 * The part of an alert rule that asks for a kind. `key` names it in stored rules, `argument` in the command `alert`.
 * `rank` is its place in forms and help, where the most wanted come first: some forms hold five fields.
 */
export type RuleOption<Key extends string = string, Argument extends string = string> = {
  key: Key;
  argument: Argument;
  rank: number;
} & (
  | { type: 'switch'; byDefault: boolean }
  /** In mentions an hour; null = off, which people type as 0. */
  | { type: 'limit'; max: number; byDefault: number | null }
  | { type: 'sensitivity'; byDefault: Sensitivity | 'off' }
);

/** The value of an option in a rule. */
export type SettingOf<Option extends RuleOption> = Option extends { type: 'switch' }
  ? boolean
  : Option extends { type: 'limit' }
    ? number | null
    : Sensitivity | 'off';

type Off = false | null | 'off';

export function isOn<Value>(setting: Value): setting is Exclude<Value, Off> {
  return setting !== false && setting !== null && setting !== 'off';
}

interface Described<Id extends string> {
  id: Id;
  /** Decides the facts of its card, its first steps, and the reasons it may be dismissed for. */
  about: 'rise' | 'mood' | 'post' | 'silence';
  /**
   * `by-evidence`: how surprising, how far, how negative; only then it may page people, and rise with its episode. A
   * fixed one never pages.
   */
  severity: 3 | 4 | 'by-evidence';
  /** Set where every mention counts, not only so many of one author. */
  counts?: 'every';
}

interface Common<Id extends string, Option extends RuleOption> extends Described<Id> {
  /** A kind may go along with the option of another. */
  option: Option;
}

/** Begun and ended by what the two stream detectors of a keyword report; the replay steps the same. */
export interface EpisodeKind<Id extends string = string, Option extends RuleOption = RuleOption>
  extends Common<Id, Option> {
  from: 'episodes';
  starts: SpikeEvent['kind'];
  ends: SpikeEvent['kind'];
  /** First part of the ids of its alerts. */
  prefix: string;
  /** Kinds whose alert, around the same time, reports its episode too. */
  reportedBy: readonly string[];
  /** Whether a start is worth an alert; the others are a line in the next digest. */
  isAlert(stream: Stream, sensitivity: Sensitivity): boolean;
  /** Its episode as the detector holds it now. */
  episodeIn(state: SpikeState): Pick<SlowEpisode, 'start' | 'total' | 'busiest'> | null;
}

/** Looked for in what is stored of a keyword. */
export interface HistoryKind<Id extends string = string, Option extends RuleOption = RuleOption>
  extends Common<Id, Option> {
  from: 'history';
  /** How often it is looked for: at every turn, or at the first turn of an hour. */
  looks: 'always' | 'hourly';
  /** Not raised within so long after an alert of one of these kinds. */
  quietAfter?: { kinds: readonly string[]; ms: Millis };
  /**
   * Called only where the rule asks for it.
   * @param reported ids of the mentions that kinds before it in the list report by themselves
   */
  detect(
    history: KeywordHistory,
    setting: Exclude<SettingOf<Option>, Off>,
    reported: ReadonlySet<string>,
  ): Promise<NamedFinding[]>;
  /** Whether what an alert of it reports is over, when it can tell; asked as often as it is looked for. */
  endOf?(history: KeywordHistory, alert: Reported): Promise<End | null>;
}

/** How it ended: back at its usual, at a level that has become the usual, or without anybody writing. */
export type Ending = 'calm' | 'level' | 'faded';

/** Since when it is over, and how. */
interface End {
  at: Millis;
  by: Ending;
}

/** The part of an alert that its end is judged by. */
export interface Reported {
  startedAt: Millis;
  raisedAt: Millis;
  evidence: { sentimentNow: Share; sentimentBefore: Share };
}

/** Of so many posts that are judged, so many negative ones. */
export interface Share {
  negative: number;
  posts: number;
  /** Posts beside them that nothing could judge; absent = none. */
  unjudged?: number;
}

/** Raised by people, whatever the rule says: how it ends says nothing of the rule. */
export interface PersonKind<Id extends string = string> extends Described<Id> {
  from: 'person';
  severity: 3 | 4;
}

/** Those that a rule asks for. */
export type RuleKind = EpisodeKind | HistoryKind;
export type KindDescriptor = RuleKind | PersonKind;

/** A finding to raise an alert for. */
export interface NamedFinding {
  /** Unique within its kind and keyword, and the same whenever the same event is found again. */
  name: string;
  finding: Finding;
  /** All mentions when left out. */
  stream?: Stream;
  /** The posts that it reports, where it is about single posts. */
  mentions?: readonly Mention[];
  /** The key of an author, where it is about one: what else they wrote belongs to it. */
  author?: string;
}

/** What the detectors count in an hour of UTC, of what is judged. */
export type TimelyHour = Pick<HourPoint, 'start' | 'total' | 'negative'>;

/** The stored data of one keyword, each part read when asked for. */
export interface KeywordHistory {
  now: Millis;
  /** Since when it is listened to. */
  since: Millis;
  /** Whether a whole stretch was covered, and all but a few of its posts have arrived. */
  isCovered(from: Millis, to: Millis): boolean;
  /** Of the last 29 days, oldest first; hours without mentions may be left out. */
  hours(): Promise<readonly HourPoint[]>;
  /** Up to when hardly a post is missing. */
  settledUntil: Millis;
  /** Since when a level that was unusual is the usual one, because it lasted; null when that never was. */
  newUsualSince(kind: string): Promise<Millis | null>;
  /** Of the last hour, each part's for itself; what was written before a part was first read is history. */
  buckets(): Promise<readonly BucketPoint[]>;
  /**
   * Of the last 29 days, oldest first, as the detectors count: people, and only what came in time. Of the parts that were
   * there from `since` on: what a later one brings is no change. Hours without mentions may be left out.
   */
  timelyHours(): Promise<readonly TimelyHour[]>;
  /** Posts young enough to be news, oldest first: what a slow source, or the first look of any, brings is history. */
  fresh(): Promise<readonly Mention[]>;
  /** Whether what brought a post has been read long enough to tell what is new there. */
  isOfKnownPart(mention: Mention): Promise<boolean>;
  /** Mentions before the hour of the oldest fresh one. */
  mentionsBefore(): Promise<number>;
  /** Who wrote in the 90 days before the fresh ones. */
  authorsBefore(): Promise<ReadonlySet<string>>;
}

/** Keeps the literal types of a descriptor, which the list of kinds derives from. */
export function episodeKind<const Id extends string, const Option extends RuleOption>(
  kind: EpisodeKind<Id, Option>,
): EpisodeKind<Id, Option> {
  return kind;
}

export function personKind<const Id extends string>(kind: Omit<PersonKind<Id>, 'from'>): PersonKind<Id> {
  return { ...kind, from: 'person' };
}

export function historyKind<const Id extends string, const Option extends RuleOption>(
  kind: HistoryKind<Id, Option>,
): HistoryKind<Id, Option> {
  return kind;
}
