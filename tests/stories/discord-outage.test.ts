import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { FORUM, GUILD, LOCKED, MAPLE, SUPPORT } from '../fakes/discord/people.ts';
import { permit } from '../fakes/discord/permissions.ts';
import { textOf } from '../fakes/discord/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ on: ['discord'] });
});
afterEach(() => bench.close());

const typed = async (verb: string, options = {}) => {
  const interaction = bench.discord.type(verb, options, { manages: true });
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
};
/** Listens in a channel and in a forum, with alerts for every mention. */
const listening = async () => {
  await typed('add', { target: 'kestrelbox' });
  await typed('add', { target: 'kestrelbox', in: FORUM });
  await typed('alert', { target: 'kestrelbox', every: true, first: false });
  await typed('sources', { add: bench.feedUrl });
  await bench.pass(MINUTE);
};

/** A card is there and nobody knows: its answer was lost, the history is closed, and then Discord is down. */
const loseAnAnswer = async () => {
  const { discord } = bench;
  discord.history = false;
  discord.faults.push(
    { match: /POST .*\/messages$/, times: 1, what: 'lost' },
    { match: /POST .*\/messages$/, times: Number.POSITIVE_INFINITY, what: { status: 503 } },
  );
  bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
  await bench.pass(16 * MINUTE);
};
const mentioned = async () => {
  bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
  for (let n = 0; n < 6; n++) await bench.pass(16 * MINUTE);
};
const cards = () => bench.discord.in(SUPPORT).filter((message) => textOf(message).includes('New mention'));
const inForum = () => [...bench.discord.channels.values()].filter(({ parent_id }) => parent_id === FORUM);
const posts = () => inForum().filter(({ name }) => String(name).includes('New mention'));
// It comes before or after the post does, as the sources answer.
const FIRST_LOOK = /kestrelbox: (?:no|1) mention in the last 7\sdays/;
const triage = async () => {
  const { id } = (await bench.bot.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
  return (await bench.bot.store.alerts(id, { limit: 5 })).map(({ number, triage: { state } }) => [
    number,
    state,
  ]);
};
/**
 * Everything that was sent, once each: the first look at the keyword in each place that follows it; the card, its evidence in
 * the thread; in the forum both in one post.
 */
const toldOnce = () => {
  expect(cards()).toHaveLength(1);
  expect(bench.discord.in(cards()[0]!.id)).toHaveLength(1);
  expect(posts()).toHaveLength(1);
  expect(bench.discord.in(String(posts()[0]!.id))).toHaveLength(2);
  expect(bench.discord.in(SUPPORT).filter((message) => FIRST_LOOK.test(textOf(message)))).toHaveLength(1);
  expect(inForum().filter(({ name }) => FIRST_LOOK.test(String(name)))).toHaveLength(1);
  expect(inForum()).toHaveLength(2);
};

describe('an alert on Discord', () => {
  test('during 60 seconds in which the API fails in every way: nothing lost, nothing doubled', async () => {
    await listening();
    const everything = /^(?:POST|PATCH|GET) \/(?:channels|guilds)/;
    const until = bench.now() + 16 * MINUTE + MINUTE;
    // Two answers are lost after the work was done; then nothing works until the minute is over.
    bench.discord.faults.push(
      { match: /POST .*\/messages$/, times: 1, what: 'lost' },
      { match: /POST .*\/threads$/, times: 1, what: 'lost' },
      { match: everything, times: Number.POSITIVE_INFINITY, what: { status: 503 } },
    );
    bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
    await bench.pass(16 * MINUTE);
    while (bench.now() < until) await bench.pass(5_000);
    expect(bench.logged.filter((line) => line.startsWith('delivery failed')).length).toBeGreaterThan(1);
    bench.discord.faults.length = 0;
    for (let n = 0; n < 8; n++) await bench.pass(2 * MINUTE);
    toldOnce();
    expect(await triage()).toEqual([[1, 'new']]);
  });

  test('is one card after 10 minutes in which nothing worked and whose first answer was lost', async () => {
    await listening();
    const { discord } = bench;
    discord.faults.push(
      { match: /POST .*\/messages$/, times: 1, what: 'lost' },
      { match: /POST .*\/threads$/, times: 1, what: 'lost' },
      {
        match: /^(?:POST|PATCH|GET) \/(?:channels|guilds)/,
        times: Number.POSITIVE_INFINITY,
        what: { status: 503 },
      },
    );
    bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
    await bench.pass(16 * MINUTE);
    expect(cards()).toHaveLength(1);
    for (let n = 0; n < 20; n++) {
      await bench.pass(MINUTE / 2);
      discord.pass(MINUTE / 2);
    }
    discord.faults.length = 0;
    for (let n = 0; n < 8; n++) await bench.pass(2 * MINUTE);
    toldOnce();
  });

  test('whose answer was lost is found by who presses it, and is the one card of the alert', async () => {
    await listening();
    const { discord } = bench;
    await loseAnAnswer();
    expect(cards()).toHaveLength(1);
    const claimed = discord.press(cards()[0]!, 'Claim');
    await discord.until(() => claimed.original !== null);
    discord.nonces.clear();
    discord.faults.length = 0;
    for (let n = 0; n < 8; n++) await bench.pass(2 * MINUTE);
    expect(cards()).toHaveLength(1);
    expect(textOf(cards()[0]!)).toContain('CLAIMED');
    expect(await triage()).toEqual([[1, 'claimed']]);
  });

  test('that came twice: a press on the copy counts, and the copy says that it is one', async () => {
    await listening();
    const { discord } = bench;
    await loseAnAnswer();
    discord.nonces.clear();
    discord.faults.length = 0;
    for (let n = 0; n < 8; n++) await bench.pass(2 * MINUTE);
    const [copy, card] = cards();
    expect(cards()).toHaveLength(2);
    const claimed = discord.press(copy!, 'Claim');
    await discord.until(() => claimed.original !== null);
    expect(textOf(copy!)).toMatch(
      /This card was sent twice\..*The other one is kept up to date: alert \[\\#1\]\(<https:/s,
    );
    await bench.pass(2 * MINUTE);
    expect(textOf(card!)).toContain('CLAIMED');
    expect(textOf(copy!)).toContain('This card was sent twice.');
    expect(await triage()).toEqual([[1, 'claimed']]);
  });

  test('while the gateway is down is posted all the same; a claim pressed then is replayed and counts once', async () => {
    await listening();
    const { gateway } = bench.discord;
    await gateway.drop();
    await mentioned();
    toldOnce();
    await gateway.drop();
    const claim = bench.discord.press(cards()[0]!, 'Claim');
    await gateway.until(() => gateway.connected());
    await bench.discord.until(() => claim.original !== null);
    expect(await triage()).toEqual([[1, 'claimed']]);
    await bench.pass(MINUTE);
    expect(textOf(cards()[0]!)).toContain('CLAIMED');
    expect(textOf(bench.discord.in(String(posts()[0]!.id))[0]!)).toContain('CLAIMED');
    expect(cards()[0]!.edits).toBe(1);
    toldOnce();
  });
});

test('a channel in which the bot may not write is paused; its owner is notified once, with the permission named', async () => {
  const { discord } = bench;
  await typed('add', { target: 'kestrelbox', in: LOCKED });
  await typed('alert', { target: 'kestrelbox', every: true, first: false });
  await typed('sources', { add: bench.feedUrl });
  await bench.pass(MINUTE);
  await mentioned();
  await mentioned();
  const direct = `95${MAPLE.id.slice(2)}`;
  const notices = discord.in(direct);
  expect(notices.map(textOf)).toEqual([expect.stringContaining('Missing permissions: Send Messages.')]);
  expect(textOf(notices[0]!)).toContain(`Allow them for Earshot in the settings of <#${LOCKED}>`);
  expect(discord.in(LOCKED)).toEqual([]);

  // Given the permission, one press goes on: the waiting messages are sent.
  permit(discord, LOCKED);
  const resumed = discord.press(notices[0]!, 'Allowed: post there again', {
    guild: null,
    channel: direct,
  });
  await discord.until(() => resumed.original !== null);
  for (let n = 0; n < 3; n++) await bench.pass(61 * MINUTE);
  expect(discord.in(LOCKED).length).toBeGreaterThan(0);
  expect(discord.in(direct)).toHaveLength(1);
});
