import { describe, expect, test } from 'vitest';
import type { DeliveryErrorKind } from '../../src/config/errors.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { alertSubject } from '../../src/messages/subject.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';
import {
  type Answer,
  deliverWorld,
  delivery,
  message,
  NEWS,
  NOON,
  PLAYERS,
  SUPPORT,
} from './deliver-world.ts';

const SECOND = 1_000;
const inSupport = (to: { channel: string }) => to.channel === SUPPORT.channel;

describe('what a refusal means: nothing is lost, the order is kept', () => {
  /** How long each of them keeps the messages of #support back, and what of the others goes on meanwhile. */
  const WAITS: [string, Answer, others: string[]][] = [
    ['a limit of the channel', { limited: 'channel', ms: 50 * SECOND }, ['news', 'players']],
    ['a limit of the home', { limited: 'home', ms: 50 * SECOND }, ['players']],
    ['a limit of the platform', { limited: 'platform', ms: 50 * SECOND }, ['players']],
    ['an outage', 'down', ['news', 'players']],
    ['a lost answer', 'unknown', ['news', 'players']],
    ['an answer in no table', 'unclear', ['news', 'players']],
    ['a token that is refused', 'no-connection', ['players']],
  ];

  test.each(WAITS)('%s', async (_what, refusal, others) => {
    const world = await deliverWorld(({ to }) => (inSupport(to) ? refusal : null));
    await world.put(SUPPORT, 'one', 'two');
    await world.run();
    // What comes later waits for the same reason, without being tried.
    await world.put(SUPPORT, 'three');
    await world.put(NEWS, 'news');
    await world.put(PLAYERS, 'players');
    world.time.now += SECOND;
    await world.run();
    expect(world.keys().filter((key) => !key.startsWith('cut-off'))).toEqual(others);
    const tried = world.tries.filter(({ to }) => inSupport(to)).map(({ key }) => key);
    expect(new Set(tried)).toEqual(new Set(['one']));
    world.state.answer = () => null;
    await world.pass(2 * MINUTE);
    expect(world.arrived.filter(({ to }) => inSupport(to)).map(({ key }) => key)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(world.keys().filter((key) => key === 'news')).toHaveLength(1);
    expect((await world.store.allChannels()).every(({ paused }) => paused === null)).toBe(true);
    expect(await world.store.outboxCounts()).toMatchObject({ waiting: 0, sending: 0, dropped: 0 });
  });

  test('a limit of changes holds back changes only, of all channels of its home; one of new messages these only', async () => {
    const world = await deliverWorld(() => null);
    await world.put(SUPPORT, 'card');
    await world.put(NEWS, 'other-card');
    await world.run();
    const edit = (key: string, root: string, to = SUPPORT) => delivery(key, to, { kind: 'edit', root });
    world.state.answerToEdits = () => ({ limited: 'home', ms: 50 * SECOND, calls: ['edit'] });
    await world.store.enqueue([edit('edit', 'card'), edit('other-edit', 'other-card', NEWS)]);
    await world.put(SUPPORT, 'post');
    world.time.now += SECOND;
    await world.run();
    world.state.answerToEdits = () => null;
    world.time.now += SECOND;
    await world.run();
    expect([world.keys().slice(2), world.edits]).toEqual([['post'], []]);
    await world.pass(MINUTE);
    expect([...world.edits].sort()).toEqual(['edit', 'other-edit']);

    world.state.answer = () => ({ limited: 'home', ms: 50 * SECOND, calls: ['post', 'reply'] });
    await world.put(SUPPORT, 'one', 'two');
    await world.run();
    await world.store.enqueue([
      delivery('reply', SUPPORT, { kind: 'reply', root: 'card' }),
      edit('next-edit', 'card'),
    ]);
    world.state.answer = () => null;
    await world.run();
    expect([world.keys().slice(3), world.edits.at(-1)]).toEqual([[], 'next-edit']);
    await world.pass(MINUTE);
    expect(world.keys().slice(3)).toEqual(['one', 'two', 'reply']);
  });

  test('an outage of a day: what waits goes out within minutes of its end', async () => {
    for (const kind of ['down', 'unknown', 'unclear', 'no-connection'] as const) {
      const world = await deliverWorld(({ to }) => (to.platform === 'slack' ? kind : null));
      await world.put(SUPPORT, 'one', 'two');
      await world.put(NEWS, 'three');
      await world.pass(kind === 'down' || kind === 'no-connection' ? DAY : 5 * HOUR, MINUTE);
      world.state.answer = () => null;
      await world.pass(6 * MINUTE);
      expect(
        world.arrived
          .filter(({ to }) => to.platform === 'slack')
          .map(({ key }) => key)
          .sort(),
      ).toEqual(['one', 'three', 'two']);
      await world.store.close();
    }
  });

  test.each(['unclear', 'unknown', 'down'] as const)(
    'after hours in which everything was %s, a channel has its messages in their order',
    async (kind) => {
      for (let minutes = 1; minutes < 200; minutes += 23) {
        const world = await deliverWorld(() => kind);
        const keys = ['one', 'two', 'three', 'four', 'five'];
        for (const key of keys) {
          await world.put(SUPPORT, key);
          await world.pass(MINUTE, 20 * SECOND);
        }
        await world.pass(minutes * MINUTE, 20 * SECOND);
        world.state.answer = () => null;
        await world.pass(10 * MINUTE, 20 * SECOND);
        expect([minutes, world.keys()]).toEqual([minutes, keys]);
        await world.store.close();
      }
    },
  );

  test.each(['unclear', 'unknown'] as const)(
    'a card that is %s, with what belongs to it, is tried no more often than one alone',
    async (kind) => {
      const world = await deliverWorld(() => kind);
      await world.put(SUPPORT, 'card');
      await world.store.enqueue([
        delivery('reply', SUPPORT, { kind: 'reply', root: 'card' }),
        delivery('edit', SUPPORT, { kind: 'edit', root: 'card' }),
      ]);
      await world.pass(5 * HOUR, 5 * SECOND);
      expect(world.tries.length).toBeLessThan(80);
      world.state.answer = () => null;
      await world.pass(6 * MINUTE);
      expect(world.keys()).toEqual(['card', 'reply']);
    },
  );

  test('the first call that comes through sends what the outage of its home kept back', async () => {
    const world = await deliverWorld(() => 'down');
    await world.put(SUPPORT, 'one', 'two');
    await world.put(NEWS, 'three');
    await world.pass(HOUR);
    world.state.answer = ({ key }) => (key === 'three' ? null : 'down');
    await world.pass(5 * MINUTE);
    world.state.answer = () => null;
    await world.run();
    await world.put(NEWS, 'four');
    await world.run();
    expect(world.keys()).toEqual(['three', 'four', 'one', 'two'].filter((key) => world.keys().includes(key)));
    expect(new Set(world.keys())).toEqual(new Set(['one', 'two', 'three', 'four']));
  });

  test('what may have arrived is said to be uncertain at its next try, an edit is not', async () => {
    const world = await deliverWorld(({ key }) => (key === 'one' ? 'unknown' : null));
    await world.put(SUPPORT, 'one');
    await world.run();
    world.state.answer = () => null;
    await world.pass(MINUTE);
    expect(world.tries.map(({ uncertain }) => uncertain)).toEqual([false, true]);
  });

  test('a wait that was asked for outlives a restart, an outage does not', async () => {
    const world = await deliverWorld(({ to }) => (inSupport(to) ? { limited: 'channel', ms: HOUR } : 'down'));
    await world.put(SUPPORT, 'one');
    await world.put(PLAYERS, 'two');
    await world.run();
    world.state.answer = () => null;
    await world.store.releaseHolds(['down', 'no-connection']);
    await world.run();
    expect(world.keys()).toEqual(['two']);
  });
});

describe('a message that the platform does not take, though others get through', () => {
  const subject = alertSubject({ ...sampleAlert(), number: 12 }, 'Kestrelbox');
  const card = () =>
    delivery('card', SUPPORT, { purpose: 'alert', severity: 1, message: message('spike', { subject }) });

  test.each<DeliveryErrorKind>(['unclear', 'unknown'])(
    '%s: it is tried for hours, keeps nothing back, and is then given up by its name',
    async (kind) => {
      const world = await deliverWorld(({ key }) => (key === 'card' ? kind : null));
      await world.store.enqueue([card()]);
      for (let minute = 0; minute < 6 * 60; minute++) {
        await world.put(SUPPORT, `later-${minute}`);
        await world.pass(MINUTE);
        if ((await world.store.delivery('card'))?.state === 'dropped') break;
      }
      const tries = world.tries.filter(({ key }) => key === 'card').length;
      expect(tries).toBeGreaterThan(8);
      expect(tries).toBeLessThan(20);
      // Those behind it have not waited for its end.
      expect(world.keys()).toContain('later-60');
      expect(world.time.now - NOON).toBeGreaterThan(2 * HOUR);
      await world.pass(MINUTE);
      const notices = world.arrived.filter(({ to }) => to.channel === '@U1');
      expect(notices.map(({ summary }) => summary)).toEqual([
        expect.stringMatching(
          /^Alert #12 on Kestrelbox could not be posted in #C1\. The platform refused it/,
        ),
      ]);
    },
  );

  test('each alert that is given up is named, other messages once a day', async () => {
    const world = await deliverWorld(({ key }) => (key.startsWith('message-lost') ? null : 'rejected'));
    await world.store.enqueue([
      card(),
      { ...card(), key: 'second' },
      delivery('digest', SUPPORT),
      delivery('other', SUPPORT),
    ]);
    await world.pass(MINUTE);
    expect(world.arrived.map(({ summary }) => summary.split('.')[0])).toEqual([
      'Alert #12 on Kestrelbox could not be posted in #C1',
      'Alert #12 on Kestrelbox could not be posted in #C1',
      'A message could not be posted in #C1',
    ]);
  });

  test('one that nothing of its home gets past is given up in the end, too', async () => {
    const world = await deliverWorld(() => 'unclear');
    await world.store.enqueue([card()]);
    await world.pass(5 * HOUR);
    expect(await world.store.delivery('card')).toMatchObject({ state: 'waiting', failures: 0 });
    await world.pass(12 * HOUR);
    expect(await world.store.delivery('card')).toMatchObject({ state: 'dropped' });
    expect(world.logged.some(({ event }) => event === 'message not accepted by the platform')).toBe(true);
  });
});

describe('somebody is notified by another way', () => {
  test('an owner who cannot be written to: another channel of the home', async () => {
    const world = await deliverWorld(({ to }) =>
      inSupport(to) || to.channel.startsWith('@') ? 'not-allowed' : null,
    );
    await world.put(SUPPORT, 'one');
    await world.pass(2 * MINUTE);
    expect(world.arrived.map(({ to, summary }) => [to, summary.split('.')[0]])).toEqual([
      [NEWS, 'I cannot post in #C1'],
    ]);
    expect(world.logged.some(({ event }) => event === 'notice did not reach its person')).toBe(true);
    await world.save(SUPPORT);
    world.state.answer = () => null;
    await world.pass(MINUTE);
    expect(world.keys()).toContain('one');
  });

  test('nobody is left in the home: the other platform of the workspace', async () => {
    const world = await deliverWorld(({ to }) => (to.platform === 'slack' ? 'not-allowed' : null));
    await world.put(SUPPORT, 'one');
    await world.put(NEWS, 'two');
    await world.pass(2 * MINUTE);
    expect(new Set(world.arrived.map(({ to }) => to.channel))).toEqual(new Set([PLAYERS.channel]));
  });

  test('a token that is refused: the other platform, once a day, and the log', async () => {
    const world = await deliverWorld(({ to }) => (to.platform === 'slack' ? 'no-connection' : null));
    await world.put(SUPPORT, 'one');
    await world.put(NEWS, 'two');
    await world.pass(3 * HOUR);
    expect(world.arrived.map(({ to, summary }) => [to, summary.split('.')[0]])).toEqual([
      [PLAYERS, 'I cannot post in Kestrelbox on Slack'],
    ]);
    const errors = world.logged.filter(({ event }) => event === 'a platform does not accept the bot');
    expect(errors).toHaveLength(1);
    world.state.answer = () => null;
    await world.pass(6 * MINUTE);
    expect(world.keys().slice(1).sort()).toEqual(['one', 'two']);
  });
});

describe('slots', () => {
  test('a platform that hangs keeps nothing of another one back, nor its own other channels', async () => {
    let release = () => {};
    const hang = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = await deliverWorld(({ to }) => (inSupport(to) ? { after: hang } : null));
    await world.put(SUPPORT, 'hangs', 'behind');
    const turn = world.run();
    await expect.poll(() => world.tries.length).toBe(1);
    for (const n of [1, 2, 3]) {
      await world.put(PLAYERS, `players-${n}`);
      await world.put(NEWS, `news-${n}`);
      await expect.poll(() => world.keys()).toContain(`players-${n}`);
      await expect.poll(() => world.keys()).toContain(`news-${n}`);
    }
    expect(world.keys()).not.toContain('behind');
    release();
    await turn;
    expect(world.keys().slice(-2)).toEqual(['hangs', 'behind']);
  });

  test('the end of the bot waits for a send that hangs no longer than some seconds, and nothing is lost', async () => {
    const world = await deliverWorld(() => ({ after: new Promise(() => {}) }));
    await world.put(SUPPORT, 'hangs');
    const stop = new AbortController();
    const turn = world.run(stop.signal);
    await expect.poll(() => world.tries.length).toBe(1);
    const began = performance.now();
    stop.abort();
    await turn;
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await world.store.delivery('hangs')).toMatchObject({ state: 'sending' });
  });

  test('after the end nothing more is taken', async () => {
    const world = await deliverWorld(() => null);
    await world.put(SUPPORT, 'one');
    await world.run(AbortSignal.abort());
    expect(world.tries).toEqual([]);
  });
});
