import { beforeEach, describe, expect, test } from 'vitest';
import type { Reason } from '../../src/listening/mentions/verdict.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { audit, keyword } from '../contracts/store/samples.ts';
import { birch, newWorld, raise, readable, type World } from './harness.ts';
import { readRequest, storeGap, storePosts, storeVerdict } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('add quillmere --name Quillmere --kind competitor');
  const [kestrelbox, quillmere] = await world.store.keywords((await world.workspace()).id);
  const at = world.now();
  await storePosts(world, kestrelbox!.id, [
    { text: 'kestrelbox reboots all day', at: at - 3 * HOUR, label: 'neg' },
    { text: 'kestrelbox is quick', at: at - 30 * HOUR, label: 'pos', author: 'rowanlark' },
    { text: 'kestrelbox ordered', at: at - 5 * DAY },
    { text: 'kestrelbox last month', at: at - 20 * DAY },
  ]);
  await storePosts(world, quillmere!.id, [
    { text: 'quillmere is quick too', at: at - 2 * DAY, label: 'pos' },
  ]);
});

const replyText = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);

test('an option or a form may write a choice with spaces', async () => {
  const reply = await world.press('digest', { target: 'every day', at: '9 h 30' });
  expect(readable(reply.message)).toContain('every day at 09:30');
  // It is one letter from `off`.
  expect(await replyText('digest on')).not.toContain('Did you mean');
});

describe('a time typed behind the name of a keyword', () => {
  test.each([
    ['report kestrelbox 24h', 1],
    ['report kestrelbox, 24h', 1],
    ['report kestrelbox since yesterday', 2],
    ['report kestrelbox the last 30 days', 4],
    ['rapport kestrelbox depuis un mois', 4],
    ['rapport kestrelbox le mois dernier', 4],
  ])('%s is about that time', async (line, mentions) => {
    expect(await replyText(line)).toMatch(new RegExp(`\\b${mentions} mentions?\\b`));
  });

  test('belongs to the name where a keyword is called so', async () => {
    await world.say('add lastweek --name "Kestrelbox last week"');
    expect(await replyText('report kestrelbox last week')).toContain('Report on Kestrelbox last week');
  });

  test.each(['report kestrelbox someday', 'report last week', 'report kestrelbox 24h --since 7d'])(
    '%s names no keyword',
    async (line) => {
      expect(await replyText(line)).toContain('There is no keyword');
    },
  );

  test('counts days where days are asked for', async () => {
    for (const line of [
      'replay kestrelbox 30 days',
      'replay kestrelbox last month',
      'rejouer kestrelbox 4 semaines',
    ])
      expect(await replyText(line)).not.toContain('no keyword');
  });

  test('is refused where it is too long', async () => {
    expect(await replyText('report kestrelbox 2 years')).toContain('“2 years” is not possible for --since.');
  });
});

describe('report', () => {
  test('shows a keyword in numbers, quotes and charts', async () => {
    const reply = await world.say('report kestrelbox');
    expect(reply.visibility).toBe('private');
    const text = readable(reply.message);
    expect(text).toContain('3 mentions');
    expect(text).toContain('kestrelbox reboots all day');
    expect(text).not.toContain('last month');
    expect(reply.message.elements.filter(({ kind }) => kind === 'chart').length).toBeGreaterThanOrEqual(2);
  });

  test('--since moves its beginning; --public shows it to the channel in its own language', async () => {
    expect(await replyText('report kestrelbox --since 24h')).toContain('1 mention');
    await world.say('langue fr');
    const reply = await world.say('report kestrelbox --since 4w --public', { language: 'en' });
    expect(reply.visibility).toBe('channel');
    expect(reply.message.language).toBe('fr');
    expect(readable(reply.message)).toContain('4 mentions');
  });

  test('without a keyword it shows all of the channel, in French too', async () => {
    const text = await replyText('rapport --depuis 7j', { language: 'fr' });
    expect(text).toContain('Kestrelbox');
    expect(text).toContain('Quillmere');
  });

  test.each([
    ['report brindlemoor', 'no keyword'],
    ['report kestrelbox --since 5m', '1h to 180d'],
    ['report kestrelbox --since someday', 'length of time'],
    ['report kestrelbox --since 7', 'Write 7m for minutes, 7h for hours, or 7d for days.'],
    ['report kestrelbox --since yesterday', 'Report on Kestrelbox'],
    ['rapport kestrelbox --depuis les 7 derniers jours', 'Report on Kestrelbox'],
  ])('%s: %s', async (line, words) => {
    expect(await replyText(line)).toContain(words);
  });

  test('a channel without subscriptions learns how to begin', async () => {
    expect(await replyText('report', { channel: 'C0EMPTY' })).toContain('/earshot add');
  });
});

describe('compare', () => {
  test('share of voice of named keywords', async () => {
    const text = await replyText('compare Kestrelbox, "Quillmere" --since 7d');
    expect(text).toContain('75%');
    expect(text).toContain('25%');
    expect(await replyText('comparer', { language: 'fr' })).toContain('Quillmere');
  });

  test.each([
    ['compare', 'Kestrelbox leads with 75%'],
    ['compare Kestrelbox', 'Quillmere'],
    ['compare Quillmere', 'Kestrelbox'],
  ])('%s: a brand and its competitor need not be named', async (line, words) => {
    expect(await replyText(line)).toContain(words);
  });

  test.each([
    ['compare word0, word0', 'only one keyword'],
    ['compare word0', 'only one keyword'],
    ['compare word0, Brindlemoor', 'no keyword “Brindlemoor”'],
  ])('%s: %s', async (line, words) => {
    await world.say('remove quillmere --yes');
    await world.say('add word0 --name word0');
    await world.say('remove kestrelbox --yes');
    expect(await replyText(line)).toContain(words);
  });

  test('an industry is what a brand is a part of', async () => {
    await world.say('add routers --name Routers --kind industry');
    const routers = (await world.store.keywords((await world.workspace()).id)).find(
      ({ name }) => name === 'Routers',
    )!;
    const at = world.now();
    await storePosts(
      world,
      routers.id,
      ['all routers reboot', 'routers are dull', 'my router hums'].map((text) => ({
        text,
        at: at - 6 * HOUR,
      })),
    );
    const text = await replyText('compare');
    expect(text).toContain('Of 3 mentions of Routers, Kestrelbox is named in 0%');
    expect(await replyText('comparer', { language: 'fr' })).toContain(
      'Sur 3 mentions de Routers, Kestrelbox est cité dans',
    );
  });

  test('what people praise one for and blame the other for', async () => {
    const [kestrelbox, quillmere] = await world.store.keywords((await world.workspace()).id);
    const at = world.now();
    const say = (id: string, name: string, words: readonly string[], label: 'neg' | 'pos') =>
      storePosts(
        world,
        id,
        words.map((text, n) => ({
          text: `${name} ${text}`,
          at: at - (n + 1) * HOUR,
          label,
          author: `person${n}`,
        })),
      );
    const setups = [
      'the guided setup ran while I cooked',
      'did the guided setup on the balcony',
      'my aunt finished the guided setup alone',
      'guided setup, then straight to a film',
      'second flat, same guided setup story',
      'half an hour for the guided setup',
      'showed the guided setup to our club',
    ];
    const others = [
      'sits beside the window since Tuesday',
      'the antenna points at the garden',
      'bought mine in Lyon last spring',
      'cable too short for my desk',
      'neighbors borrowed it for a party',
      'manual only in Danish',
      'color matches the curtains',
      'firmware page is down today',
      'works behind the old modem',
      'box arrived with a dent',
      'green light blinks at night',
    ];
    await say(kestrelbox!.id, 'kestrelbox', [...setups, ...others], 'neg');
    await say(
      quillmere!.id,
      'quillmere',
      [...setups, ...others].map((text) => `${text}, I say`),
      'pos',
    );
    const text = await replyText('compare');
    expect(text).toMatch(
      /“[^”]*setup”: Quillmere is praised \(\d of \d positive\), Kestrelbox is not \(\d of \d negative\)/,
    );
    expect(text).toMatch(/What people talk about/);
  });

  test('more than eight of ours are too many for one picture; of more competitors, the loudest stay', async () => {
    for (let n = 0; n < 8; n++) await world.say(`add rival${n} --kind competitor`);
    expect(await replyText('compare')).toContain('2 competitors with fewer mentions are left out');
    for (let n = 0; n < 8; n++) await world.say(`add word${n}`);
    expect(await replyText('compare')).toContain('9 keywords are too many');
  });
});

describe('digest', () => {
  const schedule = async () =>
    (await world.store.channel((await world.workspace()).id, 'slack:T0KESTREL:C0SUPPORT'))?.digest;

  test.each([
    ['digest daily --at 08:30', { daily: '08:30', weekly: null }],
    ['résumé quotidien --à 8h30', { daily: '08:30', weekly: null }],
    ['digest weekly', { daily: null, weekly: { weekday: 1, at: '09:00' } }],
    ['résumé hebdomadaire --jour vendredi --à 17:00', { daily: null, weekly: { weekday: 5, at: '17:00' } }],
    ['digest off', { daily: null, weekly: null }],
    ['digest --at 7:15', { daily: '07:15', weekly: null }],
  ])('%s', async (line, wanted) => {
    expect(await replyText(line)).toContain('Kestrelbox');
    expect(await schedule()).toEqual(wanted);
  });

  test('alone it shows when the next one comes, and changes nothing', async () => {
    const text = await replyText('digest');
    expect(text).toContain('every day at 09:00');
    // It is ten in Paris: the next one is tomorrow's.
    expect(text).toContain('Mar 4');
    expect(await schedule()).toEqual({ daily: '09:00', weekly: null });
  });

  test('the next weekly one is within a week', async () => {
    expect(await replyText('digest weekly --day tuesday --at 10:30')).toContain('Mar 3');
    expect(await replyText('digest weekly --day tuesday --at 10:00')).toContain('Mar 10');
  });

  test('now shows it to the person', async () => {
    const reply = await world.say('digest now');
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain('kestrelbox reboots all day');
  });

  test.each([
    ['digest hourly', 'daily, weekly, off, or now'],
    ['digest daily --at 25:00', 'time of day'],
    ['digest weekly --day someday', 'monday'],
  ])('%s: %s', async (line, words) => {
    expect(await replyText(line)).toContain(words);
    expect(await schedule()).toEqual({ daily: '09:00', weekly: null });
  });

  test('a channel of somebody else is not changed', async () => {
    expect(await replyText('digest off', { by: birch })).toContain('maplefox set this up');
    expect(await schedule()).toEqual({ daily: '09:00', weekly: null });
  });
});

describe('why', () => {
  test('answers for a link: which keyword, which terms', async () => {
    const [mention] = await world.store.findMentions((await world.workspace()).id, 'reboots', 1);
    const text = await replyText(`why ${mention!.post.url}`);
    expect(text).toContain('This post is a mention of Kestrelbox');
    expect(text).toContain('“kestrelbox” in the text');
    expect(
      await replyText(`pourquoi <${mention!.post.url}|${mention!.post.url}>`, { language: 'fr' }),
    ).toContain('Kestrelbox');
  });

  test('says of other keywords which words were missing, and which one excluded it', async () => {
    await world.say('add "quick kestrelbox" --name Phrase');
    await world.say('add kestrelbox -reboots --name Calm');
    await world.say('add kestrelbox day --name Later');
    const { id: workspaceId } = await world.workspace();
    // One whose stored past is not matched yet.
    await world.store.addKeyword(
      keyword('pending', { workspaceId, name: 'Pending', query: 'kestrelbox day' }),
      null,
      audit('add', 'pending', { workspaceId }),
    );
    await world.say('add kestrelbox (router OR switch) --name Hardware');
    await world.say('add kestrelbox --name French --lang fr');
    const [mention] = await world.store.findMentions((await world.workspace()).id, 'reboots', 1);
    const text = await replyText(`why ${mention!.post.url}`);
    expect(text).toContain('Not a mention of');
    expect(text).toContain('Calm: excluded by the query: “reboots”');
    expect(text).toContain('Hardware: not in the post: “router”, “switch”');
    expect(text).toContain('Phrase: not in the post: “quick kestrelbox”');
    expect(text).toContain('Quillmere: not in the post: “quillmere”');
    expect(text).toContain('This post is a mention of Later.');
    expect(text).toContain('Pending: it matches now');
    expect(text.indexOf('Calm:')).toBeLessThan(text.indexOf('Quillmere:'));
    expect(await replyText(`pourquoi ${mention!.post.url}`, { language: 'fr' })).toContain(
      'exclu par la requête',
    );
  });

  test('of a post that nothing matched it says that the text is not kept', async () => {
    await storeVerdict(world, 'https://elsewhere.example/2', 'no-keyword');
    const text = await replyText('why https://elsewhere.example/2');
    expect(text).toContain('no keyword matched it');
    expect(text).toContain('the missing words are not known');
  });

  test('a verdict for a reason that is no more is shown without it', async () => {
    await storeVerdict(world, 'https://elsewhere.example/3', 'bad-manners' as Reason);
    const text = await replyText('why https://elsewhere.example/3');
    expect(text).toContain('spam filter: left out');
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('because');
  });

  test('an address never seen is said so, with what may be the cause', async () => {
    expect(await replyText('why https://elsewhere.example/1')).toContain('has not found this post');
  });

  test('words find the stored mention; several are offered', async () => {
    expect(await replyText('why reboots all day')).toContain('is a mention of Kestrelbox');
    expect(await replyText('why quick')).toContain('Stored mentions with “quick”');
    expect(await replyText('why nothing like this')).toContain('I found no post');
    expect(await replyText('why')).toContain('Which post? For example: /earshot why');
  });

  test('why no alert: what was observed, expected and needed', async () => {
    const { store } = world;
    const [kestrelbox] = await store.keywords((await world.workspace()).id);
    await storePosts(
      world,
      kestrelbox!.id,
      Array.from({ length: 3 }, (_, n) => ({
        text: `kestrelbox ${n}`,
        at: world.now() - 2 * HOUR + n * MINUTE,
        author: `author${n}`,
      })),
    );
    const text = await replyText('why alert kestrelbox');
    expect(text).toContain('4 mentions in 1 h 30 min');
    expect(text).toMatch(/An alert needs \d+/);
    expect(await replyText('pourquoi --alerte kestrelbox', { language: 'fr' })).toContain('4 mentions');
  });

  test('why no alert: every reason that applies', async () => {
    const { store } = world;
    const { id } = await world.workspace();
    await world.say('alert kestrelbox --sensitivity off --mute 24h --expect Launch --to 2026-03-09');
    await world.say('pause kestrelbox');
    await store.saveRequest(readRequest(world.now(), { key: 'kestrelbox' }), []);
    const text = await replyText('why --alert kestrelbox');
    for (const words of ['paused', 'off', 'muted', 'Launch']) expect(text).toContain(words);
    await world.say('resume kestrelbox');
    await raise(world);
    expect(await replyText('why alert kestrelbox')).toContain('alert #1 covers');
    expect((await store.alerts(id, {}))[0]?.number).toBe(1);
    expect(await replyText('why alert quillmere --since 2h')).toContain('no mentions in this time');
  });

  test('a gap in reading is a reason, not a silence', async () => {
    await storeGap(world, readRequest(world.now()), {
      source: 'hacker-news',
      requestKey: 'kestrelbox',
      from: world.now() - 6 * HOUR,
      to: world.now() - HOUR,
      reason: 'down',
    });
    expect(await replyText('why alert kestrelbox')).toContain('Some sources could not be checked');
  });
});
