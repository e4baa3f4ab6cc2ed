import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveFile } from '../../../src/adapters/terminal/save-file.ts';
import { plain } from '../../../src/messages/message.ts';
import { textMessage } from '../../../src/messages/text-message.ts';

const locale = { language: 'en', timeZone: 'Europe/Paris' } as const;
const message = textMessage('File of posts', 'plain', locale);
const fileOf = (text: string) => ({ name: 'mentions-a.csv', type: 'text/csv', data: Buffer.from(text) });

test('a file of the same second lies beside the first, and each answer names its own, wherever it is pasted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-exports-'));
  try {
    const answers = [];
    for (const text of ['one', 'two', 'three']) answers.push(await saveFile(folder, fileOf(text), message));
    expect((await readdir(folder)).sort()).toEqual([
      'mentions-a-2.csv',
      'mentions-a-3.csv',
      'mentions-a.csv',
    ]);
    expect(await readFile(join(folder, 'mentions-a-3.csv'), 'utf8')).toBe('three');
    for (const [nth, name] of ['mentions-a.csv', 'mentions-a-2.csv', 'mentions-a-3.csv'].entries()) {
      const line = answers[nth]!.elements[1]!;
      expect(line.kind === 'text' && plain(line.text)).toBe(`File: ${join(folder, name)}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('below the folder of the process its path is short', async () => {
  const folder = await mkdtemp('.earshot-exports-');
  try {
    const line = (await saveFile(folder, fileOf('one'), message)).elements[1]!;
    expect(line.kind === 'text' && plain(line.text)).toBe(`File: ${join(folder, 'mentions-a.csv')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
