import { describe, expect, test } from 'vitest';
import { localizeCommands } from '../../../src/adapters/discord/localize-commands.ts';
import { commands } from '../../../src/commands/index.ts';
import { UserError } from '../../../src/config/errors.ts';
import type { Language } from '../../../src/listening/channel.ts';
import { helpVerb } from '../../../src/messages/help.ts';
import { type Element, type Message, plain, type Text } from '../../../src/messages/message.ts';
import { withCommands } from '../../../src/messages/own-commands.ts';
import { problemMessage } from '../../../src/messages/problem.ts';

/** A text as Discord's markdown would have it: code between ticks. */
const read = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text
        .map((run) => (typeof run === 'object' && 'code' in run ? `\`${run.code}\`` : plain([run])))
        .join('')
        .replace(/[\u00a0\u202f]/g, ' ');
const plainText = (text: Text, language: Language = 'en'): string => {
  const message: Message = { language, summary: 's', mood: 'plain', elements: [{ kind: 'note', text }] };
  const [element] = localizeCommands(message, commands).elements;
  return element?.kind === 'note' ? read(element.text) : '';
};
const textsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    if (element.kind === 'text' || element.kind === 'note') return [read(element.text)];
    if (element.kind === 'facts') return element.facts.map(({ name, value }) => `${name}: ${read(value)}`);
    return element.kind === 'list' ? element.items.map(read) : [];
  });

describe('a command that a message names is the one to type on Discord', () => {
  test.each([
    ['/earshot claim 12', '/earshot triage claim target:12'],
    ['/earshot resolve 12 --reason fixed', '/earshot triage resolve target:12 reason:fixed'],
    ['/earshot link K7QF2M9X', '/earshot-admin link target:K7QF2M9X'],
    ['/earshot import reviews.csv --dry-run', '/earshot-admin import target:reviews.csv dry-run:True'],
    ['/earshot settings --quiet 22:00-07:00', '/earshot settings quiet:22:00-07:00'],
    ['/earshot edit <keyword> --in #channel', '/earshot edit target:<keyword> in:#channel'],
    ['/earshot nothing known', '/earshot nothing known'],
    ['kestrelbox -recipe', 'kestrelbox -recipe'],
  ])('%s', (line, typed) => {
    expect(plainText([{ command: line }])).toBe(`\`${typed}\``);
  });

  test('in the words of the language', () => {
    expect(plainText([{ command: '/earshot prendre 12' }], 'fr')).toBe('`/earshot triage prendre cible:12`');
    expect(plainText(withCommands('Pour la prendre : /earshot prendre 12.'), 'fr')).toBe(
      'Pour la prendre : `/earshot triage prendre cible:12`.',
    );
  });

  test.each([
    ['To go on with it: /earshot reopen 3.', 'To go on with it: `/earshot triage reopen target:3`.'],
    ['See /earshot help.', 'See `/earshot help`.'],
    ['/earshot help add shows an example.', '`/earshot help target:add` shows an example.'],
    ['/earshot help shows all of them.', '`/earshot help` shows all of them.'],
    [
      '/earshot merge 12 --into, and the number of the other one.',
      '`/earshot triage merge target:12 into:`, and the number of the other one.',
    ],
    [
      '/earshot snooze 12 2d --why, and the reason.',
      '`/earshot triage snooze target:12 for:2d why:`, and the reason.',
    ],
    ['/earshot alerts --all shows them.', '`/earshot alerts all:True` shows them.'],
    [
      'Set one: /earshot settings --escalate-to #channel.',
      'Set one: `/earshot settings escalate-to:#channel`.',
    ],
    [
      'Give this one another name with --name, or change the other: /earshot edit "Kestrel box" --query, and the query.',
      'Give this one another name with `name`, or change the other: `/earshot edit target:Kestrel box query:`, and the query.',
    ],
    ['None is planned: /earshot digest daily', 'None is planned: `/earshot digest target:daily`'],
    ['/earshot digest shows it', '`/earshot digest` shows it'],
    ['Check --from and --to.', 'Check `from` and `to`.'],
    [
      'Name two to eight: /earshot compare Kestrelbox, Quillmere.',
      'Name two to eight: `/earshot compare target:Kestrelbox, Quillmere`.',
    ],
  ])('within a sentence: %s', (sentence, typed) => {
    expect(plainText(withCommands(sentence))).toBe(typed);
  });

  test.each([
    ['Vérifiez --from et --au.', 'Vérifiez `du` et `au`.'],
    [
      '/earshot reporter 12 2j --raison, puis la raison.',
      '`/earshot triage reporter cible:12 pour:2j raison:`, puis la raison.',
    ],
    [
      '/earshot alertes --toutes les montre avec leurs numéros.',
      '`/earshot alertes toutes:True` les montre avec leurs numéros.',
    ],
  ])('within a French sentence: %s', (sentence, typed) => {
    expect(plainText(withCommands(sentence), 'fr')).toBe(typed);
  });

  test('what others wrote stays as it is', () => {
    for (const text of ['kept: /earshot forget maplefox', 'the best router --in town', '/earshot help'])
      expect(plainText(text)).toBe(text);
  });

  test('no problem tells anybody to type two hyphens', () => {
    for (const language of ['en', 'fr'] as const) {
      const locale = { language, timeZone: 'Europe/Paris' };
      const params = { argument: 'budget', typed: 'many', min: 1, max: 500 };
      const localized = localizeCommands(
        problemMessage(new UserError('bad-argument', { ...params, problem: 'integer' }), locale),
        commands,
      );
      expect(textsOf(localized.elements).join('\n')).not.toContain('--');
      expect(textsOf(localized.elements)[0]).toContain('budget');
    }
  });

  test('the help of a command shows its options as they are filled in here', () => {
    const definition = commands.find(({ verb }) => verb === 'digest')!;
    const shown = textsOf(
      localizeCommands(helpVerb(definition, { language: 'en', timeZone: 'UTC' }), commands).elements,
    );
    expect(shown).toContain('Usage: `/earshot digest [target:<choice>] [at:…] [day:…] [in:…]`');
    expect(shown).toContainEqual(expect.stringMatching(/^`at:…`: Time of day/));
    const all = commands.flatMap((command) =>
      (['en', 'fr'] as const).flatMap((language) =>
        textsOf(localizeCommands(helpVerb(command, { language, timeZone: 'UTC' }), commands).elements),
      ),
    );
    expect(all.filter((line) => line.includes('--'))).toEqual([]);
    expect(all.filter((line) => /on its own|Also called/.test(line))).toEqual([]);
  });
});
