import { expect, test } from 'vitest';
import { rootOf } from '../../src/adapters/discord/typed-line.ts';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { Language } from '../../src/listening/channel.ts';
import { groupBy } from '../../src/listening/group.ts';
import { MAX_QUERY_LENGTH } from '../../src/listening/keywords/query/limits.ts';
import { type Argument, optionArgs } from '../../src/messages/command-spec.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import {
  choiceLabel,
  choiceWords,
  optionIn,
  optionNames,
  verbIn,
  verbNames,
} from '../../src/messages/languages/vocabulary.ts';

/** Discord: `^[-_'\p{L}\p{N}…]{1,32}$`, lower case (interactions/application-commands); ours without the apostrophe. */
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;
const MAX_DESCRIPTION = 100;
const MAX_OPTIONS = 25;
const MAX_CHOICES = 25;
/** Subcommands and groups of one command; triage verbs go into a group of their own, those of managers and of posts into commands of their own. */
const MAX_SUBCOMMANDS = 25;
/** Names, descriptions and values of a whole command tree, the longest localization counted. */
const MAX_TREE = 8_000;
/** Slack: text of a button. Discord: 80. */
const MAX_VERB_LABEL = 75;

const WORDS = languageTags.map((language) => copyOf(language).commands);

/** Everything that a command must declare so that Slack, Discord, the terminal and the help can be made from it. */
export function checkCommands(definitions: readonly CommandDefinition[]): void {
  test('the registry is not empty', () => {
    expect(definitions.length).toBeGreaterThan(0);
  });

  test('no two commands share a name in any language', () => {
    const names = definitions.flatMap(({ verb }) => verbNames(verb));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('there are not more subcommands than Discord takes', () => {
    for (const root of groupBy(definitions, rootOf).values()) {
      const triage = root.filter(({ group }) => group === 'triage');
      expect(triage.length).toBeLessThanOrEqual(MAX_SUBCOMMANDS);
      expect(root.length - triage.length + 1).toBeLessThanOrEqual(MAX_SUBCOMMANDS);
    }
  });

  test('each tree stays under the limit of characters', () => {
    for (const root of groupBy(definitions, rootOf).values())
      expect(root.reduce((sum, definition) => sum + sizeOf(definition), 0)).toBeLessThanOrEqual(MAX_TREE);
  });

  test('the words hold no command and no argument that does not exist', () => {
    for (const texts of WORDS) {
      for (const [verb, { args, options }] of Object.entries(texts)) {
        const definition = definitions.find((definition) => definition.verb === verb);
        expect(definition, verb).toBeDefined();
        const names = definition!.args.map(({ name }) => name).sort();
        expect(Object.keys(args).sort(), verb).toEqual(names);
        expect(Object.keys(options).sort(), verb).toEqual(names.filter((name) => name !== 'target'));
      }
    }
  });

  for (const definition of definitions) {
    const { verb, args, destructive } = definition;
    test(`${verb} keeps the limits of both platforms, in every language`, () => {
      for (const name of [...verbNames(verb), ...args.flatMap(({ name }) => optionNames(verb, name))]) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        expect(name).toBe(name.normalize('NFC'));
        expect(name.length).toBeLessThanOrEqual(MAX_VERB_LABEL);
      }
      expect(args.length).toBeLessThanOrEqual(MAX_OPTIONS);
      for (const { [verb]: text } of WORDS) {
        expect(text, `words of ${verb}`).toBeDefined();
        expect(text!.example).toMatch(/^\/earshot [^\s]/);
        for (const about of [text!.description, ...args.map(({ name }) => text!.args[name])]) {
          expect(about).toBeTruthy();
          expect(about!.length, about).toBeLessThanOrEqual(MAX_DESCRIPTION);
        }
      }
    });

    test(`${verb} declares its arguments in an order that can be typed`, () => {
      const names = args.flatMap(({ name }) => optionNames(verb, name));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      const required = args.map((argument) => argument.required ?? false);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      const positional = args.filter((argument) => argument.positional);
      expect(positional.map(({ name }) => name)).toEqual(positional.length > 0 ? ['target'] : []);
      // Of several that follow the target, each is told by what it looks like.
      const openings = args.flatMap(({ rest }) => (Array.isArray(rest) ? rest : []));
      for (const opening of [undefined, ...openings]) {
        const followers = args.filter(
          ({ rest }) =>
            rest === true || (opening !== undefined && Array.isArray(rest) && rest.includes(opening)),
        );
        const kinds = followers.map(({ kind }) => kind);
        if (followers.length > 1)
          for (const kind of kinds) expect(['choice', 'time', 'moment', 'duration']).toContain(kind);
        expect(new Set(kinds).size).toBe(kinds.length);
      }
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
      for (const choice of argument.choices) expect(choiceWords(choice)[0]).toBe(choice);
      return;
    case 'integer':
    case 'duration':
      expect(argument.max).toBeGreaterThan(argument.min);
      return;
    case 'text':
      // A query may be longer than a text input of a modal (4,000 characters) and an option of Discord (6,000).
      expect(argument.max ?? 500).toBeLessThanOrEqual(argument.verbatim ? MAX_QUERY_LENGTH : 4_000);
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

function sizeOf(definition: CommandDefinition): number {
  const { verb } = definition;
  const longest = (textIn: (language: Language) => string | undefined) =>
    Math.max(...languageTags.map((language) => textIn(language)?.length ?? 0));
  const textOf = (language: Language) => copyOf(language).commands[verb];
  const own =
    longest((language) => verbIn(verb, language)) + longest((language) => textOf(language)?.description);
  const shown = optionArgs(definition);
  return shown.reduce((sum, { name, ...argument }) => {
    const choices = argument.kind === 'choice' ? argument.choices : [];
    return (
      sum +
      longest((language) => optionIn(verb, name, language)) +
      longest((language) => textOf(language)?.args[name]) +
      choices.reduce(
        (all, choice) => all + choice.length + longest((language) => choiceLabel(choice, language)),
        0,
      )
    );
  }, own);
}
