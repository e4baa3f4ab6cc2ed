import { expect, test } from 'vitest';
import { modalJson } from '../../src/adapters/discord/form.ts';
import { formView } from '../../src/adapters/slack/forms.ts';
import { commands } from '../../src/commands/index.ts';

const add = commands.find(({ verb }) => verb === 'add')!;
const origin = {
  verb: 'add',
  channel: 'C0SUPPORT',
  channelName: 'support',
  responseUrl: null,
  thread: null,
  filled: 0,
};

test('the French form of a new keyword is French on Discord, target and choices too', () => {
  const { title, components } = modalJson(add, {}, 'fr', () => 'id');
  expect(title).toBe('Surveiller un nom ou une requête');
  const labels = components.map(({ label }) => label);
  expect(labels.at(0)).toBe('Requête');
  expect(labels.at(-1)).toBe('Nom');
  expect(labels).not.toContain('any');
});

test('and on Slack, from its title on', () => {
  const view = formView({
    definition: add,
    values: {},
    origin,
    language: 'fr',
    previews: true,
    preview: null,
    refills: false,
  });
  expect(view.title.text).toBe('Earshot\u202f: ajouter');
  const shown = JSON.stringify(view.blocks);
  expect(shown).toContain('"text":"marque"');
  expect(shown).not.toContain('"text":"brand"');
});
