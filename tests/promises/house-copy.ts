import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What a contributor does by hand: whole new files, and single lines put into files that exist. Paths are the project's. */
export interface Extension {
  write: Readonly<Record<string, string>>;
  /** `after`: text of a line that exists; the new line follows its first occurrence. */
  lines: readonly { file: string; after: string; line: string }[];
}

/**
 * A copy of the project's code with one extension added, under `out/promises/<name>`: there packages resolve as they do
 * for the project itself, and its modules can be imported beside the real ones.
 * @returns the folder of the copy
 */
export function extendHouse(name: string, { write, lines }: Extension): string {
  const folder = join(ROOT, 'out', 'promises', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const [file, text] of Object.entries(write)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text, { flag: 'wx' });
  }
  for (const { file, after, line } of lines) {
    const rows = readFileSync(join(folder, file), 'utf8').split('\n');
    const at = rows.findIndex((row) => row.includes(after));
    if (at < 0) throw new Error(`${file} has no line with ${after}`);
    rows.splice(at + 1, 0, line);
    writeFileSync(join(folder, file), rows.join('\n'));
  }
  return folder;
}

const IMPORTED = /(?:from|import\()\s*'(\.{1,2}\/[^']+\.ts)'/g;

/**
 * Files that tests share, with all that they import from among the tests, as they go along into a copy.
 * @returns text by path
 */
export function sharedByTests(...paths: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in texts || !path.startsWith('tests/')) continue;
    const text = readFileSync(join(ROOT, path), 'utf8');
    texts[path] = text;
    const folder = dirname(join(ROOT, path));
    for (const [, imported = ''] of text.matchAll(IMPORTED))
      waiting.push(relative(ROOT, join(folder, imported)).replaceAll('\\', '/'));
  }
  return texts;
}

/** What the compiler says of a copy; empty when all is well. It reads again only what has changed since the last run. */
export function compilerErrors(folder: string): string {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--singleThreaded',
    '--incremental',
    '--tsBuildInfoFile',
    `${folder}.tsbuildinfo`,
  ];
  try {
    execFileSync(process.execPath, [compiler, ...options], { cwd: folder, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error);
  }
}

/** The files that a section of CONTRIBUTING.md names, `<id>` and `<tag>` filled in. @param heading text of its heading */
export function promisedFiles(heading: string, names: Readonly<Record<string, string>>): string[] {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`CONTRIBUTING.md has no section "${heading}"`);
  const files = [...section.matchAll(/`(src\/[^`\s]+\.ts)`/g)].map(([, path]) =>
    path!.replace(/<(\w+)>/g, (whole, key: string) => names[key] ?? whole),
  );
  return [...new Set(files)].sort();
}

/** The files that an extension touches, for a comparison with what is promised. */
export function touchedFiles({ write, lines }: Extension): string[] {
  return [...new Set([...Object.keys(write), ...lines.map(({ file }) => file)])].sort();
}
