import { describe, expect, it, test } from 'vitest';
import { marked, postOf } from '../query/posts.ts';
import { ARABIC, HEBREW, PERSIAN } from './arabic.ts';
import { CHINESE, HINDI, JAPANESE, KOREAN, OTHERS, THAI } from './asian.ts';
import { CYRILLIC, GREEK, LATIN } from './latin.ts';
import { DOMAINS, NAMES } from './names.ts';

const GROUPS = [
  ...[ARABIC, PERSIAN, HEBREW, LATIN, GREEK, CYRILLIC, JAPANESE, CHINESE, KOREAN, THAI, HINDI, OTHERS],
  ...[NAMES, DOMAINS],
];
const TABLE = GROUPS.flat().flatMap(({ script, query, why, finds, leaves }) => [
  ...finds.map((text) => ({ script, query, text, found: true, why })),
  ...leaves.map((text) => ({ script, query, text, found: false, why })),
]);

describe('words of every script', () => {
  test.each(TABLE)('$script, $why: $query in «$text»: $found', ({ query, text, found }) => {
    expect(marked(query, postOf(text)) !== null).toBe(found);
  });

  it('is tried on many rows, a third of them others', () => {
    const others = TABLE.filter(({ found }) => !found).length;
    expect(TABLE.length).toBeGreaterThanOrEqual(400);
    expect(others / TABLE.length).toBeGreaterThan(1 / 3);
  });
});
