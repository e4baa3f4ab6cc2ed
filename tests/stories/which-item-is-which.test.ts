import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, type Millis } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, startHttpServer } from '../fakes/http-server.ts';

const NINE = Date.parse('2026-11-20T09:00:00Z');

interface Item {
  guid?: string;
  link?: string;
  title?: string;
  text?: string;
  at?: Millis;
}

const xml = (items: readonly Item[], head = '') =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Blog</title><link>https://blog.example/</link><language>en</language><description>d</description>${head}${items
    .map(
      ({ guid, link, title, text, at }) =>
        `<item>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${link ? `<link>${link.replace(/&/g, '&amp;')}</link>` : ''}${title ? `<title>${title}</title>` : ''}${at ? `<pubDate>${new Date(at).toUTCString()}</pubDate>` : ''}<description>${text ?? 'Nothing more is known'}</description></item>`,
    )
    .join('')}</channel></rss>`;

describe('which item is which, from the feed to the channel', () => {
  let bot: TestBot;
  let server: HttpServer;
  let pages: Record<string, Answer | undefined>;

  beforeEach(async () => {
    pages = {};
    server = await startHttpServer(({ path }) => pages[path] ?? { status: 404 });
    bot = await startBot({
      EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
      EARSHOT_GOOGLE_NEWS_BASE_URL: server.origin,
    });
    await bot.say('add acme --name Acme --every');
  });
  afterEach(async () => {
    await bot.stop();
    await server.close();
  });

  const serve = (items: readonly Item[], path = '/feed', head = '') => {
    pages[path] = { headers: { 'content-type': 'application/rss+xml' }, body: xml(items, head) };
  };
  const follow = (path = '/feed') => bot.say(`sources --add ${server.origin}${path}`);
  const turn = async (ms: Millis = HOUR) => {
    bot.clock.at += ms;
    await bot.collector.job.run(bot.clock.at);
    await bot.collector.settled();
    await bot.scheduler.tick();
  };
  const mentions = async () => bot.store.recentMentions((await bot.workspace()).id, bot.clock.at - 90 * DAY);
  const titles = async () => (await mentions()).map(({ post }) => post.title ?? post.text).sort();
  const total = async () => {
    const { id } = await bot.workspace();
    const [keyword] = await bot.store.keywords(id);
    const [totals] = await bot.store.totals(id, [keyword!.id], NINE - 30 * DAY, bot.clock.at + DAY);
    expect(await bot.store.recount(id, NINE - 30 * DAY, bot.clock.at + DAY)).toEqual([]);
    return totals?.total;
  };
  const messages = () =>
    bot
      .shown()
      .replaceAll('*', '')
      .split(/^(?=#support · )/m);
  /** The first look after `add` shows what was there by then. */
  const isLook = (message: string) => /^┃ Acme: .+ in the last 7 days/m.test(message);
  const looks = () => messages().filter(isLook);
  /** As news, that is in all other messages. */
  const told = (words: string) =>
    messages()
      .filter((message) => !isLook(message))
      .join('')
      .split(words).length - 1;

  test('one id for everything: nothing is written over, and what is new is told', async () => {
    const words = [
      'alpha printer jam',
      'beta invoice wrong',
      'gamma login loop',
      'delta export slow',
      'epsilon crash',
    ];
    const shown = (count: number) =>
      serve(
        words
          .slice(0, count)
          .map((word, n) => ({
            guid: 'same',
            link: `https://b.example/${n + 1}`,
            title: `Acme ${word}`,
            text: `Acme ${word} described at some length`,
            at: NINE + HOUR + n * 40 * MINUTE,
          }))
          .reverse(),
      );
    shown(3);
    await follow();
    await turn(MINUTE);
    shown(4);
    await turn();
    shown(5);
    await turn();
    expect(await titles()).toEqual(words.map((word) => `Acme ${word}`).sort());
    expect(await total()).toBe(5);
    expect(told('Acme delta export slow')).toBe(1);
    expect(told('Acme epsilon crash')).toBe(1);
  });

  test('three incidents under one link are three', async () => {
    const incident = (n: number) => ({
      guid: `inc-${n}`,
      link: 'https://status.example/',
      title: `Acme incident ${n}`,
      text: `Outage of Acme part ${n}`,
    });
    serve([incident(2), incident(1)]);
    await follow();
    await turn(MINUTE);
    serve([incident(3), incident(2), incident(1)]);
    await turn();
    expect(await titles()).toEqual(['Acme incident 1', 'Acme incident 2', 'Acme incident 3']);
    expect(await total()).toBe(3);
  });

  test('versions of a changelog are told apart by their anchors, with or without ids', async () => {
    const version = (n: number) => ({
      link: `https://acme.example/changelog#v1.${n}`,
      title: 'Acme release',
      text: `Version 1.${n} mends ${['the printer', 'the invoices', 'the login'][n]}`,
    });
    serve([version(1), version(0)]);
    await follow();
    await turn(MINUTE);
    serve([version(2), version(1)]);
    await turn();
    expect(await total()).toBe(3);
  });

  test('ids and parameters that change at every read make no new items', async () => {
    for (let read = 0; read < 6; read++) {
      serve(
        [0, 1, 2, 3, 4].map((n) => ({
          guid: `r${read}-${n}`,
          link: `https://blog.example/posts/${n}?zsrc=${read}${n}`,
          title: `Acme note ${n}`,
          text: `Acme note ${n} tells of ${['ships', 'tools', 'rain', 'trains', 'music'][n]}`,
          at: NINE + n * 7 * MINUTE,
        })),
      );
      if (read === 0) await follow();
      await turn(read === 0 ? MINUTE : HOUR);
    }
    expect(await total()).toBe(5);
    expect(told('Acme note')).toBe(1);
    expect(looks()).toHaveLength(1);
  });

  test('an edit that takes the keyword out ends the mention, and its card that waits; put back, it is told no second time', async () => {
    const item = (text: string) => ({
      guid: '1',
      link: 'https://blog.example/posts/1',
      title: 'Notes',
      text,
      at: NINE + 4 * HOUR,
    });
    serve([]);
    await follow();
    await turn(MINUTE);
    serve([item('Acme is late again')]);
    await turn();
    expect(await total()).toBe(1);
    serve([item('Somebody is late again')]);
    await turn();
    expect(await mentions()).toEqual([]);
    expect(await total()).toBe(0);
    serve([item('Acme is late again, after all')]);
    await turn();
    expect(await total()).toBe(1);
    expect(told('Acme is late again')).toBe(1);
  });

  test('an item that is rewritten into another post is another post', async () => {
    serve([
      {
        guid: 'top',
        link: 'https://blog.example/a-1',
        title: 'Acme opens a shop in Lyon',
        text: 'The doors open on Monday',
        at: NINE,
      },
    ]);
    await follow();
    await turn(MINUTE);
    serve([
      {
        guid: 'top',
        link: 'https://blog.example/b-2',
        title: 'Every router of Acme fails',
        text: 'No customer gets a signal since noon',
        at: NINE + 4 * HOUR,
      },
    ]);
    await turn();
    expect(await titles()).toEqual(['Acme opens a shop in Lyon', 'Every router of Acme fails']);
    expect(told('Every router of Acme fails')).toBe(1);
    serve([
      {
        guid: 'top',
        link: 'https://blog.example/b-2',
        title: 'Every router of Acme fails',
        text: 'Most customers get a signal again since noon',
        at: NINE + 4 * HOUR,
      },
    ]);
    await turn();
    expect(await total()).toBe(2);
  });

  test('ids that count places, without dates or addresses: nothing is written over, and what is new is told', async () => {
    const words = ['hold music for ever', 'kettles of 1962', 'welders wanted', 'dawn fire', 'a penguin vote'];
    const shown = (newest: number) =>
      serve(
        [0, 1, 2].map((place) => ({
          guid: `item-${place + 1}`,
          title: `On ${words[newest - place]}`,
          text: `Acme and ${words[newest - place]}`,
        })),
      );
    shown(2);
    await follow();
    await turn(MINUTE);
    for (const newest of [3, 4]) {
      shown(newest);
      await turn();
    }
    expect(await titles()).toEqual(words.map((word) => `On ${word}`).sort());
    expect(await total()).toBe(5);
    expect([told('and dawn fire'), told('and a penguin vote')]).toEqual([1, 1]);
  });

  test('a page with one item that is replaced each time, without id and date, tells each', async () => {
    const words = ['Hold music plays for ever', 'A kettle whistles since 1962', 'Fire at dawn, nobody hurt'];
    const shown = (n: number) =>
      serve([{ link: 'https://blog.example/latest', title: words[n]!, text: `${words[n]}, says Acme` }]);
    shown(0);
    await follow();
    await turn(MINUTE);
    for (const n of [1, 2]) {
      shown(n);
      await turn();
      await turn();
    }
    expect(await total()).toBe(3);
    expect(told(', says Acme')).toBe(3);
    const dates = (await mentions()).map(({ post }) => post.timeBy);
    expect(dates.sort()).toEqual(['first-seen', 'first-seen', 'unknown']);
  });

  test('an item that is dated by its day alone is news for all of that day, and history after it', async () => {
    const today = NINE - 9 * HOUR;
    const item = (n: number, at: Millis) => ({
      guid: `v${n}`,
      link: `https://acme.example/changelog#v${n}`,
      title: `Acme version ${n}`,
      at,
    });
    serve([]);
    await follow();
    await turn(MINUTE);
    serve([item(1, today), item(2, today - DAY), item(3, today + HOUR)]);
    await turn();
    expect(await total()).toBe(3);
    expect([1, 2, 3].map((n) => told(`Acme version ${n}`))).toEqual([1, 0, 0]);
  });

  describe('a feed that moves', () => {
    const notes = (last = 3) =>
      Array.from({ length: last }, (_, n) => ({
        guid: `g${n}`,
        link: `https://blog.example/posts/${n}`,
        title: `Acme note ${n}`,
        text: `Acme note ${n} of the week`,
        at: NINE + n * MINUTE,
      })).reverse();
    const hours = async (count: number) => {
      for (let hour = 0; hour < count; hour++) await turn();
    };
    const states = async () => (await bot.store.requestStates()).filter(({ source }) => source === 'feed');
    const feeds = async () => (await bot.store.allFeeds()).map(({ url }) => url.replace(server.origin, ''));

    test.each([301, 308])(
      '%d: its history goes along, whatever ids and links it has there',
      async (status) => {
        serve(notes(), '/old');
        await follow('/old');
        await turn(MINUTE);
        const [before] = await states();
        pages['/old'] = { status, headers: { location: '/new' } };
        const there = notes().map((note, n) => ({
          ...note,
          guid: `new-${n}`,
          link: `https://journal.example/n/${note.title.at(-1)}`,
        }));
        serve(there, '/new');
        await hours(5);
        expect(await feeds()).toEqual(['/new']);
        const fresh = {
          guid: 'x',
          link: 'https://journal.example/n/x',
          title: 'Acme is down',
          text: 'For everybody',
          at: bot.clock.at,
        };
        serve([fresh, ...there], '/new');
        await hours(1);
        expect(await total()).toBe(4);
        expect([told('Connected to Blog'), told('Acme is down'), told('Acme note 2')]).toEqual([1, 1, 1]);
        expect(looks()).toHaveLength(1);
        const [after] = await states();
        expect(after).toMatchObject({ firstAt: before!.firstAt, coveredFrom: before!.coveredFrom });
        expect(await states()).toHaveLength(1);
      },
    );

    test('itunes:new-feed-url counts when the same feed is there', async () => {
      const say = (to: string) =>
        serve(notes(), '/old', `<itunes:new-feed-url>${server.origin}${to}</itunes:new-feed-url>`);
      say('/elsewhere');
      serve([{ guid: 'z', title: 'Another show', text: 'Nothing of theirs' }], '/elsewhere');
      await follow('/old');
      await hours(6);
      expect(await feeds()).toEqual(['/old']);
      say('/new');
      serve(notes(), '/new');
      await hours(6);
      expect(await feeds()).toEqual(['/new']);
      expect(await total()).toBe(3);
      expect(told('Connected to Blog')).toBe(1);
    });

    test('two subscriptions that end at one address are one feed', async () => {
      serve(notes(), '/one');
      serve(notes(), '/two');
      await follow('/one');
      await follow('/two');
      await hours(1);
      pages['/one'] = { status: 301, headers: { location: '/two' } };
      await hours(6);
      expect(await feeds()).toEqual(['/two']);
      expect(await states()).toHaveLength(1);
      expect(await total()).toBe(3);
      serve(notes(), '/two/');
      expect((await follow('/two/')).message.summary).toBe((await follow('/two')).message.summary);
      expect(await feeds()).toEqual(['/two']);
    });
  });

  test('one article through Google News, a feed and a webhook is one', async () => {
    const at = NINE + 2 * HOUR;
    const article = { link: 'https://lantern.example/2026/acme-recall', title: 'Acme recalls routers', at };
    serve([{ ...article, guid: 'l-7', text: 'The maker takes them back' }]);
    pages['/rss/search'] = {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>n</title><link>https://news.google.com/</link><description>d</description><item><title>Acme recalls routers - Daily Lantern</title><link>https://news.google.com/rss/articles/CBMi1</link><guid isPermaLink="false">CBMi1</guid><pubDate>${new Date(at + 9 * MINUTE).toUTCString()}</pubDate><description>x</description><source url="https://lantern.example">Daily Lantern</source></item></channel></rss>`,
    };
    await bot.say('sources --opt-in google-news');
    await follow();
    const made = readable((await bot.say('webhook Clippings')).message);
    const path = /\/in\/[a-z0-9-]+/.exec(made)![0];
    const push = async (post: object) => {
      const body = JSON.stringify(post);
      const signature = new Webhook(/whsec_[A-Za-z0-9+/=]+/.exec(made)![0]).sign(
        'msg_1',
        new Date(bot.clock.at),
        body,
      );
      const headers = {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(Math.floor(bot.clock.at / 1_000)),
        'webhook-signature': signature,
      };
      expect((await fetch(bot.at(path), { method: 'POST', body, headers })).status).toBe(202);
    };
    await turn(MINUTE);
    await push({
      url: 'http://www.lantern.example/2026/acme-recall?utm_source=clip',
      title: 'Acme recalls routers',
      text: 'Our clipping of the Lantern, for you',
      createdAt: new Date(at + MINUTE).toISOString(),
    });
    await turn();
    const requests = (await bot.store.requestStates()).filter(({ lastSuccessAt }) => lastSuccessAt !== null);
    expect(requests.map(({ source }) => source)).toContain('google-news');
    expect(await total()).toBe(1);
  });
});
