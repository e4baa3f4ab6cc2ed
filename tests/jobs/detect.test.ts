import { describe, expect, test } from 'vitest';
import { detectJob } from '../../src/jobs/detect.ts';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import type { RequestState } from '../../src/listening/series/health.ts';
import type { Gap } from '../../src/listening/series/series.ts';
import { BUCKET, DAY, HOUR, MINUTE, type Millis } from '../../src/listening/time.ts';
import { alertCard, alertEvidence } from '../../src/messages/alerts/alert.ts';
import { buttonsOf, newWorld, readable, type World } from '../commands/harness.ts';
import { readRequest, type SamplePost, storeGap, storePosts } from '../commands/posts.ts';
import { RULE_OFF } from '../listening/alerts/rule-off.ts';
import { expectAsPosted } from './as-posted.ts';

interface Listening {
  world: World;
  keyword: Keyword;
  /** Steps the job every five minutes from one moment to another. */
  play(from: Millis, to: Millis): Promise<void>;
  alerts(): Promise<Alert[]>;
}

const from = Date.UTC(2026, 1, 2);

/** A keyword covered without a break for 28 days, about two mentions an hour, and the posts given. */
async function listenTo(
  posts: readonly SamplePost[],
  { gaps = [], rule = {} }: { gaps?: Gap[]; rule?: Partial<Keyword['rule']> } = {},
): Promise<Listening> {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox --alerts normal');
  const workspace = await world.workspace();
  const [added] = await store.keywords(workspace.id);
  const kinds = { spike: 'normal', slowBurn: true } as const;
  const keyword = { ...added!, createdAt: from, rule: { ...added!.rule, ...RULE_OFF, ...kinds, ...rule } };
  await store.saveKeyword(keyword, null);
  const coming = [...usual(28), ...posts].sort((post, other) => post.at - other.at);
  const state: RequestState = readRequest(from + 40 * DAY, { coveredFrom: from, firstAt: from });
  for (const gap of [null, ...gaps]) await storeGap(world, state, gap);
  let now = from;
  const job = detectJob({
    store,
    clock: { now: () => now, sleep: async () => {} },
    ready: () => true,
  });
  return {
    world,
    keyword,
    play: async (start, end) => {
      for (now = start; now <= end; now += BUCKET) {
        const later = coming.findIndex((post) => post.at >= now);
        const arrived = coming.splice(0, later === -1 ? coming.length : later);
        if (arrived.length > 0) await storePosts(world, keyword.id, arrived, state);
        await job.run(now);
      }
    },
    alerts: async () => (await store.alerts(workspace.id, { limit: 50 })).reverse(),
  };
}

function usual(days: number): SamplePost[] {
  return Array.from({ length: days * 48 }, (_, n) => ({
    text: n % 3 === 0 ? 'kestrelbox works for me' : 'my kestrelbox, again',
    at: from + n * 30 * MINUTE + ((n * 7919) % 29) * MINUTE,
    label: n % 5 === 0 ? 'neg' : 'neu',
    author: `author${n % 211}`,
  }));
}

/** So many posts spread evenly over a stretch. */
function burst(
  at: Millis,
  count: number,
  long: Millis,
  part: (n: number) => Partial<SamplePost>,
): SamplePost[] {
  return Array.from({ length: count }, (_, n) => ({
    text: 'kestrelbox',
    at: at + Math.floor((n * long) / count),
    author: `voice${n}`,
    ...part(n),
  }));
}

const noon = from + 26 * DAY + 12 * HOUR;
const defect = burst(noon, 60, 2 * HOUR, (n) => ({
  text: `kestrelbox drops the connection since firmware 4.2, attempt ${n}`,
  label: n % 6 === 0 ? 'neu' : 'neg',
}));
const advert = burst(noon, 60, 2 * HOUR, (n) => ({
  text: `kestrelbox coupon number ${n} today only`,
  author: 'couponcrow',
}));

const at = (alert: Alert) => [alert.kind, alert.evidence.stream, new Date(alert.episodeAt).toISOString()];

describe('a burst', () => {
  test('is one alert, however often it is looked at, raised within half an hour and ended when it is over', async () => {
    const { play, alerts, world } = await listenTo(defect);
    await play(noon - HOUR, noon + 30 * MINUTE);
    expect((await alerts()).map(at)).toEqual([['spike', 'negative', '2026-02-28T12:15:00.000Z']]);
    await play(noon + 30 * MINUTE, noon + 12 * HOUR);
    await play(noon + 11 * HOUR, noon + 12 * HOUR);
    const all = await alerts();
    expect(all).toHaveLength(1);
    expect(all[0]!.calmAt).not.toBeNull();
    expect(all[0]!.now.total).toBe(53);
    const { id } = await world.workspace();
    const rows = await world.store.deliveriesWith(id, `alert:${all[0]!.id}:card:`);
    expect(rows).toHaveLength(1);
  });

  test('whose card was given up is not written about there any more', async () => {
    const { play, alerts, world } = await listenTo(defect);
    await play(noon - HOUR, noon + 30 * MINUTE);
    const [{ id: alertId }] = (await alerts()) as [Alert];
    const { id } = await world.workspace();
    const keys = async () =>
      (await world.store.deliveriesWith(id, `alert:${alertId}:`)).map(({ key }) => key).sort();
    const before = await keys();
    await world.store.dropDelivery(before.find((key) => key.includes(':card:'))!, 'given up');
    await play(noon + 30 * MINUTE, noon + 12 * HOUR);
    expect((await alerts())[0]!.calmAt).not.toBeNull();
    expect(await keys()).toEqual(before);
  });

  test('raises nothing while the keyword is muted, and is not raised when the mute ends', async () => {
    const { play, alerts } = await listenTo(defect, { rule: { mutedUntil: noon + 8 * HOUR } });
    await play(noon - HOUR, noon + 14 * HOUR);
    expect(await alerts()).toEqual([]);
  });

  test('that a source could not bring whole is told by what it brought, and nothing of a time that was not read', async () => {
    const gap: Gap = {
      source: 'hacker-news',
      requestKey: 'kestrelbox',
      from: noon - 3 * HOUR,
      to: noon + 4 * HOUR,
      reason: 'not-all-read',
    };
    const { play, alerts } = await listenTo(defect, { gaps: [gap] });
    await play(noon - 2 * HOUR, noon);
    expect(await alerts()).toEqual([]);
    await play(noon, noon + 3 * HOUR);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['spike']);
  });

  test('of one author is hardly a rise once it is capped, and raises nothing', async () => {
    const { play, alerts } = await listenTo(advert, { rule: { spike: 'high' } });
    await play(noon - HOUR, noon + 4 * HOUR);
    expect(await alerts()).toEqual([]);
  });
});

describe('asked for', () => {
  test('each new match is raised once', async () => {
    const { play, alerts } = await listenTo([], { rule: { spike: 'off', every: true } });
    const last = from + 28 * DAY;
    await play(last - 3 * HOUR, last);
    await play(last - HOUR, last);
    const raised = await alerts();
    expect(raised.length).toBeGreaterThan(4);
    expect(new Set(raised.map(({ id }) => id)).size).toBe(raised.length);
    expect(new Set(raised.map(({ kind }) => kind))).toEqual(new Set(['every']));
  });

  test('a fixed limit is raised once in six hours', async () => {
    const { play, alerts } = await listenTo(defect, { rule: { spike: 'off', threshold: 20 } });
    await play(noon - HOUR, noon + 3 * HOUR);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['threshold']);
  });
});

describe('posts that are news by themselves', () => {
  const last = from + 28 * DAY;

  test('those beside a widely read author are raised one by one', async () => {
    const posts: SamplePost[] = [
      { text: 'kestrelbox review', at: last + MINUTE, author: 'bigvoice', followers: 50_000 },
      { text: 'kestrelbox, more', at: last + 10 * MINUTE, author: 'bigvoice', followers: 50_000 },
      { text: 'kestrelbox?', at: last + 20 * MINUTE, author: 'smallvoice' },
    ];
    const { play, alerts } = await listenTo(posts, { rule: { spike: 'off', first: true, every: true } });
    await play(last + HOUR, last + 2 * HOUR);
    const fromThen = (await alerts()).filter(({ startedAt }) => startedAt >= last);
    expect(fromThen.map(({ kind, startedAt }) => [kind, (startedAt - last) / MINUTE])).toEqual(
      expect.arrayContaining([
        ['large-author', 1],
        ['every', 10],
        ['every', 20],
      ]),
    );
    expect(fromThen).toHaveLength(3);
  });

  test('the card of a widely read author says how they were answered, and what else they wrote', async () => {
    const posts: SamplePost[] = [
      {
        text: 'kestrelbox, the review',
        at: last + MINUTE,
        author: 'bigvoice',
        followers: 50_000,
        counts: { likes: 1_200 },
      },
      { text: 'kestrelbox louder', at: last + 2 * MINUTE, author: 'other', counts: { likes: 9_000 } },
      {
        text: 'kestrelbox, a correction',
        at: last + 3 * MINUTE,
        author: 'bigvoice',
        followers: 50_000,
        label: 'neg',
      },
    ];
    const { world, keyword, play, alerts } = await listenTo(posts, { rule: { spike: 'off', first: true } });
    await world.say('add quillmere --name Quillmere');
    const other = (await world.store.keywords(keyword.workspaceId)).find(({ name }) => name === 'Quillmere')!;
    await storePosts(world, other.id, [
      { text: 'quillmere', at: last - 2 * DAY, author: 'bigvoice', label: 'neg' },
      { text: 'quillmere again', at: last - DAY, author: 'bigvoice' },
      { text: 'quillmere by another', at: last - DAY, author: 'other' },
    ]);
    await play(last + 5 * MINUTE, last + HOUR);
    const alert = (await alerts()).find(({ kind }) => kind === 'large-author')!;
    expect(alert.evidence.top.map(({ authorName }) => authorName)[0]).toBe('bigvoice');
    expect(alert.evidence.alsoWrote).toEqual([
      { keyword: 'Quillmere', posts: 2, negative: 1 },
      { keyword: 'kestrelbox', posts: 1, negative: 1 },
    ]);
    const card = readable(alertCard(alert, 'kestrelbox', { language: 'en', timeZone: 'UTC' }));
    const evidence = alertEvidence(alert, 'kestrelbox', { language: 'en', timeZone: 'UTC' });
    const theirs = buttonsOf({ visibility: 'private', message: evidence }).find(({ args }) => args.author)!;
    expect(readable((await world.press(theirs.verb, { ...theirs.args })).message)).toContain('2 mentions');
    expect(card).toContain('bigvoice (50,000 followers, 1,200 likes) mentioned it for the first time.');
    expect(card).toContain(
      'Also wrote 2 posts about Quillmere (1 negative) and 1 post about kestrelbox (1 negative).',
    );
  });

  test('a widely read author right after the first mention of all is raised too', async () => {
    const { world, play, alerts } = await listenTo([]);
    const { store } = world;
    await world.say('add nightjarbox');
    const workspace = await world.workspace();
    const keyword = (await store.keywords(workspace.id)).find(({ name }) => name === 'nightjarbox')!;
    const rule = { ...keyword.rule, ...RULE_OFF, first: true, every: true };
    await store.saveKeyword({ ...keyword, createdAt: from, rule }, null);
    await storePosts(
      world,
      keyword.id,
      [
        { text: 'nightjarbox', at: last + MINUTE, author: 'first' },
        { text: 'nightjarbox', at: last + 10 * MINUTE, author: 'bigvoice', followers: 50_000 },
        { text: 'nightjarbox', at: last + 20 * MINUTE, author: 'other' },
      ],
      readRequest(from + 40 * DAY, { coveredFrom: from, firstAt: from }),
    );
    await play(last + HOUR, last + HOUR);
    const own = (await alerts()).filter(({ keywordId }) => keywordId === keyword.id);
    expect(own.map(({ kind }) => kind)).toEqual(['first-mention', 'large-author', 'every']);
  });
});

describe('the mood', () => {
  const complaints = burst(noon - 9 * HOUR, 60, 8 * HOUR, (n) => ({
    text: `kestrelbox drops the connection, attempt ${n}`,
    label: 'neg',
  }));
  const evening = burst(noon, 30, 20 * MINUTE, () => ({ label: 'neg' }));

  test('that turned is raised once a day', async () => {
    const { play, alerts } = await listenTo(complaints, { rule: { spike: 'off', mood: true } });
    await play(noon, noon + 3 * HOUR);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['mood']);
  });

  test('is looked at once an hour, and not while the keyword is muted', async () => {
    const rule = { spike: 'off', mood: true, mutedUntil: noon + 3 * MINUTE } as const;
    const { play, alerts } = await listenTo(complaints, { rule });
    await play(noon, noon + 55 * MINUTE);
    expect(await alerts()).toEqual([]);
    await play(noon + HOUR, noon + HOUR);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['mood']);
  });

  test('is not raised in the turn that raises a spike', async () => {
    const outcry = burst(noon - 20 * MINUTE, 30, 15 * MINUTE, () => ({ label: 'neg' }));
    const rule = { mood: true, slowBurn: false };
    const both = await listenTo(outcry, { rule });
    await both.play(noon, noon);
    expect((await both.alerts()).map(({ kind }) => kind)).toEqual(['spike']);
    const alone = await listenTo(outcry, { rule: { ...rule, spike: 'off' } });
    await alone.play(noon, noon);
    expect((await alone.alerts()).map(({ kind }) => kind)).toEqual(['mood']);
  });

  test('is not raised within a day after a spike, which says how negative it is', async () => {
    const rule = { mood: true, slowBurn: false };
    const { play, alerts } = await listenTo(evening, { rule });
    await play(noon, noon + 24 * HOUR);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['spike']);
    const alone = await listenTo(evening, { rule: { ...rule, spike: 'off' } });
    await alone.play(noon, noon + 24 * HOUR);
    expect((await alone.alerts()).map(({ kind }) => kind)).toContain('mood');
  });
});

describe('as posted', () => {
  const copied = burst(noon, 80, HOUR, (n) => ({
    text: `kestrelbox at half the price, today only, answer this post and win a ${n % 2} https://prizes.example/win?from=${n}`,
    author: `crow${n % 20}`,
    story: `advert${n % 2}`,
  }));

  test('copies of one advertisement: possible spam, which does not page', async () => {
    const { play, alerts } = await listenTo(copied, { rule: { spike: 'high' } });
    await play(noon - HOUR, noon + 2 * HOUR);
    const [alert] = await alerts();
    expect(alert).toMatchObject({ severity: 4, evidence: { possibleSpam: true, spamBy: 'shared-link' } });
    await expectAsPosted(alert!, 'spam');
  });

  test('one complaint of many people, word for word: each counts, and it is no spam', async () => {
    const chorus = burst(noon, 60, 40 * MINUTE, (n) => ({
      text: 'kestrelbox is down since this morning, no internet and nobody answers the phone',
      label: 'neg' as const,
      author: `neighbor${n}`,
      story: 'outage',
    }));
    const { play, alerts } = await listenTo(chorus);
    await play(noon - HOUR, noon + 40 * MINUTE);
    const [alert] = await alerts();
    expect(alert!.evidence).toMatchObject({ possibleSpam: false, stream: 'negative' });
    expect(alert!.severity).toBeLessThanOrEqual(2);
    await expectAsPosted(alert!, 'one-text');
  });

  test('a burst of complaints', async () => {
    const { play, alerts } = await listenTo(defect);
    await play(noon - HOUR, noon + 40 * MINUTE);
    await expectAsPosted((await alerts())[0]!, 'burst');
  });
});
