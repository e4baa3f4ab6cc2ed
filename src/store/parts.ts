import type { HomeRef, Workspace } from '../listening/channel.ts';
import type { Delivery } from '../listening/delivery.ts';
import type { ReportedFigure } from '../listening/digest.ts';
import type { Hit, Mention, Post } from '../listening/mentions/mention.ts';
import type {
  FilteredPage,
  FilteredPlace,
  FilteredQuery,
  ListedMention,
  ListPlace,
  MentionPage,
  MentionQuery,
} from '../listening/mentions/mention-query.ts';
import type { Verdict } from '../listening/mentions/verdict.ts';
import type { Outage } from '../listening/series/outage.ts';
import type { Gap } from '../listening/series/series.ts';
import type { Webhook, WebhookHealth } from '../listening/sources/inbound/webhook.ts';
import type { HubSubscription } from '../listening/sources/inbound/websub.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow, BackFill, DigestMark, FirstLook, Hold, OutboxRow, Push } from './rows.ts';

/** The outbox as the rest of the bot sees it. */
export interface OutboxStore {
  enqueue(deliveries: Delivery<Message>[]): Promise<void>;
  /** Digest of a channel, the moment up to which it reports, and its figures, in one batch. */
  enqueueDigest(
    deliveries: Delivery<Message>[],
    mark: DigestMark,
    /** What it says of each keyword, in place of what the one before said. */
    reported?: readonly ReportedFigure[],
  ): Promise<void>;
  /** What the last digest of a cadence said. */
  reportedFigures(mark: Pick<DigestMark, 'workspaceId' | 'channelId' | 'cadence'>): Promise<ReportedFigure[]>;
  digestMarks(workspaceId: string, channelId: string): Promise<DigestMark[]>;
  /**
   * Takes due rows to send, marking them `sending` on disk before it returns; at most one row per lane (a channel, or a
   * person), in order of creation within it; none of a lane that is held; a `reply` or `edit` waits for its root. Rows
   * left `sending` by a killed process come first, marked uncertain, and so do those left `sending` for a quarter of an
   * hour that are not in `underWay`.
   * @param limit rows under way at once, for each platform
   */
  claimDue(now: Millis, limit: number, underWay?: ReadonlySet<string>): Promise<OutboxRow[]>;
  /** Ends the outage of its lane, too, and of the home and the platform that it lies in. */
  markSent(key: string, sent: string, at: Millis): Promise<void>;
  /** Nothing came of a try: it waits again, in its old place. @param uncertain it may have arrived all the same */
  putBack(key: string, error: string, uncertain: boolean): Promise<void>;
  /** @param tried false = held back without a try: not counted in `attempts` */
  postpone(key: string, until: Millis, error: string, tried?: boolean): Promise<void>;
  dropDelivery(key: string, reason: string): Promise<void>;
  /** A fault of ours: counted in `failures`. @param until when to try again; null = given up: dropped */
  failDelivery(key: string, until: Millis | null, error: string): Promise<void>;
  /** Messages that such a fault holds back or has cost (until they are pruned), oldest first. */
  failing(workspaceId: string): Promise<OutboxRow[]>;
  /** Not sent by itself (budget, stale after an outage): waits for its channel's summary; `why` is stored as lastError. */
  defer(key: string, why: string): Promise<void>;
  /** Every folded row not yet summarized, oldest first. */
  summarized(): Promise<OutboxRow[]>;
  /** The folded rows are dropped and their summary enqueued, in one batch. */
  summarizeFolded(keys: string[], summary: Delivery<Message>): Promise<void>;
  delivery(key: string): Promise<OutboxRow | null>;
  /** Deliveries whose key starts so: the cards of one alert. */
  deliveriesWith(workspaceId: string, keyPrefix: string): Promise<OutboxRow[]>;
  /** Deliveries of a channel that the platform knows by this id; several messages of one have the id of the first. */
  deliveriesSentAs(channelId: string, id: string): Promise<OutboxRow[]>;
  /** Alerts and mentions sent to a channel as posts since, severity 1 excepted: what the daily budget counts. */
  sentSince(channelId: string, since: Millis): Promise<number>;
  /** Puts a mark where a clock that was set back wants it, earlier too. @param reported what the last digest said, as it was; empty = as it is stored */
  moveDigestMark(mark: DigestMark, reported: readonly ReportedFigure[]): Promise<void>;
  /** The clock was at `from` and has been set back to `to`: dates that were to come then come as much earlier. */
  setBack(from: Millis, to: Millis): Promise<void>;
  holds(): Promise<Hold[]>;
  /**
   * Nothing goes to its scope before `until`; of a limit that is there already, the later end counts.
   * @returns how often it has been set; 1 = it is new
   */
  hold(hold: Omit<Hold, 'tries'>): Promise<number>;
  /** What waits is tried again at once. How long it has waited, and how often it was tried, stays known. */
  releaseHolds(whys: readonly Hold['why'][]): Promise<void>;
  waiting(channelId: string): Promise<OutboxRow[]>;
  outboxCounts(): Promise<{
    waiting: number;
    sending: number;
    sent: number;
    dropped: number;
    /** Of those that wait for their platform, not for a person to resume their channel. */
    oldestDue: Millis | null;
  }>;
}

export interface WebhookStore {
  webhooks(workspaceId: string): Promise<(Webhook & { health: WebhookHealth })[]>;
  webhook(id: string): Promise<(Webhook & { health: WebhookHealth }) | null>;
  addWebhook(webhook: Webhook, audit: AuditRow): Promise<void>;
  /** Name and secrets; its health stays. */
  saveWebhook(webhook: Webhook, audit: AuditRow): Promise<void>;
  removeWebhook(webhook: Webhook, audit: AuditRow): Promise<void>;
  /** Whether a push of the last day was taken already. */
  wasPushed(push: Pick<Push, 'hook' | 'id'>): Promise<boolean>;
  refusePush(hook: string, refused: NonNullable<WebhookHealth['refused']>): Promise<void>;
}

export interface WebsubStore {
  /** Feeds with a subscription at a hub, confirmed or requested. */
  subscriptionsToHubs(): Promise<HubSubscription[]>;
  subscriptionToHub(id: string): Promise<HubSubscription | null>;
  saveSubscriptionToHub(subscription: HubSubscription): Promise<void>;
  dropSubscriptionToHub(id: string): Promise<void>;
}

export interface OutageStore {
  outages(): Promise<Outage[]>;
  saveOutage(outage: Outage, gaps: Gap[], deliveries: Delivery<Message>[]): Promise<void>;
  endOutage(id: string, deliveries: Delivery<Message>[]): Promise<void>;
}

/** Lists of stored mentions, newest first, for people who read one after the other. */
export interface BrowseStore {
  /** @param from where to go on, and in which direction; null = at the newest */
  browse(
    workspaceId: string,
    query: MentionQuery,
    from: { place: ListPlace; way: 'older' | 'newer' } | null,
    limit: number,
  ): Promise<MentionPage>;
  countMentions(workspaceId: string, query: MentionQuery): Promise<number>;
  /** Those that have their text. @param after the last one read; null = from the newest */
  listMentions(
    workspaceId: string,
    query: MentionQuery,
    after: ListPlace | null,
    limit: number,
  ): Promise<ListedMention[]>;
  mentionByRow(workspaceId: string, row: number): Promise<Mention | null>;
  rowOf(workspaceId: string, mentionId: string): Promise<number | null>;
  /** The row of the newest mention of all workspaces: what a list that begins now keeps to. */
  newestRow(): Promise<number>;
}

/** What matched and is not counted. */
export interface FilteredStore {
  /** Newest first. @param after the end of the page before; null = from the newest */
  filtered(
    workspaceId: string,
    query: FilteredQuery,
    after: FilteredPlace | null,
    limit: number,
  ): Promise<FilteredPage>;
}

/** The window of unmatched posts: what a keyword that comes later is tried on. */
export interface UnmatchedStore {
  /**
   * From now on, posts of polls, pushes and imports that no keyword of a workspace matches are kept for so many days;
   * 0 = none, and those that are there go.
   * @param except sources whose terms want every kept post to be asked for again
   */
  keepUnmatched(days: number, except: readonly string[], now: Millis): Promise<void>;
  /** Since when all that was read and matched nothing is there; null = such posts are not kept. */
  unmatchedSince(now: Millis): Promise<Millis | null>;
  /** Numbers of the posts that this workspace may match, in the order in which they were first read. */
  unmatchedRows(workspaceId: string): Promise<number[]>;
  unmatchedPosts(workspaceId: string, rows: readonly number[]): Promise<{ row: number; post: Post }[]>;
  /** Those among these posts, by their source's own ids, that this workspace may match. */
  unmatchedAmong(workspaceId: string, probes: readonly { source: string; extId: string }[]): Promise<Post[]>;
}

/** What a page of the stored past means for a keyword. */
export interface BackFillStep {
  /** The hits that the keyword should have; null = it has none any more. Left alone where the text is another by now. */
  hits: { mentionId: string; contentHash: string; hit: Hit | null }[];
  /** Mentions from the window, with their rows there. */
  added: { row: number; mention: Mention }[];
  verdicts: Verdict[];
  /** Whether it or an earlier step has found posts that the keyword had missed before. */
  gained: boolean;
  /** Where to go on; null = this was all of it. */
  next: Pick<BackFill, 'stage' | 'after'> | null;
}

/** Keywords whose stored past is being matched, resumed wherever a kill left it. */
export interface BackFillStore {
  backFills(): Promise<BackFill[]>;
  backFill(workspaceId: string, keywordId: string): Promise<BackFill | null>;
  /** Stored mentions with their text, oldest first, after the place given. */
  mentionsAfter(workspaceId: string, after: BackFill['after'], limit: number): Promise<StoredPage>;
  /**
   * Hits, mentions, series, top lists and the mark, in one batch; with the last step the keyword notes that it is filled.
   * @returns false when the fill is another by now: nothing is changed then
   */
  commitBackFill(fill: BackFill, step: BackFillStep): Promise<boolean>;
}

/** Channels that wait to be shown what was found of a keyword that they added (store/first-looks.ts). */
export interface FirstLookStore {
  /** The longest waiting first. */
  firstLooks(): Promise<FirstLook[]>;
  /** It waits no more, in one batch with the message that it waited for; null = there is nothing to show any more. */
  endFirstLook(look: FirstLook, delivery: Delivery<Message> | null): Promise<void>;
}

interface StoredPage {
  mentions: Mention[];
  /** Place of the last; null = there are no more. */
  next: BackFill['after'] | null;
}

/** Mentions in English whose mood was read from their words alone, until the sentence model has read them too (store/unrefined.ts). */
export interface RefineStore {
  /** The longest waiting first. Those that have waited for a day, and those whose text is gone, wait no more. */
  unrefined(now: Millis, limit: number): Promise<Mention[]>;
  /** They wait no more, as they were when they were read. */
  dropUnrefined(mentions: readonly Mention[] | 'all'): Promise<void>;
  /** How many wait. */
  countUnrefined(): Promise<number>;
}

/** How far the second opinion has come (store/second-opinion.ts). */
export interface OpinionProgress {
  /** The last mention that was looked at. */
  row: number;
  /** Whole days since 1970, UTC, and what was asked on that day. */
  day: number;
  asked: number;
}

/** Mentions in the order in which they were stored, for whoever asks about a few of them (store/second-opinion.ts). */
export interface OpinionStore {
  /** Where the second opinion stands. The first time that is behind all that is stored: the past is not asked about. */
  opinionProgress(): Promise<OpinionProgress>;
  saveOpinionProgress(progress: OpinionProgress): Promise<void>;
  /** The next look begins behind all that is stored then. */
  forgetOpinionProgress(): Promise<void>;
  /** Mentions stored after that row and published since then, oldest row first, with their rows. */
  mentionsBehind(row: number, since: Millis, limit: number): Promise<{ row: number; mention: Mention }[]>;
  /** The row of the mention that was stored last. */
  lastMentionRow(): Promise<number>;
}

/** Homes that join a workspace, leave it, or remove the bot (store/homes.ts). */
export interface HomeStore {
  /** One-time code that joins a second home; replaces an older code of the same workspace. */
  offerLink(workspaceId: string, code: string, expiresAt: Millis): Promise<void>;
  /** The workspace that offered `code`, which stays unspent. null = no such code, or too late. */
  linkOfferedBy(code: string, now: Millis): Promise<Workspace | null>;
  /**
   * Joins `home` to the workspace that offered `code`; the code is spent. The home's channels come along, with the
   * keywords they subscribe to; a keyword of the same name and query is joined. A former workspace that has no other
   * home ends: its other keywords, feeds, webhooks, alerts (under new numbers, a version later) and audit come along
   * too, and what it had collected is deleted. null = no such code, or too late.
   */
  redeemLink(
    code: string,
    home: HomeRef,
    homeName: string,
    now: Millis,
    audit: AuditRow | null,
  ): Promise<Workspace | null>;
  /** Gives `home` a workspace of its own again, with its own channels and their subscriptions' keywords copied. */
  separateHome(home: HomeRef, workspace: Workspace, audit: AuditRow[]): Promise<void>;
  /**
   * The home removed the bot: its waiting deliveries and its installation go at once. The rest is kept, but `channels`,
   * `subscriptions` and `homes` are without it, and where nobody is left at home, lists of all workspaces, keywords and
   * feeds too.
   */
  leaveHome(home: HomeRef, now: Millis): Promise<void>;
  /** When a home removed the bot; null = the bot is there, or the home is unknown. */
  homeLeftAt(home: HomeRef): Promise<Millis | null>;
  /** The bot is there again: everything is as it was. */
  returnHome(home: HomeRef): Promise<void>;
  homesLeftBefore(moment: Millis): Promise<HomeRef[]>;
  /** Its channels, subscriptions, waiting deliveries and installation go; an orphaned workspace goes whole. */
  removeHome(home: HomeRef): Promise<void>;
}
