import { beforeEach, describe, expect, test } from 'vitest';
import { SourceError, UserError } from '../../src/config/errors.ts';
import { postTo } from '../../src/listening/delivery.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { plain } from '../../src/messages/message.ts';
import { birch, buttonsOf, maple, newWorld, raise, readable, type World } from './harness.ts';
import { readRequest, storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

const replyText = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const channel = async () =>
  (await world.store.channel((await world.workspace()).id, 'slack:T0KESTREL:C0SUPPORT'))!;
const rule = async () => (await world.store.keywords((await world.workspace()).id))[0]!.rule;

describe('alert', () => {
  test('shows the rule and how often it was right', async () => {
    await raise(world);
    await raise(world, { id: 'second' });
    await world.say('resolve 1 answered');
    await world.say('dismiss 2');
    const text = await replyText('alert kestrelbox', { by: birch });
    expect(text).toContain('normal');
    expect(text).toContain('1 of 2');
  });

  test.each<[string, object]>([
    ['alert kestrelbox --sensitivity high', { spike: 'high' }],
    ['alerte kestrelbox --sensibilité basse', { spike: 'low' }],
    ['alert kestrelbox --threshold 20', { threshold: 20 }],
    ['alert kestrelbox --every --silence --mood=no', { every: true, silence: true, mood: false }],
    ['alerte kestrelbox --premières=non --lent=non', { first: false, slowBurn: false }],
  ])('%s', async (line, part) => {
    await world.say(line);
    expect(await rule()).toMatchObject(part);
  });

  test('a mute ends by itself, or by hand; a threshold of 0 is none', async () => {
    await world.say('alert kestrelbox --mute 24h --threshold 5');
    expect(await rule()).toMatchObject({ mutedUntil: world.now() + DAY, threshold: 5 });
    await world.say('alerte kestrelbox --muet off --seuil 0');
    expect(await rule()).toMatchObject({ mutedUntil: null, threshold: null });
  });

  test('a planned event stands in the channel time zone; the same name moves it', async () => {
    for (const from of ['2026-03-05 14:00', '"2026-03-05 14:00"', '2026-03-05 2pm']) {
      await world.say(`alert kestrelbox --expect Spring launch --from ${from} --to 2026-03-06`);
      expect((await rule()).expected, from).toEqual([
        { name: 'Spring launch', from: Date.UTC(2026, 2, 5, 13), to: Date.UTC(2026, 2, 5, 23) },
      ]);
    }
    await world.say('alerte kestrelbox --prévoir Spring launch');
    expect((await rule()).expected).toEqual([
      { name: 'Spring launch', from: world.now(), to: world.now() + DAY },
    ]);
  });

  test.each([
    ['alert kestrelbox --sensitivity loud', 'low, normal, high, or off'],
    ['alert kestrelbox --threshold many', 'whole number'],
    ['alert kestrelbox --mute forever', 'length of time'],
    ['alert kestrelbox --expect Launch --from 2026-03-05 --to 2026-03-04', 'end is not after'],
    ['alert kestrelbox --expect Launch --from someday', '2026-03-05'],
    ['alert kestrelbox --expect Launch --from 5/3/2026', 'Write 2026-03-05 or 2026-05-03'],
    ['alert kestrelbox --expect Launch --from 2026-02-30', '2026-03-05'],
    ['alert', 'Which keyword?'],
  ])('%s: %s', async (line, words) => {
    const before = await rule();
    expect(await replyText(line)).toContain(words);
    expect(await rule()).toEqual(before);
  });

  test.each<Record<string, string>>([
    { mute: '24h' },
    { mute: '90d' },
    { sensitivity: 'off' },
    { expect: 'Launch' },
  ])('is for all who hear of the keyword, so %j is for its owner and admins', async (args) => {
    const before = await rule();
    const press = (admin: boolean) =>
      world.press('alert', { target: 'Kestrelbox', ...args }, { by: birch, admin });
    expect(readable((await press(false)).message)).toContain('maplefox set this up');
    expect(await rule()).toEqual(before);
    await press(true);
    expect(await rule()).not.toEqual(before);
  });
});

describe('settings and language', () => {
  test('shows what is set for the channel and the workspace', async () => {
    const text = await replyText('settings', { by: birch });
    expect(text).toContain('Europe/Paris');
    expect(text).toContain('90 days');
    expect(await replyText('réglages', { language: 'fr' })).toContain('Europe/Paris');
  });

  test.each<[string, object]>([
    ['settings --quiet 22:00-07:00 --budget 5', { quiet: { from: '22:00', to: '07:00' }, dailyBudget: 5 }],
    ['réglages --silence 22h – 7h30', { quiet: { from: '22:00', to: '07:30' } }],
    ['settings --quiet 22:00 to 7:00', { quiet: { from: '22:00', to: '07:00' } }],
    [
      'settings --language french --time-zone america/new_york',
      { language: 'fr', timeZone: 'America/New_York' },
    ],
    ['language fr', { language: 'fr' }],
    ['langue français --fuseau Europe/Brussels', { language: 'fr', timeZone: 'Europe/Brussels' }],
    [
      'settings --escalate-to <#C0ONCALL|oncall>',
      { escalateTo: { platform: 'slack', home: 'T0KESTREL', channel: 'C0ONCALL' } },
    ],
  ])('%s', async (line, part) => {
    await world.say(line);
    expect(await channel()).toMatchObject(part);
  });

  test('each change is shown with both values, in the language just chosen', async () => {
    const reply = await world.say('language fr --time-zone Europe/Brussels');
    expect(reply.message.language).toBe('fr');
    expect(readable(reply.message)).toContain('Europe/Paris → Europe/Brussels');
    expect(await replyText('settings --quiet off')).toBeTruthy();
  });

  test('the form and the audit say in French what is off and what was changed', async () => {
    await world.say('language fr');
    expect((await world.say('réglages')).change?.values).toMatchObject({
      quiet: 'non',
      'on-call': 'non',
    });
    await world.say('réglages --silence 22:00-07:00 --budget 12');
    const audit = await replyText('journal', { admin: true });
    expect(audit).toMatch(/Heures calmes\s: 22:00 à 07:00/);
    expect(audit).not.toMatch(/quiet|budget:|language/);
  });

  test('quiet hours end by hand', async () => {
    await world.say('settings --quiet 22:00-07:00');
    await world.say('settings --quiet off');
    expect((await channel()).quiet).toBeNull();
  });

  test.each([
    ['settings --quiet late', 'two times'],
    ['settings --quiet 22:00-22:00', 'two times'],
    ['settings --budget 0', '1 to 500'],
    ['settings --time-zone Mars/Olympus', 'Europe/Paris'],
    ['settings --escalate-to "no such"', 'do not know the channel'],
    ['language klingon', 'Use en or fr'],
    ['settings --retention 30', 'Only admins'],
    ['settings --volume 11', 'has no option --volume'],
  ])('%s: %s', async (line, words) => {
    const before = await channel();
    expect(await replyText(line)).toContain(words);
    expect(await channel()).toEqual(before);
  });

  test('retention is for admins, and is written down', async () => {
    await world.say('settings --retention 30', { admin: true });
    expect((await world.workspace()).retentionDays).toBe(30);
    expect(await replyText('journal', { admin: true, language: 'fr' })).toContain('30');
  });

  test('a channel of somebody else is not changed, but admins may', async () => {
    expect(await replyText('settings --budget 5', { by: birch })).toContain('maplefox set this up');
    await world.say('settings --budget 5', { by: birch, admin: true });
    expect((await channel()).dailyBudget).toBe(5);
  });
});

describe('sources', () => {
  test('lists each with its health, of this workspace only', async () => {
    await world.store.saveRequest(readRequest(world.now()), []);
    const foreign = {
      source: 'feed',
      key: 'https://other.example/feed',
      params: { url: 'https://other.example/feed' },
    };
    await world.store.saveRequest(
      readRequest(world.now(), {
        ...foreign,
        title: 'Their feed',
        failures: 5,
        error: { kind: 'down', detail: 'no answer', status: null, at: world.now() },
      }),
      [],
    );
    const text = await replyText('sources');
    expect(text).toContain('Hacker News | up to date');
    expect(text).toMatch(/^Off: .*Google News/m);
    expect(text).not.toContain('Their feed');
    expect(await replyText('flux', { language: 'fr' })).toContain('Hacker News');
  });

  test('shows messages that a fault holds back or has cost', async () => {
    const { message } = await world.say('list');
    const post = { message, expiresAt: null, purpose: 'notice' } as const;
    const here = await channel();
    await world.store.enqueue(['a', 'b'].map((key) => postTo(here, { ...post, key }, world.now())));
    expect(await replyText('sources')).not.toContain('could not be posted');
    await world.store.failDelivery('a', world.now() + MINUTE, 'odd');
    await world.store.failDelivery('b', null, 'odd');
    const text = await replyText('sources');
    expect(text).toContain('1 message will be tried again');
    expect(text).toContain('1 message was dropped');
  });

  test('a feed is added, once, and removed by whoever added it', async () => {
    world.feeds = [{ url: 'https://blog.example/feed.xml', title: 'A blog' }];
    expect(await replyText('sources --add <https://blog.example|blog.example>')).toContain('A blog');
    expect(await replyText('sources --ajouter blog.example', { language: 'fr' })).toContain('A blog');
    const { id } = await world.workspace();
    expect(await world.store.feeds(id)).toEqual([
      expect.objectContaining({
        url: 'https://blog.example/feed.xml',
        channelId: 'slack:T0KESTREL:C0SUPPORT',
      }),
    ]);
    expect(await replyText('sources --remove "A blog"', { by: birch })).toContain('maplefox set this up');
    await world.say('sources --retirer https://blog.example/feed.xml');
    expect(await world.store.feeds(id)).toEqual([]);
  });

  test('of several feeds the person picks one', async () => {
    world.feeds = [
      { url: 'https://a.example/1', title: 'Posts' },
      { url: 'https://a.example/2', title: 'Comments' },
    ];
    const reply = await world.say('sources --add a.example');
    const menu = reply.message.elements.flatMap((element) =>
      element.kind === 'buttons' ? (element.menus ?? []) : [],
    )[0];
    expect(menu?.options.map(({ value }) => value)).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(await world.store.feeds((await world.workspace()).id)).toEqual([]);
  });

  test.each([
    [new SourceError('refused', 'private address'), 'refuses access'],
    [new SourceError('down', 'connection refused'), 'does not answer'],
    [new SourceError('gone', '410'), 'does not answer'],
    [new SourceError('malformed', 'not a feed'), 'found no feed'],
  ])('what cannot be read is explained: %s', async (error, words) => {
    world.feeds = error;
    expect(await replyText('sources --add https://a.example')).toContain(words);
    expect(world.logged).toEqual([]);
  });

  test.each([
    ['sources --add "not an address"', 'web address'],
    ['sources --add ftp://a.example', 'web address'],
    ['sources --remove https://a.example', 'not a feed of this workspace'],
    ['sources --add https://a.example', 'found no feed'],
    ['sources --opt-in tiktak', 'no source'],
  ])('%s: %s', async (line, words) => {
    expect(await replyText(line)).toContain(words);
  });

  test('an empty value on a button asks for it', async () => {
    expect((await world.press('sources', { add: '' })).form).toEqual({
      verb: 'sources',
      values: { add: '' },
    });
  });

  test('extra sources are switched by admins, for the whole workspace', async () => {
    expect(await replyText('sources --opt-in google-news')).toContain('Only admins');
    await world.say('sources --opt-in "Google News"', { admin: true });
    expect((await world.workspace()).optedIn).toEqual(['google-news']);
    await world.say('flux --désactiver "Google Actualités"', { admin: true });
    expect((await world.workspace()).optedIn).toEqual([]);
    await world.say('flux --activer "google actualites"', { admin: true });
    expect((await world.workspace()).optedIn).toEqual(['google-news']);
    await world.say('sources --éteindre google-news', { admin: true });
    expect((await world.workspace()).optedIn).toEqual([]);
    expect(await replyText('sources --opt-in feed', { admin: true })).toContain('no source');
  });
});

describe('import', () => {
  test('shows what it brought, or would bring', async () => {
    expect(await replyText('import reviews.csv', { admin: true })).toContain('3 posts read, 2 stored');
    expect(await replyText('importer reviews.csv --essai', { admin: true, language: 'fr' })).toContain(
      'reviews.csv',
    );
    const acts = await world.store.audit((await world.workspace()).id, { limit: 10 });
    expect(acts.filter(({ act }) => act === 'import')).toHaveLength(1);
  });

  test('is for admins; a missing file is refused', async () => {
    expect(await replyText('import reviews.csv')).toContain('Only admins');
    world.imported = new UserError('import-file', { name: 'a.csv', problem: 'missing', folder: 'import' });
    expect(await replyText('import a.csv', { admin: true })).toContain('no file “a.csv”');
  });
});

describe('forget', () => {
  test('asks first, then deletes name and texts; the audit does not name them again', async () => {
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox', at: world.now() - HOUR }]);
    const question = await world.say('oublier hacker-news:willowwren', { admin: true, language: 'fr' });
    const [button] = buttonsOf(question);
    expect(await world.store.findMentions(keyword!.workspaceId, 'kestrelbox', 1)).toHaveLength(1);
    const reply = await world.press(button!.verb, button!.args, { admin: true });
    expect(readable(reply.message)).toContain('1 mention');
    expect(await world.store.findMentions(keyword!.workspaceId, 'kestrelbox', 1)).toEqual([]);
    expect(JSON.stringify(await world.store.audit(keyword!.workspaceId, { limit: 10 }))).not.toContain(
      'willowwren',
    );
    const [totals] = await world.store.totals(
      keyword!.workspaceId,
      [keyword!.id],
      world.now() - DAY,
      world.now(),
    );
    expect(totals?.total).toBe(1);
  });

  test('the link of a post names its author', async () => {
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    const [mention] = await storePosts(world, keyword!.id, [{ text: 'kestrelbox', at: world.now() - HOUR }]);
    const question = await world.say(`forget ${mention!.post.url}`, { admin: true });
    expect(buttonsOf(question)[0]?.args).toEqual({ target: 'hacker-news:willowwren', yes: 'true' });
    expect(await replyText('forget https://elsewhere.example/1', { admin: true })).toContain(
      'I found no post',
    );
  });

  test('is for admins and takes an author key', async () => {
    expect(await replyText('forget hacker-news:willowwren --yes')).toContain('Only admins');
    expect(await replyText('forget willowwren', { admin: true })).toContain('hacker-news:maplefox');
  });
});

describe('audit', () => {
  test('shows who did what, newest first, to admins only', async () => {
    await world.say('pause kestrelbox');
    await world.say('settings --budget 5');
    expect(await replyText('audit')).toContain('Only admins');
    const text = await replyText('audit --count 3', { admin: true });
    expect(text).toMatch(/maplefox \| settings \| #support/);
    expect(text).toMatch(/maplefox \| pause \| Kestrelbox/);
    expect(text.indexOf('pause')).toBeGreaterThan(0);
    expect(text.indexOf('pause')).toBeLessThan(text.indexOf('| add |'));
    expect(await replyText('audit --count 0', { admin: true })).toContain('1 to 100');
  });
});

describe('link', () => {
  const discord = { platform: 'discord', home: '900000000000000001' } as const;
  const there = {
    home: discord,
    channel: '900000000000000002',
    admin: true,
    by: { ...maple, platform: 'discord' },
  } as const;

  test('a code joins a second home once, and unlink parts them after asking', async () => {
    const offer = await replyText('link', { admin: true });
    const code = /[A-Z2-9]{10}/.exec(offer)![0];
    expect(await replyText(`lier ${code.toLowerCase()}`, there)).toContain('Kestrelbox Ltd');
    expect(await replyText('list', there)).toContain('Kestrelbox');
    expect(
      (await world.store.homes((await world.workspace()).id)).map(({ platform }) => platform).sort(),
    ).toEqual(['discord', 'slack']);
    expect(await replyText(`link ${code}`, there)).toContain('no longer valid');
    await world.say('add kestrelbox', there);
    const question = await world.say('unlink', there);
    expect(readable(question.message)).toContain('These stay with Kestrelbox Ltd');
    expect((await world.store.workspaceOf(discord))?.id).toBe((await world.workspace()).id);
    const [button] = buttonsOf(question);
    const parted = await world.press(button!.verb, { ...button!.args }, there);
    expect(readable(parted.message)).toContain('No longer shared with Kestrelbox Ltd');
    expect((await world.store.workspaceOf(discord))?.id).not.toBe((await world.workspace()).id);
    expect(await replyText('audit', { admin: true })).toMatch(/maplefox \| unlink \| Kestrelbox Ltd/);
    expect(await replyText('audit', there)).toMatch(/maplefox \| unlink \| Kestrelbox Ltd/);
    expect(await replyText('list', there)).toContain('Kestrelbox');
    expect(await replyText('unlink', there)).toContain('nothing to separate');
    expect(await replyText('unlink', { ...there, admin: false })).toContain('Only admins');
  });

  test('a home that has listened first sees what comes along and what is deleted', async () => {
    const code = /[A-Z2-9]{10}/.exec(await replyText('link', { admin: true }))![0];
    await world.say('add kestrelbox', there);
    await world.say('add quillmere', there);
    const own = (await world.store.workspaceOf(discord))!;
    const question = await world.say(`link ${code}`, there);
    expect(question.visibility).toBe('private');
    expect(readable(question.message)).toContain(
      'This is deleted: the posts collected here so far (0 mentions)',
    );
    expect((await world.store.workspaceOf(discord))?.id).toBe(own.id);
    const [button] = buttonsOf(question);
    expect(await replyText(`link ${code}`, { ...there, admin: false })).toContain('Only admins');
    const woken = world.woken();
    const joined = await world.press(button!.verb, { ...button!.args }, there);
    expect(readable(joined.message)).toContain('Now shared with Kestrelbox Ltd');
    expect(world.woken()).toBe(woken + 1);
    expect(await replyText('list')).toContain('quillmere');
    expect(await replyText('audit', { admin: true })).toMatch(/maplefox \| link \| Kestrelbox Ltd/);
    expect(await replyText('audit', { admin: true })).toMatch(/maplefox \| add \| quillmere/);
  });

  test('the code typed where it was made stays good for the other place', async () => {
    const code = /[A-Z2-9]{10}/.exec(await replyText('link', { admin: true }))![0];
    expect(await replyText(`link ${code}`, { admin: true })).toContain(
      'Type it in the other Slack workspace',
    );
    expect(await replyText(`link ${code}`, there)).toContain('Now shared with Kestrelbox Ltd');
  });

  test('an old or guessed code does nothing, and members get none', async () => {
    const code = /[A-Z2-9]{10}/.exec(await replyText('link', { admin: true }))![0];
    world.pass(16 * MINUTE);
    expect(await replyText(`link ${code}`, there)).toContain('no longer valid');
    expect(await replyText('link AAAAAAAAAA', there)).toContain('no longer valid');
    expect(await replyText('link')).toContain('Only admins');
  });
});

describe('help', () => {
  test('is six lines that say what to do first, with buttons for the first of them and for more', async () => {
    const { elements } = (await world.say('')).message;
    const [, steps, start] = elements;
    expect(steps).toMatchObject({ kind: 'list' });
    expect(steps?.kind === 'list' && steps.items.map(plain).map((line) => line.split(/:\s/)[0])).toEqual([
      '/earshot add kestrelbox',
      '/earshot sources --add https://blog.example',
      '/earshot digest daily --at 09:00',
      '/earshot alerts',
      '/earshot settings',
    ]);
    expect(start).toMatchObject({ kind: 'buttons', buttons: [{ verb: 'add' }, { verb: 'help' }] });
  });

  test('shows all commands, or all about one, by any of its names', async () => {
    const { elements } = (await world.say('')).message;
    const [, more] = elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
    expect(readable((await world.press(more!.verb, { ...more!.args })).message)).toContain('snooze');
    expect(await replyText('help ajouter')).toContain('/earshot add');
    expect(await replyText('aide', { language: 'fr' })).toContain('Par où commencer');
    expect(await replyText('aide résumé', { language: 'fr' })).toContain('/earshot résumé');
    expect(await replyText('help frobnicate')).toContain('no command');
  });
});
