import { beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { triageFigures } from '../../src/listening/alerts/triage-figures.ts';
import type { Mention } from '../../src/listening/mentions/mention.ts';
import { postName } from '../../src/listening/mentions/post-name.ts';
import { referenceOf } from '../../src/listening/mentions/reference.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { birch, buttonsOf, maple, newWorld, raise, readable, sendAll, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
let post: Mention;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox', { by: birch });
  const { id } = (await world.store.keywords((await world.workspace()).id))[0]!;
  [post] = (await storePosts(world, id, [
    { text: 'Kestrelbox hinge broke again', at: world.now() - 3 * DAY, label: 'neg', author: 'willowwren' },
    { text: 'Another one at the very same time', at: world.now() - 3 * DAY, label: 'neu', author: 'tilda' },
  ])) as [Mention];
});

const ref = async () => referenceOf((await world.store.rowOf(post.workspaceId, post.id))!);
const alerts = () => world.store.alerts(post.workspaceId, {});
const only = async (): Promise<Alert> => {
  const [alert, ...others] = await alerts();
  expect(others).toEqual([]);
  return alert!;
};
const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);

describe('a post is given to somebody', () => {
  test('and is an alert that they hold, with its card where it was asked and a line that calls them', async () => {
    const reply = await world.say(`assign ${await ref()} @birchowl`, { channel: 'C0PRESS' });
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain('This post is alert #1 now, and it is with birchowl.');
    expect(await only()).toMatchObject({
      number: 1,
      kind: 'assigned',
      severity: 3,
      evidence: { posts: 1, top: [{ mentionId: post.id, label: 'neg' }] },
      triage: { state: 'claimed', holder: birch },
    });
    const sent = await sendAll(world);
    expect(sent.map(({ kind, to }) => [kind, to.channel])).toEqual([
      ['post', 'C0PRESS'],
      ['reply', 'C0PRESS'],
      ['reply', 'C0PRESS'],
    ]);
    const [card, evidence, line] = sent.map(({ message }) => readable(message));
    expect(card).toContain('Assigned post: Kestrelbox');
    expect(card).toContain('A post by willowwren, assigned by hand.');
    expect(evidence).toContain('Kestrelbox hinge broke again');
    expect(evidence).not.toContain('the very same time');
    expect(line).toContain('This alert is now with birchowl.');
    expect(JSON.stringify(sent[2]!.message)).toContain('"ping":true');
  });

  test('in quiet hours and beyond the budget too: a person asked for it', async () => {
    await world.say('settings --quiet 00:00-23:59 --budget 1', { by: birch });
    await world.say(`assign ${await ref()} me`);
    expect((await sendAll(world)).map(({ kind }) => kind)).toContain('post');
  });

  test.each([
    ['its link', () => post.post.url],
    ['its reference', ref],
    ['its id', () => post.id],
    ['the name in a button', () => postName(post.id, post.hits[0]!.keywordId)],
  ])('by %s', async (_, name) => {
    const { problem } = await world.say(`assign ${await name()} --to me`);
    expect(problem).toBeUndefined();
    expect((await only()).triage.holder).toEqual(maple);
  });

  test('by the button, which asks for whom and keeps the post', async () => {
    const { form } = await world.press('assign', { target: postName(post.id, null) });
    expect(form).toEqual({ verb: 'assign', values: { target: postName(post.id, null) } });
    const { problem } = await world.press(
      'assign',
      { ...form!.values, to: '<@U0BIRCH|birchowl>' },
      { origin: 'form' },
    );
    expect(problem).toBeUndefined();
    expect((await only()).triage.holder).toMatchObject({ id: 'U0BIRCH' });
  });

  test('with a long link the form holds the short name', async () => {
    const { form } = await world.say(`assign ${post.post.url}`);
    expect(form?.values).toEqual({ target: post.id });
  });

  test('and has the states of any alert: list, snooze, note, release, resolve, reopen', async () => {
    await world.say(`assign ${await ref()} me`);
    expect(await said('alerts')).toContain('Assigned post');
    expect(await said('alerts --mine')).toContain('Assigned post');
    for (const [line, state] of [
      ['snooze 1 4h', 'snoozed'],
      ['claim 1', 'claimed'],
      ['note 1 asked the shop', 'claimed'],
      ['release 1', 'new'],
      ['claim 1', 'claimed'],
      ['resolve 1 answered', 'resolved'],
      ['reopen 1', 'new'],
      ['dismiss 1 noise', 'dismissed'],
    ] as const) {
      expect((await world.say(line)).problem, line).toBeUndefined();
      expect((await only()).triage.state, line).toBe(state);
    }
  });

  test('asks before it is taken from somebody else, and again changes nothing', async () => {
    await world.say(`assign ${await ref()} @birchowl`, { by: birch });
    const reply = await world.say(`assign ${await ref()} me`);
    expect(readable(reply.message)).toContain('Take it over?');
    const [button] = buttonsOf(reply);
    await world.press(button!.verb, { ...button!.args });
    expect((await only()).triage.holder).toEqual(maple);
    expect(await said(`assign ${await ref()} me`)).toContain('Nothing changed');
  });

  test('closed before, it is open again', async () => {
    await world.say(`assign ${await ref()} me`);
    await world.say('resolve 1 answered');
    await world.say(`assign ${await ref()} @birchowl`);
    expect(await only()).toMatchObject({
      number: 1,
      triage: { state: 'claimed', reopened: 1, holder: birch },
    });
  });

  test('twice at the same moment, it is one alert', async () => {
    const name = await ref();
    await Promise.all([world.say(`assign ${name} me`), world.say(`assign ${name} me`, { by: birch })]);
    await only();
    const acts = await world.store.audit(post.workspaceId, { limit: 20 });
    expect(acts.filter(({ act }) => act === 'assign-post')).toHaveLength(1);
  });

  test('and is taken back by its button: closed, and no verdict about the rule', async () => {
    const reply = await world.say(`assign ${await ref()} @birchowl`);
    const button = buttonsOf(reply).find(({ verb }) => verb === 'undo')!;
    const undone = await world.press(button.verb, { ...button.args });
    expect(readable(undone.message)).toContain('Alert #1 is dismissed: taken back.');
    expect((await only()).triage).toMatchObject({ state: 'dismissed', reason: 'withdrawn' });
  });

  test('asked in a direct conversation, it is shown where its keyword is heard', async () => {
    await world.say(`assign ${await ref()} me`, { channel: '@U0MAPLE' });
    expect((await sendAll(world)).map(({ to }) => to.channel)).toEqual([
      'C0SUPPORT',
      'C0SUPPORT',
      'C0SUPPORT',
    ]);
  });

  test('also when it is held back, and after midnight of its day', async () => {
    await world.say(`mark ${await ref()} spam`);
    await world.say(`assign ${await ref()} me`);
    expect((await only()).evidence.posts).toBe(1);
  });

  test('is no verdict on the detector: neither right nor wrong, and no time to claim', async () => {
    await world.say(`assign ${await ref()} me`);
    await world.say('dismiss 1 noise');
    const figures = triageFigures(await alerts(), world.now() + HOUR);
    expect(figures).toMatchObject({ real: 0, noise: 0, precision: null, toClaim: null, open: 0 });
  });

  test('keeps nothing of a post whose author is forgotten, and can still be closed', async () => {
    await world.say(`assign ${await ref()} me`);
    expect((await only()).evidence.drivers).toEqual([]);
    await sendAll(world);
    await world.say(`forget ${post.post.url} --yes`, { admin: true });
    expect(JSON.stringify(await only())).not.toMatch(/hinge|willowwren|board\.example/);
    expect((await world.say('dismiss 1 wrong-keyword')).problem).toBeUndefined();
    expect(await said('alerts 1')).not.toMatch(/hinge|willowwren/);
  });

  test('in French', async () => {
    const reply = await said(`confier ${await ref()} moi`, { language: 'fr' });
    expect(reply).toContain("Ce message est désormais l'alerte #1, confiée à maplefox.".replace("'", '’'));
  });
});

describe('what cannot be given', () => {
  test.each([
    ['p0', 'alert-not-found'],
    ['pzzzzzz', 'post-unknown'],
    ['https://board.example/nothing', 'post-unknown'],
    ['m0-000', 'post-unknown'],
    ['99', 'alert-not-found'],
    ['kestrelbox', 'alert-not-found'],
    ['12x', 'alert-not-found'],
  ])('%s: %s', async (name, code) => {
    expect((await world.say(`assign ${name} me`)).problem?.code).toBe(code);
    expect(await alerts()).toEqual([]);
  });

  test('a post of another workspace', async () => {
    const elsewhere = { home: { platform: 'slack', home: 'T0OTHER' } as const };
    await world.say('add kestrelbox', elsewhere);
    for (const name of [await ref(), post.id, post.post.url])
      expect((await world.say(`assign ${name} me`, elsewhere)).problem?.code, name).toBe('post-unknown');
  });

  test('an alert is given as ever', async () => {
    await raise(world);
    await world.say('assign 1 @birchowl');
    expect((await only()).triage.holder).toEqual(birch);
  });
});
