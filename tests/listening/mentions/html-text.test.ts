import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../src/listening/mentions/html-text.ts';
import { plainLine, plainText } from '../../../src/listening/mentions/plain-text.ts';

const text = (html: string): string => htmlToText(html).text;

describe('htmlToText', () => {
  test.each([
    ['entities', '<p>caf&eacute; &amp; th&#233; &lt;3&nbsp;x</p>', 'café & thé <3 x'],
    ['blocks as lines', '<h2>One</h2><p>Two<br>Three</p><div>Four</div>', 'One\n\nTwo\nThree\n\nFour'],
    ['inline elements without a gap', 'a <b>bo</b>ld <i>word</i>', 'a bold word'],
    ['lists', '<ul><li>a<li>b</ul>', 'a\nb'],
    ['cells apart', '<table><tr><td>a<td>b</tr></table>', 'a b'],
    ['scripts and styles', 'a<script>if (1<2) "<p>b</p>"</script><style>p{}</style>c', 'ac'],
    ['a script that closes itself is none', 'a<script/>b</script>c', 'ac'],
    ['an svg that closes itself', 'a<svg/>b', 'ab'],
    ['alternative text', 'see <img src="x" alt="a &amp; b">!', 'see a & b !'],
    ['comments and declarations', '<!doctype html><!-- no --><![CDATA[x]]>yes', 'yes'],
    ['white space of the source', '<p>a\n   b\t c</p>', 'a b c'],
    ['unclosed markup', '<p>a <a href="https://x.example/', 'a'],
    ['a lone less-than', 'a < b and c', 'a < b and c'],
    ['markup cut in an entity', 'fish &am', 'fish &am'],
    ['a title of an image', '<img alt="a" title="b"><img alt="c" title="c"><img title="d">', 'a b c d'],
    ['a caption', '<figure><img src="x"><figcaption>a</figcaption></figure>', 'a'],
    ['other words on things', '<abbr title="b">a</abbr><video title="c"></video>', 'b a c'],
    ['what only looks like a tag', 'List<Acme> and Map<String, Acme>', 'List<Acme> and Map<String, Acme>'],
    ['generics', 'Box<? extends Acme>, Vec<Box<Acme>>', 'Box<? extends Acme>, Vec<Box<Acme>>'],
    ['a comparison', 'a <b and b> c, x<y', 'a <b and b> c, x<y'],
    ['an end that begins nothing', 'price <acme', 'price <acme'],
    ['elements of others', '<o:p>a</o:p><my-thing>b</my-thing><acme id="1">c</acme>', 'abc'],
    ['closing what was no tag', '<Acme>a</Acme>', '<Acme>a</Acme>'],
    ['old elements', '<center>a</center><font color="red">b</font><nobr>c</nobr>', 'abc'],
  ])('%s', (_, html, expected) => expect(text(html)).toBe(expected));

  test('gives absolute web links once, in order, decoded', () => {
    const html =
      '<a href="https://a.example/?x=1&amp;y=2">1</a><a href=/relative>2</a><a href="javascript:alert(1)">3</a>' +
      '<a href=" https://b.example ">4</a><a href="https://a.example/?x=1&y=2">5</a><img href="https://no.example">';
    expect(htmlToText(html).links).toEqual(['https://a.example/?x=1&y=2', 'https://b.example']);
  });

  test('keeps at most 50 links and a million characters', () => {
    const many = Array.from({ length: 80 }, (_, at) => `<a href="https://a.example/${at}">x</a>`).join('');
    expect(htmlToText(many).links).toHaveLength(50);
    expect(text('word '.repeat(100_000))).toHaveLength(499_999);
    expect(text('word '.repeat(399_000)).length).toBeLessThanOrEqual(1_000_000);
  });

  test('reads no more than two million characters', () => {
    expect(text(`${'<br>'.repeat(500_001)}late`)).toBe('');
  });

  // A tree builder needs minutes for the first two; the limit of the test is what fails.
  test.each([
    ['nested and wrongly closed', `${'<i>'.repeat(300_000)}${'</b>'.repeat(250_000)}`],
    ['dropped elements in each other', '<svg>'.repeat(400_000)],
    ['attributes', `<a ${'x '.repeat(900_000)}`],
    ['what looks like tags', '<a<a '.repeat(400_000)],
    ['unknown tags', '<acme '.repeat(330_000)],
    ['quotes in each other', '<blockquote>'.repeat(160_000)],
    ['quotes', '<blockquote>a</blockquote>'.repeat(70_000)],
    ['entities in an attribute', `<a href="${'&amp;'.repeat(390_000)}">`],
    ['comments', '<!--'.repeat(490_000)],
    ['ampersands', '&'.repeat(2_000_000)],
    ['script ends', `<script>${'</scrip'.repeat(280_000)}`],
    ['white space', ' \n'.repeat(1_000_000)],
  ])('is linear: %s', { timeout: 5_000 }, (_, html) => expect(text(html)).toBeDefined());

  test('never throws, and never lets a harmful character through', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<script>',
        '<svg>',
        '<a href="',
        '&#',
        '&#xd800;',
        '&#0;',
        '\u202e',
        '\ud800',
        '"',
        '<!--',
        '-->',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const read = htmlToText(pieces.join(''));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
        expect(read.text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
        for (const link of read.links) expect(link).toMatch(/^https?:\/\//i);
      }),
    );
  });
});

describe('plainText', () => {
  test('removes what harms and keeps what people write', () => {
    expect(plainText('a\0b\u202ec\u200bd\ud83d e\u00ad', 99)).toBe('abcd e');
    expect(plainText('👩‍👩‍👧 é שלום‏ نص', 99)).toBe('👩‍👩‍👧 é שלום‏ نص');
    expect(plainText('a\r\nb\rc\td', 99)).toBe('a\nb\nc d');
    expect(plainText('e\u0301', 99)).toBe('é');
    expect(plainText('l\x92Acme \x93a\x94 \x96 \x97 \x85 5\x80 \x9cuf\x81', 99)).toBe(
      'l’Acme “a” – — … 5€ œuf',
    );
    expect(plainText('a\x0bb\x0cc\x1ed', 99)).toBe('a b c d');
  });

  test('cuts between characters', () => {
    expect(plainText('ab😀', 3)).toBe('ab');
    expect(plainLine(' a \n b ', 99)).toBe('a b');
    expect(plainLine('ab 😀', 4)).toBe('ab');
  });
});
