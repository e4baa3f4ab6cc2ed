import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { buttonsOf, newWorld, readable, type World } from './harness.ts';
import { type SamplePost, storePosts } from './posts.ts';

let world: World;
let kestrelbox = '';
let quillmere = '';

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('add quillmere --name Quillmere --kind competitor');
  const keywords = await world.store.keywords((await world.workspace()).id);
  [kestrelbox, quillmere] = keywords.map(({ id }) => id) as [string, string];
  const at = world.now();
  await storePosts(world, kestrelbox, [
    { text: 'kestrelbox reboots all day', at: at - 3 * HOUR, label: 'neg', author: 'rowanlark' },
    { text: 'kestrelbox est rapide', at: at - 30 * HOUR, label: 'pos', lang: 'fr' },
    { text: 'kestrelbox ordered again', at: at - 5 * DAY, relevance: 'low' },
    { text: 'kestrelbox broken hinge', at: at - 20 * DAY, label: 'neg', source: 'feed', author: 'rowanlark' },
    { text: 'kestrelbox 日本語の投稿', at: at - 25 * DAY, label: null, lang: 'ja' },
  ]);
  await storePosts(world, quillmere, [{ text: 'quillmere is quick too', at: at - 50 * HOUR, label: 'pos' }]);
});

const ask = async (...args: Parameters<World['say']>) => (await world.say(...args)).message;

/** The texts of the posts that a message shows. */
function shown({ elements }: Message): string[] {
  return elements.flatMap((element) => (element.kind === 'mention' ? [element.mention.excerpt] : []));
}

function press(reply: Reply, label: string) {
  const button = buttonsOf(reply).find((button) => button.label === label);
  expect(button, `${label} in ${buttonsOf(reply).map((one) => one.label)}`).toBeDefined();
  return world.press(button!.verb, { ...button!.args });
}

describe('what is listed', () => {
  test('newest first, with the total', async () => {
    const reply = await world.say('mentions kestrelbox');
    expect(reply.visibility).toBe('private');
    expect(shown(reply.message)).toEqual([
      'kestrelbox reboots all day',
      'kestrelbox est rapide',
      'kestrelbox ordered again',
      'kestrelbox broken hinge',
      'kestrelbox 日本語の投稿',
    ]);
    expect(readable(reply.message)).toContain('5 mentions.');
  });

  test('without a keyword it is of all of the channel, each with its name', async () => {
    const message = await ask('mentions');
    expect(shown(message)).toHaveLength(6);
    expect(readable(message)).toContain('Mentions of Kestrelbox and Quillmere');
    const notes = message.elements.flatMap((one) => (one.kind === 'mention' ? [one.mention.note] : []));
    expect(notes[2]).toContain('Quillmere');
  });

  test.each([
    ['--mood negative', ['reboots', 'hinge'], 'negative'],
    ['--mood not-judged', ['日本語'], 'not judged'],
    ['--ton négatif', ['reboots', 'hinge'], 'negative'],
    ['--source feed', ['hinge'], 'on Feed'],
    ['--source "Hacker News" --mood pos --lang fr', ['rapide'], 'positive, on Hacker News, in French'],
    ['--author rowanlark', ['reboots', 'hinge'], 'by rowanlark'],
    ['--author @RowanLark', ['reboots', 'hinge'], 'by @RowanLark'],
    ['--author hacker-news:rowanlark', ['reboots'], 'by hacker-news:rowanlark'],
    ['--lang fr', ['rapide'], 'in French'],
    ['--lang français', ['rapide'], 'in French'],
    ['--lang ja', ['日本語'], 'in Japanese'],
    ['--since 2d', ['reboots', 'rapide'], 'since'],
    ['--search hinge', ['hinge'], 'with “hinge”'],
    ['--search broken hinge', ['hinge'], 'with “broken hinge”'],
    ['--search 日本', ['日本語'], 'with “日本”'],
    ['--relevance low', ['ordered'], 'of low relevance'],
    ['--relevance medium --mood neg', ['reboots', 'hinge'], 'of medium relevance'],
    ['--mood negative --since 7d', ['reboots'], 'negative, since'],
    ['--author rowanlark --search day', ['reboots'], 'by rowanlark, with “day”'],
  ])('%s', async (options, texts, words) => {
    const message = await ask(`mentions kestrelbox ${options}`);
    const found = shown(message);
    expect(found).toHaveLength(texts.length);
    for (const [nth, text] of texts.entries()) expect(found[nth]).toContain(text);
    expect(readable(message)).toContain(words);
    // All keywords of the channel at once take the same conditions.
    expect(shown(await ask(`mentions ${options}`))).toEqual(found);
  });

  test('in French', async () => {
    const text = readable(await ask('mentions kestrelbox --ton négatif --depuis 4sem', { language: 'fr' }));
    expect(text).toContain('Mentions de Kestrelbox');
    expect(text).toContain('négatif, depuis');
    expect(text).toContain('2 mentions');
  });

  test('a channel without subscriptions learns how to begin', async () => {
    expect(readable(await ask('mentions', { channel: 'C0EMPTY' }))).toContain('/earshot add');
  });

  test.each([
    ['mentions brindlemoor', 'no keyword'],
    ['mentions kestrelbox --mood furious', 'negative, neutral, positive'],
    ['mentions kestrelbox --lang klingon', 'klingon'],
    ['mentions kestrelbox --since 5m', '1h to'],
    ['mentions kestrelbox --page nonsense!', 'button'],
  ])('%s: %s', async (line, words) => {
    expect(readable(await ask(line))).toContain(words);
  });
});

describe('an empty list', () => {
  test('says which condition keeps everything out, and offers the list without it', async () => {
    const reply = await world.say('mentions kestrelbox --mood positive --source feed');
    const text = readable(reply.message);
    expect(text).toContain('No mention of Kestrelbox fits: positive, on Feed');
    expect(text).toContain('positive: 1 mention');
    expect(text).toContain('on Feeds: 1 mention');
    const wider = await press(reply, 'Without: positive (1)');
    expect(shown(wider.message)).toEqual(['kestrelbox broken hinge']);
    expect(shown((await press(reply, 'All of them (5)')).message)).toHaveLength(5);
  });

  test('where it takes several, it says so', async () => {
    const text = readable(await ask('mentions kestrelbox --mood positive --source feed --lang ja'));
    expect(text).toContain('Removing one of these filters is not enough');
  });

  test('the time too can be what keeps it out', async () => {
    const reply = await world.say('mentions kestrelbox --mood negative --search hinge --since 7d');
    const wider = await press(reply, buttonsOf(reply).find(({ label }) => label.includes('since'))!.label);
    expect(shown(wider.message)).toEqual(['kestrelbox broken hinge']);
  });

  test('a keyword of which nothing is stored', async () => {
    await world.say('add brindlemoor');
    expect(readable(await ask('mentions brindlemoor'))).toContain('No mentions of brindlemoor yet');
  });
});

describe('pages', () => {
  const many = (count: number, part: Partial<SamplePost> = {}): SamplePost[] =>
    Array.from({ length: count }, (_, n) => ({
      text: `kestrelbox page ${n}`,
      at: world.now() - 40 * DAY - n * MINUTE,
      ...part,
    }));

  test('go on where the last one ended, whatever has come in meanwhile', async () => {
    await storePosts(world, kestrelbox, many(20));
    let reply = await world.say('mentions kestrelbox --search page');
    const seen = [...shown(reply.message)];
    // Newer posts, older ones that arrive late, and one of the very same moment.
    await storePosts(world, kestrelbox, [
      { text: 'kestrelbox page new', at: world.now() - MINUTE },
      { text: 'kestrelbox page late', at: world.now() - 40 * DAY - 8.5 * MINUTE },
      { text: 'kestrelbox page twin', at: world.now() - 40 * DAY - 12 * MINUTE },
    ]);
    for (let page = 0; page < 2; page++) {
      reply = await press(reply, 'Older');
      expect(readable(reply.message)).toContain('20 mentions');
      seen.push(...shown(reply.message));
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `kestrelbox page ${n}`));
    expect(readable(reply.message)).toContain('17 to 20 of 20');
    expect(readable(reply.message)).toContain('3 more have come');
    expect(buttonsOf(reply).map(({ label }) => label)).not.toContain('Older');

    reply = await press(reply, 'Newer');
    expect(readable(reply.message)).toContain('9 to 16 of 20');
    reply = await press(reply, 'Newer');
    expect(readable(reply.message)).toContain('1 to 8 of 20');
    reply = await press(reply, 'Newest');
    expect(readable(reply.message)).toContain('23 mentions');
    expect(shown(reply.message)[0]).toBe('kestrelbox page new');
  });

  test('skip nothing when a post of the page before goes', async () => {
    const added = await storePosts(world, kestrelbox, many(12));
    const reply = await world.say('mentions kestrelbox --search page');
    await world.store.deletePosts('hacker-news', [added[0]!.post.extId, added[3]!.post.extId]);
    const next = await press(reply, 'Older');
    expect(shown(next.message)).toEqual([8, 9, 10, 11].map((n) => `kestrelbox page ${n}`));
  });

  test('count a post whose text is gone, and do not show it', async () => {
    const added = await storePosts(world, kestrelbox, many(3));
    await world.store.deletePosts('hacker-news', [added[1]!.post.extId]);
    const text = readable(await ask('mentions kestrelbox'));
    expect(text).toContain('8 mentions.');
    expect(text).toContain('1 of them is counted but not shown');
  });
});

describe('who sees what', () => {
  test('another workspace sees none of it', async () => {
    const home = { platform: 'slack', home: 'T0OTHER' } as const;
    await world.say('add kestrelbox --name Kestrelbox', { home });
    expect(readable(await ask('mentions kestrelbox', { home }))).toContain('No mentions of Kestrelbox yet');
  });
});

describe('what was held back', () => {
  beforeEach(async () => {
    const at = world.now();
    await storePosts(world, kestrelbox, [
      { text: 'kestrelbox win a prize', at: at - 4 * HOUR, held: { reason: 'spam-words', detail: 'prize' } },
      { text: 'a kestrel box of birds', at: at - 6 * HOUR, held: { reason: 'low-relevance', detail: null } },
      {
        text: 'kestrelbox win more',
        at: at - 3 * DAY,
        held: { reason: 'spam-words', detail: 'win' },
        lang: 'fr',
      },
    ]);
  });

  test('is in no list of mentions', async () => {
    expect(readable(await ask('mentions kestrelbox'))).toContain('5 mentions.');
    expect(readable(await ask('mentions'))).toContain('6 mentions.');
  });

  test('is listed with its reasons, how many of each, and a way back', async () => {
    const reply = await world.say('mentions kestrelbox --filtered');
    const text = readable(reply.message);
    expect(text).toContain('3 posts matched but were not counted.');
    expect(text).toContain('advertising | 2');
    expect(text).toContain('probably not about it | 1');
    expect(shown(reply.message)).toEqual([
      'kestrelbox win a prize',
      'a kestrel box of birds',
      'kestrelbox win more',
    ]);
    const notes = reply.message.elements.flatMap((one) => (one.kind === 'mention' ? [one.mention.note] : []));
    expect(notes[0]).toBe('Held back: advertising (prize)');
    expect(buttonsOf(reply).filter(({ verb }) => verb === 'restore')).toHaveLength(3);
  });

  test('narrowed to one reason, and by what else narrows a list', async () => {
    const args = { target: 'Kestrelbox', filtered: 'true', reason: 'low-relevance' };
    const only = await world.press('mentions', args);
    expect(shown(only.message)).toEqual(['a kestrel box of birds']);
    expect(readable(only.message)).toContain('advertising | 2');
    expect(shown(await ask('mentions kestrelbox --filtered --lang fr'))).toEqual(['kestrelbox win more']);
    expect(shown(await ask('mentions kestrelbox --filtered --search prize'))).toEqual([
      'kestrelbox win a prize',
    ]);
    expect(shown(await ask('mentions kestrelbox --filtered --since 24h'))).toHaveLength(2);
    expect(readable(await ask('mentions kestrelbox --filtered --lang de'))).toContain(
      'No post about Kestrelbox was held back or refused with these filters: in German',
    );
    expect(readable(await ask('mentions quillmere --filtered'))).toContain(
      'No post about Quillmere was held back or refused.',
    );
  });

  test('an unknown reason of a button is an old button', async () => {
    const reply = await world.press('mentions', {
      target: 'Kestrelbox',
      filtered: 'true',
      reason: 'toString',
    });
    expect(reply.problem?.code).toBe('stale-button');
  });

  test('in French', async () => {
    const message = await ask('mentions kestrelbox --écartées', { language: 'fr' });
    expect(readable(message)).toContain('3 messages correspondent, mais ne sont pas comptés.');
    const notes = message.elements.flatMap((one) => (one.kind === 'mention' ? [one.mention.note] : []));
    expect(notes[0]).toBe('Écarté\u202f: publicité (prize)');
  });

  test('page by page', async () => {
    await storePosts(
      world,
      kestrelbox,
      Array.from({ length: 12 }, (_, n) => ({
        text: `kestrelbox spam ${n}`,
        // Pairs of one moment: a page may end between them.
        at: world.now() - 9 * DAY - Math.floor(n / 3) * HOUR,
        held: { reason: 'spam-text' as const, detail: null },
      })),
    );
    let reply = await world.say('mentions kestrelbox --filtered');
    const seen = shown(reply.message);
    while (buttonsOf(reply).some(({ label }) => label === 'Older')) {
      reply = await press(reply, 'Older');
      seen.push(...shown(reply.message));
    }
    expect(seen).toHaveLength(15);
    expect(new Set(seen).size).toBe(15);
  });
});

describe('what people flagged', () => {
  test('is found by tag and star, and shown', async () => {
    const reply = await world.say('mentions kestrelbox --search hinge');
    const post = reply.message.elements.flatMap((one) =>
      one.kind === 'mention' ? [one.mention.ref] : [],
    )[0];
    await world.say(`tag ${post} Billing Dept`, { admin: true });
    await world.say(`star ${post}`, { admin: true });
    for (const options of ['--tag "billing dept"', '--tag "#BILLING  dept"', '--starred', '--étoile'])
      expect(shown(await ask(`mentions kestrelbox ${options}`))).toEqual(['kestrelbox broken hinge']);
    expect(shown(await ask('mentions --starred'))).toEqual(['kestrelbox broken hinge']);
    expect(shown(await ask('mentions --tag other'))).toEqual([]);
    const [note] = (await ask('mentions kestrelbox --starred')).elements.flatMap((one) =>
      one.kind === 'mention' ? [one.mention.note] : [],
    );
    expect(note).toContain('starred, tagged “billing dept”');
  });

  test('a correction takes a post out of the list of its former mood', async () => {
    const reply = await world.say('mentions kestrelbox --mood negative');
    const post = reply.message.elements.flatMap((one) =>
      one.kind === 'mention' ? [one.mention.ref] : [],
    )[0];
    await world.say(`mark ${post} positive`, { admin: true });
    expect(shown(await ask('mentions kestrelbox --mood negative'))).toEqual(['kestrelbox broken hinge']);
    expect(shown(await ask('mentions kestrelbox --mood positive'))).toContain('kestrelbox reboots all day');
  });

  test('a post that is held back is restored from its list', async () => {
    await storePosts(world, kestrelbox, [
      { text: 'kestrelbox win', at: world.now() - HOUR, held: { reason: 'spam-words', detail: 'win' } },
    ]);
    const reply = await world.say('mentions kestrelbox --filtered');
    await press(reply, 'Restore');
    expect(readable(await ask('mentions kestrelbox --filtered'))).toContain('held back or refused.');
    expect(shown(await ask('mentions kestrelbox'))[0]).toBe('kestrelbox win');
  });
});
