import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Packages with native code, and what makes them run it. */
const NATIVE = {
  'better-sqlite3': (Sqlite) => new Sqlite(':memory:').close(),
  '@napi-rs/canvas': () => {},
};
/** How many missing packages are named. */
const NAMED = 3;

/**
 * Why the bot cannot run as it is installed here, with what to type; null = it can. Written for a Node that may be older
 * than the rest of the code can be read by.
 */
export function installProblem(root, node = process.versions.node) {
  const { engines, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace(/[^\d.]/g, '');
  if (isOlder(node, wanted))
    return `Node ${node} is too old: Earshot needs ${wanted} or newer. Install it (https://nodejs.org), then type: npm ci`;
  const from = createRequire(join(root, 'package.json'));
  const missing = Object.keys(dependencies).filter(
    (name) =>
      !(from.resolve.paths(name) || []).some((folder) => existsSync(join(folder, name, 'package.json'))),
  );
  if (missing.length > 0) {
    const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
    return `packages are missing (${missing.slice(0, NAMED).join(', ')}${more}). Type: npm ci`;
  }
  for (const [name, run] of Object.entries(NATIVE)) {
    if (!(name in dependencies)) continue;
    try {
      run(from(name));
    } catch (error) {
      return nativeProblem(name, String(error.message || error), node);
    }
  }
  return null;
}

/** What an error while the sources are bundled means for who wants to start the bot; null = a bug of ours. */
export function bundleProblem(error) {
  if (/^E(?:ACCES|PERM|ROFS|NOSPC|NOTDIR|EXIST)$/.test(error.code || '') && error.path)
    return `${error.path} cannot be written (${error.code}). Let this user write there.`;
  return /esbuild (?:for another platform|package)|@esbuild\//.test(String(error.message))
    ? 'esbuild was installed for another machine. Type: npm ci'
    : null;
}

function nativeProblem(name, message, node) {
  if (/NODE_MODULE_VERSION|different Node\.js version/.test(message))
    return `${name} was built for another version of Node than this one (${node}). Type: npm rebuild ${name}`;
  if (/bindings file/.test(message)) return `${name} has not been built. Type: npm rebuild ${name}`;
  if (/native binding|invalid ELF header|not a valid Win32|wrong architecture|mach-o/i.test(message))
    return `${name} was installed for another machine. Type: npm ci`;
  return `${name} does not run here: ${message.split('\n')[0].slice(0, 300)}. Type: npm ci`;
}

function isOlder(version, wanted) {
  const left = version.split('.').map(Number);
  const right = wanted.split('.').map(Number);
  for (let nth = 0; nth < right.length; nth++)
    if ((left[nth] || 0) !== right[nth]) return (left[nth] || 0) < right[nth];
  return false;
}
