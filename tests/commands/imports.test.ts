import { afterAll, beforeAll, expect, test } from 'vitest';
import { newWorld, readable, type World } from './harness.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.store.close());

const IMPORTS: readonly (readonly [tool: string, query: string])[] = [
  [
    'brandwatch',
    '((kestrel OR "ostrand hub") AND (refund OR return))~5 NOT site:(x.com OR facebook.com) AND continent:europe <<<old>>>',
  ],
  [
    'talkwalker',
    '(kestrel SENTENCE bike) AND sourcetype:ONLINENEWS AND engagement:>100 -site:"www.kestrel.example"',
  ],
  ['meltwater', '("kestrel box" or ostrand) and near/4:refund,late NOT source:"The Daily Example"'],
  ['sprinklr', '[(internet of things OR iot) AND message:"kestrel box"] NOT state: California'],
  ['awario', '++"Kestrel" AND router -bird from:board.example'],
  ['mention', 'kestrel AND (router OR hub) AND NOT bird'],
  ['syften', 'kestrel -bird sub:routers type:comment'],
  ['pulsar', '(!"KESTREL" OR BY_TWITTER(maplefox)) AND LANG(en)'],
  ['x', 'kestrel (router OR hub) min_faves:50 -filter:replies since:2026-01-01'],
  ['list', 'kestrel, kestrel box; ostrand hub, C++'],
];

test.each(['en', 'fr'] as const)('ten imports and what is said about each, in %s', async (language) => {
  const reports: string[] = [];
  for (const [tool, query] of IMPORTS) {
    const { message } = await world.say(`import query ${query} --from ${tool}`, { language });
    reports.push(`## ${tool}\n\n    ${query}\n\n${readable(message)}\n`);
  }
  await expect(reports.join('\n')).toMatchFileSnapshot(`../golden/queries/imports-${language}.md`);
});
