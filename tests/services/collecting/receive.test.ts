import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { readable } from '../../commands/harness.ts';
import { startBot, type TestBot } from '../../fakes/bot.ts';

const TICKET = {
  sourceId: 'ticket-881',
  kind: 'post',
  url: 'https://help.example/t/881',
  text: 'The Kestrelbox invoice is wrong',
  author: { handle: 'c-19' },
  createdAt: '2026-11-20T11:55:00Z',
  lang: 'en',
};

describe('posts pushed to a webhook, from the command to the channel', () => {
  let bot: TestBot;
  let path: string;
  let secret: string;
  let number: number;

  const made = (text: string) => ({
    secret: /whsec_[A-Za-z0-9+/=]+/.exec(text)![0],
    path: /\/in\/[a-z0-9-]+/.exec(text)![0],
  });
  const push = async (
    content: unknown,
    how: { id?: string; at?: number; secret?: string; headers?: Record<string, string> } = {},
  ) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    const id = how.id ?? `msg_${++number}`;
    const timestamp = String(Math.floor((how.at ?? bot.clock.at) / 1_000));
    const signature = new Webhook(how.secret ?? secret).sign(id, new Date(Number(timestamp) * 1_000), body);
    const answer = await fetch(bot.at(path), {
      method: 'POST',
      body,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
        ...how.headers,
      },
    });
    return {
      status: answer.status,
      retry: answer.headers.get('retry-after'),
      ...((await answer.json()) as object),
    };
  };
  const stored = async () => bot.store.allMentionsIn((await bot.workspace()).id, 0, bot.clock.at + DAY, 100);

  beforeEach(async () => {
    number = 0;
    bot = await startBot();
    await bot.say('add kestrelbox --name Kestrelbox --every');
    ({ secret, path } = made(readable((await bot.say('webhook Help desk')).message)));
  });
  afterEach(() => bot.stop());

  test('is stored before the 202, sent to the channel, and neither the same push nor the same post counts twice', async () => {
    expect(await push(TICKET, { id: 'msg_a' })).toMatchObject({ status: 202, stored: 1, errors: [] });
    const [mention, ...others] = await stored();
    expect(others).toEqual([]);
    expect(mention!.post).toMatchObject({
      source: 'webhook',
      outlet: 'Help desk',
      url: TICKET.url,
      author: { name: 'c-19' },
    });
    expect(await push(TICKET, { id: 'msg_a' })).toMatchObject({ status: 200, duplicate: true });
    expect(
      await push([TICKET, { ...TICKET, sourceId: 't-882', url: 'https://help.example/t/882' }]),
    ).toMatchObject({
      status: 202,
      stored: 1,
    });
    await push({ ...TICKET, text: 'The Kestrelbox invoice is wrong again' });
    expect((await stored()).map(({ post }) => post.text).sort()).toEqual([
      'The Kestrelbox invoice is wrong',
      'The Kestrelbox invoice is wrong again',
    ]);
    const { id } = await bot.workspace();
    expect(await bot.store.recount(id, 0, bot.clock.at + DAY)).toEqual([]);
    await bot.scheduler.tick();
    expect(bot.shown()).toContain('The *Kestrelbox* invoice is wrong');
    expect(bot.shown().match(/New mention/g)).toHaveLength(2);
  });

  test('a bad post is named and the others are kept; a body of bad posts only is refused', async () => {
    const { url: _, ...noAddress } = TICKET;
    const mentions = [noAddress, TICKET, { ...TICKET, createdAt: '2026-11-20 11:55' }, { deleted: true }];
    expect(await push({ mentions })).toMatchObject({
      status: 202,
      stored: 1,
      errors: [
        { index: 0, problem: 'no-address', detail: 'It has no http(s) address.' },
        { index: 2, problem: 'no-time-zone' },
        { index: 3, problem: 'no-id' },
      ],
    });
    expect(await push([noAddress])).toMatchObject({
      status: 400,
      errors: [{ index: 0, problem: 'no-address' }],
    });
    for (const broken of ['', '[]', 'null', '"x"', '{"mentions":[]}', '[1]', '['.repeat(500_000), '\ud800'])
      expect(await push(broken)).toMatchObject({ status: 400 });
    expect(await push(Array.from({ length: 501 }, () => TICKET))).toMatchObject({ status: 400 });
  });

  test('what its sender takes back loses text and author; its count stays', async () => {
    await push(TICKET);
    expect(await push({ sourceId: 'ticket-881', deleted: true })).toMatchObject({ status: 202, deleted: 1 });
    expect(await stored()).toEqual([]);
    const { id } = await bot.workspace();
    const [keyword] = await bot.store.keywords(id);
    const [totals] = await bot.store.totals(id, [keyword!.id], bot.clock.at - DAY, bot.clock.at + HOUR);
    expect(totals?.total).toBe(1);
  });

  test('strangers, forgers and late comers are counted apart, and people can see it', async () => {
    expect((await fetch(bot.at('/in/nobody-1'), { method: 'POST', body: '{}' })).status).toBe(404);
    expect(await push(TICKET, { headers: { 'webhook-signature': 'v1,AAAA' } })).toMatchObject({
      status: 401,
    });
    expect(await push(TICKET, { headers: { 'webhook-id': 'other' } })).toMatchObject({ status: 401 });
    expect(readable((await bot.say('webhook')).message)).toContain('Last refusal: 12:00. The signature');
    bot.clock.at += HOUR;
    expect(await push(TICKET, { at: bot.clock.at - 6 * MINUTE })).toMatchObject({ status: 401 });
    expect(await push(TICKET, { at: bot.clock.at + 6 * MINUTE })).toMatchObject({ status: 401 });
    expect(readable((await bot.say('webhook')).message)).toContain('more than 5 minutes');
    expect(await stored()).toEqual([]);
    expect(await push(TICKET)).toMatchObject({ status: 202 });
    expect(readable((await bot.say('webhook')).message)).not.toContain('Refused');
  });

  test('a new secret leaves the former one a day; a removed webhook knows nobody', async () => {
    const next = made(readable((await bot.say('webhook "Help desk" --rotate')).message));
    expect(next.path).toBe(path);
    expect(next.secret).not.toBe(secret);
    expect(await push(TICKET)).toMatchObject({ status: 202 });
    expect(await push(TICKET, { secret: next.secret })).toMatchObject({ status: 202 });
    bot.clock.at += DAY;
    expect(await push(TICKET)).toMatchObject({ status: 401 });
    expect(await push(TICKET, { secret: next.secret })).toMatchObject({ status: 202 });
    expect(readable((await bot.say('webhook')).message)).not.toContain('whsec_');
    await bot.say('webhook "Help desk" --remove');
    expect(await push(TICKET, { secret: next.secret })).toMatchObject({ status: 202 });
    await bot.say('webhook "Help desk" --remove --yes');
    expect(await push(TICKET, { secret: next.secret })).toMatchObject({ status: 404 });
    expect(await stored()).toHaveLength(1);
  });

  test('what could not be stored is not acknowledged, and the same push is taken when it comes again', async () => {
    const { commitCollected } = bot.store;
    bot.store.commitCollected = () => Promise.reject(new Error('the disk went away'));
    expect(await push(TICKET, { id: 'msg_x' })).toMatchObject({ status: 500 });
    bot.store.commitCollected = commitCollected;
    expect(await push(TICKET, { id: 'msg_x' })).toMatchObject({ status: 202, stored: 1 });
  });

  test('the same push many times at once is stored once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => push(TICKET, { id: 'msg_y' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 19 }, () => 200),
      202,
    ]);
    expect(await stored()).toHaveLength(1);
  });

  test('one id for everything stands for several posts, which stay what they are; a correction is still one', async () => {
    const said = (n: number, text: string) => ({
      ...TICKET,
      sourceId: 'ticket',
      url: `https://help.example/t/${n}`,
      text,
      createdAt: new Date(bot.clock.at - n * MINUTE).toISOString(),
    });
    const posts = [
      said(1, 'The Kestrelbox invoice is wrong'),
      said(2, 'My Kestrelbox printer jams on every second page'),
      said(3, 'Nobody answers the Kestrelbox hotline at night'),
    ];
    await push(posts.slice(0, 2));
    await push(posts[2]);
    await push([...posts].reverse());
    const texts = async () => (await stored()).map(({ post }) => post.text).sort();
    expect(await texts()).toEqual(posts.map(({ text }) => text).sort());
    const corrected = { ...posts[1]!, text: 'My Kestrelbox printer jams on every third page' };
    await push(corrected);
    expect(await texts()).toEqual([corrected, posts[0]!, posts[2]!].map(({ text }) => text).sort());
  });

  test('a sender that hammers is slowed down, and may go on a little later', async () => {
    const statuses = [];
    for (let i = 0; i < 121; i++) statuses.push(await push({ ...TICKET, sourceId: `t-${i}` }));
    expect(statuses.slice(0, 120).every(({ status }) => status === 202)).toBe(true);
    expect(statuses[120]).toMatchObject({ status: 429, retry: '1' });
    bot.clock.at += 1_000;
    expect(await push(TICKET)).toMatchObject({ status: 202 });
  });

  test('the secret is shown once, privately, in both languages, and never logged', async () => {
    const reply = await bot.say('webhook Assistance', 'fr');
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain('Copiez son secret maintenant');
    expect(reply.message.summary).not.toContain('whsec_');
    await push(TICKET, { headers: { 'webhook-signature': 'v1,AAAA' } });
    expect(bot.logged.join('')).not.toContain('whsec_');
    expect(bot.logged.join('')).toContain('push refused');
  });
});
