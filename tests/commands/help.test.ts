import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { verbIn } from '../../src/messages/languages/vocabulary.ts';
import type { Message } from '../../src/messages/message.ts';
import { buttonsOf, newWorld, readable } from './harness.ts';

/** Lines beside the buttons: a heading, a text or a row of a list is one. */
function linesOf({ elements }: Message): number {
  return elements.reduce((lines, element) => {
    if (element.kind === 'buttons') return lines;
    return lines + (element.kind === 'list' ? element.items.length : 1);
  }, 0);
}

describe.each(['en', 'fr'] as const)('help in %s', (language) => {
  test('is six lines and a button for more, whoever asks on whatever platform', async () => {
    const world = await newWorld();
    for (const home of [
      { platform: 'slack', home: 'T0KESTREL' },
      { platform: 'discord', home: '930000000000000001' },
      { platform: 'terminal', home: 'terminal' },
    ] as const) {
      const reply = await world.say('help', { language, home });
      expect(linesOf(reply.message)).toBe(6);
      expect(buttonsOf(reply).map(({ verb }) => verb)).toEqual(['add', 'help']);
    }
  });

  test('leads by buttons to each command, which stands in one topic', async () => {
    const world = await newWorld();
    const [, more] = buttonsOf(await world.say('help', { language }));
    const all = await world.press('help', { ...more!.args }, { language });
    const topics = buttonsOf(all);
    expect(topics).toHaveLength(5);
    const named: string[] = [];
    for (const { args, label } of topics) {
      const page = (await world.press('help', { ...args }, { language })).message;
      expect(page.summary).toBe(label);
      const [list, ...others] = page.elements.filter((element) => element.kind === 'list');
      expect(others).toEqual([]);
      for (const item of list!.items) {
        const [head] = item;
        if (typeof head === 'object' && 'command' in head) named.push(head.command);
      }
    }
    const verbs = commands.map(({ verb }) => `/earshot ${verbIn(verb, language)}`);
    expect(named.sort()).toEqual(verbs.sort());
    for (const line of verbs) expect(readable(all.message)).toContain(line.slice('/earshot '.length));
  });
});

test.each([
  ['help keywords', 'Keywords'],
  ['help Reports', 'Reports'],
  ['help posts', 'Posts'],
  ['help alerts', 'Alerts'],
  ['help triage', 'Alerts'],
  ['help settings', 'Settings'],
  ['help all', 'All commands'],
  ['help tout', 'All commands'],
  ['aide mots-cles', 'Keywords'],
  ['aide MESSAGES', 'Posts'],
  ['aide Réglages', 'Settings'],
])('%s shows the topic %s', async (line, title) => {
  const { message } = await (await newWorld()).say(line, { language: 'en' });
  expect(message.elements[0]).toEqual({ kind: 'heading', text: title });
});

test('a word that names a topic and a command shows both, and a command alone is as before', async () => {
  const world = await newWorld();
  const both = readable((await world.say('help alerts', { language: 'en' })).message);
  expect(both).toMatch(/claim: [\s\S]*\/earshot alerts[\s\S]*--all/);
  const one = (await world.say('help claim', { language: 'en' })).message;
  expect(one.elements[0]).toEqual({ kind: 'heading', text: '/earshot claim' });
  expect(readable((await world.say('help kestrel', { language: 'en' })).message)).toContain('kestrel');
});

test('who may set the bot up is said where all commands are, and at each command that does it', async () => {
  const world = await newWorld();
  const home = { platform: 'discord', home: '930000000000000001' } as const;
  for (const line of ['help all', 'help add'])
    expect(readable((await world.say(line, { language: 'en', home })).message)).toContain('Manage Channels');
});
