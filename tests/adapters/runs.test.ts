import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkCards } from '../../src/adapters/card-links.ts';
import { localizeCommands } from '../../src/adapters/discord/localize-commands.ts';
import { markdown, pinged } from '../../src/adapters/discord/markdown.ts';
import { piecesOf } from '../../src/adapters/slack/rich-text.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { commands } from '../../src/commands/index.ts';
import { namedCards } from '../../src/messages/cards.ts';
import { compose } from '../../src/messages/compose.ts';
import { type Message, plain, type Run, type Text } from '../../src/messages/message.ts';

const AT = Date.UTC(2026, 10, 24, 13, 5);
const CLAIM = '930000000000000001';
const channelOf = (platform: 'slack' | 'discord', channel: string): Run => ({
  channel: { platform, home: 'H', channel },
  name: 'support',
});
const groupOf = (platform: 'slack' | 'discord', id: string, ping: boolean): Run => ({
  group: { platform, id, name: 'on-call' },
  ping,
});
const message = (text: Text, language: 'en' | 'fr' = 'en'): Message => ({
  language,
  summary: 's',
  mood: 'plain',
  elements: [{ kind: 'text', text }],
});
const onDiscord = (text: Text, language: 'en' | 'fr' = 'en'): string => {
  const [element] = localizeCommands(
    message(text, language),
    commands,
    new Map([['earshot', CLAIM]]),
  ).elements;
  return element?.kind === 'text' ? markdown(element.text) : '';
};
const onTerminal = (text: Text) =>
  renderTerminal(message(text), { color: false, width: 200, numberButton: () => 1 }).replace(/^. /, '');

describe('each platform shows its own element', () => {
  test('for a channel of its own, and the name of any other', () => {
    expect(piecesOf([channelOf('slack', 'C0SUPPORT')])).toEqual([
      { type: 'channel', channel_id: 'C0SUPPORT' },
    ]);
    expect(piecesOf([channelOf('discord', '900000000000000001')])).toEqual([
      { type: 'text', text: '#support' },
    ]);
    expect(onDiscord([channelOf('discord', '900000000000000001')])).toBe('<#900000000000000001>');
    expect(onDiscord([channelOf('slack', 'C0SUPPORT')])).toBe('\\#support');
    expect(onTerminal([channelOf('slack', 'C0SUPPORT')])).toBe('#support');
  });

  test('for a group of its own, which it notifies only when asked to', () => {
    expect(piecesOf([groupOf('slack', 'S0ONCALL', true)])).toEqual([
      { type: 'usergroup', usergroup_id: 'S0ONCALL' },
    ]);
    const byName = [{ type: 'text', text: 'on-call', style: { bold: true } }];
    expect(piecesOf([groupOf('slack', 'S0ONCALL', false)])).toEqual(byName);
    expect(piecesOf([groupOf('discord', '950000000000000001', true)])).toEqual(byName);
    expect(onDiscord([groupOf('discord', '950000000000000001', true)])).toBe('<@&950000000000000001>');
    expect(pinged([groupOf('discord', '950000000000000001', true)])).toEqual([
      { kind: 'roles', id: '950000000000000001' },
    ]);
    expect(pinged([groupOf('discord', '950000000000000001', false)])).toEqual([]);
    expect(onDiscord([groupOf('slack', 'S0ONCALL', true)])).toBe('**on-call**');
    expect(onTerminal([groupOf('slack', 'S0ONCALL', true)])).toBe('@on-call');
  });

  test('for a moment: in the zone of whoever reads it; printed on the terminal', () => {
    const clock: Run = { moment: AT, text: '14:05', dated: false };
    const dated: Run = { moment: AT, text: 'Tue, Nov 24, 14:05', dated: true };
    expect(piecesOf([clock, dated])).toEqual([
      { type: 'date', timestamp: AT / 1_000, format: '{time}', fallback: '14:05' },
      {
        type: 'date',
        timestamp: AT / 1_000,
        format: '{date_short} {time}',
        fallback: 'Tue, Nov 24, 14:05',
      },
    ]);
    expect(onDiscord([clock, ' ', dated])).toBe(`<t:${AT / 1_000}:t> <t:${AT / 1_000}:f>`);
    expect(onTerminal(['at ', clock, ', ', dated])).toBe('at 14:05, Tue, Nov 24, 14:05');
  });

  test('and says of which zone the printed times are', () => {
    const zone: Run = { zone: 'Times: Europe/Paris.', others: 'Other times: Europe/Paris.' };
    expect(plain([zone])).toBe('Times: Europe/Paris.');
    expect(onTerminal([zone])).toBe('Times: Europe/Paris.');
    expect(onDiscord([zone])).toBe('Other times: Europe/Paris.');
    expect(piecesOf([zone])).toEqual([{ type: 'text', text: 'Other times: Europe/Paris.' }]);
  });

  test('for a command: one that is clicked on Discord, where its name is the default one; code elsewhere', () => {
    const command: Run = { command: '/earshot claim 12' };
    expect(onDiscord([command])).toBe(`</earshot triage claim:${CLAIM}> \`target:12\``);
    expect(onDiscord([{ command: '/earshot prendre 12' }], 'fr')).toBe('`/earshot triage prendre cible:12`');
    // Its id is not known.
    expect(onDiscord([{ command: '/earshot link K7' }])).toBe('`/earshot-admin link target:K7`');
    expect(onDiscord([{ command: '/nobody knows' }])).toBe('`/nobody knows`');
    expect(piecesOf([command])).toEqual([{ type: 'text', text: '/earshot claim 12', style: { code: true } }]);
    expect(onTerminal([{ command: '/earshot claim', text: 'claim' }])).toBe('`claim`');
  });

  test('for the card of an alert: a link where it is known to stand, else its words', () => {
    const card: Run = { alert: 11, id: 'a11', text: 'alert #11' };
    const both = message(['See ', card, ' and ', { ...card, id: 'a12' }, '.']);
    expect(namedCards(both)).toEqual(['a11', 'a12']);
    const linked = linkCards(both, ({ id }) => (id === 'a11' ? 'https://chat.example/p1' : undefined));
    expect(linked.elements).toEqual([
      {
        kind: 'text',
        text: ['See ', { link: 'https://chat.example/p1', text: 'alert #11' }, ' and alert #11.'],
      },
    ]);
    expect(onDiscord([card])).toBe('alert #11');
    expect(piecesOf([card])).toEqual([{ type: 'text', text: 'alert #11' }]);
    expect(onTerminal([card])).toBe('alert #11');
  });
});

const SIGNS = [
  '<#900000000000000001>',
  '<@&950000000000000001>',
  '<t:1:R>',
  `</earshot claim:${CLAIM}>`,
  '\ue0000\ue001',
  '<!date^1^{time}|x>',
  '<!subteam^S0ONCALL>',
];
const foreign = fc
  .array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...SIGNS)), { maxLength: 5 })
  .map((parts) => parts.join(''));

describe('foreign text never becomes such an element', () => {
  test('as text, as bold text or in place of an id', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const runs: Run[] = [
          text,
          { bold: text },
          { channel: { platform: 'discord', home: 'H', channel: text }, name: text },
          { group: { platform: 'discord', id: text, name: text }, ping: true },
          { alert: 1, id: text, text },
        ];
        const shown = onDiscord(runs)
          .replace(/\\[^0-9A-Za-z\s]/g, 'x')
          .replace(/`[^`]*`/g, '');
        expect(shown).not.toMatch(/<[#@t/]/);
        for (const piece of piecesOf(runs)) expect(piece.type).toBe('text');
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  test('in a sentence of ours', () => {
    fc.assert(
      fc.property(foreign, foreign, (first, second) => {
        const moment: Run = { moment: AT, text: '14:05', dated: false };
        const runs = compose((a, b, c) => `${a} since ${b} by ${c}.`, first, moment, second);
        expect(runs.filter((run) => typeof run !== 'string')).toEqual([moment]);
        expect(plain(runs)).toBe(`${first} since 14:05 by ${second}.`);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  test('a sentence joins a moment as its print asks for', () => {
    const since = (moment: string) => (/^\d/.test(moment) ? `depuis ${moment}.` : `depuis le ${moment}.`);
    const clock: Run = { moment: AT, text: '14:05', dated: false };
    const dated: Run = { moment: AT, text: 'mar. 24 nov., 14:05', dated: true };
    expect(compose(since, clock)).toEqual(['depuis ', clock, '.']);
    expect(compose(since, dated)).toEqual(['depuis le ', dated, '.']);
  });

  test('and in a sentence, the sign before a channel or a number is part of it', () => {
    const runs = compose((name) => `I may not post in #${name} yet.`, [channelOf('slack', 'C0SUPPORT')]);
    expect(runs).toEqual(['I may not post in ', channelOf('slack', 'C0SUPPORT'), ' yet.']);
    expect(compose((name) => `Alert #${name}.`, '12')).toEqual(['Alert #12.']);
    const card: Run = { alert: 12, id: 'a12', text: '12' };
    expect(compose((number) => `Alert #${number}.`, card)).toEqual(['Alert ', { ...card, text: '#12' }, '.']);
    expect(compose((number) => `Alerte n° ${number}.`, card)).toEqual(['Alerte n° ', card, '.']);
  });
});
