import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countWords } from '../src/messages/words.ts';
import { DOCUMENTS, withTables } from '../tools/tables.ts';
import { sampleFiles } from '../tour/generate.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const markdownIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

describe('what newcomers read is true', () => {
  test.each(DOCUMENTS)('what is made in %s is made from the code (npx tsx tools/tables.ts)', (path) => {
    expect(text(path)).toBe(withTables(text(path)));
    expect(text(path)).toMatch(/<!-- \/\w+ -->/);
  });

  test('the README is 900 words at most, and its first command stands on the first screen', () => {
    const readme = text('README.md');
    expect(countWords(readme.replace(/<[^>]+>/g, ' '))).toBeLessThanOrEqual(900);
    expect(readme.split('\n').indexOf('npm ci && npm run try')).toBeGreaterThan(0);
    expect(readme.split('\n').indexOf('npm ci && npm run try')).toBeLessThan(30);
    expect(readme).toContain('npm ci && npm test');
  });

  test('every npm script and every file that a document names exists', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];
    expect(documents.length).toBeGreaterThan(20);
    for (const document of documents) {
      for (const [, name] of text(document).matchAll(/`npm (?:run )?([a-z:]+)(?: --[^`]*)?`/g))
        if (name !== 'ci') expect(Object.keys(scripts), document).toContain(name);
      for (const [, path] of text(document).matchAll(/(?:\]\(|src=")(?!https?:|#|mailto:)([^)"#]+)/g))
        expect(existsSync(join(ROOT, dirname(document), path!)), `${document}: ${path}`).toBe(true);
    }
  });

  test('the sample week is what its generator makes', () => {
    for (const [name, content] of Object.entries(sampleFiles()))
      expect(text(`tour/sample/${name}`) === content, name).toBe(true);
  });
});
