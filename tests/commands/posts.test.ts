import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parser/parse.ts';
import type { Mention } from '../../src/listening/mentions/mention.ts';
import { referenceOf } from '../../src/listening/mentions/reference.ts';
import { HOUR } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { birch, buttonsOf, maple, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
let posts: Mention[];
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox', { by: birch });
  posts = await storePosts(world, (await keyword()).id, [
    { text: 'Kestrelbox hinge broke again', at: world.now() - HOUR, label: 'neg', author: 'willowwren' },
    { text: 'A Kestrelbox on my shelf', at: world.now() - 2 * HOUR, label: 'neu', author: 'tilda' },
  ]);
});

const keyword = async (name = 'Kestrelbox') =>
  (await world.store.keywords((await world.workspace()).id)).find((found) => found.name === name)!;
const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const refOf = async ({ workspaceId, id }: Mention) =>
  referenceOf((await world.store.rowOf(workspaceId, id))!);
const refsIn = ({ elements }: Message) =>
  elements.flatMap((element) => (element.kind === 'mention' ? [element.mention.ref] : []));

describe('a post is named', () => {
  test('by its reference, its link and the name in a button alike', async () => {
    const [post] = posts;
    for (const name of [await refOf(post!), post!.post.url, post!.id, `<${post!.post.url}>`])
      expect(await said(`copy ${name}`), name).toContain('Kestrelbox hinge broke again');
  });

  test('by the reference that lists show', async () => {
    const { message } = await world.say('mentions Kestrelbox');
    const refs = refsIn(message);
    expect(refs).toEqual(await Promise.all(posts.map(refOf)));
    expect(await said(`copy ${refs[1]}`)).toContain('on my shelf');
    expect(await said(`why ${refs[1]}`)).toContain('on my shelf');
  });

  test.each(['p0', 'pzzzzzzzzz', 'p1z', 'kestrelbox', 'https://board.example/nothing', '¿', "p1' or 1=1"])(
    'by nothing that is not there: %s',
    async (name) => {
      const { message, problem } = await world.say(`copy "${name}"`);
      expect(problem?.code).toBe('post-unknown');
      expect(readable(message)).toContain('link');
    },
  );

  test('only within its workspace', async () => {
    const elsewhere = { home: { platform: 'slack', home: 'T0OTHER' } as const };
    await world.say('add kestrelbox', elsewhere);
    for (const name of [await refOf(posts[0]!), posts[0]!.id, posts[0]!.post.url])
      expect((await world.say(`copy ${name}`, elsewhere)).problem?.code).toBe('post-unknown');
  });
});

describe('copy', () => {
  test('gives the text, the address, the author, the mood and a line to paste', async () => {
    const text = await said(`copy ${posts[0]!.post.url}`);
    expect(text).toContain('Kestrelbox hinge broke again');
    expect(text).toContain('Author: willowwren');
    expect(text).toContain('Mood: negative (Kestrelbox)');
    expect(text).toContain(`“Kestrelbox hinge broke again” willowwren, Hacker News`);
    expect(text).toContain(posts[0]!.post.url);
  });

  test('speaks French to who speaks it', async () => {
    const text = await said(`copier ${posts[0]!.post.url}`, { language: 'fr' });
    expect(text).toContain('Auteur: willowwren');
    expect(text).toContain('négatif (Kestrelbox)');
  });

  test('calls nobody from the line that is pasted', async () => {
    const [post] = await storePosts(world, (await keyword()).id, [
      { text: '@everyone @here <!channel> <@U0MAPLE> `kestrelbox`', at: world.now(), author: '@channel' },
    ]);
    const { message } = await world.say(`copy ${post!.id}`);
    const line = message.elements
      .flatMap((element) => (element.kind === 'text' && Array.isArray(element.text) ? element.text : []))
      .find((run) => typeof run === 'object' && 'code' in run) as { code: string };
    expect(line.code).not.toMatch(/@(?:everyone|here|channel)|<[@!]|`/);
  });
});

describe('mute is of a post or of a keyword', () => {
  test.each([
    ['mute p1z author', 'mute', { target: 'p1z', what: 'author' }],
    ['mute p1z site', 'mute', { target: 'p1z', what: 'site' }],
    ['masquer p1z auteur', 'mute', { target: 'p1z', what: 'auteur' }],
    ['mute p1z', 'mute', { target: 'p1z' }],
    ['mute https://board.example/1', 'mute', { target: 'https://board.example/1' }],
    ['mute https://board.example/1 site', 'mute', { target: 'https://board.example/1', what: 'site' }],
    ['mute pa author', 'mute', { target: 'pa', what: 'author' }],
    ['mute pinterest', 'alert', { target: 'pinterest', mute: '24h' }],
    ['mute paypal 4h', 'alert', { target: 'paypal', mute: '4h' }],
    ['mute p2p exchange', 'alert', { target: 'p2p exchange', mute: '24h' }],
    ['mute "p1z"', 'alert', { target: 'p1z', mute: '24h' }],
    ['mute', 'alert', { mute: '24h' }],
  ])('%s', (line, verb, args) => {
    expect(parseLine(line, commands)).toEqual({ ok: true, verb, args });
  });
});
