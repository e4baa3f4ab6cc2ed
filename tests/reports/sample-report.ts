import type { Alert } from '../../src/listening/alerts/alert.ts';
import type { Digest, KeywordPeriod } from '../../src/listening/digest.ts';
import type { RankedAuthor } from '../../src/listening/people/ranked-author.ts';
import type { TopPost } from '../../src/listening/series/series.ts';
import type { PeriodThemes, Theme } from '../../src/listening/themes/theme.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { ReportData } from '../../src/messages/reports/report-data.ts';
import * as sample from '../messages/samples.ts';

/** Monday, November 16, 2026, 00:00 in Paris, and a week later. */
const FROM = Date.UTC(2026, 10, 15, 23);
const TO = FROM + 7 * DAY;
const THURSDAY = FROM + 3 * DAY;

const POSTS: readonly (Partial<TopPost> & { language: string })[] = [
  {
    source: 'reddit',
    authorName: 'u/maplefox',
    excerpt:
      'Since firmware 4.2 my Brindlemoor headset loses Bluetooth every time the laptop wakes up. Third reset today, support only sends the same article.',
    counts: { points: 412, replies: 96 },
    language: 'en',
  },
  {
    source: 'hacker-news',
    authorName: 'tern_17',
    title: 'Brindlemoor shipped a firmware that cannot be rolled back',
    excerpt: 'Read the release notes before you press update.',
    counts: { points: 288 },
    copies: 6,
    language: 'en',
  },
  {
    source: 'feed',
    outlet: 'Homenet Forum',
    authorName: 'Karl-Heinz Müller',
    excerpt:
      'Nach dem Update trennt sich der Kopfhörer alle zehn Minuten. Bei Brindlemoor geht niemand ans Telefon.',
    counts: { likes: 140 },
    language: 'de',
  },
  {
    source: 'youtube',
    authorName: 'سارة م.',
    excerpt: 'سماعات Brindlemoor ممتازة بعد التحديث 4.2.1، رجع البلوتوث يعمل بنسبة 100٪ والحمد لله.',
    counts: { likes: 96 },
    label: 'pos',
    language: 'ar',
  },
  {
    source: 'mastodon',
    authorName: '東京カメラ部',
    excerpt:
      'ブリンドルムーアのノイズキャンセリングは新幹線で本当に静か。ただし 4.2 への更新は待った方がいい。',
    counts: { likes: 87 },
    label: null,
    language: 'ja',
  },
  {
    source: 'bluesky',
    authorName: 'léa.dupré',
    excerpt:
      'Mise à jour 4.2.1 installée : plus aucune coupure chez moi. Merci Brindlemoor, mais un mot d’excuse aurait été bien. 🙏',
    counts: { likes: 71, reposts: 4 },
    label: 'pos',
    language: 'fr',
  },
  {
    source: 'feed',
    outlet: 'Audio Weekly',
    authorName: null,
    excerpt:
      'Brindlemoor fixes the Bluetooth fault of firmware 4.2 within 26 hours and extends returns to 60 days.',
    counts: {},
    label: 'neu',
    language: 'en',
  },
];

export const reportPosts: TopPost[] = POSTS.map(({ language: _, ...post }, nth) =>
  sample.topPost({
    mentionId: `m${nth}`,
    storyId: `s${nth}`,
    url: `https://posts.example/${nth}?from=a&to=b`,
    outlet: null,
    title: null,
    label: 'neg',
    copies: 1,
    publishedAt: THURSDAY + (8 + 3 * nth) * HOUR,
    reach: 500 - nth,
    ...post,
  }),
);

const theme = (name: string, posts: number, more: Partial<Theme> = {}): Theme => ({
  key: name,
  name,
  posts,
  people: Math.ceil(posts * 0.8),
  negative: Math.ceil(posts * 0.6),
  judged: Math.ceil(posts * 0.9),
  positive: Math.floor(posts * 0.1),
  before: Math.ceil(posts / 4),
  newSince: null,
  moved: false,
  sure: 'sure',
  quote: reportPosts[0]!,
  mentionIds: ['m0'],
  ...more,
});

export const reportThemes = (keywordId: string, total: number): PeriodThemes => ({
  keywordId,
  total,
  read: Math.min(total, 1_200),
  themes: [
    theme('firmware 4.2', 486, { before: null, newSince: THURSDAY, moved: true }),
    theme('refund and waiting time', 192, { before: 61, moved: true, quote: reportPosts[2]! }),
    theme('noise canceling', 121, { before: 130, negative: 8, sure: 'likely', quote: reportPosts[5]! }),
    theme('battery', 44, { before: 40, sure: 'unsure', quote: reportPosts[1]! }),
  ],
  others: total - 800,
  calm: false,
});

const author = (name: string, more: Partial<RankedAuthor> = {}): RankedAuthor => ({
  authorKey: `reddit:${name}`,
  name,
  url: `https://people.example/${encodeURIComponent(name)}`,
  source: 'reddit',
  followers: 12_400,
  posts: 4,
  likes: 412,
  reposts: 12,
  replies: 96,
  negative: 3,
  positive: 0,
  judged: 4,
  stance: 'critic',
  since: THURSDAY,
  isNew: false,
  top: reportPosts[0]!,
  ...more,
});

const reportPeople: RankedAuthor[] = [
  author('Nora Vale', { followers: 250_000, likes: 1_200, isNew: true, source: 'mastodon' }),
  author('u/maplefox', { followers: null }),
  author('سارة م.', { source: 'youtube', stance: 'fan', followers: 48_000, since: FROM - 90 * DAY }),
  author('東京カメラ部', { source: 'mastodon', stance: 'mixed', url: null }),
  author('Audio Weekly', {
    source: 'feed',
    stance: 'neutral',
    followers: null,
    likes: 0,
    reposts: 0,
    replies: 0,
  }),
  author('tern_17', { source: 'hacker-news', stance: null, followers: null }),
];

/** The same hours on each day but for the Thursday on which it happened. */
function hoursOf(total: number, negative: number, burst: boolean) {
  const weights = Array.from({ length: 168 }, (_, hour) => {
    const clock = hour % 24;
    const usual = clock < 7 ? 1 : clock < 20 ? 4 + (hour % 5) : 2;
    const since = hour - (3 * 24 + 7);
    return burst && since >= 0 && since < 20 ? usual + 40 * Math.exp(-since / 6) : usual;
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [counted, counted2] = [0, 0];
  return weights.map((weight, hour) => {
    const upTo = (of: number) =>
      Math.round((of * weights.slice(0, hour + 1).reduce((a, b) => a + b, 0)) / whole);
    const [now, bad] = [upTo(total) - counted, upTo(negative) - counted2];
    counted += now;
    counted2 += bad;
    const rest = Math.max(0, now - bad);
    return {
      start: FROM + hour * HOUR,
      total: Math.max(now, bad),
      negative: bad,
      neutral: Math.ceil(rest * 0.6),
      positive: rest - Math.ceil(rest * 0.6),
      weight,
    };
  });
}

function entry(
  name: string,
  now: [number, number],
  before: [number, number],
  more: Partial<KeywordPeriod> = {},
) {
  const keyword = sample.keyword(name, { query: `"${name.toLowerCase()}"`, ...more.keyword });
  const made = sample.keywordPeriod(keyword, now, before, { top: reportPosts, ...more, keyword });
  const hours = hoursOf(now[0], now[1], now[0] > 1_000).map(({ weight: _, ...hour }) => hour);
  return { ...made, hours, coveredFrom: FROM - 40 * DAY };
}

const alerts: Alert[] = [
  sample.alert({
    keywordId: 'brindlemoor',
    raisedAt: THURSDAY + 9.2 * HOUR,
    evidence: { observed: 171, interval: [24, 41], windowMs: 3 * HOUR },
    triage: {
      state: 'resolved',
      holder: sample.maple,
      claimedAt: THURSDAY + 9.2 * HOUR + 8 * MINUTE,
      closedAt: THURSDAY + 35 * HOUR,
      closedBy: sample.maple,
      reason: 'fixed',
    },
  }),
  sample.alert({
    id: 'a13',
    number: 13,
    kind: 'mood',
    severity: 3,
    keywordId: 'brindlemoor',
    raisedAt: THURSDAY + 12 * HOUR,
    triage: { state: 'claimed', holder: sample.quill, claimedAt: THURSDAY + 12.5 * HOUR },
  }),
  sample.alert({
    id: 'a14',
    number: 14,
    kind: 'slow-burn',
    severity: 4,
    keywordId: 'brindlemoor',
    raisedAt: FROM + 5 * DAY,
    evidence: { stream: 'all' },
    triage: { state: 'new' },
  }),
];

const period: Digest['period'] = { from: FROM, to: TO, beforeFrom: FROM - 7 * DAY, cadence: 'weekly' };

/** A week of one keyword in which something happened. */
export function oneKeyword(more: Partial<Digest> = {}): ReportData {
  const keywords = [
    {
      ...entry('Brindlemoor', [1_452, 441], [1_058, 201]),
      themes: reportThemes('brindlemoor', 1_452),
      people: reportPeople,
    },
  ];
  return reportOf({
    ...sample.digest('weekly', 7, keywords),
    keywords,
    period,
    alerts,
    open: alerts.slice(1),
    coverage: {
      sources: [
        { source: 'reddit', requests: 4, late: 0, down: 0, detail: null },
        { source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null },
        { source: 'feed', requests: 12, late: 1, down: 1, detail: 'HTTP 503', read: 6.7 * DAY },
        { source: 'mastodon', requests: 4, late: 0, down: 0, detail: null, since: FROM + 2 * DAY },
      ],
      gaps: [
        { source: 'feed', requestKey: 'q', from: FROM + 5.26 * DAY, to: FROM + 5.51 * DAY, reason: 'down' },
      ],
    },
    ...more,
  });
}

/** The same week of six brands. */
export function sixKeywords(more: Partial<Digest> = {}): ReportData {
  const { digest } = oneKeyword();
  const rivals: [string, [number, number], [number, number]][] = [
    ['Oakhurst Audio', [1_193, 160], [1_240, 150]],
    ['Fennel & Pike', [934, 120], [915, 131]],
    ['Sonarita', [622, 98], [701, 120]],
    ['Kvart', [415, 20], [391, 22]],
    ['سماعات النسيم', [310, 44], [0, 0]],
  ];
  const others = rivals.map(([name, now, before]) => ({
    ...entry(name, now, before, {
      comparable: before[0] > 0,
      keyword: sample.keyword(name, { kind: 'competitor' }),
    }),
    themes: reportThemes(name, now[0]),
    people: reportPeople,
  }));
  const keywords = [...digest.keywords, ...others];
  const shared = [
    {
      keywordIds: [keywords[0]!.keyword.id, keywords[1]!.keyword.id],
      total: 61,
      judged: 60,
      negative: 12,
      negativeRows: 16,
    },
  ];
  return reportOf({ ...digest, keywords, shared: { now: shared, before: [] }, ...more });
}

function reportOf(digest: Digest): ReportData {
  return {
    digest,
    alertsBefore: 1,
    posts: reportPosts.map((post) => ({ ...post, keywordIds: [digest.keywords[0]!.keyword.id] })),
    languages: new Map(POSTS.map(({ language }, nth) => [`m${nth}`, language])),
    held: 37,
  };
}
