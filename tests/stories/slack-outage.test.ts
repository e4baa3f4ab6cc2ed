import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { type Failure, type Posted, TEAM } from '../fakes/slack/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ on: ['slack'] });
});
afterEach(() => bench.close());

const say = async (line: string): Promise<string> => {
  const { slack } = bench;
  const before = slack.responses.length;
  await slack.until(() => slack.sockets() > 0);
  await slack.socket('slash_commands', slash(slack, line));
  return JSON.stringify(await slack.until(() => slack.responses[before]));
};
/** Listens with an alert for every mention, and a pinned dashboard. */
const listening = async () => {
  await say('add kestrelbox');
  await say('alert kestrelbox --every --first no');
  await say(`sources --add ${bench.feedUrl}`);
  await bench.pass(MINUTE);
};
const mention = () =>
  bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
const isCard = ({ metadata, thread_ts }: Posted) =>
  thread_ts === undefined && JSON.stringify(metadata ?? {}).includes(':card:');
const cards = () => bench.slack.messages.filter(isCard);
const below = ({ ts }: Posted) => bench.slack.messages.filter(({ thread_ts }) => thread_ts === ts);
const shown = ({ blocks }: Posted) => JSON.stringify(blocks);
const states = async () => {
  const { id } = (await bench.bot.store.workspaceOf({ platform: 'slack', home: TEAM }))!;
  return (await bench.bot.store.alerts(id, { limit: 5 })).map(({ triage: { state } }) => state);
};
const METHODS = ['chat.postMessage', 'chat.update', 'pins.add', 'pins.remove', 'auth.test'];
const failing = (how: (() => Failure | null) | null, methods: readonly string[] = METHODS) => {
  for (const method of methods) bench.slack.failWhere(method, how ?? (() => null));
};
const later = async (ms: number, step = MINUTE / 2) => {
  for (const end = bench.now() + ms; bench.now() < end; ) await bench.pass(step);
};
const nothingLeft = async () =>
  expect(await bench.bot.store.outboxCounts()).toMatchObject({ waiting: 0, sending: 0, dropped: 0 });

/** Ten minutes of each, from right after the answer to the card was lost. */
const OUTAGES: [string, () => Failure, methods?: readonly string[]][] = [
  ['every call is refused with 503', () => ({ status: 503 })],
  ['every call ends with a fault of a gateway', () => ({ status: 502 })],
  ['every call says that something broke', () => ({ error: 'internal_error' })],
  ['every answer is lost, the work is done', () => 'lost'],
  ['the answers to what posts are lost, the work is done', () => 'lost', ['chat.postMessage']],
  ['every call is limited', () => ({ status: 429, retryAfter: 30 })],
  ['a page of a proxy answers', () => ({ status: 403, body: '<html>blocked</html>' })],
];

describe('10 minutes without Slack, from a lost answer to the card of an alert on', () => {
  test.each(OUTAGES)('%s: at most the one doubling, nothing lost', async (_how, failure, methods) => {
    await listening();
    const { slack } = bench;
    let out = false;
    for (const method of METHODS)
      slack.failWhere(method, ({ metadata }) => {
        if (out) return (methods ?? METHODS).includes(method) ? failure() : null;
        if (!JSON.stringify(metadata ?? {}).includes(':card:')) return null;
        out = true;
        return 'lost';
      });
    mention();
    await bench.pass(16 * MINUTE);
    expect(cards().length).toBeGreaterThan(0);
    // In the middle of it a second mention and what people do to the alert.
    await later(5 * MINUTE);
    await say('claim 1');
    await later(5 * MINUTE);
    failing(null);
    await later(20 * MINUTE, MINUTE);
    expect(cards().length).toBeGreaterThanOrEqual(1);
    expect(cards().length).toBeLessThanOrEqual(2);
    expect(await states()).toEqual(['claimed']);
    // What goes on is the last one, whole: its state and its thread.
    const card = cards().at(-1)!;
    expect(shown(card)).toContain('CLAIMED');
    expect(below(card).length).toBeGreaterThan(0);
    expect(new Set(below(card).map(({ metadata }) => JSON.stringify(metadata))).size).toBe(
      below(card).length,
    );
    await nothingLeft();
  });
});

test('10 minutes after the card is there: its changes, its thread and what is pinned come when Slack does, in order', async () => {
  await listening();
  mention();
  await later(32 * MINUTE, 16 * MINUTE);
  expect(cards()).toHaveLength(1);
  failing(() => ({ status: 503 }));
  await say('claim 1');
  await later(2 * MINUTE);
  await say('note 1 first-note');
  await say('dashboard pin');
  await later(4 * MINUTE);
  await say('note 1 second-note');
  await say('resolve 1 fixed');
  await later(4 * MINUTE);
  expect(shown(cards()[0]!)).not.toContain('RESOLVED');
  failing(null);
  await later(20 * MINUTE, MINUTE);
  expect(cards()).toHaveLength(1);
  expect(shown(cards()[0]!)).toContain('RESOLVED');
  const thread = below(cards()[0]!).map(({ text }) => text);
  expect(thread.filter((text) => /first-note|second-note/.test(text))).toEqual([
    expect.stringContaining('first-note'),
    expect.stringContaining('second-note'),
  ]);
  expect(bench.slack.pins.size).toBe(1);
  await nothingLeft();
});
