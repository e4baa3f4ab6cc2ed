import { afterEach, expect, test } from 'vitest';
import { SOURCES } from '../../src/listening/sources/index.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, type ReceivedRequest, startHttpServer } from '../fakes/http-server.ts';
import { jsonFixture } from '../listening/sources/fixture.ts';

/** A source that has one post about Kestrelbox, by somebody called Maplefox, until that is deleted there. */
interface Case {
  source: string;
  environment(origin: string): Record<string, string>;
  serve(request: ReceivedRequest, gone: boolean, origin: string): Answer;
  /** Days after its publication at which it goes, and within which it must be gone here. */
  goes: number;
  within: number;
}

const TEXT = 'Kestrelbox ate the one backup of mine';
const AT = START - HOUR;
const iso = new Date(AT).toISOString();
const X_ID = String((BigInt(AT) - 1_288_834_974_657n) << 22n);
const thing = {
  kind: 't3',
  data: {
    name: 't3_1kbx009',
    id: '1kbx009',
    title: TEXT,
    selftext: '',
    author: 'maplefox',
    author_fullname: 't2_9abc9',
    permalink: '/r/homelab/comments/1kbx009/a_question/',
    url: 'https://www.reddit.com/r/homelab/comments/1kbx009/a_question/',
    subreddit: 'homelab',
    created_utc: AT / 1_000,
    edited: false,
    score: 3,
    num_comments: 0,
    removed_by_category: null,
  },
};
const [status] = jsonFixture('mastodon/tag.json') as { account: object }[];
const video = {
  id: 'kbxVideo009',
  snippet: {
    publishedAt: iso,
    channelId: 'UCexample000000000000009',
    title: TEXT,
    description: '',
    channelTitle: 'Maplefox',
  },
  statistics: {},
};

const CASES: Case[] = [
  ...[0.5, 12.3, 29.1].map(
    (goes): Case => ({
      source: 'mastodon',
      environment: (origin) => ({ EARSHOT_MASTODON_INSTANCES: origin }),
      serve: ({ path, query }, gone, origin) => {
        const uri = `${origin}/users/maplefox/statuses/1156`;
        const post = {
          ...status,
          id: '1156',
          uri,
          url: uri,
          created_at: iso,
          content: `<p>${TEXT}</p>`,
          spoiler_text: '',
          card: null,
          account: { ...status?.account, display_name: 'Maplefox' },
        };
        if (path === '/api/v1/statuses/1156') return gone ? { status: 404 } : { body: post };
        return { body: gone || query.has('max_id') ? [] : [post] };
      },
      goes,
      within: 1,
    }),
  ),
  ...[0.1, 10.4, 80].map(
    (goes): Case => ({
      source: 'reddit',
      environment: (origin) => ({
        EARSHOT_REDDIT_BASE_URL: origin,
        EARSHOT_REDDIT_TOKEN_URL: `${origin}/token`,
        EARSHOT_REDDIT_CLIENT_ID: 'app',
        EARSHOT_REDDIT_CLIENT_SECRET: 'sesame',
        EARSHOT_REDDIT_USER_NAME: 'kestrel_ops',
      }),
      serve: ({ path }, gone) => {
        if (path === '/token')
          return { body: { access_token: 'tok', token_type: 'bearer', expires_in: 3_600 } };
        const left = { ...thing, data: { ...thing.data, selftext: '[deleted]', author: '[deleted]' } };
        if (path === '/api/info') return { body: { data: { children: [gone ? left : thing] } } };
        return { body: { kind: 'Listing', data: { after: null, children: gone ? [] : [thing] } } };
      },
      goes,
      within: 2,
    }),
  ),
  ...[0.2, 4.6].map(
    (goes): Case => ({
      source: 'x',
      environment: (origin) => ({ EARSHOT_X_BASE_URL: origin, EARSHOT_X_BEARER_TOKEN: 'sesame' }),
      serve: ({ path }, gone) => {
        const tweet = { id: X_ID, text: TEXT, created_at: iso, lang: 'en', author_id: '7009' };
        const users = [{ id: '7009', name: 'Maplefox', username: 'maplefox' }];
        if (path.endsWith('/counts/recent')) return { body: { data: [], meta: { total_tweet_count: 1 } } };
        if (gone) return { body: { meta: { result_count: 0 } } };
        return {
          body: {
            data: [tweet],
            includes: { users },
            meta: { newest_id: X_ID, oldest_id: X_ID, result_count: 1 },
          },
        };
      },
      goes,
      within: 1,
    }),
  ),
  ...[0.5, 20].map(
    (goes): Case => ({
      source: 'youtube',
      environment: (origin) => ({ EARSHOT_YOUTUBE_BASE_URL: origin, EARSHOT_YOUTUBE_KEY: 'sesame' }),
      serve: youtube,
      goes,
      within: 30 - goes,
    }),
  ),
];

function youtube({ path, query }: ReceivedRequest, gone: boolean): Answer {
  if (gone || path === '/commentThreads') return { body: { items: [] } };
  if (path === '/search') return { body: { items: [{ ...video, id: { videoId: video.id } }] } };
  return { body: { items: query.get('part') === 'id' ? [{ id: video.id }] : [video] } };
}

let bot: TestBot;
let server: HttpServer;
let gone: boolean;
afterEach(async () => {
  await bot.stop();
  await server.close();
});

async function begin(theCase: Pick<Case, 'source' | 'environment' | 'serve'>): Promise<void> {
  gone = false;
  server = await startHttpServer((request) => theCase.serve(request, gone, server.origin));
  bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    ...theCase.environment(server.origin),
  });
  await bot.say(`add kestrelbox --name Kestrelbox --source ${theCase.source}`);
  await bot.scheduler.tick();
}

async function pass(days: number): Promise<void> {
  for (let left = days * DAY; left > 0; left -= 6 * HOUR) {
    bot.clock.at += Math.min(left, 6 * HOUR);
    await bot.scheduler.tick();
  }
}

async function held() {
  const { id } = await bot.workspace();
  const [keyword] = await bot.store.keywords(id);
  const [totals] = await bot.store.totals(id, [keyword!.id], START - DAY, START + HOUR);
  const posts = await bot.store.allMentionsIn(id, 0, bot.clock.at + DAY, 10);
  expect(await bot.store.recount(id, 0, bot.clock.at + DAY)).toEqual([]);
  return { count: totals?.total, texts: posts.map(({ post }) => post.title ?? post.text) };
}

test.each(CASES)(
  '$source: gone there after $goes days, gone here $within days later, and still counted',
  async (theCase) => {
    await begin(theCase);
    expect(await held()).toEqual({ count: 1, texts: [TEXT] });
    await pass(theCase.goes);
    expect(await held()).toEqual({ count: 1, texts: [TEXT] });
    gone = true;
    await pass(theCase.within);
    expect(await held()).toEqual({ count: 1, texts: [] });
    const report = readable((await bot.say('report Kestrelbox --since 12d')).message);
    expect(report).not.toMatch(/maplefox|one backup/i);
  },
);

test('what YouTube lets nobody keep longer than thirty days goes, although it is still there', async () => {
  const { environment, serve } = CASES.find(({ source }) => source === 'youtube')!;
  await begin({ source: 'youtube', environment, serve });
  await pass(28);
  expect(await held()).toEqual({ count: 1, texts: [TEXT] });
  await pass(2 - 1 / 24);
  expect(await held()).toEqual({ count: 1, texts: [] });
  await pass(3);
  expect(await held()).toEqual({ count: 1, texts: [] });
});

test('a key that was taken away takes nothing longer: the term holds for what is left of the source', async () => {
  const { environment, serve } = CASES.find(({ source }) => source === 'youtube')!;
  await begin({ source: 'youtube', environment, serve });
  server.answer(() => ({ status: 403, body: { error: { code: 403, errors: [{ reason: 'forbidden' }] } } }));
  await pass(30);
  expect(await held()).toEqual({ count: 1, texts: [] });
});

test('a post of X is paid for daily, and kept for as many days as the operator says', async () => {
  const theCase = CASES.find(({ source }) => source === 'x')!;
  await begin({
    ...theCase,
    environment: (origin) => ({ ...theCase.environment(origin), EARSHOT_X_KEEP_DAYS: '3' }),
  });
  await pass(2.7);
  expect(await held()).toEqual({ count: 1, texts: [TEXT] });
  await pass(0.3);
  expect(await held()).toEqual({ count: 1, texts: [] });
  expect(server.requests.filter(({ path }) => path === '/2/tweets')).toHaveLength(2);
});

test('every source with a term of its own is asked, or dropped, as long as its posts are kept', () => {
  for (const { id, keeps, rechecks, recheck } of SOURCES) {
    if (!keeps) continue;
    // Retention finds its posts among those that are due some day.
    expect([id, rechecks?.thenEvery]).toEqual([id, expect.any(Number)]);
    expect(recheck).toBeDefined();
    expect(keeps({})).toBeGreaterThanOrEqual(MINUTE);
  }
  expect(SOURCES.filter(({ keeps }) => keeps).map(({ id }) => id)).toEqual([
    'youtube',
    'x',
    'google-play',
    'threads',
  ]);
});
