import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../commands/harness.ts';
import { press, slash, submission } from '../fakes/slack/bodies.ts';
import { type Bench, startBench } from './slack/harness.ts';

type Json = Record<string, unknown>;
interface Button {
  action_id: string;
  value: string;
  text: { text: string };
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

const queries = async () =>
  (await world.store.keywords((await world.workspace()).id)).map(({ query }) => query);
const buttonsOf = (answer: Json): Button[] =>
  (answer.blocks as { type: string; elements?: Button[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements = [] }) => elements);
async function pressed(answer: Json, label: string): Promise<Json> {
  const { fake } = bench;
  const button = buttonsOf(answer).find(({ text }) => text.text.startsWith(label))!;
  const before = fake.responses.length;
  await fake.socket('interactive', press(fake, { type: 'button', ...button }));
  return fake.until(() => fake.responses[before]);
}

describe('on Slack', () => {
  test('a query of another tool is filled in, read, seen, and saved by its button', async () => {
    const { fake } = bench;
    await fake.socket('slash_commands', slash(fake, 'translate'));
    const view = (await fake.until(() => fake.views[0])) as Json;
    const typed = 'kestrel AND engagementType:REPLY AND continent:europe';
    await fake.socket('interactive', submission(fake, view, { target: { value: typed } }));
    const answer = await fake.until(() => fake.responses[0]);
    expect(JSON.stringify(answer.blocks)).toContain('continent:europe');
    expect(await queries()).toEqual([]);
    await pressed(answer, 'Follow');
    expect(await queries()).toEqual(['kestrel is:reply']);
  });

  test('what may mean two things is saved as it was meant', async () => {
    const { fake } = bench;
    await fake.socket('slash_commands', slash(fake, 'add "kestrel OR ostrand"'));
    const answer = await fake.until(() => fake.responses[0]);
    expect(await queries()).toEqual([]);
    await pressed(answer, 'Use');
    expect(await queries()).toEqual(['kestrel OR ostrand']);
  });
});
