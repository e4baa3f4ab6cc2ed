import { SlashCommandBuilder, SlashCommandStringOption } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { modalJson } from '../../../src/adapters/discord/form.ts';
import { commandsJson } from '../../../src/adapters/discord/register.ts';
import { commands } from '../../../src/commands/index.ts';
import { modalProblems } from '../../fakes/discord/validate.ts';

interface Option {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  name_localizations?: Record<string, string>;
  description_localizations?: Record<string, string>;
  choices?: { name: string; value: string; name_localizations?: Record<string, string> }[];
  options?: Option[];
}

const registered = commandsJson(commands, false) as unknown as (Option & {
  default_member_permissions?: string | null;
})[];
const tops = registered.flatMap(({ options }) => options!);
const groups = tops.filter(({ type }) => type === 2);
const leaves = [...tops.filter(({ type }) => type === 1), ...groups.flatMap(({ options }) => options!)];

describe('the registered commands', () => {
  test('have every verb once, within 25 beside each other', () => {
    expect(leaves.map(({ name }) => name).sort()).toEqual(commands.map(({ verb }) => verb).sort());
    for (const { options } of [...registered, ...groups]) expect(options!.length).toBeLessThanOrEqual(25);
  });

  test('are for who may view the channel, those for managers for who has Manage Server, unless roles of ours decide', () => {
    const hidden = registered.filter((command) => command.default_member_permissions === '32');
    expect(hidden.map(({ name }) => name)).toEqual(['earshot-admin']);
    expect(hidden[0]!.options!.map(({ name }) => name).sort()).toEqual(
      commands
        .filter(({ needs }) => needs === 'admin')
        .map(({ verb }) => verb)
        .sort(),
    );
    expect(commandsJson(commands, true).map((command) => command.default_member_permissions ?? null)).toEqual(
      ['1024', '1024', null],
    );
    expect(registered.find(({ name }) => name === 'earshot')!.default_member_permissions).toBe('1024');
  });

  test('have at most 8,000 characters each, the longer language counted', () => {
    const longest = (own: string, others: Record<string, string> = {}) =>
      Math.max(own.length, ...Object.values(others).map((text) => text.length));
    const size = (option: Option): number =>
      longest(option.name, option.name_localizations) +
      longest(option.description, option.description_localizations) +
      (option.choices ?? []).reduce(
        (sum, choice) => sum + longest(choice.name, choice.name_localizations) + choice.value.length,
        0,
      ) +
      (option.options ?? []).reduce((sum, nested) => sum + size(nested), 0);
    for (const command of registered) expect(size(command)).toBeLessThanOrEqual(8_000);
  });
});

describe.each(leaves.map((leaf) => [leaf.name, leaf] as const))('/earshot %s', (_, leaf) => {
  test('is what the builders of discord.js take', () => {
    for (const named of [leaf, ...(leaf.options ?? [])]) {
      const builder = new SlashCommandBuilder().setName(named.name).setDescription(named.description);
      builder
        .setNameLocalizations(named.name_localizations ?? {})
        .setDescriptionLocalizations(named.description_localizations ?? {});
      expect(builder.toJSON().name).toBe(named.name);
      const option = new SlashCommandStringOption().setName('x').setDescription('x');
      expect(() =>
        option.addChoices(...((named.choices ?? []) as { name: string; value: string }[])),
      ).not.toThrow();
    }
  });

  test('has distinct names in each language, French words, and what is required first', () => {
    const options = leaf.options ?? [];
    expect(options.length).toBeLessThanOrEqual(25);
    for (const names of [
      options.map(({ name }) => name),
      options.map((option) => option.name_localizations?.fr ?? option.name),
    ])
      expect(new Set(names).size).toBe(names.length);
    const required = options.map((option) => option.required === true);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    for (const named of [leaf, ...options]) expect(named.description_localizations?.fr).toBeTruthy();
  });

  test('has a form within the limits of a modal, empty and filled in', () => {
    const definition = commands.find(({ verb }) => verb === leaf.name)!;
    if (definition.args.length === 0) return;
    const filled = Object.fromEntries(definition.args.map(({ name }) => [name, 'x'.repeat(5_000)]));
    for (const language of ['en', 'fr'] as const)
      for (const [values, nth] of [{}, filled].flatMap((values) =>
        [0, 1].map((nth) => [values, nth] as const),
      )) {
        const modal = modalJson(definition, values, language, () => 'v1:f:x:', { nth });
        if (modal.components.length > 0) expect(modalProblems(modal)).toEqual([]);
        // Titles and labels are words of ours: whole, and as the language spells them.
        expect([modal.title, ...modal.components.map(({ label }) => label)].join()).not.toMatch(/…|Mot clé/);
      }
  });
});
