import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/config/errors.ts';
import { languages } from '../../src/messages/languages/index.ts';
import { messageProblems } from '../fakes/discord/validate.ts';
import { blockFaults } from '../fakes/slack/check-blocks.ts';
import { extendHouse } from '../promises/house-copy.ts';
import { languageExtension } from '../promises/pseudo-language.ts';
import { everyProblem } from './every-problem.ts';
import { untranslated } from './foreign-words.ts';
import { OF_DISCORD, OF_SLACK, textsIn, textsOf } from './texts-in.ts';

/** A tag that Discord has too, so that what is registered there is read as well. */
const TAG = 'el';
/** The builders of the samples go along: they speak the languages of the copy. */
const SAMPLES = [
  'every-message.ts',
  'first-look-samples.ts',
  'post-samples.ts',
  'replay-samples.ts',
  'samples.ts',
  ...readdirSync(join(import.meta.dirname, 'samples')).map((name) => `samples/${name}`),
];

const extension = languageExtension(TAG);
const folder = extendHouse('pseudo', {
  ...extension,
  write: {
    ...extension.write,
    ...Object.fromEntries(
      SAMPLES.map((name) => [
        `tests/messages/${name}`,
        readFileSync(join(import.meta.dirname, name), 'utf8'),
      ]),
    ),
  },
});
const house = (path: string) => import(join(folder, path));

const { requestOf } = (await house(
  'src/adapters/discord/body.ts',
)) as typeof import('../../src/adapters/discord/body.ts');
const { createPresses } = (await house(
  'src/adapters/discord/custom-id.ts',
)) as typeof import('../../src/adapters/discord/custom-id.ts');
const { modalJson, otherForm } = (await house(
  'src/adapters/discord/form.ts',
)) as typeof import('../../src/adapters/discord/form.ts');
const { localizeCommands } = (await house(
  'src/adapters/discord/localize-commands.ts',
)) as typeof import('../../src/adapters/discord/localize-commands.ts');
const { commandsJson } = (await house(
  'src/adapters/discord/register.ts',
)) as typeof import('../../src/adapters/discord/register.ts');
const { renderDiscord } = (await house(
  'src/adapters/discord/render.ts',
)) as typeof import('../../src/adapters/discord/render.ts');
const { formView } = (await house(
  'src/adapters/slack/forms.ts',
)) as typeof import('../../src/adapters/slack/forms.ts');
const { renderSlack } = (await house(
  'src/adapters/slack/render.ts',
)) as typeof import('../../src/adapters/slack/render.ts');
const { viewBlocks } = (await house(
  'src/adapters/slack/view-blocks.ts',
)) as typeof import('../../src/adapters/slack/view-blocks.ts');
const { fillForm } = (await house(
  'src/adapters/terminal/forms.ts',
)) as typeof import('../../src/adapters/terminal/forms.ts');
const { renderTerminal } = (await house(
  'src/adapters/terminal/render.ts',
)) as typeof import('../../src/adapters/terminal/render.ts');
const { commands } = (await house('src/commands/index.ts')) as typeof import('../../src/commands/index.ts');
const { UserError } = (await house('src/config/errors.ts')) as typeof import('../../src/config/errors.ts');
const { SOURCES } = (await house(
  'src/listening/sources/index.ts',
)) as typeof import('../../src/listening/sources/index.ts');
const { formatOf } = (await house('src/messages/format.ts')) as typeof import('../../src/messages/format.ts');
const { helpVerb } = (await house('src/messages/help.ts')) as typeof import('../../src/messages/help.ts');
const { copyOf } = (await house(
  'src/messages/languages/copy.ts',
)) as typeof import('../../src/messages/languages/copy.ts');
const { languageTags } = (await house(
  'src/messages/languages/index.ts',
)) as typeof import('../../src/messages/languages/index.ts');
const { verbNames } = (await house(
  'src/messages/languages/vocabulary.ts',
)) as typeof import('../../src/messages/languages/vocabulary.ts');
const { problemMessage } = (await house(
  'src/messages/problem.ts',
)) as typeof import('../../src/messages/problem.ts');
const { everyMessage, FOREIGN_HERE } = (await house(
  'tests/messages/every-message.ts',
)) as typeof import('./every-message.ts');
const { FOREIGN, PARIS } = (await house('tests/messages/samples.ts')) as typeof import('./samples.ts');

const SAME = [
  'Earshot',
  'Slack',
  'Discord',
  PARIS,
  'POST',
  'JSON',
  'EARSHOT_HTTP_PORT',
  '/invite',
  'CSV',
  'NDJSON',
];
const LABELS = SOURCES.map(({ label }) => label);
const FOREIGN_TEXTS = [...FOREIGN, ...FOREIGN_HERE, ...SAME, ...LABELS];

/** The words that are still English, each with the text it was found in. */
function english(texts: readonly string[], alsoKnown: readonly string[] = []): string[] {
  return texts.flatMap((text) => {
    const read = text
      .replace(/\\(?=[\W_])/g, '')
      .replace(/https?:\/\/\S+|<!date\^\d+\^[^|]+|\/earshot(?:-admin|-posts)?\b/g, '');
    const left = untranslated(read, [...FOREIGN_TEXTS, ...alsoKnown]);
    return left.length === 0 ? [] : [`${left.join(' ')} in: ${text}`];
  });
}

/** A language is chosen by its own name, and typed by its tag. */
const LANGUAGES = languages.map(({ name }) => name);
const TAGS = [...languageTags];
const ORIGIN = {
  verb: 'add',
  channel: '@U1',
  channelName: 'support',
  responseUrl: null,
  thread: null,
  filled: 0,
};
const { idOf } = createPresses(() => 0);

test('the invented language is one that the bot speaks', () => {
  expect(new Set(languageTags)).toEqual(new Set([...languages.map(({ tag }) => tag), TAG]));
  expect(formatOf({ language: TAG, timeZone: PARIS }).weekday(1)).toBe('Δευτέρα');
  expect(english(['[Ýöû ĥåṽé Kestrelbox Router···]', 'You have this'])).toEqual([
    'You have this in: You have this',
  ]);
});

/** The help names each command in English too, which is always taken. */
const VERBS = commands.flatMap(({ verb }) => verbNames(verb));
const known = (name: string) => (name === 'help' ? VERBS : []);

const PROBLEMS = everyProblem(Object.keys(copyOf(TAG).problems) as ProblemCode[], 'x');

describe('nothing is left in English in a message', () => {
  test.each([...everyMessage(TAG)])('%s', (name, messages) => {
    for (const message of messages) expect(english(textsOf(message), known(name))).toEqual([]);
  });

  test.each(commands)('help about $verb', (definition) => {
    const message = helpVerb(definition, { language: TAG, timeZone: PARIS });
    expect(english(textsOf(message), [...verbNames(definition.verb), ...TAGS])).toEqual([]);
  });

  test.each(PROBLEMS)('problem %s %j', (code, params) => {
    const error = new UserError(code, params);
    const message = problemMessage(error, { language: TAG, timeZone: PARIS }, undefined, 'alert');
    expect(
      english(textsOf(message), ['EARSHOT_DATABASE', 'America/New_York', 'RSS', 'csv', 'ndjson', 'OR']),
    ).toEqual([]);
  });
});

describe('nor on a platform', () => {
  test.each([...everyMessage(TAG)])('%s', (name, messages) => {
    for (const message of messages) {
      const { parts, pictures } = renderSlack(message);
      const blocks = parts.flatMap((part) => part.blocks);
      expect(blockFaults(blocks, 'message')).toEqual([]);
      const onSlack = [
        ...parts.map(({ text }) => text),
        ...textsIn([...blocks, ...viewBlocks(message)], OF_SLACK),
        ...pictures.map(({ title }) => title),
      ];
      expect(english(onSlack, known(name))).toEqual([]);

      const localized = localizeCommands(message, commands);
      for (const page of renderDiscord(localized, { pictureOf: () => null, idOf })) {
        expect(messageProblems(requestOf(page).body, [])).toEqual([]);
        // Discord itself calls a switch so.
        expect(english(textsIn(page.components, OF_DISCORD), [...known(name), 'True'])).toEqual([]);
      }

      const shown = renderTerminal(message, { color: false, width: 100, numberButton: () => 1 });
      // A long name is broken where its line ends.
      const broken = ['Router', 'Mini', 'Mesh', 'Hacker', 'News'];
      expect(english([shown.replace(/\n[ ┃│]*/g, ' ')], [...known(name), ...broken])).toEqual([]);
    }
  });
});

describe('nor in a form', () => {
  test.each(commands)('$verb', async (definition) => {
    const { verb } = definition;
    const view = formView({
      definition,
      values: {},
      origin: { ...ORIGIN, verb },
      language: TAG,
      previews: true,
      preview: null,
      refills: false,
    });
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(english(textsIn([view.title, view.submit, view.close, view.blocks], OF_SLACK), LANGUAGES)).toEqual(
      [],
    );

    for (let nth: number | null = 0; nth !== null; nth = otherForm(verb, nth) || null) {
      const modal = modalJson(definition, {}, TAG, idOf, { nth });
      expect(modal.title.length).toBeLessThanOrEqual(45);
      for (const { label, description } of modal.components) {
        expect(label.length).toBeLessThanOrEqual(45);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      expect(english(textsIn(modal, OF_DISCORD), LANGUAGES)).toEqual([]);
    }

    const asked: string[] = [];
    await fillForm(definition, {}, TAG, async (question) => {
      asked.push(question);
      return 'x';
    });
    expect(english(asked, TAGS)).toEqual([]);
  });

  test('nor in what Discord lists', () => {
    const localized: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key.endsWith('_localizations')) localized.push((inner as Record<string, string>)[TAG]!);
        else walk(inner);
      }
    };
    walk(commandsJson(commands, false));
    expect(localized.length).toBeGreaterThan(200);
    expect(english(localized, LANGUAGES)).toEqual([]);
    // Every name but those that no other language translates is there.
    const json = JSON.stringify(commandsJson(commands, false));
    expect(json.match(/"name":/g)!.length - 3).toBe(json.match(/"name_localizations":/g)!.length);
  });
});
