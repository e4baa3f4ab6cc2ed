import { expect, test } from 'vitest';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { Argument } from '../../src/messages/command-spec.ts';
import type { CommandText } from '../../src/messages/languages/shapes.ts';

/** Discord: `^[-_'\p{L}\p{N}…]{1,32}$`, lower case (interactions/application-commands); ours without the apostrophe. */
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;
const MAX_DESCRIPTION = 100;
const MAX_OPTIONS = 25;
const MAX_CHOICES = 25;
/** Subcommands and groups of one command; triage verbs go into a group of their own, those of managers into a command of their own. */
const MAX_SUBCOMMANDS = 25;
/** Names, descriptions and values of a whole command tree, the longest localization counted. */
const MAX_TREE = 8_000;
/** Slack: text of a button. Discord: 80. */
const MAX_VERB_LABEL = 75;

/** What every command must declare so that Slack, Discord, the terminal and the help can be made from it. */
export function checkCommands(
  definitions: readonly CommandDefinition[],
  words: { en: Readonly<Record<string, CommandText>>; fr: Readonly<Record<string, CommandText>> },
): void {
  test('the registry is not empty', () => {
    expect(definitions.length).toBeGreaterThan(0);
  });

  test('no two commands share a name in any language', () => {
    const names = definitions.flatMap(({ verb, aliases }) => [verb, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('there are not more subcommands than Discord takes', () => {
    const managers = definitions.filter(({ needs }) => needs === 'admin');
    const others = definitions.filter((one) => !managers.includes(one));
    for (const root of [managers, others]) {
      const triage = root.filter(({ group }) => group === 'triage');
      expect(triage.length).toBeLessThanOrEqual(MAX_SUBCOMMANDS);
      expect(root.length - triage.length + 1).toBeLessThanOrEqual(MAX_SUBCOMMANDS);
    }
  });

  test('the whole tree stays under the limit of characters', () => {
    const size = definitions.reduce((sum, definition) => sum + sizeOf(definition, words), 0);
    expect(size).toBeLessThanOrEqual(MAX_TREE);
  });

  test('the words hold no command and no argument that does not exist', () => {
    for (const texts of [words.en, words.fr]) {
      for (const [verb, { args }] of Object.entries(texts)) {
        const definition = definitions.find((one) => one.verb === verb);
        expect(definition, verb).toBeDefined();
        expect(Object.keys(args).sort(), verb).toEqual(definition!.args.map(({ name }) => name).sort());
      }
    }
  });

  for (const definition of definitions) {
    const { verb, aliases, args, destructive } = definition;
    test(`${verb} keeps the limits of both platforms, in both languages`, () => {
      for (const name of [
        verb,
        ...aliases,
        ...args.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
      ]) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        expect(name).toBe(name.normalize('NFC'));
        expect(name.length).toBeLessThanOrEqual(MAX_VERB_LABEL);
      }
      expect(args.length).toBeLessThanOrEqual(MAX_OPTIONS);
      for (const text of [words.en[verb], words.fr[verb]]) {
        expect(text, `words of ${verb}`).toBeDefined();
        expect(text!.example).toMatch(/^\/earshot [^\s]/);
        for (const about of [text!.description, ...args.map(({ name }) => text!.args[name])]) {
          expect(about).toBeTruthy();
          expect(about!.length, about).toBeLessThanOrEqual(MAX_DESCRIPTION);
        }
      }
    });

    test(`${verb} declares its arguments in an order that can be typed`, () => {
      const names = args.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      const required = args.map((argument) => argument.required ?? false);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      const positional = args.filter((argument) => argument.positional);
      expect(positional.map(({ name }) => name)).toEqual(positional.length > 0 ? ['target'] : []);
      expect(args.filter((argument) => argument.rest).length).toBeLessThanOrEqual(1);
      expect(args.some((argument) => argument.rest) && positional.length === 0).toBe(false);
      for (const argument of args) checkArgument(argument);
    });

    if (destructive) {
      test(`${verb} cannot be undone, so it asks`, () => {
        expect(args.find(({ name }) => name === 'yes')).toMatchObject({ kind: 'flag' });
        expect(definition.form ?? false).toBe(false);
      });
    }
  }
}

function checkArgument(argument: Argument): void {
  switch (argument.kind) {
    case 'choice':
      expect(argument.choices.length).toBeGreaterThan(1);
      expect(argument.choices.length).toBeLessThanOrEqual(MAX_CHOICES);
      for (const meant of Object.values(argument.also ?? {})) expect(meant).toBeTruthy();
      return;
    case 'integer':
    case 'duration':
      expect(argument.max).toBeGreaterThan(argument.min);
      return;
    case 'text':
      // A text input of a modal takes 4,000 characters at most; an option of Discord 6,000.
      expect(argument.max ?? 500).toBeLessThanOrEqual(4_000);
      return;
    case 'flag':
    case 'time':
    case 'moment':
    case 'channel':
    case 'person':
    case 'lookup':
      return;
  }
}

function sizeOf(
  { verb, aliases, args }: CommandDefinition,
  words: { en: Readonly<Record<string, CommandText>>; fr: Readonly<Record<string, CommandText>> },
): number {
  const longest = (...texts: (string | undefined)[]) => Math.max(...texts.map((text) => text?.length ?? 0));
  const own = longest(verb, aliases[0]) + longest(words.en[verb]?.description, words.fr[verb]?.description);
  return args.reduce((sum, argument) => {
    const choices = argument.kind === 'choice' ? argument.choices : [];
    return (
      sum +
      longest(argument.name, argument.aliases?.[0]) +
      longest(words.en[verb]?.args[argument.name], words.fr[verb]?.args[argument.name]) +
      choices.reduce((all, choice) => all + 2 * choice.length, 0)
    );
  }, own);
}
