import { createHash } from 'node:crypto';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import {
  type Channel,
  channelId,
  type Subscription,
  type Workspace,
} from '../../../src/listening/channel.ts';
import type { Delivery } from '../../../src/listening/delivery.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import {
  type HeldReason,
  type Hit,
  type Mention,
  type Post,
  type SentimentLabel,
  UNKNOWN_RELEVANCE,
} from '../../../src/listening/mentions/mention.ts';
import type { RequestState } from '../../../src/listening/series/health.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { CollectedBatch } from '../../../src/store/collected-batch.ts';
import type { AuditRow, Store } from '../../../src/store/store.ts';

/** A Monday, 12:00 UTC. */
export const NOON = Date.UTC(2026, 5, 15, 12);
export const HOME = { platform: 'terminal', home: 'here' } as const;

export function workspace(id = 'w1', changes: Partial<Workspace> = {}): Workspace {
  return {
    id,
    name: 'Maple Works',
    language: 'en',
    timeZone: 'Europe/Paris',
    retentionDays: 90,
    optedIn: [],
    createdAt: NOON,
    ...changes,
  };
}

export function keyword(id = 'k1', changes: Partial<Keyword> = {}): Keyword {
  return {
    workspaceId: 'w1',
    id,
    name: `Kestrelbox ${id}`,
    query: 'kestrelbox',
    kind: 'brand',
    sources: [],
    languages: [],
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: NOON,
    createdBy: 'u1',
    ...changes,
  };
}

export function channel(name = 'general', changes: Partial<Channel> = {}): Channel {
  const ref = changes.ref ?? { ...HOME, channel: name };
  return {
    workspaceId: 'w1',
    id: channelId(ref),
    ref,
    name,
    language: 'en',
    timeZone: 'Europe/Paris',
    digest: { daily: '09:00', weekly: null },
    quiet: null,
    dailyBudget: 10,
    escalateTo: null,
    onCall: [],
    onCallGroups: [],
    owner: { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' },
    paused: null,
    ...changes,
  };
}

export function subscription(
  keywordId = 'k1',
  channelIdOf = 'terminal:here:general',
  workspaceId = 'w1',
): Subscription {
  return { workspaceId, keywordId, channelId: channelIdOf, alerts: true, digest: true, mentions: false };
}

export function audit(act = 'track', subject = 'k1', changes: Partial<AuditRow> = {}): AuditRow {
  return { workspaceId: 'w1', at: NOON, person: 'bot', act, subject, detail: null, ...changes };
}

export function message(summary = 'Something was said'): Message {
  return { language: 'en', summary, mood: 'plain', elements: [{ kind: 'text', text: summary }] };
}

export function delivery(key: string, changes: Partial<Delivery<Message>> = {}): Delivery<Message> {
  return {
    workspaceId: 'w1',
    key,
    kind: 'post',
    root: null,
    channelId: 'terminal:here:general',
    to: { ...HOME, channel: 'general' },
    message: message(key),
    dueAt: NOON,
    expiresAt: null,
    purpose: 'alert',
    severity: 2,
    createdAt: NOON,
    ...changes,
  };
}

export function hit(
  label: SentimentLabel | null = 'neu',
  keywordId = 'k1',
  held: HeldReason | null = null,
): Hit {
  return {
    keywordId,
    terms: [{ term: 'kestrelbox', field: 'text', start: 4, end: 14 }],
    sentiment: {
      label,
      value: label === 'neg' ? -0.6 : label === 'pos' ? 0.6 : 0,
      confidence: 0.8,
      lang: 'en',
      method: 'lexicon',
      why: [{ token: 'broken', weight: -2 }],
      version: 'test-1',
    },
    relevance: UNKNOWN_RELEVANCE,
    held: held && { reason: held, detail: null },
  };
}

export interface MentionParts {
  at?: number;
  source?: string;
  author?: string | null;
  story?: string;
  hits?: Hit[];
  workspaceId?: string;
  post?: Partial<Post>;
}

/** A mention named `n`: the same name is the same post. */
export function mention(n: string, parts: MentionParts = {}): Mention {
  const { source = 'hacker-news', at = NOON, author = 'maplefox', workspaceId = 'w1' } = parts;
  const address = `https://news.example/${source}/${n}`;
  const text = parts.post?.text ?? `The kestrelbox ${n} is broken again`;
  return {
    workspaceId,
    id: `m-${n}`,
    storyId: parts.story === undefined ? `m-${n}` : `m-${parts.story}`,
    post: {
      source,
      extId: n,
      kind: 'post',
      url: `${address}?from=feed`,
      canonicalUrl: address,
      site: 'news.example',
      outlet: 'Example News',
      author:
        author === null
          ? null
          : {
              key: `${source}:${author}`,
              name: author,
              url: `https://news.example/@${author}`,
              followers: 25,
            },
      title: null,
      text: text,
      lang: 'en',
      langBy: 'declared',
      publishedAt: at,
      timeBy: 'source',
      editedAt: null,
      fetchedAt: Math.max(at, NOON),
      counts: { likes: 2 },
      parentId: null,
      originalUrl: null,
      links: ['https://shop.example/kestrelbox'],
      tags: ['router'],
      contentHash: createHash('sha1').update(text).digest('hex'),
      ...parts.post,
    },
    hits: parts.hits ?? [hit()],
  };
}

export function request(changes: Partial<RequestState> = {}): RequestState {
  return {
    source: 'hacker-news',
    key: 'kestrelbox',
    params: { words: 'kestrelbox' },
    title: 'kestrelbox',
    cursor: { after: 17 },
    firstAt: NOON,
    lastTryAt: NOON,
    lastSuccessAt: NOON,
    nextAt: NOON + 60_000,
    everyMs: 60_000,
    failures: 0,
    error: null,
    coveredFrom: NOON,
    coveredUntil: NOON,
    recent: '1',
    quotaLeft: null,
    ...changes,
  };
}

export function batch(changes: Partial<CollectedBatch> = {}): CollectedBatch {
  return {
    request: request(),
    added: [],
    edited: [],
    recounted: [],
    verdicts: [],
    gap: null,
    deliveries: [],
    deleted: [],
    ...changes,
  };
}

export function alert(id: string, changes: Partial<Alert> = {}): Alert {
  return {
    workspaceId: 'w1',
    id,
    number: 0,
    keywordId: 'k1',
    kind: 'spike',
    severity: 2,
    startedAt: NOON,
    raisedAt: NOON,
    evidence: {
      stream: 'all',
      alsoOther: false,
      windowMs: 3_600_000,
      windowEnd: NOON,
      observed: 40,
      expected: 4,
      interval: [1, 8],
      timesNormal: 10,
      score: 9,
      theta: 5,
      sensitivity: 'normal',
      since: NOON,
      rising: true,
      baselineHours: 600,
      learning: false,
      expectedEvent: null,
      drivers: [],
      top: [],
      sources: [],
      posts: 40,
      stories: 30,
      authors: 28,
      largestAuthorShare: 0.1,
      copiesShare: 0.2,
      possibleSpam: false,
      sentimentNow: { negative: 20, posts: 40 },
      sentimentBefore: { negative: 5, posts: 100 },
      moodSignificant: true,
      coverage: [],
      series: [],
      band: [],
      gaps: [],
    },
    episodeAt: NOON,
    now: {
      at: NOON,
      observed: 40,
      expected: 4,
      peak: 40,
      total: 40,
      toldTimes: 10,
      toldAt: NOON,
      escalations: 0,
    },
    calmAt: null,
    triage: {
      state: 'new',
      holder: null,
      since: NOON,
      claimedAt: null,
      snoozedUntil: null,
      escalated: null,
      reopened: 0,
      reason: null,
      duplicateOf: null,
      closedAt: null,
      closedBy: null,
      notes: [],
      respondBy: null,
      remindedAt: null,
      idleAskedAt: null,
    },
    version: 1,
    ...changes,
  };
}

/** A workspace in the terminal with a channel subscribed to the keywords given. */
export async function furnish(store: Store, keywordIds: readonly string[] = ['k1']): Promise<void> {
  await store.createWorkspace(workspace(), HOME, 'Terminal');
  await store.saveChannel(channel(), null);
  for (const id of keywordIds) await store.addKeyword(keyword(id), subscription(id), audit('track', id));
}
