import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLeniently } from '../../../../src/listening/sources/shared/lenient-json.ts';

const article = (title: string, n: number) =>
  `{ "url": "https://daily.example/${n}", "title": "${title}", "seendate": "20261120T081500Z", "domain": "daily.example" }`;
const answer = (titles: readonly string[]) => `{"articles": [\n${titles.map(article).join(',\n')}\n] }`;
const titlesOf = (value: unknown) =>
  (value as { articles: { title: unknown }[] }).articles.map(({ title }) => title);

describe('texts as their writers leave them', () => {
  test.each([
    ['an unknown escape', "Kestrelbox\\'s new box", "Kestrelbox's new box"],
    ['another', 'A \\x and a \\d', 'A x and a d'],
    ['a raw tab', 'Kestrelbox\there', 'Kestrelbox\there'],
    ['a raw line end', 'Kestrelbox\r\nhere', 'Kestrelbox\r\nhere'],
    ['control characters', 'Kestrel\u0001box\u001f', 'Kestrel\u0001box\u001f'],
    ['bare quotes', 'He said "no" to Kestrelbox', 'He said "no" to Kestrelbox'],
    ['a bare quote before a comma', 'He said "no", then left', 'He said "no", then left'],
    ['bare quotes in a row', 'The "A", "B" and "C", "D"', 'The "A", "B" and "C", "D"'],
    ['a bare quote before a colon', 'Our "motto": be kind', 'Our "motto": be kind'],
    ['a bare quote before a number', 'The "top", 10 boxes', 'The "top", 10 boxes'],
    ['bare quotes at both ends', '"Kestrelbox"', '"Kestrelbox"'],
    ['braces', 'a "b"} c and {"d": e', 'a "b"} c and {"d": e'],
    ['brackets', 'a "b"] and ["c', 'a "b"] and ["c'],
    ['escapes that are right', 'A\\u00e9 \\"x\\" \\n \\\\ \\/', 'A\u00e9 "x" \n \\ /'],
    ['half an escape', 'A \\u12 b', 'A u12 b'],
  ])('%s', (_name, written, meant) => {
    // A raw tab makes sure that no strict reader is content.
    const read = readLeniently(answer(['first\t', written, 'last']));
    expect(read).toMatchObject({ lost: 0, cut: false });
    expect(titlesOf(read?.value)).toEqual(['first\t', meant, 'last']);
  });

  test.each([
    ['a comma at the end', '{"a":[1,2,],}', { a: [1, 2] }],
    ['a comma that is missing', '{"a":[{"b":1} {"b":2}]}', { a: [{ b: 1 }, { b: 2 }] }],
    ['no number', '{"a":NaN,"b":undefined}', { a: null, b: null }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['words after the end', '{"a":"x\ty"} <br /> Warning', { a: 'x\ty' }],
    ['texts in a list', '{"a":["x "y" z","w\t"]}', { a: ['x "y" z', 'w\t'] }],
    ['a key that is dangerous', '{"__proto__":{"x":1},}', JSON.parse('{"__proto__":{"x":1}}')],
  ])('%s', (_name, text, value) => {
    expect(readLeniently(text)).toEqual({ value, lost: 0, cut: false });
  });

  test.each([
    '',
    'Your search contained a phrase that was too short.',
    '<html>',
    'null\t x',
    '"abc',
    '{',
    '[',
  ])('no JSON at all, or nothing of it: %j', (text) => {
    const read = readLeniently(text);
    if (read) expect(read).toMatchObject({ cut: true });
  });
});

describe('what cannot be read is lost alone, and counted', () => {
  const whole = ['one', 'two', 'three', 'four'];
  const parts = () => whole.map(article);
  const joined = (elements: readonly string[]) => `{"articles":[${elements.join(',')}],"more":true}`;

  test.each([
    ['no value', '{"url":"https://daily.example/x","title":,"domain":"d"}'],
    ['a word for a value', '{"url":"https://daily.example/x","title":yes}'],
    ['no end', '{"url":"https://daily.example/x","title":"x'],
    ['no end of its last text', '{"url":"https://daily.example/x","title":"x, "domain":"d}'],
    ['too deep', `{"url":"https://daily.example/x","a":${'['.repeat(5_000)}}`],
  ])('an article with %s', (_name, bad) => {
    for (let at = 0; at <= whole.length; at++) {
      const elements = parts();
      elements.splice(at, 0, bad);
      const read = readLeniently(joined(elements));
      expect(read?.lost).toBe(1);
      expect(titlesOf(read?.value)).toEqual(whole);
      // The last one may take the end of the answer along.
      if (at < whole.length) expect(read).toMatchObject({ cut: false, value: { more: true } });
    }
  });

  test('an answer that breaks off keeps what came whole, wherever it breaks', () => {
    const text = answer(whole);
    for (let length = text.indexOf('[') + 2; length < text.lastIndexOf(']'); length++) {
      const read = readLeniently(text.slice(0, length));
      expect(read).toMatchObject({ cut: true });
      expect(read!.lost).toBeLessThanOrEqual(1);
      const titles = titlesOf(read?.value);
      expect(titles).toEqual(whole.slice(0, titles.length));
      expect(titles.length).toBe(text.slice(0, length).split('"daily.example" }').length - 1);
    }
  });

  test('for any titles and any one that is bad', () => {
    const ugly = fc
      .array(fc.constantFrom('a', ' ', '"', "\\'", '\t', '\n', ',', ':', '{', '}', '[', ']', 'é', '😀'), {
        maxLength: 12,
      })
      // The reader cannot know what nobody could: where the words themselves look like the end of an article.
      .map((chars) => `x${chars.join('')}x`)
      .filter((title) => !/[}\]]\s*[,[\]}]/.test(title.replace(/"/g, '')));
    fc.assert(
      fc.property(fc.array(ugly, { minLength: 1, maxLength: 6 }), fc.nat(6), (titles, at) => {
        const elements = titles.map(article);
        elements.splice(at, 0, '{"url":"https://daily.example/x","title":}');
        const read = readLeniently(joined(elements));
        expect(read).toMatchObject({ lost: 1, cut: false });
        expect(titlesOf(read?.value)).toEqual(titles.map((title) => title.replaceAll("\\'", "'")));
      }),
    );
  });

  test('what is JSON is read as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(readLeniently(text)).toEqual({ value: JSON.parse(text), lost: 0, cut: false });
      }),
    );
  });
});
