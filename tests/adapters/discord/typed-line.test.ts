import { describe, expect, test } from 'vitest';
import { spelled } from '../../../src/adapters/discord/typed-line.ts';
import { commands } from '../../../src/commands/index.ts';
import type { Language } from '../../../src/listening/channel.ts';
import { type Message, plain, type Text } from '../../../src/messages/message.ts';

const said = (text: Text, language: Language = 'en'): string => {
  const message: Message = { language, summary: 's', mood: 'plain', elements: [{ kind: 'note', text }] };
  const [element] = spelled(message, commands).elements;
  return element?.kind === 'note' ? plain(element.text) : '';
};

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
    expect(said([{ code: line }])).toBe(typed);
  });

  test('in the words of the language', () => {
    expect(said([{ code: '/earshot prendre 12' }], 'fr')).toBe('/earshot triage prendre target:12');
    expect(said('Pour la prendre : /earshot prendre 12.', 'fr')).toBe(
      'Pour la prendre : /earshot triage prendre 12.',
    );
  });

  test('within a sentence', () => {
    expect(said('To go on with it: /earshot reopen 3. See /earshot help.')).toBe(
      'To go on with it: /earshot triage reopen 3. See /earshot help.',
    );
  });
});
