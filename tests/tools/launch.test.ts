import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../tools/bundle/bundle.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launch-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20' }, dependencies: {} }));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Launches a program of one module in a process of its own. */
function launched(module: string) {
  writeFileSync(join(root, 'src/main.ts'), module);
  const options = { root, name: 'made', entries: { main: 'src/main.ts' } };
  return spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { launch } = await import(${JSON.stringify(pathToFileURL(join(ROOT, 'tools/bundle/launch.mjs')).href)});
      const main = await launch('main', ${JSON.stringify(options)});
      main();`,
    ],
    { encoding: 'utf8' },
  );
}

test('a program runs', () => {
  expect(launched(`export const main = () => console.log('runs');`)).toMatchObject({
    stdout: 'runs\n',
    status: 0,
  });
});

test('Ctrl-C while its modules load ends it: it never runs', () => {
  const { stdout, stderr, status } = launched(
    `process.kill(process.pid, 'SIGINT');\nexport const main = () => console.log('runs');`,
  );
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 130 });
});
