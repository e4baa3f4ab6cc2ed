import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/config/errors.ts';
import { parseImport } from '../../../../src/listening/sources/import/import.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/import/${name}`, import.meta.url));
const COLUMNS = 'id,url,text,date';
const csv = (...lines: string[]) => parseImport([COLUMNS, ...lines].join('\n'), 'posts.csv');
const line = (fields: object) => parseImport(JSON.stringify(fields), 'posts.ndjson');
const sound = { url: 'https://help.example/1', text: 'Kestrelbox', date: '2026-11-20T09:00:00Z' };

it('reads a CSV file, and says which lines it could not take', () => {
  const { posts, errors } = parseImport(fixture('posts.csv'), 'posts.csv');
  expect(posts).toEqual([
    {
      source: 'import',
      extId: 'custom:t-882',
      kind: 'post',
      url: 'https://help.example/t/882',
      author: { id: 'c-20', name: 'c-20', handle: 'c-20' },
      text: 'Kestrelbox, again: "slow"\non two lines',
      lang: 'en',
      publishedAt: Date.parse('2026-11-20T09:20:00Z'),
      outlet: 'custom',
      counts: {},
    },
    expect.objectContaining({ extId: 'custom:t-883', text: '=HYPERLINK("https://x.example")' }),
  ]);
  expect(errors).toEqual([
    { line: 5, problem: 'no-time-zone' },
    { line: 7, problem: 'no-address' },
  ]);
});

it('reads NDJSON, and says which lines it could not take', () => {
  const { posts, errors } = parseImport(fixture('posts.ndjson'), 'posts.ndjson');
  expect(posts[0]).toEqual({
    source: 'import',
    extId: 'custom:ticket-881',
    kind: 'review',
    url: 'https://help.example/t/881',
    author: { id: 'c-19', name: 'Cy', handle: 'c-19', followers: 3 },
    text: 'Kestrelbox invoice is wrong',
    lang: 'en',
    publishedAt: Date.parse('2026-11-20T09:15:00Z'),
    outlet: 'custom',
    counts: { likes: 0, replies: 2 },
    tags: ['billing', 'queue'],
  });
  expect(posts[1]).toMatchObject({ text: 'No id', publishedAt: Date.parse('2026-11-20T09:15:00Z') });
  expect(errors).toEqual([
    { line: 2, problem: 'not-readable' },
    { line: 3, problem: 'not-readable' },
  ]);
});

it('makes the same ids from the same file, and different ones from different posts at one address', () => {
  const posts = () =>
    csv(
      ',https://shop.example/r,good,2026-11-20T09:00:00Z',
      ',https://shop.example/r,bad,2026-11-20T09:00:00Z',
    ).posts;
  expect(posts()).toEqual(posts());
  expect(new Set(posts().map(({ extId }) => extId)).size).toBe(2);
});

it.each([
  [
    '; and French names',
    'identifiant;lien;texte;date\n7;https://a.example/;Bonjour;2026-11-20T09:00:00+01:00',
  ],
  ['tabs', 'ID\tURL\tContent\tPublished At\n7\thttps://a.example/\tBonjour\t2026-11-20T09:00:00+01:00'],
  [
    'a mark and Windows line ends',
    '\ufeffid,url,text,created_at\r\n7,https://a.example/,Bonjour,2026-11-20T08:00:00Z\r\n',
  ],
])('understands %s', (_name, text) => {
  const { posts, errors } = parseImport(text, 'export.CSV');
  expect(errors).toEqual([]);
  expect(posts[0]).toMatchObject({
    extId: 'import:7',
    text: 'Bonjour',
    publishedAt: Date.parse('2026-11-20T08:00:00Z'),
  });
});

it.each([
  ['UTF-16', Buffer.from(`\ufeff${COLUMNS}\n1,https://a.example/,Café,2026-11-20T09:00:00Z`, 'utf16le')],
  ['windows-1252', Buffer.from(`${COLUMNS}\n1,https://a.example/,Café,2026-11-20T09:00:00Z`, 'latin1')],
])('reads %s', (_name, bytes) => {
  expect(parseImport(bytes, 'a.csv').posts[0]?.text).toBe('Café');
});

describe('times', () => {
  it.each([
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z'],
    ['2026-11-20 10:00:00+01:00', '2026-11-20T09:00:00Z'],
    ['2026-11-20T04:00-05', '2026-11-20T09:00:00Z'],
    ['Fri, 20 Nov 2026 09:00:00 GMT', '2026-11-20T09:00:00Z'],
    ['Fri, 20 Nov 2026 04:00:00 EST', '2026-11-20T09:00:00Z'],
    ['20/11/2026 10:00 +0100', '2026-11-20T09:00:00Z'],
    ['20 novembre 2026 à 10h00 +01:00', '2026-11-20T09:00:00Z'],
    ['Nov 20, 2026 9:00 AM UTC', '2026-11-20T09:00:00Z'],
    ['1795165200', '2026-11-20T09:00:00Z'],
    ['1795165200000', '2026-11-20T09:00:00Z'],
  ])('%s', (date, at) => {
    expect(line({ ...sound, date }).posts[0]?.publishedAt).toBe(Date.parse(at));
  });

  it.each([
    ['2026-11-20T09:00:00', 'no-time-zone'],
    ['2026-11-20', 'no-time-zone'],
    ['20/11/2026 09:00', 'no-time-zone'],
    ['Nov 20, 2026 9:00 PM', 'no-time-zone'],
    ['20. November 2026, 09:00 Uhr', 'no-time-zone'],
    ['03/04/2026 09:00 +0100', 'bad-date'],
    ['yesterday', 'bad-date'],
    ['2026-13-45T09:00:00Z', 'bad-date'],
    ['', 'no-date'],
    [undefined, 'no-date'],
  ])('%s is refused', (date, problem) => {
    expect(line({ ...sound, date })).toEqual({ posts: [], errors: [{ line: 1, problem }] });
  });
});

it.each([
  [{ ...sound, text: ' ' }, 'no-text'],
  [{ ...sound, url: 'javascript:alert(1)' }, 'no-address'],
  [{ ...sound, url: undefined }, 'no-address'],
])('refuses %j', (fields, problem) => {
  expect(line(fields).errors).toEqual([{ line: 1, problem }]);
});

describe('broken files', () => {
  it('goes on after a quote that never closes', () => {
    const { posts, errors } = csv(
      '1,https://a.example/,fine,1795165200',
      '"2,https',
      '3,https://a.example/,fine too,1795165200',
    );
    expect(posts.map(({ text }) => text)).toEqual(['fine', 'fine too']);
    expect(errors).toEqual([{ line: 3, problem: 'not-readable' }]);
  });

  it('refuses a post of a size no post has', () => {
    const long = 'x'.repeat(300_000);
    expect(csv(`1,https://a.example/,${long},1795165200`, '2,https://a.example/,b,1795165200')).toMatchObject(
      {
        posts: [{ text: 'b' }],
        errors: [{ line: 2, problem: 'too-long' }],
      },
    );
    expect(line({ ...sound, text: long }).errors).toEqual([{ line: 1, problem: 'too-long' }]);
  });

  it.each([
    ['posts.xlsx', 'x', 'name'],
    ['posts.csv', 'only one column\nx', 'columns'],
    ['posts.csv', '', 'columns'],
    ['posts.ndjson', 'x'.repeat(21 * 1024 * 1024), 'size'],
    ['posts.ndjson', '{}\n'.repeat(100_001), 'rows'],
  ])('says of %s as a whole what is wrong', (name, text, problem) => {
    const read = () => parseImport(text, name);
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      expect.objectContaining({ code: 'import-file', params: expect.objectContaining({ name, problem }) }),
    );
  });
});

it('reads any text without a surprise: each entry is a post or an error with its line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ';', '{', '}', ' ', '\\') }),
      (text) => {
        for (const name of ['a.csv', 'a.ndjson']) {
          try {
            const { posts, errors } = parseImport(`${name === 'a.csv' ? `${COLUMNS}\n` : ''}${text}`, name);
            const lines = text.split('\n').length + 1;
            expect(posts.length + errors.length).toBeLessThanOrEqual(lines);
            for (const error of errors) expect(error.line).toBeLessThanOrEqual(lines);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        }
      },
    ),
  );
});

it('takes all languages that a line declares', () => {
  expect(line({ ...sound, lang: 'fr' }).posts[0]).toMatchObject({ lang: 'fr' });
  expect(line({ ...sound, langs: ['fr', 'en'] }).posts[0]).toMatchObject({ lang: 'fr', langs: ['fr', 'en'] });
});

it('a table out of Excel keeps its apostrophes', () => {
  const cells = `${COLUMNS}\r\n1,https://a.example/,"l\x92Acme \x96 5 \x80",2026-11-20T09:00:00Z\r\n`;
  expect(parseImport(Buffer.from(cells, 'latin1'), 'a.csv').posts[0]?.text).toBe('l’Acme – 5 €');
});
