import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Router } from '../../src/adapters/platform.ts';
import type { Invocation } from '../../src/commands/command.ts';
import { type Message, plain } from '../../src/messages/message.ts';
import type { Store } from '../../src/store/store.ts';
import { messageProblems } from '../fakes/discord/validate.ts';
import { blockFaults } from '../fakes/slack/check-blocks.ts';
import { compilerErrors, type Extension, extendHouse, promisedFiles, touchedFiles } from './house-copy.ts';

const NOW = Date.parse('2026-03-03T09:00:00Z');
const INDEX = 'src/commands/index.ts';
const NOTHING_STORED = {
  read: 0,
  days: 1,
  found: 0,
  samples: [],
  gained: 0,
  gainedSamples: [],
  lost: 0,
  lostSamples: [],
};
const english = {
  file: 'src/messages/languages/en/commands.ts',
  after: 'const texts = {',
  line: `  count: {
    description: 'How often a keyword was mentioned',
    target: 'Keyword',
    args: { target: pickKeyword, since },
    example: '/earshot count Kestrelbox --since 7d',
    answer: { found: (keyword, mentions) => \`\${keyword}: \${mentions}.\` },
  },`,
};
const french = {
  file: 'src/messages/languages/fr/commands.ts',
  after: 'export const commands: Commands = {',
  line: `  count: {
    names: ['compter'],
    description: fr\`Combien de fois un mot-clé a été mentionné\`,
    target: 'Mot-clé',
    args: { target: pickKeyword, since },
    options: { since: ['depuis'] },
    example: '/earshot compter Kestrelbox --depuis 7j',
    answer: { found: (keyword, mentions) => fr\`\${keyword} : \${mentions}.\` },
  },`,
};
const extension: Extension = {
  write: {
    'src/commands/count.ts': `import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { formatOf } from '../messages/format.ts';
import { copyOf } from '../messages/languages/copy.ts';
import { textMessage } from '../messages/text-message.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const countCommand = defineCommand({
  verb: 'count',
  needs: 'look',
  group: 'read',
  form: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'since', kind: 'duration', min: HOUR, max: 90 * DAY },
  ],
  run: async ({ store, workspace, now, locale }, values) => {
    const keyword = given<Keyword>(values, 'target')!;
    const from = now - (given<number>(values, 'since') ?? 7 * DAY);
    const [totals] = await store.totals(workspace.id, [keyword.id], from, now);
    const { commands, units } = copyOf(locale.language);
    const mentions = formatOf(locale).count(totals?.total ?? 0, units.mentions);
    return privately(textMessage(commands.count.answer.found(keyword.name, mentions), 'plain', locale));
  },
});
`,
  },
  lines: [
    {
      file: INDEX,
      after: "import { compareCommand } from './compare.ts';",
      line: "import { countCommand } from './count.ts';",
    },
    { file: INDEX, after: '  compareCommand,', line: '  countCommand,' },
    english,
    french,
  ],
};

/** French spaces as a keyboard has them. */
const textOf = (message: Message) =>
  [
    message.summary,
    ...message.elements.flatMap((element) =>
      element.kind === 'text' || element.kind === 'heading'
        ? [plain(element.text)]
        : element.kind === 'list'
          ? element.items.map(plain)
          : element.kind === 'facts'
            ? element.facts.map(({ name, value }) => `${name}: ${plain(value)}`)
            : [],
    ),
  ]
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');

describe('a command', () => {
  let folder = '';
  let store: Store;
  let router: Router;
  const house = (path: string) => import(join(folder, path));

  beforeAll(async () => {
    folder = extendHouse('command', extension);
    const { openStore } = await house('src/store/open.ts');
    const { createRouter } = await house('src/commands/router.ts');
    store = await openStore(':memory:');
    router = createRouter({
      store,
      now: () => NOW,
      ports: {
        discoverFeeds: () => expect.unreachable(),
        importFile: () => expect.unreachable(),
        wake: () => {},
        backFill: async () => NOTHING_STORED,
        unmatchedDays: 7,
        learnedBySentence: () => null,
        webhookAddress: () => null,
        sources: () => [],
      },
      log: {
        debug: () => {},
        info: () => {},
        warn: () => {},
        error: (_: string, error: Error) => {
          throw error;
        },
      },
      defaults: { language: 'en', timeZone: 'UTC', retentionDays: 90 },
    });
    await say('add kestrelbox --name Kestrelbox', 'en');
  });

  afterAll(() => store.close());

  const ask = (input: Invocation['input'], language: string, origin: Invocation['origin'] = 'typed') =>
    router.handle({
      home: { platform: 'slack', home: 'T0KESTREL' },
      homeName: 'Kestrelbox Ltd',
      channel: { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' },
      channelName: 'support',
      person: { platform: 'slack', id: 'U0MAPLE', name: 'maplefox' },
      admin: false,
      language,
      timeZone: null,
      input,
      origin,
      onceKey: null,
    });
  const say = (text: string, language: string) => ask({ text }, language);
  const definition = () => router.commands.find(({ verb }) => verb === 'count')!;

  test('is added in the files that CONTRIBUTING names, and compiles', () => {
    const promised = ['en', 'fr'].flatMap((tag) => promisedFiles('Add a command', { verb: 'count', tag }));
    expect(touchedFiles(extension)).toEqual([...new Set(promised)].sort());
    expect(compilerErrors(folder)).toBe('');
  });

  test('lacks no words that the compiler does not name', () => {
    const lines = extension.lines.filter((line) => line !== french);
    expect(compilerErrors(extendHouse('command-incomplete', { ...extension, lines }))).toMatch(
      /fr\/commands\.ts.*count/s,
    );
  });

  test.each([
    ['en', 'count kestrelbox --since 7d', 'Kestrelbox: 0 mentions.'],
    ['en', 'compter kestrelbox --depuis 7j', 'Kestrelbox: 0 mentions.'],
    ['fr', 'compter kestrelbox', 'Kestrelbox : 0 mention.'],
  ])('works typed (%s): %s', async (language, line, answer) => {
    expect(textOf((await say(line, language)).message)).toContain(answer);
  });

  test('asks for its keyword in a form, and takes what the form sends', async () => {
    expect(await say('count', 'en')).toMatchObject({
      form: { verb: 'count', values: {} },
      problem: { code: 'missing-argument', argument: 'target' },
    });
    const sent = await ask({ verb: 'count', args: { target: 'kestrelbox', since: '' } }, 'en', 'form');
    expect(textOf(sent.message)).toContain('Kestrelbox: 0 mentions.');
  });

  test('has a form on Slack, on Discord and in the terminal', async () => {
    const { formView } = await house('src/adapters/slack/forms.ts');
    const origin = { channel: 'C0SUPPORT', channelName: 'support', filled: 0 };
    const request = { definition: definition(), values: {}, origin, previews: false, preview: null };
    const view = formView({ ...request, language: 'fr', refills: false });
    expect(blockFaults(view.blocks, 'view')).toEqual([]);
    expect(view.blocks.map(({ label }: { label: { text: string } }) => label.text)).toEqual([
      'Nom d’un mot-clé',
      expect.stringContaining('Jusqu’où remonter'),
    ]);

    const { commandsJson } = await house('src/adapters/discord/register.ts');
    const [root] = commandsJson(router.commands, false);
    expect(root.options.find(({ name }: { name: string }) => name === 'count')).toMatchObject({
      description: 'How often a keyword was mentioned',
      name_localizations: { fr: 'compter' },
      options: [
        { name: 'target', autocomplete: true },
        { name: 'since', name_localizations: { fr: 'depuis' } },
      ],
    });

    const { createTerminal } = await house('src/adapters/terminal/index.ts');
    const questions: string[] = [];
    let shown = '';
    const terminal = createTerminal({
      write: (text: string) => {
        shown += text;
      },
      ask: async (question: string) => {
        questions.push(question);
        return 'kestrelbox';
      },
      clock: { now: () => 0, sleep: async () => {} },
      color: false,
      width: 80,
      drawChart: async () => null,
      chartDir: '.',
      fileDir: '.',
      timeZone: 'UTC',
    });
    const person = { platform: 'terminal', id: 'you', name: 'you' };
    await terminal.start(router);
    await terminal.type('add kestrelbox --name Kestrelbox', person, 'general');
    await terminal.type('count', person, 'general');
    expect(questions).toHaveLength(1);
    expect(shown).toContain('Kestrelbox: 0 mentions.');
  });

  test('stands in the help, among all, in its topic and by itself', async () => {
    expect(textOf((await say('help all', 'en')).message)).toContain('count');
    expect(textOf((await say('help reports', 'en')).message)).toContain(
      'count: How often a keyword was mentioned',
    );
    const own = textOf((await say('aide compter', 'fr')).message);
    expect(own).toContain('/earshot compter <mot-clé> [--depuis …]');
    expect(own).toContain('/earshot compter Kestrelbox --depuis 7j');
  });

  test('its answer is shown by all three renderers', async () => {
    const { message } = await say('count kestrelbox', 'en');
    const { renderSlack } = await house('src/adapters/slack/render.ts');
    const { parts } = renderSlack(message);
    expect(
      parts.flatMap(({ blocks }: { blocks: Parameters<typeof blockFaults>[0] }) =>
        blockFaults(blocks, 'message'),
      ),
    ).toEqual([]);
    expect(JSON.stringify(parts)).toContain('0 mentions');
    const { renderDiscord } = await house('src/adapters/discord/render.ts');
    const { requestOf } = await house('src/adapters/discord/body.ts');
    const pages = renderDiscord(message, { pictureOf: () => null, idOf: () => 'id' });
    for (const page of pages) expect(messageProblems(requestOf(page).body, [])).toEqual([]);
    expect(JSON.stringify(pages)).toContain('0 mentions');
    const { renderTerminal } = await house('src/adapters/terminal/render.ts');
    expect(renderTerminal(message, { color: false, width: 80, numberButton: () => 1 })).toContain(
      '0 mentions',
    );
  });

  test('the tool puts it into the documents', async () => {
    cpSync(join(import.meta.dirname, '../../tools/tables.ts'), join(folder, 'tools/tables.ts'));
    const { commandTable } = await house('tools/tables.ts');
    expect(commandTable()).toContain('| `count` | `compter` | How often a keyword was mentioned |');
  });
});
