import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import type { Query } from '../../../../src/listening/keywords/query/tree.ts';
import { type Doc, PEER_QUERIES, PEERS, type PeerQuery } from './peers.ts';
import { postOf } from './posts.ts';

/**
 * What becomes of a query that is typed as it stood in another tool. `silent` and `useless` lose people: it is read
 * otherwise and nothing is asked, or what is proposed does something else.
 */
type Fate = 'right' | 'asked' | 'fixed' | 'refused' | 'silent' | 'useless';

function docOf(doc: Doc) {
  return typeof doc === 'string' ? postOf(doc) : postOf(doc.text, doc);
}

function isRight(query: Query, { finds, passes, lost }: PeerQuery): boolean {
  const index = buildIndex([{ id: 'k', query }]);
  const matches = (doc: Doc) => index.match(docOf(doc)).length > 0;
  return finds.every(matches) && (lost !== undefined || !passes.some(matches));
}

function textIsRight(text: string | null, row: PeerQuery): boolean {
  const parsed = text === null ? null : parseQuery(text);
  return parsed?.ok === true && isRight(parsed.query, row);
}

function fateOf(row: PeerQuery): Fate {
  const parsed = parseQuery(row.query);
  if (!parsed.ok) {
    if (parsed.problem.fix === null) return 'refused';
    return textIsRight(parsed.problem.fix, row) ? 'fixed' : 'useless';
  }
  const right = isRight(parsed.query, row);
  const asking = parsed.query.warnings.filter(({ asks }) => asks);
  if (asking.length === 0) return right && row.lost === undefined ? 'right' : 'silent';
  return right || asking.some(({ fix }) => textIsRight(fix, row)) ? 'asked' : 'useless';
}

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ⏎ ');

describe('queries in the manner of other tools', () => {
  const fates = PEER_QUERIES.map((row) => ({ row, fate: fateOf(row) }));

  it('has many of each tool', () => {
    for (const peer of PEERS)
      expect(PEER_QUERIES.filter((row) => row.peer === peer).length).toBeGreaterThan(15);
  });

  it.each(PEER_QUERIES.map((row) => [`${row.peer} ${row.construct} ${row.query}`, row] as const))(
    'is never read otherwise in silence, nor mended to something else: %s',
    (_, row) => {
      expect(['right', 'asked', 'fixed', 'refused']).toContain(fateOf(row));
    },
  );

  it('stands in a table by tool and construct', async () => {
    const lines = fates.map(
      ({ row, fate }) => `| ${row.peer} | ${cell(row.construct)} | \`${cell(row.query)}\` | ${fate} |`,
    );
    const count = (peer: string, fate: Fate) =>
      fates.filter(({ row, fate: is }) => (peer === 'all' || row.peer === peer) && is === fate).length;
    const sums = [...PEERS, 'all'].map(
      (peer) =>
        `| ${peer} | ${(['right', 'asked', 'fixed', 'refused'] as const).map((fate) => count(peer, fate)).join(' | ')} |`,
    );
    const text = [
      '| tool | right | asked | refused, mended | refused |',
      '|---|---|---|---|---|',
      ...sums,
      '',
      '| tool | construct | query | what becomes of it |',
      '|---|---|---|---|',
      ...lines,
      '',
    ].join('\n');
    await expect(text).toMatchFileSnapshot('../../../golden/queries/peers.md');
  });
});
