import { beforeEach, describe, expect, test } from 'vitest';
import type { Invocation, Reply } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parser/parse.ts';
import type { Mention } from '../../src/listening/mentions/mention.ts';
import { postName } from '../../src/listening/mentions/post-name.ts';
import { referenceOf } from '../../src/listening/mentions/reference.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { birch, buttonsOf, HOME, maple, newWorld, readable, type World } from './harness.ts';
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

const hitOf = async ({ workspaceId, id }: Mention) => (await world.store.mention(workspaceId, id))!.hits[0]!;
/** Somebody in #support with these rights elsewhere. */
const sightedIn = (
  rightsElsewhere: NonNullable<Invocation['rightsElsewhere']>,
): Omit<Invocation, 'input'> => ({
  home: HOME,
  homeName: 'Kestrelbox Ltd',
  channel: { ...HOME, channel: 'C0SUPPORT' },
  channelName: 'support',
  person: maple,
  admin: false,
  namedChannels: new Map([['C0SUPPORT', { mayView: true, maySend: true, mayManage: false }]]),
  rightsElsewhere,
  language: null,
  timeZone: null,
  origin: 'typed',
  onceKey: null,
});
/** How many posts are counted with each label. */
const counted = async (name = 'Kestrelbox') => {
  const { id, workspaceId } = await keyword(name);
  const { total, negative, positive } = (
    await world.store.totals(workspaceId, [id], world.now() - 30 * DAY, world.now() + DAY)
  )[0]!;
  return { total, negative, positive };
};
const pressUndo = (reply: Reply) => {
  const button = buttonsOf(reply).find(({ verb }) => verb === 'undo')!;
  return world.press(button.verb, { ...button.args });
};

describe('mark', () => {
  test.each([
    ['negative', 'neg'],
    ['neutral', 'neu'],
    ['positive', 'pos'],
    ['négatif', 'neg'],
    ['neutre', 'neu'],
    ['positif', 'pos'],
  ])('%s changes the mood and the figures at once', async (word, label) => {
    const [post] = posts;
    const text = await said(`mark ${post!.post.url} ${word}`);
    expect(text).toContain('Kestrelbox');
    expect((await hitOf(post!)).sentiment).toMatchObject({ label, method: 'person' });
    expect(await counted()).toEqual({
      total: 2,
      negative: label === 'neg' ? 1 : 0,
      positive: label === 'pos' ? 1 : 0,
    });
  });

  test('says what it was before, and takes it back by its button', async () => {
    const reply = await world.say(`mark ${await refOf(posts[0]!)} positive`);
    expect(reply.visibility).toBe('private');
    expect(readable(reply.message)).toContain(
      'Sentiment for Kestrelbox: positive (was negative). Figures, lists and charts of Kestrelbox are updated.',
    );
    const undone = await pressUndo(reply);
    expect(undone.problem).toBeUndefined();
    expect((await hitOf(posts[0]!)).sentiment.label).toBe('neg');
    expect(await counted()).toEqual({ total: 2, negative: 1, positive: 0 });
  });

  test('not about us takes a post out of the figures; its list shows it, and restore brings it back', async () => {
    const ref = await refOf(posts[0]!);
    const reply = await world.say(`mark ${ref} not-about-us`);
    expect(readable(reply.message)).toContain('Not about Kestrelbox');
    expect(await counted()).toEqual({ total: 1, negative: 0, positive: 0 });
    expect(await said('mentions Kestrelbox')).not.toContain('hinge');
    expect(await said('mentions Kestrelbox --filtered')).toContain('hinge');
    expect(await said(`restore ${ref}`)).toContain('Counted for Kestrelbox again');
    expect(await counted()).toEqual({ total: 2, negative: 1, positive: 0 });
    expect(await said(`restore ${ref}`)).toContain('Nothing changed');
  });

  test.each([
    ['not-about-us', 1],
    ['pas-de-nous', 1],
    ['spam', 1],
    ['indésirable', 1],
    ['about-us', 2],
    ['not-spam', 2],
  ])('%s leaves %i counted, and undo gives the rest back', async (word, total) => {
    const reply = await world.say(`mark ${posts[0]!.id} ${word}`);
    expect((await counted()).total).toBe(total);
    await pressUndo(reply);
    expect(await counted()).toEqual({ total: 2, negative: 1, positive: 0 });
    expect(await world.store.marks(posts[0]!.workspaceId, posts[0]!.id)).toEqual([]);
  });

  test('spam and not about us each keep a post aside: the answer names what still does', async () => {
    const ref = await refOf(posts[0]!);
    await world.say(`mark ${ref} spam`);
    await world.say(`mark ${ref} not-about-us`);
    expect(await said(`mark ${ref} not-spam`)).toContain('Still not counted for Kestrelbox');
    expect((await counted()).total).toBe(1);
    await world.say(`mark ${ref} about-us`);
    expect((await counted()).total).toBe(2);
  });

  describe('a post that two keywords found', () => {
    const moods = async () => {
      const { workspaceId, id } = posts[0]!;
      const { hits } = (await world.store.mention(workspaceId, id))!;
      const names = new Map((await world.store.keywords(workspaceId)).map((found) => [found.id, found.name]));
      return Object.fromEntries(hits.map((hit) => [names.get(hit.keywordId), hit.sentiment.label]));
    };
    beforeEach(async () => {
      await world.say('add hinge --name Hinges', { by: birch, channel: 'C0DOORS' });
    });

    test('is marked for both, where nobody says which', async () => {
      expect(await said(`mark ${posts[0]!.id} positive`)).toMatch(
        /for Kestrelbox: positive[\s\S]*for Hinges: positive/,
      );
      expect(await moods()).toEqual({ Kestrelbox: 'pos', Hinges: 'pos' });
    });

    test('is marked for the one that is named, or as whose mention it was shown', async () => {
      const before = await moods();
      await world.say(`mark ${posts[0]!.id} positive --keyword Hinges`);
      expect(await moods()).toEqual({ ...before, Hinges: 'pos' });
      await world.press('mark', {
        target: postName(posts[0]!.id, (await keyword()).id),
        as: 'neutral',
      });
      expect(await moods()).toEqual({ Kestrelbox: 'neu', Hinges: 'pos' });
      const { problem } = await world.say(`mark ${posts[1]!.id} positive --keyword Hinges`);
      expect(problem?.code).toBe('post-not-of-keyword');
    });

    test('says nothing of the one that whoever asks cannot see', async () => {
      const rightsElsewhere = (channel: string) => ({
        mayView: channel !== 'C0DOORS',
        maySend: true,
        mayManage: false,
      });
      const asker = { ...sightedIn(rightsElsewhere) };
      const reply = await world.router.handle({ ...asker, input: { text: `mark ${posts[0]!.id} positive` } });
      expect(readable(reply.message)).not.toContain('Hinges');
      expect((await moods()).Hinges).not.toBe('pos');
      for (const line of [`mark ${posts[0]!.id}`, `copy ${posts[0]!.id}`, `mark ${posts[0]!.id} spam`]) {
        const { message } = await world.router.handle({ ...asker, input: { text: line } });
        expect(readable(message), line).not.toContain('Hinges');
      }
      const [hidden] = await storePosts(world, (await keyword('Hinges')).id, [
        { text: 'a hinge of oak', at: world.now() - HOUR },
      ]);
      for (const verb of ['copy', 'mark', 'star']) {
        const { problem } = await world.router.handle({
          ...asker,
          input: { text: `${verb} ${hidden!.post.url}` },
        });
        expect(problem?.code, verb).toBe('post-unknown');
      }
    });
  });

  test('alone shows the post and everything that one can do with it', async () => {
    const [post] = posts;
    await world.say(`mark ${post!.id} positive`);
    await world.say(`tag ${post!.id} Pricing, #refund`);
    await world.say(`star ${post!.id}`);
    const reply = await world.say(`mark ${await refOf(post!)}`);
    const text = readable(reply.message);
    expect(text).toContain('positive (Kestrelbox), set by maplefox');
    expect(text).toContain('Tags: pricing, refund');
    expect(text).toContain('Star: by maplefox');
    expect(buttonsOf(reply).map(({ verb, args }) => [verb, args.as ?? args.what ?? args.off ?? ''])).toEqual([
      ['mark', 'negative'],
      ['mark', 'neutral'],
      ['mark', 'positive'],
      ['mark', 'not-about-us'],
      ['mark', 'spam'],
      ['tag', ''],
      ['star', 'true'],
      ['assign', ''],
      ['copy', ''],
      ['mute', 'author'],
      ['mute', 'site'],
    ]);
  });
});

describe('tags and stars', () => {
  test('go on, come off, and undo', async () => {
    const ref = await refOf(posts[0]!);
    const flags = async () =>
      (await world.store.flags(posts[0]!.workspaceId, posts[0]!.id)).map(
        ({ what, value }) => `${what} ${value}`,
      );
    const tagged = await world.say(`tag ${ref} Pricing; #Refund , pricing`);
    expect(readable(tagged.message)).toContain('Tagged: “pricing”, “refund”.');
    expect(await flags()).toEqual(['tag pricing', 'tag refund']);
    expect(await said(`tag ${ref} pricing`)).toContain('Nothing changed');
    expect(await said('mentions Kestrelbox --tag Refund')).toContain('hinge');
    await pressUndo(tagged);
    expect(await flags()).toEqual([]);
    await world.say(`étiqueter ${ref} prix`);
    await world.say(`tag ${ref} PRIX --remove`);
    expect(await flags()).toEqual([]);
    const starred = await world.say(`star ${ref}`);
    expect(await flags()).toEqual(['star ']);
    expect(await said(`étoile ${ref}`)).toContain('Nothing changed');
    expect(await said('mentions Kestrelbox --starred')).toContain('hinge');
    await pressUndo(starred);
    expect(await flags()).toEqual([]);
  });

  test.each(['', '   ', ',,', '!!!', 'x'.repeat(31), 'a,b,c,d,e,f,g,h,i,j,k', '\u202e\u2066'])(
    'no tag: %j',
    async (tags) => {
      const { problem } = await world.press('tag', { target: posts[0]!.id, tags });
      expect(problem?.argument).toBe('tags');
      expect(await world.store.flags(posts[0]!.workspaceId, posts[0]!.id)).toEqual([]);
    },
  );
});

describe('mute', () => {
  test('an author: what is there of theirs is held back, and given back', async () => {
    await storePosts(world, (await keyword()).id, [
      { text: 'Kestrelbox, still broken', at: world.now() - 5 * HOUR, label: 'neg', author: 'willowwren' },
    ]);
    const ref = await refOf(posts[0]!);
    const reply = await world.say(`mute ${ref} author`);
    expect(readable(reply.message)).toContain('willowwren is muted');
    expect(readable(reply.message)).toContain('2 posts of the last 30 days');
    expect(await counted()).toEqual({ total: 1, negative: 0, positive: 0 });
    expect(await said(`mute ${ref} author`)).toContain('Nothing changed');
    const list = await world.say('unmute');
    expect(readable(list.message)).toContain('willowwren, for all keywords');
    const [button] = buttonsOf(list);
    expect(readable((await world.press(button!.verb, { ...button!.args })).message)).toContain(
      'Counted again: 2 posts',
    );
    expect(await counted()).toEqual({ total: 3, negative: 2, positive: 0 });
    expect(await said('unmute')).toContain('No author or site is muted.');
  });

  test.each(['willowwren', 'WillowWren', '@willowwren', '"willowwren"'])(
    'ends by name: unmute %s',
    async (name) => {
      await world.say(`mute ${posts[0]!.id} author`);
      expect(await said(`unmute ${name}`)).toContain('willowwren is no longer muted');
      expect((await counted()).total).toBe(2);
    },
  );

  test('a site, ended by its name, its address or undo', async () => {
    for (const end of ['unmute board.example', 'unmute https://www.board.example/x', 'undo']) {
      expect(await said(`mute ${posts[0]!.post.url} site`)).toContain('board.example is muted');
      expect((await counted()).total).toBe(0);
      await world.say(end);
      expect((await counted()).total, end).toBe(2);
      world.pass(1_000);
    }
  });

  test('undo by its button gives back; a second press says that it is done', async () => {
    const reply = await world.say(`mute ${posts[0]!.id} author --keyword Kestrelbox`);
    expect(readable(reply.message)).toContain('Only for Kestrelbox.');
    await pressUndo(reply);
    expect((await counted()).total).toBe(2);
    world.pass(1_000);
    await pressUndo(reply);
    expect((await counted()).total).toBe(2);
    expect(await world.store.mutes(posts[0]!.workspaceId)).toEqual([]);
  });

  test('asks whom where nothing says so', async () => {
    const reply = await world.say(`mute ${posts[0]!.post.url}`);
    expect(reply.problem).toMatchObject({ code: 'missing-argument', argument: 'what' });
    expect(reply.form?.verb).toBe('mute');
  });

  test('a name that reads like a command of ours is none', async () => {
    const name = '/earshot remove Kestrelbox --yes';
    const [post] = await storePosts(world, (await keyword()).id, [
      { text: 'kestrelbox', at: world.now() - HOUR, author: name },
    ]);
    const { message } = await world.say(`mute ${post!.id} author`);
    const runs = message.elements.flatMap((element) =>
      element.kind === 'text' && Array.isArray(element.text) ? element.text : [],
    );
    const commands = runs.flatMap((run) =>
      typeof run === 'object' && 'command' in run ? [run.command] : [],
    );
    expect(commands).toEqual(['/earshot mentions --filtered']);
    expect(readable(message)).toContain(`${name} is muted`);
  });

  test('unmute of a keyword gives its alerts back, as ever', async () => {
    await world.say('mute Kestrelbox 4h', { by: birch });
    expect((await keyword()).rule.mutedUntil).not.toBeNull();
    await world.say('unmute Kestrelbox', { by: birch });
    expect((await keyword()).rule.mutedUntil).toBeNull();
    expect((await world.say('unmute nobody')).problem?.code).toBe('not-muted');
  });
});

describe('a button of an older message', () => {
  test('about a post that is gone says so, without its name', async () => {
    const { problem, message } = await world.press('mark', {
      target: '0kq2v1x9a-0123456789abcdef.1a2b3c4d',
      as: 'spam',
    });
    expect(problem?.code).toBe('post-unknown');
    expect(readable(message)).toContain('This post is not stored any more.');
    expect(readable(message)).not.toContain('0kq2v1x9a');
  });

  test('about a keyword that is gone does nothing to the others', async () => {
    await world.say('add hinge --name Hinges', { by: birch });
    const target = postName(posts[0]!.id, (await keyword('Hinges')).id);
    await world.say('remove Hinges --yes', { by: birch });
    const { problem } = await world.press('mark', { target, as: 'not-about-us' });
    expect(problem?.code).toBe('post-not-of-keyword');
    expect((await counted()).total).toBe(2);
  });
});

describe('copy', () => {
  test('gives the text, the address, the author, the mood and a line to paste', async () => {
    const text = await said(`copy ${posts[0]!.post.url}`);
    expect(text).toContain('Kestrelbox hinge broke again');
    expect(text).toContain('Author: willowwren');
    expect(text).toContain('Sentiment: negative (Kestrelbox)');
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
    ['mute', 'mute', {}],
  ])('%s', (line, verb, args) => {
    expect(parseLine(line, commands)).toEqual({ ok: true, verb, args });
  });
});

test('the audit names posts as people do', async () => {
  const ref = await refOf(posts[0]!);
  await world.say(`mark ${ref} positive`);
  await world.say(`tag ${ref} pricing`);
  await world.say(`tag ${ref} pricing --remove`);
  const text = await said('audit', { admin: true });
  expect(text).not.toContain(posts[0]!.id);
  expect(text).not.toContain((await keyword()).id);
  expect(text).toContain('board.example · willowwren');
  expect(text).toContain('Kestrelbox: sentiment positive');
  await world.say(`mark ${ref} not-about-us`);
  await world.say('undo');
  await world.say(`mute ${ref} author`);
  const french = await said('audit', { admin: true, language: 'fr' });
  for (const words of [
    'retirer une étiquette',
    'Kestrelbox: sentiment positif',
    'Kestrelbox: ne parle pas du mot-clé',
    'annuler | board.example · willowwren | marquer Kestrelbox: ne parle pas',
    'masquer | board.example · willowwren | auteur',
  ])
    expect(french).toContain(words);
});

describe('what people type', () => {
  test.each([
    ['not about us', 'Not about Kestrelbox'],
    ['pas de nous', 'Not about Kestrelbox'],
    ['hors sujet', 'Not about Kestrelbox'],
    ['no spam', 'Not spam'],
    ['pas du spam', 'Not spam'],
    ['négatives', 'Noted: the sentiment'],
  ])('a choice of several words: %s', async (choice, answer) => {
    expect(await said(`mark ${await refOf(posts[0]!)} ${choice}`)).toContain(answer);
  });

  test('words after a choice are refused, and so is a quoted one that is none', async () => {
    for (const line of ['about us please', 'not about', '"not about" us'])
      expect((await world.say(`mark p1 ${line}`)).problem, line).not.toBeNull();
  });

  test.each([
    ['mark', 'Which post?', '/earshot mark p1z negative'],
    ['claim', 'Which alert?', '/earshot claim 12'],
    ['edit', 'Which keyword?', '/earshot edit Kestrelbox'],
  ])('%s alone is asked what it is about, with a line that works', async (line, question, example) => {
    const text = await said(line);
    expect(text).toContain(question);
    expect(text).toContain(example);
  });

  test('who is not muted is not called a keyword', async () => {
    const { problem, message } = await world.say('unmute tilda');
    expect(problem?.code).toBe('not-muted');
    expect(readable(message)).not.toContain('There is no keyword');
  });
});

describe('undo', () => {
  test('takes all tags of one line back, typed as by its button', async () => {
    const ref = await refOf(posts[0]!);
    await world.say(`tag ${ref} pricing, refund`);
    expect(await said('undo')).toMatch(/“refund” removed.*“pricing” removed/);
    expect(await world.store.flags(posts[0]!.workspaceId, posts[0]!.id)).toEqual([]);
    expect(await said('undo')).toContain('Nothing to undo');
  });

  test('takes back one of two acts of the same moment', async () => {
    const ref = await refOf(posts[0]!);
    await world.say(`mark ${ref} positive`);
    await world.say(`mark ${ref} not-about-us`);
    expect(await said('undo')).not.toContain('not positive');
    expect((await hitOf(posts[0]!)).sentiment.label).toBe('pos');
    await said('undo');
    expect((await hitOf(posts[0]!)).sentiment.label).toBe('neg');
  });

  test('names the post, whatever stands in it, and nothing where it is gone', async () => {
    await world.say(`mark ${await refOf(posts[0]!)} positive`);
    const { message } = await world.say('undo');
    expect(JSON.stringify(message.elements.at(-1))).toContain(posts[0]!.post.url);
    expect(readable(message)).toContain('Kestrelbox hinge broke again');
    await world.say(`mute ${await refOf(posts[0]!)} author`);
    await world.say('unmute willowwren');
    expect((await world.say('undo')).message.elements).toHaveLength(1);
  });

  test('says so where a mark had changed no figure', async () => {
    await world.say(`mark ${await refOf(posts[0]!)} negative`);
    expect(await said('undo')).toContain('No figures change');
  });
});

test('unmuted for one, who is muted for another still is said to be', async () => {
  const ref = await refOf(posts[0]!);
  await world.say(`mute ${ref} author`);
  await world.say(`mute ${ref} author --keyword Kestrelbox`);
  expect(await said('unmute willowwren')).toContain('Still muted for Kestrelbox');
  expect(await said('unmute willowwren')).not.toContain('Still muted');
});
