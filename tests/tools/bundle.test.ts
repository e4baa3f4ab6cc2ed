import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundle, ROOT } from '../../tools/bundle/bundle.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
  mkdirSync(join(root, 'src'));
  write('package-lock.json', '{}');
  write('src/main.ts', `import { deep } from './deep.ts';\n\nexport const main = (): string => deep('a');\n`);
  write('src/deep.ts', `/** Words. */\n\nexport const deep = (text: string): string => text.repeat(2);\n`);
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const make = () => bundle({ root, name: 'made', entries: { main: 'src/main.ts' } });
const run = (folder: string) =>
  spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      '-e',
      `import('${join(folder, 'main.mjs')}').then((it) => console.log(it.main()))`,
    ],
    { encoding: 'utf8' },
  );

test('a bundle is made once, and again when sources, packages or their lock have changed', async () => {
  const first = await make();
  expect(run(first).stdout).toBe('aa\n');
  const { ino } = statSync(join(first, 'main.mjs'));
  expect(await make()).toBe(first);
  expect(statSync(join(first, 'main.mjs')).ino).toBe(ino);

  write('src/deep.ts', `export const deep = (text: string): string => text.repeat(3);\n`);
  const second = await make();
  expect(run(second).stdout).toBe('aaa\n');
  write('package-lock.json', '{ "changed": true }');
  const third = await make();
  write('src/unused.ts', 'export const unused = 1;\n');
  const fourth = await make();
  rmSync(join(root, 'src/unused.ts'));
  expect(await make()).toBe(third);
  expect(new Set([first, second, third, fourth]).size).toBe(4);
});

test('whoever runs still finds its bundle: the last three stay', async () => {
  const made = [];
  for (const count of [2, 3, 4, 5]) {
    write('src/deep.ts', `export const deep = (text: string): string => text.repeat(${count});\n`);
    made.push(await make());
  }
  expect(made.map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
});

test('two who make one at once get the same', async () => {
  const [first, second] = await Promise.all([make(), make()]);
  expect(first).toBe(second);
  expect(readdirSync(join(root, 'out/made'))).toHaveLength(1);
});

test('sources that cannot be bundled leave nothing behind', async () => {
  write('src/main.ts', `import { gone } from './gone.ts';\nexport const main = gone;\n`);
  await expect(make()).rejects.toThrow('gone.ts');
  expect(readdirSync(join(root, 'out/made'))).toEqual([]);
});

test('a stack names the source', async () => {
  write(
    'src/deep.ts',
    `/** Fails. */\n\nexport const deep = (text: string): string => {\n  throw new Error(text);\n};\n`,
  );
  expect(run(await make()).stderr).toMatch(/at deep .*src\/deep\.ts:4:\d+/);
});

test('npm start reads the .env of the folder that it is started in', () => {
  write('.env', 'EARSHOT_LANGUAGE=xx\nEARSHOT_RETENTION_DAYS=0\n');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/bundle/start.mjs')], {
    cwd: root,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(stderr).toContain('EARSHOT_LANGUAGE is not one of en, fr');
  expect(stderr).toContain('EARSHOT_RETENTION_DAYS is below 1');
  expect(status).toBe(1);
});
