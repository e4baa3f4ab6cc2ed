import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, type Run } from '../../src/messages/message.ts';
import { withNames } from '../../src/messages/settings/ids.ts';
import { birch, newWorld, raise, readable } from '../commands/harness.ts';
import { channelNamed, maple } from '../messages/samples.ts';
import { runs } from '../runs.ts';

const UUID = '0b0f9c52-7c1e-4d0a-9a38-0f2a4b1c9d7e';
const RAW =
  /(?<![\w/])(?:[UWCGDST]0[A-Z0-9]{5,}|\d{15,21}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w/])/;

test('the audit of earlier versions, with ids in it, is read by names', async () => {
  const world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  const alert = await raise(world);
  const { id: workspaceId } = await world.workspace();
  const row = (act: string, subject: string, detail: string | null) => ({
    workspaceId,
    at: world.now(),
    person: birch,
    act,
    subject,
    detail,
  });
  const keyword = (await world.store.keywords(workspaceId))[0]!;
  const old = [
    row(
      'settings',
      'slack:T0KESTREL:C0SUPPORT',
      'on call: <@U0MAPLE>, slack:U0BIRCH; escalation: #C0SUPPORT',
    ),
    row('settings', 'slack:T0KESTREL:C0GONE99', 'on call: <@U0NOBODY|quillheron>, <!subteam^S0DESK12|desk>'),
    row('assign', alert.id, 'slack:U0MAPLE'),
    row('merge', alert.id, alert.id),
    row('edit', keyword.id, `moved from ${UUID} to discord:920000000000000001`),
    row('rotate-webhook', UUID, '940000000000000001'),
    row('link', UUID, 'T0KESTREL9'),
  ];
  for (const one of old) await world.store.saveKeyword(keyword, one);
  const said = readable((await world.say('audit', { admin: true })).message);
  expect(said).not.toMatch(RAW);
  expect(said).toContain('on call: maplefox, birchowl; escalation: #support');
  expect(said).toContain('on call: quillheron, desk');
});

const names = new Map<string, Run>([
  ['U0MAPLE', { person: maple }],
  ['C0SUPPORT', { channel: channelNamed('x').ref, name: 'support' }],
]);
const id = fc.constantFrom(
  'U0MAPLE',
  'U0GHOST77',
  'C0SUPPORT',
  '<@U0GHOST77>',
  '<@U0GHOST77|U0GHOST77>',
  '<#C0OTHER99>',
  '<@!940000000000000001>',
  '<@&940000000000000001>',
  '<!subteam^S0DESK12>',
  'slack:T0KESTREL:C0OTHER99',
  'discord:920000000000000001:930000000000000001',
  'slack:U0GHOST77',
  '@U0GHOST77',
  UUID,
);

test('whatever stands around an id, nobody reads it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(id, fc.constantFrom(' ', ', ', ': ', ' → ', '; ', 'Kestrelbox'))),
      (parts) => {
        expect(plain(withNames(parts.join(' '), names))).not.toMatch(RAW);
      },
    ),
    { numRuns: runs(500), seed: 13 },
  );
});

test.each(['Kestrelbox 2000', 'COVID19', 'a:b', '12:30', 'C++ und C#', '<b>', 'status U2', '#support'])(
  'what is no id stays: %s',
  (text) => {
    expect(plain(withNames(text, names))).toBe(text);
  },
);
