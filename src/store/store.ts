/** Long because it is the one list of everything that the bot remembers. */

import type { Alert } from '../listening/alerts/alert.ts';
import type { Channel, ChannelRef, HomeRef, Subscription, Workspace } from '../listening/channel.ts';
import type { Delivery } from '../listening/delivery.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { KnownPost } from '../listening/mentions/dedupe.ts';
import type { Mention, Post, SentimentLabel } from '../listening/mentions/mention.ts';
import type { Rechecks } from '../listening/mentions/recheck.ts';
import type { Verdict } from '../listening/mentions/verdict.ts';
import type { AuthorFigures } from '../listening/people/author-figures.ts';
import type { RequestState } from '../listening/series/health.ts';
import type { PartId } from '../listening/series/part.ts';
import type {
  BucketPoint,
  Gap,
  HourClock,
  HourPoint,
  LatePost,
  PartBucket,
  PeriodTotals,
  SourceTotals,
  TopPost,
} from '../listening/series/series.ts';
import type { SharedPosts } from '../listening/series/shared-posts.ts';
import type { FeedEntry } from '../listening/sources/source.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { CampaignStore } from './campaign-parts.ts';
import type { CollectedBatch } from './collected-batch.ts';
import type { DashboardLinkStore, DashboardStore } from './dashboard-parts.ts';
import type { JudgementStore } from './judgement-parts.ts';
import type {
  BackFillStore,
  BrowseStore,
  FilteredStore,
  FirstLookStore,
  HomeStore,
  OpinionStore,
  OutageStore,
  OutboxStore,
  RefineStore,
  UnmatchedStore,
  WebhookStore,
  WebsubStore,
} from './parts.ts';
import type { QuestionStore } from './question-part.ts';
import type { ReportScheduleStore } from './report-schedule-part.ts';
import type { AlertFilter, AuditRow, BackFill, DetectorRow, Feed, FirstLook, JobState } from './rows.ts';
import type { ThemeStore } from './theme-parts.ts';
import type { WordListStore } from './word-list-parts.ts';

export type { Flag, HitChange, MarkChange, Mute, RejudgedHit } from './judgement-parts.ts';
export type { Question } from './question-part.ts';
export type {
  AuditRow,
  BackFill,
  Dashboard,
  DashboardLink,
  DetectorRow,
  DigestMark,
  Feed,
  FirstLook,
  Hold,
  JobState,
  OutboxRow,
} from './rows.ts';
export type { ThemeMark } from './theme-parts.ts';

export interface PeopleQuery {
  /** Looked for among those who wrote such posts. */
  label?: SentimentLabel;
  /** Sources whose authors are left out. */
  without: readonly string[];
}

interface MentionFilter {
  label?: SentimentLabel;
  /** Newest first, at most this many. */
  limit: number;
}

/**
 * Everything the bot remembers, by intent: no caller opens a transaction, every method is one batch that happens whole
 * or not at all. The workspace is the first parameter and the first column of every key. Times are milliseconds UTC;
 * periods are `from` inclusive, `to` exclusive. Failures of the disk are UserError('storage-full' | 'storage-read-only').
 */
export interface Store
  extends OutboxStore,
    WebhookStore,
    WebsubStore,
    OutageStore,
    UnmatchedStore,
    BackFillStore,
    FirstLookStore,
    DashboardLinkStore,
    DashboardStore,
    RefineStore,
    ReportScheduleStore,
    OpinionStore,
    JudgementStore,
    BrowseStore,
    FilteredStore,
    ThemeStore,
    CampaignStore,
    WordListStore,
    QuestionStore,
    HomeStore {
  // Homes and workspaces (store/workspaces.ts)
  workspaceOf(home: HomeRef): Promise<Workspace | null>;
  createWorkspace(workspace: Workspace, home: HomeRef, homeName: string): Promise<void>;
  saveWorkspace(workspace: Workspace, audit: AuditRow | null): Promise<void>;
  workspaces(): Promise<Workspace[]>;
  homes(workspaceId: string): Promise<(HomeRef & { name: string })[]>;
  /** Ids of all homes on a platform that the bot is in, whatever their workspaces. */
  homesOn(platform: HomeRef['platform']): Promise<string[]>;
  keepInstallation(home: HomeRef, installation: string): Promise<void>;
  findInstallation(home: HomeRef): Promise<string | null>;
  forgetInstallation(home: HomeRef): Promise<void>;

  // Channels and subscriptions (store/channels.ts)
  channels(workspaceId: string): Promise<Channel[]>;
  allChannels(): Promise<Channel[]>;
  channel(workspaceId: string, id: string): Promise<Channel | null>;
  saveChannel(channel: Channel, audit: AuditRow | null): Promise<void>;
  removeChannel(ref: ChannelRef): Promise<void>;
  subscriptions(workspaceId: string): Promise<Subscription[]>;
  /** @param look the channel is to be shown what was found: noted in the same batch */
  subscribe(subscription: Subscription, audit: AuditRow | null, look?: FirstLook): Promise<void>;
  unsubscribe(
    workspaceId: string,
    keywordId: string,
    channelId: string,
    audit: AuditRow | null,
  ): Promise<void>;

  // Keywords and feeds (store/keywords.ts, store/feeds.ts)
  keywords(workspaceId: string): Promise<Keyword[]>;
  allKeywords(): Promise<Keyword[]>;
  /** @param fill its stored past is to be matched, @param look its channel is to be shown what was found: in the same batch */
  addKeyword(
    keyword: Keyword,
    subscription: Subscription | null,
    audit: AuditRow,
    fill?: BackFill,
    look?: FirstLook,
  ): Promise<void>;
  /** @param fill as with `addKeyword`; one that is under way begins anew */
  saveKeyword(keyword: Keyword, audit: AuditRow | null, fill?: BackFill): Promise<void>;
  /** The keyword, its subscriptions, hits, series, top lists, alerts and detector states; mentions that no other keyword holds. */
  removeKeyword(workspaceId: string, keywordId: string, audit: AuditRow): Promise<void>;
  feeds(workspaceId: string): Promise<Feed[]>;
  allFeeds(): Promise<(FeedEntry & { channels: { workspaceId: string; channelId: string }[] })[]>;
  addFeed(feed: Feed, audit: AuditRow): Promise<'added' | 'known'>;
  removeFeed(workspaceId: string, url: string, audit: AuditRow): Promise<void>;
  /**
   * A feed moved for good: the address changes for every workspace, its state and cursor go along.
   * @returns the state of the feed under its new address, whichever of two it is
   */
  moveFeed(from: string, to: string): Promise<RequestState | null>;

  // Collecting (store/collect.ts, store/mentions.ts, store/requests.ts)
  requestStates(): Promise<RequestState[]>;
  /** Health of a failed try; brings no posts. */
  saveRequest(request: RequestState, deliveries: Delivery<Message>[]): Promise<void>;
  /** Forgets requests that no plan asks for any more. */
  dropRequests(keys: { source: string; key: string }[]): Promise<void>;
  /** Stored posts of one workspace that share an id or an address with any probe. */
  known(
    workspaceId: string,
    probes: readonly { source: string; extId: string; canonicalUrl: string }[],
  ): Promise<KnownPost[]>;
  /** Mentions published since, oldest first: what the story index is rebuilt from at start. */
  recentMentions(workspaceId: string, since: Millis): Promise<Mention[]>;
  /** @returns ids of the mentions that were really added; `emptied`: how many lost text and author, where any did. */
  commitCollected(batch: CollectedBatch): Promise<{ added: string[]; emptied?: number }>;
  /** Stored mentions whose text is another than these posts of theirs. */
  outdated(workspaceId: string, posts: readonly Post[]): Promise<Mention[]>;
  mention(workspaceId: string, mentionId: string): Promise<Mention | null>;
  /** By canonical address. */
  mentionsAt(workspaceId: string, canonicalUrl: string): Promise<Mention[]>;
  /** Full-text search over stored text, newest month first and best first within: for people who remember words, not links. */
  findMentions(workspaceId: string, words: string, limit: number): Promise<Mention[]>;
  mentionsIn(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
    filter: MentionFilter,
  ): Promise<Mention[]>;
  /** Every stored mention of a period, whatever the keyword: previews of a changed query run over them. */
  allMentionsIn(workspaceId: string, from: Millis, to: Millis, limit: number): Promise<Mention[]>;
  verdicts(workspaceId: string, canonicalUrl: string): Promise<Verdict[]>;
  /** Text and author of these posts go in every workspace; counts stay. @returns how many mentions changed. */
  deletePosts(source: string, extIds: string[]): Promise<number>;
  /** Everything held about one author of this workspace. @returns how many mentions lost text and author. */
  forgetAuthor(workspaceId: string, authorKey: string, audit: AuditRow): Promise<number>;
  /** Ids of authors of late of whom nothing but the id is known. */
  unnamedAuthors(source: string, since: Millis, limit: number): Promise<string[]>;
  /** Names and followers of authors whose posts are stored; what is held about one who has withdrawn goes. */
  completeAuthors(
    source: string,
    profiles: readonly { id: string; name: string | null; followers: number | null; withdrawn: boolean }[],
  ): Promise<void>;
  /** Stored posts to ask their source about: due for a recheck, longest due first. */
  dueForRecheck(source: string, now: Millis, limit: number): Promise<{ extId: string }[]>;
  /** Ids of posts of a source that still have their text and were published before; of one that is asked for ever. */
  textBefore(source: string, before: Millis, limit: number): Promise<string[]>;
  /** @param rechecks when they are due again */
  markRechecked(source: string, extIds: string[], now: Millis, rechecks: Rechecks): Promise<void>;

  // Reading series and top lists (store/series.ts, store/top-lists.ts): never all the mentions of the period. All of them count
  // the same posts of the same period, to the millisecond, of the last 13 months at most. Of hours that a period cuts and that
  // are older than retention, the people, stories and sources are estimated from the whole hour.
  /** Every hour of the clock (UTC unless said), those without mentions included; the first and last are cut by the period. */
  hours(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
    clock?: HourClock,
  ): Promise<HourPoint[]>;
  /** Buckets without mentions are left out. */
  buckets(workspaceId: string, keywordId: string, from: Millis, to: Millis): Promise<BucketPoint[]>;
  /** The same, each part's for itself: what the detector reads. */
  partBuckets(workspaceId: string, keywordId: string, from: Millis, to: Millis): Promise<PartBucket[]>;
  /** The numbers of parts (`listening/series/part.ts`) by their names; one that never brought or read anything has none. */
  partNumbers(): Promise<ReadonlyMap<string, number>>;
  /** The parts that brought mentions first, by their ids. */
  partsOf(workspaceId: string, mentionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What imports covered, by their posts. */
  importSpans(workspaceId: string): Promise<{ from: Millis; to: Millis }[]>;
  /** Stretches that a request read more than three hours late: reports count what is in them, the detector does not. */
  unread(from: Millis, to: Millis): Promise<Gap[]>;
  /** The parts that brought these keywords something in a period. */
  partsIn(workspaceId: string, keywordIds: string[], from: Millis, to: Millis): Promise<PartId[]>;
  /** What each part brought, in the five-minute buckets that begin in a period. */
  partTotals(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
  ): Promise<ReadonlyMap<PartId, number>>;
  /** Posts that arrived in a period more than three hours late, oldest first; one that two keywords hold is one. */
  lateArrivals(workspaceId: string, keywordIds: string[], from: Millis, to: Millis): Promise<LatePost[]>;
  /** One for each keyword asked, in that order. `newAuthors` are new within what the workspace keeps. */
  totals(workspaceId: string, keywordIds: string[], from: Millis, to: Millis): Promise<PeriodTotals[]>;
  /** Posts of a period that at least two of these keywords hold, by which of them; what `totals` counts more than once. */
  sharedPosts(workspaceId: string, keywordIds: string[], from: Millis, to: Millis): Promise<SharedPosts[]>;
  /** Only `bySource` of `totals`, most mentions first: without authors and stories it is counted many times faster. */
  sourceTotals(workspaceId: string, keywordId: string, from: Millis, to: Millis): Promise<SourceTotals[]>;
  /** The best `limit` of each keyword by reach, one a story; `copies` are those of the keyword in the period. */
  topPosts(
    workspaceId: string,
    keywordIds: string[],
    from: Millis,
    to: Millis,
    filter: { label?: SentimentLabel; limit: number },
  ): Promise<(TopPost & { keywordId: string })[]>;
  /** Who may move others: the authors of what carried furthest, the busiest, and outlets that are taken up; in no order. */
  people(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
    asked: PeopleQuery,
  ): Promise<AuthorFigures[]>;
  gaps(from: Millis, to: Millis): Promise<Gap[]>;
  /** Counts every series and top list again from the stored hits of a period. @returns the differences found (empty = agree). */
  recount(workspaceId: string, from: Millis, to: Millis): Promise<string[]>;

  // Detection and alerts (store/alerts.ts)
  detectorRows(workspaceId: string): Promise<DetectorRow[]>;
  /** Detector states, new alerts (numbered here), moved alerts and their messages, in one batch. @returns the raised, as numbered. */
  commitDetected(batch: {
    workspaceId: string;
    detectors: DetectorRow[];
    raised: Alert[];
    changed: { alert: Alert; expectedVersion: number }[];
    /** Written when anything was raised or changed. */
    audit: AuditRow[];
    /**
     * Built after numbering, because cards show the number.
     * @param raised those really stored: an id that is there already raises nothing
     * @param moved those really changed, with their new version: one that somebody has changed since it was read is left alone
     */
    deliveries(raised: Alert[], moved: Alert[]): Delivery<Message>[];
  }): Promise<Alert[]>;
  alerts(workspaceId: string, filter: AlertFilter): Promise<Alert[]>;
  alert(workspaceId: string, id: string): Promise<Alert | null>;
  alertByNumber(workspaceId: string, number: number): Promise<Alert | null>;
  /** An act of triage; each alert gets `expectedVersion + 1`. @returns false when somebody else was faster (nothing is changed then). */
  commitAct(
    changed: { alert: Alert; expectedVersion: number }[],
    audit: AuditRow[],
    deliveries: Delivery<Message>[],
  ): Promise<boolean>;
  audit(workspaceId: string, filter: { subject?: string; limit: number }): Promise<AuditRow[]>;

  // Jobs, once keys, upkeep (store/jobs.ts, store/prune.ts)
  jobStates(): Promise<JobState[]>;
  saveJob(state: JobState): Promise<void>;
  /** True the first time a key is seen within its life (10 minutes): the same click delivered twice acts once. */
  once(key: string, now: Millis): Promise<boolean>;
  /**
   * Drops what is past its time (text and authors by the workspace's retention, whole UTC days, verdicts after 14 days, sent outbox rows
   * after 30, series after 13 months), in steps of about `stepMs` of blocking each. Call until `done`.
   */
  prune(now: Millis, stepMs: number): Promise<{ done: boolean; removed: Record<string, number> }>;
  /** Rises with every change of workspaces, channels, subscriptions, keywords and feeds. */
  settingsVersion(): number;
  /** Copy that can be restored, taken while running. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}
