import { expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { startBot } from '../fakes/bot.ts';
import { startHttpServer } from '../fakes/http-server.ts';
import { startMastodon } from '../fakes/mastodon.ts';

test('whoever is read learns who reads, and where to write to: feeds, searches, look-ups and streams', async () => {
  const server = await startHttpServer(({ path }) =>
    path === '/feed'
      ? {
          headers: { 'content-type': 'application/rss+xml' },
          body: '<rss version="2.0"><channel><title>Homenet</title></channel></rss>',
        }
      : { body: { hits: [], nbHits: 0, page: 0, nbPages: 0 } },
  );
  const mastodon = await startMastodon();
  const bot = await startBot({
    EARSHOT_CONTACT: 'https://kestrelbox.example/bot',
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port} 127.0.0.1:${mastodon.port}`,
    EARSHOT_HACKER_NEWS_BASE_URL: server.origin,
    EARSHOT_MASTODON_INSTANCES: mastodon.origin,
    EARSHOT_MASTODON_TOKENS: `127.0.0.1:${mastodon.port}=sesame`,
  });
  try {
    await bot.say('add kestrelbox --source feed,hacker-news,mastodon');
    await bot.say(`sources --add ${server.origin}/feed`);
    do {
      bot.clock.at += MINUTE;
      await bot.scheduler.tick();
      await new Promise((resolve) => setTimeout(resolve, 2));
    } while (mastodon.calls.length === 0);
    const agents = [...server.requests, ...mastodon.calls].map(({ headers }) => headers['user-agent']);
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/feed', '/search_by_date']));
    expect(new Set(agents)).toEqual(
      new Set(['Earshot/0.1.0 (+https://kestrelbox.example/bot; feed fetcher)']),
    );
  } finally {
    await bot.stop();
    await mastodon.close();
    await server.close();
  }
});
