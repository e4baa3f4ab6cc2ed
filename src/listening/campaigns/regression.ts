/** A day's count with what scales it: `log mean = level + weekday + offset`. */
export interface RegressionDay {
  /** 0 (Monday) to 6. */
  weekday: number;
  count: number;
  offset: number;
}

/** Negative-binomial counts of days: variance = mean + phi · mean². */
export interface Regression {
  level: number;
  weekdays: readonly number[];
  phi: number;
}

const WEEKDAYS = 7;
/** How strongly the weekdays are drawn to each other: as four days' worth of doubt. */
const RIDGE = 4;
const STEPS = 25;
const ROUNDS = 3;
const LEAST_PHI = 0.01;
/** A day's mean never vanishes: the logarithm of nothing has no size. */
const LEAST_MEAN = 0.02;
/** Days over which what happened on one is felt on others. */
const LAGS = 10;
/** Weeks that are compared to see how the level wanders, and how far apart. */
const ENOUGH_WEEKS = 8;
const MOST_LAG = 6;
/** While too few weeks show it: some three in a hundred a day. */
const USUAL_DRIFT = 0.001;

/** Fits level and weekdays, with the scatter found by moments between rounds. @returns null without any post */
export function fitDays(days: readonly RegressionDay[]): Regression | null {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const scale = days.reduce((sum, { offset }) => sum + Math.exp(offset), 0);
  let fitted: Regression = {
    level: Math.log(total / scale),
    weekdays: new Array<number>(WEEKDAYS).fill(0),
    phi: LEAST_PHI,
  };
  for (let round = 0; round < ROUNDS; round++) {
    fitted = withCoefficients(days, fitted);
    fitted = { ...fitted, phi: scatterOf(days, fitted) };
  }
  return fitted;
}

export function meanOf({ level, weekdays }: Regression, { weekday, offset }: Omit<RegressionDay, 'count'>) {
  return Math.max(LEAST_MEAN, Math.exp(level + weekdays[weekday]! + offset));
}

/** The information about the level that days hold. */
export function informationOf(fitted: Regression, days: readonly Omit<RegressionDay, 'count'>[]): number {
  return days.reduce((sum, day) => {
    const mean = meanOf(fitted, day);
    return sum + mean / (1 + fitted.phi * mean);
  }, 0);
}

/** Newton's steps, by turns for the level and each weekday: the matrix is nearly diagonal. */
function withCoefficients(days: readonly RegressionDay[], start: Regression): Regression {
  const fitted = { level: start.level, weekdays: [...start.weekdays], phi: start.phi };
  for (let step = 0; step < STEPS; step++) {
    const score = new Array<number>(WEEKDAYS).fill(0);
    const information = new Array<number>(WEEKDAYS).fill(0);
    for (const day of days) {
      const mean = meanOf(fitted, day);
      const weight = 1 / (1 + fitted.phi * mean);
      score[day.weekday]! += (day.count - mean) * weight;
      information[day.weekday]! += mean * weight;
    }
    let moved = 0;
    for (let weekday = 0; weekday < WEEKDAYS; weekday++) {
      const change = bounded(
        (score[weekday]! - RIDGE * fitted.weekdays[weekday]!) / (information[weekday]! + RIDGE),
      );
      fitted.weekdays[weekday]! += change;
      moved = Math.max(moved, Math.abs(change));
    }
    const level = levelStep(days, fitted);
    fitted.level += level;
    if (Math.max(moved, Math.abs(level)) < 1e-7) break;
  }
  return fitted;
}

function levelStep(days: readonly RegressionDay[], fitted: Regression): number {
  let [score, information] = [0, 0];
  for (const day of days) {
    const mean = meanOf(fitted, day);
    const weight = 1 / (1 + fitted.phi * mean);
    score += (day.count - mean) * weight;
    information += mean * weight;
  }
  return bounded(score / Math.max(information, 1e-9));
}

/** A step that overshoots would come back: none is larger than a factor of e. */
function bounded(change: number): number {
  return Math.max(-1, Math.min(1, change));
}

/** By moments: what the squares of the residuals have above Poisson's, in squares of the mean. */
function scatterOf(days: readonly RegressionDay[], fitted: Regression): number {
  let [excess, squares] = [0, 0];
  for (const day of days) {
    const mean = meanOf(fitted, day);
    excess += (day.count - mean) ** 2 - mean;
    squares += mean ** 2;
  }
  return Math.max(LEAST_PHI, excess / squares);
}

/**
 * How much more the mean of a run of days varies than if they were independent: by the autocorrelation of the residuals,
 * which is taken for none where it is negative.
 */
export function inflationOf(days: readonly RegressionDay[], fitted: Regression, length: number): number {
  const residuals = days.map((day) => {
    const mean = meanOf(fitted, day);
    return (day.count - mean) / Math.sqrt(mean + fitted.phi * mean ** 2);
  });
  const all = residuals.reduce((sum, value) => sum + value ** 2, 0);
  if (all === 0) return 1;
  let sum = 0;
  for (let lag = 1; lag <= Math.min(LAGS, length - 1); lag++) {
    let product = 0;
    for (let index = lag; index < residuals.length; index++)
      product += residuals[index]! * residuals[index - lag]!;
    sum += Math.max(0, product / all) * (1 - lag / length);
  }
  return 1 + 2 * sum;
}

/** How the level wanders, as variance a day: by how much more weeks differ the farther they are apart. */
export function driftOf(days: readonly RegressionDay[], fitted: Regression): number {
  const weeks: number[] = [];
  for (let end = days.length; end >= 7; end -= 7) {
    const week = days.slice(end - 7, end);
    const mean = week.reduce((sum, day) => sum + meanOf(fitted, day), 0);
    weeks.push(Math.log((week.reduce((sum, { count }) => sum + count, 0) + 0.5) / (mean + 0.5)));
  }
  const most = Math.min(MOST_LAG, Math.floor(weeks.length / 2));
  const lags = Array.from({ length: most }, (_, index) => index + 1);
  const squares = lags.map((lag) => {
    const differences = weeks.slice(lag).map((value, index) => (value - weeks[index]!) ** 2);
    return differences.reduce((sum, value) => sum + value, 0) / differences.length;
  });
  const center = (most + 1) / 2;
  const slope =
    lags.reduce((sum, lag, index) => sum + (lag - center) * squares[index]!, 0) /
    lags.reduce((sum, lag) => sum + (lag - center) ** 2, 0);
  return weeks.length < ENOUGH_WEEKS ? USUAL_DRIFT : Math.max(0, slope / 7);
}
