import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memoryAsJson, memoryIn } from '../../../../src/listening/sources/shared/item-memory.ts';
import { nameItems } from '../../../../src/listening/sources/shared/item-names.ts';
import type { Json, ParsedItem } from '../../../../src/listening/sources/source.ts';
import { MINUTE } from '../../../../src/listening/time.ts';

const NINE = Date.parse('2026-11-20T09:00:11Z');

function anItem(n: number, over: Partial<ParsedItem> = {}): ParsedItem {
  return {
    id: `g${n}`,
    url: `https://blog.example/posts/${n}`,
    title: `Note ${n}`,
    html: `<p>Words of note ${n}</p>`,
    author: null,
    publishedAt: NINE + n * MINUTE,
    editedAt: null,
    originalUrl: null,
    tags: [],
    lang: null,
    ...over,
  };
}

/** Reads page after page, with what is stored between them. @returns the names that each brought */
function read(pages: readonly (readonly ParsedItem[])[], stored: Json = null): string[][] {
  let json = stored;
  return pages.map((items) => {
    const { fresh, memory } = nameItems(items, memoryIn(json));
    json = JSON.parse(JSON.stringify(memoryAsJson(memory))) as Json;
    return fresh.map(({ name }) => name);
  });
}

const items = (count: number, over: (n: number) => Partial<ParsedItem> = () => ({})) =>
  Array.from({ length: count }, (_, n) => anItem(n, over(n)));
/** As the parser gives items of one id: the first keeps it. */
const sameId = (page: readonly ParsedItem[]) =>
  page.map((item, nth) => ({
    ...item,
    id: nth === 0 ? 'same' : `apart-${item.title}`,
    ...(nth === 0 ? {} : { sharedId: 'same' }),
  }));

describe('an id decides', () => {
  test('an item keeps its name whatever it says, and is brought again only then', () => {
    const edited = anItem(0, {
      title: 'Another title',
      html: 'and another text',
      url: 'https://blog.example/x',
    });
    expect(read([items(2), items(2).reverse(), [edited, anItem(1)], [edited]])).toEqual([
      ['g0', 'g1'],
      [],
      ['g0'],
      [],
    ]);
  });

  test('the same words under another id at another time are another item', () => {
    const again = anItem(9, { title: 'Note 0', html: '<p>Words of note 0</p>' });
    expect(read([[anItem(0)], [again], [again, anItem(0)]])).toEqual([['g0'], ['g9'], []]);
  });

  test.each(['http://blog.example/?p=1', 'http://www.blog.example/?p=1'])(
    '%s with encryption is the same',
    (id) => {
      expect(
        read([[anItem(1, { id })], [anItem(1, { id: 'https://blog.example/?p=1', title: 'New' })]]),
      ).toEqual([[id], [id]]);
    },
  );
});

describe('ids that prove to be worth nothing', () => {
  test('of one id for all, each keeps the name of its first time, in whatever order they come', () => {
    const [first, second] = read([sameId(items(3)), sameId(items(5).reverse()), sameId(items(5))]);
    expect(first).toHaveLength(3);
    expect(second).toHaveLength(2);
    expect(new Set([...first!, ...second!]).size).toBe(5);
  });

  test('ids that change while title, text and date stay bring nothing again, and an edit under a new one is an edit', () => {
    const page = (turn: number, title?: string) =>
      items(4, (n) => ({ id: `${turn}-${n}`, ...(title && n === 2 ? { title } : {}) }));
    expect(read([page(0), page(1), page(2, 'Edited'), page(3, 'Edited')])).toEqual([
      ['0-0', '0-1', '0-2', '0-3'],
      [],
      ['0-2'],
      [],
    ]);
  });

  describe('ids that count places: the newest is always "1"', () => {
    const words = ['rain', 'trains', 'music', 'ships', 'tools', 'bread', 'chess', 'wool'];
    const looks: [string, (n: number) => Partial<ParsedItem>][] = [
      ['with dates and addresses', () => ({})],
      ['without dates', () => ({ publishedAt: null })],
      ['without addresses', () => ({ url: null })],
      ['without either', () => ({ publishedAt: null, url: null })],
      ['without titles', () => ({ title: null })],
      ['with one address', () => ({ url: 'https://blog.example/news' })],
    ];
    test.each(looks)('%s', (_, over) => {
      const page = (newest: number) =>
        [0, 1, 2, 3].map((place) => {
          const n = newest - place;
          const said = { title: `On ${words[n]}`, html: `<p>All that is known of ${words[n]} today</p>` };
          return anItem(n, { ...said, ...over(n), id: `item-${place + 1}` });
        });
      const brought = read([page(3), page(4), page(5), page(5), page(7)]);
      expect(brought.map(({ length }) => length)).toEqual([4, 1, 1, 0, 2]);
      expect(new Set(brought.flat()).size).toBe(8);
    });

    test('an item that is edited into nothing known keeps its id, and others theirs', () => {
      const page = items(4);
      const edited = page.map((item, n) => (n === 1 ? { ...item, title: 'Other', html: 'Wholly' } : item));
      expect(read([page, edited, edited])).toEqual([['g0', 'g1', 'g2', 'g3'], ['g1'], []]);
    });
  });

  test('after some turns with ids that stay they are believed again', () => {
    const turned = (from: number) =>
      items(4)
        .slice(from)
        .map((item) => ({ ...item, id: `new-${item.id}` }));
    const grown = (count: number) =>
      items(count)
        .slice(count - 4)
        .map((item) => ({ ...item, id: `new-${item.id}` }));
    const names = read([items(4), turned(0), grown(5), grown(6), grown(7), grown(8)]);
    expect(names[2]![0]).toMatch(/^~/);
    expect(names.at(-1)).toEqual(['new-g7']);
  });

  test('an empty page forgets nothing', () => {
    const undated = (turn: number) => items(3, (n) => ({ id: `${turn}-${n}`, url: null, publishedAt: null }));
    expect(read([undated(0), [], undated(1)]).slice(1)).toEqual([[], []]);
  });
});

describe('what an earlier version has noted', () => {
  test('is known by its id, or by its words under another id; nothing is told again', () => {
    const stored = legacy(items(3));
    expect(read([items(3), items(4)], stored)).toEqual([[], ['g3']]);
    const reguided = items(3, (n) => ({ id: `other-${n}` }));
    expect(read([reguided, reguided], stored)).toEqual([[], []]);
  });

  test('an edit finds the name of then', () => {
    expect(read([[anItem(0, { title: 'Edited' }), anItem(1)]], legacy(items(2)))).toEqual([['g0']]);
  });
});

test('a page of one id and one address is named in time that grows with it, not with its square', () => {
  const page = (turn: number) =>
    sameId(items(1_000, (n) => ({ url: 'https://blog.example/', publishedAt: NINE + n * 61_000 + turn })));
  const [first, ...later] = read([page(0), page(0), page(0)]);
  expect([first!.length, ...later.map(({ length }) => length)]).toEqual([1_000, 0, 0]);
});

/** The marks that earlier versions stored. */
function legacy(page: readonly ParsedItem[]): string[] {
  return page.map(({ id, title, html, url }) => sha(id, 12) + sha(JSON.stringify([title, html, url]), 8));
}

function sha(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
