import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { normalize } from '../../../../src/listening/mentions/normalize.ts';
import { namesAny } from '../../../../src/listening/sources/shared/names-any.ts';

it.each([
  ['kestrel box', 'Works with Kestrel-Box'],
  ['kestrelbox', 'KESTREL BOX!'],
  ['straße', 'An der STRASSE'],
  ['café', 'le cafe du coin'],
  ['ｋｅｓｔｒｅｌ', 'kestrel'],
  ['東京', '東京の話'],
  ['++', 'anything, for signs cannot be looked for'],
])('%j lets %j through', (word, text) => {
  expect(namesAny(['another', word])(text)).toBe(true);
});

it('lets nothing through for nobody, and nothing that names none', () => {
  expect(namesAny([])('kestrelbox')).toBe(false);
  expect(namesAny(['kestrelbox'])('a box of kestrels')).toBe(false);
});

it('lets through whatever a query for the words would match', () => {
  const word = fc.constantFrom(
    'kestrel',
    'Box',
    'café',
    'Straße',
    "l'acme",
    'd’œuvre',
    '42',
    'wi-fi',
    'R&D',
    'ÅNGSTRÖM',
  );
  const phrase = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
  const text = fc
    .array(
      fc.tuple(
        fc.oneof(word, fc.constantFrom('the', 'CAFE', 'strasse', 'wifi', '#kestrelbox', 'oeuvre')),
        fc.constantFrom(' ', '-', ', ', '/', "'", ''),
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(phrase, text, (asked, written) => {
      const parsed = parseQuery(`"${asked}"`);
      fc.pre(parsed.ok);
      const post = normalize(
        {
          source: 'pypi',
          extId: '1',
          kind: 'post',
          url: 'https://pypi.example/1',
          text: written,
          publishedAt: 0,
        },
        0,
      );
      fc.pre(!('dropped' in post));
      const matched = buildIndex([{ id: 'k', query: parsed.query }]).match(
        post as Exclude<typeof post, { dropped: unknown }>,
      );
      if (matched.length > 0) expect(namesAny([asked])(written)).toBe(true);
    }),
    { seed: 20261120, numRuns: 2_000 },
  );
});
