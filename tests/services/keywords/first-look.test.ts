import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { holdOf } from '../../../src/listening/hold.ts';
import type { Request } from '../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { showFirstLooks } from '../../../src/services/keywords/first-look.ts';
import { openStore } from '../../../src/store/open.ts';
import { buttonsOf, newWorld, readable, sendAll, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import { request as state } from '../../messages/samples.ts';

const URL = 'https://blog.example/feed';
const plan: Request[] = [
  { source: 'feed', key: URL, params: { url: URL }, scope: 'all', serves: 'all', everyMs: 15 * MINUTE },
];

let world: World;

beforeEach(async () => {
  world = await newWorld();
});

/** Somebody's feed has been read. */
async function readFeed(): Promise<void> {
  const at = world.now();
  await world.store.saveRequest(
    state({ key: URL, params: { url: URL }, firstAt: at, lastSuccessAt: at, coveredFrom: at - 7 * DAY }),
    [],
  );
}

async function looks(requests: readonly Request[] = plan) {
  await showFirstLooks(world.store, requests, world.now());
  return (await sendAll(world)).filter(({ key }) => key.startsWith('first-look:'));
}

/** Posts of a keyword that was just added. */
async function found(): Promise<void> {
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  await storePosts(world, keyword!.id, [
    { text: 'the kestrelbox update is terrible, it broke everything', at: world.now() - DAY },
    { text: 'kestrelbox at the fair', at: world.now() - 2 * DAY },
  ]);
}

describe('after a keyword was added', () => {
  test('its channel is shown once what was found, in its own language, whatever the hour', async () => {
    await world.say('add kestrelbox');
    await found();
    await readFeed();
    expect(await looks(), 'in the same moment').toEqual([]);
    world.pass(MINUTE);
    const shown = await looks();
    expect(shown).toHaveLength(1);
    const { message, to, purpose } = shown[0]!;
    expect(to.channel).toBe('C0SUPPORT');
    expect(readable(message)).toContain('kestrelbox: 2 mentions in the last 7 days');
    expect(readable(message)).toContain('Next: a digest, every day at 09:00 (Europe/Paris).');
    expect(readable(message)).toContain('it broke everything');
    expect(buttonsOf({ message, visibility: 'channel' }).map(({ verb }) => verb)).toContain('digest');
    const night = { quiet: { from: '00:00', to: '23:59' }, timeZone: 'UTC', dailyBudget: 0 };
    const row = { ...shown[0]!, purpose, severity: null };
    expect(holdOf(row, night, world.now(), 100)).toEqual({ what: 'send' });
    for (let minutes = 0; minutes < 10; minutes++) {
      world.pass(MINUTE);
      expect(await looks()).toEqual([]);
    }
  });

  test('the answer to it says where it will be shown', async () => {
    expect(readable((await world.say('add kestrelbox')).message)).toContain('the best of them here');
    expect(readable((await world.say('add quillmere --in <#C0VEILLE|veille>')).message)).toContain(
      'the best of them in #veille',
    );
    // That channel has it already.
    expect(readable((await world.say('add kestrelbox')).message)).not.toContain('I am reading');
    await readFeed();
    world.pass(MINUTE);
    expect((await looks()).map(({ to }) => to.channel).sort()).toEqual(['C0SUPPORT', 'C0VEILLE']);
  });

  test('each of several gets its own; one that joins a known keyword, too', async () => {
    await Promise.all([world.say('add kestrelbox'), world.say('add quillmere'), world.say('add tavnik')]);
    await world.say('add kestrelbox', { channel: 'C0VEILLE' });
    await readFeed();
    world.pass(MINUTE);
    const shown = await looks();
    expect(shown.map(({ to }) => to.channel).sort()).toEqual([
      'C0SUPPORT',
      'C0SUPPORT',
      'C0SUPPORT',
      'C0VEILLE',
    ]);
    expect(new Set(shown.map(({ key }) => key)).size).toBe(4);
  });

  test.each([
    ['removed', 'remove kestrelbox --yes'],
    ['paused', 'pause kestrelbox'],
    ['moved to another channel', 'edit kestrelbox --in <#C0VEILLE|veille>'],
  ])('nothing is shown of one that was %s meanwhile', async (_, line) => {
    await world.say('add kestrelbox');
    await world.say(line);
    await readFeed();
    world.pass(10 * MINUTE);
    expect(await looks()).toEqual([]);
    expect(await world.store.firstLooks()).toEqual([]);
  });

  test('neither an edit nor a pause that ends brings another', async () => {
    await world.say('add kestrelbox');
    await readFeed();
    world.pass(MINUTE);
    expect(await looks()).toHaveLength(1);
    for (const line of [
      'edit kestrelbox --query kestrelbox OR kestrel-box',
      'pause kestrelbox',
      'resume kestrelbox',
    ])
      await world.say(line);
    world.pass(10 * MINUTE);
    expect(await looks()).toEqual([]);
  });

  test('a source that does not answer is named, and no source at all is said', async () => {
    await world.say('add kestrelbox');
    const at = world.now();
    await world.store.saveRequest(
      state({
        ...{ key: URL, params: { url: URL }, firstAt: null, lastSuccessAt: null, failures: 1 },
        error: { kind: 'refused', status: 403, detail: 'HTTP 403', at },
      }),
      [],
    );
    world.pass(MINUTE);
    const [refused] = await looks();
    expect(readable(refused!.message)).toContain('no source could be checked yet');
    expect(readable(refused!.message)).toContain('It refuses access.');
    await world.say('ajouter quillmere', { language: 'fr' });
    world.pass(5 * MINUTE);
    const [none] = await looks([]);
    expect(readable(none!.message)).toContain('No source is on for this keyword.');
  });

  test('one that cannot be shown keeps nobody else from theirs', async () => {
    await world.say('add kestrelbox');
    await world.say('add quillmere', { channel: 'C0VEILLE' });
    await readFeed();
    world.pass(MINUTE);
    const { store } = world;
    const [first] = await store.firstLooks();
    const broken = {
      ...store,
      channel: (workspaceId: string, id: string) =>
        id === first!.channelId ? Promise.reject(new Error('broken')) : store.channel(workspaceId, id),
    };
    await expect(showFirstLooks(broken, plan, world.now())).rejects.toThrow('broken');
    const shown = await sendAll(world);
    expect(shown).toHaveLength(1);
    expect(shown[0]!.channelId).not.toBe(first!.channelId);
    expect((await looks()).map(({ channelId }) => channelId)).toEqual([first!.channelId]);
  });

  test('a channel without a digest is offered one, in one press', async () => {
    await world.say('digest off');
    await world.say('add kestrelbox');
    await readFeed();
    world.pass(MINUTE);
    const [{ message }] = (await looks()) as [Awaited<ReturnType<typeof looks>>[number]];
    const button = buttonsOf({ message, visibility: 'channel' }).find(({ verb }) => verb === 'digest')!;
    await world.press(button.verb, { ...button.args });
    const [channel] = await world.store.channels((await world.workspace()).id);
    expect(channel?.digest.daily).toBe('09:00');
  });
});

test('a process that dies at any moment of it leaves one message, and never two', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'first-look-'));
  const path = join(folder, 'earshot.db');
  const look = { workspaceId: 'w1', keywordId: 'k1', channelId: 'slack:T1:C1', at: 1 };
  const delivery = {
    ...({ workspaceId: 'w1', key: 'first-look:k1:slack:T1:C1:1', kind: 'post', root: null } as const),
    ...({ channelId: look.channelId, to: { platform: 'slack', home: 'T1', channel: 'C1' } } as const),
    message: { language: 'en', summary: 'x', mood: 'plain', elements: [] } as const,
    ...({ dueAt: HOUR, expiresAt: null, purpose: 'answer', severity: null, createdAt: HOUR } as const),
  };
  try {
    let store = await openStore(path);
    await store.subscribe(
      {
        workspaceId: 'w1',
        keywordId: 'k1',
        channelId: look.channelId,
        alerts: true,
        digest: true,
        mentions: false,
      },
      null,
      look,
    );
    await store.close();
    for (let dies = 1; ; dies++) {
      let moment = Number.NEGATIVE_INFINITY;
      store = await openStore(path, {
        watch: () => {
          moment += 1;
          if (moment === dies) throw new Error('killed');
        },
      });
      const [waiting] = await store.firstLooks();
      // The start is done.
      moment = 0;
      const ended = await store
        .endFirstLook(waiting!, { ...delivery, message: { ...delivery.message, elements: [] } })
        .then(
          () => true,
          () => false,
        );
      moment = Number.NEGATIVE_INFINITY;
      const left = await store.firstLooks();
      expect([left.length, (await store.waiting(look.channelId)).length]).toEqual(ended ? [0, 1] : [1, 0]);
      if (ended) {
        // Whoever did not see that it was done does it again.
        await store.endFirstLook(waiting!, { ...delivery, message: { ...delivery.message, elements: [] } });
        expect(await store.waiting(look.channelId)).toHaveLength(1);
        await store.close();
        break;
      }
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
