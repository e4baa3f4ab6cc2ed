import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DIALECTS, recognizeDialect } from '../../../../src/listening/keywords/dialects/dialects.ts';
import { translateQuery } from '../../../../src/listening/keywords/dialects/translate.ts';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { runs } from '../../../runs.ts';
import { type Doc, PEER_QUERIES, type PeerQuery } from '../query/peers.ts';
import { postOf, queryOf } from '../query/posts.ts';

function isRight(text: string, { finds, passes, lost }: PeerQuery): boolean {
  const index = buildIndex([{ id: 'k', query: queryOf(text) }]);
  const matches = (doc: Doc) =>
    index.match(typeof doc === 'string' ? postOf(doc) : postOf(doc.text, doc)).length > 0;
  return finds.every(matches) && (lost !== undefined || !passes.some(matches));
}

describe('queries in the manner of other tools', () => {
  test.each(PEER_QUERIES.map((row) => [`${row.peer}: ${row.query}`, row] as const))('%s', (_, row) => {
    const { text, lost, problem } = translateQuery(row.query, row.peer);
    // What is lost is named; what is left finds what the other tool finds, and perhaps more.
    if (text === null) expect(problem).not.toBeNull();
    else
      expect(isRight(text, lost.length > 0 ? { ...row, lost: row.lost ?? 'named' } : row), `${text}`).toBe(
        true,
      );
    if (row.lost !== undefined) expect(lost.length, `${text}`).toBeGreaterThan(0);
  });

  it('is right for nearly all, and loses only by name', () => {
    const all = PEER_QUERIES.map((row) => ({ row, translation: translateQuery(row.query, row.peer) }));
    const right = all.filter(
      ({ row, translation: { text, lost } }) => text !== null && lost.length === 0 && isRight(text, row),
    );
    expect(right.length / all.length).toBeGreaterThan(0.9);
  });
});

describe('lists', () => {
  test.each([
    ['kestrel, kestrel box, ostrand', 'kestrel OR "kestrel box" OR ostrand'],
    ['kestrel\nkestrel box\n\n  "ostrand hub"  \n', 'kestrel OR "kestrel box" OR "ostrand hub"'],
    ['• kestrel\n• ostrand', 'kestrel OR ostrand'],
    ['1. kestrel\n2. ostrand', 'kestrel OR ostrand'],
    ['- kestrel\n- ostrand', 'kestrel OR ostrand'],
    ['C++; .NET; R&D', 'C++ OR .NET OR R&D'],
    ['#kestrel, @kestrelbox', '#kestrel OR @kestrelbox'],
  ])('%s', (list, query) => {
    expect(recognizeDialect(list)).toBe('list');
    expect(translateQuery(list, 'list').text).toBe(query);
  });
});

test.each([
  ['kestrel AND engagementType:REPLY', 'brandwatch'],
  ['kestrel NEAR/3f refund', 'brandwatch'],
  ['kestrel AND sourcetype:ONLINENEWS', 'talkwalker'],
  ['near/4:kestrel,router', 'meltwater'],
  ['message:"kestrel box"', 'sprinklr'],
  ['++"Kestrel" AND router', 'awario'],
  ['BY_TWITTER(maplefox)', 'pulsar'],
  ['kestrel min_faves:50', 'x'],
  ['kestrel AROUND(3) router', 'google'],
  ['kestrel OR ostrand', null],
  ['kestrel "kestrel box" -bird', null],
  ['kestrelbox', null],
])('%s is written for %s', (text, dialect) => {
  expect(recognizeDialect(text)).toBe(dialect);
});

const pieces = fc.constantFrom(
  ...'kestrel|ostrand|"mesh hub"|(|)|[|]|{BK}| | |AND|OR|NOT|-quillmere|NEAR/3|NEAR|near/4:alpha,beta|SENTENCE|!"GAMMA"|+"Delta"|,'.split(
    '|',
  ),
  ...'\n|;|title:epsilon|continent:zeta|engagementType:REPLY|followers:>50|<<<eta>>>|theta{3}|iota*|kappa~9|lambda?|site:mu.example|/nu/'.split(
    '|',
  ),
);
const NAMES =
  'kestrel ostrand mesh hub bk quillmere alpha beta gamma delta epsilon zeta reply followers eta theta iota kappa lambda mu'.split(
    ' ',
  );

it('names every part of a query among what is kept, changed or lost', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...DIALECTS),
      (parts, dialect) => {
        const query = parts.join(' ');
        const { text, changed, lost, problem } = translateQuery(query, dialect);
        if (problem) return;
        const named = [text ?? '', ...changed.map(({ from }) => from), ...lost.map((loss) => loss.text)]
          .join(' ')
          .toLowerCase();
        for (const name of NAMES)
          if (query.toLowerCase().includes(name)) expect(named, query).toContain(name);
        if (text !== null) expect(() => queryOf(text)).not.toThrow();
      },
    ),
    { numRuns: runs(3_000) },
  );
});
