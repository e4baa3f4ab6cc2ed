import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parser/parse.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { Button, Message, Run } from '../../src/messages/message.ts';
import { everyMessage } from './every-message.ts';

const byVerb = new Map(commands.map((definition) => [definition.verb, definition]));

/** Buttons, and each option of each menu as the button it is. */
function buttonsOf(message: Message): Button[] {
  return message.elements.flatMap((element) => {
    if (element.kind !== 'buttons') return [];
    const chosen = (element.menus ?? []).flatMap(({ verb, args, arg, options }) =>
      options.map(({ label, value }): Button => ({ label, verb, args: { ...args, [arg]: value } })),
    );
    return [...element.buttons, ...chosen];
  });
}

/** Lines that a message offers to type. */
function typedLines(message: Message): string[] {
  const texts = message.elements.flatMap((element) => {
    if (element.kind === 'text' || element.kind === 'note') return [element.text];
    if (element.kind === 'list') return element.items;
    if (element.kind === 'facts') return element.facts.map(({ value }) => value);
    return [];
  });
  return (
    texts
      .flatMap((text): Run[] => (typeof text === 'string' ? [] : text))
      .flatMap((run) => {
        if (typeof run === 'string') return [];
        return 'command' in run ? [run.command] : 'code' in run ? [run.code] : [];
      })
      // `/earshot-admin` is Discord's, with its own shape of options.
      .filter((code) => /^\/earshot(?!-)/.test(code) && !/[<…]/.test(code))
      .map((code) => code.replace(/^\/earshot\s*/, ''))
  );
}

describe.each(languageTags)('what a message offers in %s', (language) => {
  const all = [...everyMessage(language)].flatMap(([name, messages]) =>
    messages.map((message): [string, Message] => [name, message]),
  );

  test('every button is a command with arguments that it knows and values that it takes', () => {
    const buttons = all.flatMap(([name, message]) => buttonsOf(message).map((button) => ({ name, button })));
    expect(buttons.length).toBeGreaterThan(100);
    const wrong = buttons.filter(({ button }) => problemOf(button) !== null);
    expect(wrong.map(({ name, button }) => `${name}: ${button.verb} ${problemOf(button)}`)).toEqual([]);
  });

  test('every line to type is one that the parser takes', () => {
    const lines = all.flatMap(([name, message]) => typedLines(message).map((line) => ({ name, line })));
    expect(lines.length).toBeGreaterThan(30);
    // A line may end with an option whose value its sentence says in words, or leaves open.
    const takes = (line: string) =>
      parseLine(line, commands).ok ||
      (/ --\p{L}[\p{L}-]*$/u.test(line) && parseLine(`${line} 5`, commands).ok);
    const wrong = lines.filter(({ line }) => !takes(line));
    expect(wrong).toEqual([]);
  });

  test('every label can be read out of context, and fits every platform', () => {
    for (const [, message] of all)
      for (const { label } of buttonsOf(message)) {
        expect(label.trim()).not.toBe('');
        expect(label.length).toBeLessThanOrEqual(75);
      }
  });

  test('every summary stands alone on one line', () => {
    for (const [, { summary }] of all) {
      expect(summary.trim()).not.toBe('');
      expect(summary).not.toMatch(/\n/);
    }
  });
});

function problemOf({ verb, args }: Button): string | null {
  const definition = byVerb.get(verb);
  if (!definition) return 'is no command';
  for (const [name, value] of Object.entries(args)) {
    const argument = definition.args.find((argument) => argument.name === name);
    if (!argument) return `has no argument ${name}`;
    if (argument.kind === 'choice' && !argument.choices.includes(value)) return `takes no ${name} ${value}`;
    if (argument.kind === 'duration' && !/^\d+[mhdw]$/.test(value) && !argument.words?.includes(value))
      return `takes no ${name} ${value}`;
  }
  return null;
}
