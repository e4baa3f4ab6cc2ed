import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minimize } from '../../../tools/train/lbfgs.ts';
import { balanced, type Examples, regress } from '../../../tools/train/logistic.ts';

describe('minimize', () => {
  /** A bowl that is a thousand times steeper one way than the other. */
  const bowl = (x: Float64Array, gradient: Float64Array): number => {
    let value = 0;
    for (let at = 0; at < x.length; at++) {
      const steepness = 10 ** (3 * (at / (x.length - 1)));
      const away = x[at]! - at;
      value += (steepness * away * away) / 2;
      gradient[at] = steepness * away;
    }
    return value;
  };

  test('finds the bottom of a bowl from anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (start) => {
          const found = minimize(bowl, Float64Array.from(start), { iterations: 200, tolerance: 1e-9 });
          found.forEach((value, at) => {
            expect(value).toBeCloseTo(at, 3);
          });
        },
      ),
      { seed: 15, numRuns: 50 },
    );
  });

  test('goes down a curved valley', () => {
    const rosenbrock = (x: Float64Array, gradient: Float64Array): number => {
      const [a, b] = [x[0]!, x[1]!];
      gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
      gradient[1] = 200 * (b - a * a);
      return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
    };
    const [a, b] = minimize(rosenbrock, Float64Array.of(-1.2, 1), { iterations: 300, tolerance: 1e-12 });
    expect([a, b]).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)]);
  });
});

describe('regress', () => {
  /** Each row has one feature, which tells its class. */
  const told: Examples = {
    starts: Uint32Array.of(0, 1, 2, 3, 4, 5, 6),
    features: Uint32Array.of(0, 1, 2, 0, 1, 2),
    values: new Float32Array(6).fill(1),
    classes: Uint8Array.of(0, 1, 2, 0, 1, 2),
    weights: new Float64Array(6).fill(1),
  };
  const settings = { size: 3, classCount: 3, iterations: 50 };

  test('learns which feature speaks for which class', () => {
    const learned = regress(told, { ...settings, freedom: () => 10 });
    for (let feature = 0; feature < 3; feature++) {
      const weights = [...learned.subarray(feature * 3, feature * 3 + 3)];
      expect(weights.indexOf(Math.max(...weights))).toBe(feature);
    }
  });

  test('holds weights nearer to zero the less freedom they have', () => {
    const [strict, free] = [0.1, 10].map((freedom) => regress(told, { ...settings, freedom: () => freedom }));
    expect(Math.abs(strict![0]!)).toBeLessThan(Math.abs(free![0]!));
  });

  test('gives each class the same mass', () => {
    const weights = balanced(Uint8Array.of(0, 0, 0, 1, 2, 2), 3);
    expect([...weights]).toEqual([2 / 3, 2 / 3, 2 / 3, 2, 1, 1]);
  });
});
