import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { birch, buttonsOf, newWorld, readable, type World } from './harness.ts';
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
    expect(readable(reply.message)).toContain('1 to 5 of 5, newest first.');
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
    ['--source "Hacker News" --mood pos', ['rapide'], 'positive, on Hacker News'],
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
    expect(text).toContain('1 à 2 sur 2');
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
    expect(text).toContain(
      'Stored of Kestrelbox: 5 mentions. None of them is all of this: positive, on Feed',
    );
    expect(text).toContain('without “positive”: 1 mention');
    expect(text).toContain('without “on Feeds”: 1 mention');
    const wider = await press(reply, 'Without “positive” (1)');
    expect(shown(wider.message)).toEqual(['kestrelbox broken hinge']);
    expect(shown((await press(reply, 'All of them (5)')).message)).toHaveLength(5);
  });

  test('where it takes several, it says so', async () => {
    const text = readable(await ask('mentions kestrelbox --mood positive --source feed --lang ja'));
    expect(text).toContain('Leaving out one of these is not enough');
  });

  test('the time too can be what keeps it out', async () => {
    const reply = await world.say('mentions kestrelbox --mood negative --search hinge --since 7d');
    const wider = await press(reply, buttonsOf(reply).find(({ label }) => label.includes('since'))!.label);
    expect(shown(wider.message)).toEqual(['kestrelbox broken hinge']);
  });

  test('a keyword of which nothing is stored', async () => {
    await world.say('add brindlemoor');
    expect(readable(await ask('mentions brindlemoor'))).toContain('Nothing is stored about brindlemoor yet');
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
    expect(text).toContain('1 to 7 of 7');
    expect(text).toContain('1 of them is counted and not shown');
  });
});

describe('who sees what', () => {
  test('nothing of a keyword that only hidden channels hear of', async () => {
    const secret = await world.say('add secretbox', { channel: 'C0SECRET' });
    expect(secret.problem).toBeUndefined();
    const stranger = { by: birch, channel: 'C0SUPPORT' };
    expect((await world.say('mentions kestrelbox', stranger)).problem).toBeUndefined();
  });

  test('another workspace sees none of it', async () => {
    const home = { platform: 'slack', home: 'T0OTHER' } as const;
    await world.say('add kestrelbox --name Kestrelbox', { home });
    expect(readable(await ask('mentions kestrelbox', { home }))).toContain('Nothing is stored');
  });
});
