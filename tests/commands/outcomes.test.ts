import { beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import type { Mention } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { birch, buttonsOf, maple, newWorld, raise, readable, type World } from './harness.ts';
import { type SamplePost, storePosts } from './posts.ts';

let world: World;
let workspaceId: string;
let keywordId: string;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox', { by: birch });
  workspaceId = (await world.workspace()).id;
  keywordId = (await world.store.keywords(workspaceId))[0]!.id;
});

const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const hit = async ({ id }: Mention) => (await world.store.mention(workspaceId, id))!.hits[0]!;
const labels = async (posts: readonly Mention[]) =>
  Promise.all(posts.map(async (post) => (await hit(post)).sentiment.label));
const recount = () => world.store.recount(workspaceId, world.now() - 30 * DAY, world.now() + DAY);
const totals = async () =>
  (await world.store.totals(workspaceId, [keywordId], world.now() - 30 * DAY, world.now() + DAY))[0]!;

/** Posts of the last half hour with an alert about them. */
async function alertAbout(
  posts: readonly Partial<SamplePost>[],
  part: Partial<Alert> = {},
): Promise<{ alert: Alert; stored: Mention[] }> {
  const stored = await storePosts(
    world,
    keywordId,
    posts.map((post, n) => ({
      text: `Post ${n}: the kestrelbox hinge of mine`,
      author: `author-${n}`,
      at: world.now() - (n + 1) * MINUTE,
      label: 'neg',
      ...post,
    })),
  );
  const sample = await raise(world, { id: `sample-${posts.length}-${part.id ?? ''}` });
  const { evidence } = sample;
  const alert: Alert = {
    ...sample,
    ...part,
    id: sample.id,
    evidence: {
      ...evidence,
      ...part.evidence,
      posts: stored.length,
      listed: { from: world.now() - HOUR, to: world.now(), upTo: await world.store.newestRow() },
    },
  };
  await world.store.commitAct([{ alert, expectedVersion: sample.version }], [], []);
  return { alert, stored };
}

describe('the mood was read wrong', () => {
  test('its negative posts are neutral, the figures follow, and undo gives back what was', async () => {
    const { alert, stored } = await alertAbout([{}, {}, { label: 'pos' }]);
    const before = await totals();
    const reply = await world.say(`dismiss ${alert.number} wrong-sentiment`);
    expect(readable(reply.message)).toContain(
      'Corrected to neutral: 2 posts. Figures, lists and charts follow at once.',
    );
    expect(await labels(stored)).toEqual(['neu', 'neu', 'pos']);
    expect(await totals()).toMatchObject({ total: 3, negative: 0, positive: 1 });
    expect(await recount()).toEqual([]);
    const undo = buttonsOf(reply).find(({ verb }) => verb === 'undo')!;
    expect(readable((await world.press(undo.verb, { ...undo.args })).message)).toContain('negative again');
    expect(await labels(stored)).toEqual(['neg', 'neg', 'pos']);
    expect(await totals()).toEqual(before);
    // The outcome itself is taken back by another one.
    await world.say('undo');
    expect((await world.store.alert(workspaceId, alert.id))!.triage.state).toBe('new');
    expect(await recount()).toEqual([]);
  });

  test.each([
    ['dismiss {} --mood positive', 'pos'],
    ['resolve {} wrong-sentiment --mood positive', 'pos'],
    ['classer {} --ton positif', 'pos'],
    ['dismiss {} wrong-sentiment --mood negative', 'neg'],
  ])('%s', async (line, label) => {
    const { alert, stored } = await alertAbout([{}, {}]);
    expect((await world.say(line.replace('{}', String(alert.number)))).problem).toBeUndefined();
    expect(await labels(stored)).toEqual([label, label]);
    expect((await hit(stored[0]!)).sentiment.method).toBe('person');
  });

  test('the other moods are buttons, which correct the same posts again', async () => {
    const { alert, stored } = await alertAbout([{}, {}, { label: 'pos' }]);
    const reply = await world.say(`dismiss ${alert.number} wrong-sentiment`);
    const positive = buttonsOf(reply).find(({ args }) => args.mood === 'positive')!;
    world.pass(MINUTE);
    expect(readable((await world.press(positive.verb, { ...positive.args })).message)).toContain(
      'Corrected to positive: 2 posts.',
    );
    expect(await labels(stored)).toEqual(['pos', 'pos', 'pos']);
    await world.say(`undo ${alert.number}`);
    expect(await labels(stored)).toEqual(['neu', 'neu', 'pos']);
    expect(await recount()).toEqual([]);
  });

  test('where none was negative, all are corrected; what people marked stays theirs', async () => {
    const { alert, stored } = await alertAbout([{ label: 'pos' }, { label: 'pos' }, { label: 'pos' }]);
    await world.say(`mark ${stored[2]!.post.url} positive`, { by: birch });
    await world.say(`dismiss ${alert.number} --mood negative`);
    expect(await labels(stored)).toEqual(['neg', 'neg', 'pos']);
  });

  test('without posts it says so', async () => {
    const { alert } = await alertAbout([]);
    expect(await said(`dismiss ${alert.number} wrong-sentiment`)).toContain(
      'No post was corrected: its posts are gone, or people have marked them.',
    );
  });

  test('a mood goes with no other reason', async () => {
    const { alert } = await alertAbout([{}]);
    const { problem } = await world.say(`dismiss ${alert.number} noise --mood positive`);
    expect(problem).toMatchObject({ code: 'bad-argument', argument: 'mood' });
    expect((await world.store.alert(workspaceId, alert.id))!.triage.state).toBe('new');
  });

  test('an assigned post: that one alone', async () => {
    const { stored } = await alertAbout([{}, {}]);
    await world.say(`assign ${stored[1]!.post.url} me`);
    const [alert] = await world.store.alerts(workspaceId, { limit: 1 });
    await world.say(`dismiss ${alert!.number} wrong-sentiment`);
    expect(await labels(stored)).toEqual(['neg', 'neu']);
  });
});

describe('it was not about the keyword', () => {
  test('its posts are not counted, and come back with undo', async () => {
    const { alert, stored } = await alertAbout([{}, {}, { label: 'neu' }]);
    const before = await totals();
    const reply = await world.say(`dismiss ${alert.number} wrong-keyword`);
    expect(readable(reply.message)).toMatch(/Marked as not about Kestrelbox: \d posts/);
    const marked = alert.evidence.stream === 'negative' ? stored.slice(0, 2) : stored;
    for (const post of marked) {
      expect((await hit(post)).held?.reason).toBe('not-about-us');
      expect((await hit(post)).relevance.by).toBe('person');
    }
    expect((await totals()).total).toBe(3 - marked.length);
    expect(await world.store.teaching(workspaceId, keywordId, 'about', 10)).toHaveLength(marked.length);
    expect(await recount()).toEqual([]);
    await world.say(`undo ${alert.number}`);
    expect(await totals()).toEqual(before);
    expect(await recount()).toEqual([]);
  });

  test('a post that somebody marked as about it stays', async () => {
    const { alert, stored } = await alertAbout([{}, {}]);
    await world.say(`mark ${stored[0]!.post.url} about-us`, { by: birch });
    await world.say(`dismiss ${alert.number} wrong-keyword`);
    expect((await hit(stored[0]!)).held).toBeNull();
    expect((await hit(stored[1]!)).held?.reason).toBe('not-about-us');
  });
});

describe('it was the same event as another', () => {
  const two = async () => {
    const first = await alertAbout([{}, {}], { id: 'a' });
    world.pass(2 * HOUR);
    const second = await alertAbout(
      [{}, {}, {}].map(() => ({ story: 'mstory' })),
      { id: 'b' },
    );
    return { first, second };
  };
  const storyOf = async ({ id }: Mention) => (await world.store.mention(workspaceId, id))!.storyId;

  test('their stories are one, the counts follow, and undo takes them apart', async () => {
    const one = await alertAbout([{ story: 'mone' }, { story: 'mone' }], { id: 'a' });
    world.pass(2 * HOUR);
    const other = await alertAbout([{ story: 'mother' }, { story: 'mother' }, { story: 'mother' }], {
      id: 'b',
    });
    const reply = await world.say(`merge ${other.alert.number} ${one.alert.number}`);
    expect(readable(reply.message)).toContain('Both alerts are one story now. Moved to the other: 3 posts');
    for (const post of [...one.stored, ...other.stored]) expect(await storyOf(post)).toBe('mone');
    expect(await recount()).toEqual([]);
    const [top] = await world.store.topPosts(workspaceId, [keywordId], world.now() - DAY, world.now(), {
      limit: 5,
    });
    expect(top!.copies).toBe(5);
    await world.say(`undo ${other.alert.number}`);
    for (const post of other.stored) expect(await storyOf(post)).toBe('mother');
    for (const post of one.stored) expect(await storyOf(post)).toBe('mone');
    expect(await recount()).toEqual([]);
    await world.say(`undo ${other.alert.number}`);
    expect((await world.store.alert(workspaceId, other.alert.id))!.triage.state).toBe('new');
  });

  test('a copy that was matched before they were joined is stored as one of the joined story', async () => {
    const [one, other] = await storePosts(world, keywordId, [
      { text: 'One', at: world.now() },
      { text: 'Other', at: world.now() },
    ]);
    const audit = {
      workspaceId,
      at: world.now(),
      person: maple,
      act: 'join-stories',
      subject: 'a',
      detail: null,
    };
    expect(await world.store.joinStories(workspaceId, other!.id, one!.id, audit)).toBe(1);
    const [late] = await storePosts(world, keywordId, [{ text: 'Late', at: world.now(), story: other!.id }]);
    expect(await storyOf(late!)).toBe(one!.id);
    expect(await recount()).toEqual([]);
    // Nothing is done with what is not there, or is one already.
    for (const [from, into] of [
      ['nothing', one!.id],
      [one!.id, 'nothing'],
      [one!.id, one!.id],
    ] as const)
      expect(await world.store.joinStories(workspaceId, from, into, audit)).toBe(0);
    expect(await world.store.joinStories('elsewhere', other!.id, one!.id, audit)).toBe(0);
  });

  test('alerts about many stories leave them alone', async () => {
    const { first, second } = await two();
    const reply = await said(`merge ${second.alert.number} ${first.alert.number}`);
    expect(reply).toContain('is now part of');
    expect(reply).not.toContain('one story');
    for (const post of second.stored) expect(await storyOf(post)).toBe('mstory');
  });
});

test('noise changes no post', async () => {
  const { alert, stored } = await alertAbout([{}, {}]);
  const before = await totals();
  await world.say(`dismiss ${alert.number} noise`);
  expect(await labels(stored)).toEqual(['neg', 'neg']);
  expect(await totals()).toEqual(before);
});

test('only what one has corrected oneself is taken back', async () => {
  const { alert, stored } = await alertAbout([{}]);
  await world.say(`dismiss ${alert.number} wrong-sentiment`, { by: birch });
  await world.say(`undo ${alert.number}`, { by: maple });
  expect(await labels(stored)).toEqual(['neu']);
});
