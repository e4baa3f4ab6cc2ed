import type { Millis } from '../time.ts';

interface Stretch {
  from: Millis;
  to: Millis;
}

/** Stretches with others cut out of them. */
export function without(stretches: readonly Stretch[], cut: readonly Stretch[]): Stretch[] {
  let left = stretches.filter(({ from, to }) => from < to);
  for (const { from, to } of cut)
    left = left.flatMap((stretch) =>
      [
        { from: stretch.from, to: Math.min(stretch.to, from) },
        { from: Math.max(stretch.from, to), to: stretch.to },
      ].filter((part) => part.from < part.to),
    );
  return left;
}

/** How much of a period the stretches cover together, however they overlap. */
export function lengthWithin(stretches: readonly Stretch[], period: Stretch): Millis {
  return (
    period.to - period.from - without([period], stretches).reduce((sum, { from, to }) => sum + to - from, 0)
  );
}
