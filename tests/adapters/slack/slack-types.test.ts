import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { SlackBlock } from '../../../src/adapters/slack/block.ts';
import { formView } from '../../../src/adapters/slack/forms.ts';
import { plainerParts, plainerViews } from '../../../src/adapters/slack/plainer.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../../src/adapters/slack/view-blocks.ts';
import { windowsOf } from '../../../src/adapters/slack/window.ts';
import { commands } from '../../../src/commands/index.ts';
import { everyMessage } from '../../messages/every-message.ts';

const require = createRequire(import.meta.url);

/** Younger than Slack's own types (3.2.0): `check-blocks.ts` looks at them alone. */
const UNTYPED = new Set(['data_visualization']);

/** All that the bot can show in Slack, as TypeScript that Slack's own types must accept. Types do not depend on the language. */
function everyPayload(): string[] {
  const payloads = new Set<string>();
  const addBlocks = (blocks: readonly SlackBlock[]) => {
    for (const block of blocks)
      if (!UNTYPED.has(block.type)) payloads.add(`${JSON.stringify(block)} satisfies KnownBlock`);
  };
  const addView = ({ blocks, ...view }: { blocks: readonly unknown[] }) => {
    addBlocks(blocks as SlackBlock[]);
    payloads.add(`${JSON.stringify({ ...view, blocks: [] })} satisfies ModalView`);
  };
  const origin = {
    verb: 'x',
    channel: '@U0MAPLE',
    channelName: '',
    responseUrl: null,
    thread: null,
    filled: 1,
  };
  for (const message of [...everyMessage('en').values()].flat()) {
    for (const part of renderSlack(message).parts)
      for (const { blocks } of plainerParts(part)) addBlocks(blocks);
    plainerViews(viewBlocks(message)).forEach(addBlocks);
    windowsOf({ message, visibility: 'private', change: { verb: 'settings', values: {} } }).forEach(addView);
  }
  for (const definition of commands)
    for (const values of [{}, Object.fromEntries(definition.args.map(({ name }) => [name, '30']))])
      addView(
        formView({
          definition,
          values,
          origin,
          language: 'en',
          previews: true,
          preview: null,
          refills: true,
        }),
      );
  return [...payloads];
}

/** @returns what TypeScript says of them; '' when it accepts them all */
async function faultsOf(payloads: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slack-types-'));
  try {
    const lines = payloads.map((payload) => `void (${payload});`);
    const head = ["import type { KnownBlock, ModalView } from '@slack/types';"];
    await writeFile(join(folder, 'payloads.ts'), [...head, ...lines].join('\n'));
    const options = {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2023',
      types: [],
      paths: { '@slack/types': [join(dirname(require.resolve('@slack/types')), 'index.d.ts')] },
    };
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['payloads.ts'] }),
    );
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
    return await promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
      () => '',
      ({ stdout }) => String(stdout).slice(0, 3_000),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("every payload is one of Slack's own types", async () => {
  const payloads = everyPayload();
  expect(payloads.length).toBeGreaterThan(300);
  expect(await faultsOf(payloads)).toBe('');
});

test.each([
  ['an unknown block', { type: 'chapter' }],
  ['a field that is not there', { type: 'divider', title: 'x' }],
  ['a field that is missing', { type: 'header' }],
  ['a value of another kind', { type: 'context', elements: [{ type: 'plain_text', text: 5 }] }],
])('%s would be seen', async (_name, block) => {
  expect(await faultsOf([`${JSON.stringify(block)} satisfies KnownBlock`])).not.toBe('');
});
