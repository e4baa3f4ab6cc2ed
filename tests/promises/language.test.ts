import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { Message } from '../../src/messages/message.ts';
import { messageProblems } from '../fakes/discord/validate.ts';
import { blockFaults } from '../fakes/slack/check-blocks.ts';
import { compilerErrors, extendHouse, promisedFiles, sharedByTests, touchedFiles } from './house-copy.ts';
import { languageExtension } from './pseudo-language.ts';

const TAG = 'eo';
/** What the tests share goes along: it speaks the languages of the copy. */
const HELPERS = sharedByTests('tests/commands/harness.ts', 'tests/messages/samples.ts');
const extension = languageExtension(TAG);
const folder = extendHouse('language', {
  ...extension,
  write: { ...extension.write, ...HELPERS },
});
const house = (path: string) => import(join(folder, path));
const locale = { language: TAG, timeZone: 'Europe/Paris' };

/** Every accented letter of the invented language is outside of ASCII. */
const OWN = /[åéîöûñšţ]/;

describe('a language', () => {
  it('is added in the files that CONTRIBUTING names, and compiles', () => {
    // The record stands for its folder.
    const inFolder = new RegExp(`^src/messages/languages/${TAG}/(?!index\\.ts)`);
    const touched = touchedFiles(extension).filter((file) => !inFolder.test(file));
    expect(touched).toEqual(promisedFiles('Add a language', { tag: TAG }));
    expect(compilerErrors(folder)).toBe('');
  });

  it('lacks no text that the compiler does not name', () => {
    const left = [
      ['units.ts', /^ {2}highest:.*\n/m],
      ['commands.ts', /^description: .*\n/m],
      ['commands.ts', /"kind":\[[^\]]*\],/],
      ['choices.ts', /"monday": \[[^\]]*\],\n/],
      ['typed.ts', /"me": \[[^\]]*\],\n/],
      ['charts.ts', /^ {2}gap:.*\n/m],
      ['slack.ts', /^ {2}save:.*\n/m],
      ['discord.ts', /^ {2}root:.*\n/m],
      ['problems.ts', /^ {2}'stale-button'[\s\S]*?\}\),\n/m],
    ] as const;
    const write: Record<string, string> = { ...extension.write };
    for (const [file, text] of left) {
      const path = `src/messages/languages/${TAG}/${file}`;
      const without = write[path]!.replace(text, '');
      expect(without, file).not.toBe(write[path]);
      write[path] = without;
    }
    const incomplete = extendHouse('language-incomplete', { ...extension, write });
    // A text that a new feature brings is missed in every language but the one it was written in.
    const file = join(incomplete, 'src/messages/languages/en/units.ts');
    const before = readFileSync(file, 'utf8');
    const more = before.replace('  unknownAuthor:', "  newest: 'New',\n  unknownAuthor:");
    expect(more).not.toBe(before);
    writeFileSync(file, more);
    const errors = compilerErrors(incomplete);
    for (const name of [
      ...['highest', 'description', 'kind', 'monday', 'me', 'gap', 'save', 'root', 'stale-button'],
      'newest',
    ])
      expect(errors, name).toMatch(new RegExp(`\\b${name}\\b`));
    const named = [...errors.matchAll(/^src\/messages\/languages\/(\w+)\//gm)].map(([, tag]) => tag);
    expect([...new Set(named)].sort()).toEqual([TAG, 'fr']);
  });
});

describe('the added language', () => {
  let commands: readonly CommandDefinition[] = [];
  let words: typeof import('../../src/messages/languages/vocabulary.ts');
  let parseLine: typeof import('../../src/commands/parser/parse.ts')['parseLine'];
  const definitionOf = (verb: string) => commands.find((definition) => definition.verb === verb)!;

  beforeAll(async () => {
    ({ commands } = await house('src/commands/index.ts'));
    words = await house('src/messages/languages/vocabulary.ts');
    ({ parseLine } = await house('src/commands/parser/parse.ts'));
  });

  it('is typed: every verb, every option, every choice', async () => {
    const { readValues } = await house('src/commands/parser/values.ts');
    for (const { verb, args } of commands) {
      const own = words.verbIn(verb, TAG);
      expect(own).not.toMatch(/[a-z]/i);
      expect(parseLine(own, commands)).toMatchObject({ ok: true, verb });
      for (const argument of args) {
        if (argument.name !== 'target') {
          const [typed, raw] = argument.kind === 'flag' ? ['ýéš', 'true'] : ['x', 'x'];
          const option = words.optionIn(verb, argument.name, TAG);
          expect(option).not.toBe(argument.name);
          expect(parseLine(`${own} --${option} ${typed}`, commands)).toEqual({
            ok: true,
            verb,
            args: { [argument.name]: raw },
          });
        }
        for (const choice of argument.kind === 'choice' ? argument.choices : [])
          for (const typed of [words.choiceIn(choice, TAG), words.choiceLabel(choice, TAG)])
            expect(await readValues([argument], { [argument.name]: typed }, {})).toEqual({
              [argument.name]: choice,
            });
      }
    }
  });

  it('is chosen by its tag, its own name, and what other languages call it', async () => {
    const { readValues } = await house('src/commands/parser/values.ts');
    for (const [verb, option] of [
      ['language', 'target'],
      ['settings', 'language'],
    ] as const) {
      const argument = definitionOf(verb).args.find(({ name }) => name === option)!;
      for (const typed of [TAG, 'Ṕšéûđö', 'ṕšéûđö', 'Esperanto', 'espéranto'])
        expect(await readValues([argument], { [option]: typed }, {}), typed).toEqual({ [option]: TAG });
    }
    const { readConfig } = await house('src/config/config.ts');
    const read = readConfig({ EARSHOT_LANGUAGE: TAG });
    expect(read.problems ?? []).not.toContainEqual(expect.objectContaining({ name: 'EARSHOT_LANGUAGE' }));
  });

  it('speaks in the settings of a channel that chose it, and in the answer to the choice', async () => {
    const { newWorld } = (await house(
      'tests/commands/harness.ts',
    )) as typeof import('../commands/harness.ts');
    const { say, logged } = await newWorld();
    expect((await say('language ṕšéûđö')).message).toMatchObject({
      language: TAG,
      summary: expect.stringMatching(OWN),
    });
    const { message } = await say(words.verbIn('settings', TAG));
    expect(message).toMatchObject({ language: TAG, summary: expect.stringMatching(OWN) });
    expect(JSON.stringify(message)).toContain('Εσπεράντο');
    // Its refusals as well, with what is typed called as it is typed here.
    const refused = await say(`${words.verbIn('digest', TAG)} x`);
    expect(refused.message.summary).toContain(words.choiceIn('weekly', TAG));
    expect(logged).toEqual([]);
  });

  it('has forms on both platforms and in the terminal, and help', async () => {
    const add = definitionOf('add');
    const { formView } = await house('src/adapters/slack/forms.ts');
    const origin = {
      verb: 'add',
      channel: 'C1',
      channelName: 'support',
      responseUrl: null,
      thread: null,
      filled: 0,
    };
    const view = formView({
      definition: add,
      values: {},
      origin,
      language: TAG,
      previews: false,
      preview: null,
      refills: false,
    });
    expect(view.title.text).toBe(`Earshot: ${words.verbIn('add', TAG)}`);
    for (const { label } of view.blocks) expect(label.text).toMatch(OWN);

    const { modalJson } = await house('src/adapters/discord/form.ts');
    const modal = modalJson(add, {}, TAG, () => 'id');
    for (const { label, description } of modal.components) {
      expect(label).toMatch(/^[^a-z]+$/i);
      expect(description).toMatch(OWN);
    }

    const { fillForm } = await house('src/adapters/terminal/forms.ts');
    const asked: string[] = [];
    await fillForm(add, {}, TAG, async (question: string) => {
      asked.push(question);
      return 'x';
    });
    expect(asked[0]).toMatch(OWN);

    const { helpVerb } = await house('src/messages/help.ts');
    const help: Message = helpVerb(add, locale);
    expect(help.elements[0]).toMatchObject({ text: `/earshot ${words.verbIn('add', TAG)}` });
    expect(help.summary).toMatch(OWN);
  });

  it('is read on a card in all three renderers', async () => {
    const { alert, kestrelbox } = await house('tests/messages/samples.ts');
    const { alertCard } = await house('src/messages/alerts/alert.ts');
    const card: Message = alertCard(alert(), kestrelbox.name, locale);
    const { renderSlack } = await house('src/adapters/slack/render.ts');
    const { renderDiscord } = await house('src/adapters/discord/render.ts');
    const { localizeCommands } = await house('src/adapters/discord/localize-commands.ts');
    const { createPresses } = await house('src/adapters/discord/custom-id.ts');
    const { requestOf } = await house('src/adapters/discord/body.ts');
    const { renderTerminal } = await house('src/adapters/terminal/render.ts');
    const claim = words.verbIn('claim', TAG);

    const { parts } = renderSlack(card);
    expect(
      blockFaults(
        parts.flatMap(({ blocks }: { blocks: unknown[] }) => blocks),
        'message',
      ),
    ).toEqual([]);
    expect(JSON.stringify(parts)).toContain(`/earshot ${claim} 12`);

    const { idOf } = createPresses(() => 0);
    const pages = renderDiscord(localizeCommands(card, commands), { pictureOf: () => null, idOf });
    for (const page of pages) expect(messageProblems(requestOf(page).body, [])).toEqual([]);
    expect(JSON.stringify(pages)).toMatch(new RegExp(`/earshot \\S+ ${claim} \\S+:12`));

    const text = renderTerminal(card, { color: false, width: 100, numberButton: () => 1 });
    expect(text).toContain(claim);
    expect(text).toContain('41 [ñéğåţîṽé ḿéñţîöñš');
  });
});
