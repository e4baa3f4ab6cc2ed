import { afterEach, beforeEach, expect, test } from 'vitest';
import { newWorld, type World } from '../../commands/harness.ts';
import { slash, submission } from '../../fakes/slack/bodies.ts';
import {
  EMULATED_CHANNEL,
  EMULATED_TEAM,
  EMULATED_USER,
  type Emulated,
  startEmulated,
} from '../../fakes/slack/emulated.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';

let world: World;
let there: Emulated;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  there = await startEmulated();
  bench = await startBench(world.router, SOCKET, {
    fake: there.fake,
    png: new Uint8Array([137, 80, 78, 71]),
  });
});
afterEach(async () => {
  await bench.close();
  await there.close();
  await world.store.close();
});

const to = { platform: 'slack', home: EMULATED_TEAM, channel: EMULATED_CHANNEL } as const;
const someone = { id: EMULATED_USER, name: 'admin' };
const inEmulated = {
  team_id: EMULATED_TEAM,
  channel_id: EMULATED_CHANNEL,
  channel_name: 'general',
  user_id: EMULATED_USER,
  user_name: 'admin',
};

test('a server that is not ours takes a digest with its chart, keeps it, and takes its edit', async () => {
  const sent = await bench.slack.send(
    to,
    {
      language: 'en',
      summary: 'Weekly digest: 42 mentions',
      mood: 'plain',
      elements: [
        { kind: 'heading', text: 'Weekly digest' },
        {
          kind: 'chart',
          chart: {
            kind: 'line',
            title: 'Mentions',
            sentence: 'Mentions rose to 42.',
            labels: ['1', '2'],
            series: [{ name: 'Mentions', values: [1, null], tone: 'main' }],
          },
        },
      ],
    },
    'digest-1',
  );
  await bench.slack.update(sent, {
    language: 'en',
    summary: 'Weekly digest: 43 mentions',
    mood: 'plain',
    elements: [],
  });
  const { messages } = (await there.read('conversations.history', { channel: EMULATED_CHANNEL })) as {
    messages: { ts: string; text: string }[];
  };
  expect(messages.find(({ ts }) => ts === sent.id)).toMatchObject({ text: 'Weekly digest: 43 mentions' });
  const { messages: thread } = (await there.read('conversations.replies', {
    channel: EMULATED_CHANNEL,
    ts: sent.id,
  })) as { messages: { ts: string; text: string; files?: { title: string }[] }[] };
  expect(thread.find(({ files }) => files?.length)).toMatchObject({
    text: 'Mentions. Mentions rose to 42.',
    files: [{ title: 'Mentions' }],
  });
});

test('a keyword is added in a form opened with a trigger of its own making', async () => {
  const { trigger_id } = await there.read('views.generateTriggerId', { user_id: EMULATED_USER });
  await there.fake.socket('slash_commands', slash(there.fake, 'add', { ...inEmulated, trigger_id }));
  await there.fake.until(() => there.fake.calls.find(({ method }) => method === 'views.open'));
  const { view } = there.fake.calls.find(({ method }) => method === 'views.open')!.args;
  const { payload } = await there.fake.socket('interactive', {
    ...submission(there.fake, view as Record<string, unknown>, { target: { value: 'kestrelbox' } }, someone),
    team: { id: EMULATED_TEAM, domain: 'emulate' },
    user: { ...someone, team_id: EMULATED_TEAM },
  });
  expect(payload).toEqual({});
  await there.fake.until(() => there.fake.responses[0]);
  const workspace = await world.store.workspaceOf({ platform: 'slack', home: EMULATED_TEAM });
  expect(await world.store.keywords(workspace!.id)).toMatchObject([{ query: 'kestrelbox' }]);
});

test('a channel that it does not know is reported as one that is gone', async () => {
  const message = { language: 'en', summary: 'x', mood: 'plain', elements: [] } as const;
  await expect(
    bench.slack.send({ ...to, channel: 'C0NONE' }, { ...message, elements: [] }, 'k'),
  ).rejects.toMatchObject({ kind: 'no-channel' });
});
