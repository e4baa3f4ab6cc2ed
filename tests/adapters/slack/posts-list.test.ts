import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../../src/listening/time.ts';
import { MAPLE, press, slash } from '../../fakes/slack/bodies.ts';
import { BOT_TOKEN } from '../../fakes/slack/server.ts';
import { type BotWorld, startBotWorld } from './bot-world.ts';

const START = Date.UTC(2026, 2, 8, 6, 30);

let world: BotWorld;
beforeEach(async () => {
  world = await startBotWorld({ EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN, EARSHOT_SLACK_ADMINS: MAPLE.id }, START);
  await world.importable(
    'past.ndjson',
    Array.from({ length: 20 }, (_, n) => ({
      at: START - (n + 1) * 30 * MINUTE,
      text: `Kestrelbox post ${n} <!channel> <https://evil.example|click> *bold* number ${n * n}`,
      author: '=cmd()',
    })),
  );
  await say('add Kestrelbox');
  await say('import past.ndjson');
});
afterEach(() => world.close());

type Sent = Record<string, unknown> & { blocks: { elements?: Record<string, unknown>[] }[] };

async function say(text: string): Promise<Sent> {
  const { fake } = world;
  const before = fake.responses.length;
  await world.command(slash(fake, text));
  await fake.until(() => fake.responses.length > before);
  return fake.responses.at(-1) as unknown as Sent;
}

/** Presses a button of what only one person sees. */
async function pressIn(sent: Sent, label: string): Promise<Sent> {
  const { fake } = world;
  const button = sent.blocks
    .flatMap(({ elements }) => elements ?? [])
    .find((element) => JSON.stringify(element.text ?? '').includes(label))!;
  expect(button, label).toBeDefined();
  const before = fake.responses.length;
  await world.interact(
    press(fake, { type: 'button', ...button }, MAPLE, { container: { type: 'message', is_ephemeral: true } }),
  );
  await fake.until(() => fake.responses.length > before);
  return fake.responses.at(-1) as unknown as Sent;
}

test('a list turns its pages in place, for who asked alone; a file of it waits in their direct messages', async () => {
  const { fake } = world;
  const first = await say('mentions Kestrelbox');
  expect(first.response_type).toBe('ephemeral');
  expect(JSON.stringify(first)).toContain('20 mentions.');
  // What strangers write stands in rich text, where nothing is parsed.
  expect(JSON.stringify(first.text)).not.toContain('<!channel>');
  const second = await pressIn(first, 'Older');
  expect(second).toMatchObject({ response_type: 'ephemeral', replace_original: true });
  expect(JSON.stringify(second)).toContain('9 to 16 of 20');
  expect(JSON.stringify(await pressIn(second, 'Newer'))).toContain('1 to 8 of 20');

  const saved = await pressIn(second, 'Save as a file');
  expect(JSON.stringify(saved)).toContain('direct messages with Earshot');
  const [file] = fake.files;
  expect(fake.files).toHaveLength(1);
  expect(file!.channel).toMatch(/^D/);
  const rows = parse(file!.bytes.toString('utf8'), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows).toHaveLength(20);
  expect(rows[0]).toMatchObject({ author: "'=cmd()", keyword: 'Kestrelbox' });
  const told = fake.messages.at(-1)!;
  expect(told.text).toContain('20 posts as CSV');
  expect(told.channel).toBe(file!.channel);
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'] as const)(
  'where Slack refuses the file at %s, the answer says so',
  async (method) => {
    world.fake.fail(method, { error: 'missing_scope' });
    const sent = await say('export mentions Kestrelbox --format ndjson');
    expect(JSON.stringify(sent)).toContain('The file was not sent: Earshot lacks the permission files:write');
    expect(world.fake.files).toEqual([]);
  },
);
