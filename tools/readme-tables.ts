import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commands } from '../src/commands/index.ts';
import { VARIABLES } from '../src/config/config.ts';
import { isSecret, sourceVariable } from '../src/config/source-options.ts';
import { SOURCES } from '../src/listening/sources/index.ts';
import type { SourceInfo } from '../src/listening/sources/source.ts';
import { copyOf } from '../src/messages/languages/copy.ts';
import { verbNames } from '../src/messages/languages/vocabulary.ts';

/** The README's tables, made from the code; `tests/readme.test.ts` fails when they differ. */
export function configurationTable(): string {
  const own = Object.entries(VARIABLES).map(([name, { fallback, about }]) =>
    row(`\`${name}\``, fallback === '' ? '–' : `\`${fallback}\``, about),
  );
  const ofSources = SOURCES.flatMap(({ id, label, options, about }) =>
    Object.entries(about).map(([option, sentence]) => {
      const fallback = options[option];
      return row(
        `\`${sourceVariable(id, option)}\``,
        fallback === null ? 'needed' : fallback === '' ? '–' : `\`${fallback}\``,
        `${label}: ${sentence}`,
      );
    }),
  );
  const addresses = SOURCES.flatMap(({ id, options, about }) =>
    Object.keys(options)
      .filter((option) => !(option in about))
      .map((option) => `\`${sourceVariable(id, option)}\``),
  );
  return [
    '| variable | default | what it is |',
    '|---|---|---|',
    ...own,
    ...ofSources,
    '',
    `The addresses of the services stand in variables too, for a proxy or a server of your own; an empty one switches its source off: ${addresses.join(', ')}.`,
  ].join('\n');
}

/** Every source: how it is switched on, what it costs, where its key comes from, and whether it was ever tried live. */
export function sourceTable(): string {
  const rows = SOURCES.map((source) => {
    const { label, homepage, cost, keyFrom, triedLive } = source;
    return row(
      `[${label}](${homepage})`,
      switchOf(source),
      cost,
      keyFrom ?? '–',
      triedLive ? 'yes' : 'not yet',
    );
  });
  return [
    '| source | switched on by | costs | key | tried live |',
    '|---|---|---|---|---|',
    ...rows,
    row('CSV, NDJSON and OPML files', '`import <name>`', 'free', '–', 'real files'),
  ].join('\n');
}

function switchOf({ id, access, options }: SourceInfo): string {
  const variables = Object.entries(options)
    .filter(([option, fallback]) => fallback === null || (fallback === '' && isSecret(option)))
    .map(([option]) => `\`${sourceVariable(id, option)}\``);
  if (access === 'keyed') return variables.join(', ');
  if (id === 'feed') return '`sources --add <address of a feed or of a page>`';
  const own = access === 'open' ? 'on' : `\`sources --opt-in ${id}\``;
  return variables.length === 0 ? own : `${own}; more with ${variables.join(', ')}`;
}

export function commandTable(): string {
  const copy = copyOf('en').commands;
  const rows = commands.map(({ verb }) =>
    row(
      `\`${verb}\``,
      verbNames(verb)
        .slice(1)
        .map((alias) => `\`${alias}\``)
        .join(', '),
      copy[verb]!.description,
      `\`${copy[verb]!.example}\``,
    ),
  );
  return ['| verb | also | what it does | example |', '|---|---|---|---|', ...rows].join('\n');
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The README with its tables made anew between their marks. */
export function withTables(readme: string): string {
  return [
    ['sources', sourceTable()],
    ['configuration', configurationTable()],
    ['commands', commandTable()],
  ].reduce(
    (text, [name, table]) =>
      text.replace(new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`), `$1\n${table}\n\n$2`),
    readme,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = new URL('../README.md', import.meta.url);
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8')));
}
