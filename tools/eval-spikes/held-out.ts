import type { GoalRow } from './goals.ts';
import { alertRows, type NabFile, scoreNab } from './nab.ts';

/** The halves of the study: one threshold is chosen on each and scored on the other. */
const HALF_A = ['AAPL', 'CRM', 'FB', 'IBM', 'PFE'];
const THETAS = [4, 4.5, 5, 5.5, 6];

function score(files: readonly NabFile[], theta: number): { standard: number; alerts: number[][] } {
  const alerts = files.map((file) => alertRows(file, { sensitivity: 'normal', theta, slowBurn: true }));
  return { standard: scoreNab(files, alerts).standard, alerts };
}

/** Goal 5: the score of a theta chosen without the file it is scored on. Needs files of both halves. */
export function heldOutGoal(files: readonly NabFile[]): GoalRow {
  const goal = '5 NAB held out: theta of one half on the other';
  const isA = (file: NabFile) => HALF_A.some((name) => file.name.includes(`_${name}.`));
  const [a, b] = [files.filter(isA), files.filter((file) => !isA(file))];
  if (a.length === 0 || b.length === 0) {
    return { goal, measured: 'needs both halves', must: '70', stretch: '75', ok: null };
  }
  const choose = (half: NabFile[]) =>
    THETAS.map((theta) => ({ theta, ...score(half, theta) })).reduce((x, y) =>
      y.standard > x.standard ? y : x,
    ).theta;
  const [thetaA, thetaB] = [choose(a), choose(b)];
  const joined = scoreNab([...a, ...b], [...score(a, thetaB).alerts, ...score(b, thetaA).alerts]).standard;
  const measured = `${joined.toFixed(1)} (theta ${thetaA}, ${thetaB})`;
  return { goal, measured, must: '70', stretch: '75', ok: files.length === 10 ? joined >= 70 : null };
}

/** A score that hangs on the last digit of theta is luck: these are the thetas at which it must hold. */
const PLATEAU = [4, 4.25, 4.5, 4.7, 5, 5.25, 5.5, 5.75, 6];

/** The lowest standard score between theta 4 and 5.5, and between 4 and 6. */
export function plateauGoal(files: readonly NabFile[]): GoalRow {
  const scores = PLATEAU.map((theta) => ({ theta, standard: score(files, theta).standard }));
  const lowest = (until: number) =>
    Math.min(...scores.filter(({ theta }) => theta <= until).map(({ standard }) => standard));
  return {
    goal: `5b NAB, ${files.length} files: lowest standard score at theta 4 to 5.5; 4 to 6`,
    measured: `${lowest(5.5).toFixed(1)}; ${lowest(6).toFixed(1)}`,
    must: '75; 65',
    stretch: '78; 75',
    ok: lowest(5.5) >= 75 && lowest(6) >= 65,
  };
}
