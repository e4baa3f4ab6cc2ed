import type { SpikeSensitivity } from '../../src/listening/alerts/detectors/spike-settings.ts';
import type { NabResult } from './nab.ts';
import type { Trial } from './simulations.ts';
import type { TaskResult } from './tasks.ts';

/** One line of the report. `ok` is null where nothing is demanded or the demand is for other data. */
export interface GoalRow {
  readonly goal: string;
  readonly measured: string;
  readonly must: string;
  readonly stretch: string;
  readonly ok: boolean | null;
}

export const percent = (share: number) => `${Math.round(100 * share)} %`;
export const two = (x: number) => x.toFixed(2);
export const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

export function pick<K extends TaskResult['task']['kind']>(results: readonly TaskResult[], kind: K) {
  return results.filter((r): r is Extract<TaskResult, { task: { kind: K } }> => r.task.kind === kind);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** Share of bursts found and the median minutes to the alert. */
export function recall(trials: readonly Trial[]): { share: number; delay: number; tried: number } {
  const found = trials.flatMap((t) => (t.delay === null ? [] : [t.delay]));
  return { share: found.length / trials.length, delay: median(found), tried: trials.length };
}

/** Goals 1 to 4, demanded of the benchmark's ten files; on fewer they are shown and not judged. */
export function nabGoals(nab: NabResult, files: number): GoalRow[] {
  const whole = files === 10;
  const judge = (ok: boolean) => (whole ? ok : null);
  const of = `NAB, ${files} files`;
  return [
    {
      goal: `1 ${of}: standard score`,
      measured: nab.standard.toFixed(1),
      must: '75',
      stretch: '82',
      ok: judge(nab.standard >= 75),
    },
    {
      goal: `2 ${of}: low FP / low FN`,
      measured: `${nab.lowFalsePositives.toFixed(1)} / ${nab.lowFalseNegatives.toFixed(1)}`,
      must: '66 / 79',
      stretch: '73 / 85',
      ok: judge(nab.lowFalsePositives >= 66 && nab.lowFalseNegatives >= 79),
    },
    {
      goal: `3 ${of}: windows hit; outside per week`,
      measured: `${nab.hit} of ${nab.windows}; ${two(nab.outsidePerWeek)}`,
      must: '29 of 33; 0.75',
      stretch: '31; 0.5',
      ok: judge(nab.hit >= 29 && nab.outsidePerWeek <= 0.75),
    },
    {
      goal: `4 ${of}: median delay; by onset + 15 min`,
      measured: `${nab.medianDelayMinutes} min; ${nab.early}`,
      must: '5 min; 24 of 33',
      stretch: '27',
      ok: judge(nab.medianDelayMinutes <= 5 && nab.early >= 24),
    },
  ];
}

type LowCountResults = ReturnType<typeof pick<'low-counts'>>;

/** False alerts per keyword-month: the mean over rates, and the worst rate. */
function falseRate(
  results: LowCountResults,
  sensitivity: SpikeSensitivity,
  what: 'falseAlerts' | 'slowLines',
) {
  const rates = [...new Set(results.map((r) => r.task.rate))];
  const perRate = rates.map((rate) => {
    const own = results.filter((r) => r.task.rate === rate).map((r) => r.result);
    const months = own.reduce((sum, r) => sum + r.keywordMonths, 0);
    return own.reduce((sum, r) => sum + r[what][sensitivity], 0) / months;
  });
  return { mean: average(perRate), worst: Math.max(...perRate), perRate };
}

function falseAlertGoal(
  number: string,
  results: LowCountResults,
  must: Readonly<Record<SpikeSensitivity, number>>,
  stretch: string,
  eachRate: boolean,
): GoalRow {
  const levels: readonly SpikeSensitivity[] = ['low', 'normal', 'high'];
  const seen = levels.map((level) => falseRate(results, level, 'falseAlerts'));
  return {
    goal: `${number}: false alerts per keyword-month, low / normal / high`,
    measured:
      seen.map((s) => two(s.mean)).join(' / ') +
      (eachRate ? `; worst rate ${seen.map((s) => two(s.worst)).join(' / ')}` : ''),
    must: levels.map((level) => two(must[level])).join(' / ') + (eachRate ? '; no rate above 1.6x' : ''),
    stretch,
    ok: levels.every(
      (level, i) => seen[i]!.mean <= must[level] && (!eachRate || seen[i]!.worst <= 1.6 * must[level]),
    ),
  };
}

interface RecallDemand {
  readonly factor: number;
  readonly share: number;
  readonly delay: number;
}

function recallGoal(
  goal: string,
  trials: readonly Trial[],
  demands: readonly RecallDemand[],
  stretch: string,
): GoalRow {
  const seen = demands.map((d) => recall(trials.filter((t) => t.factor === d.factor)));
  return {
    goal: `${goal}: found, x${demands.map((d) => d.factor).join(' / x')}`,
    measured: seen.map((s) => `${percent(s.share)} in ${s.delay} min`).join(' / '),
    must: demands.map((d) => `${percent(d.share)} in ${d.delay}`).join(' / '),
    stretch,
    ok: demands.every((d, i) => seen[i]!.share >= d.share && seen[i]!.delay <= d.delay),
  };
}

/** Goals 6 to 14, from the simulations. */
export function simulationGoals(results: readonly TaskResult[]): GoalRow[] {
  const low = pick(results, 'low-counts');
  const hostile = low.filter((r) => r.task.world === 'hostile');
  const calm = low.filter((r) => r.task.world === 'calm');
  const big = (of: LowCountResults) => of.flatMap((r) => r.result.trials).filter((t) => t.extra >= 24);
  const busy = pick(results, 'busy').flatMap((r) => r.result);
  const shift = pick(results, 'shift').map((r) => r.result);
  const outages = pick(results, 'outage').reduce((sum, r) => sum + r.result, 0);
  return [
    falseAlertGoal('6 hostile', hostile, { low: 0.1, normal: 0.35, high: 1.7 }, '0.05 / 0.2 / 1', true),
    falseAlertGoal('7 calm', calm, { low: 0.05, normal: 0.18, high: 1 }, '', false),
    recallGoal(
      '8 hostile, 24 extra mentions and more',
      big(hostile),
      [
        { factor: 5, share: 0.42, delay: 110 },
        { factor: 10, share: 0.72, delay: 60 },
        { factor: 20, share: 0.86, delay: 30 },
      ],
      '55 / 85 / 95 %',
    ),
    recallGoal(
      '9 calm, 24 extra mentions and more',
      big(calm),
      [
        { factor: 5, share: 0.6, delay: 90 },
        { factor: 10, share: 0.83, delay: 55 },
        { factor: 20, share: 0.93, delay: 25 },
      ],
      '',
    ),
    recallGoal(
      '10 busy mature keyword',
      busy,
      [
        { factor: 5, share: 0.7, delay: 20 },
        { factor: 10, share: 0.88, delay: 15 },
      ],
      '',
    ),
    ...coldGoals(results),
    {
      goal: '13 level x5 for ever: starts in week 1; in weeks 2 to 4',
      measured: `${two(average(shift.map(([first]) => first)))}; ${two(average(shift.map(([, later]) => later)))}`,
      must: '2.2; 0.1',
      stretch: '',
      ok: average(shift.map(([first]) => first)) <= 2.2 && average(shift.map(([, later]) => later)) <= 0.1,
    },
    {
      goal: '14 alerts caused by outages and late starts',
      measured: `${outages}`,
      must: '0',
      stretch: '',
      ok: outages === 0,
    },
  ];
}

function coldGoals(results: readonly TaskResult[]): GoalRow[] {
  const cold = pick(results, 'cold');
  const rates = [...new Set(cold.map((r) => r.task.rate))];
  const of = (rate: number) => cold.filter((r) => r.task.rate === rate).map((r) => r.result);
  const fresh = rates.map((rate) => average(of(rate).map((r) => r.fresh)));
  const backfilled = rates.map((rate) => average(of(rate).map((r) => r.backfilled)));
  const found = [1, 5].map((rate) => average(of(rate).map((r) => Number(r.found))));
  return [
    {
      goal: `11 new keyword, no history: alerts in 24 h at ${rates.join(', ')}/h`,
      measured: fresh.map(two).join(' '),
      must: '0.05 each',
      stretch: '',
      ok: fresh.every((x) => x <= 0.05),
    },
    {
      goal: '12 with 7 days of backfill: alerts in 24 h; x10 at hour 4 found (1/h, 5/h)',
      measured: `${backfilled.map(two).join(' ')}; ${found.map(percent).join(', ')}`,
      must: '0.08 each; 62 %',
      stretch: '',
      ok: backfilled.every((x) => x <= 0.08) && found.every((x) => x >= 0.62),
    },
  ];
}

/** The findings that the slow windows add; the only goal is that they stay rare. */
export function slowRows(results: readonly TaskResult[]): GoalRow[] {
  const low = pick(results, 'low-counts');
  const slow = pick(results, 'slow');
  return (['hostile', 'calm'] as const).flatMap((world) => {
    const levels: readonly SpikeSensitivity[] = ['low', 'normal', 'high'];
    const own = low.filter((r) => r.task.world === world);
    const lines = levels.map((level) => two(falseRate(own, level, 'slowLines').mean));
    const factors = [...new Set(slow.map((r) => r.task.factor))];
    const rates = factors.map((factor) => {
      const tried = slow.filter((r) => r.task.world === world && r.task.factor === factor);
      return `x${factor} ${percent(average(tried.map((r) => Number(r.result))))}`;
    });
    return [
      {
        goal: `slow lines, ${world}: false per keyword-month, low / normal / high`,
        measured: lines.join(' / '),
        must: '',
        stretch: '',
        ok: null,
      },
      {
        goal: `slow lines, ${world}: a raised day told the same day (5, 20, 100/h)`,
        measured: rates.join(', '),
        must: '',
        stretch: '',
        ok: null,
      },
    ];
  });
}
