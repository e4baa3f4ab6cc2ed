import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { pruneJob } from '../../../src/jobs/prune.ts';
import { DAY } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { event, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';
import { raise } from './raise.ts';

let world: World;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const deliver = () =>
  deliverJob({
    store: world.store,
    platforms: new Map([['slack', bench.slack]] as const),
    clock: { now: world.now, sleep: async () => {} },
    log,
  }).run(world.now());

/** The one private answer to what was just done. */
async function answerTo(act: () => Promise<unknown>): Promise<{ text: string; blocks: unknown }> {
  const { fake } = bench;
  const before = fake.responses.length;
  await act();
  await fake.until(() => fake.responses.length > before);
  expect(fake.responses).toHaveLength(before + 1);
  const answer = fake.responses[before]!;
  expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(fake.messages).toEqual([]);
  return { text: String(answer.text), blocks: answer.blocks };
}
const typed = (line: string, more = {}) =>
  answerTo(() => bench.fake.socket('slash_commands', slash(bench.fake, line, more)));
const pressed = (action_id: string, args: Record<string, string>) =>
  answerTo(() =>
    bench.fake.socket(
      'interactive',
      press(bench.fake, { type: 'button', action_id, value: JSON.stringify(args) }),
    ),
  );
async function formOf(line: string) {
  const { fake } = bench;
  const before = fake.views.length;
  await fake.socket('slash_commands', slash(fake, line));
  return fake.until(() => fake.views[before]);
}

describe('a query of 3,000 characters', () => {
  const query = `kestrelbox OR ${'word '.repeat(600)}`.slice(0, 3_000);
  test('typed: one sentence that says how long it may be or what is wrong with it', async () => {
    const { text } = await typed(`add ${query} ${'word '.repeat(2_000)}`);
    expect(text).toMatch(/8,?000|10,?000/);
    expect(text.length).toBeLessThan(400);
    expect(await world.store.keywords((await world.workspace()).id)).toEqual([]);
  });
  test('in the form: beside the field', async () => {
    const view = await formOf('add');
    const { payload } = await bench.fake.socket(
      'interactive',
      submission(bench.fake, view, { target: { value: `(${query}`.slice(0, 3_000) } }),
    );
    expect(payload).toMatchObject({ response_action: 'errors', errors: { target: expect.any(String) } });
    expect(bench.fake.responses).toEqual([]);
  });
  test('that is right is taken, and its answer is one Slack takes', async () => {
    const long = Array.from({ length: 200 }, (_, n) => `brand${n}`).join(' OR ');
    const { text } = await typed(`add ${long}`);
    expect(text).toContain('brand0');
    expect(await world.store.keywords((await world.workspace()).id)).toHaveLength(1);
  });
});

describe('a channel the bot is not in', () => {
  const out = { channel_id: 'C0PRESS', channel_name: 'press' };
  beforeEach(() => {
    bench.fake.channels.set('C0PRESS', 'out');
  });

  test('answers there are private and arrive', async () => {
    const { text } = await typed('list', out);
    expect(text).not.toBe('');
  });

  test('whoever chooses it reads at once that the bot has to be invited, and how', async () => {
    const invited = async (line: string, more = {}) => JSON.stringify((await typed(line, more)).blocks);
    expect(await invited('add kestrelbox', out)).toMatch(
      /I cannot post in #press yet: I am not a member.*\/invite @Earshot/,
    );
    expect(await invited('add tavnik --in <#C0PRESS|press>')).toContain('I cannot post in #press');
    expect(await invited('add orbit --in <#C0SECRET|secret>')).toContain('I cannot post in #');
    expect(await invited('list', out)).not.toContain('I am not a member');
    expect(await invited('add brindlemoor')).not.toContain('I am not a member');
    bench.fake.fail('conversations.info', { error: 'missing_scope' });
    expect(await invited('add quellforge', out)).not.toContain('I am not a member');
  });

  test.each([
    ['archived', 'it is archived'],
    ['read-only', 'only some members may'],
    ['external', 'is shared with another organization'],
  ] as const)(
    'one that is %s is told of when it is chosen, and found by the daily look',
    async (state, words) => {
      bench.fake.channels.set('C0PRESS', state);
      const { blocks } = await typed('add kestrelbox --in <#C0PRESS|press>');
      expect(JSON.stringify(blocks)).toMatch(new RegExp(`#press.*${words}`));
      const [found] = await bench.slack.preflight!({
        platform: 'slack',
        home: 'T0KESTREL',
        channel: 'C0PRESS',
      });
      expect(found).toEqual({ what: state });
      const person = { platform: 'slack', home: 'T0KESTREL', channel: '@U0MAPLE' } as const;
      expect(await bench.slack.preflight!(person)).toEqual([]);
      bench.fake.fail('conversations.info', { error: 'missing_scope' });
      await expect(bench.slack.preflight!({ ...person, channel: 'C0PRESS' })).rejects.toMatchObject({
        name: 'DeliveryError',
      });
    },
  );

  test('its owner is notified once of a message that cannot be posted there, with a button that mends it', async () => {
    const { fake } = bench;
    await typed('add kestrelbox', out);
    await raise(world, { severity: 1 });
    await deliver();
    await deliver();
    const [notice, ...more] = fake.messages;
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ channel: 'D0MAPLE', text: expect.stringContaining('#press') });
    const button = (notice!.blocks as { elements?: { action_id?: string; value?: string }[] }[])
      .flatMap(({ elements }) => elements ?? [])
      .find(({ action_id }) => action_id?.startsWith('b|resume'));

    fake.channels.set('C0PRESS', 'in');
    await fake.socket(
      'interactive',
      press(fake, { type: 'button', ...button }, undefined, {
        channel: { id: 'D0MAPLE', name: 'directmessage' },
      }),
    );
    await fake.until(() => fake.responses[1]);
    world.pass(DAY / 24);
    await deliver();
    expect(fake.messages.map(({ channel }) => channel)).toContain('C0PRESS');
  });

  test.each([
    ['channel_archive', 'archived'],
    ['group_archive', 'archived'],
    ['channel_left', 'left'],
    ['group_left', 'left'],
  ])('%s: the channel is paused before anything fails, and its owner told', async (type, reason) => {
    const { fake } = bench;
    await typed('add kestrelbox');
    const { id } = await world.workspace();
    await fake.socket('events_api', event({ type, channel: 'C0SUPPORT' }));
    await fake.socket('events_api', event({ type, channel: 'C0SUPPORT' }));
    const paused = async () => (await world.store.channels(id))[0]?.paused;
    while (!(await paused())) await new Promise(setImmediate);
    expect(await paused()).toMatchObject({ reason });
    await deliver();
    expect(fake.messages).toMatchObject([{ channel: 'D0MAPLE' }]);
  });

  test.each(['channel_deleted', 'group_deleted'])(
    '%s: the channel goes, its owner is notified',
    async (type) => {
      const { fake } = bench;
      await typed('add kestrelbox');
      const { id } = await world.workspace();
      await fake.socket('events_api', event({ type, channel: 'C0SUPPORT' }));
      while ((await world.store.channels(id)).length > 0) await new Promise(setImmediate);
      while ((await world.store.outboxCounts()).waiting === 0) await new Promise(setImmediate);
      await deliver();
      expect(fake.messages).toMatchObject([
        { channel: 'D0MAPLE', text: expect.stringContaining('no longer') },
      ]);
      expect(await world.store.keywords(id)).toHaveLength(1);
    },
  );
});

describe('a keyword that was removed meanwhile', () => {
  test('its button says so', async () => {
    await world.say('add kestrelbox');
    await world.say('remove kestrelbox --yes');
    const { text } = await pressed('b|report|0', { target: 'kestrelbox' });
    expect(text).toContain('kestrelbox');
    expect(text).toContain('/earshot list');
  });

  test('its form says so beside the field', async () => {
    await world.say('add kestrelbox');
    const view = await formOf('edit kestrelbox');
    await world.say('remove kestrelbox --yes');
    const { payload } = await bench.fake.socket(
      'interactive',
      submission(bench.fake, view, {
        target: { selected_option: { value: 'kestrelbox' } },
        name: { value: 'Kestrelbox Mini' },
      }),
    );
    expect(payload).toMatchObject({
      response_action: 'errors',
      errors: { target: expect.stringContaining('no keyword') },
    });
  });

  test('its alert can still be closed', async () => {
    await world.say('add kestrelbox');
    await raise(world, { severity: 2 });
    await world.say('remove kestrelbox --yes');
    const { text } = await pressed('b|claim|0', { target: '1' });
    expect(text).not.toMatch(/reference/i);
  });
});

test('the button of a card that is a year old: one sentence about what the alert is now', async () => {
  await world.say('add kestrelbox');
  await raise(world, { severity: 2 });
  await world.say('claim 1');
  await world.say('resolve 1 fixed');
  world.pass(366 * DAY);
  const clock = { now: world.now, sleep: async () => {} };
  await pruneJob({
    store: world.store,
    clock,
    log,
    sources: [],
    optionsOf: () => ({}),
    keepRemovedDays: 30,
  }).run(world.now());
  const { text } = await pressed('b|claim|0', { target: '1' });
  expect(text).toMatch(/is closed.*reopen 1/);
  const gone = await pressed('b|claim|0', { target: '4711' });
  expect(gone.text).toContain('4711');
});
