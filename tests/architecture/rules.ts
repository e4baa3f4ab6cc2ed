import type { Files, Import } from './files.ts';

interface Arrow {
  /** Where it begins: a folder, or a file that stands for itself. The first one that fits counts. */
  from: string;
  /** Allowed imports beside the folder itself. */
  may: RegExp;
  /** Allowed type-only imports. */
  types?: RegExp;
  why: string;
}

const ERRORS = 'config/errors\\.ts$';

/** The whole plan: every file of the product begins in one row, and what no row allows is forbidden. */
export const ARROWS: readonly Arrow[] = [
  {
    from: 'play/',
    may: /^(src\/(bot\.ts$|config\/|listening\/|messages\/languages\/index\.ts$|adapters\/terminal\/)|tools\/bundle\/)/,
    types: /^src\//,
    why: 'a scenario runs the bot as it is, from outside',
  },
  {
    from: 'tour/',
    may: /^(play\/|src\/adapters\/terminal\/)/,
    types: /^src\//,
    why: 'the tour is a scenario like others',
  },
  { from: 'src/bot.ts', may: /^src\//, why: 'it composes everything' },
  {
    from: 'src/config/chat-platforms.ts',
    may: /^src\/(config\/|adapters\/(slack|discord|terminal)\/index\.ts$)/,
    types: /^src\/(listening\/(time|channel)|adapters\/platform|store\/store)\.ts$/,
    why: 'it composes the chat platforms',
  },
  {
    from: 'src/config/command-ports.ts',
    may: /^src\/(config\/|listening\/|services\/)/,
    types: /^src\/(commands\/command|store\/store)\.ts$/,
    why: 'it composes what commands ask of the network',
  },
  {
    from: 'src/config/',
    may: /^src\/(listening\/sources\/|messages\/languages\/(index|copy|zone-words)\.ts$|services\/nearest\.ts$)/,
    types: /^src\/(listening\/|adapters\/slack\/|store\/store\.ts$)/,
    why: 'a setting is read the same whatever runs with it',
  },
  {
    from: 'src/listening/',
    may: new RegExp(`^src/${ERRORS}`),
    why: 'the judgment is testable with two literals and no mock',
  },
  {
    from: 'src/messages/',
    may: new RegExp(`^src/(listening/|${ERRORS})`),
    why: 'what is said does not depend on where it is said',
  },
  {
    from: 'src/services/',
    may: new RegExp(`^src/(listening/|messages/|${ERRORS})`),
    types: /^src\/(store\/store|adapters\/platform|config\/log)\.ts$/,
    why: 'commands, jobs and outside doors share what depends on none of them',
  },
  {
    from: 'src/commands/',
    may: new RegExp(`^src/(services/|messages/|listening/|${ERRORS})`),
    types: /^src\/(store\/store|adapters\/platform|config\/log)\.ts$/,
    why: 'a command that knows a platform cannot serve another',
  },
  {
    from: 'src/jobs/',
    may: new RegExp(`^src/(services/|messages/|listening/|${ERRORS})`),
    types: /^src\/(store\/store|config\/log)\.ts$/,
    why: 'a job says when, and a command is not asked by a clock',
  },
  {
    from: 'src/store/',
    may: new RegExp(`^src/(listening/|${ERRORS})`),
    types: /^src\/messages\/message\.ts$/,
    why: 'the store never builds a sentence',
  },
  {
    from: 'src/adapters/',
    may: new RegExp(`^src/(messages/|listening/|commands/parser/|${ERRORS})`),
    types: /^src\/(commands\/command|config\/log)\.ts$/,
    why: 'two truths about a click',
  },
];

const PRODUCT = /^(src|play|tour)\//;
const PROJECT = /^(src|play|tour|tools|tests)\//;

export function againstThePlan(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => PRODUCT.test(from) && PROJECT.test(to))
    .flatMap(({ from, to, typeOnly }) => {
      const row = ARROWS.find((arrow) => from.startsWith(arrow.from));
      if (!row) return [`${from} stands in no folder of the plan`];
      const inside = row.from.endsWith('/') && to.startsWith(row.from);
      if (inside || row.may.test(to) || (typeOnly && row.types?.test(to))) return [];
      return [`${from} -> ${to}: ${row.why}`];
    });
}

/** Files that stand in no folder of the plan, imported or not. */
export function outsideThePlan(files: Files): string[] {
  return [...files.keys()].filter(
    (path) => PRODUCT.test(path) && !ARROWS.some(({ from }) => path.startsWith(from)),
  );
}

/** Charts are drawn in one place, also for the pages that hold them. */
const PAINTER = 'chart-image';
const PAGES = ['report-file', 'dashboard-page'];

export function betweenAdapters(imports: readonly Import[]): string[] {
  const own = (path: string) => /^src\/adapters\/([^/]+)\//.exec(path)?.[1];
  return list(
    imports.filter(({ from, to }) => {
      const [user, used] = [own(from), own(to)];
      return user && used && user !== used && !(used === PAINTER && PAGES.includes(user));
    }),
  );
}

/** A language is data: its texts are read through the list of languages, and it takes no text from another one. */
export function pastTheLanguageList(imports: readonly Import[]): string[] {
  const own = (path: string) => /^src\/messages\/languages\/([^/]+)\//.exec(path)?.[1];
  return list(
    imports.filter(
      ({ from, to, typeOnly }) =>
        own(to) &&
        own(from) !== own(to) &&
        from !== 'src/messages/languages/index.ts' &&
        !(typeOnly && from.startsWith('src/messages/languages/')),
    ),
  );
}

/** The one file that loads data of a package when it is first needed, as an import would at start. */
const LAZY_PACKAGES = 'src/listening/sentiment/lists/packaged.ts';

export function ioOfTheDomain(imports: readonly Import[]): string[] {
  return list(
    imports.filter(
      ({ from, to }) =>
        from.startsWith('src/listening/') &&
        to.startsWith('node:') &&
        to !== 'node:crypto' &&
        !(from === LAZY_PACKAGES && to === 'node:module'),
    ),
  );
}

/** Each prescribed package has one home. */
const HOMES: Readonly<Record<string, RegExp>> = {
  '@slack/bolt': /^src\/adapters\/slack\//,
  'discord.js': /^src\/adapters\/discord\//,
  'node-cron': /^src\/jobs\/scheduler\.ts$/,
  'rss-parser': /^src\/listening\/sources\//,
  sentiment: /^src\/listening\/sentiment\//,
  'better-sqlite3': /^src\/store\//,
  'quickchart-js': /^src\/adapters\/chart-image\//,
};

export function awayFromHome(imports: readonly Import[]): string[] {
  return Object.entries(HOMES).flatMap(([name, home]) => {
    const users = imports.filter(
      ({ from, to }) => from.startsWith('src/') && (to === name || to.startsWith(`${name}/`)),
    );
    if (users.length === 0) return [`${name} is used by nobody`];
    return list(users.filter(({ from }) => !home.test(from)));
  });
}

export function readersOfTheEnvironment(files: Files): string[] {
  return [...files].filter(([, text]) => /process\.env\b/.test(text)).map(([path]) => path);
}

/** Groups of files that import each other in a circle; types count too, since who reads one must read all. */
export function circles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reaches = (start: string): Set<string> => {
    const seen = new Set<string>();
    const waiting = [...(targets.get(start) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(targets.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map([...targets.keys()].map((file) => [file, reaches(file)]));
  const found = new Set<string>();
  const groups: string[][] = [];
  for (const [file, others] of reached) {
    if (!others.has(file) || found.has(file)) continue;
    const group = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    for (const other of group) found.add(other);
    groups.push(group);
  }
  return groups;
}

const MOST_LINES = 300;
/** The first words of a file that is longer than the others, with its reason behind. */
const REASON = /^\/\*\* Long because \w/;

/** Files that are too long and do not begin with `/** Long because …`, and those that say so without need. */
export function longWithoutReason(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    if (lines > MOST_LINES && !REASON.test(text)) return [`${path}: ${lines} lines`];
    return lines <= MOST_LINES && REASON.test(text) ? [`${path}: no longer long`] : [];
  });
}

function list(imports: readonly Import[]): string[] {
  return imports.map(({ from, to }) => `${from} -> ${to}`);
}
