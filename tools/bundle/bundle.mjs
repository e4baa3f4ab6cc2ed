import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Native code, and what packages use only where somebody has installed it. */
const EXTERNAL = [
  'better-sqlite3',
  '@napi-rs/canvas',
  // Reads the words of a language by a path that it puts together itself.
  'sentiment',
  // Reads its weights beside itself; only its thread ever loads it.
  '@energetic-ai/*',
  // Native, and not on every machine.
  '@myriaddreamin/*',
  '@discordjs/opus',
  'bufferutil',
  'erlpack',
  'utf-8-validate',
  'zlib-sync',
];

/** Packages in CommonJS ask for these, which a module does not have. */
const COMMONJS = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/** Bundles of older sources that stay: a bot that still runs may start its worker from one. */
const KEPT = 3;

/** The workers of the bot, which it finds beside itself under these names: what reads feeds, the sentence model, what sets PDFs. */
export const THREADS = {
  boot: 'src/adapters/feed-worker/worker.ts',
  sentence: 'src/adapters/sentence-worker/worker.ts',
  pdf: 'src/adapters/report-file/pdf/worker.ts',
};

const BOT = { bot: 'src/bot.ts', ...THREADS };

/** The project: its `src`, `package-lock.json` and `node_modules`. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * One file of JavaScript for each entry, packages included, made when there is none for these sources yet. It lies under
 * `out/`, so that packages which are not included resolve as for the sources.
 * @returns the folder of the bundle: `<entry>.mjs` for each entry, with a source map beside it
 */
export async function bundle({ root = ROOT, name = 'bundle', entries = BOT, watched = ['src'] } = {}) {
  const home = join(root, 'out', name);
  const folder = join(home, fingerprint(root, entries, watched));
  if (existsSync(folder)) return folder;
  const { build } = await import('esbuild');
  // A bundle appears whole or not at all, whoever else makes the same one now.
  const draft = join(home, `draft-${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      // As deep as in the end: source maps name the sources relative to the bundle.
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      sourcemap: true,
      sourcesContent: false,
      legalComments: 'none',
      banner: { js: COMMONJS },
      external: EXTERNAL,
      plugins: [ownSourcesOnly],
      logLevel: 'silent',
    });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOld(home);
  return folder;
}

/** Node reads a source map whole at start: without those of packages it is a tenth, and 30 MB of memory less. */
const ownSourcesOnly = {
  name: 'source maps of our own files only',
  setup(build) {
    const empty = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');
    build.onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${empty}`,
      loader: 'default',
    }));
  },
};

/** Says by their contents whether sources, packages or the way to bundle them have changed. */
function fingerprint(root, entries, watched) {
  const hash = createHash('sha256').update(JSON.stringify(entries));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  for (const folder of watched) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.m?ts$|\.m?js$|\.json$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function forgetOld(home) {
  const age = (folder) => statSync(join(home, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const bundles = readdirSync(home).filter((folder) => !folder.startsWith('draft-'));
  const old = bundles.sort((first, second) => age(second) - age(first)).slice(KEPT);
  for (const folder of old) rmSync(join(home, folder), { recursive: true, force: true });
}
