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
