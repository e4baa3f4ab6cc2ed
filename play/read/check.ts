import { readConfig } from '../../src/config/config.ts';
import { onlySources } from '../../src/config/source-options.ts';
import { countOf } from '../posts/repeat.ts';
import type { Problem } from './problem.ts';
import type { Item, ScenarioFile } from './schema.ts';

/** Posts of one scenario: more would take hours. */
const MAX_POSTS = 500_000;

/** The mistakes that only the whole file shows. */
export function checkScenario(file: ScenarioFile): Problem[] {
  const problems: Problem[] = [];
  const places: [PropertyKey[], readonly Item[]][] = [
    ...Object.entries(file.feeds).map(
      ([id, { items }]) => [['feeds', id, 'items'], items] as [PropertyKey[], Item[]],
    ),
    ...Object.entries(file.webhooks).map(
      ([id, { items }]) => [['webhooks', id, 'items'], items] as [PropertyKey[], Item[]],
    ),
    ...file.imports.map(
      ({ items = [] }, nth) => [['imports', nth, 'items'], items] as [PropertyKey[], Item[]],
    ),
    [['hackerNews', 'items'], file.hackerNews?.items ?? []],
  ];
  let left = MAX_POSTS;
  for (const [path, items] of places) {
    problems.push(...checkIds(path, items));
    for (const [nth, item] of items.entries()) {
      if (!('repeat' in item)) continue;
      left -= countOf(item.repeat);
      if (left < 0)
        return [
          ...problems,
          { path: [...path, nth, 'repeat'], expected: `at most ${MAX_POSTS} posts in all` },
        ];
    }
  }
  const names = new Set<string>();
  for (const [nth, { name }] of file.imports.entries()) {
    if (names.has(name))
      problems.push({ path: ['imports', nth, 'name'], expected: 'a name that no other import has' });
    names.add(name);
  }
  problems.push(...checkSteps(file));
  for (const key of ['language', 'timeZone'] as const) {
    const variable = key === 'language' ? 'EARSHOT_LANGUAGE' : 'EARSHOT_TIME_ZONE';
    if (file[key] !== undefined && variable in file.config)
      problems.push({ path: ['config', variable], expected: `it once: \`${key}\` says it already` });
  }
  problems.push(...checkConfig(file.config));
  if (file.config.EARSHOT_HTTP_PORT === 'off' && Object.keys(file.webhooks).length > 0)
    problems.push({ path: ['config', 'EARSHOT_HTTP_PORT'], expected: 'an open port, for the webhooks' });
  return problems;
}

/** Values as the bot itself reads them at its start. */
function checkConfig(config: ScenarioFile['config']): Problem[] {
  const chat = Object.keys(config).filter((name) => /^EARSHOT_(?:SLACK|DISCORD)_/.test(name));
  if (chat.length > 0)
    return chat.map((key) => ({
      path: ['config'],
      key,
      found: key,
      expected: 'no variable of a chat platform: a scenario is played in the terminal workspace',
    }));
  const read = readConfig({ ...onlySources('feed'), ...config });
  return read.ok
    ? []
    : read.problems.map(({ name, fix }) => ({ path: ['config', name], expected: `another value: ${fix}` }));
}

/** An id stands for one post of its place: again, it is an edit of it, and says from when on. */
function checkIds(path: PropertyKey[], items: readonly Item[]): Problem[] {
  const shown = new Map<string, number>();
  const dates = new Map<string, number>();
  return items.flatMap((item, nth): Problem[] => {
    if (!('id' in item)) return [];
    const first = shown.get(item.id);
    if ('at' in item && first === undefined) {
      shown.set(item.id, item.shown ?? item.at);
      dates.set(item.id, item.at);
      return [];
    }
    // A post that never appeared may be removed; an edit needs something to change.
    if (first === undefined && item.gone !== undefined && item.shown === undefined) return [];
    if (first === undefined)
      return [{ path: [...path, nth, 'id'], expected: 'the id of a post above, or `at` of a new one' }];
    if (item.shown === undefined && item.gone === undefined)
      return [
        { path: [...path, nth, 'id'], expected: 'an id that no post above has, or `shown` of an edit' },
      ];
    if ('at' in item && item.at !== dates.get(item.id))
      return [{ path: [...path, nth, 'at'], expected: 'none, or the one above: an edit keeps the date' }];
    if (item.shown !== undefined && item.shown < first)
      return [{ path: [...path, nth, 'shown'], expected: 'a time after the post was first shown' }];
    return [];
  });
}

function checkSteps({ steps, end, feeds, webhooks }: ScenarioFile): Problem[] {
  return steps.flatMap((step, nth): Problem[] => {
    const problems: Problem[] = [];
    if (step.at < 0 || step.at > end)
      problems.push({ path: ['steps', nth, 'at'], expected: 'a time between the start and the end' });
    if (!('type' in step)) return problems;
    for (const [whole, kind, id] of step.type.matchAll(/\{(feed|webhook):([^{}]*)\}/g)) {
      const known = Object.keys(kind === 'feed' ? feeds : webhooks);
      if (known.includes(id!)) continue;
      const list =
        known.length === 0
          ? `a ${kind} of this file; it has none`
          : `one of ${known.map((name) => `{${kind}:${name}}`).join(', ')}`;
      problems.push({ path: ['steps', nth, 'type'], found: whole, expected: list });
    }
    return problems;
  });
}
