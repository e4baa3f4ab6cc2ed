import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import { BIRCH, event, MAPLE, press, slash, submission, suggestion } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';
import { raise } from './raise.ts';

type Json = Record<string, unknown>;
interface Field {
  type: string;
  block_id: string;
  element: Json & { action_id: string };
}

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

async function formOf(line: string): Promise<Json> {
  const { fake } = bench;
  const before = fake.views.length;
  await fake.socket('slash_commands', slash(fake, line));
  return fake.until(() => fake.views[before]);
}
const fieldOf = (view: Json, name: string): Field | undefined =>
  (view.blocks as Field[]).find(
    ({ type, element }) => type === 'input' && element.action_id === `in|${name}`,
  );

/** Chooses or types something in an open form, as Slack sends it; resolves when the form has changed. */
async function fillIn(view: Json, name: string, state: Json, others: Json = {}): Promise<Json> {
  const { fake } = bench;
  const { hash } = view;
  const block_id = fieldOf(view, name)!.block_id;
  const values = { ...others, [block_id]: { [`in|${name}`]: state } };
  await fake.socket(
    'interactive',
    press(fake, { type: 'x', block_id, action_id: `in|${name}`, ...state }, undefined, {
      channel: undefined,
      response_url: undefined,
      container: { type: 'view' },
      view: { ...view, state: { values } },
    }),
  );
  await fake.until(() => view.hash !== hash);
  return view;
}
/** The button that opens the form of what is shown. */
const changeIn = (answer: Json) =>
  (answer.blocks as { elements?: { action_id?: string; value?: string }[] }[])
    .flatMap(({ elements }) => elements ?? [])
    .find(({ action_id }) => action_id?.startsWith('f|'));
const chosen = (value: string) => ({ selected_option: { value } });

describe('a form is filled with what is set', () => {
  beforeEach(async () => {
    await world.say('add kestrelbox OR "kestrel box" --name Kestrelbox --kind product');
    await world.say('add tavnik --name Tavnik --kind competitor');
  });

  test('opened for a keyword', async () => {
    const view = await formOf('edit Kestrelbox');
    expect(fieldOf(view, 'query')?.element.initial_value).toBe('kestrelbox OR "kestrel box"');
    expect(fieldOf(view, 'kind')?.element.initial_option).toMatchObject({ value: 'product' });
    expect(fieldOf(view, 'target')?.element.initial_option).toMatchObject({ value: 'Kestrelbox' });
  });

  test.each([
    ['edit', 'name', 'initial_value', 'Tavnik'],
    ['alert', 'threshold', 'initial_value', '25'],
  ])('%s: a keyword chosen in it fills the other fields anew', async (verb, field, where, value) => {
    await world.say('alert Tavnik --threshold 25');
    const view = await formOf(verb);
    expect(fieldOf(view, field)?.element[where]).toBeUndefined();
    const before = fieldOf(view, field)!.block_id;
    await fillIn(view, 'target', chosen('Tavnik'));
    expect(fieldOf(view, field)?.element[where]).toBe(value);
    // Slack keeps what stands in a field whose id stays: only a new one shows what is set.
    expect(fieldOf(view, field)!.block_id).not.toBe(before);
    await fillIn(view, 'target', chosen('Kestrelbox'));
    expect(fieldOf(view, field)?.element[where]).not.toBe(value);
  });

  test('is sent with its new ids, and refused beside them', async () => {
    const { fake } = bench;
    const view = await formOf('edit');
    await fillIn(view, 'target', chosen('Tavnik'));
    const send = (query: string) =>
      fake.socket('interactive', {
        ...submission(fake, view, {}),
        view: {
          ...view,
          state: {
            values: {
              [fieldOf(view, 'target')!.block_id]: { 'in|target': chosen('Tavnik') },
              [fieldOf(view, 'query')!.block_id]: { 'in|query': { value: query } },
            },
          },
        },
      });
    const { payload } = await send('tavnik AND (');
    expect(payload).toMatchObject({
      response_action: 'errors',
      errors: { [fieldOf(view, 'query')!.block_id]: expect.stringContaining('▸') },
    });
    expect((await send('tavnik OR "tavnik one"')).payload).toEqual({});
    await fake.until(() => fake.responses[0]);
    const keywords = await world.store.keywords((await world.workspace()).id);
    expect(keywords.map(({ query }) => query)).toContain('tavnik OR "tavnik one"');
  });

  test.each([
    ['settings', 'budget', 'initial_value', '7'],
    ['digest', 'at', 'initial_time', '08:15'],
    ['alert Kestrelbox', 'sensitivity', 'initial_option', { value: 'low' }],
  ])('%s: shown, and changed from there', async (line, field, where, value) => {
    const { fake } = bench;
    await world.say('settings --budget 7');
    await world.say('digest daily --at 08:15');
    await world.say('alert Kestrelbox --sensitivity low');
    await fake.socket('slash_commands', slash(fake, line));
    const answer = await fake.until(() => fake.responses[0]);
    await fake.socket('interactive', press(fake, { type: 'button', ...changeIn(answer) }));
    const view = await fake.until(() => fake.views[0]);
    expect(fieldOf(view, field)?.element[where]).toEqual(
      typeof value === 'string' ? value : expect.objectContaining(value),
    );
  });

  test('people are chosen, and kept by their names', async () => {
    const { fake } = bench;
    fake.users.set(BIRCH.id, { name: BIRCH.name });
    await world.say(`settings --on-call <@${MAPLE.id}|${MAPLE.name}>`);
    await fake.socket('slash_commands', slash(fake, 'settings'));
    const answer = await fake.until(() => fake.responses[0]);
    await fake.socket('interactive', press(fake, { type: 'button', ...changeIn(answer) }));
    const view = await fake.until(() => fake.views[0]);
    expect(fieldOf(view, 'on-call')?.element).toMatchObject({
      type: 'multi_users_select',
      initial_users: [MAPLE.id],
    });
    const onCall = async () =>
      (await world.store.channels((await world.workspace()).id))[0]?.onCall.map(({ name }) => name);
    for (const [selected_users, names] of [
      [[BIRCH.id], [BIRCH.name]],
      [[], []],
    ]) {
      const before = fake.responses.length;
      await fake.socket('interactive', submission(fake, view, { 'on-call': { selected_users } }));
      await fake.until(() => fake.responses.length > before);
      expect(await onCall()).toEqual(names);
    }
  });
});

test('user groups are chosen beside people, found by their handle, and stay when only the people change', async () => {
  const { fake } = bench;
  fake.groups = [
    { id: 'S0DESK', handle: 'brand-desk', name: 'Brand desk' },
    { id: 'S0NIGHT', handle: 'nights', name: 'Nights' },
  ];
  fake.users.set(BIRCH.id, { name: BIRCH.name });
  const settingsForm = async (): Promise<Json> => {
    const [answers, views] = [fake.responses.length, fake.views.length];
    await fake.socket('slash_commands', slash(fake, 'settings'));
    const answer = await fake.until(() => fake.responses[answers]);
    await fake.socket('interactive', press(fake, { type: 'button', ...changeIn(answer) }));
    return fake.until(() => fake.views[views]);
  };
  const save = async (view: Json, fields: Parameters<typeof submission>[2]) => {
    const before = fake.responses.length;
    await fake.socket('interactive', submission(fake, view, fields));
    await fake.until(() => fake.responses.length > before);
  };
  const onCall = async () => {
    const [channel] = await world.store.channels((await world.workspace()).id);
    return [channel?.onCall.map(({ name }) => name), channel?.onCallGroups.map(({ id, name }) => [id, name])];
  };
  const view = await settingsForm();
  const { payload } = await fake.socket('interactive', suggestion(view, 'on-call+groups', '@brand'));
  const [option] = payload.options as { value: string }[];
  expect(payload.options).toMatchObject([{ text: { text: '@brand-desk' } }]);
  const groups = { selected_options: [option] };
  await save(view, { 'on-call': { selected_users: [] }, 'on-call+groups': groups });
  expect(await onCall()).toEqual([[], [['S0DESK', 'brand-desk']]]);

  const again = await settingsForm();
  expect(fieldOf(again, 'on-call+groups')?.element).toMatchObject({
    initial_options: [{ value: option!.value }],
  });
  await save(again, { 'on-call': { selected_users: [BIRCH.id] }, 'on-call+groups': groups });
  expect(await onCall()).toEqual([[BIRCH.name], [['S0DESK', 'brand-desk']]]);
  await save(again, { 'on-call': { selected_users: [] }, 'on-call+groups': { selected_options: [] } });
  expect(await onCall()).toEqual([[], []]);
});

test('the add form shows what its query finds and how much that is, within its other limits', async () => {
  await world.say('add kestrelbox');
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  await storePosts(
    world,
    keyword!.id,
    Array.from({ length: 30 }, (_, nth) => ({
      text: `kestrelbox attic story number ${nth}`,
      at: world.now() - (nth * 20 + 1) * HOUR,
      source: nth < 10 ? 'feed' : 'hacker-news',
    })),
  );
  const view = await formOf('add');
  await fillIn(view, 'target', { value: 'kestrelbox attic' });
  const shown = JSON.stringify(view.blocks);
  expect(shown).toContain('Finds 30 posts');
  expect(shown).toMatch(/a day|a week/);
  // Its own button would open a second form above this one.
  expect((view.blocks as Json[]).some(({ type }) => type === 'actions')).toBe(false);
  expect(fieldOf(view, 'target')?.block_id).toBe('target');

  const limits = { source: { 'in|source': { value: 'feed' } } };
  await fillIn(view, 'target', { value: 'kestrelbox attic' }, limits);
  expect(JSON.stringify(view.blocks)).toContain('Finds 10 posts');
  expect(fieldOf(view, 'source')?.element.initial_value).toBe('feed');

  await fillIn(view, 'target', { value: 'kestrelbox AND (' });
  expect(JSON.stringify(view.blocks)).not.toContain('Finds');
});

describe('the home', () => {
  const open = async () => {
    const { fake } = bench;
    const before = fake.homes.length;
    await fake.socket(
      'events_api',
      event({ type: 'app_home_opened', user: MAPLE.id, tab: 'home', channel: 'D0MAPLE' }),
    );
    return fake.until(() => fake.homes[before]);
  };
  const buttonIn = (view: Json, verb: string) =>
    (view.blocks as { elements?: { action_id?: string }[] }[])
      .flatMap(({ elements }) => elements ?? [])
      .find(({ action_id }) => action_id?.startsWith(`b|${verb}|`));
  const pressIn = (view: Json, verb: string) =>
    bench.fake.socket(
      'interactive',
      press(bench.fake, { type: 'button', ...buttonIn(view, verb) }, undefined, {
        channel: undefined,
        response_url: undefined,
        container: { type: 'view' },
        view,
      }),
    );

  test('without a keyword it has one button, which opens the form', async () => {
    const home = await open();
    await pressIn({ ...home, id: 'V0HOME' }, 'add');
    expect(fieldOf(await bench.fake.until(() => bench.fake.views[0]), 'target')).toBeDefined();
  });

  test('shows keywords, open alerts, sources and digests of the workspace, and acts on them in place', async () => {
    const { fake } = bench;
    await world.say('add kestrelbox --name Kestrelbox');
    await raise(world, { severity: 2 });
    const home = await open();
    const shown = JSON.stringify(home);
    for (const part of ['Kestrelbox', '#1', 'source', '09:00']) expect(shown).toContain(part);

    await pressIn({ ...home, id: 'V0HOME' }, 'claim');
    const window = await fake.until(() => fake.views[0]);
    expect(JSON.stringify(window)).toContain('#1');
    const redrawn = await fake.until(() => fake.homes[1]);
    expect(JSON.stringify(redrawn)).toContain('maplefox');

    // A button in a window opens a form above it, or answers in its place.
    await pressIn(window, 'assign');
    const form = await fake.until(() => fake.views[1]);
    expect(fieldOf(form, 'to')?.element.type).toBe('users_select');
    expect(fake.calls.filter(({ method }) => method === 'views.push')).toHaveLength(1);
    const { hash } = window;
    const list = { type: 'actions', elements: [{ type: 'button', action_id: 'b|alerts|0', value: '{}' }] };
    await pressIn({ ...window, blocks: [list] }, 'alerts');
    await fake.until(() => window.hash !== hash);
    expect(JSON.stringify(window.blocks)).toContain('Open alerts');
    expect(fake.messages).toEqual([]);
    expect(bench.logged).toEqual([]);
  });
});

test('an argument that takes roles alone has no field of people: Slack tells nobody who has a role', async () => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, 'settings'));
  const answer = await fake.until(() => fake.responses[0]);
  await fake.socket('interactive', press(fake, { type: 'button', ...changeIn(answer) }));
  const view = await fake.until(() => fake.views[0]);
  expect(fieldOf(view, 'on-call')).toBeDefined();
  expect(JSON.stringify(view.blocks)).not.toContain('set-up-roles');
});
