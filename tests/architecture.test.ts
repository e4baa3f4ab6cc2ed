import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

interface Import {
  from: string;
  /** A path inside the repository, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)';/gm)].map(
    (match) => ({
      from: file,
      to: match[2]!.startsWith('.')
        ? relative(ROOT, normalize(join(ROOT, dirname(file), match[2]!)))
        : match[2]!,
      typeOnly: match[1] !== undefined,
    }),
  );
}

const files = filesUnder('src');
const imports = files.flatMap(importsOf);

/** Arrows of the design: a folder, what it may import, and why not the rest. */
const ARROWS: { folder: string; may: RegExp; types?: RegExp; why: string }[] = [
  {
    folder: 'src/listening/',
    may: /^src\/(listening\/|config\/errors\.ts)/,
    why: 'the judgment is testable with two literals and no mock',
  },
  {
    folder: 'src/messages/',
    may: /^src\/(messages\/|listening\/|config\/errors\.ts)/,
    why: 'what we say does not depend on where we say it',
  },
  {
    folder: 'src/services/',
    may: /^src\/(services\/|messages\/|listening\/|config\/(errors|log)\.ts)/,
    types: /^src\/(store\/store|adapters\/platform)\.ts/,
    why: 'a service that knows commands or jobs can be asked by nobody else',
  },
  {
    folder: 'src/commands/',
    may: /^src\/(commands\/|services\/|messages\/|listening\/|config\/(errors|log)\.ts)/,
    types: /^src\/(store\/store|adapters\/platform)\.ts/,
    why: 'a command that knows a platform cannot serve another',
  },
  {
    folder: 'src/jobs/',
    may: /^src\/(jobs\/|services\/|messages\/|listening\/|config\/(errors|log)\.ts)/,
    types: /^src\/(store\/store|adapters\/platform)\.ts/,
    why: 'a job that knows an adapter sends twice on the second one',
  },
  {
    folder: 'src/store/',
    may: /^src\/(store\/|listening\/|config\/errors\.ts)/,
    types: /^src\/messages\/message\.ts/,
    why: 'the store never builds a sentence',
  },
  {
    folder: 'src/adapters/',
    may: /^src\/(adapters\/|messages\/|listening\/|commands\/(command|parser\/(parse|lex))|config\/(errors|log)\.ts)/,
    types: /^src\/commands\//,
    why: 'two truths about a click',
  },
];

/** Each prescribed package has one home. */
const HOMES: Record<string, RegExp> = {
  '@slack/bolt': /^src\/adapters\/slack\//,
  'discord.js': /^src\/adapters\/discord\//,
  'node-cron': /^src\/jobs\/scheduler\.ts$/,
  'rss-parser': /^src\/listening\/sources\//,
  sentiment: /^src\/listening\/sentiment\//,
  'better-sqlite3': /^src\/store\//,
  'quickchart-js': /^src\/adapters\/chart-image\//,
};

describe('the arrows of the design', () => {
  test('the test sees the code', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  for (const { folder, may, types, why } of ARROWS) {
    test(`${folder} imports only what it may: ${why}`, () => {
      const wrong = imports
        .filter(({ from, to }) => from.startsWith(folder) && to.startsWith('src/'))
        .filter(({ to, typeOnly }) => !may.test(to) && !(typeOnly && types?.test(to)))
        .map(({ from, to }) => `${from} -> ${to}`);
      expect(wrong).toEqual([]);
    });
  }

  test('an adapter never imports another adapter', () => {
    const own = (path: string) => /^src\/adapters\/([^/]+)\//.exec(path)?.[1];
    const wrong = imports
      .filter(({ from, to }) => own(from) && own(to) && own(from) !== own(to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('the domain does no input or output', () => {
    const wrong = imports
      .filter(
        ({ from, to }) => from.startsWith('src/listening/') && to.startsWith('node:') && to !== 'node:crypto',
      )
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('nobody imports the composition root', () => {
    expect(imports.filter(({ to }) => to === 'src/bot.ts')).toEqual([]);
  });

  test('each prescribed package has one home, and does work there', () => {
    for (const [name, home] of Object.entries(HOMES)) {
      const users = imports
        .filter(({ to }) => to === name || to.startsWith(`${name}/`))
        .map(({ from }) => from);
      expect(users.filter((from) => !home.test(from))).toEqual([]);
      expect(users.length, `${name} is used`).toBeGreaterThan(0);
    }
  });

  test('only the configuration reads the environment', () => {
    const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(readers).toEqual(['src/config/config.ts']);
  });

  test('files stay short', () => {
    const long = files
      .filter((file) => !file.includes('/languages/') && !file.includes('/sentiment/'))
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 330);
    expect(long).toEqual([]);
  });
});
