import type { Alert, Evidence, Triage } from '../../src/listening/alerts/alert.ts';
import type { AlertKind } from '../../src/listening/alerts/kinds/index.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { newTriage } from '../../src/listening/alerts/triage.ts';
import type { Channel, Group, Person, Workspace } from '../../src/listening/channel.ts';
import type { Digest, KeywordPeriod, Period } from '../../src/listening/digest.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { type Mention, type Relevance, UNKNOWN_RELEVANCE } from '../../src/listening/mentions/mention.ts';
import type { RelevanceLessons } from '../../src/listening/relevance/lessons.ts';
import type { RequestState } from '../../src/listening/series/health.ts';
import type { HourPoint, PeriodTotals, TopPost } from '../../src/listening/series/series.ts';
import type { Webhook } from '../../src/listening/sources/inbound/webhook.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { LearnedRelevance } from '../../src/messages/mentions/relevance.ts';
import { somePeople } from './samples/people.ts';

/** Tuesday, November 24, 2026, 14:05 in Paris. */

export const NOW = Date.UTC(2026, 10, 24, 13, 5);
export const PARIS = 'Europe/Paris';

export const maple: Person = { platform: 'slack', id: 'U1', name: 'maple.harrow' };
/** A user group of Slack. */
export const DESK: Group = { platform: 'slack', id: 'S1', name: 'brand desk' };
export const quill: Person = { platform: 'slack', id: 'U2', name: 'quill.ostrand' };

export const channel: Channel = {
  workspaceId: 'w1',
  id: 'slack:T1:C1',
  ref: { platform: 'slack', home: 'T1', channel: 'C1' },
  name: 'brand-watch',
  language: 'en',
  timeZone: PARIS,
  digest: { daily: '09:00', weekly: { weekday: 1, at: '09:30' } },
  quiet: { from: '22:00', to: '07:00' },
  dailyBudget: 30,
  escalateTo: null,
  onCall: [],
  onCallGroups: [],
  owner: maple,
  paused: null,
};

/** A channel of Slack under this name. */
export const channelNamed = (name: string): Pick<Channel, 'ref' | 'name'> => ({
  ref: { platform: 'slack', home: 'T1', channel: 'C1' },
  name,
});

export const workspace: Workspace = {
  id: 'w1',
  name: 'Kestrelbox',
  language: 'en',
  timeZone: PARIS,
  retentionDays: 90,
  optedIn: ['google-news'],
  createdAt: NOW - 40 * DAY,
};

export function keyword(name: string, more: Partial<Keyword> = {}): Keyword {
  return {
    workspaceId: 'w1',
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    query: `"${name.toLowerCase()}" -cartoon`,
    kind: 'brand',
    sources: [],
    languages: [],
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: NOW - 40 * DAY,
    createdBy: 'slack:U1',
    ...more,
  };
}

export const kestrelbox = keyword('Kestrelbox Router', {
  query: '"kestrelbox router" OR kestrelbox -cartoon',
});

export function topPost(more: Partial<TopPost> = {}): TopPost {
  return {
    mentionId: 'm1',
    storyId: 's1',
    source: 'hacker-news',
    outlet: null,
    url: 'https://news.outlet.example/item?id=41',
    title: 'Firmware 4.2 bricked my Kestrelbox router',
    excerpt:
      'Updated this morning, now it reboots every two minutes and the status light stays red. Support chat says “known issue”, nothing on their page. Anybody found a way back to 4.1?',
    authorName: 'tin_lantern',
    publishedAt: NOW - 95 * MINUTE,
    reach: 812,
    label: 'neg',
    copies: 14,
    counts: { points: 812, replies: 96 },
    ...more,
  };
}

export const topPosts: TopPost[] = [
  topPost(),
  topPost({
    mentionId: 'm2',
    storyId: 's2',
    source: 'feed',
    outlet: 'Homenet Forum',
    url: 'https://forum.homenet.example/t/reboot-loop/9921',
    title: 'Kestrelbox 4.2 reboot loop: what we know so far',
    excerpt:
      'Collecting reports here. So far only units bought after June. Rolling back over the serial port works.',
    authorName: 'patchpanel',
    publishedAt: NOW - 70 * MINUTE,
    reach: 143,
    copies: 1,
    counts: { likes: 3, replies: 1 },
    followers: 12_400,
  }),
  topPost({
    mentionId: 'm3',
    storyId: 's3',
    source: 'feed',
    outlet: 'Le Câblier',
    url: 'https://cablier.example/kestrelbox-4-2',
    title: null,
    excerpt:
      'Mise à jour 4.2 : plusieurs lecteurs signalent un redémarrage en boucle de leur routeur Kestrelbox.',
    authorName: null,
    publishedAt: NOW - 30 * HOUR,
    reach: 77,
    label: 'neu',
    copies: 3,
    counts: {},
  }),
];

/** Three posts that explain what happened to the first keyword. */
export const telling: NonNullable<Digest['telling']> = {
  keywordId: kestrelbox.id,
  read: 41,
  phrases: [{ phrase: 'firmware 4.2', posts: 27, authors: 24, weight: 6.1 }],
  posts: topPosts.map((post) => ({ ...post, publishedAt: post.publishedAt - DAY })),
};

/** Seven days by hour: calm, then two hours that are not. */
function week(until: number): HourPoint[] {
  return Array.from({ length: 168 }, (_, index) => {
    const start = until - (168 - index) * HOUR;
    const busy = index >= 166;
    const total = busy ? 30 + (index - 165) * 9 : 4 + (index % 5) + (index % 24 > 8 ? 5 : 0);
    const negative = busy ? Math.round(total * 0.7) : Math.round(total * 0.2);
    return { start, total, negative, neutral: total - negative - 1, positive: 1 };
  });
}

export function evidence(more: Partial<Evidence> = {}): Evidence {
  const series = week(NOW);
  return {
    stream: 'negative',
    alsoOther: true,
    windowMs: 2 * HOUR,
    windowEnd: NOW,
    observed: 41,
    expected: 18.2,
    interval: [12, 28],
    timesNormal: 2.25,
    score: 5.2,
    theta: 5,
    sensitivity: 'normal',
    since: NOW - 85 * MINUTE,
    rising: true,
    trend: 'rising',
    baselineHours: 23 * 24,
    learning: false,
    expectedEvent: null,
    drivers: [
      { phrase: 'firmware 4.2', posts: 27, authors: 24, weight: 6.1 },
      { phrase: 'reboot loop', posts: 11, authors: 10, weight: 4.2 },
    ],
    top: topPosts,
    sources: [
      { source: 'hacker-news', observed: 25, timesNormal: 9.1, before: 402 },
      { source: 'feed', observed: 9, timesNormal: 1.1, before: 1_100 },
      { source: 'google-news', observed: 7, timesNormal: null, before: 0 },
    ],
    posts: 41,
    stories: 4,
    authors: 33,
    largestAuthorShare: 0.12,
    copiesShare: 0.35,
    possibleSpam: false,
    sentimentNow: { negative: 41, posts: 54 },
    sentimentBefore: { negative: 88, posts: 401 },
    moodSignificant: true,
    coverage: [
      { source: 'hacker-news', state: 'ok', since: null, detail: null },
      { source: 'feed', state: 'ok', since: null, detail: null },
      { source: 'google-news', state: 'late', since: NOW - 40 * MINUTE, detail: 'HTTP 503' },
    ],
    series,
    band: series.map(({ start }) => ({ start, expected: 9, low: 4, high: 15 })),
    gaps: [{ from: NOW - 60 * HOUR, to: NOW - 56 * HOUR }],
    ...more,
  };
}

export function alert(
  more: Partial<Omit<Alert, 'triage' | 'evidence'>> & {
    triage?: Partial<Triage>;
    evidence?: Partial<Evidence>;
  } = {},
): Alert {
  const { triage, evidence: figures, ...rest } = more;
  const facts = evidence(figures);
  return {
    workspaceId: 'w1',
    id: 'a12',
    number: 12,
    keywordId: kestrelbox.id,
    kind: 'spike',
    severity: 2,
    startedAt: facts.since,
    raisedAt: NOW,
    episodeAt: NOW,
    evidence: facts,
    now: {
      at: NOW,
      observed: facts.observed,
      expected: facts.expected,
      peak: 25,
      total: facts.observed,
      toldTimes: facts.timesNormal,
      toldAt: NOW,
      escalations: 0,
    },
    calmAt: null,
    version: 1,
    ...rest,
    triage: { ...newTriage(NOW, NOW + 2 * HOUR), ...triage },
  };
}

/** One alert of each kind, with what such an alert really carries. */
export function alertOf(kind: AlertKind): Alert {
  const quiet = { drivers: [], sources: [], series: [], band: [], gaps: [] };
  const single = {
    ...quiet,
    stream: 'all' as const,
    observed: 1,
    expected: 0,
    score: 0,
    posts: 1,
    sentimentNow: { negative: 1, posts: 1 },
    top: topPosts.slice(0, 1).map((post) => ({ ...post, followers: 48_000 })),
  };
  switch (kind) {
    case 'slow-burn':
      return alert({
        kind,
        severity: 4,
        evidence: {
          stream: 'all',
          windowMs: DAY,
          observed: 212,
          expected: 101,
          timesNormal: 2.1,
          rising: false,
          trend: 'level',
        },
      });
    case 'mood':
      return alert({
        kind,
        severity: 3,
        evidence: { windowMs: DAY, sentimentNow: { negative: 61, posts: 98 }, drivers: [] },
      });
    case 'first-mention':
      return alert({ kind, severity: 4, evidence: { ...single, baselineHours: 18, learning: true } });
    case 'large-author':
      return alert({
        kind,
        severity: 3,
        evidence: { ...single, alsoWrote: [{ keyword: 'Tavnik', posts: 2, negative: 1 }] },
      });
    case 'every':
      return alert({ kind, severity: 4, evidence: single });
    case 'silence':
      return alert({
        kind,
        severity: 4,
        evidence: {
          ...quiet,
          stream: 'all',
          observed: 0,
          expected: 31,
          windowMs: 26 * HOUR,
          since: NOW - 26 * HOUR,
          posts: 0,
          top: [],
          score: 4.4,
          timesNormal: 0,
          sentimentNow: { negative: 0, posts: 0 },
        },
      });
    case 'threshold':
      return alert({
        kind,
        severity: 3,
        evidence: { stream: 'all', windowMs: HOUR, observed: 41, expected: 30, timesNormal: 1.4, score: 0 },
      });
    // A new kind may do with the figures of a rise.
    default:
      return alert({ kind });
  }
}

export function totals(keywordId: string, total: number, negative: number): PeriodTotals {
  const positive = Math.round((total - negative) * 0.4);
  return {
    keywordId,
    total,
    negative,
    neutral: total - negative - positive,
    positive,
    stories: Math.ceil(total * 0.6),
    authors: Math.ceil(total * 0.7),
    newAuthors: Math.ceil(total * 0.2),
    bySource: [
      { source: 'hacker-news', total: Math.ceil(total * 0.6), negative: Math.ceil(negative * 0.6) },
      { source: 'feed', total: Math.floor(total * 0.4), negative: Math.floor(negative * 0.4) },
    ].map((source) => ({ ...source, judged: source.total })),
  };
}

export function keywordPeriod(
  keyword: Keyword,
  now: [number, number],
  before: [number, number],
  more: Partial<KeywordPeriod> = {},
): KeywordPeriod {
  return {
    keyword,
    totals: totals(keyword.id, ...now),
    before: totals(keyword.id, ...before),
    comparable: true,
    hours: [],
    coveredFrom: keyword.createdAt,
    unread: [],
    top: topPosts,
    people: somePeople(topPosts),
    ...more,
  };
}

/** Totals over the hours of a period, busier by day, so that charts and tables of a sample agree. */
function spread({ total, negative }: PeriodTotals, from: number, hours: number): HourPoint[] {
  const points = Array.from({ length: hours }, (_, index) => ({
    start: from + index * HOUR,
    total: 0,
    negative: 0,
    neutral: 0,
    positive: 0,
  }));
  for (let nth = 0; nth < total; nth++) {
    const point = points[(nth * 7 + (nth % 3 === 0 ? 5 : 0)) % hours]!;
    point.total += 1;
    if (nth < negative) point.negative += 1;
    else if (nth % 5 < 2) point.positive += 1;
    else point.neutral += 1;
  }
  return points.filter((point) => point.total > 0);
}

const MIDNIGHT = Date.UTC(2026, 10, 23, 23);

export function period(cadence: Period['cadence'], days: number): Period {
  const from = MIDNIGHT - days * DAY;
  return { from, to: MIDNIGHT, beforeFrom: from - days * DAY, cadence };
}

export function digest(
  cadence: Period['cadence'],
  days: number,
  keywords: KeywordPeriod[],
  more: Partial<Digest> = {},
): Digest {
  return {
    period: period(cadence, days),
    timeZone: PARIS,
    keywords: keywords.map((keyword) => ({
      ...keyword,
      hours: spread(keyword.totals, MIDNIGHT - days * DAY, days * 24),
      top: keyword.top.map((post) => ({ ...post, publishedAt: post.publishedAt - DAY })),
    })),
    quietDays: [],
    shared: { now: [], before: [] },
    coverage: {
      sources: [
        { source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null },
        { source: 'feed', requests: 12, late: 1, down: 0, detail: null },
        { source: 'google-news', requests: 1, late: 0, down: 1, detail: 'HTTP 503' },
      ],
      gaps: [
        {
          source: 'google-news',
          requestKey: 'q',
          from: MIDNIGHT - 10 * HOUR,
          to: MIDNIGHT - 7 * HOUR,
          reason: 'down',
        },
      ],
    },
    alerts: [],
    open: [],
    ...more,
  };
}

const TEXT =
  'I have had the Kestrelbox router for two years and was happy. Since the 4.2 update it reboots every two minutes, and I work from home. Support was friendly but had no date for a fix, which is useless to me. Has anybody gone back to 4.1 without opening the case?';

/** The same with so many more posts, in languages that nothing reads; `hours` of a digest are given in its own time. */
export function withOthers(of: Digest, others: number): Digest {
  const more = (entry: KeywordPeriod, index: number): KeywordPeriod => {
    const n = Math.ceil(others / (index + 1));
    const [first, ...hours] = entry.hours;
    const [source, ...sources] = entry.totals.bySource;
    return {
      ...entry,
      totals: {
        ...entry.totals,
        total: entry.totals.total + n,
        bySource: source ? [{ ...source, total: source.total + n }, ...sources] : [],
      },
      hours: first
        ? [{ ...first, total: first.total + n }, ...hours]
        : [{ start: of.period.from, total: n, negative: 0, neutral: 0, positive: 0 }],
    };
  };
  return { ...of, keywords: of.keywords.map((entry, index) => (index < 2 ? more(entry, index) : entry)) };
}

export function mention(more: Partial<Mention['post']> = {}): Mention {
  const start = TEXT.indexOf('Kestrelbox router');
  return {
    workspaceId: 'w1',
    id: 'm1',
    storyId: 'm1',
    post: {
      source: 'hacker-news',
      extId: '41',
      kind: 'comment',
      url: 'https://news.outlet.example/item?id=41',
      canonicalUrl: 'https://news.outlet.example/item?id=41',
      site: 'news.outlet.example',
      outlet: null,
      author: { key: 'hacker-news:tin_lantern', name: 'tin_lantern', url: null, followers: null },
      title: null,
      text: TEXT,
      lang: 'en',
      langBy: 'declared',
      publishedAt: NOW - 12 * MINUTE,
      timeBy: 'source',
      editedAt: null,
      fetchedAt: NOW - 2 * MINUTE,
      counts: { points: 812, replies: 96 },
      parentId: null,
      originalUrl: null,
      links: [],
      tags: [],
      contentHash: 'h',
      ...more,
    },
    hits: [
      {
        keywordId: kestrelbox.id,
        terms: [{ term: 'kestrelbox router', field: 'text', start, end: start + 'Kestrelbox router'.length }],
        sentiment: {
          label: 'neg',
          value: -0.6,
          confidence: 0.8,
          lang: 'en',
          method: 'lexicon',
          why: [
            { token: 'useless', weight: -2 },
            { token: 'reboots', weight: -1 },
          ],
          version: 'v1',
        },
        relevance: UNKNOWN_RELEVANCE,
        held: null,
      },
    ],
  };
}

/** As models read a post, and what taught them. */
export const relevance: Relevance = {
  level: 'high',
  score: 2.4,
  why: [
    { sign: 'sentence', detail: null, weight: 2.2 },
    { sign: 'word', detail: 'router', weight: 0.2 },
    { sign: 'handle', detail: null, weight: 0.1 },
    { sign: 'model-no-context', detail: null, weight: -0.1 },
  ],
  by: 'model',
  version: 'sentence-1 0a1b2c3d',
};
export const learned: RelevanceLessons & Pick<LearnedRelevance, 'bySentence'> = {
  marks: 34,
  model: {
    marks: { about: 24, not: 10 },
    counts: new Map(),
    context: [],
    company: [],
    heldOut: { accuracy: 0.95, precision: 0.9 },
    threshold: -2,
  },
  history: { authors: new Map(), sites: new Map(), oftenSmall: false },
  bySentence: { marks: 31, heldOut: { accuracy: 0.97, precision: 1 }, threshold: -0.75 },
};

/** What customers gave: stars with a title, a thumb with hours of play. */
/** As a preview finds it: for a query that is no keyword yet. */
export function previewed(found: Mention): Mention {
  return { ...found, hits: found.hits.map((hit) => ({ ...hit, keywordId: '' })) };
}

/** The same in a language that nothing reads. */
export function notJudged(found: Mention): Mention {
  const sentiment = {
    label: null,
    value: 0,
    confidence: 0,
    lang: 'ja',
    method: 'none',
    why: [],
    version: 'v1',
  } as const;
  return { ...found, hits: found.hits.map((hit) => ({ ...hit, sentiment: { ...sentiment, why: [] } })) };
}

export const reviews: Mention[] = [
  mention({
    source: 'app-store',
    kind: 'review',
    rating: { stars: 2, of: 'Kestrelbox Router' },
    title: 'Reboots since the update',
    author: { key: 'app-store:maplefox', name: 'maplefox', url: null, followers: null },
    counts: {},
  }),
  mention({
    source: 'steam',
    kind: 'review',
    rating: { thumb: 'down', of: 'Kestrelbox Router' },
    author: null,
    counts: {},
  }),
];

export function request(more: Partial<RequestState> = {}): RequestState {
  return {
    source: 'feed',
    key: 'https://forum.homenet.example/feed',
    params: { url: 'https://forum.homenet.example/feed' },
    title: 'Homenet Forum',
    cursor: null,
    firstAt: NOW - 20 * DAY,
    lastTryAt: NOW - 4 * MINUTE,
    lastSuccessAt: NOW - 4 * MINUTE,
    nextAt: NOW + 11 * MINUTE,
    everyMs: 15 * MINUTE,
    failures: 0,
    error: null,
    coveredFrom: NOW - 27 * DAY,
    coveredUntil: NOW - 4 * MINUTE,
    recent: '11111111111111111111',
    quotaLeft: null,
    ...more,
  };
}

export const downRequest = request({
  lastSuccessAt: NOW - 5 * HOUR,
  coveredUntil: NOW - 5 * HOUR,
  nextAt: NOW + 40 * MINUTE,
  failures: 4,
  error: {
    kind: 'down',
    detail: 'homenet.example took too long to answer.',
    status: null,
    at: NOW - 4 * MINUTE,
  },
});

export const webhook: Webhook = {
  workspaceId: 'w1',
  id: 'helpdesk-k3f9q2',
  name: 'Helpdesk',
  secrets: [
    { secret: 'whsec_bmV3IHNlY3JldCBvZiB0aGUgc2FtcGxlIG1lc3NhZ2Vz', until: null },
    { secret: 'whsec_b2xkIHNlY3JldCBvZiB0aGUgc2FtcGxlIG1lc3NhZ2Vz', until: NOW + DAY },
  ],
  createdBy: 'slack:U1',
  createdAt: NOW - DAY,
};

/** Marked as foreign: what people, posts and other systems wrote. It is the same in every language. */
export const FOREIGN: readonly string[] = [
  ...[maple, quill, DESK, channel, workspace, webhook, kestrelbox].map(({ name }) => name),
  kestrelbox.query,
  ...topPosts.flatMap(({ title, excerpt, authorName, outlet }) => [
    title ?? '',
    excerpt,
    authorName ?? '',
    outlet ?? '',
  ]),
  ...reviews.flatMap(({ post }) => [post.title ?? '', post.author?.name ?? '']),
  ...evidence().drivers.map(({ phrase }) => phrase),
  ...somePeople(topPosts).map(({ name }) => name),
  mention().post.site,
  ...['Quellforge', 'Tavnik', 'Routers', 'reboot loop', 'setup', 'wall mount'],
  'HTTP 503',
  'time-out after 10 s',
  TEXT,
  downRequest.error?.detail ?? '',
  ...webhook.secrets.map(({ secret }) => secret),
].filter((text) => text !== '');
