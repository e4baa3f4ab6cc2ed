import { describe, expect, it } from 'vitest';
import { pooledPrior } from '../../../../src/listening/alerts/detectors/pooled-prior.ts';
import {
  newSpikeState,
  PRIOR_MEAN,
  type SpikeState,
} from '../../../../src/listening/alerts/detectors/spike-state.ts';
import { bucketsOf, DAY, HOUR, poissonSeries, run } from './series.ts';

/** A keyword of so many mentions an hour that is covered for `days`, by a day of its own. */
function keyword(seed: number, perHour: number, days: number, shape: (hour: number) => number): SpikeState {
  const state = newSpikeState();
  const mean = (i: number) => (perHour / HOUR) * shape(Math.floor((i % DAY) / HOUR));
  run(state, bucketsOf(poissonSeries(seed, days * DAY, mean)));
  return state;
}

const office = (hour: number) => (hour < 12 ? 0.4 : 1.6);
const night = (hour: number) => (hour < 12 ? 1.6 : 0.4);

describe('the prior that the keywords of a workspace give to a new one', () => {
  it('is nothing from fewer than three that are two weeks old', () => {
    const old = [keyword(1, 4, 15, office), keyword(2, 4, 15, office)];
    expect(pooledPrior(old)).toEqual({});
    expect(pooledPrior([...old, keyword(3, 4, 13, office), newSpikeState()])).toEqual({});
    expect(pooledPrior([...old, keyword(3, 4, 15, office)])).not.toEqual({});
  });

  it('is their common day and their median rate', () => {
    const { dayProfile, priorMean } = pooledPrior([
      keyword(1, 4, 42, office),
      keyword(2, 9, 42, office),
      keyword(3, 30, 42, office),
    ]);
    expect(dayProfile).toHaveLength(48);
    for (let slot = 0; slot < 48; slot++) {
      const usual = office(slot % 24);
      expect(Math.abs(dayProfile![slot]! - usual) / usual).toBeLessThan(0.35);
    }
    expect(priorMean! * HOUR).toBeGreaterThan(8);
    expect(priorMean! * HOUR).toBeLessThan(10);
  });

  it('is no day where rare keywords leave its hours unknown, and never less than the usual rate', () => {
    const rare = [1, 2, 3].map((seed) => keyword(seed, 0.1, 20, office));
    expect(pooledPrior(rare)).toEqual({ priorMean: PRIOR_MEAN, dayProfile: null });
  });

  it('is not the day of one large keyword', () => {
    const small = [1, 2, 3, 4].map((seed) => keyword(seed, 5, 42, office));
    const { dayProfile } = pooledPrior([...small, keyword(5, 2_000, 42, night)]);
    expect(dayProfile![3]).toBeLessThan(1);
    expect(dayProfile![15]).toBeGreaterThan(1);
  });
});
