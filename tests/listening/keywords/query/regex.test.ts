import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it, test } from 'vitest';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { requiredLiterals } from '../../../../src/listening/keywords/query/regex.ts';
import { runs } from '../../../runs.ts';
import { marked, postOf } from './posts.ts';

describe('expressions', () => {
  test.each([
    ['/kestrel\\s+(box|hub)/', 'my Kestrel  HUB', ['Kestrel  HUB']],
    ['/kes.rel/', 'kestrels', ['kestrel']],
    ['/estrelb/', '#KestrelBox', ['estrelB']],
    ['/foo_bar/', 'a foo_bar', ['foo_bar']],
    ["/brien's/", "O'Brien's", ["Brien's"]],
    ['/example\\.com\\/docs/', 'see https://example.com/docs/x', ['example.com/docs']],
    ['/^kestrel$/', 'one\nkestrel\ntwo', ['kestrel']],
    // Escapes that hold letters or digits of their own
    ['/\\pLestrel/', 'a kestrel', ['kestrel']],
    ['/\\PLkestrel/', 'a kestrel', [' kestrel']],
    ['/\\141cmephone/', 'acmephone', ['acmephone']],
    ['/\\x61cmephone/', 'acmephone', ['acmephone']],
    ['/\\x{61}cmephone/', 'acmephone', ['acmephone']],
    // Scripts: letters of one are words, those of the other stand by themselves
    ['/東京/', '私は東京都に', ['東京']],
    ['/東京/', '東abc京', null],
    ['/abc東京/', 'xabc東京', ['abc東京']],
    ['/東京2020/', '東京20201', ['東京2020']],
    ['/งเทพ/', 'ไปกรุงเทพ', ['งเทพ']],
    ['/หมาน/', 'หมานี้', ['หมาน']],
    ['/مدرسة/', 'في المدرسة', ['مدرسة']],
    ['/café/', 'un CAFÉ', ['CAFÉ']],
    ['/café/', 'un cafe', null],
    ['/rockʼn/', 'rockʼn roll', ['rockʼn']],
  ])('%s in «%s»', (query, text, words) => {
    expect(marked(query, postOf(text))).toEqual(words);
  });

  it('are found wherever they stand, however the text is cut into words', () => {
    const piece = fc.constantFrom(
      ...['kes', 'trel', 'box', '東京', 'タワー', 'กรุง', 'งเทพ', 'кот', '12', 'ß', 'é', 'ʼ', '½'],
      ...['_', '-', ' ', '.', '\\.', '\\s', '\\w', '\\pL', '\\141', '\\x62', '[a-z]', '?', '*', '{2}', '|'],
      ...['(', ')', '(?:', '^', '$', '\\b', '#', '@'],
    );
    const sources = fc
      .array(piece, { minLength: 2, maxLength: 6 })
      .map((pieces) => pieces.join(''))
      .filter((source) => {
        const read = parseQuery(`/${source}/`);
        return read.ok && read.query.tree.kind === 'regex';
      });
    const bit = fc.constantFrom(
      ...['kes', 'trel', 'box', '東京', 'タワー', 'กรุง', 'งเทพ', 'кот', '12', 'ß', 'é', 'ʼ', '½'],
      ...['_', '-', ' ', '.', 'a', 'b', '#', '@', '\n', 'ี', 'พ', 'س'],
    );
    const texts = fc.array(bit, { maxLength: 8 }).map((bits) => bits.join(''));
    fc.assert(
      fc.property(sources, fc.array(texts, { minLength: 5, maxLength: 20 }), (source, some) => {
        const read = parseQuery(`/${source}/`);
        if (!read.ok) throw new Error('was read before');
        const index = buildIndex([{ id: 'k', query: read.query }]);
        const expression = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
        for (const text of some) {
          const isThere = expression.matcher(text).find();
          expect(
            index.match(postOf(text)).length,
            `${source} in «${text}», by ${requiredLiterals(source)}`,
          ).toBe(isThere ? 1 : 0);
        }
      }),
      { numRuns: runs(1_000), seed: 18 },
    );
  });
});
