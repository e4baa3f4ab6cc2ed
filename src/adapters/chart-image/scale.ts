/** Upper lines whose half is a round figure, too. */
const ROUND = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8];

/** The least round figure that is no less than `largest`; its half is whole. */
export function upperLine(largest: number): number {
  const wanted = Math.max(2, largest);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return (
    [power, 10 * power]
      .flatMap((unit) => ROUND.map((factor) => Math.round(factor * unit)))
      .find((line) => line >= wanted && line % 2 === 0) ?? 20 * power
  );
}
