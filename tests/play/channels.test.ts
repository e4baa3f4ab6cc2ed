import { expect, test } from 'vitest';
import { createChannels } from '../../play/channels.ts';
import type { ShownMessage } from '../../src/adapters/terminal/index.ts';
import type { Element } from '../../src/messages/message.ts';

const card = (id: string, more: Partial<ShownMessage> = {}, labels = ['Claim']): ShownMessage => {
  const buttons: Element = {
    kind: 'buttons',
    buttons: labels.map((label) => ({ label, verb: 'act', args: { target: id, label } })),
    menus: [
      {
        label: 'Resolve',
        verb: 'resolve',
        args: { target: id },
        arg: 'reason',
        options: [
          { label: 'real, fixed', value: 'fixed' },
          { label: 'real, answered', value: 'answered' },
        ],
      },
    ],
  };
  const message = { language: 'en', summary: id, mood: 'plain', elements: [buttons] } as const;
  const place = { kind: 'post', channel: 'support', to: null } as const;
  return { ...place, id, text: id, numbered: [], message: { ...message, elements: [buttons] }, ...more };
};

const pressed: [what: string, label: string, args: Record<string, string> | undefined][] = [
  ['a button, in any case', 'claim', { target: '2', label: 'Claim' }],
  ['a choice of a menu', 'real, answered', { target: '2', reason: 'answered' }],
  ['a menu: its first choice', 'Resolve', { target: '2', reason: 'fixed' }],
  [
    'a button before a menu of that name, even on an older message',
    'Snooze',
    { target: '1', label: 'Snooze' },
  ],
  ['nothing of that name', 'Assign', undefined],
];
test.each(pressed)('%s', (_what, label, args) => {
  const channels = createChannels();
  channels.note(card('1', {}, ['Claim', 'Snooze']));
  channels.note(card('2'));
  channels.note(card('3', { to: 'lea' }));
  channels.note(card('4', { channel: 'general' }));
  expect(channels.button('support', 'timo', label)?.args).toEqual(args);
});
