import type { CallKind } from '../config/errors.ts';
import type { Stream } from '../listening/alerts/stream.ts';
import type { Person } from '../listening/channel.ts';
import type { Delivery } from '../listening/delivery.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';

/** A message waiting for, or done with, its platform. */
export interface OutboxRow extends Delivery<Message> {
  state: 'waiting' | 'sending' | 'sent' | 'folded' | 'dropped';
  attempts: number;
  /** Tries that ended in a fault of ours (or a refusal for good), not in an outage. */
  failures: number;
  lastError: string | null;
  /** JSON of the platform's SentRef once sent. */
  sent: string | null;
  sentAt: Millis | null;
  /** True when a former process was killed while sending: it may have arrived, and is sent again with the same key. */
  uncertain: boolean;
}

/** Why nothing is sent to a lane, a home or a platform until a moment, whatever waits for it. */
export interface Hold {
  /** `platform:home:channel`, `platform:home` or `platform`. */
  scope: string;
  /** Only calls of this kind; left out = all. */
  calls?: CallKind;
  /**
   * `limited`: the platform asked for it; `down`: it does not answer; `no-connection`: it does not accept our token;
   * `paused`: the channel is.
   */
  why: 'limited' | 'down' | 'no-connection' | 'paused';
  until: Millis;
  since: Millis;
  /** How often it was set anew before it ended. */
  tries: number;
  detail: string;
}

export interface AuditRow {
  workspaceId: string;
  at: Millis;
  person: Person | 'timer' | 'bot';
  /** The command verb or the timer's name. */
  act: string;
  /** Id of the alert, keyword, feed or channel. */
  subject: string;
  detail: string | null;
}

export interface JobState {
  name: string;
  nextAt: Millis;
  lastAt: Millis | null;
  lastOk: Millis | null;
  failures: number;
  lastError: string | null;
}

export interface Feed {
  workspaceId: string;
  url: string;
  title: string | null;
  addedBy: string;
  addedAt: Millis;
  /** Where to say "connected" and "failing". */
  channelId: string;
}

/** The one message of a channel that is kept up to date. */
export interface Dashboard {
  workspaceId: string;
  channelId: string;
  /** Key of the delivery that posted it. */
  root: string;
  /** Fingerprint of what it says, as last enqueued, and when that was. */
  shown: string;
  shownAt: Millis;
  /** Who asked for it: `slack:U0MAPLE`. */
  keptBy: string;
}

/** A link that opens the page of a dashboard to whoever has it. Its secret is known to who made it alone. */
export interface DashboardLink {
  workspaceId: string;
  channelId: string;
  /** As people name it, among all that were ever made. */
  number: number;
  /** What it shows for as long as it is there, whatever the channel subscribes to later. */
  scope: 'channel' | 'workspace';
  createdAt: Millis;
  until: Millis;
  createdBy: Person;
}

/** Up to when a channel's digest of a cadence has reported, and the schedule by which the next one is due. */
export interface DigestMark {
  workspaceId: string;
  channelId: string;
  cadence: 'daily' | 'weekly';
  /** Never moves back. */
  until: Millis;
  /** Hour, weekday and zone as one text; empty = off; null = not known, written by an earlier version. */
  schedule: string | null;
  /** Since when that schedule holds: what it would have asked for earlier is not due. */
  since: Millis;
}

export interface DetectorRow {
  workspaceId: string;
  keywordId: string;
  stream: Stream;
  /** The state after the bucket that ends here; later buckets are stepped again from it. */
  finalUntil: Millis;
  /** JSON of the detector's state; the store never looks inside. */
  state: string;
}

/** One request to a webhook, by its `webhook-id`. */
export interface Push {
  hook: string;
  id: string;
  at: Millis;
}

/** A keyword whose stored past is still to be matched: written with the keyword itself, taken away by its last step. */
export interface BackFill {
  /** Another each time: a keyword that is changed meanwhile begins anew. */
  id: string;
  workspaceId: string;
  keywordId: string;
  /** When the keyword became what it is. */
  at: Millis;
  /** `new`: nothing has been counted for it before; `moved`: nor has for a keyword that came from another workspace. */
  why: 'new' | 'changed' | 'moved';
  /** Since when unmatched posts are kept; null = they are not. */
  since: Millis | null;
  stage: 'stored' | 'unmatched';
  /** The last place that is done: a time and a row of a mention, or 0 and a row of the window. */
  after: readonly [at: Millis, row: number];
  /** Whether it has found posts that the keyword had missed before. */
  gained: boolean;
}

/** A channel that has added a keyword and has not been shown yet what was found of it. */
export interface FirstLook {
  workspaceId: string;
  keywordId: string;
  channelId: string;
  /** When it was added. */
  at: Millis;
}

export interface AlertFilter {
  open?: boolean;
  keywordId?: string;
  since?: Millis;
  limit?: number;
}
