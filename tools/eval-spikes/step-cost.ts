import type { BucketInput } from '../../src/listening/alerts/detectors/bucket-input.ts';
import { replayBuckets, step } from '../../src/listening/alerts/detectors/spike.ts';
import type { SpikeConfig } from '../../src/listening/alerts/detectors/spike-settings.ts';
import { newSpikeState, type SpikeState } from '../../src/listening/alerts/detectors/spike-state.ts';
import { DAY, HOSTILE, Series } from './generator.ts';
import type { GoalRow } from './goals.ts';
import { randomOf } from './random.ts';

const DAYS = 60;
/** A borrowed day makes the longest state. */
const LENT = { dayProfile: Array.from({ length: 48 }, (_, hour) => (555 + 10 * hour + 1) / 1000) };
/** Sixty days with a burst a week, so that alerts are part of what is compared and timed. */
function buckets(rate: number) {
  const series = new Series(HOSTILE, rate, randomOf(0, `step cost ${rate}`));
  return Array.from({ length: DAYS * DAY }, (_, i) => series.next(i % (7 * DAY) < 24 ? 12 : 1));
}

/** Processor microseconds of one pure step. The least of a few runs counts: the first ones compile. */
function timePerStep(input: readonly BucketInput[], config: SpikeConfig): number {
  let state = newSpikeState(LENT);
  const began = process.cpuUsage();
  for (const bucket of input) state = step(state, bucket, config).state;
  const { user, system } = process.cpuUsage(began);
  return (user + system) / input.length;
}

/** Goal 15: replay against live steps whose state goes through JSON each time, the cost of a step, the size. */
export function stepCostRow(): GoalRow {
  const config = { sensitivity: 'normal', slowBurn: true } as const;
  let equal = true;
  let largest = 0;
  let microseconds = 0;
  for (const rate of [0.5, 20, 2000]) {
    const input = buckets(rate);
    let text = JSON.stringify(newSpikeState(LENT));
    const live = [];
    for (const bucket of input) {
      const result = step(JSON.parse(text) as SpikeState, bucket, config);
      text = JSON.stringify(result.state);
      largest = Math.max(largest, text.length);
      live.push(...result.events);
    }
    equal &&= JSON.stringify(live) === JSON.stringify(replayBuckets(input, config, { ...LENT, warmUpMs: 0 }));
    microseconds = Math.max(microseconds, Math.min(...[1, 2, 3].map(() => timePerStep(input, config))));
  }
  return {
    goal: '15 replay equals live; cost of a step; state as JSON',
    measured: `${equal ? 'yes' : 'no'}; ${microseconds.toFixed(1)} us; ${(largest / 1000).toFixed(1)} kB`,
    must: 'yes; 50 us; 8 kB',
    stretch: '',
    ok: equal && microseconds < 50 && largest < 8000,
  };
}
