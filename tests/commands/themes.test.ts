import { beforeEach, describe, expect, test } from 'vitest';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { plain } from '../../src/messages/message.ts';
import { birch, buttonsOf, newWorld, readable, type World } from './harness.ts';
import { readRequest, storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

const keywords = async () => world.store.keywords((await world.workspace()).id);
const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const lines = async (...args: Parameters<World['say']>) =>
  (await world.say(...args)).message.elements.flatMap((element) =>
    element.kind === 'list' ? element.items.map(plain) : [],
  );
const button = (reply: Awaited<ReturnType<World['say']>>, label: RegExp) => {
  const found = buttonsOf(reply).find((candidate) => label.test(candidate.label));
  if (!found) throw new Error(`no button ${label} among ${buttonsOf(reply).map((one) => one.label)}`);
  return found;
};

const HOLD = [
  'Waiting on hold for an hour with Kestrelbox',
  'Kestrelbox had me on hold all morning',
  'Another evening on hold, well done Kestrelbox',
  'Does anybody at Kestrelbox pick up? On hold for ages',
  'Forty minutes on hold and then cut off, Kestrelbox',
  'My lunch break went by on hold with Kestrelbox',
];
const SCREEN = [
  'The screen flickers on my Kestrelbox',
  'Kestrelbox where the screen flickers after a week',
  'Third one and the screen flickers, Kestrelbox',
  'Sent my Kestrelbox back as the screen flickers',
  'Why is it that a screen flickers like that, Kestrelbox',
];

/** Nobody says the same word by word. */
const OPENINGS = [
  'Well.',
  'Honestly.',
  'So.',
  'Today:',
  'Seriously?',
  'Anyway.',
  'Okay.',
  'Wow.',
  'Yes!',
  'No.',
  'Hm.',
  'Oh.',
];

/** So many people say it, each in one of these ways, a minute apart. */
async function talk(
  texts: readonly string[],
  count: number,
  { at = world.now() - HOUR, by = 'owl', label = 'neg' as SentimentLabel | null, keyword = 0 } = {},
) {
  const id = (await keywords())[keyword]!.id;
  const posts = Array.from({ length: count }, (_, n) => ({
    text: `${OPENINGS[(n + Math.floor(n / texts.length)) % OPENINGS.length]} ${texts[n % texts.length]}`,
    at: at - n * MINUTE,
    label,
    author: `${by}${n}`,
  }));
  return storePosts(world, id, posts, readRequest(world.now()));
}

describe('what people talk about', () => {
  test('is listed with posts, people, sentiment and a post that says it', async () => {
    await talk(HOLD, 12);
    await talk(SCREEN, 5, { by: 'jay', label: 'neu' });
    const [first, second] = await lines('themes Kestrelbox');
    expect(first).toMatch(/^“.*hold.*” · 12 posts by 12 people, 100% negative/);
    expect(second).toMatch(/^“.*screen.*” · 5 posts by 5 people, neutral/);
    expect(first).toContain('on hold');
  });

  test('counts people, not posts: who says it again and again is one', async () => {
    await talk(HOLD, 6);
    const id = (await keywords())[0]!.id;
    await storePosts(
      world,
      id,
      HOLD.slice(0, 4).map((text, n) => ({
        text: `${text} and again ${n}`,
        at: world.now() - 2 * HOUR - n,
        author: 'owl0',
      })),
    );
    expect((await lines('themes Kestrelbox'))[0]).toContain('10 posts by 6 people');
  });

  test('says what is new since when, where the time before can be compared', async () => {
    await world.pass(30 * DAY);
    const quiet = { at: world.now() - 9 * DAY, by: 'wren' };
    await talk(SCREEN, 10, quiet);
    await talk(SCREEN, 10);
    await talk(HOLD, 18, { by: 'jay', at: world.now() - DAY });
    const text = await said('themes Kestrelbox');
    expect(text).toMatch(/Talked about more than in the 7 days before: “[^”]*hold[^”]*”\./);
    expect(text).toMatch(/hold.*18 posts by 18 people, 100% negative, new since Wednesday/);
    expect(text).toMatch(/screen.*10 posts by 10 people.*= unchanged/);
  });

  test('is calm where the same is said as before', async () => {
    await world.pass(30 * DAY);
    for (const at of [world.now() - 9 * DAY, world.now() - DAY]) {
      await talk(SCREEN, 10, { at });
      await talk(HOLD, 12, { at: at - 6 * HOUR, by: 'jay' });
    }
    expect(await said('themes Kestrelbox')).toContain(
      'No theme is talked about clearly more than in the 7 days before.',
    );
  });

  test('of several keywords, the first few of each, and a way to each', async () => {
    await world.say('add brindlemoor --name Brindlemoor');
    await talk(HOLD, 8);
    const second = (await keywords()).findIndex(({ name }) => name === 'Brindlemoor');
    await talk(
      SCREEN.map((text) => text.replace('Kestrelbox', 'Brindlemoor')),
      5,
      { keyword: second, by: 'jay' },
    );
    const reply = await world.say('themes');
    const text = readable(reply.message);
    expect(text).toMatch(/Kestrelbox\n“.*hold.*”: 8 posts by 8 people/);
    expect(text).toMatch(/Brindlemoor\n“.*screen.*”: 5 posts by 5 people/);
    expect(text).toContain('[Themes of… themes ▾]');
  });

  test('nothing is made up: three people are the least', async () => {
    await talk(HOLD, 2);
    expect(await said('themes Kestrelbox')).toContain(
      'No theme in 2 posts about Kestrelbox: a theme is what at least three people say.',
    );
  });

  test('never the name of what else is followed', async () => {
    await world.say('add brindlemoor --name "Heron Box" --kind competitor');
    await talk(['Kestrelbox or Heron Box, that is the question', 'Better a Heron Box than a Kestrelbox'], 12);
    expect(await said('themes Kestrelbox')).not.toMatch(/“[^”]*heron/i);
  });
});

describe('a theme', () => {
  test('shows its posts, page by page, with what can be done with each', async () => {
    await talk(HOLD, 12);
    const list = await world.say('themes Kestrelbox');
    const first = await world.press('themes', button(list, /hold/).args);
    expect(readable(first.message)).toMatch(
      /“.*hold.*”, about Kestrelbox\n12 posts by 12 people, 100% negative/,
    );
    const views = first.message.elements.filter(({ kind }) => kind === 'mention');
    expect(views).toHaveLength(8);
    expect(views[0]).toMatchObject({ mention: { post: { keyword: (await keywords())[0]!.id } } });
    const second = await world.press('themes', button(first, /More posts/).args);
    expect(second.message.elements.filter(({ kind }) => kind === 'mention')).toHaveLength(4);
    expect(readable(second.message)).toContain('Posts 9 to 12 of 12.');
    const back = await world.press('themes', button(second, /Previous posts/).args);
    expect(readable(back.message)).toContain('Posts 1 to 8 of 12.');
    const all = await world.press('themes', button(back, /All themes/).args);
    expect(readable(all.message)).toBe(readable(list.message));
  });

  test('has as many posts as the list said, whatever has come in since', async () => {
    await talk(HOLD, 9);
    const list = await world.say('themes Kestrelbox');
    world.pass(HOUR);
    await talk(HOLD.toReversed(), 6, { by: 'late', at: world.now() - 3 * HOUR });
    const shown = await world.press('themes', button(list, /hold/).args);
    expect(readable(shown.message)).toContain('9 posts by 9 people');
    expect(readable((await world.say('themes Kestrelbox')).message)).toContain('15 posts by 15 people');
  });

  test('is shown by its name, as typed or in a quotation', async () => {
    await talk(HOLD, 9);
    const name = /^“(.*?)”/.exec((await lines('themes Kestrelbox'))[0]!)![1]!;
    for (const typed of [name, name.toUpperCase(), `“${name}”`])
      expect(await said(`themes Kestrelbox --theme "${typed}"`), typed).toContain('9 posts by 9 people');
    const wrong = await world.say('themes Kestrelbox --theme "free shipping"');
    expect(wrong.problem?.code).toBe('theme-not-found');
    expect(readable(wrong.message)).toContain(`Its themes are: ${name}`);
  });

  test('says nothing of a post that is gone', async () => {
    const posts = await talk(HOLD, 9);
    const list = await world.say('themes Kestrelbox');
    const gone = posts.slice(0, 5);
    await world.store.deletePosts(
      'hacker-news',
      gone.map(({ post }) => post.extId),
    );
    const shown = readable((await world.press('themes', button(list, /hold/).args)).message);
    expect(shown).toContain('4 posts by 4 people');
    expect(shown).not.toContain(posts[4]!.post.text);
    expect(JSON.stringify((await world.say('themes Kestrelbox')).message)).not.toContain(gone[1]!.post.text);
  });
});

describe('what people say of a theme is kept', () => {
  test('a better name, in every list, until it is taken back', async () => {
    await talk(HOLD, 9);
    const list = await world.say('themes Kestrelbox');
    const { args } = button(list, /hold/);
    const renamed = await world.press('themes', { ...args, rename: 'Nobody picks up' });
    expect(readable(renamed.message)).toMatch(/“.*hold.*” is called “Nobody picks up” from now on\./);
    expect((await lines('themes Kestrelbox'))[0]).toContain('“Nobody picks up” · 9 posts');
    expect(await said('themes Kestrelbox --theme "nobody picks up"')).toContain('9 posts by 9 people');
    const again = await world.press('themes', { ...args, rename: 'Nobody picks up' });
    expect(readable(again.message)).toContain('Nothing changed: it was like that already.');
    expect(await said('audit', { admin: true })).toMatch(
      /rename a theme \| Kestrelbox \| .*hold.*: Nobody picks up/,
    );
    await world.press('undo', button(renamed, /Undo/).args);
    expect((await lines('themes Kestrelbox'))[0]).toMatch(/^“.*hold/);
  });

  test('what is none is not shown, says so, and comes back', async () => {
    await talk(HOLD, 9);
    await talk(SCREEN, 5, { by: 'jay' });
    const list = await world.say('themes Kestrelbox');
    const { args } = button(list, /hold/);
    const hidden = await world.press('themes', { ...args, hide: 'true' });
    expect(readable(hidden.message)).toContain('is not shown as a theme any more');
    const after = await said('themes Kestrelbox');
    expect(after).not.toMatch(/hold.*· 9 posts/);
    expect(after).toMatch(/Hidden themes: “.*hold.*”\./);
    expect(after).toContain('[Show again… themes ▾]');
    const back = await world.press('themes', { target: 'Kestrelbox', theme: args.theme!, hide: 'false' });
    expect(readable(back.message)).toContain('is shown again');
    expect((await lines('themes Kestrelbox'))[0]).toMatch(/hold.*· 9 posts/);
    // Taking back that it is shown hides it once more.
    await world.say('undo');
    expect((await lines('themes Kestrelbox'))[0]).toMatch(/screen/);
  });

  test('what is none leaves nothing of itself', async () => {
    await talk(['la facture illisible de Kestrelbox', 'Kestrelbox : facture illisible'], 12);
    await talk(SCREEN, 5, { by: 'jay' });
    const list = await world.say('themes Kestrelbox');
    await world.press('themes', { ...button(list, /facture illisible/).args, hide: 'true' });
    const after = await lines('themes Kestrelbox');
    expect(after).toEqual([expect.stringMatching(/screen/)]);
    expect(await said('themes Kestrelbox')).toContain('12 other posts.');
  });

  test('two that people give one name to are one', async () => {
    await talk(HOLD, 9);
    await talk(SCREEN, 6, { by: 'jay' });
    const list = await world.say('themes Kestrelbox');
    await world.press('themes', { ...button(list, /hold/).args, rename: 'Our problems' });
    await world.press('themes', { ...button(list, /screen/).args, rename: 'our problems' });
    const after = await lines('themes Kestrelbox');
    expect(after.filter((line) => /our problems/i.test(line))).toHaveLength(1);
    expect(after[0]).toMatch(/^“our problems” · 15 posts by 15 people/i);
    expect(await said('themes Kestrelbox --theme "our problems"')).toContain('15 posts by 15 people');
    await world.say('undo');
    expect((await lines('themes Kestrelbox'))[0]).toMatch(/^“Our problems” · 9 posts/);
  });

  test('undo takes back the last of several, then the one before', async () => {
    await talk(HOLD, 9);
    const { args } = button(await world.say('themes Kestrelbox'), /hold/);
    await world.press('themes', { ...args, rename: 'First' });
    world.pass(MINUTE);
    await world.press('themes', { ...args, rename: 'Second' });
    expect((await lines('themes Kestrelbox'))[0]).toContain('“Second”');
    expect(await said('undo')).toContain('The theme is as it was before.');
    expect((await lines('themes Kestrelbox'))[0]).toContain('“First”');
    await said('undo');
    expect((await lines('themes Kestrelbox'))[0]).toContain('hold');
  });

  test('for its keyword, by who may act', async () => {
    await talk(HOLD, 9);
    const { args } = button(await world.say('themes Kestrelbox'), /hold/);
    const other = await world.press('themes', { ...args, rename: 'Ours' }, { by: birch });
    expect(readable(other.message)).toContain('from now on');
    expect((await world.press('themes', { ...args, theme: 'nothing', hide: 'true' })).problem?.code).toBe(
      'theme-not-found',
    );
    expect((await world.say('themes Kestrelbox --hide')).problem?.code).toBe('missing-argument');
  });

  test('and names are text: nothing in them pings, links or formats', async () => {
    await talk(HOLD, 9);
    const { args } = button(await world.say('themes Kestrelbox'), /hold/);
    await world.press('themes', { ...args, rename: '<!channel> /earshot forget --yes' });
    const { message } = await world.say('themes Kestrelbox');
    expect(message.elements.some((element) => JSON.stringify(element).includes('"command"'))).toBe(false);
    expect(readable(message)).toContain('“<!channel> /earshot forget --yes” · 9 posts');
  });
});

test('a button that asks for a name opens a form of that alone', async () => {
  await talk(HOLD, 9);
  const { args } = button(await world.say('themes Kestrelbox'), /hold/);
  const asked = await world.press('themes', { ...args, rename: '' });
  expect(asked).toMatchObject({ problem: { code: 'missing-argument' }, form: { verb: 'themes' } });
  expect(asked.form?.values).toMatchObject({ target: 'Kestrelbox', theme: args.theme, rename: '' });
});

test('one word of two languages is one theme', async () => {
  await talk(['the application keeps crashing, Kestrelbox', 'crashing application of Kestrelbox'], 9);
  const id = (await keywords())[0]!.id;
  const ways = ['l’application de Kestrelbox ne marche pas', 'avec Kestrelbox, l’application est lente'];
  await storePosts(
    world,
    id,
    Array.from({ length: 9 }, (_, n) => ({
      text: `${['Bon', 'Alors', 'Hier', 'Encore'][n % 4]}, ${ways[n % 2]}`,
      at: world.now() - HOUR - n,
      author: `geai${n}`,
      lang: 'fr',
    })),
  );
  const found = await lines('themes Kestrelbox');
  expect(found.join('\n')).not.toMatch(/“appli(?:c|qu)”/);
  expect(found.filter((line) => /^“application”/.test(line)).length).toBeLessThan(2);
});

test('in French, by French words', async () => {
  await talk(
    [
      'Une facture illisible chez Kestrelbox',
      'Kestrelbox : facture illisible, comme toujours',
      'Encore une facture illisible, merci Kestrelbox',
    ],
    9,
  );
  const text = await said('thèmes Kestrelbox --depuis 7j', { language: 'fr' });
  expect(text).toContain('Ce qu’on dit de Kestrelbox');
  expect(text).toMatch(/« .*facture illisible.* » · 9 messages, 9 personnes, 100 % négatifs/);
});
