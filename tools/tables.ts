import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PermissionFlagsBits } from 'discord.js';
import { commands } from '../src/commands/index.ts';
import { VARIABLES } from '../src/config/config.ts';
import { isSecret, sourceVariable } from '../src/config/source-options.ts';
import { SOURCES } from '../src/listening/sources/index.ts';
import type { SourceInfo } from '../src/listening/sources/source.ts';
import { copyOf } from '../src/messages/languages/copy.ts';
import { verbNames } from '../src/messages/languages/vocabulary.ts';

/** The tables of the documents, made from the code; `tests/readme.test.ts` fails when they differ. */
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

/** What the bot needs on Discord, why, and the number that stands for all of it in an invite address. */
export function permissionTable(): string {
  const all = Object.values(PERMISSIONS).reduce((sum, { bits }) => sum | bits, 0n);
  return [
    '| permission | for |',
    '|---|---|',
    ...Object.entries(PERMISSIONS).map(([name, { why }]) => row(name, why)),
    '',
    `All of them together are the number \`${all}\`:`,
    '',
    '```',
    `https://discord.com/oauth2/authorize?client_id=YOUR_APPLICATION_ID&scope=bot+applications.commands&permissions=${all}`,
    '```',
  ].join('\n');
}

/** Numbers of the permissions: discord.com/developers/docs/topics/permissions. */
const PERMISSIONS: Readonly<Record<string, { bits: bigint; why: string }>> = {
  'View Channel, Send Messages': {
    bits: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    why: 'cards, digests, notices',
  },
  'Attach Files': { bits: PermissionFlagsBits.AttachFiles, why: 'charts; reports and exports as files' },
  'Create Public Threads, Send Messages in Threads': {
    bits: PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads,
    why: 'evidence and talk under a card',
  },
  'Read Message History': {
    bits: PermissionFlagsBits.ReadMessageHistory,
    why: 'finding a message of its own whose answer was lost, before it is sent again: no other message is looked at',
  },
  'Pin Messages': {
    bits: PermissionFlagsBits.PinMessages,
    why: 'pinning the dashboard of a channel; without it the dashboard is there, unpinned',
  },
};

/** The address that opens Slack's page for a new app with our manifest in it (docs.slack.dev/app-manifests). */
export function slackLink(manifest: string): string {
  const bare = manifest
    .split('\n')
    .map((line) => line.replace(/(^|\s)#(?![0-9a-f]{6}").*$/, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
  return `[Create the app with this link](https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(bare)}), which holds the manifest, or paste [\`manifest.yml\`](../manifest.yml).`;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const MADE: Readonly<Record<string, () => string>> = {
  sources: sourceTable,
  configuration: configurationTable,
  commands: commandTable,
  permissions: permissionTable,
  link: () => slackLink(read('manifest.yml')),
};

/** The documents with something made in them. */
export const DOCUMENTS = [
  'docs/sources.md',
  'docs/configuration.md',
  'docs/commands.md',
  'docs/discord.md',
  'docs/slack.md',
];

/** A document with what is made in it made anew between its marks, `<!-- sources -->` to `<!-- /sources -->`. */
export function withTables(document: string): string {
  return document.replace(
    /(<!-- (\w+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}\n${MADE[name]!()}\n\n${end}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const path of DOCUMENTS) writeFileSync(new URL(`../${path}`, import.meta.url), withTables(read(path)));
