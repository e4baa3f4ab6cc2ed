import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createPrompt } from '../../../src/adapters/terminal/prompt.ts';

/** A person's keys, and what they see. */
function atKeys() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  let interrupts = 0;
  const prompt = createPrompt(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
    () => interrupts++,
  );
  return {
    prompt,
    type: (keys: string) => input.write(keys),
    seen: () => seen,
    interrupts: () => interrupts,
    input,
  };
}

test('lines that are ahead of their questions wait for them', async () => {
  const { prompt, type } = atKeys();
  const first = prompt.ask('one> ');
  type('a\rb\rc\r');
  expect(await first).toBe('a');
  expect([await prompt.ask('two> '), await prompt.ask('three> ')]).toEqual(['b', 'c']);
});

test('what is printed meanwhile stands above the line, which is kept', async () => {
  const { prompt, type, seen } = atKeys();
  const line = prompt.ask('> ');
  type('half a ');
  await new Promise((resolve) => setImmediate(resolve));
  prompt.write('\nAn alert.\n');
  expect(seen()).toMatch(/An alert\.\n[\s\S]*> [\s\S]*half a /);
  type('line\r');
  expect(await line).toBe('half a line');
});

test('Esc takes what was typed with it; the next question begins anew', async () => {
  const { prompt, type } = atKeys();
  const left = prompt.ask('one> ');
  type('half');
  type('\u001b');
  expect(await left).toBeNull();
  expect(prompt.isClosed()).toBe(false);
  const next = prompt.ask('two> ');
  type('whole\r');
  expect(await next).toBe('whole');
});

test('Ctrl-C closes it and says so; Ctrl-D and the end of the input close it', async () => {
  for (const [end, interrupts] of [
    ['\u0003', 1],
    ['\u0004', 0],
    [null, 0],
  ] as const) {
    const keys = atKeys();
    const open = keys.prompt.ask('> ');
    if (end === null) keys.input.end();
    else keys.type(end);
    expect(await open).toBeNull();
    expect(keys.prompt.isClosed()).toBe(true);
    expect(await keys.prompt.ask('> ')).toBeNull();
    expect(keys.interrupts()).toBe(interrupts);
  }
});
