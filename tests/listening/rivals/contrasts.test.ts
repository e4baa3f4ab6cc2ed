import { describe, expect, test } from 'vitest';
import { contrastsOf } from '../../../src/listening/rivals/contrasts.ts';
import { industryPart } from '../../../src/listening/rivals/rivalry.ts';
import type { Theme } from '../../../src/listening/themes/theme.ts';
import { themeOf } from '../../messages/samples/compare.ts';
import { keyword, keywordPeriod } from '../../messages/samples.ts';

const praised = (name: string) => themeOf(name, { positive: 16, negative: 2, judged: 20 });
const blamed = (name: string) => themeOf(name, { positive: 1, negative: 12, judged: 15 });
const own = new Set(['ours']);
const between = (ours: Theme[], theirs: Theme[]) =>
  contrastsOf(
    [
      { keywordId: 'ours', themes: ours },
      { keywordId: 'theirs', themes: theirs },
    ],
    own,
    3,
  ).map((contrast) => `${contrast.praisedId}: ${contrast.praised.name}`);

describe('where one is praised and the other is not', () => {
  test.each<[string, Theme[], Theme[], string[]]>([
    ['they are, we are blamed', [blamed('setup')], [praised('setup')], ['theirs: setup']],
    ['we are, they are blamed', [praised('setup')], [blamed('setup')], ['ours: setup']],
    ['a subject in other words', [blamed('battery life')], [praised('battery')], ['theirs: battery']],
    ['another service', [blamed('customer service')], [praised('delivery service')], []],
    ['both are praised', [praised('setup')], [praised('setup')], []],
    ['nobody speaks of it with us', [blamed('price')], [praised('setup')], []],
    [
      'too few are judged to know',
      [blamed('setup')],
      [themeOf('setup', { positive: 3, negative: 0, judged: 3 })],
      [],
    ],
    ['ours is not known either way', [themeOf('setup', { judged: 2 })], [praised('setup')], []],
    ['by chance', [blamed('setup')], [themeOf('setup', { positive: 6, negative: 4, judged: 12 })], []],
    [
      'we are not praised, though not blamed either',
      [themeOf('setup', { positive: 3, negative: 3, judged: 12 })],
      [praised('setup')],
      ['theirs: setup'],
    ],
  ])('%s', (_, ours, theirs, found) => expect(between(ours, theirs)).toEqual(found));

  test('two of ours are no contrast', () => {
    const talks = [
      { keywordId: 'ours', themes: [praised('setup')] },
      { keywordId: 'ours too', themes: [blamed('setup')] },
    ];
    expect(contrastsOf(talks, new Set(['ours', 'ours too', 'x']), 3)).toEqual([]);
  });
});

test('the part of an industry counts each post that names both once', () => {
  const routers = keyword('Routers', { kind: 'industry' });
  const shared = (keywordIds: string[], total: number) => ({
    keywordIds,
    total,
    judged: 0,
    negative: 0,
    negativeRows: 0,
  });
  const counts = keywordPeriod(routers, [50, 0], [40, 0]);
  const part = industryPart(counts, ['a', 'b'], {
    now: [shared(['a', 'routers'], 5), shared(['a', 'b', 'routers'], 2), shared(['a', 'b'], 30)],
    before: [shared(['b', 'routers'], 4)],
  });
  expect(part.rows).toEqual([
    { keywordId: 'a', posts: 7, before: 0 },
    { keywordId: 'b', posts: 2, before: 4 },
  ]);
});
