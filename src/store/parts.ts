import type { Delivery } from '../listening/delivery.ts';
import type { ReportedFigure } from '../listening/digest.ts';
import type { Outage } from '../listening/series/outage.ts';
import type { Gap } from '../listening/series/series.ts';
import type { Webhook, WebhookHealth } from '../listening/sources/inbound/webhook.ts';
import type { HubSubscription } from '../listening/sources/inbound/websub.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow, DigestMark, OutboxRow, Push } from './rows.ts';

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
   * Takes due rows to send, marking them `sending` on disk before it returns; at most one row per channel, in order of
   * creation within a channel; a `reply` or `edit` waits for its root. Rows left `sending` by a killed process come
   * first, marked uncertain, and so do those left `sending` for a quarter of an hour.
   */
  claimDue(now: Millis, limit: number): Promise<OutboxRow[]>;
  markSent(key: string, sent: string, at: Millis): Promise<void>;
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
  /** Alerts and mentions sent to a channel as posts since, severity 1 excepted: what the daily budget counts. */
  sentSince(channelId: string, since: Millis): Promise<number>;
  /** Holds, merges or moves waiting rows of a channel: `dueAt` becomes at least `until`. @returns rows moved. */
  holdChannel(channelId: string, until: Millis): Promise<number>;
  waiting(channelId: string): Promise<OutboxRow[]>;
  outboxCounts(): Promise<{
    waiting: number;
    sending: number;
    sent: number;
    dropped: number;
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
