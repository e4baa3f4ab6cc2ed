import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { lengthWithin, without } from '../../../src/listening/series/stretches.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { newWorld, readable, type World } from '../../commands/harness.ts';
import { readRequest, storeGap, storePosts } from '../../commands/posts.ts';
import { runs } from '../../runs.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
  world.pass(30 * DAY);
});

const digest = async () => readable((await world.say('digest now')).message);
const keyword = async () => (await world.store.keywords((await world.workspace()).id))[0]!;

async function openWebhook(name: string, firstAt: number) {
  const { id: workspaceId } = await world.workspace();
  const audit = {
    workspaceId,
    at: firstAt,
    person: 'bot',
    act: 'webhook',
    subject: name,
    detail: null,
  } as const;
  await world.store.addWebhook(
    { workspaceId, id: name, name, secrets: [], createdBy: 'slack:U0MAPLE', createdAt: firstAt },
    audit,
  );
  const push = { hook: name, id: `${name}-1`, at: firstAt };
  await world.store.commitCollected({
    request: null,
    added: [],
    edited: [],
    recounted: [],
    verdicts: [],
    gap: null,
    deliveries: [],
    deleted: [],
    push,
  });
}

describe('what a digest says was checked', () => {
  test('a source that answered for a part of the time is named with that part, not called unread', async () => {
    const now = world.now();
    await world.store.saveRequest(
      readRequest(now, { failures: 5, coveredUntil: now - 8 * HOUR, coveredFrom: now - 20 * DAY }),
      [],
    );
    const said = await digest();
    expect(said).toContain('Sources checked: Hacker News (16 of 24 h).');
    expect(said).toContain('some sources could not be checked');
    expect(said).not.toContain('No source');
  });

  test('a gap within the time counts too; what was never read is not named', async () => {
    const now = world.now();
    const gap = { source: 'hacker-news', requestKey: 'kestrelbox', reason: 'down' };
    await storeGap(world, readRequest(now), { ...gap, from: now - 10 * HOUR, to: now - 4 * HOUR });
    await world.store.saveRequest(
      readRequest(now, {
        source: 'lemmy',
        key: 'l',
        firstAt: null,
        coveredFrom: null,
        coveredUntil: null,
        lastSuccessAt: null,
      }),
      [],
    );
    expect(await digest()).toContain('Sources checked: Hacker News (18 of 24 h).');
  });

  test('webhooks are named one by one, and nothing is checked where there is nothing', async () => {
    expect(await digest()).toContain('No source was checked.');
    await openWebhook('Helpdesk', world.now() - 3 * DAY);
    await openWebhook('Shop', world.now() - 3 * DAY);
    expect(await digest()).toContain('Sources checked: webhook Helpdesk and webhook Shop.');
  });

  test('silence is said of a time in which all was read and the keyword was there', async () => {
    await world.store.saveRequest(readRequest(world.now()), []);
    expect(await digest()).toContain('All sources were checked: nobody mentioned it.');
    await world.say('add quillmere');
    await world.store.saveRequest(readRequest(world.now()), []);
    const said = await digest();
    expect(said).not.toContain('nobody mentioned');
    expect(said).toContain('Followed for a part of this time only: quillmere (since ');
  });
});

describe('what is compared', () => {
  const line = async () => readable((await world.say('report kestrelbox --since 7d')).message);
  const post = (at: number, n: number) => ({ text: `kestrelbox ${n}`, at, author: `a${n}` });

  test('the first posts of a new part are no rise', async () => {
    const now = world.now();
    const { id } = await keyword();
    await world.store.saveRequest(readRequest(now), []);
    await storePosts(world, id, [post(now - 9 * DAY, 1), post(now - 20 * DAY, 2)]);
    const young = readRequest(now, {
      source: 'lemmy',
      key: 'l',
      coveredFrom: now - 2 * DAY,
      firstAt: now - 2 * DAY,
    });
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...post(now - DAY - n * 60_000, n + 10),
      source: 'lemmy',
    }));
    await storePosts(world, id, many, young);
    const said = await line();
    expect(said).toContain('40 mentions');
    expect(said).not.toContain('up ');
    expect(said).toContain('No comparison for kestrelbox: not everything was checked in both periods.');
  });

  test('a part that was not read in the present period makes no fall', async () => {
    const now = world.now();
    const { id } = await keyword();
    const dead = readRequest(now, { failures: 9, coveredUntil: now - 6 * DAY });
    const before = Array.from({ length: 40 }, (_, n) => post(now - 8 * DAY - n * 60_000, n + 10));
    await storePosts(world, id, [...before, post(now - 20 * DAY, 1), post(now - 6.5 * DAY, 2)], dead);
    const said = await line();
    expect(said).toContain('1 mention');
    expect(said).not.toContain('down ');
    expect(said).toContain('No comparison for kestrelbox');
  });
});

test('stretches: what is cut out and how long the rest is, as a minute-by-minute count says', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const inside = (all: { from: number; to: number }[], at: number) =>
    all.some(({ from, to }) => from <= at && at < to);
  fc.assert(
    fc.property(fc.array(stretch), fc.array(stretch), stretch, (some, cut, period) => {
      const left = without(some, cut);
      const minutes = Array.from({ length: 100 }, (_, at) => at);
      const kept = minutes.filter((at) => inside(some, at) && !inside(cut, at));
      expect(minutes.filter((at) => inside(left, at))).toEqual(kept);
      expect(lengthWithin(left, period)).toBe(kept.filter((at) => inside([period], at)).length);
    }),
    { numRuns: runs(500), seed: 4 },
  );
});
