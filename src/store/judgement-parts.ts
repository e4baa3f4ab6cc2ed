import type { Person } from '../listening/channel.ts';
import type { Mark, MarkKind, MarkValue } from '../listening/mentions/marks.ts';
import type { Hit, Mention } from '../listening/mentions/mention.ts';
import type { Millis } from '../listening/time.ts';
import type { AuditRow, BackFill } from './rows.ts';

/** A hit that is judged anew. Left alone where its text, or what the engine says of it, is another by now. */
export interface HitChange {
  mentionId: string;
  contentHash: string;
  before: Hit;
  hit: Hit;
}

/** Somebody marks a hit, takes the mark away (null), or takes back the mark of a moment: what stood before comes back. */
export type MarkChange = { mentionId: string; keywordId: string; person: Person } & (
  | MarkValue
  | { what: MarkKind; value: null }
  | { what: MarkKind; takeBack: Millis }
);

/** A hit that is counted, held back or labeled otherwise now. */
export interface RejudgedHit {
  mentionId: string;
  keywordId: string;
  before: Hit;
  after: Hit;
}

/** What people mark a mention with, whatever its keywords: a star has no value. */
export interface Flag {
  what: 'tag' | 'star';
  value: string;
  person: Person;
  at: Millis;
}

/**
 * What is held back: of an author's key, of a host, or what holds a term (`key` is its query), for one keyword or (null) for
 * all.
 */
export interface Mute {
  what: 'author' | 'site' | 'term';
  key: string;
  keywordId: string | null;
  /** As people know them. */
  name: string;
  person: Person;
  at: Millis;
}

/** What people and the engine make of stored mentions (store/rejudge.ts, store/mutes.ts, store/flags.ts, store/taught.ts). */
export interface JudgementStore {
  /**
   * The one batch that changes what is thought of stored hits: series, top lists and charts follow, the detector keeps what it
   * has seen. The audit is written when anything was changed or marked.
   * @returns the hits that are others now; a mark that was set is among them even where it says what the engine says
   */
  rejudge(
    workspaceId: string,
    changes: readonly HitChange[],
    audit: readonly AuditRow[],
    marks: readonly MarkChange[],
    at: Millis,
  ): Promise<RejudgedHit[]>;
  /** Marks of one mention, oldest first. */
  marks(workspaceId: string, mentionId: string): Promise<Mark[]>;
  /** Marks of a keyword that somebody set at one moment and that stand. */
  marksAt(workspaceId: string, keywordId: string, at: Millis): Promise<Mark[]>;
  /**
   * Two stories are one: the mentions of the first, and the copies to come, are the second's.
   * @returns how many mentions are another story's now; 0 = nothing was done
   */
  joinStories(workspaceId: string, from: string, into: string, audit: AuditRow): Promise<number>;
  /** Stories that were joined at that moment are apart again. @returns how many mentions are; copies that came since stay */
  splitStories(workspaceId: string, at: Millis, audit: AuditRow): Promise<number>;
  /** Rises whenever stored mentions are of another story than they were. */
  storiesVersion(): number;
  /** Marks of a kind that teach: those since the last reset, newest first, with their mentions. */
  teaching(
    workspaceId: string,
    keywordId: string,
    what: MarkKind,
    limit: number,
  ): Promise<{ mark: Mark; mention: Mention }[]>;
  /** The marks of a kind stay, and teach no more. */
  resetLessons(
    workspaceId: string,
    keywordId: string,
    what: MarkKind,
    audit: AuditRow,
    at: Millis,
  ): Promise<void>;
  /** Flags of one mention, oldest first. */
  flags(workspaceId: string, mentionId: string): Promise<Flag[]>;
  /** @returns whether that was another state before; nothing is written else, and of a mention that is not there */
  setFlag(workspaceId: string, mentionId: string, flag: Flag, on: boolean, audit: AuditRow): Promise<boolean>;
  mutes(workspaceId: string): Promise<Mute[]>;
  /** Mutes that ended at that moment. */
  mutesEnded(workspaceId: string, at: Millis): Promise<Mute[]>;
  /** Mutes, and what follows for stored hits, in one batch. */
  mute(
    workspaceId: string,
    mutes: readonly Mute[],
    changes: readonly HitChange[],
    audit: AuditRow,
  ): Promise<RejudgedHit[]>;
  unmute(
    workspaceId: string,
    mutes: readonly Mute[],
    changes: readonly HitChange[],
    audit: AuditRow,
  ): Promise<RejudgedHit[]>;
  /** Stored mentions of an author or a site with their text, oldest first, after the place given. */
  mentionsBy(
    workspaceId: string,
    by: { what: 'author' | 'site'; key: string },
    after: BackFill['after'],
    limit: number,
  ): Promise<{ mentions: Mention[]; next: BackFill['after'] | null }>;
  /** Rises whenever what people taught may be other than it was. */
  lessonsVersion(): number;
}
