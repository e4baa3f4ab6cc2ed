import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withTables } from '../tools/readme-tables.ts';
import { sampleFiles } from '../tour/generate.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('what newcomers read is true', () => {
  test('the tables of the README are made from the code (npx tsx tools/readme-tables.ts)', () => {
    expect(text('README.md')).toBe(withTables(text('README.md')));
    expect(text('README.md')).toContain('`EARSHOT_DATABASE`');
    expect(text('README.md')).toContain('/earshot add');
  });

  test('every npm script and every file that it names exists', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const readme = text('README.md');
    for (const [, name] of readme.matchAll(/`npm (?:run )?([a-z:]+)(?: --[^`]*)?`/g))
      if (name !== 'ci') expect(Object.keys(scripts)).toContain(name);
    for (const [, path] of readme.matchAll(/\]\(([a-z][^):]*)\)/gi))
      expect(existsSync(join(ROOT, path!)), path).toBe(true);
  });

  test('the sample week is what its generator makes', () => {
    for (const [name, content] of Object.entries(sampleFiles()))
      expect(text(`tour/sample/${name}`) === content, name).toBe(true);
  });
});
