import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/bundle/bundle.mjs';
import { bundleProblem, installProblem } from '../../tools/bundle/installed.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  write(
    'package.json',
    JSON.stringify({
      engines: { node: '>=20.19' },
      dependencies: { 'better-sqlite3': '1', '@napi-rs/canvas': '1', wordlist: '1' },
    }),
  );
  put('better-sqlite3', 'module.exports = class { close() {} };');
  put('@napi-rs/canvas', '');
  put('wordlist', '');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
function put(name: string, code: string): void {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'main.js' }));
  write(`node_modules/${name}/main.js`, code);
}
const throws = (message: string) => `throw new Error(${JSON.stringify(message)});`;

test('what is installed as it should be has no problem, here and in a folder of its own', () => {
  expect(installProblem(ROOT)).toBeNull();
  expect(installProblem(root)).toBeNull();
});

test.each([
  ['18.20.4', false],
  ['20.9.0', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.1.0', true],
  ['100.0.0', true],
])('Node %s: new enough is %s', (version, enough) => {
  const problem = installProblem(root, version);
  if (enough) expect(problem).toBeNull();
  else
    expect(problem).toBe(
      `Node ${version} is too old: Earshot needs 20.19 or newer. Install it (https://nodejs.org), then type: npm ci`,
    );
});

test('missing packages are named, and how to get them', () => {
  rmSync(join(root, 'node_modules/wordlist'), { recursive: true });
  expect(installProblem(root)).toBe('packages are missing (wordlist). Type: npm ci');
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(installProblem(root)).toMatch(/^packages are missing \(better-sqlite3, .*\)\. Type: npm ci$/);
});

describe('a native package that does not run says what to type', () => {
  test.each([
    [
      "The module 'better_sqlite3.node' was compiled against a different Node.js version using NODE_MODULE_VERSION 127.",
      'better-sqlite3 was built for another version of Node than this one (20.20.2). Type: npm rebuild better-sqlite3',
    ],
    [
      'Could not locate the bindings file. Tried: …',
      'better-sqlite3 has not been built. Type: npm rebuild better-sqlite3',
    ],
    [
      'better_sqlite3.node: invalid ELF header',
      'better-sqlite3 was installed for another machine. Type: npm ci',
    ],
    [
      "libc.so.6: version `GLIBC_9' not found\nRequire stack:\n- /somewhere",
      "better-sqlite3 does not run here: libc.so.6: version `GLIBC_9' not found. Type: npm ci",
    ],
  ])('%s', (message, said) => {
    // Its binary is loaded when the first database is opened.
    put('better-sqlite3', `module.exports = class { constructor() { ${throws(message)} } };`);
    expect(installProblem(root, '20.20.2')).toBe(said);
  });

  test('the one that draws', () => {
    put(
      '@napi-rs/canvas',
      throws('Cannot find native binding. npm has a bug related to optional dependencies'),
    );
    expect(installProblem(root)).toBe('@napi-rs/canvas was installed for another machine. Type: npm ci');
  });
});

test.each([
  [{ code: 'EACCES', path: '/srv/out' }, '/srv/out cannot be written (EACCES). Let this user write there.'],
  [
    { message: "\nYou installed esbuild for another platform than the one you're currently using." },
    'esbuild was installed for another machine. Type: npm ci',
  ],
  [
    { message: 'The package "@esbuild/linux-x64" could not be found, and is needed by esbuild.' },
    'esbuild was installed for another machine. Type: npm ci',
  ],
  [{ message: 'Build failed with 1 error: src/a.ts: ERROR: Could not resolve "./gone.ts"' }, null],
])('an error of bundling: %o', (error, said) => expect(bundleProblem(error)).toBe(said));

test.each(['start.mjs', 'try.mjs'])('%s of a copy without packages says so, and prints no stack', (entry) => {
  for (const file of ['package.json', 'tools/bundle'])
    cpSync(join(ROOT, file), join(root, file), { recursive: true });
  rmSync(join(root, 'node_modules'), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/bundle', entry)], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^Earshot cannot start: packages are missing \(.+\)\. Type: npm ci\n$/);
  expect(stdout).not.toContain('at ');
  expect(status).toBe(1);
});
