import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMatch } from '../../../src/listening/keywords/query/explain.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import type { PostKind, RawPost } from '../../../src/listening/mentions/mention.ts';
import { markQuotes, ownWords } from '../../../src/listening/mentions/quotes.ts';
import { aPost, judged } from './a-post.ts';

const query = parseQuery('kestrelbox');
const matches = (over: Partial<RawPost>) => query.ok && explainMatch(query.query, aPost(over)).matched;

/** The first in each is somebody else's. */
const QUOTING: readonly (readonly [name: string, over: Partial<RawPost>])[] = [
  ['a mail', { text: '> Kestrelbox is slow\nNot for me.' }],
  [
    'a mail with its head',
    { text: 'Fine here.\n\nOn Mon, Nov 23, 2026 at 3:00 PM Ana wrote:\n> Kestrelbox is slow\n> to start' },
  ],
  ['a mail of two rounds', { text: '>> Kestrelbox is slow\n> Really?\nYes.' }],
  [
    'a French mail',
    { text: 'Pas chez moi.\nLe lun. 23 nov. 2026 à 15:00, Kestrelbox Fan a écrit :\n> C’est lent' },
  ],
  ['a German mail', { text: 'Hier nicht.\nAm 23.11.2026 um 15:00 schrieb Kestrelbox Fan:\n> Langsam' }],
  [
    'a mail below its head',
    { text: 'Thanks!\n\nOn Mon, Nov 23, 2026 at 3:00 PM Ana wrote:\nKestrelbox is slow' },
  ],
  ['a forwarded mail', { text: 'See below.\n-----Original Message-----\nFrom: Ana\nKestrelbox is slow' }],
  [
    'a quote of a forum',
    { text: '[quote="ana, post:3, topic:501"]\nKestrelbox is slow\n[/quote]\nNot here.' },
  ],
  ['a quote in a quote', { text: '[quote][quote=ana]x[/quote]Kestrelbox[/quote] no' }],
  ['a blockquote', { html: '<blockquote><p>Kestrelbox is slow</p></blockquote><p>Not here.</p>' }],
  ['a blockquote in another', { html: '<blockquote>x<blockquote>y</blockquote>Kestrelbox</blockquote>no' }],
  [
    'Discourse',
    {
      html: '<aside class="quote no-group" data-username="ana"><div class="title">ana:</div><blockquote><p>Kestrelbox is slow</p></blockquote></aside><p>Not here.</p>',
    },
  ],
  [
    'Mastodon',
    {
      html: '<p class="quote-inline">RE: <a href="https://kestrelbox.example/@ana/1">kestrelbox.example/@ana/1</a></p><p>Same here.</p>',
    },
  ],
  [
    'a mail program',
    {
      html: '<div>No.</div><div class="gmail_quote"><div class="gmail_attr">On Mon Ana wrote:</div><blockquote>Kestrelbox</blockquote></div>',
    },
  ],
  ['phpBB', { html: '<blockquote class="uncited"><div>Kestrelbox</div></blockquote>No.' }],
  ['a board', { html: '<div class="bbcode_quote"><div>Kestrelbox</div></div>No.' }],
  ['a mail in HTML', { html: '<pre>&gt; Kestrelbox is slow\n</pre><p>&gt; Kestrelbox</p>No.' }],
];

describe('words of others', () => {
  test.each(QUOTING)('are not the author’s in %s', (_, over) => {
    for (const kind of ['post', 'comment', 'issue', 'question', 'review'] satisfies PostKind[])
      expect(matches({ kind, text: undefined, title: undefined, ...over })).toBe(false);
  });

  test.each(QUOTING)('are told by a publication with %s', (_, over) => {
    expect(matches({ kind: 'article', text: undefined, title: undefined, ...over })).toBe(true);
  });

  test.each(QUOTING)('do not hide the author’s own in %s', (_, { text, html }) => {
    const own = 'Kestrelbox works.';
    expect(
      matches(
        text === undefined ? { text: undefined, html: `<p>${own}</p>${html}` } : { text: `${own}\n${text}` },
      ),
    ).toBe(true);
  });

  test('are shown as such', () => {
    const html = '<p>Before</p><blockquote><p>One<br>two</p><p>three</p></blockquote><p>after</p>';
    expect(aPost({ text: undefined, html }).text).toBe('Before\n\n> One\n> two\n> three\n\nafter');
  });

  test('have no part in the mood', () => {
    const post = aPost({
      lang: 'en',
      text: '> Kestrelbox is terrible, awful garbage\nKestrelbox arrived on Monday.',
    });
    const found = query.ok ? explainMatch(query.query, post).found : [];
    expect(found).toHaveLength(1);
    expect(post.text.slice(found[0]!.start, found[0]!.end)).toBe('Kestrelbox');
    expect(judged(post, found).sentiment.label).toBe('neu');
  });
});

describe('a post that is passed on', () => {
  const passed: Partial<RawPost> = {
    lang: 'en',
    text: 'This is great, I love it.',
    shared: [{ by: '@ana', text: 'Kestrelbox is terrible.' }],
  };

  test('is what the author speaks about, in words of another', () => {
    const post = aPost(passed);
    expect(post.text).toBe('This is great, I love it.\n\n❝ @ana: Kestrelbox is terrible.');
    expect(matches(passed)).toBe(true);
    const found = query.ok ? explainMatch(query.query, post).found : [];
    expect(judged(post, found).sentiment.label).toBe('pos');
  });

  test('may be markup', () => {
    expect(aPost({ text: 'So true', shared: [{ html: '<p>a</p><p>b</p>' }] }).text).toBe(
      'So true\n\n❝ a\n❝ b',
    );
  });
});

describe('what is no quote', () => {
  test.each([
    'Speed: a -> b, 3 > 2',
    '>>> import kestrelbox\n>>> kestrelbox.run()',
    'Ana wrote:\nKestrelbox is slow',
    'My list:\n- one',
    '[quote] Kestrelbox',
    'a[/quote] Kestrelbox',
    'I wrote:',
  ])('%j', (text) => expect(markQuotes(text)).toBe(text));
});

test('marking twice is marking once, and places stay where they are', () => {
  const line = fc.constantFrom(
    '',
    'word',
    '> word',
    '>> a',
    '[quote=x]',
    '[/quote]',
    'On 3 Nov 2026 at 10:00 Ana wrote:',
    '-----Original Message-----',
    '❝ a',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const marked = markQuotes(lines.join('\n'));
      expect(markQuotes(marked)).toBe(marked);
      for (const shared of ['own', 'foreign'] as const) {
        const own = ownWords(marked, shared);
        expect(own).toHaveLength(marked.length);
        expect(own).not.toMatch(/^> /m);
      }
    }),
  );
});

test('hostile texts take no time', { timeout: 5_000 }, () => {
  for (const line of [
    'Ana wrote:\n',
    'On 3 Nov Ana wrote:\n\n',
    '[quote]',
    '[/quote]',
    '> ',
    '\n \n:',
    'RE: x\n',
  ])
    expect(markQuotes(line.repeat(Math.floor(900_000 / line.length)))).toBeTypeOf('string');
});
