import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import { BIRCH, MAPLE, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';

let world: World;
let bench: Bench;
let posts: Mention[];
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
  await world.say('add kestrelbox --name Kestrelbox');
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  posts = await storePosts(world, keyword!.id, [
    {
      text: 'Kestrelbox hinge broke <!channel> again',
      at: world.now() - HOUR,
      label: 'neg',
      author: 'willowwren',
    },
    { text: 'A Kestrelbox on my shelf', at: world.now() - 2 * HOUR, author: 'tilda' },
  ]);
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

type Json = Record<string, unknown>;
const elementsOf = (blocks: unknown) =>
  (typeof blocks === 'string' ? (JSON.parse(blocks) as Json[]) : (blocks as Json[])).flatMap((block) =>
    block.type === 'actions' ? (block.elements as Json[]) : [],
  );
/** Delivers something and waits for its answer. */
const answered = async (deliver: () => Promise<unknown>): Promise<Json> => {
  const before = bench.fake.responses.length;
  await deliver();
  await bench.fake.until(() => bench.fake.responses.length > before);
  return bench.fake.responses.at(-1) as Json;
};
const type = (text: string) => answered(() => bench.fake.socket('slash_commands', slash(bench.fake, text)));
const click = (element: Json, by = MAPLE) =>
  answered(() => bench.fake.socket('interactive', press(bench.fake, element, by)));
const menusIn = (answer: Json) => elementsOf(answer.blocks).filter(({ type: kind }) => kind === 'overflow');
const choose = (menu: Json, label: string, by = MAPLE) => {
  const selected_option = (menu.options as { text: { text: string } }[]).find(
    ({ text }) => text.text === label,
  );
  if (!selected_option) throw new Error(`no option ${label}`);
  return click({ type: 'overflow', action_id: menu.action_id, selected_option }, by);
};
const button = (answer: Json, label: string): Json => {
  const found = elementsOf(answer.blocks).find(
    ({ text }) => (text as { text: string } | undefined)?.text === label,
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const hit = async () => (await world.store.mention(posts[0]!.workspaceId, posts[0]!.id))!.hits[0]!;

test('each post of a list has its menu: a mood is corrected, taken back, and corrected again from the same menu', async () => {
  const list = await type('mentions Kestrelbox');
  const menus = menusIn(list);
  expect(menus).toHaveLength(2);
  for (let nth = 0; nth < 2; nth++) {
    const answer = await choose(menus[0]!, 'Sentiment: positive');
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(answer)).toContain('(was negative)');
    expect((await hit()).sentiment).toMatchObject({ label: 'pos', method: 'person' });
    const undone = await click(button(answer, 'Undo'));
    expect(JSON.stringify(undone)).toContain('Undone');
    expect((await hit()).sentiment.label).toBe('neg');
    world.pass(1_000);
  }
});

test('not about us takes it out of the list, and the list of what is held back restores it', async () => {
  const [menu] = menusIn(await type('mentions Kestrelbox'));
  await choose(menu!, 'Not about us', BIRCH);
  expect((await hit()).held?.reason).toBe('not-about-us');
  expect(menusIn(await type('mentions Kestrelbox'))).toHaveLength(1);
  const held = await type('mentions Kestrelbox --filtered');
  expect(JSON.stringify(held)).toContain('hinge broke');
  await click(button(held, 'Restore'));
  expect((await hit()).held).toBeNull();
});

test('More shows everything: a form asks for tags, and their menu takes one off', async () => {
  const { fake } = bench;
  const [menu] = menusIn(await type('mentions Kestrelbox'));
  const sheet = await choose(menu!, 'More…');
  await fake.socket('interactive', press(fake, button(sheet, 'Tag…')));
  const view = await fake.until(() => fake.views[0]);
  expect(JSON.stringify(view)).toContain('This post');
  const initial = (view.blocks as { block_id: string; element: { initial_option?: unknown } }[]).find(
    ({ block_id }) => block_id === 'target',
  )!.element.initial_option;
  const wrong = await fake.socket(
    'interactive',
    submission(fake, view, { target: { selected_option: initial }, tags: { value: '!!!' } }),
  );
  expect(wrong.payload).toMatchObject({ response_action: 'errors', errors: { tags: expect.any(String) } });
  const tagged = await answered(() =>
    fake.socket(
      'interactive',
      submission(fake, view, { target: { selected_option: initial }, tags: { value: 'Pricing, refund' } }),
    ),
  );
  expect(JSON.stringify(tagged)).toContain('“pricing”, “refund”');

  const again = await click(button(tagged, 'More…'));
  const untag = elementsOf(again.blocks).find(({ type: kind }) => kind === 'static_select')!;
  const [selected_option] = untag.options as Json[];
  await click({ type: 'static_select', action_id: untag.action_id, selected_option });
  const flags = await world.store.flags(posts[0]!.workspaceId, posts[0]!.id);
  expect(flags.map(({ value }) => value)).toEqual(['refund']);
});

test('the author is muted, listed and heard again; a copy calls nobody', async () => {
  const [menu] = menusIn(await type('mentions Kestrelbox'));
  const sheet = await choose(menu!, 'More…');
  const muted = await click(button(sheet, 'Mute the author'));
  expect(JSON.stringify(muted)).toContain('willowwren is muted');
  expect((await hit()).held?.reason).toBe('muted-author');
  await click(button(await type('unmute'), 'Unmute willowwren'));
  expect((await hit()).held).toBeNull();

  const copy = await click(button(sheet, 'Copy for a reply'));
  expect(copy).toMatchObject({ response_type: 'ephemeral' });
  const shown = JSON.stringify(copy.blocks);
  expect(shown).toContain(posts[0]!.post.url);
  // Foreign text is a text of rich text, which is never parsed; what people paste calls nobody either.
  expect(shown).not.toContain('"type":"broadcast"');
  const line = JSON.stringify(copy.blocks).match(/"text":"(“[^"]*)","style":\{"code":true\}/)?.[1];
  expect(line).toContain('hinge broke');
  expect(line).not.toContain('<');
});

test('the same delivery twice acts once', async () => {
  const { fake } = bench;
  const [menu] = menusIn(await type('mentions Kestrelbox'));
  const [selected_option] = (menu!.options as { text: { text: string } }[]).slice(-2);
  const body = press(fake, { type: 'overflow', action_id: menu!.action_id, selected_option });
  await answered(() => fake.socket('interactive', body));
  const before = fake.responses.length;
  await fake.socket('interactive', body);
  await type('list');
  expect(fake.responses.length).toBe(before + 1);
  const acts = await world.store.audit(posts[0]!.workspaceId, { limit: 10, subject: posts[0]!.id });
  expect(acts.map(({ act }) => act)).toEqual(['mark']);
});

test('a post is given to somebody by its form, and taken back', async () => {
  const { fake } = bench;
  const { workspaceId } = posts[0]!;
  const [menu] = menusIn(await type('mentions Kestrelbox'));
  const sheet = await choose(menu!, 'More…');
  await fake.socket('interactive', press(fake, button(sheet, 'Assign…')));
  const view = await fake.until(() => fake.views[0]);
  expect(JSON.stringify(view)).toContain('This post');
  const fields = view.blocks as { block_id: string; element: { initial_option?: unknown } }[];
  const selected_option = fields.find(({ block_id }) => block_id === 'target')!.element.initial_option;
  const filled = { target: { selected_option }, to: { selected_user: BIRCH.id } };
  const given = await answered(() => fake.socket('interactive', submission(fake, view, filled)));
  expect(JSON.stringify(given)).toContain('This post is alert ');
  const [alert] = await world.store.alerts(workspaceId, {});
  expect(alert).toMatchObject({ kind: 'assigned', triage: { state: 'claimed', holder: { id: BIRCH.id } } });
  expect(alert!.evidence.top.map(({ mentionId }) => mentionId)).toEqual([posts[0]!.id]);
  await click(button(given, 'Undo'));
  expect((await world.store.alert(workspaceId, alert!.id))!.triage.reason).toBe('withdrawn');
});
