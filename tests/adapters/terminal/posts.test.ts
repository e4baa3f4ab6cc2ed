import { beforeEach, expect, test } from 'vitest';
import { HOME } from '../../../src/adapters/terminal/inbound.ts';
import { createTerminal, type Terminal } from '../../../src/adapters/terminal/index.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';

const person = { platform: 'terminal', id: 'you', name: 'you' } as const;

let world: World;
let terminal: Terminal;
let posts: Mention[];
let written: string[];
let answers: string[];

beforeEach(async () => {
  world = await newWorld();
  written = [];
  answers = [];
  terminal = createTerminal({
    write: (text) => written.push(text),
    ask: async () => answers.shift() ?? '',
    clock: { now: world.now, sleep: async () => {} },
    color: false,
    width: 100,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'Europe/Paris',
  });
  await terminal.start(world.router);
  await typed('add kestrelbox --name Kestrelbox');
  const workspace = (await world.store.workspaceOf(HOME))!;
  world.workspace = async () => workspace;
  const [keyword] = await world.store.keywords(workspace.id);
  posts = await storePosts(world, keyword!.id, [
    { text: 'Kestrelbox hinge broke again', at: world.now() - HOUR, label: 'neg', author: 'willowwren' },
  ]);
});

async function typed(line: string): Promise<string> {
  written.length = 0;
  await terminal.type(line, person, 'general');
  return written.join('');
}
/** Presses the numbered button with this label, as the last answer shows it. */
const press = (label: string) => {
  const number = new RegExp(`\\[(\\d+)\\] ${label}`).exec(written.join(''))?.[1];
  if (number === undefined) throw new Error(`no button ${label} in ${written.join('')}`);
  return typed(number);
};
const hit = async () => (await world.store.mention(posts[0]!.workspaceId, posts[0]!.id))!.hits[0]!;

test('a list shows references and how to act; a line corrects, a number takes it back', async () => {
  const list = await typed('mentions Kestrelbox');
  const ref = /▏ (p[0-9a-z]+) · /.exec(list)![1]!;
  expect(list).toContain(`\`/earshot mark ${ref}\``);
  expect(await typed(`mark ${ref} positive`)).toContain('(was negative)');
  expect((await hit()).sentiment.label).toBe('pos');
  await press('Undo');
  expect((await hit()).sentiment.label).toBe('neg');
});

test('the sheet of a post numbers everything that one can do', async () => {
  await typed(`mark ${posts[0]!.post.url}`);
  answers.push('Pricing, refund');
  await press('Tag…');
  expect(written.join('')).toContain('“pricing”, “refund”');
  await typed(`mark ${posts[0]!.id}`);
  await press('pricing');
  expect(written.join('')).toContain('Tags removed: “pricing”');
  await typed(`mark ${posts[0]!.id}`);
  await press('Mute the author');
  expect((await hit()).held?.reason).toBe('muted-author');
  await typed('mute');
  await press('Unmute willowwren');
  expect((await hit()).held).toBeNull();
});

test('in French, with French verbs', async () => {
  await typed('settings --language fr');
  const list = await typed('mentions Kestrelbox');
  const ref = /▏ (p[0-9a-z]+) · /.exec(list)![1]!;
  expect(list).toContain(`/earshot marquer ${ref}`);
  expect(await typed(`marquer ${ref} positif`)).toContain('(était négatif)');
  expect(await typed(`étiqueter ${ref} prix`)).toContain('prix');
  expect(await typed(`etoile ${ref}`)).toContain('Étoile');
  expect(await typed(`masquer ${ref} auteur`)).toContain('est masqué');
  expect(await typed('démasquer willowwren')).toContain('plus masqué');
  expect(await typed(`copier ${ref}`)).toContain('Texte à copier');
  await typed(`marquer ${ref} pas-de-nous`);
  expect(await typed(`rétablir ${ref}`)).toContain('De nouveau compté');
});
