import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/listening/time.ts';
import { birch, buttonsOf, newWorld, readable, type World } from './harness.ts';
import { readRequest, storeGap, storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const keywords = async () => world.store.keywords((await world.workspace()).id);
const replyText = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);

describe('add', () => {
  test('listens for a name in this channel, wakes the collector, and answers in private', async () => {
    const reply = await world.say('add Kestrelbox --kind brand');
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain('Now following Kestrelbox');
    const [keyword] = await keywords();
    expect(keyword).toMatchObject({
      name: 'Kestrelbox',
      query: 'Kestrelbox',
      kind: 'brand',
      createdBy: 'slack:U0MAPLE',
    });
    expect(await world.store.subscriptions(keyword!.workspaceId)).toEqual([
      expect.objectContaining({
        channelId: 'slack:T0KESTREL:C0SUPPORT',
        alerts: true,
        digest: true,
        mentions: false,
      }),
    ]);
    expect(world.woken()).toBe(1);
  });

  test('in French, with every option', async () => {
    const line =
      'ajouter "kestrel box" --nom Boîte --type produit --langue en,fr --source hacker-news --dans <#C0VEILLE|veille> --alertes haute --résumé=non --chaque';
    expect(await replyText(line, { language: 'fr' })).toContain('Boîte');
    const [keyword] = await keywords();
    expect(keyword).toMatchObject({
      name: 'Boîte',
      query: '"kestrel box"',
      kind: 'product',
      languages: ['en', 'fr'],
      sources: ['hacker-news'],
      rule: { spike: 'high' },
    });
    expect(await world.store.subscriptions(keyword!.workspaceId)).toEqual([
      expect.objectContaining({
        channelId: 'slack:T0KESTREL:C0VEILLE',
        alerts: true,
        digest: false,
        mentions: true,
      }),
    ]);
    expect((await world.store.channel(keyword!.workspaceId, 'slack:T0KESTREL:C0VEILLE'))?.name).toBe(
      'veille',
    );
  });

  test('without a name it is called by the first thing it looks for', async () => {
    await world.say('add (kestrelbox OR "kestrel box") -bird');
    expect((await keywords())[0]?.name).toBe('kestrelbox');
  });

  test('counts at once what other keywords have brought, however old, and answers in two lines', async () => {
    await world.say('add kestrelbox');
    const [keyword] = await keywords();
    await storePosts(world, keyword!.id, [
      { text: 'kestrelbox firmware bricked mine', at: world.now() - DAY },
      { text: 'kestrelbox works', at: world.now() - 2 * DAY },
      { text: 'kestrelbox firmware again', at: world.now() - 40 * DAY },
    ]);
    const text = await replyText('add kestrelbox firmware --name Firmware');
    expect(text).toContain(
      'Now following Firmware. I am reading the last 7 days and will show the best of them here in a few minutes.',
    );
    // The posts come with the first look.
    expect(text).not.toContain('bricked');
    const [, firmware] = await keywords();
    const [total] = await world.store.totals(keyword!.workspaceId, [firmware!.id], 0, world.now());
    expect(total).toMatchObject({ total: 2 });
  });

  test('the same query in a second channel is the same keyword, subscribed there too', async () => {
    await world.say('add Brindlemoor NOT village --name Brindlemoor');
    await world.say('ajouter brindlemoor NOT  village --name Brindlemoor', {
      channel: 'C0VEILLE',
      by: birch,
    });
    expect(await keywords()).toHaveLength(1);
    const subscriptions = await world.store.subscriptions((await world.workspace()).id);
    expect(subscriptions.map(({ channelId }) => channelId).sort()).toEqual([
      'slack:T0KESTREL:C0SUPPORT',
      'slack:T0KESTREL:C0VEILLE',
    ]);
  });

  test('joining a keyword with other options than its own is refused, not half done', async () => {
    await world.say('add kestrelbox --kind product --alerts high');
    expect(await replyText('add kestrelbox --kind brand', { channel: 'C0VEILLE' })).toContain('--kind');
    expect(await replyText('add kestrelbox --alerts low', { channel: 'C0VEILLE' })).toContain(
      '/earshot alert',
    );
    expect(await world.store.subscriptions((await world.workspace()).id)).toHaveLength(1);
    await world.say('add kestrelbox --kind product --alerts off', { channel: 'C0VEILLE' });
    const subscriptions = await world.store.subscriptions((await world.workspace()).id);
    expect(subscriptions.map(({ alerts }) => alerts).sort()).toEqual([false, true]);
  });

  test('added again here, what is not said stays as it was', async () => {
    await world.say('add kestrelbox --every');
    await world.say('add kestrelbox --digest=no');
    expect(await world.store.subscriptions((await world.workspace()).id)).toEqual([
      expect.objectContaining({ alerts: true, digest: false, mentions: true }),
    ]);
  });

  test('a taken name with another query is refused, with the way to go on', async () => {
    await world.say('add kestrelbox --name Kestrel');
    expect(await replyText('add kestrel -bird --name KESTREL')).toContain('--name');
    expect(await keywords()).toHaveLength(1);
  });

  test.each([
    ['add kestrelbox AND', 'I cannot read this query'],
    ['add -kestrelbox', 'leave out'],
    ['add kestrelbox --lang english', 'two letters'],
    ['add kestrelbox --source tiktak', 'no source'],
    ['add kestrelbox --kind brend', 'Did you mean brand?'],
    ['add kestrelbox --in nowhere', 'do not know the channel'],
    ['add kestrelbox --knd brand', 'Did you mean --kind?'],
    ['add', 'What should I look for? For example: /earshot add'],
  ])('%s is refused: %s', async (line, words) => {
    const reply = await world.say(line);
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain(words);
    expect(world.logged).toEqual([]);
    expect(world.woken()).toBe(0);
  });

  test('without a query its form is opened where there are forms', async () => {
    expect((await world.say('add')).form).toEqual({ verb: 'add', values: {} });
    expect((await world.say('add --kind product')).form).toEqual({
      verb: 'add',
      values: { kind: 'product' },
    });
  });

  test('a workspace holds 500 keywords, and says so', async () => {
    await world.say('add first');
    const { id: workspaceId } = await world.workspace();
    const [first] = await keywords();
    for (let n = 1; n < 500; n++) {
      await world.store.addKeyword({ ...first!, id: `k${n}`, name: `name ${n}`, query: `word${n}` }, null, {
        workspaceId,
        at: world.now(),
        person: 'bot',
        act: 'add',
        subject: `k${n}`,
        detail: null,
      });
    }
    expect(await replyText('add onemore')).toContain('500 keywords');
    expect(await keywords()).toHaveLength(500);
  });
});

describe('list', () => {
  test('shows keywords with their week and channels, in both languages', async () => {
    expect(await replyText('list')).toContain('/earshot add');
    await world.say('add kestrelbox --name Kestrelbox');
    await world.say('add quillmere', { channel: 'C0VEILLE' });
    const [keyword] = await keywords();
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox', at: world.now() - DAY }]);
    expect(await replyText('list')).toMatch(/Kestrelbox \| kestrelbox \| .* \| 1 \| #?support/);
    expect(await replyText('liste --dans <#C0VEILLE|veille>', { language: 'fr' })).not.toContain(
      'Kestrelbox',
    );
  });
});

describe('edit', () => {
  test('what it finds is counted, what it finds no longer is not: with examples', async () => {
    await world.say('add kestrelbox OR kestrel --name Kestrel');
    await world.say('add north --name North');
    const [keyword, north] = await keywords();
    await storePosts(world, keyword!.id, [
      { text: 'kestrelbox is fast', at: world.now() - DAY },
      { text: 'a kestrel is a bird', at: world.now() - 2 * DAY },
    ]);
    await storePosts(world, north!.id, [{ text: 'kestrels of the north', at: world.now() - 3 * DAY }]);
    const text = await replyText('edit Kestrel --query kestrelbox OR kestrels --name Box');
    expect(text).toContain('+1 / -1');
    expect(text).toContain('kestrels of the north');
    expect(text).toContain('a kestrel is a bird');
    expect((await keywords())[0]).toMatchObject({ name: 'Box', query: 'kestrelbox OR kestrels' });
    const found = await world.store.mentionsIn(keyword!.workspaceId, keyword!.id, 0, world.now(), {
      limit: 9,
    });
    expect(found.map(({ post }) => post.text)).toEqual(['kestrelbox is fast', 'kestrels of the north']);
    expect(world.woken()).toBe(3);
  });

  test('without a change it opens its form with what is set', async () => {
    await world.say('add kestrelbox --name Kestrel --lang fr');
    const reply = await world.press('edit', { target: 'Kestrel' });
    expect(reply.form).toEqual({
      verb: 'edit',
      values: {
        target: 'Kestrel',
        any: 'kestrelbox',
        query: 'kestrelbox',
        name: 'Kestrel',
        kind: 'brand',
        lang: 'fr',
        source: 'all',
        relevance: 'on',
        forms: 'off',
      },
    });
    expect(world.woken()).toBe(1);
  });

  test('a form sent unchanged changes nothing and writes nothing down', async () => {
    await world.say('add kestrelbox --name Kestrel');
    const { form } = await world.press('edit', { target: 'Kestrel' });
    await world.press('edit', { ...form!.values }, { origin: 'form' });
    expect(world.woken()).toBe(1);
    expect(await world.store.audit((await world.workspace()).id, { limit: 10 })).toHaveLength(1);
  });

  test('belongs to whoever added it, and to admins', async () => {
    await world.say('add kestrelbox');
    expect(await replyText('modifier kestrelbox --requête kestrel', { by: birch, language: 'fr' })).toContain(
      'admin',
    );
    expect((await keywords())[0]?.query).toBe('kestrelbox');
    await world.say('edit kestrelbox --query kestrel', { by: birch, admin: true });
    expect((await keywords())[0]?.query).toBe('kestrel');
  });

  test('a query that cannot be read leaves the old one', async () => {
    await world.say('add kestrelbox');
    expect(await replyText('edit kestrelbox --query (kestrel')).toContain('never closed');
    expect((await keywords())[0]?.query).toBe('kestrelbox');
  });

  test('--in moves the subscription to another channel as it was', async () => {
    await world.say('add kestrelbox --every');
    expect(await replyText('edit kestrelbox --in <#C0VEILLE|veille>')).toMatch(/#\S+ → #veille/);
    expect(await world.store.subscriptions((await world.workspace()).id)).toEqual([
      expect.objectContaining({ channelId: 'slack:T0KESTREL:C0VEILLE', mentions: true }),
    ]);
    const again = await replyText('edit kestrelbox --in <#C0VEILLE|veille>', { channel: 'C0VEILLE' });
    expect(again).toContain('nothing');
  });
});

describe('the week in a list', () => {
  const weeks = async () => {
    const { message } = await world.say('list');
    const table = message.elements.find((element) => element.kind === 'table')!;
    return [table.rows.map((row) => row[4]), JSON.stringify(message).includes('not all of the last 7 days')];
  };

  test('says that there was no mention only of a week that was checked', async () => {
    await world.say('add kestrelbox');
    const { id } = await world.workspace();
    const [keyword] = await world.store.keywords(id);
    expect(await weeks()).toEqual([['–'], true]);
    const week = world.now() - 8 * DAY;
    await world.store.saveKeyword({ ...keyword!, createdAt: week }, null);
    expect(await weeks()).toEqual([['–'], true]);
    const request = readRequest(world.now(), { coveredFrom: week, firstAt: week });
    await world.store.saveRequest(request, []);
    expect(await weeks()).toEqual([['0'], false]);
    const gap = {
      ...{ source: 'hacker-news', requestKey: 'kestrelbox', reason: 'down' },
      ...{ from: world.now() - 3 * DAY, to: world.now() - 2 * DAY },
    };
    await storeGap(world, request, gap);
    expect(await weeks()).toEqual([['–'], true]);
  });
});

describe('pause and resume', () => {
  test('a keyword, in both languages; twice changes nothing', async () => {
    await world.say('add kestrelbox');
    await world.say('pause kestrelbox');
    expect((await keywords())[0]?.paused).toBe(true);
    expect(await replyText('suspendre kestrelbox', { language: 'fr' })).toContain('déjà');
    expect(world.woken()).toBe(2);
    await world.say('reprendre kestrelbox');
    expect((await keywords())[0]?.paused).toBe(false);
  });

  test('a whole channel when no keyword is named', async () => {
    await world.say('list');
    const { id } = await world.workspace();
    await world.say('pause');
    expect((await world.store.channel(id, 'slack:T0KESTREL:C0SUPPORT'))?.paused).toEqual({
      since: world.now(),
      reason: 'asked',
    });
    await world.say('resume', { by: birch });
    expect((await world.store.channel(id, 'slack:T0KESTREL:C0SUPPORT'))?.paused).toBeNull();
  });

  test('an unknown keyword and an ambiguous one are refused differently', async () => {
    await world.say('add kestrelbox');
    await world.say('add kestrelmoor');
    expect(await replyText('pause kestrelbix')).toContain('Did you mean kestrelbox?');
    expect(await replyText('pause kestrel')).toContain('kestrelbox, kestrelmoor');
    expect(await replyText('pause kestrelb')).toContain('kestrelbox is paused');
    expect(await replyText('pause quillmere')).toContain('/earshot list');
  });
});

describe('remove', () => {
  test('asks first; the button it offers removes for good', async () => {
    await world.say('add kestrelbox');
    const [keyword] = await keywords();
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox', at: world.now() - DAY }]);
    const question = await world.say('supprimer kestrelbox', { language: 'fr' });
    expect(await keywords()).toHaveLength(1);
    const [button] = buttonsOf(question);
    expect(button).toMatchObject({ verb: 'remove', style: 'danger', confirm: expect.any(String) });
    await world.press(button!.verb, button!.args);
    expect(await keywords()).toEqual([]);
    expect(await world.store.audit((await world.workspace()).id, { limit: 1 })).toEqual([
      expect.objectContaining({ act: 'remove', detail: 'kestrelbox' }),
    ]);
  });

  test('is not for others, whatever the button says', async () => {
    await world.say('add kestrelbox');
    const reply = await world.press('remove', { target: 'kestrelbox', yes: 'true' }, { by: birch });
    expect(readable(reply.message)).toContain('maplefox set this up');
    expect(await keywords()).toHaveLength(1);
  });
});
