import type { TopPost } from '../../src/listening/series/series.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import * as sample from '../messages/samples.ts';

/** Monday, November 16, 2026, 00:00 in Paris, and a week later. */
export const FROM = Date.UTC(2026, 10, 15, 23);
export const TO = FROM + 7 * DAY;
export const THURSDAY = FROM + 3 * DAY;

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

export const languagesOfPosts: ReadonlyMap<string, string> = new Map(
  POSTS.map(({ language }, nth) => [`m${nth}`, language]),
);
