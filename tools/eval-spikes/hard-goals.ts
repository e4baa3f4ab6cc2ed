import { average, type GoalRow, percent, pick, two } from './goals.ts';
import type { Rare } from './hard-cases.ts';
import { RARE_RATES, type TaskResult } from './tasks.ts';

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
      '0.05; 80 %',
      early <= 0.05 && found >= 0.8,
    ),
  ];
}

function manyAuthors(results: readonly TaskResult[]): GoalRow {
  const found = average(pick(results, 'authors').map(({ result }) => Number(result)));
  return row('21 forty people with one text in 40 minutes: found', percent(found), '95 %', found >= 0.95);
}

/** At each rate the plain rule is taken at the variant that alerts no more often than we do and finds most. */
function rareKeywords(results: readonly TaskResult[]): GoalRow[] {
  const rare = pick(results, 'rare');
  return [0, 0.2].map((clumps) => {
    const compared = RARE_RATES.map((rate) =>
      rareAt(
        rare.filter(({ task }) => task.clumps === clumps && task.rate === rate).map(({ result }) => result),
      ),
    );
    const shares = (of: (at: (typeof compared)[number]) => Finds) =>
      compared
        .map(of)
        .map(({ six, twelve, alerts }) => `${percent(six)} ${percent(twelve)} at ${two(alerts)}`)
        .join(', ');
    return row(
      `22 ${RARE_RATES.join(', ')} a day${clumps > 0 ? ' in clumps' : ''}: six, twelve more found at so many alerts a month`,
      shares(({ ours }) => ours),
      `${shares(({ rule }) => rule)} (plain rule)`,
      compared.every(({ ours, rule }) => ours.six >= rule.six - 0.02 && ours.twelve >= rule.twelve - 0.02),
    );
  });
}

interface Finds {
  readonly six: number;
  readonly twelve: number;
  /** False alerts of a keyword and month. */
  readonly alerts: number;
}

function rareAt(rare: readonly Rare[]): { ours: Finds; rule: Finds } {
  const sum = (of: (r: Rare) => number) => rare.reduce((total, r) => total + of(r), 0);
  const finds = (of: (r: Rare) => Finds): Finds => ({
    six: sum((r) => of(r).six) / sum(({ tried }) => tried),
    twelve: sum((r) => of(r).twelve) / sum(({ tried }) => tried),
    alerts: sum((r) => of(r).alerts) / sum(({ months }) => months),
  });
  const ours = finds((r) => r.ours);
  const rules = rare[0]!.plain.map((_, i) => finds((r) => r.plain[i]!));
  const equal = rules.filter(({ alerts }) => alerts <= Math.max(ours.alerts, 0.02));
  const rule = (equal.length > 0 ? equal : rules.slice(-1)).reduce((a, b) => (b.six > a.six ? b : a));
  return { ours, rule };
}
