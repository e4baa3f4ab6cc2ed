import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { buttonsOf, newWorld, type World } from '../../commands/harness.ts';
import { BIRCH, event, press, slash, submission, suggestion } from '../../fakes/slack/bodies.ts';
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

const add = { selected_option: { value: 'competitor' } };

test('a keyword is added by form: bare verb, form, refusal beside the field, correction, private answer', async () => {
  const { fake } = bench;
  const typed = await fake.socket('slash_commands', slash(fake, 'add'));
  expect(typed.payload).toEqual({});
  const view = await fake.until(() => fake.views[0]);
  expect(JSON.stringify(view)).toContain('in|target');

  const wrong = await fake.socket(
    'interactive',
    submission(fake, view, { target: { value: 'kestrelbox AND (' }, kind: add }),
  );
  expect(wrong.payload).toMatchObject({
    response_action: 'errors',
    errors: { target: expect.stringContaining('▸') },
  });

  const right = await fake.socket(
    'interactive',
    submission(fake, view, { target: { value: 'kestrelbox OR "kestrel box"' }, kind: add }),
  );
  expect(right.payload).toEqual({});
  const answer = await fake.until(() => fake.responses[0]);
  expect(answer).toMatchObject({ response_type: 'ephemeral' });
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  expect(keyword).toMatchObject({ query: 'kestrelbox OR "kestrel box"', kind: 'competitor' });
});

test('the field of a keyword offers what is stored', async () => {
  const { fake } = bench;
  await world.say('add kestrelbox');
  await fake.socket('slash_commands', slash(fake, 'edit kestrelbox'));
  const view = await fake.until(() => fake.views[0]);
  const { payload } = await fake.socket('interactive', suggestion(view, 'target', 'kes'));
  expect(payload).toMatchObject({
    options: [{ value: expect.any(String), text: { text: expect.stringContaining('kestrelbox') } }],
  });
});

test('an alert is posted, claimed by one of two who press the same button, escalated and resolved', async () => {
  const { fake, slack } = bench;
  await world.say('add kestrelbox');
  await world.say('settings --escalate-to #support', { admin: true });
  await raise(world, { severity: 2 });
  const clock = { now: world.now, sleep: async () => {} };
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const platforms = new Map([['slack', slack]] as const);
  const deliver = () => deliverJob({ store: world.store, platforms, clock, log }).run(world.now());
  await deliver();
  const card = fake.messages[0]!;
  expect(card).toMatchObject({
    unfurl_links: 'false',
    mrkdwn: 'false',
    metadata: { event_type: 'earshot_delivery', event_payload: { key: expect.any(String) } },
  });
  const claim = elementsOf(card.blocks).find(({ action_id }) => action_id.startsWith('b|claim'));
  expect(claim).toBeDefined();

  const first = press(fake, { type: 'button', ...claim });
  await fake.socket('interactive', first);
  await fake.until(() => fake.responses.length === 1);
  await fake.socket('interactive', press(fake, { type: 'button', ...claim }, BIRCH));
  await fake.until(() => fake.responses.length === 2);
  expect(fake.responses[1]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(JSON.stringify(fake.responses[1])).toContain('maplefox');

  // The same delivery once more: acknowledged, and nothing happens.
  await fake.socket('interactive', first);
  for (const line of ['escalate 1', 'resolve 1 fixed']) {
    const before = fake.responses.length;
    await fake.socket('slash_commands', slash(fake, line));
    await fake.until(() => fake.responses.length > before);
  }
  expect(fake.responses).toHaveLength(4);
  expect(slack.refused.repeated).toBe(1);
  const [stored] = await world.store.alerts((await world.workspace()).id, { limit: 1 });
  expect(stored?.triage).toMatchObject({ state: 'resolved', holder: { id: 'U0MAPLE' } });

  world.pass(60_000);
  await deliver();
  expect(card).toMatchObject({ edited: true });
  expect(fake.messages.filter(({ ts }) => ts === card.ts)).toHaveLength(1);
  expect(fake.messages.some(({ thread_ts }) => thread_ts === card.ts)).toBe(true);
  expect(elementsOf(card.blocks).map(({ action_id }) => action_id.split('|')[1])).not.toContain('claim');
  const keys = fake.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect(new Set(keys).size).toBe(keys.length);
});

test('an outage of a minute during an alert loses nothing and doubles nothing', async () => {
  const { fake, slack } = bench;
  await world.say('add kestrelbox');
  await raise(world, { severity: 1 });
  const clock = { now: world.now, sleep: async () => {} };
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const platforms = new Map([['slack', slack]] as const);
  const job = deliverJob({ store: world.store, platforms, clock, log });
  fake.outage = true;
  for (let second = 0; second < 60; second += 5) {
    await job.run(world.now());
    world.pass(5_000);
  }
  expect(fake.messages).toEqual([]);
  expect(fake.refusedWhileOut).toBeGreaterThan(0);
  fake.outage = false;
  for (let minute = 0; minute < 10; minute++) {
    await job.run(world.now());
    world.pass(60_000);
  }
  const keys = fake.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect(keys.length).toBeGreaterThan(0);
  expect(new Set(keys).size).toBe(keys.length);
  expect(await world.store.claimDue(world.now() + 3_600_000, 20)).toEqual([]);
});

test('uninstalling lets the home rest, whatever comes first and however often', async () => {
  const { fake } = bench;
  await world.say('add kestrelbox');
  for (const inner of [
    { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0EARSHOT'] } },
    { type: 'app_uninstalled' },
    { type: 'app_uninstalled' },
  ])
    await fake.socket('events_api', event(inner));
  while ((await world.store.homeLeftAt({ platform: 'slack', home: 'T0KESTREL' })) === null)
    await new Promise(setImmediate);
  expect(await world.store.allKeywords()).toEqual([]);
  expect(bench.logged).toEqual([]);
});

test('tokens of people being revoked changes nothing', async () => {
  const { fake } = bench;
  await world.say('add kestrelbox');
  await fake.socket('events_api', event({ type: 'tokens_revoked', tokens: { oauth: ['U0MAPLE'], bot: [] } }));
  await fake.socket('slash_commands', slash(fake, 'list'));
  await fake.until(() => fake.responses[0]);
  expect(await world.store.workspaceOf({ platform: 'slack', home: 'T0KESTREL' })).not.toBeNull();
});

test('the home is drawn when opened and again after a change', async () => {
  const { fake } = bench;
  await fake.socket(
    'events_api',
    event({ type: 'app_home_opened', user: 'U0MAPLE', tab: 'home', channel: 'D0MAPLE' }),
  );
  await fake.until(() => fake.homes.length === 1);
  await fake.socket('slash_commands', slash(fake, 'add kestrelbox'));
  await fake.until(() => fake.homes.length === 2);
  expect(JSON.stringify(fake.homes[0])).toContain('No keyword is followed yet');
  expect(JSON.stringify(fake.homes[1])).not.toContain('No keyword is followed yet');
});

test('what is set now comes with a button that opens the form', async () => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, 'settings'));
  const answer = await fake.until(() => fake.responses[0]);
  const change = (answer.blocks as { elements?: { action_id: string; value: string }[] }[])
    .flatMap(({ elements }) => elements ?? [])
    .find(({ action_id }) => action_id?.startsWith('f|settings'));
  await fake.socket('interactive', press(fake, { type: 'button', ...change }));
  const view = await fake.until(() => fake.views[0]);
  const { payload } = await fake.socket('interactive', submission(fake, view, { budget: { value: '7' } }));
  expect(payload).toEqual({});
  await fake.until(() => fake.responses[1]);
  const [channel] = await world.store.channels((await world.workspace()).id);
  expect(channel?.dailyBudget).toBe(7);
});

test('a message is added to the notes of an alert; a rule is changed by form when nothing else was said', async () => {
  const { fake } = bench;
  await world.say('add kestrelbox');
  await raise(world, { severity: 2 });
  await fake.socket('interactive', {
    ...press(fake, {}),
    actions: undefined,
    type: 'message_action',
    callback_id: 'note',
    message_ts: '1.1',
    action_ts: '1.2',
    message: { type: 'message', ts: '1.1', text: 'Hotline says: line 4 is down' },
  });
  const note = await fake.until(() => fake.views[0]);
  expect(JSON.stringify(note)).toContain('Hotline says: line 4 is down');
  const sent = {
    target: { selected_option: { value: '1' } },
    text: { value: 'Hotline says: line 4 is down' },
  };
  expect((await fake.socket('interactive', submission(fake, note, sent))).payload).toEqual({});
  await fake.until(() => fake.responses[0]);

  await fake.socket('slash_commands', slash(fake, 'alert'));
  const rule = await fake.until(() => fake.views[1]);
  const chosen = { target: { selected_option: { value: 'kestrelbox' } }, mute: { value: 'a while' } };
  expect((await fake.socket('interactive', submission(fake, rule, chosen))).payload).toMatchObject({
    response_action: 'errors',
    errors: { mute: expect.any(String) },
  });
  const mended = { ...chosen, mute: { value: '4h' } };
  expect((await fake.socket('interactive', submission(fake, rule, mended))).payload).toEqual({});
  await fake.until(() => fake.responses[1]);
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  expect(keyword?.rule.mutedUntil).toBe(world.now() + 4 * 3_600_000);
});

test('a message becomes a keyword, its quotes and links taken out', async () => {
  const { fake } = bench;
  await fake.socket('interactive', {
    ...press(fake, {}),
    actions: undefined,
    type: 'message_action',
    callback_id: 'track',
    message_ts: '1.1',
    action_ts: '1.2',
    message: { type: 'message', ts: '1.1', text: 'Is "Kestrelbox" down? <https://status.example|see>' },
  });
  const view = await fake.until(() => fake.views[0]);
  expect(JSON.stringify(view)).toContain(JSON.stringify('"Is Kestrelbox down?"').slice(1, -1));
});

test.each([
  ['a verb nobody knows', 'clam 4', 'claim'],
  ['a query of 10,001 characters', `add ${'k'.repeat(10_001)}`, '0'],
  ['a keyword that is gone', 'report kestrelbox', 'kestrelbox'],
])('%s gets one private sentence', async (_name, text, sentence) => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, text));
  const answer = await fake.until(() => fake.responses[0]);
  expect(answer).toMatchObject({ response_type: 'ephemeral' });
  expect(String(answer.text)).toContain(sentence);
  expect(fake.responses).toHaveLength(1);
});

test.each([
  { action_id: 'b|vanish|0', value: '{}' },
  { action_id: 'b|claim|0', value: '{"~":"4711"}' },
  { action_id: 'b|claim|0', value: 'not json' },
])('a button of a year ago gets one private sentence: %o', async (action) => {
  const { fake } = bench;
  await fake.socket('interactive', press(fake, { type: 'button', ...action }));
  const answer = await fake.until(() => fake.responses[0]);
  expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(buttonsOf(await world.say('help')).length).toBeGreaterThan(0);
});

test('a form whose three seconds have passed says so', async () => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, 'add', { trigger_id: fake.trigger(3_100) }));
  const answer = await fake.until(() => fake.responses[0]);
  expect(String(answer.text)).toContain('took too long to open');
});

function elementsOf(blocks: unknown): { action_id: string; value?: string }[] {
  return (blocks as { type: string; elements?: { action_id: string }[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements ?? []);
}
