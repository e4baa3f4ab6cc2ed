import { average, type GoalRow, percent, pick, two } from './goals.ts';
import type { TaskResult } from './tasks.ts';

/** The rows of the cases in which a detector is silent, or cries, for a reason of its own. */
export function hardGoals(results: readonly TaskResult[]): GoalRow[] {
  return [
    secondBursts(results),
    fixedMinutes(results),
    firstDays(results),
    latePosts(results),
    ...newParts(results),
    manyAuthors(results),
    ...rareKeywords(results),
  ];
}

const row = (goal: string, measured: string, must: string, ok: boolean | null): GoalRow => ({
  goal,
  measured,
  must,
  stretch: '',
  ok,
});

function secondBursts(results: readonly TaskResult[]): GoalRow {
  const tried = pick(results, 'second');
  const shares = [10, 40].flatMap((first) =>
    [3, 7, 14, 28].map((gap) =>
      average(
        tried
          .filter(({ task }) => task.first === first && task.gap === gap)
          .map(({ result }) => Number(result)),
      ),
    ),
  );
  return row(
    '16 second burst, x6 for 3 h, 3 / 7 / 14 / 28 days after x10, x40: found',
    `${shares.slice(0, 4).map(percent).join(' ')}, ${shares.slice(4).map(percent).join(' ')}`,
    '90 % each',
    shares.every((share) => share >= 0.9),
  );
}

function fixedMinutes(results: readonly TaskResult[]): GoalRow {
  const tried = pick(results, 'fixed');
  const lines = new Map<string, number[]>();
  for (const { task, result } of tried) {
    const line = `${task.rate} ${task.share} ${task.spread} ${task.jitter}`;
    lines.set(line, [...(lines.get(line) ?? []), result]);
  }
  const months = [...lines.values()].map(average);
  return row(
    `17 fixed-minute publishing, ${lines.size} lines: starts a month after day 14, mean; worst line`,
    `${two(average(months))}; ${two(Math.max(...months))}`,
    '1 at every line',
    months.every((x) => x <= 1),
  );
}

function firstDays(results: readonly TaskResult[]): GoalRow {
  const tried = pick(results, 'first-day');
  const of = (lent: boolean) =>
    [1, 5, 20, 100].map((rate) =>
      average(
        tried.filter(({ task }) => task.lent === lent && task.rate === rate).map(({ result }) => result),
      ),
    );
  const [own, lent] = [of(false), of(true)];
  return row(
    '18 first day with a rhythm of 10:1, clean or with a wrong lent day: alerts at 1, 5, 20, 100/h',
    `${own.map(two).join(' ')}, ${lent.map(two).join(' ')}`,
    '0.05 each',
    [...own, ...lent].every((x) => x <= 0.05),
  );
}

function latePosts(results: readonly TaskResult[]): GoalRow {
  const differing = pick(results, 'late').reduce((sum, { result }) => sum + result, 0);
  return row('19 late posts: starts that live and replay do not share', `${differing}`, '0', differing === 0);
}

function newParts(results: readonly TaskResult[]): GoalRow[] {
  const tried = pick(results, 'new-part').map(({ result }) => result);
  const early = average(tried.map((r) => r.early));
  const found = average(tried.map((r) => Number(r.found)));
  return [
    row(
      '20 pushes join quiet parts: alerts of their first week; a later x10 found',
      `${two(early)}; ${percent(found)}`,
      '0.05; 85 %',
      early <= 0.05 && found >= 0.85,
    ),
  ];
}

function manyAuthors(results: readonly TaskResult[]): GoalRow {
  const found = average(pick(results, 'authors').map(({ result }) => Number(result)));
  return row('21 forty people with one text in 40 minutes: found', percent(found), '95 %', found >= 0.95);
}

/** The plain rule is taken at the variant that alerts at least as often as ours and finds most. */
function rareKeywords(results: readonly TaskResult[]): GoalRow[] {
  const rare = pick(results, 'rare');
  return [0, 0.2].map((clumps) => {
    const own = rare.filter(({ task }) => task.clumps === clumps).map(({ result }) => result);
    const sum = (of: (r: (typeof own)[number]) => number) => own.reduce((total, r) => total + of(r), 0);
    const [months, tried] = [sum((r) => r.months), sum((r) => r.tried)];
    const alerts = sum((r) => r.ours.alerts) / months;
    const ours = { six: sum((r) => r.ours.six) / tried, twelve: sum((r) => r.ours.twelve) / tried };
    const rules = own[0]!.plain.map(({ deviations, least }, i) => ({
      name: `${deviations} sd, ${least}`,
      alerts: sum((r) => r.plain[i]!.alerts) / months,
      six: sum((r) => r.plain[i]!.six) / tried,
      twelve: sum((r) => r.plain[i]!.twelve) / tried,
    }));
    const equal = rules.filter((rule) => rule.alerts <= Math.max(alerts, 0.02));
    const best = (equal.length > 0 ? equal : rules.slice(-1)).reduce((a, b) => (b.six > a.six ? b : a));
    return row(
      `22 0.3 to 3 a day${clumps > 0 ? ', in clumps' : ''}: six, twelve more found at so many alerts a month`,
      `${percent(ours.six)}, ${percent(ours.twelve)} at ${two(alerts)}`,
      `${percent(best.six)}, ${percent(best.twelve)} at ${two(best.alerts)} (mean + ${best.name})`,
      ours.six >= best.six - 0.02 && ours.twelve >= best.twelve - 0.02,
    );
  });
}
