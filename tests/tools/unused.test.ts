import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unused-'));
  for (const file of ['knip.json', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Findings of the check of unused code in a project that has these files and our settings. */
function complaints(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/knip/bin/knip.js'),
      '--production',
      '--include',
      'files,exports,types',
      '--reporter',
      'json',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const { issues } = JSON.parse(stdout) as {
    issues: { file: string; files?: unknown[]; exports: { name: string }[]; types: { name: string }[] }[];
  };
  return issues
    .flatMap(({ file, files, exports, types }) => [
      ...(files?.length ? [file] : []),
      ...[...exports, ...types].map(({ name }) => `${file} ${name}`),
    ])
    .sort();
}

test('an export, a type or a file that only a test uses is reported; what a tool uses is not', () => {
  expect(
    complaints({
      'src/bot.ts': `import { used } from './part.ts';\nused();\n`,
      'src/part.ts': `export const used = () => {};\nexport const tested = 1;\nexport const measured = 2;\nexport type Tested = 3;\n`,
      'src/forgotten.ts': 'export const forgotten = 1;\n',
      'tools/measure.ts': `import { measured } from '../src/part.ts';\nconsole.log(measured);\n`,
      'tests/part.test.ts': `import { tested, type Tested } from '../src/part.ts';\nimport { forgotten } from '../src/forgotten.ts';\nconsole.log(tested, forgotten, 3 satisfies Tested);\n`,
    }),
  ).toEqual(['src/forgotten.ts', 'src/part.ts Tested', 'src/part.ts tested']);
});
