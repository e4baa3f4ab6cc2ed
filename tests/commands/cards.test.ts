import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { DAY } from '../../src/listening/time.ts';
import type { Element, Message } from '../../src/messages/message.ts';
import { newWorld, raise, sendAll } from './harness.ts';
import { storePosts } from './posts.ts';

/** Every button and menu entry of a message, as the press it would be. */
function presses({ elements }: Message): { verb: string; args: Record<string, string> }[] {
  const rows = elements.filter(
    (element): element is Extract<Element, { kind: 'buttons' }> => element.kind === 'buttons',
  );
  return rows.flatMap(({ buttons, menus = [] }) => [
    ...buttons.map(({ verb, args }) => ({ verb, args: { ...args } })),
    ...menus.flatMap(({ verb, args, arg, options }) =>
      options.map(({ value }) => ({ verb, args: { ...args, [arg]: value } })),
    ),
  ]);
}

test('every button that a message offers is one that the router understands', async () => {
  const world = await newWorld();
  const seen = new Set<string>();
  const waiting: { verb: string; args: Record<string, string> }[] = [];
  const meet = (message: Message) => {
    for (const press of presses(message)) {
      const key = JSON.stringify(press);
      if (!seen.has(key)) waiting.push(press);
      seen.add(key);
    }
  };
  meet((await world.say('add kestrelbox')).message);
  const { id } = await world.workspace();
  const [keyword] = await world.store.keywords(id);
  await storePosts(world, keyword!.id, [
    { text: 'kestrelbox reboots', at: world.now() - DAY, label: 'neg' },
    { text: 'kestrelbox is fine', at: world.now() - DAY, label: 'pos' },
  ]);
  await raise(world);
  for (const row of await world.store.deliveriesWith(id, 'alert:')) meet(row.message);
  for (const line of [
    'help',
    'list',
    'alerts',
    'alerts 1',
    'alert kestrelbox',
    'sources',
    'settings',
    'digest',
    'why kestrelbox',
    'why --alert kestrelbox',
    'report kestrelbox',
    'remove kestrelbox',
    'forget hacker-news:willowwren',
    'edit kestrelbox',
  ])
    meet((await world.say(line, { admin: true })).message);
  let pressed = 0;
  for (let press = waiting.shift(); press && pressed < 300; press = waiting.shift(), pressed++) {
    // Removing is tried last of all by not being tried: what it offers was met above.
    if (press.verb === 'remove' || press.verb === 'forget') continue;
    expect(
      commands.map(({ verb }) => verb),
      JSON.stringify(press),
    ).toContain(press.verb);
    const reply = await world.press(press.verb, press.args, { admin: true });
    expect(reply.message.summary, JSON.stringify(press)).not.toContain('older message');
    expect(reply.message.summary, JSON.stringify(press)).not.toContain('does not fit');
    meet(reply.message);
    for (const { message } of await sendAll(world)) meet(message);
  }
  expect(pressed).toBeGreaterThan(30);
  expect(world.logged).toEqual([]);
});
